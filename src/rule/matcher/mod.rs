//! Finds matches of patterns in a block, sentence by sentence.
//!
//! Most patterns are looked for everywhere, all at once. What stands at the tokens of a sentence as one thing, the
//! entries of lexicons and the instances of classes, is gathered first; then come the phrases of lexicons, so that a
//! pattern sees entries and phrases alike; then the patterns. Each is filed under the rarest thing that no match of
//! it is without, and is tried only around that, so the cost hardly grows with their number. Patterns that few ask
//! about are kept apart: each is looked for alone, where somebody asks. Nothing here knows what a match is good for.

mod alone;
mod classes;
mod found;
mod index;
mod item;
#[cfg(test)]
mod naive;
mod rate;
mod run;
mod scratch;
mod search;
mod sweep;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod trace;

pub use scratch::Scratch;

use super::program::{CaptureId, PatternId, PatternSet, Program};
use crate::lexicon::{Hit, LexiconId, Lexicons};
use crate::markup::Mark;
use crate::prose::{Passage, Sentence};
use alone::{Alone, Begins};
use classes::ClassWords;
use run::Run;
use search::Search;
use serde::{Deserialize, Serialize};
use std::ops::Range;
use sweep::Sweep;

/// What the matcher reads of one block. Indices are into the passage's tokens.
#[derive(Clone, Copy, Debug)]
pub struct Input<'b> {
    /// The block's prose.
    pub prose: &'b str,
    /// Its tokens, sentences and quotations.
    pub passage: &'b Passage,
    /// The block's links and footnote marks.
    pub marks: &'b [Mark],
    /// Lexicon entries, ordered by first token, as [`Lexicons::scan`] gives them.
    pub hits: &'b [Hit],
    /// Mentions of persons, organisations and outlets, ordered by first token.
    pub names: &'b [Range<u32>],
}

/// A pattern found at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhraseHit {
    /// Which pattern.
    pub pattern: PatternId,
    /// Index of its first token. A footnote mark has no token of its own; alone it counts as the one before.
    pub first: u32,
    /// One past the index of its last token.
    pub end: u32,
    /// What its captures hold, in the order in which they begin; those that hold no token are left out.
    pub captures: Vec<Captured>,
}

/// What one capture of a match holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Captured {
    /// Which capture of the pattern.
    pub capture: CaptureId,
    /// Index of its first token.
    pub first: u32,
    /// One past the index of its last token.
    pub end: u32,
}

/// All patterns, ready to be looked for. Shared between threads; what changes lives in a [`Scratch`].
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct PhraseMatcher {
    /// The patterns by their id, then the phrases of lexicons.
    programs: Vec<Program>,
    /// What a match of each program is.
    goals: Vec<Goal>,
    /// Where matches of each program may begin.
    begins: Vec<Begins>,
    everywhere: Search,
    /// By the number of a pattern, what it takes to look for it alone; none where it is looked for everywhere.
    alone: Vec<Option<Alone>>,
    words: ClassWords,
}

/// When a pattern is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// In every block, as it is read.
    Always,
    /// Only in sentences that somebody asks about it.
    OnDemand,
}

/// What a match of a program is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Goal {
    /// A match of a pattern.
    Pattern(PatternId),
    /// A phrase of a lexicon, which patterns take like an entry.
    Phrase(LexiconId),
}

impl Goal {
    /// The lexicon that a match is a phrase of.
    const fn phrase_of(self) -> Option<LexiconId> {
        match self {
            Self::Pattern(_) => None,
            Self::Phrase(lexicon) => Some(lexicon),
        }
    }
}

