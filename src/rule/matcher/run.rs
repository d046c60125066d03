//! Runs programs over one sentence.
//!
//! What a program finds from a step and a token on does not depend on how it got there, so a program with
//! many ways through it works each out once. That keeps the cost of any pattern proportional to its length
//! times that of the sentence.

use super::found::{Found, better};
use super::item::{Asked, Item};
use super::scratch::Scratch;
use super::{Goal, Input, PhraseHit, PhraseMatcher};
use crate::lexicon::pattern::Class;
use crate::prose::{Sentence, Token, TokenKind, WordId};
use crate::rule::program::{Key, Op, PatternId};

/// The most results that are kept; what is dropped is worked out again.
const MOST_KEPT: usize = 1 << 20;

/// A sentence being searched.
pub(super) struct Run<'r> {
    pub(super) matcher: &'r PhraseMatcher,
    input: &'r Input<'r>,
    sentence: Sentence,
    /// What programs may ask for that has not been read.
    quiet: &'r Asked,
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
    /// Whether what has been read before any program is tried is among the items.
    gathered: bool,
    /// Whether all else that is asked for is there too.
    complete: bool,
}

impl<'r> Run<'r> {
    pub(super) fn new(
        matcher: &'r PhraseMatcher,
        quiet: &'r Asked,
        input: &'r Input<'r>,
        sentence: Sentence,
        scratch: &'r mut Scratch,
        found: &'r mut Vec<PhraseHit>,
    ) -> Self {
        scratch.begin_sentence();
        let tokens = &input.passage.tokens[sentence.first..sentence.end];
        let quotes = tokens.iter().take_while(|token| token.kind == TokenKind::Quote).count();
        let closing = tokens[quotes..].iter().rev().take_while(|token| closes(token)).count();
        Self {
            matcher,
            input,
            sentence,
            quiet,
            tokens: &input.passage.tokens[..sentence.end],
            scratch,
            found,
            first: sentence.first as u32,
            end: sentence.end as u32,
            core_first: (sentence.first + quotes) as u32,
            core_end: (sentence.end - closing) as u32,
            gathered: false,
            complete: false,
        }
    }

    /// Appends what is asked for and stands in the sentence.
    pub(super) fn read(&self, asked: &Asked, items: &mut Vec<Item>) {
        asked.read(self.input, &self.matcher.words, &self.scratch.spans, self.sentence, items);
    }

    /// Gathers what has been read, so that programs can ask for it.
    fn gather(&mut self) {
        if !std::mem::replace(&mut self.gathered, true) {
            self.scratch.items.clear();
            self.scratch.items.add(&mut self.scratch.waking);
        }
    }

    /// Gathers what has not been read, which in most sentences no program that is tried asks for.
    pub(super) fn complete(&mut self) {
        self.gather();
        if !std::mem::replace(&mut self.complete, true) {
            let mut found = std::mem::take(&mut self.scratch.waking);
            self.read(self.quiet, &mut found);
            self.scratch.items.add(&mut found);
            self.scratch.waking = found;
        }
    }

    /// Puts the phrases that have just been found among what stands here.
    pub(super) fn settle(&mut self) {
        if !self.scratch.fresh.is_empty() {
            self.gather();
            let Scratch { items, fresh, .. } = &mut *self.scratch;
            items.add(fresh);
        }
    }

    /// Tries a program at a token, unless that has been done or an earlier match covers it.
    pub(super) fn try_at(&mut self, program: u32, at: u32) {
        let time = self.time(at);
        let free_from = &mut self.scratch.free_from[program as usize];
        if *free_from <= time {
            *free_from = time + 1;
            self.attempt(program, at);
        }
    }

    /// Tries a program where the words of the sentence begin, and then ahead of its quotation marks.
    pub(super) fn try_at_edge(&mut self, program: u32) {
        let time = self.time(self.first);
        let free_from = &mut self.scratch.free_from[program as usize];
        if *free_from <= time {
            *free_from = time + 1;
            let _ = self.attempt(program, self.core_first) || self.attempt(program, self.first);
        }
    }

    /// Takes the best match of a program that begins at a token; whether there is one.
    fn attempt(&mut self, program: u32, at: u32) -> bool {
        let Some(best) = self.from(program, 0, at) else { return false };
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
        let captures = self.trace(pattern.0, at, best);
        self.found.push(PhraseHit { pattern, first, end, captures });
    }

