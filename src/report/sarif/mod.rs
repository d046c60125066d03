//! SARIF 2.1.0, as GitHub's code scanning wants it and as the standard allows it: one run, a result for what every
//! rule says, regions no larger than the words, columns in UTF-16 units.
//!
//! GitHub takes no more than so many results of a run, and shows the most severe of them. So the results wait for the
//! end of the run; no more of them than GitHub takes, and what is left out is told in a notification.

mod kept;
mod log;
mod rules;

use super::finding::{Keys, each};
use super::here::Here;
use super::json::write_json;
use super::summary::grouped;
use super::{FileOutcome, Reporter, Run};
use crate::diagnostic::Severity;
use kept::Kept;
use log::{Invocation, LogResult, Notification};
use rules::{Driver, Met};
use std::io;

/// The schema of the standard.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// So many results of a run are taken by GitHub.
const MOST_RESULTS: usize = 25_000;

pub(super) struct Sarif {
    here: Here,
    keys: Keys,
    kept: Kept,
    met: Met,
}

impl Sarif {
    pub(super) fn new(here: Here) -> Self {
        Self { here, keys: Keys::default(), kept: Kept::new(MOST_RESULTS), met: Met::default() }
    }

    /// What is told of the run itself.
    fn invocation(&self, run: &Run) -> Invocation {
        let level = level(if run.failed { Severity::Error } else { Severity::Warning });
        let mut notifications: Vec<Notification> =
            run.problems.iter().map(|problem| Notification::of(problem, level, &self.here)).collect();
        if self.kept.left_out() > 0 {
            notifications.push(Notification::note(format!(
                "{} results were found. GitHub takes {} of a run, so the {} least severe are left out. \
                 `--output-format jsonl=FILE` writes them all.",
                grouped(self.kept.seen() as u64),
                grouped(MOST_RESULTS as u64),
                grouped(self.kept.left_out() as u64),
            )));
        }
        Invocation::new(!run.failed, notifications)
    }
}

impl Reporter for Sarif {
    fn file(&mut self, outcome: &FileOutcome<'_>, _out: &mut dyn io::Write) -> io::Result<()> {
        let path = self.here.path(outcome.text.name());
        let place = self.here.uri(outcome.text.name());
        for diagnostic in each(outcome.diagnostics) {
            let key = self.keys.key(&path, outcome.text, diagnostic);
            self.kept.add(diagnostic.severity, || {
                self.met.note(diagnostic);
                let mut json = Vec::new();
                write_json(&LogResult::new(&place, outcome.text, diagnostic, key), &mut json)?;
                Ok(json)
            })?;
        }
        Ok(())
    }

    fn finish(&mut self, run: &Run, out: &mut dyn io::Write) -> io::Result<()> {
        write!(out, "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\n\"tool\":")?;
        write_json(&Driver::new(&self.met.cards(&run.rules)), out)?;
        write!(out, ",\n\"invocations\":[")?;
        write_json(&self.invocation(run), out)?;
        write!(
            out,
            "],\n\"columnKind\":\"utf16CodeUnits\",\"language\":\"en-GB\",\n\"originalUriBaseIds\":"
        )?;
        write_json(&log::BASES, out)?;
        write!(out, ",\n\"results\":[")?;
        for (number, result) in self.kept.in_order().enumerate() {
            out.write_all(if number == 0 { b"\n" } else { b",\n" })?;
            out.write_all(result)?;
        }
        out.write_all(b"]}]}\n")
    }
}

/// The level of a severity.
const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}
