//! What each output format prints, to the character.

#![expect(
    clippy::needless_raw_string_hashes,
    reason = "snapshots are written by a tool that always adds them"
)]

use snapbox::{assert_data_eq, str};
use whosays::diagnostic::{Diagnostic, Label, Severity};
use whosays::report::{FileOutcome, OutputFormat, Run, Style};
use whosays::text::{Span, Text};

const PLAIN: Style = Style { width: 80, color: false, summary: true };

/// The place of the only `needle` in a text.
fn at(text: &Text, needle: &str) -> Span {
    let start = text.contents().find(needle).expect("the needle is there") as u32;
    Span::new(start, start + needle.len() as u32)
}

fn label(role: &str, message: &str, span: Span) -> Label {
    Label { role: role.into(), message: message.to_owned(), span }
}

fn warning(rule: &str, message: &str, span: Span) -> Diagnostic {
    Diagnostic::new(rule, Severity::Warning, message, span)
}

fn report(format: OutputFormat, style: Style, text: &Text, diagnostics: &[Diagnostic]) -> String {
    let outcome = FileOutcome { text, diagnostics };
    let (mut run, mut out) = (Run::default(), Vec::new());
    run.summary.files = 1;
    run.summary.add(diagnostics);
    let mut reporter = format.reporter(style);
    reporter.file(&outcome, &mut out).expect("a vector takes everything");
    reporter.finish(&run, &mut out).expect("a vector takes everything");
    String::from_utf8(out).expect("reports are UTF-8")
}

fn human(text: &Text, diagnostics: &[Diagnostic]) -> String {
    report(OutputFormat::Human, PLAIN, text, diagnostics)
}

/// A paragraph as papers have them: one line, some four thousand characters.
fn long_paragraph() -> Text {
    let filler = "The ferry line carried nine thousand people that month, and the new quay at Orrin was opened in \
                  rain. ";
    let claim = "However, analysts note that the harbour board has borrowed far more than the city council was \
                 ever told, and some of it at rates that no other board would have accepted. ";
    let text = format!("{}{claim}{}", filler.repeat(20), filler.repeat(18));
    Text::new("drafts/ferry.txt", format!("Ferry board under fire\n\n{}\n", text.trim_end()))
}

fn on_the_long_paragraph(text: &Text) -> Diagnostic {
    let claim = "the harbour board has borrowed far more than the city council was ever told";
    let mut diagnostic =
        warning("unnamed-experts", "which analysts? “analysts” names no one", at(text, "analysts"));
    diagnostic.ask = Some("Who said it, and what makes them an expert?".to_owned());
    diagnostic.help = Some("Name one, with an affiliation, or cut the claim.".to_owned());
    diagnostic.labels.push(label("content", "the claim", at(text, claim)));
    diagnostic
}

