//! All that rules say of a text, before anybody decides what of it is shown: each rule for itself, with the sentence and
//! the block that it speaks of. Front ends screen them; [`super::merge`] makes one diagnostic of those about the same
//! words.

use super::document::Document;
use super::identity::Words;
use crate::diagnostic::Diagnostic;
use crate::markup::Comment;
use crate::text::Span;

/// What rules say of a text.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// What is said, rule by rule.
    pub said: Vec<Said>,
    /// How many diagnostics are left out because they are info or their rule is held back.
    pub held_back: usize,
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

impl Findings {
    /// Takes what is worth knowing from a document.
    pub(super) fn of(document: &Document<'_>, said: Vec<Said>, held_back: usize) -> Self {
        Self {
            said,
            held_back,
            sentences: document.sentences.iter().map(|sentence| sentence.span).collect(),
            block_of: document.sentences.iter().map(|sentence| sentence.block).collect(),
            blocks: document.blocks.iter().map(|block| block.span).collect(),
            comments: document.comments.clone(),
            front_matter: document.front_matter,
        }
    }

    /// The sentence that something said points into; the place itself where there is none.
    pub fn sentence_of(&self, said: &Said) -> Span {
        self.sentences.get(said.sentence).copied().unwrap_or(said.diagnostic.span)
    }
}
