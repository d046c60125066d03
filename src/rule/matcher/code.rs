//! Programs made ready to run: all of them in one list of steps, each way on with what it may go on with, so that a
//! way that leads nowhere is told before it is taken.

use super::sets::{Gathered, SetId};
use crate::prose::WordId;
use crate::rule::program::{CaptureId, Key, Op, Program};
use crate::stored::{self, flat};
use serde::{Deserialize, Serialize};

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

flat!(
    enum Step {
        Word(word),
        Words(set),
        Item(key),
        Gap(least, most, ahead),
        Split(ways, ahead),
        Jump(to),
        Open(capture),
        Close(capture),
        Start,
        End,
        Match,
    }
);
flat!(Ways { first, end });
flat!(Way { step, ahead });

/// All programs, by their numbers.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(super) struct Code {
    #[serde(with = "stored::flat")]
    steps: Vec<Step>,
    #[serde(with = "stored::flat")]
    ways: Vec<Way>,
    /// By program, where its steps begin.
    starts: Vec<u32>,
}

impl Code {
    /// Puts programs together.
    pub(super) fn of(programs: &[Program], sets: &mut Gathered) -> Self {
        let mut code = Self::default();
        for program in programs {
            code.starts.push(code.steps.len() as u32);
            code.add(program, sets);
        }
        code
    }

    /// The first step of a program.
    pub(super) fn start(&self, program: u32) -> u32 {
        self.starts[program as usize]
    }

    #[inline]
    pub(super) fn step(&self, at: u32) -> Step {
        self.steps[at as usize]
    }

    #[inline]
    pub(super) fn ways(&self, ways: Ways) -> &[Way] {
        &self.ways[ways.first as usize..ways.end as usize]
    }

    /// The lexicons and classes that a program asks for, some of them more than once.
    pub(super) fn items(&self, program: usize) -> impl Iterator<Item = Key> {
        let end = self.starts.get(program + 1).map_or(self.steps.len(), |end| *end as usize);
        self.steps[self.starts[program] as usize..end].iter().filter_map(|step| match step {
            Step::Item(key) => Some(*key),
            _ => None,
        })
    }

    fn add(&mut self, program: &Program, sets: &mut Gathered) {
        let base = self.steps.len() as u32;
        for (at, op) in program.ops.iter().enumerate() {
            let step = match op {
                Op::Word(word) => Step::Word(*word),
                Op::Words(words) => Step::Words(sets.add(words.iter().copied().map(Key::Word).collect())),
                Op::Item(key) => Step::Item(*key),
                Op::Gap(least, most) => Step::Gap(*least, *most, sets.ahead(program, at + 1)),
                Op::Split(targets) => {
                    let ahead = sets.ahead(program, at);
                    let first = self.ways.len() as u32;
                    for &target in targets {
                        let ahead = sets.ahead(program, target as usize);
                        self.ways.push(Way { step: base + target, ahead });
                    }
                    Step::Split(Ways { first, end: self.ways.len() as u32 }, ahead)
                }
                Op::Jump(target) => Step::Jump(base + target),
                Op::Open(capture) => Step::Open(*capture),
                Op::Close(capture) => Step::Close(*capture),
                Op::Start => Step::Start,
                Op::End => Step::End,
                Op::Match => Step::Match,
            };
            self.steps.push(step);
        }
    }
}
