//! Runs programs over one sentence.
//!
//! What a program finds from a step and a token on does not depend on how it got there, so one that has many ways
//! through it works each out once. That keeps the cost of any pattern proportional to its length times that of the
//! sentence.

use super::code::{Step, Way};
use super::found::{Found, better};
use super::item::{Begins, Item, Mark};
use super::plan::{Clue, Place, Plan};
use super::scratch::Scratch;
use super::sets::SetId;
use super::{Goal, PhraseHit, PhraseMatcher};
use crate::lexicon::pattern::Class;
use crate::order::Order as _;
use crate::prose::{Passage, Sentence, Token, TokenKind, WordId};
use crate::rule::program::{Key, PatternId};

/// With more ways than this looked at from one token, a program keeps what it works out: few ever have so many.
const FEW_WAYS: u32 = 256;

/// The most results that are kept; what is dropped is worked out again.
const MOST_KEPT: usize = 1 << 20;

/// In a longer sentence nearly anything stands somewhere.
const LONG: u32 = 64;

/// A sentence being searched.
pub(super) struct Run<'r> {
    pub(super) matcher: &'r PhraseMatcher,
    /// The tokens of the block, up to the end of the sentence.
    pub(super) tokens: &'r [Token],
    pub(super) scratch: &'r mut Scratch,
    found: &'r mut Vec<PhraseHit>,
    /// Its first token.
    pub(super) first: u32,
    /// One past its last token; no match goes beyond it.
    pub(super) end: u32,
    /// The first token that is no opening quotation mark.
    core_first: u32,
    /// One past the last token that is no final punctuation and no closing quotation mark.
    core_end: u32,
    /// How many ways have been looked at from the token at hand.
    ways: u32,
}

impl<'r> Run<'r> {
    /// Of a sentence that the scratch is ready for.
    #[inline]
    pub(super) fn new(
        matcher: &'r PhraseMatcher,
        passage: &'r Passage,
        sentence: Sentence,
        scratch: &'r mut Scratch,
        found: &'r mut Vec<PhraseHit>,
    ) -> Self {
        let tokens = &passage.tokens[sentence.first..sentence.end];
        let quotes = tokens.iter().take_while(|token| token.kind == TokenKind::Quote).count();
        let closing = tokens[quotes..].iter().rev().take_while(|token| closes(token)).count();
        Self {
            matcher,
            tokens: &passage.tokens[..sentence.end],
            scratch,
            found,
            first: sentence.first as u32,
            end: sentence.end as u32,
            core_first: (sentence.first + quotes) as u32,
            core_end: (sentence.end - closing) as u32,
            ways: 0,
        }
    }

    /// Tries a program where a match of it may begin, as a landmark of it stands at a place.
    pub(super) fn try_around(&mut self, program: u32, mark: Mark) {
        let Some(plan) = self.matcher.plans.get(program) else { return };
        if !self.may_match(plan, mark) {
            return;
        }
        if plan.only_first || self.is_start(mark) {
            return self.try_at_edge(program);
        }
        let Some(last) = mark.first.checked_sub(plan.ahead.least) else { return };
        let tried = self.scratch.free_from[program as usize].saturating_sub(self.scratch.now);
        let first = mark.first.saturating_sub(plan.ahead.most).max(self.first).max(tried as u32);
        for start in first..=last {
            self.try_at(program, start);
        }
    }

    /// Whether what has to stand near a landmark does so.
    fn may_match(&self, plan: Plan, mark: Mark) -> bool {
        let mut clues = self.matcher.plans.clues(plan);
        // A match that begins with the sentence may do so behind its quotation marks.
        let slack = if self.is_start(mark) { self.core_first - self.first } else { 0 };
        clues.all(|Clue { set, place }| match place {
            Place::Ahead(width) => mark.first.checked_sub(width.least).is_some_and(|last| {
                let first = mark.first.saturating_sub(width.most).max(self.first);
                self.holds(set, first, last)
            }),
            Place::Behind(width) => {
                self.holds(set, mark.first + width.least, mark.first + width.most + slack)
            }
            Place::Past(width) => self.holds(set, mark.end + width.least, mark.end + width.most + slack),
            Place::Sentence => self.end - self.first > LONG || self.holds(set, self.first, self.end),
        })
    }

