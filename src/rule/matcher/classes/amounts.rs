//! Figures, amounts and dates.

use super::words::Role;
use super::{Tokens, dates, figures, money};
use crate::lexicon::pattern::Class;
use crate::prose::TokenKind;

/// The amounts of a block, as far as they have been read.
#[derive(Default)]
pub(super) struct Amounts {
    /// One past the last token that has been looked at.
    seen: usize,
    /// Where the number ends that was met last.
    number: usize,
}

impl Amounts {
    /// Hands on what begins at a token, if that is what amounts begin with: a digit, a word of their own, or what
    /// stands before the sign of a currency (`US$5`).
    pub(super) fn begin_at(
        &mut self,
        tokens: &Tokens<'_>,
        at: usize,
        role: Role,
        add: &mut impl FnMut(Class, usize, usize),
    ) {
        match role {
            Role::CurrencySign => {
                if let Some(before) = at.checked_sub(1)
                    && self.seen < at
                    && tokens.kind(at) == Some(TokenKind::Symbol)
                {
                    self.read(tokens, before, add);
                }
                self.read(tokens, at, add);
            }
            Role::Number | Role::Article | Role::CurrencyCode | Role::Month => self.read(tokens, at, add),
            _ if tokens.byte(at).is_some_and(|byte| byte.is_ascii_digit()) => self.read(tokens, at, add),
            _ => {}
        }
    }

    fn read(&mut self, tokens: &Tokens<'_>, at: usize, add: &mut impl FnMut(Class, usize, usize)) {
        self.seen = at + 1;
        let number = self.number(tokens, at);
        let percent = number.and_then(|end| figures::percent(tokens, end));
        let found = [
            (Class::Number, number),
            (Class::Percent, percent),
            (Class::Money, money::money(tokens, at, number)),
            (Class::Date, dates::date(tokens, at)),
        ];
        for (class, end) in found {
            if let Some(end) = end {
                add(class, at, end);
            }
        }
    }

    /// Where a number ends. One that begins within the words of another ends with it, and is not read to its end again.
    fn number(&mut self, tokens: &Tokens<'_>, at: usize) -> Option<usize> {
        if at < self.number && tokens.role(at) == Role::Number {
            return Some(self.number);
        }
        let end = figures::number(tokens, at);
        self.number = end.unwrap_or(self.number);
        end
    }
}
