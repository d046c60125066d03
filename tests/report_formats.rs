//! One text whose every unit differs, in each output format, to the character.

#![expect(
    clippy::needless_raw_string_hashes,
    reason = "snapshots are written by a tool that always adds them"
)]

use crate::readers::{Found, Place, READERS, Unit, github, junit, sarif};
use crate::support::report::{at, label, report, report_all, warning};
use snapbox::{assert_data_eq, str};
use whosays::diagnostic::{Diagnostic, Severity};
use whosays::report::{FileOutcome, Here, OutputFormat, Problem, Run, Style};
use whosays::text::{Span, Text};

/// Curly quotes, a dash, an accent, emoji, CJK, CRLF and a byte order mark: every unit differs.
fn mixed() -> (Text, Diagnostic) {
    let text = Text::new("mixed.md", "\u{feff}“Café” — 🦀 漢字\r\nNews: 🙂 “sources” said 日本.\r\n");
    let mut diagnostic = warning("bare-source", "which sources?", at(&text, "sources"));
    diagnostic.labels.push(label("content", "the claim", at(&text, "日本")));
    (text, diagnostic)
}

#[test]
fn exact_places_for_people() {
    let (text, diagnostic) = mixed();
    assert_data_eq!(
        report(OutputFormat::Human, Style::default(), &text, std::slice::from_ref(&diagnostic)),
        str![[r#"
warning[bare-source]: which sources?
 --> mixed.md:2:10
  |
2 | News: 🙂 “sources” said 日本.
  |           ^^^^^^^       ---- the claim

1 warning in 1 file

"#]]
    );
    assert_data_eq!(
        report(OutputFormat::Concise, Style::default(), &text, &[diagnostic]),
        str![[r#"
mixed.md:2:10: warning[bare-source] which sources?

"#]]
    );
}

#[test]
fn exact_places_for_machines() {
    let (text, mut diagnostic) = mixed();
    diagnostic.merged.push(warning("hedge", "so it is said", at(&text, "said")));
    assert_data_eq!(
        report(OutputFormat::Json, Style::default(), &text, std::slice::from_ref(&diagnostic)),
        str![[r#"
{"schema":"whosays-report/1","tool":{"name":"whosays","version":"0.1.0"},
"files":[{"path":"mixed.md","diagnostics":[{"rule":"bare-source","severity":"warning","confidence":"high","message":"which sources?","ask":null,"help":null,"text":"sources","span":{"start":{"byte":46,"line":2,"column":10,"utf16":11},"end":{"byte":53,"line":2,"column":17,"utf16":18}},"labels":[{"role":"content","message":"the claim","span":{"start":{"byte":62,"line":2,"column":24,"utf16":25},"end":{"byte":68,"line":2,"column":26,"utf16":27}}}],"also":["hedge"],"fingerprint":"0000000000000000"}]}],
"packs":[],
"summary":{"files":1,"errors":0,"warnings":1,"infos":0,"suppressed":0,"baselined":0,"held_back":0},
"problems":[],
"suppressions":[]}

"#]]
    );
    assert_data_eq!(
        report(OutputFormat::Jsonl, Style::default(), &text, &[diagnostic]),
        str![[r#"
{"path":"mixed.md","rule":"bare-source","severity":"warning","confidence":"high","start_byte":46,"end_byte":53,"line":2,"column":10,"end_line":2,"end_column":17,"text":"sources","message":"which sources?","fingerprint":"0000000000000000"}
{"path":"mixed.md","rule":"hedge","severity":"warning","confidence":"high","start_byte":46,"end_byte":53,"line":2,"column":10,"end_line":2,"end_column":17,"text":"sources","message":"so it is said","fingerprint":"0000000000000000"}

"#]]
    );
}

#[test]
fn exact_places_in_the_unit_of_every_other_program() {
    let (text, mut diagnostic) = mixed();
    diagnostic.merged.push(warning("hedge", "so it is said", at(&text, "said")));
    let diagnostics = [diagnostic];
    for (format, unit, read) in READERS {
        let found = read(&report(format, Style::default(), &text, &diagnostics));
        // A byte order mark stands on the first line alone. Before the words there are six characters, an emoji, a
        // space and a quotation mark.
        let columns = match unit {
            Unit::CodePoint => [10, 17, 19, 23, 24, 26],
            Unit::Utf16 => [11, 18, 20, 24, 25, 27],
            Unit::Utf8 => [6 + 4 + 1 + 3 + 1, 22, 26, 30, 31, 37],
        };
        let [leader, leader_end, merged, merged_end, label, label_end] = columns.map(|at| Place::new(2, at));
        let told: Vec<_> = found.iter().map(|found| (&*found.path, &*found.rule, found.start)).collect();
        let expected = [("mixed.md", "bare-source", leader), ("mixed.md", "hedge", merged)];
        // Annotations are for people: what is merged is told in the same one.
        let expected = if format == OutputFormat::Github { &expected[..1] } else { &expected };
        assert_eq!(told, expected, "{format}");
        for (found, end) in found.iter().zip([leader_end, merged_end]) {
            assert_eq!(found.end.unwrap_or(end), end, "{format}");
        }
        let related = &found[0].related;
        assert!(related.is_empty() || related == &[(label, label_end)], "{format}: {related:?}");
    }
}

#[test]
fn places_over_several_lines_and_at_the_very_start() {
    let (text, _) = mixed();
    let first = warning("first", "one", Span::new(0, 3 + "“Café”".len() as u32));
    let over = warning("over", "two", Span::new(at(&text, "漢字").start, at(&text, "News").end));
    let diagnostics = [first, over];
    for (format, unit, read) in READERS {
        let found = read(&report(format, Style::default(), &text, &diagnostics));
        for (found, diagnostic) in found.iter().zip(&diagnostics) {
            let start = found.start.column.map(|_| found.start.offset(text.contents(), unit));
            // Where a mark is no column, a place cannot begin ahead of it.
            let begin = if unit == Unit::Utf8 { 0 } else { 3 };
            let expected = (diagnostic.span.start as usize).max(begin);
            assert_eq!(start.unwrap_or(expected), expected, "{format}");
            let end = found.end.filter(|end| end.column.is_some());
            let end = end.map_or(diagnostic.span.end as usize, |end| end.offset(text.contents(), unit));
            assert_eq!(end, diagnostic.span.end as usize, "{format}");
        }
        let lines = |found: &Found| (found.start.line, found.end.map_or(2, |end| end.line));
        assert_eq!(lines(&found[1]), (1, 2), "{format}");
    }
}

#[test]
fn severities_go_by_the_names_of_each_format() {
    let text = Text::new("a.txt", "words\nwords\nwords\n");
    let one =
        |severity, line: u32| Diagnostic::new("a-rule", severity, "m", Span::new(6 * line, 6 * line + 5));
    let diagnostics = [one(Severity::Error, 0), one(Severity::Warning, 1), one(Severity::Info, 2)];
    for (format, _, read) in READERS {
        let found = read(&report(format, Style::default(), &text, &diagnostics));
        let levels: Vec<&str> = found.iter().map(|found| &*found.level).collect();
        let expected = match format {
            OutputFormat::Sarif => ["error", "warning", "note"],
            OutputFormat::Github => ["error", "warning", "notice"],
            OutputFormat::Gitlab => ["major", "minor", "info"],
            OutputFormat::Rdjsonl => ["Error", "Warning", "Info"],
            OutputFormat::Junit => ["error", "warning", "skipped"],
            _ => ["error", "warning", "info"],
        };
        assert_eq!(levels, expected, "{format}");
    }
}

#[test]
fn paths_and_messages_come_through_whole() {
    let name = "wire/a, b: 100% <“é”> & 'c'.md";
    let text = Text::new(name, "Sources say so.\n");
    let mut diagnostic = warning("a-rule", "100%25: <b>, “é” & ::error::", at(&text, "Sources"));
    diagnostic.ask = Some("Who, then?".into());
    for (format, _, read) in READERS {
        let found = read(&report(format, Style::default(), &text, std::slice::from_ref(&diagnostic)));
        assert_eq!(found[0].path, name, "{format}");
        assert_eq!(found[0].message, "100%25: <b>, “é” & ::error::. Who, then?", "{format}");
    }
}

#[test]
fn a_link_in_a_draft_is_none_in_a_report() {
    let text = Text::new("a.md", "[Sources](1) say so.\n");
    let mut diagnostic = warning("a-rule", "“[Sources](1)” are nobody", at(&text, "Sources"));
    diagnostic.labels.push(label("content", "the [1] claim", at(&text, "so")));
    let log = report(OutputFormat::Sarif, Style::default(), &text, &[diagnostic]);
    let message = &sarif::read(&log)[0].message;
    assert_eq!(message, r"“[Sources] (1)” are nobody. See: [the \[1\] claim](1).");
}

#[test]
fn what_could_not_be_done_is_told_where_there_is_a_place_for_it() {
    let problem = Problem { path: "gone.md".to_owned(), message: "there is no such file".to_owned() };
    let finish = |format: OutputFormat, failed| {
        let run = Run { problems: vec![problem.clone()], failed, ..Run::default() };
        let mut out = Vec::new();
        format
            .reporter(Style::default(), &Here::default())
            .finish(&run, &mut out)
            .expect("a vector takes everything");
        String::from_utf8(out).expect("it is UTF-8")
    };
    let sarif = finish(OutputFormat::Sarif, true);
    assert!(
        sarif.contains(r#""executionSuccessful":false"#) && sarif.contains("gone.md: there is no such file")
    );
    assert!(finish(OutputFormat::Sarif, false).contains(r#""executionSuccessful":true"#));
    let [annotation] = &github::annotations(&finish(OutputFormat::Github, true))[..] else {
        panic!("there is one")
    };
    assert_eq!((&*annotation.level, &*annotation.message), ("error", "gone.md: there is no such file"));
    let junit = finish(OutputFormat::Junit, true);
    assert!(junit.contains(r#"tests="1" failures="0" errors="1""#), "{junit}");
    junit::read(&junit);
}

#[test]
fn json_is_one_object_whatever_the_number_of_files() {
    for files in 0..3 {
        let (text, diagnostic) = mixed();
        let outcome = FileOutcome { text: &text, diagnostics: std::slice::from_ref(&diagnostic) };
        let json = report_all(OutputFormat::Json, Style::default(), &vec![outcome; files]);
        let value: serde_json::Value = serde_json::from_str(&json).expect("it is one JSON value");
        assert_eq!(value["schema"], "whosays-report/1");
        assert_eq!(value["files"].as_array().map(Vec::len), Some(files));
        assert_eq!(value["summary"]["warnings"], files);
    }
}
