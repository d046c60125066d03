//! Tokens, sentences and quotations of prose that no markup reader has cleaned.

#![no_main]

use whosays::markup::{Block, RegionSet};
use whosays::prose::{Passage, Reader, Vocabulary, fold_word, words};
use whosays::text::OffsetMap;

libfuzzer_sys::fuzz_target!(|document: &str| {
    let (mut reader, vocabulary) = (Reader::default(), Vocabulary::default());
    // A quotation may go on in the next block, so they are those of one document.
    for prose in document.split("\n\n") {
        check(prose, reader.read(&block(prose), &vocabulary));
    }
    assert!(!words(document).contains("  "));
    fold_word(document, |word| assert!(!word.contains('\u{ad}')));
});

fn check(prose: &str, passage: &Passage) {
    let mut end = 0;
    for token in &passage.tokens {
        let range = token.range();
        assert!(end <= range.start && range.start < range.end, "tokens overlap: {token:?}");
        assert!(prose.get(range.clone()).is_some(), "not on a boundary: {token:?}");
        end = range.end;
    }
    let mut end = 0;
    for sentence in &passage.sentences {
        assert!(sentence.first == end && sentence.first < sentence.end);
        end = sentence.end;
    }
    assert_eq!(end, passage.tokens.len());
    let mut end = 0;
    for quotation in &passage.quotations {
        assert!(end <= quotation.first && quotation.first < quotation.end);
        end = quotation.end;
    }
    assert!(end <= passage.tokens.len());
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
