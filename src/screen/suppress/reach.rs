//! Where in a text something is allowed: from the place of a comment, or from words, to sentences by their numbers.

use super::permit::{Reach, Unit};
use crate::lint::Findings;
use crate::markup::CommentPlace;
use crate::order::Order as _;
use crate::prose::fold;
use crate::text::{Span, Text};
use memchr::memmem;
use std::cell::OnceCell;
use std::ops::Range;

/// The sentences and blocks of a text.
pub(super) struct Places<'t> {
    text: &'t Text,
    findings: &'t Findings,
    /// Made when words are first looked for.
    sentences: OnceCell<Folded>,
    blocks: OnceCell<Folded>,
}

impl<'t> Places<'t> {
    pub(super) fn new(text: &'t Text, findings: &'t Findings) -> Self {
        Self { text, findings, sentences: OnceCell::new(), blocks: OnceCell::new() }
    }

    /// The sentences that something reaches, in stretches. There is one for all but words; it may be empty.
    pub(super) fn sentences(&self, reach: &Reach) -> Vec<Range<usize>> {
        match reach {
            Reach::File => one(0..usize::MAX),
            Reach::Comment(at, CommentPlace::Inside(block)) => {
                let own = self.findings.sentences_of(*block..*block + 1);
                let begun = self.findings.sentences.get(own.clone()).unwrap_or_default();
                let begun = own.start + begun.partition_point(|sentence| sentence.start <= *at);
                one(begun.saturating_sub(1).max(own.start)..begun)
            }
            Reach::Comment(_, CommentPlace::Ahead { first, end }) => {
                one(self.findings.sentences_of(*first..*end))
            }
            Reach::Words(Unit::Sentence, words) => {
                let each = self.findings.sentences.iter().copied().map(Some);
                let folded = || self.folded(each, |sentence| sentence);
                let found = self.sentences.get_or_init(folded).holding(&words.value);
                found.into_iter().map(|sentence| sentence..sentence + 1).collect()
            }
            Reach::Words(Unit::Block, words) => {
                let of = |sentence| self.findings.block_of(sentence).unwrap_or_default() as usize;
                let folded = || self.folded(self.findings.blocks(), of);
                let found = self.blocks.get_or_init(folded).holding(&words.value);
                found
                    .into_iter()
                    .map(|block| self.findings.sentences_of(block as u32..block as u32 + 1))
                    .collect()
            }
        }
    }

    /// The sentences of the block that a sentence stands in.
    pub(super) fn around(&self, sentence: usize) -> Range<usize> {
        self.findings.block_of(sentence).map_or(0..0, |block| self.findings.sentences_of(block..block + 1))
    }

    /// Stretches as they are written; of sentences in which something is found, as readers see them too. `of` tells the
    /// stretch of a sentence.
    fn folded(&self, stretches: impl Iterator<Item = Option<Span>>, of: impl Fn(usize) -> usize) -> Folded {
        let mut folded = Folded::default();
        for (number, stretch) in
            stretches.enumerate().filter_map(|(number, stretch)| Some((number, stretch?)))
        {
            folded.add(number, self.text.slice(stretch));
        }
        let mut last = None;
        for said in self.findings.said.iter().filter(|said| !said.about_document) {
            if last.replace(said.sentence) != Some(said.sentence) {
                folded.add(of(said.sentence), said.words.sentence());
            }
        }
        folded
    }
}

fn one(stretch: Range<usize>) -> Vec<Range<usize>> {
    Vec::from([stretch])
}

/// Stretches of a text in which words are looked for, whatever their quotes, dashes, case and line breaks.
#[derive(Default)]
struct Folded {
    /// One a line: nothing that is folded holds a line break.
    lines: String,
    /// Where each begins, and its number.
    starts: Vec<(usize, usize)>,
}

impl Folded {
    fn add(&mut self, number: usize, stretch: &str) {
        self.starts.push((self.lines.len(), number));
        self.lines.push_str(&fold(stretch));
        self.lines.push('\n');
    }

    /// The stretches that hold the words, by number.
    fn holding(&self, words: &str) -> Vec<usize> {
        let words = fold(words.trim());
        if words.is_empty() {
            return Vec::new();
        }
        let found = memmem::find_iter(self.lines.as_bytes(), &words).filter(|&at| self.is_whole(at, &words));
        let line = |at: usize| self.starts.partition_point(|(start, _)| *start <= at).checked_sub(1);
        let number = |at: usize| self.starts.get(line(at)?).map(|(_, number)| *number);
        let mut numbers: Vec<usize> = found.filter_map(number).collect();
        numbers.order();
        numbers.dedup();
        numbers
    }

    /// Whether what stands there begins and ends with whole words.
    fn is_whole(&self, at: usize, words: &str) -> bool {
        let before = self.lines.get(..at).and_then(|before| before.chars().next_back());
        let behind = self.lines.get(at + words.len()..).and_then(|behind| behind.chars().next());
        let joins = |one: Option<char>, other: Option<char>| {
            one.is_some_and(char::is_alphanumeric) && other.is_some_and(char::is_alphanumeric)
        };
        !joins(before, words.chars().next()) && !joins(words.chars().next_back(), behind)
    }
}
