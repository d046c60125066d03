//! GitLab's Code Quality report: one JSON array, an object a line. GitLab takes two findings with one fingerprint for
//! one, so each gets a key of its own. Columns are in code points.

use super::finding::{Keys, each, ends, sentences};
use super::here::Here;
use super::json::write_json;
use super::{FileOutcome, Reporter, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::{Position, Text};
use serde::Serialize;
use std::io;

pub(super) struct GitLab {
    here: Here,
    keys: Keys,
    started: bool,
}

impl GitLab {
    pub(super) fn new(here: Here) -> Self {
        Self { here, keys: Keys::default(), started: false }
    }
}

impl Reporter for GitLab {
    fn file(&mut self, outcome: &FileOutcome<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let path = self.here.path(outcome.text.name());
        for diagnostic in each(outcome.diagnostics) {
            let fingerprint = self.keys.key(&path, outcome.text, diagnostic).to_string();
            out.write_all(if self.started { b",\n" } else { b"[\n" })?;
            self.started = true;
            write_json(&Violation::new(&path, outcome.text, diagnostic, fingerprint), out)?;
        }
        Ok(())
    }

    fn finish(&mut self, _run: &Run, out: &mut dyn io::Write) -> io::Result<()> {
        out.write_all(if self.started { b"\n]\n" } else { b"[]\n" })
    }
}

/// One finding; the fields are those that GitLab reads.
#[derive(Serialize)]
struct Violation<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

/// Some readers know the lines alone.
#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
    positions: Positions,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

#[derive(Serialize)]
struct Positions {
    begin: Point,
    end: Point,
}

#[derive(Serialize)]
struct Point {
    line: u32,
    column: u32,
}

impl<'a> Violation<'a> {
    fn new(path: &'a str, text: &Text, diagnostic: &'a Diagnostic, fingerprint: String) -> Self {
        let (start, end) = ends(text, diagnostic.span);
        let point = |at: Position| Point { line: at.line, column: at.column };
        Self {
            description: sentences(diagnostic),
            check_name: &diagnostic.rule,
            fingerprint,
            severity: match diagnostic.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Info => "info",
            },
            location: Location {
                path,
                lines: Lines { begin: start.line, end: end.line },
                positions: Positions { begin: point(start), end: point(end) },
            },
        }
    }
}
