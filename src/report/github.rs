//! Annotations of GitHub Actions: commands that the runner reads from the log, so that diagnostics stand beside the
//! changed lines.
//!
//! GitHub shows ten annotations of a level in a step and drops the rest without a word. So the most severe come
//! first, no more than ten of a level are printed, and the last one says what is left out. They are for people: rules
//! merged into another's diagnostic are told in its message, or they would take the places of others.
//!
//! Columns are in UTF-16 units, which is what those count in who read them: problem matchers and pages in
//! JavaScript. GitHub's own documents name no unit.

use super::finding::{ends, sentences};
use super::here::Here;
use super::neutral;
use super::notes::merged_rules;
use super::summary::counted;
use super::{FileOutcome, Reporter, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::Text;
use std::fmt::Write as _;
use std::io;

/// So many annotations of a level are shown in a step.
const SHOWN: usize = 10;

pub(super) struct GitHub {
    here: Here,
    errors: Level,
    warnings: Level,
    notices: Level,
}

/// The annotations of one level, of which the first are kept.
struct Level {
    name: &'static str,
    kept: Vec<String>,
    found: usize,
}

impl GitHub {
    pub(super) const fn new(here: Here) -> Self {
        Self {
            here,
            errors: Level::new("error"),
            warnings: Level::new("warning"),
            notices: Level::new("notice"),
        }
    }

    const fn level(&mut self, severity: Severity) -> &mut Level {
        match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Info => &mut self.notices,
        }
    }
}

impl Reporter for GitHub {
    fn file(&mut self, outcome: &FileOutcome<'_>, _out: &mut dyn io::Write) -> io::Result<()> {
        let path = self.here.path(outcome.text.name()).into_owned();
        for diagnostic in outcome.diagnostics {
            self.level(diagnostic.severity)
                .add(|| properties(&path, outcome.text, diagnostic), || told(diagnostic));
        }
        Ok(())
    }

    fn finish(&mut self, run: &Run, out: &mut dyn io::Write) -> io::Result<()> {
        let severity = if run.failed { Severity::Error } else { Severity::Warning };
        for problem in run.problems.iter().rev() {
            let path = self.here.path(&problem.path).into_owned();
            self.level(severity).put_first(&path, &problem.message);
        }
        let all_shown =
            [&self.errors, &self.warnings, &self.notices].iter().all(|level| level.found <= SHOWN);
        // What says that there is more takes the place of a notice.
        let notices = if all_shown { SHOWN } else { SHOWN - 1 };
        self.notices.kept.truncate(notices);
        let levels = [&self.errors, &self.warnings, &self.notices];
        for annotation in levels.iter().flat_map(|level| &level.kept) {
            writeln!(out, "{annotation}")?;
        }
        if all_shown { Ok(()) } else { writeln!(out, "{}", rest(&levels)) }
    }
}

impl Level {
    const fn new(name: &'static str) -> Self {
        Self { name, kept: Vec::new(), found: 0 }
    }

    fn add(&mut self, properties: impl FnOnce() -> String, message: impl FnOnce() -> String) {
        self.found += 1;
        if self.kept.len() < SHOWN {
            self.kept.push(command(self.name, &properties(), &message()));
        }
    }

    /// What could not be done comes ahead of what was found.
    fn put_first(&mut self, path: &str, problem: &str) {
        self.found += 1;
        let message = format!("{}: {}", neutral::line(path), neutral::words(problem));
        self.kept.insert(0, command(self.name, "title=whosays", &message));
        self.kept.truncate(SHOWN);
    }

    fn left_out(&self) -> Option<String> {
        let left_out = self.found - self.kept.len();
        (left_out > 0).then(|| counted(left_out as u64, self.name))
    }
}

/// What is left out, and where all of it can be had.
fn rest(levels: &[&Level]) -> String {
    let left_out: Vec<String> = levels.iter().filter_map(|level| level.left_out()).collect();
    let message = format!(
        "Not shown: {}. GitHub shows ten annotations of a level in a step. Add `--output-format concise=FILE` for a \
         list of all, or `--output-format sarif=FILE` for code scanning.",
        left_out.join(", ")
    );
    command("notice", "title=whosays", &message)
}

fn command(name: &str, properties: &str, message: &str) -> String {
    format!("::{name} {properties}::{}", escaped(message, &['%', '\r', '\n']))
}

/// Where a diagnostic stands, and whose it is. Columns may only be given of a place on one line.
fn properties(path: &str, text: &Text, diagnostic: &Diagnostic) -> String {
    let (start, end) = ends(text, diagnostic.span);
    let property = |text: &str| escaped(text, &['%', '\r', '\n', ':', ',']);
    let mut properties = format!("file={},line={},endLine={}", property(path), start.line, end.line);
    if start.line == end.line {
        // Writing into a string cannot fail.
        let _ = write!(properties, ",col={},endColumn={}", start.utf16, end.utf16);
    }
    let title = property(&format!("whosays: {}", diagnostic.rule));
    format!("{properties},title={title}")
}

/// What a diagnostic says; the rules merged into it get lines of their own.
fn told(diagnostic: &Diagnostic) -> String {
    let mut told = sentences(diagnostic);
    for merged in merged_rules(diagnostic) {
        let _ = write!(told, "\nAlso {}: {}", neutral::line(&merged.rule), neutral::words(&merged.message));
    }
    told
}

/// Text with some characters as their numbers, which the runner turns back, and none that would steer a terminal.
fn escaped(text: &str, special: &[char]) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if special.contains(&c) {
            let _ = write!(escaped, "%{:02X}", u32::from(c));
        } else {
            neutral::push(&mut escaped, text, at, c);
        }
    }
    escaped
}
