//! What holds for every text, however odd, all the way from its bytes to the report: no panic, places that lie in
//! the text, the same answer when asked twice, reports that can be read.

use crate::support::builtin::linter;
use crate::support::report::report;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;
use std::iter;
use whosays::diagnostic::{Diagnostic, Severity};
use whosays::lint::{ClauseRole, Fate, Ledger, Options};
use whosays::markup::Format;
use whosays::names::Named;
use whosays::report::{OutputFormat, Style, TraceReport};
use whosays::text::{Span, Text};

/// What rules look for.
const WORDS: &str = "Analysts / officials / A senior official / sources / Opposition sources / People close to / critics \
    / Some / Reports / Studies / Polls / the ministry / the Iraqi News Agency (WAFA) / Ankara / Tehran / Ana Ruiz \
    / Ruiz / Gen. Ward / Ms / an economist at / a spokesman for Vell Shipping / she / it / who / say / said / says that \
    / suggest / note / told / according to / accused of / is said to / believe / it is widely believed that / reportedly \
    / allegedly / underscoring / views / denied / asked not to be named / because / amid fears of / rumour has it \
    / did not respond / the port / was sold / 43% / on Tuesday / regime / https://a.example/b / LONDON –";

/// What parts them, and what makes places hard to count.
const MARKS: &[&str] = &[
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "'",
    "''",
    "«",
    "»",
    ".",
    ",",
    ";",
    ":",
    "?",
    "!",
    "…",
    "...",
    "—",
    "–",
    "-",
    "(",
    ")",
    "[",
    "](u)",
    "**",
    "*",
    "_",
    "`",
    "# ",
    "> ",
    "- ",
    "|",
    "---\n",
    "[^1]",
    "[^1]: ",
    "&amp;",
    "<b>",
    "<p>",
    "<br>",
    "<q>",
    "</q>",
    "<a href=x>",
    "</a>",
    "<sup><a href=#n>",
    "<h1>",
    "&shy;",
    "&rsquo;",
    "<script>",
    "<!-- ",
    " -->",
    "By ",
    "\n\n",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "\u{a0}",
    "\u{ad}",
    "\u{200b}",
    "\u{feff}",
    "\u{202e}",
    "\x1b[31m",
    "\0",
    "é",
    "e\u{301}",
    "漢字",
    "。",
    "🦀",
    "🇺🇦",
    "İ",
    "ß",
    "ǅ",
    "\u{2028}",
];

/// Drafts to cut pieces out of.
pub(crate) const DRAFTS: &[&str] = &[
    include_str!("../examples/harbour-deal.md"),
    include_str!("../examples/wire.txt"),
    include_str!("articles/political-analysis.md"),
    include_str!("articles/court-report.txt"),
    include_str!("articles/channel-dredging.html"),
];

/// What may stand anywhere in a text.
pub(crate) fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => select(WORDS.split(" / ").collect::<Vec<_>>()).prop_map(str::to_owned),
        6 => select(MARKS).prop_map(str::to_owned),
        8 => Just(" ".to_owned()),
        1 => any::<char>().prop_map(String::from),
    ]
}

/// Texts made of pieces.
fn pieces() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..60).prop_map(|pieces| pieces.concat())
}

/// A stretch of a draft with pieces in place of some of its characters.
fn mangled() -> impl Strategy<Value = String> {
    let edits = prop::collection::vec((any::<Index>(), 0..6_usize, piece()), 0..12);
    (select(DRAFTS), any::<Index>(), 40..900_usize, edits).prop_map(|(draft, from, length, edits)| {
        let draft: Vec<char> = draft.chars().collect();
        let from = from.index(draft.len());
        let mut stretch: Vec<char> = draft.into_iter().skip(from).take(length).collect();
        for (at, cut, piece) in edits {
            let at = at.index(stretch.len() + 1);
            let end = (at + cut).min(stretch.len());
            stretch.splice(at..end, piece.chars());
        }
        stretch.into_iter().collect()
    })
}

/// Texts as files hold them: in UTF-8 or UTF-16, whole or with a byte that does not belong.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let slip = prop::option::weighted(0.2, (any::<Index>(), any::<u8>()));
    (prop_oneof![pieces(), mangled()], 0..4_u8, slip).prop_map(|(text, encoding, slip)| {
        let units = || iter::once(0xfeff).chain(text.encode_utf16());
        let mut bytes: Vec<u8> = match encoding {
            0 => units().flat_map(u16::to_le_bytes).collect(),
            1 => units().flat_map(u16::to_be_bytes).collect(),
            _ => text.into_bytes(),
        };
        if let Some((at, byte)) = slip {
            bytes.insert(at.index(bytes.len() + 1), byte);
        }
        bytes
    })
}

proptest! {
    #[test]
    fn any_words_are_linted(text in pieces()) {
        check(&Text::new("draft", text))?;
    }

    #[test]
    fn any_draft_is_linted(text in mangled()) {
        check(&Text::new("draft", text))?;
    }

    #[test]
    fn any_bytes_are_linted_or_refused(bytes in bytes()) {
        if let Ok(text) = Text::decode("draft", bytes) {
            check(&text)?;
        }
    }

    #[test]
    fn noise_is_linted_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(text) = Text::decode("draft", bytes) {
            check(&text)?;
        }
    }
}

