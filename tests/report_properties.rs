//! Whatever the text and whatever the spans, reports come out, and they are safe to print.

use crate::readers::READERS;
use crate::support;
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;
use whosays::diagnostic::{Diagnostic, Label, Severity};
use whosays::report::{OutputFormat, Style};
use whosays::text::{Span, Text};

/// Texts made of what trips renderers up.
fn texts() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        Just("word ".to_owned()),
        Just("A sentence ends here. ".to_owned()),
        Just("\n".to_owned()),
        Just("\r\n".to_owned()),
        Just("漢字の文。".to_owned()),
        Just("👩\u{200d}🚀🇺🇦".to_owned()),
        Just("שלום \u{202e}".to_owned()),
        Just("e\u{301}\u{200b}\u{feff}".to_owned()),
        Just("\x1b[31m\x07\t\r\u{9b}".to_owned()),
        Just("x".repeat(130)),
        Just("wörter “und” so weiter ".repeat(9)),
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(pieces, 0..24).prop_map(|pieces| pieces.concat())
}

fn diagnostics() -> impl Strategy<Value = Vec<Diagnostic>> {
    let span = || (0..600_u32, 0..600_u32).prop_map(|(start, end)| Span::new(start, end));
    let label = (span(), texts()).prop_map(|(span, message)| Label {
        role: "content".into(),
        message: message.into(),
        span,
    });
    let diagnostic = (span(), texts(), prop::collection::vec(label, 0..10), prop::option::of(span()));
    let diagnostic = diagnostic.prop_map(|(span, message, labels, merged)| {
        let mut diagnostic = Diagnostic::new("a-rule", Severity::Warning, message.clone(), span);
        diagnostic.ask = Some(message.into());
        diagnostic.labels = labels.into();
        let merged = merged.map(|span| Diagnostic::new("another", Severity::Info, "also", span));
        diagnostic.merged = merged.into_iter().collect();
        diagnostic
    });
    prop::collection::vec(diagnostic, 0..4)
}

fn report(format: OutputFormat, width: usize, text: &Text, diagnostics: &[Diagnostic]) -> String {
    support::report::report(format, Style { width, ..Style::default() }, text, diagnostics)
}

fn steers(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{200e}' | '\u{200f}')
}

proptest! {
    #[test]
    fn human_output_is_safe_and_keeps_to_the_width(
        text in texts(),
        path in texts(),
        diagnostics in diagnostics(),
        width in 0..200_usize,
    ) {
        let text = Text::new("a.txt", text);
        let shown = report(OutputFormat::Human, width, &text, &diagnostics);
        prop_assert!(!shown.contains(steers), "{shown:?}");
        for row in shown.lines() {
            let columns = row.width();
            prop_assert!(columns <= width.clamp(40, 120) + 10, "{columns} columns: {row}");
        }
        let text = Text::new(path, text.contents());
        let shown = report(OutputFormat::Human, width, &text, &diagnostics);
        prop_assert!(!shown.contains(steers), "{shown:?}");
    }

    #[test]
    fn one_diagnostic_is_one_line(text in texts(), path in texts(), diagnostics in diagnostics()) {
        let text = Text::new(path, text);
        let concise = report(OutputFormat::Concise, 80, &text, &diagnostics);
        prop_assert!(!concise.contains(steers));
        prop_assert_eq!(concise.lines().count(), diagnostics.len());
        let lines = report(OutputFormat::Jsonl, 80, &text, &diagnostics);
        let merged: usize = diagnostics.iter().map(|diagnostic| diagnostic.merged.len()).sum();
        prop_assert_eq!(lines.lines().count(), diagnostics.len() + merged);
    }

    #[test]
    fn machine_formats_are_valid_and_steer_nothing(text in texts(), path in texts(), diagnostics in diagnostics()) {
        let text = Text::new(path, text);
        let json = report(OutputFormat::Json, 80, &text, &diagnostics);
        prop_assert!(!json.contains(steers));
        let value: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
        prop_assert_eq!(value["files"][0]["path"].as_str(), Some(text.name()));
    }

    #[test]
    fn other_programs_can_read_their_formats(text in texts(), path in texts(), diagnostics in diagnostics()) {
        let text = Text::new(path, text);
        let merged: usize = diagnostics.iter().map(|diagnostic| diagnostic.merged.len()).sum();
        for (format, unit, read) in READERS {
            let written = report(format, 80, &text, &diagnostics);
            prop_assert!(!written.contains(steers), "{format} {written:?}");
            let found = read(&written);
            let annotations = format == OutputFormat::Github;
            prop_assert_eq!(found.len(), diagnostics.len() + if annotations { 0 } else { merged }, "{}", format);
            for found in found {
                let ends = found.end.filter(|end| end.column.is_some());
                let (start, end) = (found.start, found.end.unwrap_or(found.start));
                prop_assert!((start.line, start.column) <= (end.line, end.column), "{format} {found:?}");
                for place in [found.start].into_iter().chain(ends) {
                    // A column that lies in no character or behind its line would fail here.
                    place.offset(text.contents(), unit);
                }
            }
        }
    }
}
