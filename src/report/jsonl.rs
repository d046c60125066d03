//! JSON Lines: one diagnostic a line. Rules merged into another's diagnostic get lines of their own, with the
//! same span.

use super::json::write_json;
use super::{FileOutcome, Reporter, Run};
use crate::diagnostic::Diagnostic;
use crate::text::Text;
use serde::Serialize;
use std::io;

pub(super) struct JsonLines;

/// The fields of a line are a contract: users' scripts read them.
#[derive(Serialize)]
struct Record<'a> {
    path: &'a str,
    rule: &'a str,
    severity: String,
    confidence: String,
    start_byte: u32,
    end_byte: u32,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    text: &'a str,
    message: &'a str,
    fingerprint: String,
}

impl Reporter for JsonLines {
    fn file(&mut self, outcome: &FileOutcome<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        for leader in outcome.diagnostics {
            for diagnostic in std::iter::once(leader).chain(&leader.merged) {
                write_json(&record(outcome.text, leader, diagnostic), out)?;
                out.write_all(b"\n")?;
            }
        }
        Ok(())
    }

    fn finish(&mut self, _run: &Run, _out: &mut dyn io::Write) -> io::Result<()> {
        Ok(())
    }
}

fn record<'a>(text: &'a Text, leader: &Diagnostic, diagnostic: &'a Diagnostic) -> Record<'a> {
    let (start, end) = (text.position(leader.span.start), text.position(leader.span.end));
    Record {
        path: text.name(),
        rule: &diagnostic.rule,
        severity: diagnostic.severity.to_string(),
        confidence: diagnostic.confidence.to_string(),
        start_byte: start.byte,
        end_byte: end.byte,
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        text: text.slice(leader.span),
        message: &diagnostic.message,
        fingerprint: diagnostic.fingerprint.to_string(),
    }
}
