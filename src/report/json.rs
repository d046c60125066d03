//! `whosays-report/1`: one JSON object for the run, written as the files come.
//!
//! The types here and those of [`super::run`] are the contract. They are not those of the linter, so that those
//! can change.

use super::neutral;
use super::{FileOutcome, Reporter, Run};
use crate::diagnostic::{Diagnostic, Label};
use crate::text::{Span, Text};
use serde::Serialize;
use serde_json::ser::Formatter;
use std::io;

/// Writes the object; one file a line, so that two reports can be compared by lines.
pub(super) struct Json {
    object: Object,
}

impl Json {
    pub(super) fn new() -> Self {
        Self { object: Object::new("whosays-report/1") }
    }
}

impl Reporter for Json {
    fn file(&mut self, outcome: &FileOutcome<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        self.object.file(&File::new(outcome), out)
    }

    fn finish(&mut self, run: &Run, out: &mut dyn io::Write) -> io::Result<()> {
        self.object.end_files(out)?;
        Object::field("packs", &run.packs, out)?;
        Object::field("summary", &run.summary, out)?;
        Object::field("problems", &run.problems, out)?;
        Object::field("suppressions", &run.suppressions, out)?;
        Object::end(out)
    }
}

/// A JSON object written as the files come: its schema and the tool, an array of files, then further fields.
pub(super) struct Object {
    schema: &'static str,
    files: usize,
}

impl Object {
    pub(super) fn new(schema: &'static str) -> Self {
        Self { schema, files: 0 }
    }

    /// Writes one more file.
    pub(super) fn file(&mut self, file: &impl Serialize, out: &mut dyn io::Write) -> io::Result<()> {
        self.lead(out)?;
        self.files += 1;
        write_json(file, out)
    }

    /// Ends the files. It is called once, also where there was none.
    pub(super) fn end_files(&self, out: &mut dyn io::Write) -> io::Result<()> {
        if self.files == 0 {
            self.lead(out)?;
        }
        out.write_all(b"]")
    }

    /// Writes a field behind the files.
    pub(super) fn field(name: &str, value: &impl Serialize, out: &mut dyn io::Write) -> io::Result<()> {
        write!(out, ",\n\"{name}\":")?;
        write_json(value, out)
    }

    /// Ends the object.
    pub(super) fn end(out: &mut dyn io::Write) -> io::Result<()> {
        out.write_all(b"}\n")
    }

    /// What stands before a file, or before the end where there is none.
    fn lead(&self, out: &mut dyn io::Write) -> io::Result<()> {
        if self.files > 0 {
            return out.write_all(b",\n");
        }
        out.write_all(b"{\"schema\":")?;
        write_json(&self.schema, out)?;
        out.write_all(b",\"tool\":")?;
        write_json(&Tool::THIS, out)?;
        out.write_all(b",\n\"files\":[")
    }
}

/// What has made a report.
#[derive(Serialize)]
pub(super) struct Tool {
    name: &'static str,
    version: &'static str,
}

impl Tool {
    pub(super) const THIS: Self = Self { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") };
}

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    diagnostics: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    rule: &'a str,
    severity: String,
    confidence: String,
    message: &'a str,
    ask: Option<&'a str>,
    help: Option<&'a str>,
    text: &'a str,
    span: Range,
    labels: Vec<LabelEntry<'a>>,
    also: Vec<&'a str>,
    fingerprint: String,
}

#[derive(Serialize)]
struct LabelEntry<'a> {
    role: &'a str,
    message: &'a str,
    span: Range,
}

/// A span in every unit.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Range {
    start: Position,
    end: Position,
}

#[derive(Clone, Copy, Debug, Serialize)]
struct Position {
    byte: u32,
    line: u32,
    column: u32,
    utf16: u32,
}

impl<'a> File<'a> {
    fn new(outcome: &FileOutcome<'a>) -> Self {
        let text = outcome.text;
        Self {
            path: text.name(),
            diagnostics: outcome.diagnostics.iter().map(|diagnostic| Entry::new(text, diagnostic)).collect(),
        }
    }
}

impl<'a> Entry<'a> {
    fn new(text: &'a Text, diagnostic: &'a Diagnostic) -> Self {
        Self {
            rule: &diagnostic.rule,
            severity: diagnostic.severity.to_string(),
            confidence: diagnostic.confidence.to_string(),
            message: &diagnostic.message,
            ask: diagnostic.ask.as_deref(),
            help: diagnostic.help.as_deref(),
            text: text.slice(diagnostic.span),
            span: Range::new(text, diagnostic.span),
            labels: diagnostic.labels.iter().map(|label| LabelEntry::new(text, label)).collect(),
            also: diagnostic.merged.iter().map(|merged| &*merged.rule).collect(),
            fingerprint: diagnostic.fingerprint.to_string(),
        }
    }
}

impl<'a> LabelEntry<'a> {
    fn new(text: &Text, label: &'a Label) -> Self {
        Self { role: &label.role, message: &label.message, span: Range::new(text, label.span) }
    }
}

impl Range {
    pub(super) fn new(text: &Text, span: Span) -> Self {
        Self { start: Position::new(text, span.start), end: Position::new(text, span.end) }
    }

    /// The line and column it begins at.
    pub(super) const fn start(&self) -> (u32, u32) {
        (self.start.line, self.start.column)
    }
}

impl Position {
    fn new(text: &Text, offset: u32) -> Self {
        let position = text.position(offset);
        Self { byte: position.byte, line: position.line, column: position.column, utf16: position.utf16 }
    }
}

/// Writes a value as JSON on one line. Characters that would steer a terminal are written as escapes, which
/// mean the same to every reader.
pub(super) fn write_json(value: &impl Serialize, out: &mut dyn io::Write) -> io::Result<()> {
    value.serialize(&mut serde_json::Serializer::with_formatter(out, Escaping)).map_err(io::Error::from)
}

struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, c)) = rest.char_indices().find(|(_, c)| neutral::is_hidden(*c)) {
            out.write_all(&rest.as_bytes()[..at])?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            rest = &rest[at + c.len_utf8()..];
        }
        out.write_all(rest.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_mean_the_same_and_touch_no_terminal() {
        let text = "a\u{9b}31m\u{202e}“é”\u{e0041}\x1b\n";
        let mut out = Vec::new();
        write_json(&text, &mut out).expect("a vector takes everything");
        let json = String::from_utf8(out).expect("JSON is UTF-8");
        assert!(!json.chars().any(neutral::is_hidden), "{json}");
        assert_eq!(serde_json::from_str::<String>(&json).expect("it is JSON"), text);
    }
}
