//! Fingerprints: what something said is known by across edits. How they are made is a contract, which
//! `docs/fingerprints.md` writes down.

use super::document::Document;
use crate::diagnostic::{Fingerprint, RuleId};
use crate::prose::words;
use crate::rule::Rule;
use crate::text::Span;
use rustc_hash::{FxHashMap, FxHashSet};

/// The words that something said is known by, as readers see them: without markup, on one line.
///
/// There are as many as findings, so they are kept close: the text is nearly always a part of the sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The sentence, and behind it the text where that is no part of it.
    all: Box<str>,
    /// Where the sentence ends.
    end: u32,
    /// The text in them.
    text: Span,
}

impl Words {
    /// `at` is where the text most likely stands in the sentence, in bytes.
    pub(super) fn new(sentence: &str, text: &str, at: usize) -> Self {
        let (end, length) = (sentence.len() as u32, text.len() as u32);
        let is_there = sentence.get(at..).is_some_and(|rest| rest.starts_with(text));
        if let Some(at) = if is_there { Some(at) } else { sentence.find(text) } {
            return Self { all: sentence.into(), end, text: Span::new(at as u32, at as u32 + length) };
        }
        Self { all: [sentence, text].concat().into(), end, text: Span::new(end, end + length) }
    }

    /// The words of what a rule says at a place.
    pub(super) fn of(document: &Document<'_>, rule: &Rule, place: Span) -> Self {
        let sentence = document.sentences.get(document.sentence_at(place.start));
        let sentence = sentence.map_or(place, |sentence| sentence.span);
        let text = if rule.is_about_document() { "".into() } else { document.phrases.prose(place) };
        let ahead = place.start.saturating_sub(sentence.start);
        Self::new(&document.phrases.prose(sentence), &text, ahead as usize)
    }

    /// The sentence that it points into; the text pointed at where there is none.
    pub fn sentence(&self) -> &str {
        &self.all[..self.end as usize]
    }

    /// The text that it points at. Nothing where it is about the document: where a rule happens to point then is no part
    /// of what it says.
    pub fn text(&self) -> &str {
        &self.all[self.text.range()]
    }
}

/// Fingerprints that have been given in a text.
#[derive(Debug, Default)]
pub(super) struct Given {
    /// Those of what is not told from anything before it by a number.
    first: FxHashSet<Fingerprint>,
    /// The number of the last that would be equal to one of them, where there is another.
    last: FxHashMap<Fingerprint, u32>,
}

impl Given {
    /// The fingerprints of what a rule says, which comes in reading order: those that would be equal are numbered.
    pub(super) fn next(&mut self, rule: &RuleId, said: &[Words]) -> Vec<Fingerprint> {
        let fingerprint = |known: &Words| {
            let (sentence, text) = (words(known.sentence()), words(known.text()));
            let number = |ordinal| Fingerprint::of(&[rule, &sentence, &text], ordinal);
            let first = number(0);
            if self.first.insert(first) {
                return first;
            }
            let last = self.last.entry(first).or_default();
            *last += 1;
            number(*last)
        };
        said.iter().map(fingerprint).collect()
    }
}
