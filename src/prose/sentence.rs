//! Splits a block into sentences the way news is written.
//!
//! A sentence ends at a full stop, question mark, exclamation mark, ellipsis or abbreviation when what follows
//! lets it, and takes with it the closing marks, brackets and note numbers that touch it. Semicolons, colons
//! and line breaks end nothing. A long quotation is split at its own sentences; its marks go with their
//! neighbours. A dateline is a sentence of its own.

mod abbreviation;
mod attribution;
mod boundary;
mod dateline;

use super::token::closes_by_spacing;
use super::{Quotation, Token, TokenKind};

/// The tokens `first..end` of a passage make up one sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Index of the first token.
    pub first: usize,
    /// One past the index of the last token.
    pub end: usize,
}

/// So many tokens without an end are no sentence. They are cut, so that whatever looks through a sentence for
/// each of its words stays linear in the text.
const LONGEST: usize = 600;

/// Appends the sentences of a block: in order, none empty, no token left out.
pub(super) fn split(prose: &str, tokens: &[Token], quotations: &[Quotation], sentences: &mut Vec<Sentence>) {
    let reading = Reading { prose, tokens, quotations };
    let start = dateline::end(reading).unwrap_or(0);
    if start > 0 {
        sentences.push(Sentence { first: 0, end: start });
    }
    let (mut first, mut at) = (start, start);
    while at < tokens.len() {
        let longest = tokens.len().min(first + LONGEST).max(at);
        let terminal = tokens[at..longest].iter().position(|token| is_terminal(token.kind));
        let ending = terminal.map(|ahead| reading.ending(at + ahead));
        let end = ending.map_or(longest, |ending| ending.end);
        let ends = |ending: Ending| ending.first > first && reading.ends(first, ending);
        if end < tokens.len() && ending.is_none_or(ends) {
            sentences.push(Sentence { first, end });
            first = end;
        }
        at = end;
    }
    if first < tokens.len() {
        sentences.push(Sentence { first, end: tokens.len() });
    }
}

const fn is_terminal(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Stop | TokenKind::Mark | TokenKind::Ellipsis | TokenKind::Abbreviation)
}

/// A place where a sentence may end.
#[derive(Clone, Copy)]
struct Ending {
    /// The first token that may end it.
    first: usize,
    /// The token that may end it: of several (`?!`, `Inc.?`) the last.
    terminal: usize,
    /// Past the closing marks and brackets after it.
    end: usize,
    /// Whether a quotation mark is among them.
    quoted: bool,
    /// Whether a bracket is among them.
    bracketed: bool,
}

/// A block being split.
#[derive(Clone, Copy)]
struct Reading<'p> {
    prose: &'p str,
    tokens: &'p [Token],
    quotations: &'p [Quotation],
}

impl<'p> Reading<'p> {
    fn kind(self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    fn text(self, at: usize) -> &'p str {
        self.tokens.get(at).map_or("", |token| &self.prose[token.range()])
    }

    /// Whether no space stands before the token `at`.
    fn is_attached(self, at: usize) -> bool {
        at > 0 && self.tokens.get(at).is_some_and(|token| self.tokens[at - 1].end == token.start)
    }

    /// The possible ending that begins with the terminal `at`.
    fn ending(self, at: usize) -> Ending {
        let mut ending = Ending { first: at, terminal: at, end: at + 1, quoted: false, bracketed: false };
        loop {
            match self.kind(ending.end) {
                Some(TokenKind::Stop | TokenKind::Mark | TokenKind::Ellipsis) => ending.terminal = ending.end,
                Some(TokenKind::Quote) if self.closes(ending.end) => ending.quoted = true,
                Some(TokenKind::Close) => ending.bracketed = true,
                Some(TokenKind::Number) if self.is_note(ending.end) => {}
                Some(TokenKind::Open) => match self.note_in_brackets(ending.end) {
                    Some(end) => {
                        ending.end = end;
                        continue;
                    }
                    None => return ending,
                },
                _ => return ending,
            }
            ending.end += 1;
        }
    }

    /// Whether the quotation mark `at` closes something.
    fn closes(self, at: usize) -> bool {
        let next = self.quotations.partition_point(|quotation| quotation.end <= at);
        match self.quotations.get(next) {
            Some(quotation) if quotation.first == at && quotation.opened => false,
            Some(quotation) if quotation.end == at + 1 && quotation.closed => true,
            _ => closes_by_spacing(self.prose, self.tokens, at),
        }
    }

    /// Whether `at` is the number of a note, set as a superscript after a stop: `ended.12 Then`.
    fn is_note(self, at: usize) -> bool {
        self.is_attached(at) && !self.is_attached(at + 1) && self.text(at).len() <= 3
    }

    /// Past a note such as `[1]` or `[citation needed]` that touches the stop before it. A mere number need not
    /// touch it.
    fn note_in_brackets(self, at: usize) -> Option<usize> {
        const LONGEST: usize = 6;
        if self.text(at) != "[" {
            return None;
        }
        let close = (at + 1..at + LONGEST).find(|&at| self.kind(at) == Some(TokenKind::Close))?;
        let number = close == at + 2 && self.kind(at + 1) == Some(TokenKind::Number);
        (number || self.is_attached(at)).then_some(close + 1)
    }
}
