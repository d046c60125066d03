//! Every renderer, over findings of a draft and over findings that nobody should come up with: what machines read can be
//! read, and what people read steers no terminal.

#![no_main]

#[path = "../../tests/readers/mod.rs"]
mod readers;

use readers::READERS;
use serde_json::Value;
use whosays::attribution::Facts;
use whosays::diagnostic::{Diagnostic, Label, Severity};
use whosays::lint::Options;
use whosays::names::Named;
use whosays::report::{
    FileOutcome, FileRoster, Here, OutputFormat, RosterFormat, RosterRun, Run, Style, TraceReport,
};
use whosays::roster::Roster;
use whosays::text::{Span, Text};
use whosays_fuzz::{draft, linter, steers};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((format, text)) = draft(data) else { return };
    let found = linter().check(&text, format, Options { pedantic: true, ..Options::default() }).diagnostics;
    check(&text, &found);
    check(&text, &odd(&text, data));
    let trace = linter().trace(&text, format, Options::default());
    let sentences: Vec<usize> = (0..trace.sentences.len()).collect();
    let report = TraceReport { text: &text, trace: &trace, sentences: &sentences };
    assert!(!report.human(Style::default()).contains(steers));
    is_json(&report.json());
    roster(&text, &trace.facts);
});

/// Findings at places that the bytes choose, whose words are the draft's own.
fn odd(text: &Text, data: &[u8]) -> Vec<Diagnostic> {
    let number = |at: usize| u32::from(data.get(at).copied().unwrap_or_default());
    let words: String = text.contents().chars().take(40).collect();
    let span = |at| Span::new(number(at), number(at + 1));
    let mut one = Diagnostic::new("a-rule", Severity::Warning, words.clone(), span(1));
    one.ask = Some(words.as_str().into());
    one.help = Some(words.as_str().into());
    one.labels = (3..9)
        .map(|at| Label { role: "content".into(), message: words.as_str().into(), span: span(at) })
        .collect();
    let merged = Diagnostic::new("another", Severity::Info, words, span(9));
    vec![Diagnostic { merged: vec![merged], ..one.clone() }, one]
}

fn check(text: &Text, diagnostics: &[Diagnostic]) {
    let name: String = text.contents().chars().rev().take(20).collect();
    let text = Text::new(format!("{name}.md"), text.contents());
    for width in [0, 80] {
        let human = report(OutputFormat::Human, width, &text, diagnostics);
        assert!(!human.contains(steers), "{human:?}");
    }
    let concise = report(OutputFormat::Concise, 80, &text, diagnostics);
    assert!(!concise.contains(steers) && concise.lines().count() == diagnostics.len(), "{concise:?}");
    is_json(&report(OutputFormat::Json, 80, &text, diagnostics));
    report(OutputFormat::Jsonl, 80, &text, diagnostics).lines().for_each(is_json);
    for (format, unit, read) in READERS {
        let written = report(format, 80, &text, diagnostics);
        assert!(!written.contains(steers), "{format} {written:?}");
        for found in read(&written) {
            found.start.offset(text.contents(), unit);
        }
    }
}

fn is_json(written: &str) {
    assert!(!written.contains(steers));
    serde_json::from_str::<Value>(written).expect("it is JSON");
}

fn report(format: OutputFormat, width: usize, text: &Text, diagnostics: &[Diagnostic]) -> String {
    let (mut reporter, mut run) =
        (format.reporter(Style { width, ..Style::default() }, &Here::default()), Run::default());
    let mut out = Vec::new();
    run.summary.add(diagnostics);
    reporter.file(&FileOutcome { text, diagnostics }, &mut out).expect("a vector takes everything");
    reporter.finish(&run, &mut out).expect("a vector takes everything");
    String::from_utf8(out).expect("reports are UTF-8")
}

fn roster(text: &Text, facts: &Facts) {
    let roster = &Roster::new(facts);
    for &(_, format) in RosterFormat::ALL {
        let (mut reporter, mut out) = (format.reporter(Style::default()), Vec::new());
        reporter.file(&FileRoster { text, facts, roster }, &mut out).expect("a vector takes everything");
        reporter.finish(&RosterRun::default(), &mut out).expect("a vector takes everything");
        let written = String::from_utf8(out).expect("reports are UTF-8");
        assert!(!written.contains(steers));
    }
}
