//! Patterns that are looked for one at a time, in a sentence that somebody asks about. So few sentences are asked
//! about so few patterns that nothing need be filed: a pattern is tried wherever what it begins with stands.

use super::Goal;
use super::item::Asked;
use super::run::Run;
use super::search::with_phrases;
use crate::lexicon::Lexicons;
use crate::lexicon::pattern::Class;
use crate::prose::{Token, WordId};
use crate::rule::program::{Key, Program, needs};
use serde::{Deserialize, Serialize};

/// What it takes to look for a pattern alone.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Alone {
    /// What its programs ask for.
    pub(super) asked: Asked,
    /// The phrases of lexicons that it asks for, each behind those that it asks for in turn, and then the pattern.
    programs: Box<[u32]>,
}

impl Alone {
    /// Gathers what a pattern asks for.
    pub(super) fn new(pattern: usize, programs: &[Program], goals: &[Goal], lexicons: &Lexicons) -> Self {
        let (mut chosen, asked) = with_phrases(vec![pattern], programs, goals, lexicons);
        chosen.sort_by_key(|&number| programs[number].layer);
        Self { asked, programs: chosen.into_iter().map(|number| number as u32).collect() }
    }

    /// Finds the pattern in a sentence.
    pub(super) fn find(&self, run: &mut Run<'_>) {
        for &program in &self.programs {
            run.try_everywhere(program);
            run.settle();
        }
    }
}

/// Where in a sentence a match of a program may begin.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Begins {
    /// With the sentence.
    at_edge: bool,
    /// With any word.
    any_word: bool,
    /// With one of these words.
    words: Words,
    /// With an entry of one of these lexicons or an instance of one of these classes.
    items: Box<[Key]>,
}

impl Begins {
    /// Finds out from the program.
    pub(super) fn of(program: &Program) -> Self {
        let needs = needs(program);
        let Some(first) = needs.first() else { return Self::default() };
        let word = |key: &Key| match key {
            Key::Word(word) => Some(*word),
            _ => None,
        };
        let item = |key: &&Key| !matches!(key, Key::Word(_) | Key::Start | Key::Class(Class::Word));
        Self {
            at_edge: first.keys.contains(&Key::Start),
            any_word: first.keys.contains(&Key::Class(Class::Word)),
            words: Words::of(first.keys.iter().filter_map(word).collect()),
            items: first.keys.iter().filter(item).copied().collect(),
        }
    }

    /// Whether some words are among it.
    const fn with_words(&self) -> bool {
        self.any_word || self.words.bits != 0
    }

    fn fits(&self, token: &Token) -> bool {
        self.words.contains(token.word) || self.any_word && token.is_word()
    }
}

/// Some words.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Words {
    /// A bit for each of them, by the last digits of its number, so that most others are told at once.
    bits: u64,
    /// In order.
    all: Box<[WordId]>,
}

impl Words {
    /// These words, which are sorted.
    fn of(all: Box<[WordId]>) -> Self {
        Self { bits: all.iter().fold(0, |bits, word| bits | Self::bit(*word)), all }
    }

    fn contains(&self, word: WordId) -> bool {
        self.bits & Self::bit(word) != 0 && self.all.binary_search(&word).is_ok()
    }

    const fn bit(word: WordId) -> u64 {
        1 << (word.index() % 64)
    }
}

impl Run<'_> {
    /// Tries a program wherever a match of it may begin.
    fn try_everywhere(&mut self, program: u32) {
        let begins = &self.matcher.begins[program as usize];
        if begins.at_edge {
            self.try_at_edge(program);
        }
        let mut places = std::mem::take(&mut self.scratch.places);
        self.find_places(begins, &mut places);
        for at in places.drain(..) {
            self.try_at(program, at);
        }
        self.scratch.places = places;
    }

    /// Where a match may begin, in order, but for the edge of the sentence.
    fn find_places(&mut self, begins: &Begins, places: &mut Vec<u32>) {
        if begins.with_words() {
            let tokens = (self.first..).zip(&self.tokens[self.first as usize..]);
            places.extend(tokens.filter(|(_, token)| begins.fits(token)).map(|(at, _)| at));
        }
        if !begins.items.is_empty() {
            self.complete();
            let items = self.scratch.items.all().iter().filter(|item| begins.items.contains(&item.key));
            places.extend(items.map(|item| item.first));
            places.sort_unstable();
        }
    }
}
