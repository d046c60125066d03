//! Finds matches of patterns in a block, sentence by sentence.
//!
//! Most patterns are looked for everywhere, all at once. What stands at the tokens of a sentence as one thing, the
//! entries of lexicons and the instances of classes, is gathered first; then come the phrases of lexicons, so that a
//! pattern sees entries and phrases alike; then the patterns. Each is filed under the rarest thing that no match of
//! it is without, and is tried only around that, so the cost hardly grows with their number. Patterns that few ask
//! about are kept apart: each is looked for alone, where somebody asks. Nothing here knows what a match is good for.

mod alone;
mod asked;
mod chosen;
mod classes;
mod code;
mod found;
mod index;
mod item;
#[cfg(test)]
mod naive;
mod plan;
mod rate;
mod run;
mod scratch;
mod sets;
mod sweep;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod things;
mod trace;

pub use scratch::Scratch;
pub use sets::Present;
pub use things::Things;

use super::program::{CaptureId, Key, PatternId, PatternSet, Program};
use crate::lexicon::pattern::Class;
use crate::lexicon::{Hit, LexiconId, Lexicons};
use crate::markup::Mark;
use crate::prose::{Passage, Sentence};
use crate::stored;
use alone::Alone;
use asked::Asked;
use chosen::with_phrases;
use classes::ClassWords;
use code::Code;
use index::Index;
use plan::Plans;
use rate::Rates;
use run::Run;
use serde::{Deserialize, Serialize};
use sets::{Gathered, Sets};
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

/// A sentence that is asked about.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    /// Tells it from all other sentences that one [`Scratch`] is used for.
    pub number: u32,
    /// The sentence.
    pub sentence: Sentence,
    /// What there is in it.
    pub present: Present,
}

