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

/// Where a mark stands, by the spaces around it: touching what it opens, or what it closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Opening,
    Closing,
    Both,
    Neither,
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
    pub(super) place: Place,
    /// What stands before it, with or without a space.
    pub(super) before: Option<TokenKind>,
    /// Whether it may well be something else where it could close: a possessive apostrophe, the end of
    /// `goin'`, feet or inches.
    pub(super) doubtful: bool,
    /// Whether a number touches it from the right, as in `'08`.
    pub(super) numbered: bool,
    /// Whether a small letter touches it from the right, with a word or comma before it: there hardly anybody
    /// begins to speak.
    pub(super) resumes: bool,
}

impl Mark {
    /// Reads the token `at`; `opened_before` says whether the last mark stood where one opens. None where it
    /// is no mark at all: a possessive ending, feet and inches.
    pub(super) fn read(prose: &str, tokens: &[Token], at: usize, opened_before: bool) -> Option<Self> {
        let token = tokens[at];
        let (char, family, form) = form(&prose[token.range()])?;
        let text = |token: Token| &prose[token.range()];
        let before = at.checked_sub(1).map(|before| tokens[before]);
        let after = tokens.get(at + 1).copied();
        let left = before.filter(|before| before.end == token.start);
        let right = after.filter(|after| after.start == token.end);
        let measured = left.filter(|left| left.kind == TokenKind::Number);
        if measured.is_some_and(|number| text(number).contains(['\'', '’'])) {
            return None;
        }
        // `<post author="vell">`: an attribute's value.
        if left.is_some_and(|left| text(left) == "=") {
            return None;
        }
        let small =
            |token: Option<Token>| token.is_some_and(|token| text(token).starts_with(char::is_lowercase));
        let clipped = family == Family::Single && left.is_some_and(|left| text(left).ends_with("in"));
        let goes_on = right.is_none() && small(after);
        Some(Self {
            at,
            char,
            family,
            form,
            place: place(left, right, opened_before),
            before: before.map(|before| before.kind),
            doubtful: token.kind == TokenKind::Possessive || (goes_on && (measured.is_some() || clipped)),
            numbered: right.is_some_and(|right| right.kind == TokenKind::Number),
            resumes: small(right)
                && before.is_some_and(|before| before.is_word() || before.kind == TokenKind::Comma),
        })
    }

    /// Whether it stands where an opening mark would, if perhaps where a closing one would too.
    pub(super) const fn opens(&self) -> bool {
        matches!(self.place, Place::Opening | Place::Both)
    }

    /// Whether it stands where a closing mark would, if perhaps where an opening one would too.
    pub(super) const fn closes(&self) -> bool {
        matches!(self.place, Place::Closing | Place::Both)
    }
}

fn place(left: Option<Token>, right: Option<Token>, opened_before: bool) -> Place {
    let opens = left.is_none_or(|left| lets_open(left, opened_before)) && right.is_some_and(can_be_quoted);
    let closes = left.is_some_and(|left| left.kind != TokenKind::Open) && right.is_none_or(lets_close);
    match (opens, closes) {
        (true, false) => Place::Opening,
        (false, true) => Place::Closing,
        (true, true) => Place::Both,
        (false, false) => Place::Neither,
    }
}

fn form(written: &str) -> Option<(char, Family, Form)> {
    use Family::{Angle, Double, Guillemet, Single};
    let mut chars = written.chars();
    let first = chars.next()?;
    let doubled = match chars.next() {
        Some(second) if second == first => true,
        Some(_) => return None,
        None => false,
    };
    Some(match first {
        '\'' | '’' if doubled => ('"', Double, Form::Either),
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
