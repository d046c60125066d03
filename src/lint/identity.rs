//! Fingerprints: what something said is known by across edits. How they are made is a contract, which
//! `docs/fingerprints.md` writes down.

use super::document::Document;
use crate::diagnostic::{Fingerprint, RuleId};
use crate::prose::words;
use crate::rule::Rule;
use crate::text::Span;
use rustc_hash::FxHashMap;

/// The words that something said is known by, as readers see them: without markup, on one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The sentence that it points into; the text pointed at where there is none.
    pub sentence: String,
    /// The text that it points at. Nothing where it is about the document: where a rule happens to point then is no part
    /// of what it says.
    pub text: String,
}

impl Words {
    /// The words of what a rule says at a place.
    pub(super) fn of(document: &Document<'_>, rule: &Rule, place: Span) -> Self {
        let sentence = document.sentences.get(document.sentence_at(place.start));
        let prose = |span| document.phrases.prose(span).into_owned();
        Self {
            sentence: prose(sentence.map_or(place, |sentence| sentence.span)),
            text: if rule.is_about_document() { String::new() } else { prose(place) },
        }
    }
}

/// The fingerprints of what a rule says, which comes in reading order: those that would be equal are numbered.
pub(super) fn fingerprints(rule: &RuleId, said: &[Words]) -> Vec<Fingerprint> {
    let mut equals: FxHashMap<Fingerprint, u32> = FxHashMap::default();
    let fingerprint = |known: &Words| {
        let (sentence, text) = (words(&known.sentence), words(&known.text));
        let number = |ordinal| Fingerprint::of(&[rule, &sentence, &text], ordinal);
        let first = number(0);
        let ordinal = equals.entry(first).and_modify(|ordinal| *ordinal += 1).or_default();
        if *ordinal == 0 { first } else { number(*ordinal) }
    };
    said.iter().map(fingerprint).collect()
}
