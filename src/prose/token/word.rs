//! Reads words, numbers and abbreviations.

use super::abbreviation::{LONGEST, may_be_listed, takes_stop};
use super::chars::{
    DIGIT, LOWER, UPPER, char_at, char_before, flags, is_apostrophe, is_hyphen, is_word, run,
};
use super::{Piece, Shape, Token, TokenKind, address};
use crate::text::Packed;

/// The word of up to eight plain letters that begins at `start`, as most words are, and the letters made small.
/// [`plain`] would say the same of it, more slowly.
#[expect(clippy::inline_always, reason = "nearly every word is read here, in one place")]
#[inline(always)]
pub(super) fn short(prose: &str, start: usize) -> Option<(Piece, Packed)> {
    let bytes = prose.as_bytes();
    let shape = shape_of_first(bytes[start]);
    let ahead = Packed::at(bytes, start)?;
    let ahead = if shape == Shape::Capital { ahead.lower_first() } else { ahead };
    let length = ahead.small_letters();
    let end = start + length;
    let (piece, letters) = (Piece { end, kind: TokenKind::Word, shape }, ahead.first(length));
    let ends = match bytes.get(end) {
        Some(b'.') => length > 1 && !may_be_listed(letters) && ends_sentence(bytes, end),
        _ => nothing_joins(bytes, start, end),
    };
    (length > 0 && ends).then_some((piece, letters))
}

/// The word of plain letters that begins at `start` and ends where nothing can carry it on, as nearly all do.
/// [`read`] would say the same of it, more slowly.
#[inline]
pub(super) fn plain(prose: &str, start: usize) -> Option<Piece> {
    let bytes = prose.as_bytes();
    let shape = shape_of_first(bytes[start]);
    let mut end = start + usize::from(shape == Shape::Capital);
    // Eight letters at a time, and one by one where the prose ends.
    while let Some(length) = Packed::at(bytes, end).map(Packed::small_letters).filter(|&length| length > 0) {
        end += length;
    }
    end += bytes[end..].iter().take_while(|byte| byte.is_ascii_lowercase()).count();
    (end > start && nothing_joins(bytes, start, end)).then_some(Piece { end, kind: TokenKind::Word, shape })
}

/// Of a word of plain letters, by its first.
const fn shape_of_first(byte: u8) -> Shape {
    if byte.is_ascii_uppercase() { Shape::Capital } else { Shape::Lower }
}

/// Whether nothing that could go on with a word stands behind the full stop at `at`.
fn ends_sentence(bytes: &[u8], at: usize) -> bool {
    matches!(bytes.get(at + 1), None | Some(b' ' | b'\n' | b'"'))
}

/// Whether what stands at `end` cannot carry on the word of plain letters that begins at `start`: a mark, or the stop
/// of a sentence behind a word that is too long for an abbreviation.
#[inline]
fn nothing_joins(bytes: &[u8], start: usize, end: usize) -> bool {
    match bytes.get(end) {
        None | Some(b' ' | b'\n' | b',' | b';' | b')' | b'"' | b'?' | b'!') => true,
        Some(b'.') => end - start > LONGEST && ends_sentence(bytes, end),
        Some(0xe2) => wide_mark_parts(&bytes[end..]),
        Some(_) => false,
    }
}

/// Whether a stretch begins with a mark beyond ASCII that ends a word: a double quotation mark, a dash, an ellipsis, or
/// an apostrophe with no word but *s* behind it.
#[inline(never)]
fn wide_mark_parts(bytes: &[u8]) -> bool {
    let ends =
        |byte: Option<&u8>| matches!(byte, None | Some(b' ' | b'\n' | b',' | b';' | b')' | b'?' | b'!'));
    match bytes {
        // ’
        [_, 0x80, 0x99, b's', rest @ ..] | [_, 0x80, 0x99, rest @ ..] => ends(rest.first()),
        // – — “ ” …
        [_, 0x80, 0x93 | 0x94 | 0x9c | 0x9d | 0xa6, ..] => true,
        _ => false,
    }
}

