//! Cuts prose into tokens: words with their inner hyphens and apostrophes, numbers, single punctuation marks
//! and possessive endings.

use super::{Vocabulary, WordId};
use std::ops::Range;

/// One token, with its place in the prose of its block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// First byte in the prose.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Which word it is, folded.
    pub word: WordId,
    /// What sort of token it is.
    pub kind: TokenKind,
    /// How it is written.
    pub shape: Shape,
}

/// What sort of token it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A word, inner hyphens, apostrophes and full stops included (`anti-regime`, `don't`, `U.S.`).
    Word,
    /// A word that is written with a final full stop which is part of it (`Gen.`, `J.`, `a.m.`, `Inc.`).
    Abbreviation,
    /// Digits, with inner separators (`1,200`, `4.1`, `2023`, `18th`).
    Number,
    /// `'s`, or a final apostrophe after *s*.
    Possessive,
    /// A comma.
    Comma,
    /// A full stop that ends something.
    Stop,
    /// A question mark or an exclamation mark.
    Mark,
    /// `…` or `...`.
    Ellipsis,
    /// A colon.
    Colon,
    /// A semicolon.
    Semicolon,
    /// A dash of any length that stands between words, or a doubled hyphen.
    Dash,
    /// A quotation mark or a lone apostrophe, of any style.
    Quote,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// Any other single character (`%`, `$`, `/`, `&`, an emoji).
    Symbol,
}

/// How a token is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// No capital letter, or no letter at all.
    Lower,
    /// A capital first letter and smaller ones after it; also a single capital.
    Capital,
    /// Two capitals or more and no small letter (`UN`, `U.S.`).
    Upper,
    /// Anything else (`iPhone`, `al-Araji`, `McCain`, `AfD`).
    Mixed,
}

impl Token {
    /// Its bytes, for slicing the prose.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether it is a word of some sort.
    pub const fn is_word(self) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Abbreviation)
    }

    /// Whether it is written as a name would be.
    pub const fn is_capitalized(self) -> bool {
        self.is_word() && matches!(self.shape, Shape::Capital | Shape::Upper | Shape::Mixed)
    }
}

pub(super) fn tokenize(_prose: &str, _vocabulary: &Vocabulary, _tokens: &mut Vec<Token>) {}