    /// The best way from a step and a token to the end of the program.
    pub(super) fn from(&mut self, program: u32, step: u32, at: u32) -> Option<Found> {
        if !self.matcher.programs[program as usize].branching {
            return self.work_out(program, step, at);
        }
        let key = (program, step, at);
        if let Some(&known) = self.scratch.memo.get(&key) {
            return known;
        }
        let found = self.work_out(program, step, at);
        if self.scratch.memo.len() >= MOST_KEPT {
            self.scratch.memo.clear();
        }
        self.scratch.memo.insert(key, found);
        found
    }

    fn work_out(&mut self, program: u32, mut step: u32, mut at: u32) -> Option<Found> {
        let ops = &self.matcher.programs[program as usize].ops;
        let mut skipped = 0;
        loop {
            let op = &ops[step as usize];
            step += 1;
            let best = match op {
                Op::Word(_) | Op::Words(_) if self.takes(op, at) => {
                    at += 1;
                    continue;
                }
                Op::Start if at == self.core_first || at == self.first => continue,
                Op::End if at >= self.core_end => continue,
                Op::Word(_) | Op::Words(_) | Op::Start | Op::End => return None,
                Op::Open(_) | Op::Close(_) => continue,
                Op::Jump(target) => {
                    step = *target;
                    continue;
                }
                Op::Match => Some(Found { skipped: 0, end: at }),
                Op::Item(key) => {
                    let base = self.scratch.ends.len();
                    self.push_ends(*key, at);
                    if self.scratch.ends.len() == base + 1 {
                        let only = self.scratch.ends.pop()?;
                        (at, skipped) = (only.end, skipped + only.skipped);
                        continue;
                    }
                    self.best_after(program, step, base)
                }
                Op::Gap(least, most) => self.best_beyond(program, step, at, (*least).into(), (*most).into()),
                Op::Split(targets) => self.best_of(program, targets, at),
            };
            return best.map(|found| found.after(skipped));
        }
    }

    /// Whether a step that takes a word takes this one.
    fn takes(&self, op: &Op, at: u32) -> bool {
        match (op, self.word(at)) {
            (Op::Word(wanted), Some(word)) => *wanted == word,
            (Op::Words(wanted), Some(word)) => wanted.binary_search(&word).is_ok(),
            _ => false,
        }
    }

    /// The best of several ways on.
    fn best_of(&mut self, program: u32, targets: &[u32], at: u32) -> Option<Found> {
        let mut best = None;
        for &target in targets {
            best = better(best, self.from(program, target, at));
        }
        best
    }

    /// The best way on from any of the ends above `base`, which it takes off the stack.
    fn best_after(&mut self, program: u32, step: u32, base: usize) -> Option<Found> {
        let mut best = None;
        for slot in base..self.scratch.ends.len() {
            let end = self.scratch.ends[slot];
            let found = self.from(program, step, end.end).map(|found| found.after(end.skipped));
            best = better(best, found);
        }
        self.scratch.ends.truncate(base);
        best
    }

    /// The best way on behind a gap. A longer gap is not looked at once it cannot be better.
    fn best_beyond(&mut self, program: u32, step: u32, at: u32, least: u32, most: u32) -> Option<Found> {
        let mut best: Option<Found> = None;
        for width in least..=most {
            if at + width > self.end || best.is_some_and(|best| best.skipped < width) {
                break;
            }
            best = better(best, self.from(program, step, at + width).map(|found| found.after(width)));
        }
        best
    }

    /// Pushes every place where an item that begins at a token may end, longest first.
    pub(super) fn push_ends(&mut self, key: Key, at: u32) {
        if key == Key::Class(Class::Word) {
            let word = self.tokens.get(at as usize).is_some_and(|token| token.is_word());
            self.scratch.ends.extend(word.then_some(Found { skipped: 0, end: at + 1 }));
            return;
        }
        if self.quiet.asks(key) {
            self.complete();
        } else {
            self.gather();
        }
        let Scratch { items, ends, .. } = &mut *self.scratch;
        let base = ends.len();
        let here = items.at(at).iter().filter(|item| item.key == key);
        ends.extend(here.map(|item| Found { skipped: item.skipped, end: item.end }));
        if ends.len() > base + 1 {
            ends[base..].sort_by_key(|found| (std::cmp::Reverse(found.end), found.skipped));
        }
    }

    fn word(&self, at: u32) -> Option<WordId> {
        self.tokens.get(at as usize).map(|token| token.word)
    }

    const fn time(&self, at: u32) -> u64 {
        self.scratch.now + at as u64
    }
}

/// Whether a token may stand behind the last word of a sentence.
const fn closes(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Quote | TokenKind::Stop | TokenKind::Mark | TokenKind::Ellipsis)
}
