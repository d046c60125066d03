//! What holds of any text at all when it is read into tokens, sentences and quotations.

use proptest::prelude::*;
use std::time::{Duration, Instant};
use whosays::markup::{Block, RegionSet};
use whosays::prose::{Passage, Reader, Vocabulary};
use whosays::text::OffsetMap;

/// Pieces that news is made of, and what is awkward between them.
const PIECES: [&str; 44] = [
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "'",
    "''",
    "``",
    "«",
    "»",
    "„",
    ".",
    "...",
    "…",
    ",",
    "?",
    "!",
    ":",
    "(",
    ")",
    "[",
    "]",
    "—",
    "--",
    "-",
    " ",
    " ",
    "\n",
    "We",
    "won",
    "workers",
    "s",
    "U.S.",
    "Mr.",
    "J.",
    "p.m.",
    "6",
    "12",
    "said",
    "\u{ad}",
    "e\u{301}",
    "河",
    "https://a.example/b",
    "🎉",
];

fn news() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_is_read(texts in prop::collection::vec(any::<String>(), 1..4)) {
        check(&texts)?;
    }

    #[test]
    fn any_news_is_read(texts in prop::collection::vec(news(), 1..4)) {
        check(&texts)?;
    }

    #[test]
    fn words_are_cut_alike_alone_and_in_a_sentence(word in "[A-Za-z]{2,12}([-’'][a-z]{2,8})?") {
        let mut vocabulary = Vocabulary::default();
        let alone = vocabulary.intern_all(&word);
        let inside = vocabulary.intern_all(&format!("The {word} of it"));
        prop_assert_eq!(&inside[1..=alone.len()], alone);
    }
}

/// Reads the texts as the blocks of one document and checks each.
fn check(texts: &[String]) -> Result<(), TestCaseError> {
    let (mut reader, vocabulary) = (Reader::default(), Vocabulary::default());
    for text in texts {
        check_passage(text, reader.read(&block(text), &vocabulary))?;
    }
    Ok(())
}

fn check_passage(text: &str, passage: &Passage) -> Result<(), TestCaseError> {
    let mut end = 0;
    for token in &passage.tokens {
        let range = token.range();
        prop_assert!(end <= range.start && range.start < range.end, "tokens overlap: {token:?}");
        prop_assert!(text.get(range.clone()).is_some(), "not on a boundary: {token:?}");
        prop_assert!(is_skipped(&text[end..range.start]), "left out: {:?}", &text[end..range.start]);
        end = range.end;
    }
    prop_assert!(is_skipped(&text[end..]), "left out: {:?}", &text[end..]);

    let mut end = 0;
    for sentence in &passage.sentences {
        prop_assert!(sentence.first == end && sentence.first < sentence.end);
        end = sentence.end;
    }
    prop_assert_eq!(end, passage.tokens.len());

    let mut end = 0;
    for quotation in &passage.quotations {
        prop_assert!(end <= quotation.first && quotation.first < quotation.end);
        end = quotation.end;
    }
    prop_assert!(end <= passage.tokens.len());
    Ok(())
}

/// Whether no token need hold any of it.
fn is_skipped(text: &str) -> bool {
    text.chars().all(|c| {
        c.is_whitespace() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
    })
}

fn block(prose: &str) -> Block<'_> {
    Block {
        prose: prose.into(),
        map: OffsetMap::default(),
        regions: RegionSet::EMPTY,
        marks: Vec::new(),
        section: 0,
    }
}

/// A reader that looks back over all it has read takes minutes for these; one that does not, no time.
#[test]
fn what_is_repeated_without_end_takes_no_time() {
    let awkward = [
        "'",
        "\"",
        "' ",
        "\" ",
        ". ",
        ".",
        "“",
        "‘",
        "”",
        "’",
        "s' ",
        "in 6\" ",
        "“‘",
        ", 'a",
        ",'a \"b ",
        "«a ",
        "«a ‹b “c ‘d ",
        "A.",
        "a.b",
        "a.b.-",
        "a/1",
        "1/1",
        "a://b",
        "a@b.",
        "a@b)",
        "[1]",
        ".[",
        "(",
        "-",
        "a-",
        "... ",
        "…I ",
        "? A said ",
        "\u{ad}",
        "e\u{301}",
        "U.S. ",
        "Mr. ",
        "J. ",
        "\n",
        "“a' s' ",
        "\"in 6\" a ",
    ];
    let (mut reader, vocabulary) = (Reader::default(), Vocabulary::default());
    for piece in awkward {
        let text = piece.repeat(300_000 / piece.len());
        let start = Instant::now();
        reader.read(&block(&text), &vocabulary);
        let took = start.elapsed();
        assert!(took < Duration::from_secs(5), "{piece:?} took {took:?}");
    }
}
