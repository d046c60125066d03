//! All that rules say of a text, before anybody decides what of it is shown: each rule for itself, with the sentence and
//! the block that it speaks of. Front ends screen them; [`super::merge`] makes one diagnostic of those about the same
//! words.

use super::read::document::Document;
use super::speak::identity::{Given, Words};
use crate::attribution::Facts;
use crate::diagnostic::Diagnostic;
use crate::markup::Comment;
use crate::text::{Span, Text};
use std::ops::Range;

/// What rules say of a text.
#[derive(Debug, Default)]
pub struct Findings {
    /// What is said, rule by rule.
    pub said: Vec<Said>,
    /// Where the diagnostics point that are left out because they are info or their rule is held back.
    pub held_back: Vec<Span>,
    /// The sentences, in reading order.
    pub sentences: Vec<Span>,
    /// Of each block, one past the number of its last sentence.
    ends: Vec<u32>,
    /// The comments of the text, in order.
    pub comments: Vec<Comment>,
    /// The YAML at its head.
    pub front_matter: Option<Span>,
    /// Who is said to have said what; where [`Options::rules_only`](super::Options::rules_only) says that nobody asks, no
    /// more than rules do.
    pub facts: Facts,
    /// How many words of prose there are.
    pub words: u32,
    /// The headline, else the first sentence.
    pub opening: Option<Span>,
}

/// A diagnostic of one rule, with what it is about.
#[derive(Clone, Debug)]
pub struct Said {
    /// What is said.
    pub diagnostic: Diagnostic,
    /// The words that it is known by across edits.
    pub words: Words,
    /// The number of the sentence that it points into, by its index in [`Findings::sentences`].
    pub sentence: usize,
    /// Whether it is about the document, and only points at a place in it.
    pub about_document: bool,
    /// The attribution that it is about, by its number in the volume.
    pub(super) attribution: Option<u32>,
}

impl Said {
    /// The attribution that it is about, by its index in the facts, where the text is no longer than one volume.
    pub fn attribution(&self) -> Option<usize> {
        self.attribution.map(|at| at as usize)
    }
}

impl Findings {
    /// Takes what is worth knowing from a document.
    pub(super) fn of(document: &Document<'_>, said: Vec<Said>, held_back: Vec<Span>) -> Self {
        Self {
            said,
            held_back,
            sentences: document.sentences.iter().map(|sentence| sentence.span).collect(),
            ends: ends(document),
            front_matter: document.front_matter,
            ..Self::default()
        }
    }

    /// The same, with what was read besides.
    pub(super) fn with(self, document: Document<'_>) -> Self {
        Self { opening: document.opening(), words: document.words, facts: document.into_facts(), ..self }
    }

    /// Adds what was found in the next volume, behind so many blocks that are read with it. Who is meant, each volume knows
    /// for itself.
    pub(super) fn add(&mut self, next: Self, front: usize) {
        let skipped = next.end_of(front);
        let before = self.sentences.len();
        self.said.extend(
            next.said
                .into_iter()
                .map(|said| Said { sentence: (said.sentence + before).saturating_sub(skipped), ..said }),
        );
        self.held_back.extend(next.held_back);
        self.sentences.extend_from_slice(&next.sentences[skipped..]);
        self.ends.extend(next.ends[front..].iter().map(|end| (*end as usize + before - skipped) as u32));
        self.words += next.words;
        self.facts = Facts::default();
    }

    /// What is said, and how many diagnostics are left out; all else is let go.
    pub fn into_said(self) -> (Vec<Said>, usize) {
        (self.said, self.held_back.len())
    }

    /// Adds something that is said of the document, where it begins. What it is known by are the words there.
    pub fn say_of_document(&mut self, text: &Text, diagnostic: Diagnostic) {
        let span = self.opening.unwrap_or_default();
        let sentence =
            self.sentences.partition_point(|sentence| sentence.start <= span.start).saturating_sub(1);
        let place = self.sentences.get(sentence).copied().unwrap_or(span);
        let words = Words::new(text.slice(place));
        let given = Given::default().next(&diagnostic.rule, std::slice::from_ref(&words));
        let fingerprint = given.into_iter().next();
        let diagnostic = Diagnostic { span, fingerprint: fingerprint.unwrap_or_default(), ..diagnostic };
        self.said.push(Said { diagnostic, words, sentence, about_document: true, attribution: None });
    }

    /// The sentences of some blocks, by their numbers.
    pub fn sentences_of(&self, blocks: Range<u32>) -> Range<usize> {
        self.end_of(blocks.start as usize)..self.end_of(blocks.end as usize)
    }

    /// The blocks, in reading order, by their places. One without words has none.
    pub fn blocks(&self) -> impl Iterator<Item = Option<Span>> {
        (0..self.ends.len() as u32).map(|block| self.block(block))
    }

    /// The place of a block.
    pub fn block(&self, number: u32) -> Option<Span> {
        let own = self.sentences.get(self.sentences_of(number..number.saturating_add(1)))?;
        Some(own.first()?.hull(*own.last()?))
    }

    /// One past the number of the last sentence of the first so many blocks.
    fn end_of(&self, blocks: usize) -> usize {
        let ends = &self.ends[..self.ends.len().min(blocks)];
        ends.last().map_or(0, |end| *end as usize)
    }

    /// The number of the block that a sentence stands in, if there is such a sentence.
    pub fn block_of(&self, sentence: usize) -> Option<u32> {
        let block = self.ends.partition_point(|end| *end as usize <= sentence);
        (block < self.ends.len()).then_some(block as u32)
    }

    /// The sentence that something said points into; the place itself where there is none.
    pub fn sentence_of(&self, said: &Said) -> Span {
        self.sentences.get(said.sentence).copied().unwrap_or(said.diagnostic.span)
    }
}

/// Of each block, one past the number of its last sentence.
fn ends(document: &Document<'_>) -> Vec<u32> {
    let mut ends = vec![0; document.blocks.len()];
    for (end, sentence) in (1..).zip(&document.sentences) {
        if let Some(last) = ends.get_mut(sentence.block as usize) {
            *last = end;
        }
    }
    let mut furthest = 0;
    for end in &mut ends {
        furthest = furthest.max(*end);
        *end = furthest;
    }
    ends
}
