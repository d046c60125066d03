//! All that rules say of a text, before anybody decides what of it is shown: each rule for itself, with the sentence and
//! the block that it speaks of. Front ends screen them; [`super::merge`] makes one diagnostic of those about the same
//! words.

use super::document::Document;
use super::identity::Words;
use crate::attribution::Facts;
use crate::diagnostic::{Diagnostic, Equals};
use crate::markup::Comment;
use crate::text::Span;

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
    /// Who is said to have said what.
    pub facts: Facts,
    /// How many words of prose there are.
    pub words: u32,
    /// Where the document begins.
    opening: Opening,
}

/// The headline of a document, else its first sentence.
#[derive(Debug, Default)]
struct Opening {
    span: Span,
    /// The number of the sentence that it begins with.
    sentence: usize,
    /// What is said of the document is known by the words there.
    words: Words,
}

/// What rules say of a document, and where those speak that are held back.
#[derive(Debug, Default)]
pub(super) struct Heard {
    pub(super) said: Vec<Said>,
    pub(super) held_back: Vec<Span>,
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
    pub(super) fn of(document: Document<'_>, heard: Heard) -> Self {
        let Heard { said, held_back } = heard;
        Self {
            said,
            held_back,
            sentences: document.sentences.iter().map(|sentence| sentence.span).collect(),
            block_of: document.sentences.iter().map(|sentence| sentence.block).collect(),
            blocks: document.blocks.iter().map(|block| block.span).collect(),
            opening: Opening::of(&document),
            comments: document.comments,
            front_matter: document.front_matter,
            facts: document.facts,
            words: document.words,
        }
    }

    /// Adds something that is said of the document, where it begins.
    pub fn say_of_document(&mut self, diagnostic: Diagnostic) {
        let Opening { span, sentence, ref words } = self.opening;
        let fingerprint = words.fingerprint(&diagnostic.rule, &mut Equals::default());
        let diagnostic = Diagnostic { span, fingerprint, ..diagnostic };
        let words = words.clone();
        self.said.push(Said { diagnostic, words, sentence, about_document: true, attribution: None });
    }
}

impl Opening {
    fn of(document: &Document<'_>) -> Self {
        let span = document.opening().unwrap_or_default();
        let words = Words::of_document(document, span);
        Self { span, sentence: document.sentence_at(span.start), words }
    }
}
