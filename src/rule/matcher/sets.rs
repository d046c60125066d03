//! Sets of words, lexicons and classes, of which it is told at once whether one begins at a token.

use super::item::Begins;
use crate::lexicon::pattern::Class;
use crate::prose::{Token, WordId};
use crate::rule::program::{Key, Program, keys_at};
use crate::stored::{Numbers, Table, apart, together};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// The number of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SetId(pub(super) u32);

impl SetId {
    /// Whatever there is, even the end of the sentence.
    pub(super) const ANY: Self = Self(u32::MAX);
}

/// What there is in a sentence, as far as that is told at once.
#[derive(Clone, Copy, Debug, Default)]
pub struct Present {
    /// A bit for each word, as sets have them.
    words: u64,
    /// Lexicons and classes.
    items: Begins,
}

impl Present {
    /// Of some words; nothing stands there yet.
    pub(super) fn of(tokens: &[Token]) -> Self {
        let (mut words, mut any_word) = (0, false);
        for token in tokens {
            words |= bit(token.word);
            any_word |= token.is_word();
        }
        let mut present = Self { words, items: Begins::NOTHING };
        if any_word {
            present.add(Key::Class(Class::Word));
        }
        present
    }

    pub(super) const fn add(&mut self, key: Key) {
        self.items.add(key);
    }
}

/// Sets, each different one once.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"), from = "Stored", into = "Stored")]
pub(super) struct Sets {
    all: Vec<Set>,
    /// The words of all of them; those of one set lie side by side, in order.
    words: Numbers,
}

/// Sets as they are stored: their words tell the rest.
#[derive(Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
struct Stored {
    /// The lexicons and classes of each, and how many words it has.
    heads: Table<12>,
    words: Numbers,
}

/// Sets that are being gathered.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    all: Vec<Set>,
    words: Vec<u32>,
    known: FxHashMap<Vec<Key>, SetId>,
}

#[derive(Clone, Copy, Debug)]
struct Set {
    /// A bit for each of its words, by the last digits of its number, so that most others are told at once.
    bits: u64,
    /// Its lexicons and classes.
    items: Begins,
    /// Where its words begin among all, and where they end.
    first: u32,
    end: u32,
}

impl From<Sets> for Stored {
    fn from(Sets { all, words }: Sets) -> Self {
        let head = |set: &Set| {
            let items = set.items.bits();
            together([items as u32, (items >> 32) as u32, set.end - set.first])
        };
        Self { heads: all.iter().map(head).collect(), words }
    }
}

impl From<Stored> for Sets {
    fn from(Stored { heads, words }: Stored) -> Self {
        let mut end = 0;
        let set = |head: &[u8; 12]| {
            let [low, high, count] = apart(head);
            let first = end;
            end += count;
            let known = (first..end).filter_map(|at| words.get(at as usize)).map(WordId::of);
            let bits = known.fold(0, |bits, word| bits | bit(word));
            Set { bits, items: Begins::of_bits(u64::from(low) | u64::from(high) << 32), first, end }
        };
        let all = heads.all().iter().map(set).collect();
        Self { all, words }
    }
}

impl Sets {
    /// Whether one of a set begins where a word stands, and whatever begins there beside it. Some lexicons are taken
    /// for others.
    #[inline]
    pub(super) fn admits(&self, set: SetId, word: WordId, begins: Begins) -> bool {
        let Some(set) = self.all.get(set.0 as usize) else { return true };
        set.items.meets(begins) || set.bits & bit(word) != 0 && self.finds(*set, word)
    }

    /// Whether one of a set may be among some words and what begins beside them, as far as that is told at once.
    #[inline]
    pub(super) fn may_meet(&self, set: SetId, present: Present) -> bool {
        let Some(set) = self.all.get(set.0 as usize) else { return true };
        set.bits & present.words != 0 || set.items.meets(present.items)
    }

    /// Whether there are no lexicons and no classes in a set.
    pub(super) fn is_of_words(&self, set: SetId) -> bool {
        self.all.get(set.0 as usize).is_some_and(|set| set.items == Begins::NOTHING)
    }

    /// The places among some tokens of those that are words of a set.
    pub(super) fn words_among(&self, set: SetId, tokens: &[Token], mut found: impl FnMut(usize)) {
        let Some(&set) = self.all.get(set.0 as usize) else { return (0..tokens.len()).for_each(found) };
        let any_word = set.items.word() != Begins::NOTHING;
        for (at, token) in tokens.iter().enumerate() {
            let known = set.bits & bit(token.word) != 0 && self.finds(set, token.word);
            if known || any_word && token.is_word() {
                found(at);
            }
        }
    }

    /// The words of a set, in order.
    pub(super) fn words_of(&self, set: SetId) -> impl Iterator<Item = WordId> {
        let set = self.all.get(set.0 as usize);
        let numbers = set.map_or(0..0, |set| set.first..set.end);
        numbers.filter_map(|at| self.words.get(at as usize)).map(WordId::of)
    }

    /// Whether a word of a set is among some tokens.
    pub(super) fn has_word_among(&self, set: SetId, tokens: &[Token]) -> bool {
        let Some(&set) = self.all.get(set.0 as usize) else { return true };
        tokens.iter().any(|token| set.bits & bit(token.word) != 0 && self.finds(set, token.word))
    }

    #[inline]
    fn finds(&self, set: Set, word: WordId) -> bool {
        self.words.find(set.first as usize, set.end as usize, word.index() as u32).is_some()
    }
}

impl Gathered {
    /// What a program goes on with from a step.
    pub(super) fn ahead(&mut self, program: &Program, step: usize) -> SetId {
        match keys_at(program, step) {
            Some(keys) if !keys.contains(&Key::Start) => self.add(keys),
            _ => SetId::ANY,
        }
    }

    /// All of them.
    pub(super) fn into_sets(self) -> Sets {
        Sets { all: self.all, words: Numbers::of(&self.words) }
    }

    /// The set of some keys, which are sorted.
    pub(super) fn add(&mut self, keys: Vec<Key>) -> SetId {
        let Self { all, words, known } = self;
        *known.entry(keys).or_insert_with_key(|keys| {
            let first = words.len() as u32;
            let mut set = Set { bits: 0, items: Begins::NOTHING, first, end: first };
            for key in keys {
                match key {
                    Key::Word(word) => {
                        set.bits |= bit(*word);
                        words.push(word.index() as u32);
                    }
                    key => set.items.add(*key),
                }
            }
            set.end = words.len() as u32;
            all.push(set);
            SetId(all.len() as u32 - 1)
        })
    }
}

const fn bit(word: WordId) -> u64 {
    1 << (word.index() % 64)
}
