//! `whosays-import/1`: one JSON object. The types here are the contract.

use super::{Count, ImportReport};
use crate::diagnostic::Diagnostic;
use crate::import::Carried;
use crate::names::Named;
use crate::text::Text;
use serde::Serialize;

#[derive(Serialize)]
struct Object<'a> {
    schema: &'static str,
    folder: Option<&'a str>,
    styles: Vec<Style<'a>>,
    rules: Vec<Rule<'a>>,
}

/// A style, counted.
#[derive(Serialize)]
struct Style<'a> {
    name: &'a str,
    rules: usize,
    whole: usize,
    part: usize,
    nothing: usize,
    written: usize,
}

/// A rule that was read.
#[derive(Serialize)]
struct Rule<'a> {
    style: &'a str,
    name: &'a str,
    file: &'a str,
    carried: &'static str,
    ids: &'a [String],
    remarks: Vec<Remark<'a>>,
}

/// What could not be carried over.
#[derive(Serialize)]
struct Remark<'a> {
    message: &'a str,
    help: Option<&'a str>,
    line: u32,
    column: u32,
    words: &'a str,
}

pub(super) fn object(report: &ImportReport<'_>) -> String {
    let object = Object {
        schema: "whosays-import/1",
        folder: report.folder,
        styles: report.counts().iter().map(Style::of).collect(),
        rules: report.rules.iter().map(Rule::of).collect(),
    };
    // Strings and numbers always become JSON.
    serde_json::to_string_pretty(&object).unwrap_or_default() + "\n"
}

impl<'a> Style<'a> {
    const fn of(count: &Count<'a>) -> Self {
        let Count { style: name, rules, whole, part, nothing, written } = *count;
        Self { name, rules, whole, part, nothing, written }
    }
}

impl<'a> Rule<'a> {
    fn of(rule: &'a Carried) -> Self {
        Self {
            style: &rule.style,
            name: &rule.name,
            file: rule.file.name(),
            carried: rule.extent().name(),
            ids: &rule.ids,
            remarks: rule.remarks.iter().map(|remark| Remark::of(remark, &rule.file)).collect(),
        }
    }
}

impl<'a> Remark<'a> {
    fn of(remark: &'a Diagnostic, file: &'a Text) -> Self {
        let place = file.position(remark.span.start);
        Self {
            message: &remark.message,
            help: remark.help.as_deref(),
            line: place.line,
            column: place.column,
            words: file.slice(remark.span),
        }
    }
}
