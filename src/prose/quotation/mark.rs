//! Reads one quotation mark: what its form and the spaces around it make possible.

use crate::prose::{Token, TokenKind};

/// Marks that pair only with their like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// `“ ” „ ‟ "`, and two single ones in a row.
    Double,
    /// `« »`
    Guillemet,
    /// `‹ ›`
    Angle,
    /// `‘ ’ ‚ ‛ '` and the backtick.
    Single,
}

/// Which way the form of a mark points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Opening,
    Closing,
    Either,
}

/// A quotation mark, or an apostrophe that may be one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    /// The index of its token.
    pub(super) at: usize,
    /// Its character; `"` for two single ones.
    pub(super) char: char,
    pub(super) family: Family,
    pub(super) form: Form,
    /// Whether it stands where an opening mark would.
    pub(super) opens: bool,
    /// Whether it stands where a closing mark would.
    pub(super) closes: bool,
    /// Whether it may well be something else where it could close: a possessive apostrophe, the end of
    /// `goin'`, feet or inches.
    pub(super) doubtful: bool,
    /// Whether a word stands before it, with or without a space.
    pub(super) after_word: bool,
    /// Whether the end of a clause or sentence touches it from the left.
    pub(super) after_stop: bool,
}

impl Mark {
    /// Reads the token `at`; `opened_before` says whether the last mark stood where one opens. None where it
    /// is no mark at all: a possessive ending, feet or inches.
    pub(super) fn read(prose: &str, tokens: &[Token], at: usize, opened_before: bool) -> Option<Self> {
        let token = tokens[at];
        let written = &prose[token.range()];
        let (char, family, form) = form(written)?;
        let before = at.checked_sub(1).map(|before| tokens[before]);
        let touching = before.filter(|before| before.end == token.start);
        let after = tokens.get(at + 1).copied();
        let attached = after.filter(|after| after.start == token.end);
        let number = touching.filter(|before| before.kind == TokenKind::Number);
        if number.is_some_and(|number| prose[number.range()].contains(['\'', '’'])) {
            return None;
        }
        let clipped = || touching.is_some_and(|before| prose[before.range()].ends_with("in"));
        let goes_on = attached.is_none()
            && after.is_some_and(|after| prose[after.start as usize..].starts_with(char::is_lowercase));
        let possessive = token.kind == TokenKind::Possessive;
        Some(Self {
            at,
            char,
            family,
            form,
            opens: touching.is_none_or(|before| lets_open(before, opened_before))
                && attached.is_some_and(can_be_quoted),
            closes: touching.is_some_and(|before| before.kind != TokenKind::Open)
                && attached.is_none_or(lets_close),
            doubtful: possessive
                || (goes_on && (number.is_some() || (family == Family::Single && clipped()))),
            after_word: before.is_some_and(Token::is_word),
            after_stop: touching.is_some_and(|before| ends_something(before.kind)),
        })
    }
}

fn form(written: &str) -> Option<(char, Family, Form)> {
    use Family::{Angle, Double, Guillemet, Single};
    let mut chars = written.chars();
    let first = chars.next()?;
    let doubled = chars.next().is_some();
    Some(match first {
        '\'' | '’' if doubled && written.ends_with(first) => ('"', Double, Form::Either),
        '‘' | '‚' | '‛' | '`' if doubled => ('"', Double, Form::Opening),
        _ if doubled => return None,
        '“' | '„' => (first, Double, Form::Opening),
        '”' => (first, Double, Form::Closing),
        '"' | '‟' => (first, Double, Form::Either),
        '«' | '»' => (first, Guillemet, Form::Either),
        '‹' | '›' => (first, Angle, Form::Either),
        '‘' | '‚' | '‛' | '`' => (first, Single, Form::Opening),
        '’' => (first, Single, Form::Closing),
        '\'' => (first, Single, Form::Either),
        _ => return None,
    })
}

/// What may touch an opening mark from the left.
const fn lets_open(before: Token, opened_before: bool) -> bool {
    match before.kind {
        TokenKind::Open | TokenKind::Dash | TokenKind::Symbol | TokenKind::Ellipsis => true,
        TokenKind::Quote => opened_before,
        _ => false,
    }
}

/// What may touch an opening mark from the right.
const fn can_be_quoted(after: Token) -> bool {
    use TokenKind::{Abbreviation, Dash, Ellipsis, Number, Open, Quote, Symbol, Word};
    matches!(after.kind, Word | Abbreviation | Number | Quote | Ellipsis | Open | Symbol | Dash)
}

/// What may touch a closing mark from the right.
const fn lets_close(after: Token) -> bool {
    !matches!(after.kind, TokenKind::Word | TokenKind::Abbreviation | TokenKind::Number)
}

const fn ends_something(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Comma | TokenKind::Stop | TokenKind::Mark | TokenKind::Ellipsis)
}
