//! Instances of classes in a block, found in one walk over its tokens.

mod dates;
mod figures;
mod money;
mod references;
mod words;

pub(super) use words::ClassWords;

use super::Input;
use super::item::{Asked, Item};
use crate::lexicon::pattern::Class;
use crate::prose::{Shape, Token, TokenKind};
use references::References;
use std::ops::Range;
use words::Role;

/// Appends every instance of the classes that are asked for, by first token.
pub(super) fn read(input: &Input<'_>, words: &ClassWords, asked: &Asked, items: &mut Vec<Item>) {
    let tokens = Tokens { input, words };
    let whole = input.passage.quotations.iter().filter(|quote| quote.opened && quote.closed);
    let mut quotes = whole.map(|quote| quote.first..quote.end).peekable();
    let mut names = input.names.iter().map(|name| name.start as usize..name.end as usize).peekable();
    let mut references = References::of(&tokens);
    for at in 0..=tokens.len() {
        let mut add = |class: Class, end: usize| {
            if asked.class(class) {
                items.push(Item::of_class(class, at, end));
            }
        };
        while let Some(name) = names.next_if(|name| name.start <= at) {
            add(Class::Name, name.end);
        }
        while let Some(quote) = quotes.next_if(|quote| quote.start <= at) {
            add(Class::Quote, quote.end);
        }
        references.at(&tokens, at, &mut add);
        tokens.singles(at, &mut add);
        tokens.amounts(at, &mut add);
    }
}

/// The tokens of a block, as the classes look at them. A place past the end is no error; nothing is there.
struct Tokens<'t> {
    input: &'t Input<'t>,
    words: &'t ClassWords,
}

impl<'t> Tokens<'t> {
    fn len(&self) -> usize {
        self.input.passage.tokens.len()
    }

    fn get(&self, at: usize) -> Option<Token> {
        self.input.passage.tokens.get(at).copied()
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.get(at).map(|token| token.kind)
    }

    fn text(&self, at: usize) -> &'t str {
        self.get(at).and_then(|token| self.input.prose.get(token.range())).unwrap_or_default()
    }

    fn role(&self, at: usize) -> Role {
        self.get(at).map_or(Role::None, |token| self.words.role(token.word))
    }

    /// Whether nothing stands between a token and the one before it.
    fn touches(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.get(before));
        before.zip(self.get(at)).is_some_and(|(before, token)| before.end == token.start)
    }

    fn is_capitalized(&self, at: usize) -> bool {
        self.get(at).is_some_and(Token::is_capitalized)
    }

    /// The classes whose instances are one token each.
    fn singles(&self, at: usize, add: &mut impl FnMut(Class, usize)) {
        let Some(token) = self.get(at) else { return };
        if token.kind == TokenKind::Possessive {
            add(Class::Possessive, at + 1);
        }
        match self.role(at) {
            Role::Weekday => add(Class::Weekday, at + 1),
            Role::Pronoun => add(Class::Pronoun, at + 1),
            // `US` and `IT` are no pronouns; `HE`, in a headline in capitals, is one.
            Role::PronounOrAbbreviation if token.shape != Shape::Upper => add(Class::Pronoun, at + 1),
            _ => {}
        }
    }

    /// Figures, amounts and dates. They begin with a digit, with a word of their own, or with what stands before
    /// the sign of a currency (`US$5`).
    fn amounts(&self, at: usize, add: &mut impl FnMut(Class, usize)) {
        let own = match self.role(at) {
            Role::Number | Role::Article | Role::CurrencySign | Role::CurrencyCode | Role::Month => true,
            _ => self.begins_with_digit(at) || self.role(at + 1) == Role::CurrencySign,
        };
        if !own {
            return;
        }
        let number = figures::number(self, at);
        let percent = number.and_then(|end| figures::percent(self, end));
        let found = [
            (Class::Number, number),
            (Class::Percent, percent),
            (Class::Money, money::money(self, at, number)),
            (Class::Date, dates::date(self, at)),
        ];
        for (class, end) in found {
            if let Some(end) = end {
                add(class, end);
            }
        }
    }

    fn begins_with_digit(&self, at: usize) -> bool {
        let first = self.get(at).and_then(|token| self.input.prose.as_bytes().get(token.start as usize));
        first.is_some_and(u8::is_ascii_digit)
    }

    /// The tokens that share a byte with a stretch of prose; of an empty one, those that begin behind it.
    fn covering(&self, bytes: Range<u32>) -> Range<usize> {
        let tokens = &self.input.passage.tokens;
        let first = tokens.partition_point(|token| token.end <= bytes.start);
        first..tokens.partition_point(|token| token.start < bytes.end).max(first)
    }
}
