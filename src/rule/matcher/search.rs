//! Programs that are run together: those of the patterns that are looked for everywhere, and of all phrases that
//! these ask for.

use super::Goal;
use super::index::Index;
use super::item::Asked;
use crate::lexicon::Lexicons;
use crate::rule::program::Program;
use serde::{Deserialize, Serialize};

/// What is looked for everywhere.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(super) struct Search {
    pub(super) index: Index,
    /// What programs ask for and are filed under: it must be known before any is tried.
    pub(super) waking: Asked,
    /// What programs ask for only when they are tried.
    pub(super) quiet: Asked,
}

impl Search {
    /// Gathers the programs of the patterns that are wanted.
    pub(super) fn new(
        programs: &[Program],
        goals: &[Goal],
        wanted: impl Fn(usize) -> bool,
        lexicons: &Lexicons,
    ) -> Self {
        let patterns = (0..programs.len()).filter(|&number| match goals[number] {
            Goal::Pattern(_) => wanted(number),
            Goal::Phrase(_) => false,
        });
        let (mut chosen, asked) = with_phrases(patterns.collect(), programs, goals, lexicons);
        chosen.sort_unstable();
        let index = Index::new(programs, &chosen, lexicons);
        let (waking, quiet) = asked.part(|key| index.number(key).is_some());
        Self { index, waking, quiet }
    }
}

/// Adds to some programs those of all phrases that they ask for; with what all of them ask for.
pub(super) fn with_phrases(
    mut chosen: Vec<usize>,
    programs: &[Program],
    goals: &[Goal],
    lexicons: &Lexicons,
) -> (Vec<usize>, Asked) {
    let mut asked = Asked::nothing(lexicons);
    asked.note(chosen.iter().map(|&number| &programs[number]));
    // A phrase may ask for the phrases of other lexicons.
    let first = goals.partition_point(|goal| goal.phrase_of().is_none());
    let mut phrases: Vec<usize> = (first..goals.len()).collect();
    loop {
        let is_asked = |number: &mut usize| goals[*number].phrase_of().is_some_and(|it| asked.lexicon(it));
        let fresh: Vec<usize> = phrases.extract_if(.., is_asked).collect();
        if fresh.is_empty() {
            return (chosen, asked);
        }
        asked.note(fresh.iter().map(|&number| &programs[number]));
        chosen.extend(fresh);
    }
}
