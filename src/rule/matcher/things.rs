//! What stands in a block and can be asked for as one thing: entries of lexicons, phrases of lexicons, instances of
//! classes. Single words are none, since the token says all of them.

use super::Input;
use super::classes::{self, ClassWords};
use super::code::Code;
use super::sets::Present;
use crate::lexicon::pattern::Class;
use crate::lexicon::{Hit, Lexicons};
use crate::names::Named;
use crate::prose::{Passage, Sentence};
use crate::rule::program::Key;
use crate::stored;
use serde::{Deserialize, Serialize};

/// Something at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Item {
    /// Index of its first token.
    pub(super) first: u32,
    /// One past the index of its last token.
    pub(super) end: u32,
    /// How many of its tokens are in gaps.
    pub(super) skipped: u32,
    /// Which lexicon or class it is of.
    pub(super) key: Key,
}

impl Item {
    pub(super) const fn of_class(class: Class, first: usize, end: usize) -> Self {
        Self { first: first as u32, end: end as u32, skipped: 0, key: Key::Class(class) }
    }

    const fn of_hit(hit: &Hit) -> Self {
        Self { first: hit.first, end: hit.end, skipped: 0, key: Key::Lexicon(hit.lexicon) }
    }

    /// Whether it belongs to a sentence. What has no tokens belongs to the one that it stands behind.
    pub(super) const fn is_in(&self, sentence: Sentence) -> bool {
        self.end as usize <= sentence.end && (self.end > self.first || self.first as usize > sentence.first)
    }
}

/// Lexicons and classes, a bit for each class and one for several lexicons.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Begins(u64);

const CLASSES: usize = Class::ALL.len();

impl Begins {
    pub(super) const NOTHING: Self = Self(0);
    /// A word.
    pub(super) const WORD: Self = Self::of(Key::Class(Class::Word));

    pub(super) const fn of(key: Key) -> Self {
        match key {
            Key::Class(class) => Self(1 << class as usize),
            Key::Lexicon(id) => Self(1 << (CLASSES + id.0 as usize % (64 - CLASSES))),
            Key::Word(_) | Key::Start => Self::NOTHING,
        }
    }

    /// Its bits.
    pub(super) const fn bits(self) -> u64 {
        self.0
    }

    /// Of its bits.
    pub(super) const fn of_bits(bits: u64) -> Self {
        Self(bits)
    }

    /// Adds a key.
    pub(super) const fn add(&mut self, key: Key) {
        self.0 |= Self::of(key).0;
    }

    /// Whether any word is among it, and nothing else.
    pub(super) const fn word(self) -> Self {
        Self(self.0 & Self::WORD.0)
    }

    /// What is in it or in another.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether something in it is in another, too.
    pub(super) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// What programs ask for. Nothing else is gathered.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Asked {
    #[serde(with = "stored::sparse")]
    lexicons: Vec<bool>,
    #[serde(with = "stored::sparse")]
    classes: Vec<bool>,
}

impl Asked {
    pub(super) fn nothing(lexicons: &Lexicons) -> Self {
        Self { lexicons: vec![false; lexicons.names().count()], classes: vec![false; CLASSES] }
    }

    /// Takes note of what some programs ask for.
    pub(super) fn note(&mut self, programs: impl IntoIterator<Item = usize>, code: &Code) {
        for key in programs.into_iter().flat_map(|program| code.items(program)) {
            match key {
                Key::Lexicon(id) => self.lexicons[usize::from(id.0)] = true,
                Key::Class(class) => self.classes[class as usize] = true,
                Key::Word(_) | Key::Start => {}
            }
        }
    }

    /// Whether a key is among it.
    #[inline]
    pub(super) fn asks(&self, key: Key) -> bool {
        match key {
            Key::Lexicon(id) => self.lexicons.get(usize::from(id.0)) == Some(&true),
            Key::Class(class) => self.classes[class as usize],
            Key::Word(_) | Key::Start => false,
        }
    }

    pub(super) fn any_lexicon(&self) -> bool {
        self.lexicons.contains(&true)
    }

    pub(super) fn class(&self, class: Class) -> bool {
        self.classes[class as usize]
    }
}

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
