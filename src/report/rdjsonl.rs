//! Reviewdog's Diagnostic Format in JSON Lines. Its columns count bytes of UTF-8 in a line, however the file is
//! stored; a byte order mark is bytes of the first line, as it is in the diffs that reviewdog compares with.

use super::finding::{each, ends, places, sentences};
use super::here::Here;
use super::json::write_json;
use super::{FileOutcome, Reporter, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::{Position, Span, Text};
use serde::Serialize;
use std::io;

pub(super) struct Rdjsonl {
    here: Here,
}

impl Rdjsonl {
    pub(super) const fn new(here: Here) -> Self {
        Self { here }
    }
}

impl Reporter for Rdjsonl {
    fn file(&mut self, outcome: &FileOutcome<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let path = self.here.path(outcome.text.name());
        for diagnostic in each(outcome.diagnostics) {
            write_json(&Record::new(&path, outcome.text, diagnostic), out)?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }

    fn finish(&mut self, _run: &Run, _out: &mut dyn io::Write) -> io::Result<()> {
        Ok(())
    }
}

/// One `Diagnostic`, by the names of its fields in reviewdog's definition.
#[derive(Serialize)]
struct Record<'a> {
    message: String,
    location: Location<'a>,
    severity: &'static str,
    source: Source,
    code: Code<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
}

#[derive(Serialize)]
struct Code<'a> {
    value: &'a str,
}

#[derive(Serialize)]
struct Related<'a> {
    message: String,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    range: Range,
}

#[derive(Serialize)]
struct Range {
    start: Point,
    end: Point,
}

#[derive(Serialize)]
struct Point {
    line: u32,
    column: u32,
}

impl<'a> Record<'a> {
    fn new(path: &'a str, text: &Text, diagnostic: &'a Diagnostic) -> Self {
        let location = |span| Location { path, range: Range::new(text, span) };
        let related = |(message, span)| Related { message, location: location(span) };
        Self {
            message: sentences(diagnostic),
            location: location(diagnostic.span),
            severity: match diagnostic.severity {
                Severity::Error => "ERROR",
                Severity::Warning => "WARNING",
                Severity::Info => "INFO",
            },
            source: Source { name: env!("CARGO_PKG_NAME") },
            code: Code { value: &diagnostic.rule },
            related_locations: places(diagnostic).map(related).collect(),
        }
    }
}

impl Range {
    fn new(text: &Text, span: Span) -> Self {
        let point = |at: Position| Point { line: at.line, column: at.utf8 };
        let (start, end) = ends(text, span);
        Self { start: point(start), end: point(end) }
    }
}
