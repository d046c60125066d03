//! Programs made ready to run: all of them in one list of steps, each way on with what it may go on with, so that a
//! way that leads nowhere is told before it is taken.

use super::sets::{Gathered, SetId, Sets};
use crate::lexicon::LexiconId;
use crate::lexicon::pattern::Class;
use crate::names::Named;
use crate::prose::WordId;
use crate::rule::program::{CaptureId, Key, Op, Program};
use crate::stored::{Table, apart, together};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// One step. Targets always lie further on.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    /// Takes this word.
    Word(WordId),
    /// Takes one of these words.
    Words(SetId),
    /// Takes an entry of a lexicon or an instance of a class.
    Item(Key),
    /// Takes any tokens, at least and at most so many, ahead of one of a set.
    Gap(u8, u8, SetId),
    /// Goes on at each of these ways, if one of a set stands here.
    Split(Ways, SetId),
    /// Goes on elsewhere.
    Jump(u32),
    /// A capture begins.
    Open(CaptureId),
    /// A capture ends.
    Close(CaptureId),
    /// Only at the start of the sentence.
    Start,
    /// Only at its end.
    End,
    /// All of the pattern has been found.
    Match,
}

impl Step {
    /// No way on: what is no step of ours finds nothing.
    const NEVER: Self = Self::Split(Ways { first: 0, end: 0 }, SetId::ANY);
}

/// Some ways on, as a range.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ways {
    first: u32,
    end: u32,
}

/// A way on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way {
    /// The step it begins with.
    pub(super) step: u32,
    /// What it goes on with.
    pub(super) ahead: SetId,
}

/// All programs, by their numbers.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(super) struct Code {
    /// Which step each is, and a number.
    steps: Table<5>,
    /// Of gaps and splits, by that number: two more and a set.
    forks: Table<12>,
    /// The step that each way begins with, and what it goes on with.
    ways: Table<8>,
    /// By program, where its steps begin.
    starts: Table<4>,
}

/// Which step one is, as stored.
mod which {
    pub(super) const MATCH: u8 = 0;
    pub(super) const WORD: u8 = 1;
    pub(super) const WORDS: u8 = 2;
    pub(super) const LEXICON: u8 = 3;
    pub(super) const CLASS: u8 = 4;
    pub(super) const GAP: u8 = 5;
    pub(super) const SPLIT: u8 = 6;
    pub(super) const JUMP: u8 = 7;
    pub(super) const OPEN: u8 = 8;
    pub(super) const CLOSE: u8 = 9;
    pub(super) const START: u8 = 10;
    pub(super) const END: u8 = 11;
}

impl Code {
    /// Puts programs together.
    pub(super) fn of(programs: &[Program], sets: &mut Gathered) -> Self {
        let mut code = Self::default();
        for program in programs {
            code.starts.push((code.steps.len() as u32).to_le_bytes());
            code.add(program, sets);
        }
        code
    }

    /// The first step of a program.
    pub(super) fn start(&self, program: u32) -> u32 {
        u32::from_le_bytes(self.starts.all()[program as usize])
    }

    #[inline]
    pub(super) fn step(&self, at: u32) -> Step {
        let [which, number @ ..] = self.steps.all()[at as usize];
        let number = u32::from_le_bytes(number);
        match which {
            which::WORD => Step::Word(WordId::of(number)),
            which::WORDS => Step::Words(SetId(number)),
            which::LEXICON => Step::Item(Key::Lexicon(LexiconId(number as u16))),
            which::CLASS => Class::ALL
                .get(number as usize)
                .map_or(Step::NEVER, |(_, class)| Step::Item(Key::Class(*class))),
            which::GAP => {
                let [least, most, ahead] = self.fork(number);
                Step::Gap(least as u8, most as u8, SetId(ahead))
            }
            which::SPLIT => {
                let [first, end, ahead] = self.fork(number);
                Step::Split(Ways { first, end }, SetId(ahead))
            }
            which::JUMP => Step::Jump(number),
            which::OPEN => Step::Open(CaptureId(number as u8)),
            which::CLOSE => Step::Close(CaptureId(number as u8)),
            which::START => Step::Start,
            which::END => Step::End,
            which::MATCH => Step::Match,
            _ => Step::NEVER,
        }
    }

