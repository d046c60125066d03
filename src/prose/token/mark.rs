//! Reads what is no word: punctuation, quotation marks, apostrophes that begin something, symbols.

use super::chars::{char_at, char_before, is_apostrophe, is_blank, is_hyphen, next_word, run};
use super::{Piece, Shape, Token, TokenKind, chars};
use unicode_normalization::char::is_combining_mark;

/// Words that begin with an apostrophe. None is a word without it, so that a quotation mark is not taken for
/// one.
const CLIPPED: [&str; 8] = ["em", "tis", "til", "twas", "twere", "twill", "tween", "neath"];

/// Reads the token that begins with `c` at `at`.
pub(super) fn read(prose: &str, at: usize, c: char, tokens: &[Token]) -> Piece {
    let next = at + c.len_utf8();
    let kind = match c {
        ',' | '،' | '、' | '，' => TokenKind::Comma,
        ';' | '؛' | '；' => TokenKind::Semicolon,
        ':' | '：' => TokenKind::Colon,
        '!' | '?' | '؟' | '！' | '？' | '‼' | '⁇' | '⁈' | '⁉' => TokenKind::Mark,
        '(' | '[' | '{' | '（' | '【' => TokenKind::Open,
        ')' | ']' | '}' | '）' | '】' => TokenKind::Close,
        '。' | '।' | '۔' => TokenKind::Stop,
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '‚' => TokenKind::Quote,
        '.' | '…' => return stops(prose, at, next, c),
        '\u{2012}'..='\u{2015}' => return Piece::mark(while_char(prose, next, is_dash), TokenKind::Dash),
        '`' => return doubled(prose, next, c),
        c if is_apostrophe(c) => return apostrophe(prose, at, c, tokens),
        c if is_hyphen(c) => return hyphen(prose, at, next),
        _ => return Piece::mark(while_char(prose, next, is_combining_mark), TokenKind::Symbol),
    };
    Piece::mark(next, kind)
}

/// Whether a token of kind [`TokenKind::Quote`] is a double mark, or two single ones that stand for it.
pub(super) fn is_double(written: &str) -> bool {
    !matches!(written, "'" | "’" | "‘" | "‛" | "‚" | "`" | "‹" | "›")
}

/// A full stop, the stop before a decimal (`.22`), or three or more of them, spaced or not.
fn stops(prose: &str, at: usize, next: usize, c: char) -> Piece {
    let end = while_char(prose, next, |c| matches!(c, '.' | '…'));
    if c == '…' || end - at > 2 {
        return Piece::mark(end, TokenKind::Ellipsis);
    }
    if prose[next..].starts_with(" . .") {
        return Piece::mark(next + " . .".len(), TokenKind::Ellipsis);
    }
    let decimal = char_at(prose, next).is_some_and(|c| c.is_ascii_digit())
        && char_before(prose, at).is_none_or(|c| !c.is_alphanumeric());
    if decimal {
        return Piece::mark(run(prose, next), TokenKind::Number);
    }
    Piece::mark(next, TokenKind::Stop)
}

/// A doubled hyphen or one with space around it is a dash.
fn hyphen(prose: &str, at: usize, next: usize) -> Piece {
    let end = while_char(prose, next, is_hyphen);
    let spaced = is_blank(prose, next) && char_before(prose, at).is_none_or(char::is_whitespace);
    Piece::mark(end, if end > next || spaced { TokenKind::Dash } else { TokenKind::Symbol })
}

fn apostrophe(prose: &str, at: usize, c: char, tokens: &[Token]) -> Piece {
    let next = at + c.len_utf8();
    let before = tokens.last().filter(|token| token.end as usize == at);
    let ending = matches!(char_at(prose, next), Some('s' | 'S')) && run(prose, next) == next + 1;
    // A pattern may begin with `'s`.
    if ending && (before.is_some() || at == 0) {
        return Piece::mark(next + 1, TokenKind::Possessive);
    }
    if before.is_some_and(|token| ends_in_s(prose, *token)) && next_word_follows(prose, next) {
        return Piece::mark(next, TokenKind::Possessive);
    }
    if before.is_none_or(|token| !token.is_word())
        && let Some(clipped) = clipped(prose, next, c)
    {
        return clipped;
    }
    doubled(prose, next, c)
}

/// "The owners’ boat", "Horowitz’ report".
fn ends_in_s(prose: &str, token: Token) -> bool {
    let word = &prose[token.range()];
    token.is_word() && (word.ends_with(['s', 'S']) || token.is_capitalized() && word.ends_with(['x', 'z']))
}

fn next_word_follows(prose: &str, at: usize) -> bool {
    is_blank(prose, at) && next_word(prose, at).is_some()
}

/// `’em`, `’n’`, `’90s` and, where the mark can be nothing else, `’08`.
fn clipped(prose: &str, next: usize, c: char) -> Option<Piece> {
    let end = run(prose, next);
    let rest = prose.get(next..end)?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 2 && (rest.ends_with("0s") || (rest.len() == 2 && c == '’')) {
        return Some(Piece::mark(end, TokenKind::Number));
    }
    if rest.eq_ignore_ascii_case("n") {
        let closing = char_at(prose, end).filter(|c| is_apostrophe(*c))?;
        let end = end + closing.len_utf8();
        return is_blank(prose, end).then(|| Piece::mark(end, TokenKind::Word));
    }
    let known = CLIPPED.iter().any(|word| rest.eq_ignore_ascii_case(word));
    let shape =
        if chars::flags(rest.chars().next()?) == chars::UPPER { Shape::Capital } else { Shape::Lower };
    known.then_some(Piece { end, kind: TokenKind::Word, shape })
}

/// Two single marks of a kind in a row are one double mark.
fn doubled(prose: &str, next: usize, c: char) -> Piece {
    let end = if char_at(prose, next) == Some(c) { next + c.len_utf8() } else { next };
    Piece::mark(end, TokenKind::Quote)
}

fn while_char(prose: &str, at: usize, goes_on: impl Fn(char) -> bool) -> usize {
    let rest = &prose[at..];
    at + rest.find(|c| !goes_on(c)).unwrap_or(rest.len())
}

const fn is_dash(c: char) -> bool {
    matches!(c, '\u{2012}'..='\u{2015}')
}