/// Reads the token that begins with the letter or digit at `start`; `tokens` are those before it.
pub(super) fn read(prose: &str, start: usize, tokens: &[Token]) -> Piece {
    let mut end = run(prose, start);
    // Whether more than digits, separators and an ending has been read.
    let mut worded = flags(char_at(prose, start).unwrap_or_default()) != DIGIT;
    // Whether a full stop stands inside it, as it must in an address without a scheme.
    let mut dotted = false;
    loop {
        let joined = match prose.as_bytes().get(end) {
            None | Some(b' ' | b'\n') => break,
            Some(b'.') => match stop(prose, start, end, tokens) {
                Stop::Ends => break,
                Stop::Belongs => return abbreviation(prose, start, end + 1),
                Stop::Joins(next) => {
                    dotted = true;
                    Some(next)
                }
            },
            Some(b':' | b'/' | b'@') => match address::end(prose, end, dotted) {
                Some(end) => return Piece::mark(end, TokenKind::Word),
                None => between_digits(prose, end),
            },
            Some(b',') => between_digits(prose, end),
            Some(b'&') => is_word(prose, end + 1).then_some(end + 1),
            Some(_) => hyphen_or_apostrophe(prose, end),
        };
        let Some(next) = joined else { break };
        worded |= flags(char_at(prose, next).unwrap_or_default()) != DIGIT;
        end = run(prose, next);
    }
    let kind = if worded { TokenKind::Word } else { TokenKind::Number };
    Piece { end, kind, shape: shape(&prose[start..end]) }
}

fn abbreviation(prose: &str, start: usize, end: usize) -> Piece {
    Piece { end, kind: TokenKind::Abbreviation, shape: shape(&prose[start..end]) }
}

/// What a full stop is to the word before it.
enum Stop {
    /// No part of it.
    Ends,
    /// Its last character.
    Belongs,
    /// Inside it; it goes on at the byte given.
    Joins(usize),
}

fn stop(prose: &str, start: usize, at: usize, tokens: &[Token]) -> Stop {
    let next = at + 1;
    match char_at(prose, next) {
        Some('.') if prose[next + 1..].starts_with('.') => Stop::Ends,
        Some(c) if c.is_alphanumeric() && joins(prose, start, at, c) => Stop::Joins(next),
        Some(c) if is_hyphen(c) && is_word(prose, next + c.len_utf8()) => {
            if takes_stop(prose, start..at, tokens) { Stop::Joins(next + c.len_utf8()) } else { Stop::Ends }
        }
        _ if takes_stop(prose, start..at, tokens) => Stop::Belongs,
        _ => Stop::Ends,
    }
}

/// Whether a stop between `prose[start..at]` and the character `after` is inside a word (`U.S.`, `a.m.`,
/// `4.1`, `example.com`), not a sentence's end with its space forgotten.
fn joins(prose: &str, start: usize, at: usize, after: char) -> bool {
    let before = char_before(prose, at).map_or(0, flags);
    let after = flags(after);
    let short =
        || prose[start..at].rsplit(|c| c == '.' || is_hyphen(c)).next().is_some_and(|part| part.len() <= 2);
    match (before, after) {
        (DIGIT, _) => after != UPPER,
        (_, DIGIT) => false,
        (LOWER, UPPER) => short() && single_letter(prose, at + 1),
        (UPPER, UPPER) => short(),
        _ => true,
    }
}

/// Whether just one letter stands at `at`, as the `D` of `Ph.D.`.
fn single_letter(prose: &str, at: usize) -> bool {
    char_at(prose, at).is_some_and(|c| run(prose, at) == at + c.len_utf8())
}

/// Past a separator that stands between two digits.
fn between_digits(prose: &str, at: usize) -> Option<usize> {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    (digit(char_before(prose, at)) && digit(char_at(prose, at + 1))).then_some(at + 1)
}

/// Past a hyphen or apostrophe that letters or digits follow, unless they are a possessive ending.
fn hyphen_or_apostrophe(prose: &str, at: usize) -> Option<usize> {
    let c = char_at(prose, at)?;
    let next = at + c.len_utf8();
    if is_apostrophe(c) {
        return (is_word(prose, next) && !is_possessive(prose, next)).then_some(next);
    }
    (is_hyphen(c) && is_word(prose, next)).then_some(next)
}

/// Whether a lone *s* stands at `at`, just after an apostrophe.
fn is_possessive(prose: &str, at: usize) -> bool {
    matches!(char_at(prose, at), Some('s' | 'S'))
        && run(prose, at) == at + 1
        && hyphen_or_apostrophe(prose, at + 1).is_none()
}

/// How `word` is written.
fn shape(word: &str) -> Shape {
    if word.is_ascii() && !word.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return Shape::Lower;
    }
    let (mut upper, mut lower, mut first) = (0_usize, false, 0);
    for c in word.chars() {
        let flags = flags(c);
        upper += usize::from(flags == UPPER);
        lower |= flags == LOWER;
        if first == 0 {
            first = flags & (UPPER | LOWER);
        }
    }
    match upper {
        0 => Shape::Lower,
        1 if first == UPPER => Shape::Capital,
        1 => Shape::Mixed,
        _ if lower => Shape::Mixed,
        _ => Shape::Upper,
    }
}
