//! All that rules say of a text, before anybody decides what of it is shown: each rule for itself, with the sentence and
//! the block that it speaks of. Front ends screen them; [`super::merge`] makes one diagnostic of those about the same
//! words.

use super::document::Document;
use super::identity::{Words, fingerprints};
use crate::attribution::Facts;
use crate::diagnostic::Diagnostic;
use crate::markup::Comment;
use crate::text::{Span, Text};

/// What rules say of a text.
#[derive(Debug, Default)]
pub struct Findings {
    /// What is said, rule by rule.
    pub said: Vec<Said>,
    /// Where the diagnostics point that are left out because they are info or their rule is held back.
    pub held_back: Vec<Span>,
    /// The sentences, in reading order.
    pub sentences: Vec<Span>,
    /// Of each sentence, the number of its block.
    pub block_of: Vec<u32>,
    /// The blocks, in reading order.
    pub blocks: Vec<Span>,
    /// The comments of the text, in order.
    pub comments: Vec<Comment>,
    /// The YAML at its head.
    pub front_matter: Option<Span>,
    /// Who is said to have said what; nothing where [`Options::rules_only`](super::Options::rules_only) says
    /// that nobody asks, unless rules do.
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
    /// The attribution that it is about.
    pub(super) attribution: Option<usize>,
}

impl Said {
    /// The attribution that it is about, by its index in the facts.
    pub const fn attribution(&self) -> Option<usize> {
        self.attribution
    }
}

impl Findings {
    /// Takes what is worth knowing from a document.
    pub(super) fn of(document: &Document<'_>, said: Vec<Said>, held_back: Vec<Span>) -> Self {
        Self {
            said,
            held_back,
            sentences: document.sentences.iter().map(|sentence| sentence.span).collect(),
            block_of: document.sentences.iter().map(|sentence| sentence.block).collect(),
            blocks: document.blocks.iter().map(|block| block.span).collect(),
            comments: document.comments.clone(),
            front_matter: document.front_matter,
            ..Self::default()
        }
    }

    /// The same, with what was read besides.
    pub(super) fn with(self, document: Document<'_>) -> Self {
        Self { opening: document.opening(), words: document.words, facts: document.into_facts(), ..self }
    }

    /// Adds something that is said of the document, where it begins. What it is known by are the words there.
    pub fn say_of_document(&mut self, text: &Text, diagnostic: Diagnostic) {
        let span = self.opening.unwrap_or_default();
        let sentence =
            self.sentences.partition_point(|sentence| sentence.start <= span.start).saturating_sub(1);
        let place = self.sentences.get(sentence).copied().unwrap_or(span);
        let words = Words { sentence: text.slice(place).to_owned(), text: String::new() };
        let fingerprint = fingerprints(&diagnostic.rule, std::slice::from_ref(&words)).into_iter().next();
        let diagnostic = Diagnostic { span, fingerprint: fingerprint.unwrap_or_default(), ..diagnostic };
        self.said.push(Said { diagnostic, words, sentence, about_document: true, attribution: None });
    }

    /// The sentence that something said points into; the place itself where there is none.
    pub fn sentence_of(&self, said: &Said) -> Span {
        self.sentences.get(said.sentence).copied().unwrap_or(said.diagnostic.span)
    }
}
