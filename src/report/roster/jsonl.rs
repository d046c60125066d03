//! JSON Lines: one attribution a line.

use super::{FileRoster, RosterReporter, RosterRun};
use crate::attribution::{Attribution, Reason};
use crate::names::Named;
use crate::report::json::write_json;
use crate::text::{Span, Text};
use serde::Serialize;
use std::io;

pub(super) struct JsonLines;

/// The fields of a line are a contract: users' scripts read them.
#[derive(Serialize)]
struct Record<'a> {
    path: &'a str,
    kind: &'static str,
    source_start: Option<u32>,
    source_end: Option<u32>,
    cue_start: Option<u32>,
    cue_end: Option<u32>,
    content_start: Option<u32>,
    content_end: Option<u32>,
    anonymity: &'static str,
    anonymity_start: Option<u32>,
    anonymity_end: Option<u32>,
}

impl RosterReporter for JsonLines {
    fn file(&mut self, file: &FileRoster<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        for attribution in &file.facts.attributions {
            write_json(&record(file.text, attribution), out)?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }

    fn finish(&mut self, _run: &RosterRun, _out: &mut dyn io::Write) -> io::Result<()> {
        Ok(())
    }
}

fn record<'a>(text: &'a Text, attribution: &Attribution) -> Record<'a> {
    let bytes = |span: Option<Span>| {
        let byte = |offset: u32| text.position(offset).byte;
        (span.map(|span| byte(span.start)), span.map(|span| byte(span.end)))
    };
    let (source_start, source_end) = bytes(attribution.source.as_ref().map(|source| source.span));
    let (cue_start, cue_end) = bytes(attribution.cue.as_ref().map(|cue| cue.span));
    let (content_start, content_end) = bytes(attribution.content.iter().copied().reduce(Span::hull));
    let (anonymity_start, anonymity_end) = bytes(attribution.anonymity);
    Record {
        path: text.name(),
        kind: attribution.kind.name(),
        source_start,
        source_end,
        cue_start,
        cue_end,
        content_start,
        content_end,
        anonymity: Reason::name(attribution.reason),
        anonymity_start,
        anonymity_end,
    }
}
