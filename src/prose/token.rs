//! Cuts prose into tokens: words with their inner hyphens and apostrophes, numbers, single punctuation marks
//! and possessive endings.
//!
//! A lexicon entry standing alone is cut like the same words in running text, so nothing here looks further
//! than the neighbours of a token. What only a whole block can tell (whether the mark in `'the workers' own'`
//! closes a quotation) is left to whoever reads the block.

mod abbreviation;
mod address;
mod chars;
mod mark;
mod starter;
mod word;

pub(super) use abbreviation::{Sort, sort};
pub(super) use starter::starts_sentence;

use super::{Vocabulary, WordId};
use crate::text::Packed;
use chars::{Class, class};
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
    /// A word, inner hyphens, apostrophes and full stops included (`anti-regime`, `don't`, `U.S.-led`); also
    /// a web or mail address.
    Word,
    /// A word that is written with a final full stop which is part of it (`Gen.`, `J.`, `a.m.`, `U.S.`).
    Abbreviation,
    /// Digits, with inner separators and an ending (`1,200`, `4.1`, `2023`, `18th`, `1.2m`).
    Number,
    /// `'s`, or a final apostrophe after *s* with a word after it. `super::quotation` makes a
    /// [`Self::Quote`] of the apostrophe where it closes a quotation.
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
    /// A quotation mark, single, double or doubled (`''`), or a lone apostrophe, of any style.
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
    /// No capital letter, or no letter at all; addresses too.
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

/// Appends the tokens of `prose`, in order. White space is in none, every other character is in exactly one,
/// but for soft hyphens and characters without width that touch no letter.
pub(super) fn tokenize(prose: &str, vocabulary: &Vocabulary, tokens: &mut Vec<Token>) {
    cut(prose, tokens, |spelling| match spelling {
        Spelling::Packed(packed) => vocabulary.look_up_packed(packed),
        Spelling::Folded(folded) => vocabulary.look_up_folded(folded),
        Spelling::Written(written) => vocabulary.look_up(written),
    });
}

/// The same, for whoever knows the number of each word.
pub(super) fn cut(prose: &str, tokens: &mut Vec<Token>, mut number: impl FnMut(Spelling<'_>) -> WordId) {
    let mut at = 0;
    while at < prose.len() {
        let written = |piece: Piece| (piece, spelling(piece.kind, &prose[at..piece.end]));
        let (Piece { end, kind, shape }, spelling) = match class(prose, at) {
            Class::Blank(width) => {
                at += width;
                continue;
            }
            Class::Word => match word::short(prose, at) {
                Some((piece, letters)) => (piece, Spelling::Packed(letters)),
                None => written(word::plain(prose, at).unwrap_or_else(|| word::read(prose, at, tokens))),
            },
            Class::Other(c) => written(mark::read(prose, at, c, tokens)),
        };
        let word = number(spelling);
        tokens.push(Token { start: at as u32, end: end as u32, word, kind, shape });
        at = end + usize::from(prose.as_bytes().get(end) == Some(&b' '));
    }
}

/// A token that has been read but not yet looked up.
#[derive(Clone, Copy)]
struct Piece {
    end: usize,
    kind: TokenKind,
    shape: Shape,
}

impl Piece {
    const fn mark(end: usize, kind: TokenKind) -> Self {
        Self { end, kind, shape: Shape::Lower }
    }
}

/// How a token is spelt in the vocabulary.
pub(super) enum Spelling<'t> {
    /// Folded already, and short.
    Packed(Packed),
    /// Folded already.
    Folded(&'t str),
    /// As in the text, to be folded.
    Written(&'t str),
}

/// All dashes are one word, and so are all ellipses and all quotation marks of a width, whatever they are
/// made of.
fn spelling(kind: TokenKind, written: &str) -> Spelling<'_> {
    match kind {
        TokenKind::Comma | TokenKind::Stop => match written.as_bytes() {
            &[mark] => Spelling::Packed(Packed::one(mark)),
            _ => Spelling::Written(written),
        },
        TokenKind::Dash => Spelling::Folded("–"),
        TokenKind::Ellipsis => Spelling::Folded("…"),
        TokenKind::Quote if mark::is_double(written) => Spelling::Packed(Packed::one(b'"')),
        TokenKind::Possessive if written.ends_with(['s', 'S']) => Spelling::Folded("'s"),
        TokenKind::Quote | TokenKind::Possessive => Spelling::Packed(Packed::one(b'\'')),
        _ => Spelling::Written(written),
    }
}

/// Whether the quotation mark `at` closes something, judged by the spaces around it and, where it has none or
/// two, by its form.
pub(super) fn closes_by_spacing(prose: &str, tokens: &[Token], at: usize) -> bool {
    let mark = tokens[at];
    let before = at.checked_sub(1).is_some_and(|before| tokens[before].end == mark.start);
    let after = tokens.get(at + 1).is_some_and(|after| after.start == mark.end);
    before && !(after && prose[mark.range()].starts_with(['“', '„', '‘', '‚', '«', '‹', '`']))
}

#[cfg(test)]
mod tests;