    /// Whether one of a set begins at one of the tokens from `first` to `last`, or at the end of the sentence.
    #[inline]
    fn holds(&self, set: SetId, first: u32, last: u32) -> bool {
        let sets = &self.matcher.sets;
        if !sets.may_meet(set, self.scratch.stand.present()) {
            return false;
        }
        (first..=last.min(self.end)).any(|at| self.admits(set, at))
    }

    fn is_start(&self, mark: Mark) -> bool {
        mark.end == self.first
    }

    /// Tries a program at a token, unless that has been done or an earlier match covers it.
    fn try_at(&mut self, program: u32, at: u32) {
        let time = self.time(at);
        let free_from = &mut self.scratch.free_from[program as usize];
        if *free_from <= time {
            *free_from = time + 1;
            self.attempt(program, at);
        }
    }

    /// Tries a program where the words of the sentence begin, and then ahead of its quotation marks.
    fn try_at_edge(&mut self, program: u32) {
        let time = self.time(self.first);
        let free_from = &mut self.scratch.free_from[program as usize];
        if *free_from <= time {
            *free_from = time + 1;
            let _ = self.attempt(program, self.core_first) || self.attempt(program, self.first);
        }
    }

    /// Takes the best match of a program that begins at a token; whether there is one.
    fn attempt(&mut self, program: u32, at: u32) -> bool {
        self.ways = 0;
        let Some(best) = self.work_out(self.matcher.code.start(program), at) else { return false };
        match self.matcher.goals[program as usize] {
            Goal::Pattern(pattern) => self.take(pattern, at, best),
            Goal::Phrase(lexicon) => {
                let Found { skipped, end } = best;
                self.scratch.fresh.push(Item { first: at, end, skipped, key: Key::Lexicon(lexicon) });
            }
        }
        true
    }

    fn take(&mut self, pattern: PatternId, at: u32, best: Found) {
        let end = best.end;
        let first = if end == at { at.saturating_sub(1) } else { at };
        let time = self.time(end.max(at + 1));
        self.scratch.free_from[pattern.0 as usize] = time;
        let captures = self.trace(pattern, at, best);
        self.found.push(PhraseHit { pattern, first, end, captures });
    }

    /// The best way from a step and a token to the end of the program.
    pub(super) fn from(&mut self, step: u32, at: u32) -> Option<Found> {
        self.ways += 1;
        if self.ways <= FEW_WAYS {
            return self.work_out(step, at);
        }
        let key = (step, at);
        if let Some(&known) = self.scratch.memo.get(&key) {
            return known;
        }
        let found = self.work_out(step, at);
        if self.scratch.memo.len() >= MOST_KEPT {
            self.scratch.memo.clear();
        }
        self.scratch.memo.insert(key, found);
        found
    }

