//! Fingerprints: what something said is known by across edits. How they are made is a contract, which
//! `docs/fingerprints.md` writes down.

use crate::diagnostic::{Fingerprint, RuleId};
use crate::lint::read::document::Document;
use crate::prose::put_words;
use crate::rule::Rule;
use crate::text::Span;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// The words that something said is known by, as readers see them: without markup, on one line.
///
/// There are as many as findings, so they are kept close: those of what one rule says lie in one piece, and the text is
/// nearly always a part of the sentence.
#[derive(Clone, Debug, Default)]
pub struct Words {
    all: Arc<str>,
    /// The sentence, in bytes of all.
    sentence: Span,
    /// The text in it, or behind it.
    text: Span,
}

impl Words {
    /// The words of something said of a sentence as a whole.
    pub(in crate::lint) fn new(sentence: &str) -> Self {
        Self { all: sentence.into(), sentence: Span::new(0, sentence.len() as u32), text: Span::default() }
    }

    /// The words of what a rule says at some places, which are in order.
    pub(in crate::lint) fn of(
        document: &Document<'_>,
        rule: &Rule,
        places: impl Iterator<Item = Span>,
    ) -> Vec<Self> {
        let mut gathered = Gathered::default();
        let spans: Vec<(Span, Span)> = places
            .map(|place| {
                let sentence = document.sentences.get(document.sentence_at(place.start));
                let sentence = sentence.map_or(place, |sentence| sentence.span);
                let words = document.phrases.prose(sentence);
                if rule.is_about_document() {
                    return gathered.add(&words, "", 0);
                }
                let ahead = place.start.saturating_sub(sentence.start);
                gathered.add(&words, &document.phrases.prose(place), ahead as usize)
            })
            .collect();
        let all: Arc<str> = gathered.all.into();
        let words = |(sentence, text)| Self { all: Arc::clone(&all), sentence, text };
        spans.into_iter().map(words).collect()
    }

    /// The sentence that it points into; the text pointed at where there is none.
    pub fn sentence(&self) -> &str {
        &self.all[self.sentence.range()]
    }

    /// The text that it points at. Nothing where it is about the document: where a rule happens to point then is no part
    /// of what it says.
    pub fn text(&self) -> &str {
        &self.all[self.text.range()]
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.sentence() == other.sentence() && self.text() == other.text()
    }
}

impl Eq for Words {}

/// Words of several findings, one behind the other.
#[derive(Default)]
struct Gathered {
    all: String,
    /// The last sentence.
    last: Span,
}

impl Gathered {
    /// Adds a sentence and a text, which most likely stands so many bytes into it. Where both are.
    fn add(&mut self, sentence: &str, text: &str, at: usize) -> (Span, Span) {
        if &self.all[self.last.range()] != sentence {
            self.last = self.push(sentence);
        }
        let is_there = sentence.get(at..).is_some_and(|rest| rest.starts_with(text));
        let text = match if is_there { Some(at) } else { sentence.find(text) } {
            Some(at) => {
                let start = self.last.start + at as u32;
                Span::new(start, start + text.len() as u32)
            }
            None => self.push(text),
        };
        (self.last, text)
    }

    fn push(&mut self, words: &str) -> Span {
        let start = self.all.len() as u32;
        self.all.push_str(words);
        Span::new(start, self.all.len() as u32)
    }
}

/// Fingerprints that have been given in a text.
#[derive(Debug, Default)]
pub(in crate::lint) struct Given {
    /// Those of what is not told from anything before it by a number.
    first: FxHashSet<Fingerprint>,
    /// The number of the last that would be equal to one of them, where there is another.
    last: FxHashMap<Fingerprint, u32>,
}

impl Given {
    /// The fingerprints of what a rule says, which comes in reading order: those that would be equal are numbered.
    pub(in crate::lint) fn next(&mut self, rule: &RuleId, said: &[Words]) -> Vec<Fingerprint> {
        let (mut sentence, mut text) = (String::new(), String::new());
        let fingerprint = |known: &Words| {
            put_words(&mut sentence, known.sentence());
            put_words(&mut text, known.text());
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
