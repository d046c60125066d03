//! What stands in a block and can be asked for as one thing: entries of lexicons, phrases of lexicons, instances of
//! classes. Single words are none, since the token says all of them.

use super::Input;
use super::asked::Asked;
use super::classes::{self, ClassWords};
use super::item::{Begins, Item};
use super::sets::Present;
use crate::prose::{Passage, Sentence};
use crate::rule::program::Key;

/// What stands in a block and patterns may ask for, by first token: entries of lexicons and instances of classes.
#[derive(Clone, Debug, Default)]
pub struct Things(Box<[Item]>);

impl Things {
    /// Reads a block.
    pub(super) fn read(input: &Input<'_>, words: &ClassWords, asked: &Asked, room: &mut Room) -> Self {
        let Room { items, places } = room;
        items.clear();
        let hits = input.hits.iter().filter(|hit| asked.asks(Key::Lexicon(hit.lexicon)));
        items.extend(hits.map(Item::of_hit));
        classes::read(input, words, asked, items);
        Self(by_first_token(items, input.passage.tokens.len(), places))
    }

    /// What there is in a sentence of the block, as far as is told at once.
    pub fn present(&self, passage: &Passage, sentence: Sentence) -> Present {
        let mut present = Present::of(&passage.tokens[sentence.first..sentence.end]);
        self.within(sentence).for_each(|item| present.add(item.key));
        present
    }

    /// What stands in a sentence.
    #[inline]
    pub(super) fn within(&self, sentence: Sentence) -> impl Iterator<Item = &Item> {
        let from = self.0.partition_point(|item| (item.first as usize) < sentence.first);
        let begun = self.0[from..].iter().take_while(move |item| item.first as usize <= sentence.end);
        begun.filter(move |item| item.is_in(sentence))
    }
}

/// Room for what stands in a block, while it is read.
#[derive(Debug, Default)]
pub(super) struct Room {
    items: Vec<Item>,
    places: Vec<usize>,
}

/// Items in the order of their first tokens, those of one token as they stand. It takes one step for each item and token,
/// and nothing is compared. What stands behind the last token is there, too.
fn by_first_token(items: &[Item], tokens: usize, places: &mut Vec<usize>) -> Box<[Item]> {
    places.clear();
    places.resize(tokens + 2, 0);
    for item in items {
        places[item.first as usize + 1] += 1;
    }
    let mut before = 0;
    for place in &mut *places {
        before += *place;
        *place = before;
    }
    let mut sorted: Box<[Item]> = items.into();
    for item in items {
        let place = &mut places[item.first as usize];
        sorted[*place] = *item;
        *place += 1;
    }
    sorted
}

/// So few phrases are put in their places one by one.
const FEW: usize = 4;

/// What stands in a sentence.
#[derive(Debug, Default)]
pub(super) struct Stand {
    /// By first token.
    items: Vec<Item>,
    /// The first token of the sentence.
    first: u32,
    /// By token, and for the end of the sentence, what begins there. Of words the tokens tell.
    begins: Vec<Begins>,
    /// What there is at any of them.
    present: Present,
}

impl Stand {
    /// Begins a sentence, of which no phrases are known yet. What is `present` are the words, at least.
    pub(super) fn begin(&mut self, sentence: Sentence, present: Present, things: &Things) {
        self.first = sentence.first as u32;
        self.present = present;
        self.begins.clear();
        self.begins.resize(sentence.end - sentence.first + 1, Begins::NOTHING);
        self.items.clear();
        for item in things.within(sentence) {
            self.begins[(item.first - self.first) as usize].add(item.key);
            self.present.add(item.key);
            self.items.push(*item);
        }
    }

    /// Takes in phrases that have been found.
    pub(super) fn add(&mut self, fresh: &mut Vec<Item>) {
        for phrase in &*fresh {
            self.begins[(phrase.first - self.first) as usize].add(phrase.key);
            self.present.add(phrase.key);
        }
        if fresh.len() > FEW {
            self.items.append(fresh);
            self.items.sort_by_key(|item| item.first);
        }
        for phrase in fresh.drain(..) {
            let at = self.items.partition_point(|item| item.first <= phrase.first);
            self.items.insert(at, phrase);
        }
    }

    /// What there is, as far as is told at once.
    pub(super) const fn present(&self) -> Present {
        self.present
    }

    /// All of it, by first token.
    pub(super) fn all(&self) -> &[Item] {
        &self.items
    }

    /// What begins at a token and is no word, as far as that is told at once.
    #[inline]
    pub(super) fn begins(&self, at: u32) -> Begins {
        self.begins.get((at - self.first) as usize).copied().unwrap_or(Begins::NOTHING)
    }

    /// What begins at a token and is of one lexicon or class.
    pub(super) fn at(&self, key: Key, at: u32) -> impl Iterator<Item = &Item> {
        let from = self.items.partition_point(|item| item.first < at);
        self.items[from..].iter().take_while(move |item| item.first == at).filter(move |item| item.key == key)
    }
}