impl PhraseMatcher {
    /// Gets everything ready; texts must be cut into tokens only after this, because it adds to the
    /// vocabulary.
    pub fn new(set: PatternSet, when: impl Fn(PatternId) -> When, lexicons: &mut Lexicons) -> Self {
        let PatternSet { mut programs, phrases, .. } = set;
        let words = ClassWords::new(&mut lexicons.vocabulary);
        let times: Vec<When> = (0..programs.len() as u32).map(|pattern| when(PatternId(pattern))).collect();
        let mut goals: Vec<Goal> =
            (0..programs.len() as u32).map(|pattern| Goal::Pattern(PatternId(pattern))).collect();
        for (lexicon, phrase) in phrases {
            programs.push(phrase);
            goals.push(Goal::Phrase(lexicon));
        }
        let everywhere = Search::new(&programs, &goals, |pattern| times[pattern] == When::Always, lexicons);
        let alone = (0..).zip(&times).map(|(pattern, when)| match when {
            When::Always => None,
            When::OnDemand => Some(Alone::new(pattern, &programs, &goals, lexicons)),
        });
        let (alone, begins) = (alone.collect(), programs.iter().map(Begins::of).collect());
        Self { programs, goals, begins, everywhere, alone, words }
    }

    /// Whether it looks for each pattern when it should.
    pub(super) fn is_for(&self, when: impl Fn(PatternId) -> When) -> bool {
        (0..self.count() as u32).map(PatternId).all(|pattern| self.when(pattern) == when(pattern))
    }

    /// The patterns, to which more can be added.
    pub(super) fn into_patterns(self) -> PatternSet {
        let Self { mut programs, goals, .. } = self;
        let lexicons = goals.iter().filter_map(|goal| goal.phrase_of());
        let phrases = programs.split_off(self.alone.len());
        PatternSet::of(programs, lexicons.zip(phrases).collect())
    }

    /// Finds all matches of the patterns that are looked for everywhere, those of one pattern in reading order. They
    /// do not overlap; of several that begin at one token the one with the shortest gaps wins, then the longest.
    pub fn find(&self, input: &Input<'_>, scratch: &mut Scratch, found: &mut Vec<PhraseHit>) {
        let search = &self.everywhere;
        let asks = |class| search.waking.class(class) || search.quiet.class(class);
        scratch.begin_sweep(self.programs.len(), &search.index, input.passage);
        classes::read_spans(input, &self.words, asks, &mut scratch.spans);
        for &sentence in &input.passage.sentences {
            Sweep::new(search, Run::new(self, &search.quiet, input, sentence, scratch, found)).find();
        }
    }

    /// Finds the matches of one pattern in one sentence, the same that [`Self::find`] would find there. Nothing is
    /// found of those that are looked for everywhere.
    pub fn find_alone(
        &self,
        pattern: PatternId,
        input: &Input<'_>,
        sentence: Sentence,
        scratch: &mut Scratch,
        found: &mut Vec<PhraseHit>,
    ) {
        let Some(Some(alone)) = self.alone.get(pattern.0 as usize) else { return };
        scratch.begin(self.programs.len(), input.passage);
        classes::read_spans(input, &self.words, |class| alone.asked.class(class), &mut scratch.spans);
        alone.find(&mut Run::new(self, &alone.asked, input, sentence, scratch, found));
    }

    /// When a pattern is looked for.
    pub fn when(&self, pattern: PatternId) -> When {
        match self.alone.get(pattern.0 as usize) {
            Some(None) => When::Always,
            _ => When::OnDemand,
        }
    }

    /// The lexicons that some patterns ask for, and those that the phrases of these ask for in turn, in order.
    pub fn lexicons(&self, patterns: &[PatternId], lexicons: &Lexicons) -> Vec<LexiconId> {
        let chosen =
            patterns.iter().map(|pattern| pattern.0 as usize).filter(|&at| at < self.count()).collect();
        let (_, asked) = search::with_phrases(chosen, &self.programs, &self.goals, lexicons);
        lexicons.ids().filter(|&id| asked.lexicon(id)).collect()
    }

    /// How many patterns there are; they are numbered from 0.
    pub fn count(&self) -> usize {
        self.alone.len()
    }

    /// The names of a pattern's captures; a [`CaptureId`] is an index into them.
    pub fn captures(&self, pattern: PatternId) -> &[String] {
        self.programs.get(pattern.0 as usize).map_or(&[], |program| &program.captures)
    }
}
