//! Finds words, sentences and quotations in a block of prose.
//!
//! Words are folded, so that curly and straight quotes, cases and line breaks make no difference to anything
//! that looks for them; spans stay those of the prose as written. Nothing here knows who speaks.

mod fold;
mod quotation;
mod sentence;
mod token;
mod vocabulary;

pub use fold::{fold, fold_word, words};
pub(crate) use fold::{fold_char, is_tidy, plain_run, put_words, runs_on, wide};
pub use quotation::{OpenQuotation, Quotation};
pub use sentence::Sentence;
pub use token::{Shape, Token, TokenKind};
pub use vocabulary::{Vocabulary, WordId, hash_beginnings};

use crate::markup::Block;
use crate::text::ProseSpan;

/// One block, read: its tokens and what they make up. Indices are into [`Self::tokens`].
#[derive(Clone, Debug, Default)]
pub struct Passage {
    /// Every token, in order. White space is none.
    pub tokens: Vec<Token>,
    /// The sentences; together they hold every token.
    pub sentences: Vec<Sentence>,
    /// Direct quotations by their outermost marks, in order; they do not overlap.
    pub quotations: Vec<Quotation>,
}

impl Passage {
    /// The prose span from the first to the last of the tokens `range`, end exclusive; empty where there are
    /// none.
    pub fn span(&self, range: std::ops::Range<usize>) -> ProseSpan {
        match (self.tokens.get(range.start), range.end.checked_sub(1).and_then(|last| self.tokens.get(last)))
        {
            (Some(first), Some(last)) if range.start < range.end => ProseSpan::new(first.start, last.end),
            (Some(first), _) => ProseSpan::empty(first.start),
            _ => ProseSpan::default(),
        }
    }
}

/// Reads block after block of one document. It keeps what must be known from one to the next, which is
/// whether a quotation is still open, and reuses its buffers.
#[derive(Debug, Default)]
pub struct Reader {
    passage: Passage,
    open: Option<OpenQuotation>,
    /// Room for the marks of a block.
    pairing: quotation::Pairing,
}

impl Reader {
    /// Reads the next block of the document.
    pub fn read(&mut self, block: &Block<'_>, vocabulary: &Vocabulary) -> &Passage {
        let Passage { tokens, sentences, quotations } = &mut self.passage;
        tokens.clear();
        sentences.clear();
        quotations.clear();
        token::tokenize(&block.prose, vocabulary, tokens);
        quotation::find(block, tokens, &mut self.open, &mut self.pairing, quotations);
        sentence::split(&block.prose, tokens, quotations, sentences);
        &self.passage
    }

    /// The quotation that is open in front of the next block.
    pub const fn open(&self) -> Option<OpenQuotation> {
        self.open
    }

    /// Passes over the next block, which leaves a quotation open or none.
    pub const fn pass(&mut self, open: Option<OpenQuotation>) {
        self.open = open;
    }
}
