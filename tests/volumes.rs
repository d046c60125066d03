//! Texts so long that they are read volume by volume: every page is judged once, and with what the pages in front of it
//! tell.

use crate::support::builtin::linter;
use std::collections::BTreeSet;
use whosays::attribution::Facts;
use whosays::lint::{Findings, Ledger, Options, Recall};
use whosays::markup::Format;
use whosays::screen::{Request, Screen, suppress};
use whosays::text::{Span, Text};

/// Longer than three volumes.
const LONG: usize = 900_000;
const OPTIONS: Options = Options { pedantic: true, rules_only: true };

/// A number in letters, to be the end of a name.
fn letters(number: usize) -> String {
    [17_576, 676, 26, 1].map(|unit| char::from(b'a' + (number / unit % 26) as u8)).into_iter().collect()
}

/// A long text of paragraphs.
fn long(paragraphs: impl Fn(usize) -> String) -> Text {
    let mut contents = String::new();
    for number in 0.. {
        if contents.len() > LONG {
            break;
        }
        contents.push_str(&paragraphs(number));
        contents.push_str("\n\n");
    }
    Text::new("draft.txt", contents)
}

fn hearsay(number: usize) -> String {
    format!("The tide was high. The ferry M{} reportedly sank near the old quay.", letters(number))
}

fn places(findings: &Findings, rule: &str) -> Vec<Span> {
    let said = findings.said.iter().map(|said| &said.diagnostic);
    said.filter(|diagnostic| &*diagnostic.rule == rule).map(|diagnostic| diagnostic.span).collect()
}

#[test]
fn every_page_is_judged_once() {
    let text = long(hearsay);
    let findings = linter().find(&text, Format::Plain, OPTIONS);
    let expected: Vec<u32> = text.contents().match_indices("reportedly").map(|(at, _)| at as u32).collect();
    let found: Vec<u32> = places(&findings, "hearsay-adverb").iter().map(|span| span.start).collect();
    assert_eq!(found, expected);
    for said in &findings.said {
        let sentence = findings.sentence_of(said);
        assert!(said.about_document || sentence.holds(said.diagnostic.span.start), "{said:?}");
        let block = findings.block_of(said.sentence).expect("it stands in a block");
        assert!(findings.block(block).is_some_and(|block| block.covers(sentence)));
        assert!(findings.sentences_of(block..block + 1).contains(&said.sentence));
    }
}

#[test]
fn paragraphs_that_are_volumes_by_themselves_are_judged() {
    let paragraph =
        |name| format!("{}The ferry {name} reportedly sank.\n\n", "The tide was high. ".repeat(20_000));
    let text = Text::new("draft.txt", ["Ana", "Mia", "Lea"].map(paragraph).concat());
    let findings = linter().find(&text, Format::Plain, OPTIONS);
    assert_eq!(places(&findings, "hearsay-adverb").len(), 3);
}

#[test]
fn no_two_findings_go_by_one_fingerprint() {
    let text = long(|_| "The tide was high. The ferry reportedly sank near the old quay.".to_owned());
    let findings = linter().find(&text, Format::Plain, OPTIONS);
    let told: BTreeSet<_> = findings.said.iter().map(|said| said.diagnostic.fingerprint).collect();
    assert_eq!(told.len(), findings.said.len());
}

#[test]
fn whoever_was_introduced_in_front_of_a_volume_is_known_in_it() {
    let said = |first: bool, number: usize| {
        let name = format!("Mia Kol{}", letters(number));
        let role = if first { ", the harbour master of Lorne," } else { "" };
        format!("The tide was high and the quay was wet. {name}{role} said on Monday that it would close.")
    };
    // Whichever of the two a volume begins with, one of the texts parts a pair.
    for shift in 0..2 {
        let pair = |number: usize| said(number.is_multiple_of(2), number / 2);
        let text = long(|number| pair(number + shift));
        let findings = linter().find(&text, Format::Plain, OPTIONS);
        let unknown = places(&findings, "speaker-without-role").len();
        assert_eq!(unknown, shift, "all but one who stands behind her introduction");
    }
}

#[test]
fn a_long_text_is_not_told_twice_that_it_has_no_date() {
    let text = long(|number| format!("{} It will be raised tomorrow.", hearsay(number)));
    let findings = linter().find(&text, Format::Plain, OPTIONS);
    assert_eq!(places(&findings, "relative-day-no-date").len(), 1);
}

#[test]
fn volumes_count_as_one_text() {
    let text = long(hearsay);
    let mut ledger = Ledger::new(linter().rules());
    let findings = linter().profile(&text, Format::Plain, OPTIONS, &mut ledger);
    let words = text.contents().split_whitespace().count() as u64;
    assert_eq!((ledger.texts, ledger.words), (1, words));
    let tally = ledger.rules.iter().find(|tally| &*tally.rule == "hearsay-adverb").expect("it is in force");
    let found = places(&findings, "hearsay-adverb").len() as u64;
    assert_eq!((tally.texts, tally.stands, tally.matches), (1, found, found));
}

#[test]
fn to_ask_for_facts_changes_nothing_that_is_said() {
    let text = long(hearsay);
    let said = |findings: &Findings| format!("{:?}", findings.said);
    let asked = linter().find(&text, Format::Plain, Options { rules_only: false, ..OPTIONS });
    assert_eq!(said(&asked), said(&linter().find(&text, Format::Plain, OPTIONS)));
    let facts = |facts: &Facts| format!("{facts:?}");
    assert_eq!(facts(&asked.facts), facts(&linter().facts(&text, Format::Plain)));
}

#[test]
fn what_is_remembered_of_volumes_makes_no_difference() {
    let text = long(hearsay);
    let (mut contents, mut recall) = (text.contents().to_owned(), Recall::default());
    for (at, words) in [(0, ""), (1_000, "Analysts note that. "), (500_000, "\n\n"), (20, "Sources say so. ")]
    {
        contents.insert_str(at, words);
        let text = Text::new("draft.txt", contents.as_str());
        let again = linter().find_again(&text, Format::Plain, OPTIONS, &mut recall);
        let anew = linter().find(&text, Format::Plain, OPTIONS);
        assert_eq!(format!("{again:?}"), format!("{anew:?}"));
    }
}

#[test]
fn a_comment_in_a_later_volume_allows_what_stands_there() {
    let mut contents = long(hearsay).contents().to_owned();
    contents.push_str("The ferry Lorne reportedly sank. <!-- whosays: allow hearsay-adverb -- it did -->\n");
    let text = Text::new("draft.md", contents);
    let findings = linter().find(&text, Format::Markdown, OPTIONS);
    let all = places(&findings, "hearsay-adverb").len();
    let mut screen = Screen::new(findings);
    let (linter, options) = (linter(), OPTIONS);
    suppress(&mut screen, &Request { text: &text, linter, options, sidecar: None, require_reason: false });
    let screened = screen.finish();
    let each = screened.diagnostics.iter().flat_map(|leader| leader.merged.iter().chain([leader]));
    let shown = each.filter(|diagnostic| &*diagnostic.rule == "hearsay-adverb").count();
    assert_eq!((screened.suppressed, all - shown), (1, 1));
}
