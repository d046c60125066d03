//! One text whose every unit differs, in each output format, to the character.

#![expect(
    clippy::needless_raw_string_hashes,
    reason = "snapshots are written by a tool that always adds them"
)]

use crate::support::report::{at, label, report, report_all, warning};
use snapbox::{assert_data_eq, str};
use whosays::diagnostic::Diagnostic;
use whosays::report::{FileOutcome, OutputFormat, Style};
use whosays::text::Text;

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
