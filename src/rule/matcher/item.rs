//! What stands somewhere in a block as one thing, and where: the words that everything else here is told in.

use crate::lexicon::Hit;
use crate::lexicon::pattern::Class;
use crate::names::Named;
use crate::prose::Sentence;
use crate::rule::program::Key;

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

    pub(super) const fn of_hit(hit: &Hit) -> Self {
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

/// How many classes there are.
pub(super) const CLASSES: usize = Class::ALL.len();

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

/// A place where a landmark of a program stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// Index of its first token.
    pub(super) first: u32,
    /// One past the index of its last token. The start of the sentence has none, and nothing else ends where it does.
    pub(super) end: u32,
}

impl Mark {
    pub(super) const fn of(item: &Item) -> Self {
        Self { first: item.first, end: item.end }
    }
}