/// All patterns, ready to be looked for. Shared between threads; what changes lives in a [`Scratch`].
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct PhraseMatcher {
    /// The programs: those of the patterns by their id, then those of the phrases of lexicons.
    code: Code,
    plans: Plans,
    sets: Sets,
    /// What a match of each program is.
    goals: Vec<Goal>,
    /// What is looked for everywhere.
    everywhere: Index,
    /// What is not.
    alone: Alone,
    /// By the number of a program, the names of its captures.
    #[serde(with = "stored::sparse")]
    captures: Vec<Box<[String]>>,
    /// And its layer.
    #[serde(with = "stored::sparse")]
    layers: Vec<u8>,
    /// What any program asks for.
    asked: Asked,
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
        let count = programs.len();
        let mut goals: Vec<Goal> =
            (0..count as u32).map(|pattern| Goal::Pattern(PatternId(pattern))).collect();
        for (lexicon, phrase) in phrases {
            programs.push(phrase);
            goals.push(Goal::Phrase(lexicon));
        }
        let mut sets = Gathered::default();
        let code = Code::of(&programs, &mut sets);
        let (plans, landmarks) = Plans::of(&programs, &goals, Rates::new(lexicons), &mut sets);
        let (captures, layers): (_, Vec<u8>) =
            programs.iter().map(|program| (program.captures.clone(), program.layer)).unzip();
        let mut asked = Asked::nothing(lexicons);
        asked.note(0..programs.len(), &code);
        let (mut sought, mut alone) = (Vec::new(), Alone::default());
        for pattern in 0..count {
            let own = match when(PatternId(pattern as u32)) {
                When::Always => {
                    sought.push(pattern);
                    Vec::new()
                }
                When::OnDemand => with_phrases(vec![pattern], &code, &goals, lexicons).0,
            };
            alone.push(own, &layers);
        }
        let (sought, _) = with_phrases(sought, &code, &goals, lexicons);
        let everywhere = Index::new(&sought, &landmarks, &layers, lexicons);
        Self { code, plans, sets: sets.into_sets(), goals, everywhere, alone, captures, layers, asked, words }
    }

    /// Whether it looks for each pattern when it should.
    pub(super) fn is_for(&self, when: impl Fn(PatternId) -> When) -> bool {
        (0..self.count() as u32).map(PatternId).all(|pattern| self.when(pattern) == when(pattern))
    }

    /// The patterns, to which more can be added.
    pub(super) fn into_patterns(self) -> PatternSet {
        let program = |(number, &layer)| Program {
            ops: self.code.ops(number, &self.sets).collect(),
            captures: self.captures[number].clone(),
            layer,
        };
        let mut programs: Vec<Program> = self.layers.iter().enumerate().map(program).collect();
        let lexicons = self.goals.iter().filter_map(|goal| goal.phrase_of());
        let phrases = programs.split_off(self.count());
        PatternSet::of(programs, lexicons.zip(phrases).collect())
    }

    /// Finds all matches of the patterns that are looked for everywhere, those of one pattern in reading order. They
    /// do not overlap; of several that begin at one token the one with the shortest gaps wins, then the longest.
    /// Returns what stands in the block, by which others can be looked for.
    pub fn find(&self, input: &Input<'_>, scratch: &mut Scratch, found: &mut Vec<PhraseHit>) -> Things {
        let things = Things::read(input, &self.words, &self.asked, &mut scratch.room);
        scratch.begin_sweep(self.goals.len(), &self.everywhere, input.passage);
        for &sentence in &input.passage.sentences {
            let tokens = &input.passage.tokens[sentence.first..sentence.end];
            scratch.begin_sentence(None, (sentence, Present::of(tokens)), &things);
            if self.everywhere.wake_all(tokens, sentence, scratch) {
                let run = Run::new(self, input.passage, sentence, scratch, found);
                Sweep::new(&self.everywhere, run).find();
            }
        }
        things
    }

    /// Whether [`Self::find_alone`] may find something, as far as is told at once.
    pub fn may_find(&self, pattern: PatternId, passage: &Passage, spot: Spot) -> bool {
        let Spot { sentence, present, .. } = spot;
        let programs = self.alone.programs(pattern);
        let tokens = &passage.tokens[sentence.first..sentence.end];
        let present = self.present_after(programs, present);
        programs.last().is_some_and(|own| self.may_match(*own, tokens, present))
    }

    /// Finds the matches of one pattern in one sentence of a block, in which certain things stand: the same that
    /// [`Self::find`] would find there. Nothing is found of those that are looked for everywhere. [`Self::may_find`] is
    /// to be asked first, for it costs far less.
    pub fn find_alone(
        &self,
        pattern: PatternId,
        (passage, things): (&Passage, &Things),
        spot: Spot,
        scratch: &mut Scratch,
        found: &mut Vec<PhraseHit>,
    ) {
        let Spot { number, sentence, present } = spot;
        let programs = self.alone.programs(pattern);
        let tokens = &passage.tokens[sentence.first..sentence.end];
        scratch.begin(self.goals.len(), passage);
        scratch.begin_sentence(Some(number), (sentence, present), things);
        let present = self.present_after(programs, present);
        let mut run = Run::new(self, passage, sentence, scratch, found);
        for &program in programs.iter().filter(|program| self.may_match(**program, tokens, present)) {
            run.try_everywhere(program);
            run.scratch.settle();
        }
    }

    /// Whether any pattern asks for entries of lexicons.
    pub fn asks_for_entries(&self) -> bool {
        self.asked.any_lexicon()
    }

    /// Whether any pattern asks for names.
    pub fn asks_for_names(&self) -> bool {
        self.asked.class(Class::Name)
    }

    /// When a pattern is looked for.
    #[inline]
    pub fn when(&self, pattern: PatternId) -> When {
        if self.alone.programs(pattern).is_empty() { When::Always } else { When::OnDemand }
    }

    /// The lexicons that some patterns ask for, and those that the phrases of these ask for in turn, in order.
    pub fn lexicons(&self, patterns: &[PatternId], lexicons: &Lexicons) -> Vec<LexiconId> {
        let chosen =
            patterns.iter().map(|pattern| pattern.0 as usize).filter(|&at| at < self.count()).collect();
        let (_, asked) = with_phrases(chosen, &self.code, &self.goals, lexicons);
        lexicons.ids().filter(|&id| asked.asks(Key::Lexicon(id))).collect()
    }

    /// How many patterns there are; they are numbered from 0.
    pub fn count(&self) -> usize {
        self.goals.partition_point(|goal| goal.phrase_of().is_none())
    }

    /// The names of a pattern's captures; a [`CaptureId`] is an index into them.
    pub fn captures(&self, pattern: PatternId) -> &[String] {
        self.captures.get(pattern.0 as usize).map_or(&[], |names| names)
    }
}
