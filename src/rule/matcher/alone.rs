//! Patterns that are looked for one at a time, in a sentence that somebody asks about. So few sentences are asked
//! about so few patterns that nothing need be filed: a pattern is tried wherever a landmark of it stands.

use super::PhraseMatcher;
use super::item::{Begins, Item, Mark};
use super::run::Run;
use super::sets::{Present, SetId};
use crate::order::Order as _;
use crate::prose::{Token, WordId};
use crate::rule::program::{Key, PatternId};
use serde::{Deserialize, Serialize};

/// By the number of a pattern, what it takes to look for it alone.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Alone {
    /// Where the programs of each end among all.
    ends: Vec<u32>,
    /// The phrases of lexicons that a pattern asks for, each behind those that it asks for in turn, and then the
    /// pattern; none where it is looked for everywhere.
    programs: Vec<u32>,
}

impl Alone {
    /// Adds the next pattern, with those of all phrases that it asks for, if it is looked for alone.
    pub(super) fn push(&mut self, mut programs: Vec<usize>, layers: &[u8]) {
        programs.order_by_key(|&number| layers[number]);
        self.programs.extend(programs.into_iter().map(|number| number as u32));
        self.ends.push(self.programs.len() as u32);
    }

    /// The programs to run for a pattern, one after the other; none where it is looked for everywhere.
    #[inline]
    pub(super) fn programs(&self, pattern: PatternId) -> &[u32] {
        let at = pattern.0 as usize;
        let first = at.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        let range = first.zip(self.ends.get(at));
        range.map_or(&[], |(first, end)| &self.programs[first as usize..*end as usize])
    }
}

impl PhraseMatcher {
    /// What there may be in a sentence once some programs have found their phrases.
    #[inline]
    pub(super) fn present_after(&self, programs: &[u32], mut present: Present) -> Present {
        let phrases = programs.iter().filter_map(|&number| self.goals[number as usize].phrase_of());
        phrases.for_each(|lexicon| present.add(Key::Lexicon(lexicon)));
        present
    }

    /// Whether a sentence of these tokens may hold a match of a program, as far as is told at once.
    #[inline]
    pub(super) fn may_match(&self, program: u32, tokens: &[Token], present: Present) -> bool {
        let Some(plan) = self.plans.get(program) else { return false };
        let may_hold = |set| {
            self.sets.may_meet(set, present)
                && (!self.sets.is_of_words(set) || self.sets.has_word_among(set, tokens))
        };
        (plan.at_start || may_hold(plan.landmark)) && self.plans.clues(plan).all(|clue| may_hold(clue.set))
    }
}

impl Run<'_> {
    /// Tries a program wherever a landmark of it stands.
    pub(super) fn try_everywhere(&mut self, program: u32) {
        let Some(plan) = self.matcher.plans.get(program) else { return };
        if plan.at_start {
            self.try_around(program, Mark { first: self.first, end: self.first });
        }
        let mut marks = std::mem::take(&mut self.scratch.marks);
        self.find_marks(plan.landmark, &mut marks);
        for mark in marks.drain(..) {
            self.try_around(program, mark);
        }
        self.scratch.marks = marks;
    }

    /// Where one of a set stands, in reading order.
    fn find_marks(&self, set: SetId, marks: &mut Vec<Mark>) {
        let sets = &self.matcher.sets;
        let stand = &self.scratch.stand;
        sets.words_among(set, &self.tokens[self.first as usize..], |ahead| {
            let at = self.first + ahead as u32;
            marks.push(Mark { first: at, end: at + 1 });
        });
        let admitted = |item: &&Item| sets.admits(set, WordId::UNKNOWN, Begins::of(item.key));
        let items = stand.all().iter().filter(admitted);
        let before = marks.len();
        marks.extend(items.map(Mark::of));
        if marks.len() > before {
            marks.order_by_key(|mark| mark.first);
        }
    }
}
