//! What people are shown, to the character.

#![expect(
    clippy::needless_raw_string_hashes,
    reason = "snapshots are written by a tool that always adds them"
)]

use crate::support::report::{at, label, report, warning};
use snapbox::{assert_data_eq, str};
use whosays::diagnostic::{Diagnostic, Fingerprint};
use whosays::report::{OutputFormat, Style};
use whosays::text::{Span, Text};

const PLAIN: Style = Style { width: 80, color: false, summary: true };

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
    diagnostic.ask = Some("Who said it, and what makes them an expert?".into());
    diagnostic.help = Some("Name one, with an affiliation, or cut the claim.".into());
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
    let ask = |span| warning("hearsay-adverb", "“reportedly” does not say who reported it", span);
    let mut repeats: Vec<Diagnostic> = text
        .contents()
        .match_indices("reportedly")
        .map(|(at, word)| ask(Span::new(at as u32, (at + word.len()) as u32)))
        .collect();
    for repeat in repeats.iter_mut().skip(1) {
        repeat.repeats = Some(Fingerprint::default());
    }
    assert_data_eq!(
        human(&text, &repeats),
        str![[r#"
warning[hearsay-adverb]: “reportedly” does not say who reported it
 --> a.txt:1:4
  |
1 | It reportedly fell.
  |    ^^^^^^^^^^
  |
  = again: 2 more, at 2:4, 3:4

3 warnings in 1 file (2 of them repeats)

"#]]
    );
}

#[test]
fn a_repeat_that_another_rule_has_news_of_is_shown() {
    let text = Text::new("a.txt", "Sources agree.\nSources insist.\nThose sources insist.\n");
    let again = Some(Fingerprint::default());
    let insists = warning("loaded-verb", "“insist” says that they are doubted", at(&text, "insist"));
    let ask = |words, merged| Diagnostic { merged, ..warning("bare-source", "which?", at(&text, words)) };
    let diagnostics = [
        ask("Sources", vec![]),
        Diagnostic { repeats: again, ..ask("Sources insist", vec![insists.clone()]) },
        Diagnostic { repeats: again, ..ask("Those sources", vec![Diagnostic { repeats: again, ..insists }]) },
    ];
    assert_data_eq!(
        human(&text, &diagnostics),
        str![[r#"
warning[bare-source]: which?
 --> a.txt:1:1
  |
1 | Sources agree.
  | ^^^^^^^
  |
  = again: 1 more, at 3:1 “Those sources”

warning[bare-source]: which?
 --> a.txt:2:1
  |
2 | Sources insist.
  | ^^^^^^^^------
  |         |
  |         loaded-verb
  |
  = also[loaded-verb]: “insist” says that they are doubted

3 warnings in 1 file (1 of them a repeat)

"#]]
    );
}

#[test]
fn what_a_document_rule_counted_is_listed_with_its_words() {
    let text =
        Text::new("a.txt", "Analysts say so.\n\nSources close to the long negotiations on the port agree.\n");
    let mut diagnostic = warning("anonymous-share", "2 of 2 rest on nobody", at(&text, "Analysts"));
    let wordy = at(&text, "Sources close to the long negotiations");
    diagnostic.labels.push(label("counted", "", wordy));
    assert_data_eq!(
        human(&text, &[diagnostic]),
        str![[r#"
warning[anonymous-share]: 2 of 2 rest on nobody
 --> a.txt:1:1
  |
1 | Analysts say so.
  | ^^^^^^^^
  |
  = counted: 3:1 “Sources close to the long n…”

1 warning in 1 file

"#]]
    );
}

#[test]
fn a_rule_that_was_merged_twice_is_told_once() {
    let text = Text::new("a.txt", "The regime pays its henchmen, sources say.");
    let mut diagnostic = warning("bare-source", "which sources?", at(&text, "sources"));
    for word in ["regime", "henchmen"] {
        diagnostic.merged.push(warning("loaded-label", &format!("“{word}” is a verdict"), at(&text, word)));
    }
    assert_data_eq!(
        human(&text, std::slice::from_ref(&diagnostic)),
        str![[r#"
warning[bare-source]: which sources?
 --> a.txt:1:31
  |
1 | The regime pays its henchmen, sources say.
  |     ------          --------  ^^^^^^^
  |     |               |
  |     |               loaded-label
  |     loaded-label
  |
  = also[loaded-label]: “regime” is a verdict (and 1:21 “henchmen”)

1 warning in 1 file

"#]]
    );
    assert_data_eq!(
        report(OutputFormat::Concise, PLAIN, &text, &[diagnostic]),
        str![[r#"
a.txt:1:31: warning[bare-source] which sources? (also loaded-label)

"#]]
    );
}

#[test]
fn lines_wrapped_by_hand_run_on() {
    let text = Text::new(
        "a.md",
        "The harbour was sold to a company from the north, according to people who have seen the contract and were\n\
         told to keep quiet.\n",
    );
    let span = at(&text, "people who have seen the contract and were\ntold to keep quiet");
    assert_data_eq!(
        human(&text, &[warning("described-source", "who are they?", span)]),
        str![[r#"
warning[described-source]: who are they?
--> a.md:1:64
 |
 | The harbour was sold to a company from the north, according to people who
 |                                                                ^^^^^^^^^^
 | have seen the contract and were told to keep quiet.
 | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

1 warning in 1 file

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
