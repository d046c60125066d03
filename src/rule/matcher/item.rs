//! What stands at the tokens of a sentence and can be asked for as one thing: entries of lexicons, phrases of
//! lexicons, instances of classes. Single words are none, since the token says all of them.

use super::Input;
use super::classes::{self, ClassWords};
use crate::lexicon::pattern::Class;
use crate::lexicon::{Hit, LexiconId, Lexicons};
use crate::names::Named;
use crate::prose::Sentence;
use crate::rule::program::{Key, Op, Program};
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
    fn is_in(&self, sentence: Sentence) -> bool {
        self.end as usize <= sentence.end && (self.end > self.first || self.first as usize > sentence.first)
    }
}

/// What some program asks for. Nothing else is gathered.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Asked {
    #[serde(with = "stored::sparse")]
    lexicons: Vec<bool>,
    #[serde(with = "stored::sparse")]
    classes: Vec<bool>,
}

impl Asked {
    pub(super) fn nothing(lexicons: &Lexicons) -> Self {
        Self { lexicons: vec![false; lexicons.names().count()], classes: vec![false; Class::ALL.len()] }
    }

    /// Takes note of what programs ask for.
    pub(super) fn note<'p>(&mut self, programs: impl Iterator<Item = &'p Program>) {
        for op in programs.flat_map(|program| &program.ops) {
            match op {
                Op::Item(Key::Lexicon(id)) => self.lexicons[usize::from(id.0)] = true,
                Op::Item(Key::Class(class)) => self.classes[*class as usize] = true,
                _ => {}
            }
        }
    }

    /// Parts what is asked for in two: the keys of which `first` says so, and the others.
    pub(super) fn part(self, first: impl Fn(Key) -> bool) -> (Self, Self) {
        let lexicon = |(id, asked): (usize, &bool)| *asked && first(Key::Lexicon(LexiconId(id as u16)));
        let class = |(_, class): &(&str, Class)| self.class(*class) && first(Key::Class(*class));
        let one = Self {
            lexicons: self.lexicons.iter().enumerate().map(lexicon).collect(),
            classes: Class::ALL.iter().map(class).collect(),
        };
        let rest = |all: &[bool], own: &[bool]| all.iter().zip(own).map(|(all, own)| *all && !own).collect();
        let other = Self {
            lexicons: rest(&self.lexicons, &one.lexicons),
            classes: rest(&self.classes, &one.classes),
        };
        (one, other)
    }

    /// Appends all of it that stands in a sentence, in no order. `spans` are those of the block.
    pub(super) fn read(
        &self,
        input: &Input<'_>,
        words: &ClassWords,
        spans: &[Item],
        sentence: Sentence,
        items: &mut Vec<Item>,
    ) {
        let from = spans.partition_point(|span| (span.first as usize) < sentence.first);
        let begun = spans[from..].iter().take_while(|span| span.first as usize <= sentence.end);
        items.extend(begun.filter(|span| self.asks(span.key)));
        classes::read(input, words, self, sentence, items);
        let from = input.hits.partition_point(|hit| (hit.first as usize) < sentence.first);
        let begun = input.hits[from..].iter().take_while(|hit| (hit.first as usize) < sentence.end);
        items.extend(begun.filter(|hit| self.lexicon(hit.lexicon)).map(Item::of_hit));
        items.retain(|item| item.is_in(sentence));
    }

    /// Whether a key is among it.
    pub(super) fn asks(&self, key: Key) -> bool {
        match key {
            Key::Lexicon(id) => self.lexicon(id),
            Key::Class(class) => self.class(class),
            Key::Word(_) | Key::Start => false,
        }
    }

    pub(super) fn class(&self, class: Class) -> bool {
        self.classes[class as usize]
    }

    pub(super) fn lexicon(&self, id: LexiconId) -> bool {
        self.lexicons.get(usize::from(id.0)) == Some(&true)
    }
}

/// What stands in a sentence, by first token.
#[derive(Debug, Default)]
pub(super) struct Items(Vec<Item>);

impl Items {
    /// Begins a sentence, of which nothing is known yet.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// Takes in what has been found.
    pub(super) fn add(&mut self, found: &mut Vec<Item>) {
        self.0.append(found);
        self.0.sort_by_key(|item| item.first);
    }

    /// All of it.
    pub(super) fn all(&self) -> &[Item] {
        &self.0
    }

    /// What begins at a token of the sentence, or at its end.
    pub(super) fn at(&self, at: u32) -> &[Item] {
        let from = &self.0[self.0.partition_point(|item| item.first < at)..];
        let count = from.iter().take_while(|item| item.first == at).count();
        &from[..count]
    }
}
