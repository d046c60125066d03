//! What characters are to the tokenizer. ASCII is answered from a table.

use unicode_normalization::char::is_combining_mark;

/// What a token that begins at some place would be.
pub(super) enum Class {
    /// No token: white space, or a lone character without width; so many bytes.
    Blank(usize),
    /// A word or number.
    Word,
    /// Anything else.
    Other(char),
}

/// A small letter.
pub(super) const LOWER: u8 = 1;
/// A capital letter.
pub(super) const UPPER: u8 = 2;
/// A digit.
pub(super) const DIGIT: u8 = 4;
/// An underscore, which is part of words but says nothing of their shape.
const LINE: u8 = 8;
const BLANK: u8 = 16;
const WORD: u8 = LOWER | UPPER | DIGIT | LINE;

const TABLE: [u8; 128] = {
    let mut table = [0; 128];
    let mut byte = 0;
    while byte < 128 {
        table[byte as usize] = match byte {
            b'a'..=b'z' => LOWER,
            b'A'..=b'Z' => UPPER,
            b'0'..=b'9' => DIGIT,
            b'_' => LINE,
            b' ' | b'\t'..=b'\r' => BLANK,
            _ => 0,
        };
        byte += 1;
    }
    table
};

/// What begins at byte `at`, which lies in `prose` and on a character's first byte.
#[inline]
pub(super) fn class(prose: &str, at: usize) -> Class {
    let byte = prose.as_bytes()[at];
    match TABLE.get(usize::from(byte)) {
        Some(flags) if flags & WORD != 0 => Class::Word,
        Some(&BLANK) => Class::Blank(1),
        Some(_) => Class::Other(char::from(byte)),
        None => wide_class(prose, at),
    }
}

#[cold]
fn wide_class(prose: &str, at: usize) -> Class {
    match char_at(prose, at) {
        None => Class::Blank(prose.len() - at),
        // Dashes, quotation marks and the ellipsis: nearly all that is beyond ASCII and no letter.
        Some(c @ '\u{2010}'..='\u{2027}') => Class::Other(c),
        Some(c) if c.is_alphanumeric() => Class::Word,
        Some(c) if c.is_whitespace() || has_no_width(c) => Class::Blank(c.len_utf8()),
        Some(c) => Class::Other(c),
    }
}

/// Where the letters and digits that run from `at` on end, with the accents and the like that hang on them.
#[inline]
pub(super) fn run(prose: &str, mut at: usize) -> usize {
    let bytes = prose.as_bytes();
    while let Some(&byte) = bytes.get(at) {
        match TABLE.get(usize::from(byte)) {
            Some(flags) if flags & WORD != 0 => at += 1,
            Some(_) => break,
            None => match wide_run(prose, at) {
                0 => break,
                width => at += width,
            },
        }
    }
    at
}

/// The width of the character at `at` if it goes on a word, else 0. What has no width does only before a
/// letter.
fn wide_run(prose: &str, at: usize) -> usize {
    match char_at(prose, at) {
        Some(c) if c.is_alphanumeric() || is_combining_mark(c) => c.len_utf8(),
        Some(c) if has_no_width(c) && is_word(prose, at + c.len_utf8()) => c.len_utf8(),
        _ => 0,
    }
}

/// The flags of a character; those of a letter without case are 0.
#[inline]
pub(super) fn flags(c: char) -> u8 {
    match TABLE.get(c as usize) {
        Some(flags) => flags & (LOWER | UPPER | DIGIT),
        None if c.is_lowercase() => LOWER,
        None if c.is_uppercase() => UPPER,
        None if c.is_numeric() => DIGIT,
        None => 0,
    }
}

/// The character at `at`; none at the end.
#[inline]
pub(super) fn char_at(prose: &str, at: usize) -> Option<char> {
    prose.get(at..)?.chars().next()
}

/// The character that ends at `at`; none at the start.
#[inline]
pub(super) fn char_before(prose: &str, at: usize) -> Option<char> {
    prose.get(..at)?.chars().next_back()
}

/// Whether a letter or digit stands at `at`.
pub(super) fn is_word(prose: &str, at: usize) -> bool {
    char_at(prose, at).is_some_and(char::is_alphanumeric)
}

/// Whether white space or an edge stands at `at`.
pub(super) fn is_blank(prose: &str, at: usize) -> bool {
    char_at(prose, at).is_none_or(char::is_whitespace)
}

/// The first character of the next word, where only white space stands between it and `at`.
pub(super) fn next_word(prose: &str, at: usize) -> Option<char> {
    prose.get(at..)?.chars().find(|c| !c.is_whitespace()).filter(|c| c.is_alphanumeric())
}

/// Hyphens, which join words; no dashes.
pub(super) const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// What is written for an apostrophe, also by mistake.
pub(in super::super) const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '‛')
}

/// Soft hyphens, joiners, directional marks, the byte order mark.
const fn has_no_width(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}
