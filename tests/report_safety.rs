//! What people are shown of texts, paths and places that mean harm or are off the mark.

#![expect(
    clippy::needless_raw_string_hashes,
    reason = "snapshots are written by a tool that always adds them"
)]

use crate::support::report::{at, label, report, warning};
use snapbox::{assert_data_eq, str};
use whosays::diagnostic::Diagnostic;
use whosays::report::{OutputFormat, Style};
use whosays::text::{Span, Text};

fn human(text: &Text, diagnostics: &[Diagnostic]) -> String {
    report(OutputFormat::Human, Style::default(), text, diagnostics)
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
    diagnostic.ask = Some("Who\u{202e} is it?".into());
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
        report(OutputFormat::Concise, Style::default(), &text, &[diagnostic]),
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
fn colours_are_written_only_where_they_are_wanted() {
    let text = Text::new("a.txt", "A source said no.");
    let style = Style { color: true, ..Style::default() };
    let diagnostics = [warning("bare-source", "who?", at(&text, "source"))];
    assert!(report(OutputFormat::Human, style, &text, &diagnostics).contains("\x1b["));
    assert!(!human(&text, &diagnostics).contains('\x1b'));
}
