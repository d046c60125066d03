//! Fingerprints: what something said is known by across edits. How they are made is a contract, which
//! `docs/fingerprints.md` writes down.

use super::document::Document;
use crate::diagnostic::{Equals, Fingerprint, RuleId};
use crate::prose::words;
use crate::rule::Rule;
use crate::text::Span;

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
        let words = Self::of_document(document, place);
        if rule.is_about_document() { words } else { Self { text: document.phrases.prose(place), ..words } }
    }

    /// The words of what is said of the document, where a place in it is pointed at.
    pub(super) fn of_document(document: &Document<'_>, place: Span) -> Self {
        let sentence = document.sentences.get(document.sentence_at(place.start));
        let sentence = document.phrases.prose(sentence.map_or(place, |sentence| sentence.span));
        Self { sentence, text: String::new() }
    }

    /// The fingerprint of what a rule says in these words, where so much has been said before.
    pub(super) fn fingerprint(&self, rule: &RuleId, said: &mut Equals) -> Fingerprint {
        said.next(&[rule, &words(&self.sentence), &words(&self.text)])
    }
}