fn check(text: &Text) -> Result<(), TestCaseError> {
    for &(_, format) in Format::ALL {
        let everything = linter().check(text, format, Options { pedantic: true, ..Options::default() });
        let again = linter().check(text, format, Options { pedantic: true, ..Options::default() });
        prop_assert_eq!(&everything.diagnostics, &again.diagnostics);
        prop_assert!(everything.diagnostics.is_sorted_by_key(|diagnostic| diagnostic.span));
        for diagnostic in &everything.diagnostics {
            check_places(text, diagnostic)?;
        }
        check_repeats(&everything.diagnostics)?;
        let usual = linter().check(text, format, Options::default());
        prop_assert!(usual.diagnostics.iter().all(|shown| shown.severity > Severity::Info));
        check_reports(text, &everything.diagnostics)?;
        check_trace(text, format, &usual.diagnostics)?;
        check_tallies(text, format)?;
    }
    Ok(())
}

/// What asks the same again names the first of the same rule that did, which is no repeat itself.
fn check_repeats(diagnostics: &[Diagnostic]) -> Result<(), TestCaseError> {
    let all = || diagnostics.iter().flat_map(|leader| leader.merged.iter().chain([leader]));
    for repeat in all() {
        let Some(first) = repeat.repeats else { continue };
        let is_first = |one: &Diagnostic| {
            (&one.rule, one.fingerprint, one.repeats) == (&repeat.rule, first, None)
                && one.span.start <= repeat.span.start
        };
        prop_assert!(all().any(is_first));
    }
    Ok(())
}

/// Every place is a stretch of the text, on boundaries, with something in it.
fn check_places(text: &Text, diagnostic: &Diagnostic) -> Result<(), TestCaseError> {
    let lies = |span: Span| text.contents().get(span.range()).is_some_and(|slice| !slice.is_empty());
    prop_assert!(lies(diagnostic.span), "{diagnostic:?}");
    for label in &diagnostic.labels {
        prop_assert!(lies(label.span), "{label:?} of {}", diagnostic.rule);
    }
    prop_assert!(!diagnostic.message.is_empty());
    diagnostic.merged.iter().try_for_each(|merged| check_places(text, merged))
}

/// What machines read is what was found; what people read steers no terminal.
fn check_reports(text: &Text, diagnostics: &[Diagnostic]) -> Result<(), TestCaseError> {
    let json: Value = serde_json::from_str(&report(OutputFormat::Json, Style::default(), text, diagnostics))
        .expect("it is JSON");
    let told = json["files"][0]["diagnostics"].as_array().expect("it lists diagnostics");
    prop_assert_eq!(told.len(), diagnostics.len());
    for (told, diagnostic) in told.iter().zip(diagnostics) {
        prop_assert_eq!(told["text"].as_str(), Some(text.slice(diagnostic.span)));
        let start = u64::from(text.position(diagnostic.span.start).byte);
        prop_assert_eq!(told["span"]["start"]["byte"].as_u64(), Some(start));
    }
    let human = report(OutputFormat::Human, Style::default(), text, diagnostics);
    prop_assert!(!human.contains(|c: char| c.is_control() && c != '\n'), "{human:?}");
    Ok(())
}

/// What a trace tells is shown is what is shown, and it can be read like any report.
fn check_trace(text: &Text, format: Format, shown: &[Diagnostic]) -> Result<(), TestCaseError> {
    let trace = linter().trace(text, format, Options::default());
    let mut expected: Vec<(&str, Span)> = shown
        .iter()
        .flat_map(|leader| iter::once(leader).chain(&leader.merged))
        .map(|diagnostic| (&*diagnostic.rule, diagnostic.span))
        .collect();
    let is_shown = |fate: &Fate| matches!(fate, Fate::Shown(_) | Fate::Merged { .. });
    let mut told: Vec<(&str, Span)> =
        trace.matches.iter().filter(|one| is_shown(&one.fate)).map(|one| (&*one.rule, one.span)).collect();
    expected.sort_unstable();
    told.sort_unstable();
    prop_assert_eq!(told, expected);
    let sentences: Vec<usize> = (0..trace.sentences.len()).collect();
    let report = TraceReport { text, trace: &trace, sentences: &sentences };
    let human = report.human(Style::default());
    prop_assert!(!human.contains(|c: char| c.is_control() && c != '\n'), "{human:?}");
    let json: Value = serde_json::from_str(&report.json()).expect("it is JSON");
    prop_assert_eq!(json["sentences"].as_array().map(Vec::len), Some(sentences.len()));
    Ok(())
}

/// Every match is counted once, by what became of it, and a trace shows those that stand.
fn check_tallies(text: &Text, format: Format) -> Result<(), TestCaseError> {
    let mut ledger = Ledger::new(linter().rules());
    let trace = linter().attempt(text, format, &mut ledger);
    prop_assert_eq!(ledger.texts, 1);
    for tally in &ledger.rules {
        let stopped = tally.stopped_by(ClauseRole::OnlyIf) + tally.stopped_by(ClauseRole::Unless);
        let sum = tally.outside + tally.pointless + stopped + tally.repeats + tally.stands;
        prop_assert_eq!(sum, tally.matches, "{:?}", tally);
        prop_assert_eq!(tally.texts, u64::from(tally.stands > 0));
        let fates = trace.matches.iter().filter(|one| one.rule == tally.rule).map(|one| &one.fate);
        let shown = fates.filter(|fate| matches!(fate, Fate::Shown(_) | Fate::Merged { .. })).count();
        prop_assert_eq!(shown as u64, tally.stands, "{}", tally.rule);
    }
    Ok(())
}
