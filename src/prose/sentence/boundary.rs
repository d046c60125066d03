//! Judges whether a sentence ends where it may.

use super::{Ending, Reading};
use crate::prose::token::starts_sentence;
use crate::prose::{Shape, Token, TokenKind};

/// Names that end in a mark.
const MARKED_NAMES: [&str; 3] = ["jeopardy", "yahoo", "yum"];

/// A number or letter this long can head a list item: `1.`, `12.`, `IV.`.
const LONGEST_ITEM: usize = 3;

impl Reading<'_> {
    /// Whether the sentence that begins at token `first` ends at `ending`, which is not the end of the block.
    pub(super) fn ends(self, first: usize, ending: Ending) -> bool {
        if self.goes_on_with_a_mark(ending.end) || self.is_bare_bracket(ending) {
            return false;
        }
        let Some(next) = self.next_word(ending.end) else { return true };
        let lower = self.is_small(next);
        match self.tokens[ending.terminal].kind {
            TokenKind::Abbreviation => self.abbreviation_ends(first, ending, next),
            _ if lower => false,
            TokenKind::Stop => !self.is_item_number(first, ending) && !self.is_attributed(ending),
            TokenKind::Mark => self.mark_ends(first, ending, next),
            _ => !matches!(self.text(next), "I" | "I’m" | "I'm"),
        }
    }

    fn goes_on_with_a_mark(self, at: usize) -> bool {
        use TokenKind::{Close, Colon, Comma, Dash, Possessive, Semicolon};
        matches!(self.kind(at), Some(Close | Colon | Comma | Dash | Possessive | Semicolon))
    }

    /// Whether brackets hold nothing but the terminal: `[…]`, `(!)`.
    fn is_bare_bracket(self, ending: Ending) -> bool {
        let before = ending.terminal.checked_sub(1).and_then(|at| self.kind(at));
        ending.bracketed && before == Some(TokenKind::Open)
    }

    /// The first word, number or symbol from `at` on, past marks and brackets that open something.
    pub(super) fn next_word(self, at: usize) -> Option<usize> {
        const DEEPEST: usize = 4;
        let opens =
            |token: &Token| matches!(token.kind, TokenKind::Quote | TokenKind::Open | TokenKind::Ellipsis);
        let past = self.tokens.get(at..)?.iter().take(DEEPEST).take_while(|token| opens(token)).count();
        (at + past < self.tokens.len()).then_some(at + past)
    }

    /// Whether the token is a word without capitals. Words of scripts that have none are not small.
    pub(super) fn is_small(self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_word() && token.shape == Shape::Lower)
            && self.text(at).starts_with(|c: char| c.is_lowercase() || matches!(c, '\'' | '’' | '‘'))
    }

    fn is_item_number(self, first: usize, ending: Ending) -> bool {
        let item = self.text(first);
        self.begins_line(first)
            && ending.terminal == first + 1
            && ending.end == first + 2
            && item.len() <= LONGEST_ITEM
            && (self.kind(first) == Some(TokenKind::Number)
                || item.len() == 1
                || item.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X')))
    }

    /// Whether the token stands at the start of the block or of a line.
    fn begins_line(self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).map(|before| self.tokens[before]) else { return true };
        self.prose[before.end as usize..self.tokens[at].start as usize].contains('\n')
    }

    fn mark_ends(self, first: usize, ending: Ending, next: usize) -> bool {
        if starts_sentence(self.text(next)) || !self.tokens[next].is_word() {
            return true;
        }
        let name = ending.terminal.checked_sub(1).map_or("", |at| self.text(at));
        let named = MARKED_NAMES.iter().any(|marked| name.eq_ignore_ascii_case(marked));
        let aside = ending.bracketed && self.kind(first) != Some(TokenKind::Open);
        !named && !aside && !self.is_attributed(ending)
    }
}
