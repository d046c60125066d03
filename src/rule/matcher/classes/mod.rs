//! Instances of classes in a block, worked out class by class and only when a pattern asks.

mod dates;
mod figures;
mod money;
mod references;
mod words;

pub(super) use words::ClassWords;

use super::Input;
use crate::lexicon::pattern::Class;
use crate::names::Named;
use crate::prose::{Shape, Token, TokenKind};
use std::ops::Range;
use words::Role;

/// First token, and one past the last.
pub(super) type TokenSpan = (u32, u32);

/// Where the instances of each class are, by first token. At one token the longest stands alone.
#[derive(Debug, Default)]
pub(super) struct Spans {
    lists: Vec<List>,
    /// Tokens that a figure, an amount or a date may begin with. Few do, and several classes ask.
    amounts: Option<Vec<u32>>,
}

#[derive(Debug, Default)]
struct List {
    known: bool,
    spans: Vec<TokenSpan>,
}

impl Spans {
    /// Forgets the block.
    pub(super) fn clear(&mut self) {
        for list in &mut self.lists {
            list.known = false;
            list.spans.clear();
        }
        self.amounts = None;
    }

    /// The instances of a class in this block, ordered by first token.
    pub(super) fn of(&mut self, class: Class, input: &Input<'_>, words: &ClassWords) -> &[TokenSpan] {
        self.lists.resize_with(Class::ALL.len(), List::default);
        let list = &mut self.lists[class as usize];
        if !list.known {
            list.known = true;
            let tokens = Tokens { input, words };
            match amount(class) {
                Some(end) => {
                    let starts = self.amounts.get_or_insert_with(|| tokens.amounts()).iter();
                    let found = starts.filter_map(|&at| Some((at, end(&tokens, at as usize)? as u32)));
                    list.spans.extend(found);
                }
                None => find(class, &tokens, &mut list.spans),
            }
        }
        &list.spans
    }
}

/// How a class is read whose instances begin with an amount; none for other classes.
fn amount(class: Class) -> Option<fn(&Tokens<'_>, usize) -> Option<usize>> {
    match class {
        Class::Number => Some(figures::number),
        Class::Percent => Some(figures::percent),
        Class::Money => Some(money::money),
        Class::Date => Some(dates::date),
        _ => None,
    }
}

fn find(class: Class, tokens: &Tokens<'_>, spans: &mut Vec<TokenSpan>) {
    match class {
        Class::Name => spans.extend(tokens.input.names.iter().map(|name| (name.start, name.end))),
        Class::Number | Class::Percent | Class::Money | Class::Date => {}
        Class::Weekday => tokens.singles(spans, |at| tokens.role(at) == Role::Weekday),
        Class::Link => references::links(tokens, spans),
        Class::Citation => references::citations(tokens, spans),
        Class::Quote => {
            let whole = tokens.input.passage.quotations.iter().filter(|quote| quote.opened && quote.closed);
            spans.extend(whole.map(|quote| (quote.first as u32, quote.end as u32)));
        }
        Class::Pronoun => tokens.singles(spans, |at| tokens.is_pronoun(at)),
        Class::Possessive => tokens.singles(spans, |at| tokens.kind(at) == Some(TokenKind::Possessive)),
        Class::Word => tokens.singles(spans, |at| tokens.get(at).is_some_and(Token::is_word)),
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

    /// `US` and `IT` are no pronouns; `HE`, in a headline in capitals, is one.
    fn is_pronoun(&self, at: usize) -> bool {
        match self.role(at) {
            Role::Pronoun => true,
            Role::PronounOrAbbreviation => self.get(at).is_some_and(|token| token.shape != Shape::Upper),
            _ => false,
        }
    }

    /// What a figure, an amount or a date may begin with: a digit, a word with a part in it, or what stands
    /// before the sign of a currency (`US$5`).
    fn amounts(&self) -> Vec<u32> {
        let tokens = &self.input.passage.tokens;
        let digit = |token: &Token| {
            self.input.prose.as_bytes().get(token.start as usize).is_some_and(u8::is_ascii_digit)
        };
        let begins = |at: usize, token: &Token| {
            self.words.role(token.word) != Role::None
                || digit(token)
                || self.role(at + 1) == Role::CurrencySign
        };
        let all = tokens.iter().enumerate();
        all.filter(|&(at, token)| begins(at, token)).map(|(at, _)| at as u32).collect()
    }

    fn singles(&self, spans: &mut Vec<TokenSpan>, fits: impl Fn(usize) -> bool) {
        spans.extend((0..self.len()).filter(|&at| fits(at)).map(|at| (at as u32, at as u32 + 1)));
    }

    /// The tokens that share a byte with a stretch of prose; of an empty one, those that begin behind it.
    fn covering(&self, bytes: Range<u32>) -> Range<usize> {
        let tokens = &self.input.passage.tokens;
        let first = tokens.partition_point(|token| token.end <= bytes.start);
        first..tokens.partition_point(|token| token.start < bytes.end).max(first)
    }
}
