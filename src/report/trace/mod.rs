//! Shows how rules came to what they say: the attributions of a sentence as resolved, and what became of every match.
//!
//! It tells and draws no conclusion: what is shown is chosen, and judged, elsewhere.

mod attribution;
mod human;
mod json;
mod outcome;
mod words;

pub use words::{kind as kind_in_words, mention as mention_in_words};

use super::Style;
use crate::attribution::{Attribution, Entity, EntityId};
use crate::lint::{Match, Sentence, Trace};
use crate::text::Text;
use std::collections::BTreeSet;

/// Some sentences of a text with what was made of them.
#[derive(Clone, Copy, Debug)]
pub struct TraceReport<'a> {
    /// The text, under the name it is reported by.
    pub text: &'a Text,
    /// What came of it.
    pub trace: &'a Trace,
    /// The sentences to show, by their index in [`Trace::sentences`].
    pub sentences: &'a [usize],
}

impl<'a> TraceReport<'a> {
    /// For people: the words underlined in their sentence, and the reasons in prose.
    pub fn human(&self, style: Style) -> String {
        human::page(self, style)
    }

    /// One JSON object, `whosays-trace/1`.
    pub fn json(&self) -> String {
        json::object(self)
    }

    /// What is known of an attribution, each thing by its name.
    pub fn told(&self, known: &Attribution) -> Vec<(String, String)> {
        attribution::told(self, known)
            .into_iter()
            .map(|note| (note.name.into_owned(), note.words.into_owned()))
            .collect()
    }

    /// What was found by the clauses of a match that stands, in whole sentences; empty where there are no clauses. Words
    /// of the text are put as `written` has them.
    pub fn grounds(&self, one: &Match, written: &dyn Fn(&str) -> String) -> String {
        outcome::grounds(self, one, written).trim_start().to_owned()
    }

    fn attribution(&self, number: u32) -> Option<&'a Attribution> {
        self.trace.facts.attributions.get(number as usize)
    }

    fn entity(&self, id: EntityId) -> Option<&'a Entity> {
        self.trace.facts.entities.get(id.0 as usize)
    }

    fn matches(&self, numbers: impl IntoIterator<Item = usize>) -> impl Iterator<Item = &'a Match> {
        let matches = &self.trace.matches;
        numbers.into_iter().filter_map(|number| matches.get(number))
    }

    /// What is about the text as a whole and has to do with one of the sentences.
    fn on_the_whole(&self) -> Vec<&'a Match> {
        let numbers: BTreeSet<usize> =
            self.chosen().flat_map(|sentence| sentence.matches.iter().copied()).collect();
        self.matches(numbers).filter(|one| one.counted.is_some()).collect()
    }

    /// What is about the words of a sentence.
    fn on_its_own(&self, sentence: &Sentence) -> Vec<&'a Match> {
        let numbers = sentence.matches.iter().copied();
        self.matches(numbers).filter(|one| one.counted.is_none()).collect()
    }

    fn chosen(&self) -> impl Iterator<Item = &'a Sentence> {
        self.sentences.iter().filter_map(|&number| self.trace.sentences.get(number))
    }
}
