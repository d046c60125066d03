//! Instances of classes in a block or a sentence.

mod dates;
mod figures;
mod money;
mod references;
mod words;

pub(super) use words::ClassWords;

use super::Input;
use super::item::{Asked, Item};
use crate::lexicon::pattern::Class;
use crate::prose::{Sentence, Shape, Token, TokenKind};
use std::ops::Range;
use words::Role;

/// Appends what is known of a block as a whole, by first token: names, quotations, links and notes.
pub(super) fn read_spans(
    input: &Input<'_>,
    words: &ClassWords,
    asks: impl Fn(Class) -> bool,
    items: &mut Vec<Item>,
) {
    if asks(Class::Name) {
        let name = |name: &Range<u32>| Item::of_class(Class::Name, name.start as usize, name.end as usize);
        items.extend(input.names.iter().map(name));
    }
    if asks(Class::Quote) {
        let whole = input.passage.quotations.iter().filter(|quotation| quotation.opened && quotation.closed);
        items.extend(whole.map(|quotation| Item::of_class(Class::Quote, quotation.first, quotation.end)));
    }
    if asks(Class::Link) || asks(Class::Citation) {
        references::read(&Tokens { input, words }, &mut |class, first, end| {
            if asks(class) {
                items.push(Item::of_class(class, first, end));
            }
        });
    }
    items.sort_by_key(|item| item.first);
}

/// Appends the instances of all other classes that are asked for and begin in a sentence, class by class.
pub(super) fn read(
    input: &Input<'_>,
    words: &ClassWords,
    asked: &Asked,
    sentence: Sentence,
    items: &mut Vec<Item>,
) {
    let tokens = Tokens { input, words };
    let any = |classes: &[Class]| classes.iter().any(|class| asked.class(*class));
    let mut add = |class: Class, first: usize, end: usize| {
        if asked.class(class) {
            items.push(Item::of_class(class, first, end));
        }
    };
    let within = || (sentence.first..).zip(&input.passage.tokens[sentence.first..sentence.end]);
    if asked.class(Class::Possessive) {
        let possessives = within().filter(|(_, token)| token.kind == TokenKind::Possessive);
        possessives.for_each(|(at, _)| add(Class::Possessive, at, at + 1));
    }
    if any(&[Class::Weekday, Class::Pronoun]) {
        within().for_each(|(at, token)| tokens.words(at, token, &mut add));
    }
    if any(&[Class::Number, Class::Percent, Class::Money, Class::Date]) {
        within().for_each(|(at, token)| tokens.amounts(at, token, &mut add));
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

    /// The classes whose instances are single words.
    fn words(&self, at: usize, token: &Token, add: &mut impl FnMut(Class, usize, usize)) {
        match self.words.role(token.word) {
            Role::Weekday => add(Class::Weekday, at, at + 1),
            Role::Pronoun => add(Class::Pronoun, at, at + 1),
            // `US` and `IT` are no pronouns; `HE`, in a headline in capitals, is one.
            Role::PronounOrAbbreviation if token.shape != Shape::Upper => add(Class::Pronoun, at, at + 1),
            _ => {}
        }
    }

    /// Figures, amounts and dates.
    fn amounts(&self, at: usize, token: &Token, add: &mut impl FnMut(Class, usize, usize)) {
        if !self.may_be_amount(at, token) {
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
                add(class, at, end);
            }
        }
    }

    /// Whether what begins here is what amounts begin with: a digit, a word of their own, or what stands before the
    /// sign of a currency (`US$5`).
    fn may_be_amount(&self, at: usize, token: &Token) -> bool {
        match self.words.role(token.word) {
            Role::Number | Role::Article | Role::CurrencySign | Role::CurrencyCode | Role::Month => true,
            _ => {
                let first = self.input.prose.as_bytes().get(token.start as usize);
                first.is_some_and(u8::is_ascii_digit)
                    || self.kind(at + 1) == Some(TokenKind::Symbol) && self.role(at + 1) == Role::CurrencySign
            }
        }
    }

    /// The tokens that share a byte with a stretch of prose; of an empty one, those that begin behind it.
    fn covering(&self, bytes: Range<u32>) -> Range<usize> {
        let tokens = &self.input.passage.tokens;
        let first = tokens.partition_point(|token| token.end <= bytes.start);
        first..tokens.partition_point(|token| token.start < bytes.end).max(first)
    }
}