    fn work_out(&mut self, mut step: u32, mut at: u32) -> Option<Found> {
        let matcher = self.matcher;
        let mut skipped = 0;
        loop {
            let here = matcher.code.step(step);
            step += 1;
            let best = match here {
                Step::Word(wanted) if wanted == self.word(at) => {
                    at += 1;
                    continue;
                }
                Step::Words(set) if self.admits(set, at) => {
                    at += 1;
                    continue;
                }
                Step::Start if at == self.core_first || at == self.first => continue,
                Step::End if at >= self.core_end => continue,
                Step::Open(_) | Step::Close(_) => continue,
                Step::Jump(target) => {
                    step = target;
                    continue;
                }
                Step::Match => Some(Found { skipped: 0, end: at }),
                Step::Item(key) => {
                    let base = self.scratch.ends.len();
                    self.push_ends(key, at);
                    if self.scratch.ends.len() == base {
                        return None;
                    }
                    if self.scratch.ends.len() == base + 1 {
                        let only = self.scratch.ends.pop()?;
                        (at, skipped) = (only.end, skipped + only.skipped);
                        continue;
                    }
                    self.best_after(step, base)
                }
                Step::Gap(least, most, ahead) => {
                    self.best_beyond(step, at, (least.into(), most.into()), ahead)
                }
                Step::Split(ways, ahead) if self.admits(ahead, at) => {
                    self.best_of(matcher.code.ways(ways), at)
                }
                Step::Word(_) | Step::Words(_) | Step::Start | Step::End | Step::Split(..) => return None,
            };
            return best.map(|found| found.after(skipped));
        }
    }

    /// The best of several ways on.
    fn best_of(&mut self, ways: impl Iterator<Item = Way>, at: u32) -> Option<Found> {
        let mut best = None;
        for way in ways {
            if self.admits(way.ahead, at) {
                best = better(best, self.from(way.step, at));
            }
        }
        best
    }

    /// The best way on from any of the ends above `base`, which it takes off the stack.
    fn best_after(&mut self, step: u32, base: usize) -> Option<Found> {
        let mut best = None;
        for slot in base..self.scratch.ends.len() {
            let end = self.scratch.ends[slot];
            let found = self.from(step, end.end).map(|found| found.after(end.skipped));
            best = better(best, found);
        }
        self.scratch.ends.truncate(base);
        best
    }

    /// The best way on behind a gap. A longer gap is not looked at once it cannot be better.
    fn best_beyond(&mut self, step: u32, at: u32, (least, most): (u32, u32), ahead: SetId) -> Option<Found> {
        let mut best: Option<Found> = None;
        for width in least..=most {
            if at + width > self.end || best.is_some_and(|best| best.skipped < width) {
                break;
            }
            if self.admits(ahead, at + width) {
                best = better(best, self.from(step, at + width).map(|found| found.after(width)));
            }
        }
        best
    }

    /// Pushes every place where an item that begins at a token may end, longest first.
    pub(super) fn push_ends(&mut self, key: Key, at: u32) {
        if !self.begins(at).meets(Begins::of(key)) {
            return;
        }
        let Scratch { stand, ends, .. } = &mut *self.scratch;
        if key == Key::Class(Class::Word) {
            ends.push(Found { skipped: 0, end: at + 1 });
            return;
        }
        let base = ends.len();
        ends.extend(stand.at(key, at).map(|item| Found { skipped: item.skipped, end: item.end }));
        if ends.len() > base + 1 {
            ends[base..].order_by_key(|found| (std::cmp::Reverse(found.end), found.skipped));
        }
    }

    /// Whether one of a set begins at a token.
    #[inline]
    fn admits(&self, set: SetId, at: u32) -> bool {
        self.matcher.sets.admits(set, self.word(at), self.begins(at))
    }

    /// What begins at a token, as far as that is told at once.
    #[inline]
    fn begins(&self, at: u32) -> Begins {
        let is_word = self.tokens.get(at as usize).is_some_and(|token| token.is_word());
        self.scratch.stand.begins(at).or(if is_word { Begins::WORD } else { Begins::NOTHING })
    }

    /// The word at a token, which is no word of any pattern at the end of the sentence.
    #[inline]
    pub(super) fn word(&self, at: u32) -> WordId {
        self.tokens.get(at as usize).map_or(WordId::UNKNOWN, |token| token.word)
    }

    const fn time(&self, at: u32) -> u64 {
        self.scratch.now + at as u64
    }
}

/// Whether a token may stand behind the last word of a sentence.
const fn closes(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Quote | TokenKind::Stop | TokenKind::Mark | TokenKind::Ellipsis)
}
