//! Instances of classes in a block.

mod amounts;
mod dates;
mod figures;
mod money;
mod references;
mod words;

pub(super) use words::ClassWords;

use super::Input;
use super::asked::Asked;
use super::item::Item;
use crate::lexicon::pattern::Class;
use crate::prose::{Shape, Token, TokenKind};
use amounts::Amounts;
use std::ops::Range;
use words::Role;

/// Those that every token has to be looked at for.
const WORD_BY_WORD: [Class; 7] = [
    Class::Number,
    Class::Percent,
    Class::Money,
    Class::Date,
    Class::Weekday,
    Class::Pronoun,
    Class::Possessive,
];

/// Appends the instances of all classes that are asked for, class by class.
pub(super) fn read(input: &Input<'_>, words: &ClassWords, asked: &Asked, items: &mut Vec<Item>) {
    let tokens = Tokens { input, words };
    if asked.class(Class::Name) {
        let name = |name: &Range<u32>| Item::of_class(Class::Name, name.start as usize, name.end as usize);
        items.extend(input.names.iter().map(name));
    }
    if asked.class(Class::Quote) {
        let whole = input.passage.quotations.iter().filter(|quotation| quotation.opened && quotation.closed);
        items.extend(whole.map(|quotation| Item::of_class(Class::Quote, quotation.first, quotation.end)));
    }
    let mut add = |class: Class, first: usize, end: usize| {
        if asked.class(class) {
            items.push(Item::of_class(class, first, end));
        }
    };
    if asked.class(Class::Link) || asked.class(Class::Citation) {
        references::read(&tokens, &mut add);
    }
    if !WORD_BY_WORD.iter().any(|class| asked.class(*class)) {
        return;
    }
    let mut amounts = Amounts::default();
    for (at, token) in input.passage.tokens.iter().enumerate() {
        let role = words.role(token.word);
        Tokens::word(at, token, role, &mut add);
        amounts.begin_at(&tokens, at, role, &mut add);
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

    /// The first byte of a token.
    fn byte(&self, at: usize) -> Option<u8> {
        self.input.prose.as_bytes().get(self.input.passage.tokens.get(at)?.start as usize).copied()
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
    fn word(at: usize, token: &Token, role: Role, add: &mut impl FnMut(Class, usize, usize)) {
        match role {
            Role::Weekday => add(Class::Weekday, at, at + 1),
            Role::Pronoun => add(Class::Pronoun, at, at + 1),
            // `US` and `IT` are no pronouns; `HE`, in a headline in capitals, is one.
            Role::PronounOrAbbreviation if token.shape != Shape::Upper => add(Class::Pronoun, at, at + 1),
            _ if token.kind == TokenKind::Possessive => add(Class::Possessive, at, at + 1),
            _ => {}
        }
    }

    /// The tokens that share a byte with a stretch of prose; of an empty one, those that begin behind it.
    fn covering(&self, bytes: Range<u32>) -> Range<usize> {
        let tokens = &self.input.passage.tokens;
        let first = tokens.partition_point(|token| token.end <= bytes.start);
        first..tokens.partition_point(|token| token.start < bytes.end).max(first)
    }
}
