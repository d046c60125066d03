//! What a diagnostic is known by across edits. The vectors here are those of `docs/fingerprints.md`, and never change:
//! every baseline, and whatever else remembers a diagnostic, rests on them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use whosays::diagnostic::Fingerprint;
use whosays::lint::{Linter, Options};
use whosays::markup::Format;
use whosays::prose::words;
use whosays::text::Text;

/// The rows of the tables below a heading of the page, cells without their backquotes.
fn table(heading: &str) -> Vec<Vec<String>> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/fingerprints.md");
    let page = fs::read_to_string(page).expect("the page is there");
    let (_, section) = page.split_once(&format!("## {heading}\n")).expect("the heading is there");
    let rows =
        section.lines().take_while(|line| !line.starts_with('#')).filter(|line| line.starts_with("| "));
    let cells = |row: &str| -> Vec<String> {
        let cells = row.trim_matches('|').split('|').map(|cell| cell.trim().trim_matches('`'));
        cells.map(str::to_owned).collect()
    };
    rows.skip(1).map(cells).collect()
}

#[test]
fn the_hash_is_what_it_always_was() {
    let rows = table("The hash");
    assert!(rows.len() >= 4);
    for row in rows {
        let [rule, sentence, text, ordinal, fingerprint] = &row[..] else { panic!("{row:?}") };
        let hash = Fingerprint::of(&[rule, sentence, text], ordinal.parse().expect("it is a number"));
        assert_eq!(hash.to_string(), *fingerprint, "{row:?}");
        assert_eq!(fingerprint.parse(), Ok(hash));
    }
}

#[test]
fn words_are_what_they_always_were() {
    let rows = table("The words");
    assert!(rows.len() >= 6);
    for row in rows {
        let [written, folded] = &row[..] else { panic!("{row:?}") };
        let written = written.replace("\\u{ad}", "\u{ad}").replace("\\u{a0}", "\u{a0}").replace("\\n", "\n");
        assert_eq!(words(&written), *folded, "{row:?}");
    }
}

#[test]
fn only_what_is_written_is_a_fingerprint() {
    for wrong in ["", "12", "+123456789abcdef", "0123456789ABCDEF", "0123456789abcdef0", "0123456789abcdeg"] {
        assert_eq!(wrong.parse::<Fingerprint>(), Err(()), "{wrong}");
    }
}

/// The rules that speak of a text, and their fingerprints.
fn found(text: &str, format: Format) -> BTreeSet<(String, Fingerprint)> {
    let findings = Linter::builtin().find(&Text::new("draft", text), format, Options::default());
    let known = findings.said.iter().map(|said| &said.diagnostic);
    let known: BTreeSet<_> = known.map(|one| (one.rule.to_string(), one.fingerprint)).collect();
    assert!(!known.is_empty() && known.len() == findings.said.len(), "{text}");
    known
}

const STORY: &str = "\"The Harbour\" was sold last year. Analysts say the port, once the city's pride -- and its \
                     largest employer -- will not re-open before May 2031.";

#[test]
fn edits_that_touch_no_word_make_nothing_new() {
    let before = found(STORY, Format::Plain);
    let same = |text: String, format| assert_eq!(found(&text, format), before, "{text}");
    same(format!("Ana Costa closed the old mill on Friday.\n\n{STORY}"), Format::Plain);
    same(STORY.replace(" will not", "\nwill\nnot"), Format::Plain);
    same(STORY.replace(" -- ", " — ").replace("city's", "city’s"), Format::Plain);
    same(
        STORY.replace("\"The Harbour\"", "“The Harbour”").replace("re-open", "re\u{2011}open"),
        Format::Plain,
    );
    same(
        STORY.replace("May 2031", "May\u{a0}2031").replace("employer", "em\u{ad}ploy\u{ad}er"),
        Format::Plain,
    );
    same(STORY.replace("Analysts", "*Analysts*").replace("the port", "[the port](https://example.org/a)"), {
        Format::Markdown
    });
}

#[test]
fn other_words_make_another_finding() {
    let before = found(STORY, Format::Plain);
    let other = found(&STORY.replace("May", "June"), Format::Plain);
    assert!(before.is_disjoint(&other), "{before:?} {other:?}");
}

#[test]
fn equal_sentences_are_numbered_from_the_top() {
    let fingerprints =
        |times: usize| found(&"Analysts say the port is lost.\n\n".repeat(times), Format::Plain);
    let (one, two, three) = (fingerprints(1), fingerprints(2), fingerprints(3));
    // One more, above or below, adds one; one less takes the last number away.
    assert!(one.is_subset(&two) && two.is_subset(&three));
    assert_eq!((one.len() * 2, one.len() * 3), (two.len(), three.len()));
}