    #[inline]
    pub(super) fn ways(&self, ways: Ways) -> impl Iterator<Item = Way> {
        self.ways.all()[ways.first as usize..ways.end as usize].iter().map(|way| {
            let [step, ahead] = apart(way);
            Way { step, ahead: SetId(ahead) }
        })
    }

    /// The lexicons and classes that a program asks for, some of them more than once.
    pub(super) fn items(&self, program: usize) -> impl Iterator<Item = Key> {
        self.steps_of(program).filter_map(|at| match self.step(at) {
            Step::Item(key) => Some(key),
            _ => None,
        })
    }

    /// A program as it was before it was put with the others.
    pub(super) fn ops(&self, program: usize, sets: &Sets) -> impl Iterator<Item = Op> {
        let steps = self.steps_of(program);
        let base = steps.start;
        steps.map(move |at| match self.step(at) {
            Step::Word(word) => Op::Word(word),
            Step::Words(set) => Op::Words(sets.words_of(set).collect()),
            Step::Item(key) => Op::Item(key),
            Step::Gap(least, most, _) => Op::Gap(least, most),
            Step::Split(ways, _) => Op::Split(self.ways(ways).map(|way| way.step - base).collect()),
            Step::Jump(target) => Op::Jump(target - base),
            Step::Open(capture) => Op::Open(capture),
            Step::Close(capture) => Op::Close(capture),
            Step::Start => Op::Start,
            Step::End => Op::End,
            Step::Match => Op::Match,
        })
    }

    /// The steps of a program.
    fn steps_of(&self, program: usize) -> Range<u32> {
        let starts = self.starts.all().get(program..).unwrap_or_default();
        let mut bounds = starts.iter().map(|start| u32::from_le_bytes(*start));
        let (first, end) = (bounds.next().unwrap_or_default(), bounds.next());
        first..end.unwrap_or(self.steps.len() as u32)
    }

    #[inline]
    fn fork(&self, number: u32) -> [u32; 3] {
        self.forks.all().get(number as usize).map_or([0; 3], apart)
    }

    fn add(&mut self, program: &Program, sets: &mut Gathered) {
        let base = self.steps.len() as u32;
        for (at, op) in program.ops.iter().enumerate() {
            let (which, number) = match op {
                Op::Word(word) | Op::Item(Key::Word(word)) => (which::WORD, word.index() as u32),
                Op::Words(words) => {
                    let words = words.iter().copied().map(Key::Word).collect();
                    (which::WORDS, sets.add(words).0)
                }
                Op::Item(Key::Lexicon(lexicon)) => (which::LEXICON, lexicon.0.into()),
                Op::Item(Key::Class(class)) => (which::CLASS, *class as u32),
                Op::Gap(least, most) => {
                    let ahead = sets.ahead(program, at + 1);
                    (which::GAP, self.add_fork([(*least).into(), (*most).into(), ahead.0]))
                }
                Op::Split(targets) => {
                    let ahead = sets.ahead(program, at);
                    let first = self.ways.len() as u32;
                    for &target in targets {
                        let ahead = sets.ahead(program, target as usize);
                        self.ways.push(together([base + target, ahead.0]));
                    }
                    (which::SPLIT, self.add_fork([first, self.ways.len() as u32, ahead.0]))
                }
                Op::Jump(target) => (which::JUMP, base + target),
                Op::Open(capture) => (which::OPEN, capture.0.into()),
                Op::Close(capture) => (which::CLOSE, capture.0.into()),
                Op::Item(Key::Start) | Op::Start => (which::START, 0),
                Op::End => (which::END, 0),
                Op::Match => (which::MATCH, 0),
            };
            let [a, b, c, d] = number.to_le_bytes();
            self.steps.push([which, a, b, c, d]);
        }
    }

    fn add_fork(&mut self, fork: [u32; 3]) -> u32 {
        self.forks.push(together(fork));
        self.forks.len() as u32 - 1
    }
}
