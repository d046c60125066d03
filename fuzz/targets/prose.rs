//! Tokens, sentences and quotations of prose that no markup reader has cleaned.

#![no_main]

use std::cell::RefCell;
use whosays::markup::{Block, RegionSet};
use whosays::prose::{Passage, Reader, Vocabulary, fold_word, words};
use whosays::text::OffsetMap;

thread_local! {
    static READER: RefCell<Reader> = RefCell::default();
}

libfuzzer_sys::fuzz_target!(|prose: &str| {
    let vocabulary = Vocabulary::default();
    // The same reader for everything: nothing of one block may be left in the next.
    READER.with_borrow_mut(|reader| {
        let block = block(prose);
        check(prose, reader.read(&block, &vocabulary));
        let fresh = format!("{:?}", Reader::default().read(&block, &vocabulary));
        assert_eq!(format!("{:?}", reader.read(&block, &vocabulary)), fresh);
    });
    let folded = words(prose);
    assert_eq!(words(&folded), folded);
    fold_word(prose, |word| assert!(!word.contains('\u{ad}')));
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