#[test]
fn a_sentence_is_taken_out_of_a_paragraph_of_4000_characters() {
    let text = long_paragraph();
    assert_data_eq!(
        human(&text, &[on_the_long_paragraph(&text)]),
        str![[r#"
warning[unnamed-experts]: which analysts? “analysts” names no one
--> drafts/ferry.txt:3:2050
 |
 | However, analysts note that the harbour board has borrowed far more than the
 |          ^^^^^^^^           ------------------------------------------------
 | city council was ever told, and some of it at rates that no other board
 | -------------------------- the claim
 | would have accepted.
 |
 = ask: Who said it, and what makes them an expert?
 = help: Name one, with an affiliation, or cut the claim.

1 warning in 1 file

"#]]
    );
}

#[test]
fn at_120_columns_rows_are_longer() {
    let text = long_paragraph();
    let style = Style { width: 120, ..PLAIN };
    assert_data_eq!(
        report(OutputFormat::Human, style, &text, &[on_the_long_paragraph(&text)]),
        str![[r#"
warning[unnamed-experts]: which analysts? “analysts” names no one
--> drafts/ferry.txt:3:2050
 |
 | However, analysts note that the harbour board has borrowed far more than the city council was ever told, and some of
 |          ^^^^^^^^           --------------------------------------------------------------------------- the claim
 | it at rates that no other board would have accepted.
 |
 = ask: Who said it, and what makes them an expert?
 = help: Name one, with an affiliation, or cut the claim.

1 warning in 1 file

"#]]
    );
}

#[test]
fn places_far_apart_get_excerpts_of_their_own() {
    let text = long_paragraph();
    let mut diagnostic = on_the_long_paragraph(&text);
    diagnostic.labels.push(label("first", "first told here", at(&text, "Ferry board")));
    assert_data_eq!(
        human(&text, &[diagnostic]),
        str![[r#"
warning[unnamed-experts]: which analysts? “analysts” names no one
 --> drafts/ferry.txt:3:2050
  |
  | However, analysts note that the harbour board has borrowed far more than the
  |          ^^^^^^^^           ------------------------------------------------
  | city council was ever told, and some of it at rates that no other board
  | -------------------------- the claim
  | would have accepted.
  |
 ::: drafts/ferry.txt:1:1
  |
1 | Ferry board under fire
  | ----------- first told here
  |
  = ask: Who said it, and what makes them an expert?
  = help: Name one, with an affiliation, or cut the claim.

1 warning in 1 file

"#]]
    );
}

#[test]
fn merged_rules_are_named_at_their_places_and_explained_below() {
    let text = Text::new("a.txt", "Rebel sources suggest that the dam is mined, illustrating their despair.");
    let mut diagnostic = warning("partisan-source", "only their side is known", at(&text, "Rebel sources"));
    let merged =
        warning("factive-verb-endorses", "“illustrating” treats it as shown", at(&text, "illustrating"));
    diagnostic.merged.push(merged);
    assert_data_eq!(
        human(&text, &[diagnostic]),
        str![[r#"
warning[partisan-source]: only their side is known
--> a.txt:1:1
 |
 | Rebel sources suggest that the dam is mined,
 | ^^^^^^^^^^^^^
 | illustrating their despair.
 | ------------ factive-verb-endorses
 |
 = also[factive-verb-endorses]: “illustrating” treats it as shown

1 warning in 1 file

"#]]
    );
}

#[test]
fn repeats_are_shown_once_with_all_their_places() {
    let text = Text::new("a.txt", "It reportedly fell.\nIt reportedly rose.\nIt reportedly fell again.\n");
    let repeats: Vec<Diagnostic> = text
        .contents()
        .match_indices("reportedly")
        .map(|(at, word)| Span::new(at as u32, (at + word.len()) as u32))
        .map(|span| warning("hearsay-adverb", "“reportedly” does not say who reported it", span))
        .collect();
    assert_data_eq!(
        human(&text, &repeats),
        str![[r#"
warning[hearsay-adverb]: “reportedly” does not say who reported it
 --> a.txt:1:4
  |
1 | It reportedly fell.
  |    ^^^^^^^^^^
  |
  = again: at 2:4, 3:4

3 warnings in 1 file

"#]]
    );
}

#[test]
fn wide_characters_are_underlined_to_their_width() {
    let text = Text::new("a.txt", "据消息人士透露，水位已经下降。ソース said 🙂 so.\n");
    let diagnostics =
        [warning("bare-source", "谁？", at(&text, "消息人士")), warning("other", "who?", at(&text, "🙂"))];
    assert_data_eq!(
        human(&text, &diagnostics),
        str![[r#"
warning[bare-source]: 谁？
--> a.txt:1:2
 |
 | 据消息人士透露，水位已经下降。
 |   ^^^^^^^^

warning[other]: who?
--> a.txt:1:25
 |
 | ソース said 🙂 so.
 |             ^^

2 warnings in 1 file

"#]]
    );
}

#[test]
fn right_to_left_letters_stay_and_right_to_left_controls_go() {
    let text = Text::new("a.txt", "מקורות אמרו לעיתון \u{202e}evil\u{2069} מצב.\n");
    assert_data_eq!(
        human(&text, &[warning("bare-source", "מי?", at(&text, "מקורות"))]),
        str![[r#"
warning[bare-source]: מי?
 --> a.txt:1:1
  |
1 | מקורות אמרו לעיתון <U+202E>evil<U+2069> מצב.
  | ^^^^^^

1 warning in 1 file

"#]]
    );
}

#[test]
fn a_terminal_is_never_steered() {
    let text = Text::new("dra\x1b[2Jft\n.txt", "A source\x1b[31m said\u{9b}8m \x07no\u{200b}thing.\n");
    let mut diagnostic = warning("bare\x1b]0;x\x07source", "who\x1b[A is\r\n“source”?", at(&text, "source"));
    diagnostic.ask = Some("Who\u{202e} is it?".to_owned());
    diagnostic.labels.push(label("content", "a\x1b[1mclaim", at(&text, "said")));
    assert_data_eq!(
        human(&text, std::slice::from_ref(&diagnostic)),
        str![[r#"
warning[bare␛]0;x␇source]: who␛[A is “source”?
 --> dra␛[2Jft␊.txt:1:3
  |
1 | A source␛[31m said<U+009B>8m ␇no<U+200B>thing.
  |   ^^^^^^      ---- a␛[1mclaim
  |
  = ask: Who<U+202E> is it?

1 warning in 1 file

"#]]
    );
    assert_data_eq!(
        report(OutputFormat::Concise, PLAIN, &text, &[diagnostic]),
        str![[r#"
dra␛[2Jft␊.txt:1:3: warning[bare␛]0;x␇source] who␛[A is “source”?

"#]]
    );
}

#[test]
fn an_empty_span_at_the_end_of_a_file_is_pointed_at() {
    let text = Text::new("a.yml", "id: bare-source\nseverity: ");
    let end = text.contents().len() as u32;
    assert_data_eq!(
        human(&text, &[warning("whosays/rule", "a value is missing", Span::empty(end))]),
        str![[r#"
warning[whosays/rule]: a value is missing
 --> a.yml:2:11
  |
2 | severity: 
  |           ^

1 warning in 1 file

"#]]
    );
    let empty = Text::new("empty.txt", "");
    assert_data_eq!(
        human(&empty, &[warning("whosays/rule", "nothing here", Span::empty(0))]),
        str![[r#"
warning[whosays/rule]: nothing here
 --> empty.txt:1:1
  |
1 |
  | ^

1 warning in 1 file

"#]]
    );
}

#[test]
fn spans_off_the_mark_are_put_right() {
    let text = Text::new("a.txt", "Aé source.\n");
    let inside = warning("inside", "half a letter", Span::new(2, 2));
    let outside = warning("outside", "past the end", Span::new(7, 900));
    let reversed = warning("reversed", "end before start", Span::new(9, 4));
    assert_data_eq!(
        human(&text, &[inside, outside, reversed]),
        str![[r#"
warning[inside]: half a letter
 --> a.txt:1:2
  |
1 | Aé source.
  |  ^

warning[outside]: past the end
 --> a.txt:1:7
  |
1 | Aé source.
  |       ^^^^

warning[reversed]: end before start
 --> a.txt:1:9
  |
1 | Aé source.
  |         ^

3 warnings in 1 file

"#]]
    );
}

#[test]
fn a_span_over_lines_is_underlined_on_each() {
    let text = Text::new(
        "a.md",
        "# Dam\n\nThe dam was, according to people who\nhave seen it, cracked in two places.\n",
    );
    let span = at(&text, "people who\nhave seen it");
    assert_data_eq!(
        human(&text, &[warning("described-source", "who are they?", span)]),
        str![[r#"
warning[described-source]: who are they?
 --> a.md:3:27
  |
3 | The dam was, according to people who
  |                           ^^^^^^^^^^
4 | have seen it, cracked in two places.
  | ^^^^^^^^^^^^

1 warning in 1 file

"#]]
    );
}

#[test]
fn colours_are_written_only_where_they_are_wanted() {
    let text = Text::new("a.txt", "A source said no.");
    let style = Style { color: true, ..PLAIN };
    let diagnostics = [warning("bare-source", "who?", at(&text, "source"))];
    assert!(report(OutputFormat::Human, style, &text, &diagnostics).contains("\x1b["));
    assert!(!human(&text, &diagnostics).contains('\x1b'));
}

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
        human(&text, std::slice::from_ref(&diagnostic)),
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
        report(OutputFormat::Concise, PLAIN, &text, &[diagnostic]),
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
        report(OutputFormat::Json, PLAIN, &text, std::slice::from_ref(&diagnostic)),
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
        report(OutputFormat::Jsonl, PLAIN, &text, &[diagnostic]),
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
        let mut reporter = OutputFormat::Json.reporter(PLAIN);
        let (mut run, mut out) = (Run::default(), Vec::new());
        for _ in 0..files {
            let outcome = FileOutcome { text: &text, diagnostics: std::slice::from_ref(&diagnostic) };
            run.summary.files += 1;
            run.summary.add(outcome.diagnostics);
            reporter.file(&outcome, &mut out).expect("a vector takes everything");
        }
        reporter.finish(&run, &mut out).expect("a vector takes everything");
        let value: serde_json::Value = serde_json::from_slice(&out).expect("it is one JSON value");
        assert_eq!(value["schema"], "whosays-report/1");
        assert_eq!(value["files"].as_array().map(Vec::len), Some(files));
        assert_eq!(value["summary"]["warnings"], files);
    }
}
