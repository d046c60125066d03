//! Runs programs over one sentence.
//!
//! What a program finds from a step and a token on does not depend on how it got there, so a program with
//! many ways through it works each out once. That keeps the cost of any pattern proportional to its length
//! times that of the sentence.

use super::found::{Found, better};
use super::index::Anchored;
use super::scratch::Scratch;
use super::{Captured, Input, PhraseHit, PhraseMatcher};
use crate::lexicon::{LexiconId, NodeId, hits_at};
use crate::prose::{Sentence, Token, TokenKind};
use crate::rule::program::{Op, PatternId};

/// The most results that are kept; what is dropped is worked out again.
const MOST_KEPT: usize = 1 << 20;

/// A sentence being searched.
pub(super) struct Run<'r> {
    pub(super) matcher: &'r PhraseMatcher,
    input: &'r Input<'r>,
    pub(super) scratch: &'r mut Scratch,
    sentence: Sentence,
    /// The first token that is no opening quotation mark.
    core_first: u32,
    /// One past the last token that is no final punctuation and no closing quotation mark.
    core_end: u32,
    /// No match goes beyond this token.
    pub(super) limit: u32,
    /// Whether a match must end there.
    whole: bool,
    /// The next entry of the list of class starts.
    next_class: usize,
}

impl<'r> Run<'r> {
    pub(super) fn new(
        matcher: &'r PhraseMatcher,
        input: &'r Input<'r>,
        sentence: Sentence,
        scratch: &'r mut Scratch,
    ) -> Self {
        scratch.begin_sentence();
        let tokens = &input.passage.tokens[sentence.first..sentence.end];
        let quotes = tokens.iter().take_while(|token| token.kind == TokenKind::Quote).count();
        let closing = tokens[quotes..].iter().rev().take_while(|token| closes(token)).count();
        let next_class = scratch.class_starts.partition_point(|start| (start.0 as usize) < sentence.first);
        Self {
            matcher,
            input,
            scratch,
            sentence,
            core_first: (sentence.first + quotes) as u32,
            core_end: (sentence.end - closing) as u32,
            limit: sentence.end as u32,
            whole: false,
            next_class,
        }
    }

    /// Lets no match go beyond `limit`, and with `whole` none end before it.
    pub(super) fn confine(&mut self, limit: u32, whole: bool) {
        self.limit = self.limit.min(limit);
        self.whole = whole;
    }

    /// The first token that is no opening quotation mark.
    pub(super) const fn core_first(&self) -> u32 {
        self.core_first
    }

    /// Takes every plain text that begins at a token, of one pattern the longest.
    pub(super) fn literals(&mut self, at: u32, found: &mut Vec<PhraseHit>) {
        let mut complete = std::mem::take(&mut self.scratch.complete);
        let (mut node, mut end) = (NodeId::ROOT, at);
        while let Some(next) = self.token(end).and_then(|token| self.matcher.trie.step(node, token.word)) {
            (node, end) = (next, end + 1);
            complete.extend(self.matcher.trie.values(node).map(|&pattern| (pattern, end)));
        }
        for (pattern, end) in complete.drain(..).rev() {
            if self.may_try(pattern.0, at) {
                self.take(pattern.0, at, end, Vec::new(), found);
            }
        }
        self.scratch.complete = complete;
    }

    /// Tries every program that may begin with an instance of a class that begins at a token.
    pub(super) fn classes(&mut self, at: u32, found: &mut Vec<PhraseHit>) {
        while let Some(&(_, class)) =
            self.scratch.class_starts.get(self.next_class).filter(|start| start.0 == at)
        {
            self.next_class += 1;
            for &program in self.matcher.index.by_class(class) {
                self.attempt(program, at, found);
            }
        }
    }

    /// Tries a program wherever it may begin in the sentence, once.
    pub(super) fn anchored(&mut self, anchored: &Anchored, found: &mut Vec<PhraseHit>) {
        let first = self.sentence.first;
        if self.scratch.last_tried[anchored.program as usize] >= self.scratch.now + first as u64 {
            return;
        }
        for (at, token) in self.input.passage.tokens[..self.sentence.end].iter().enumerate().skip(first) {
            if anchored.firsts.binary_search(&token.word).is_ok() {
                self.attempt(anchored.program, at as u32, found);
            }
        }
    }

    /// Tries a program at a token and takes what it finds; whether it found something.
    pub(super) fn attempt(&mut self, program: u32, at: u32, found: &mut Vec<PhraseHit>) -> bool {
        if !self.may_try(program, at) {
            return false;
        }
        let Some(best) = self.best(program, at) else { return false };
        let mut captures = Vec::new();
        if !self.matcher.programs[program as usize].captures.is_empty() {
            self.trace(program, at, best, &mut captures);
        }
        self.take(program, at, best.end, captures, found);
        true
    }

    /// The best match of a program that begins at a token.
    pub(super) fn best(&mut self, program: u32, at: u32) -> Option<Found> {
        self.from(program, 0, at)
    }

    /// Whether a program has not been tried at this token and has no earlier match that covers it.
    fn may_try(&mut self, program: u32, at: u32) -> bool {
        let (slot, now) = (program as usize, self.scratch.now + u64::from(at));
        self.scratch.free_from[slot] <= now
            && std::mem::replace(&mut self.scratch.last_tried[slot], now) != now
    }

    fn take(&mut self, program: u32, at: u32, end: u32, captures: Vec<Captured>, found: &mut Vec<PhraseHit>) {
        let first = if end == at { at.saturating_sub(1) } else { at };
        self.scratch.free_from[program as usize] = self.scratch.now + u64::from(end);
        found.push(PhraseHit { pattern: PatternId(program), first, end, captures });
    }

    /// The best way from a step and a token to the end of the program.
    pub(super) fn from(&mut self, program: u32, step: u32, at: u32) -> Option<Found> {
        let code = &self.matcher.programs[program as usize];
        if !self.may_take(&code.ops[step as usize], at) {
            return None;
        }
        if !code.branching {
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

    /// A quick look at the next token, so that what cannot match costs nothing.
    fn may_take(&self, op: &Op, at: u32) -> bool {
        match op {
            Op::Word(word) => self.token(at).is_some_and(|token| token.word == *word),
            Op::Words(words) => self.token(at).is_some_and(|token| words.binary_search(&token.word).is_ok()),
            Op::Start => at == self.core_first || at as usize == self.sentence.first,
            Op::End => at >= self.core_end,
            Op::Match => !self.whole || at == self.limit,
            _ => true,
        }
    }

    fn work_out(&mut self, program: u32, mut step: u32, mut at: u32) -> Option<Found> {
        let matcher = self.matcher;
        let mut skipped = 0;
        loop {
            let op = &matcher.programs[program as usize].ops[step as usize];
            if !self.may_take(op, at) {
                return None;
            }
            step += 1;
            match op {
                Op::Word(_) | Op::Words(_) => at += 1,
                Op::Start | Op::End | Op::Open(_) | Op::Close(_) => {}
                Op::Jump(target) => step = *target,
                Op::Match => return Some(Found { skipped, end: at }),
                Op::Lexicon(_) | Op::Class(_) => {
                    let base = self.scratch.ends.len();
                    self.push_ends(op, at);
                    if self.scratch.ends.len() == base + 1 {
                        let only = self.scratch.ends.pop()?;
                        (at, skipped) = (only.end, skipped + only.skipped);
                        continue;
                    }
                    let best = self.best_after(program, step, base);
                    return best.map(|found| found.after(skipped));
                }
                Op::Gap(least, most) => {
                    let best = self.best_beyond(program, step, at, (*least).into(), (*most).into());
                    return best.map(|found| found.after(skipped));
                }
                Op::Split(targets) => {
                    let mut best = None;
                    for &target in targets {
                        best = better(best, self.from(program, target, at));
                    }
                    return best.map(|found| found.after(skipped));
                }
            }
        }
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
            if at + width > self.limit || best.is_some_and(|best| best.skipped < width) {
                break;
            }
            best = better(best, self.from(program, step, at + width).map(|found| found.after(width)));
        }
        best
    }

    /// Pushes every place where an item that begins at a token may end, longest first.
    pub(super) fn push_ends(&mut self, op: &Op, at: u32) {
        let base = self.scratch.ends.len();
        match op {
            Op::Lexicon(id) => self.push_entries(*id, at),
            Op::Class(class) => {
                let spans = self.scratch.spans.of(*class, self.input, &self.matcher.words);
                let from = spans.partition_point(|span| span.0 < at);
                let begin_here = spans[from..].iter().take_while(|span| span.0 == at);
                // What has no tokens belongs to the sentence that it stands behind.
                let fit = begin_here.filter(|span| {
                    span.1 <= self.limit && (span.1 > at || at as usize > self.sentence.first)
                });
                self.scratch.ends.extend(fit.map(|span| Found { skipped: 0, end: span.1 }));
            }
            _ => {}
        }
        self.scratch.ends[base..].sort_by_key(|found| (std::cmp::Reverse(found.end), found.skipped));
    }

    fn push_entries(&mut self, id: LexiconId, at: u32) {
        let hits = &self.input.hits[hits_at(self.input.hits, at as usize)];
        let mut last = None;
        for hit in hits.iter().filter(|hit| hit.lexicon == id && hit.end <= self.limit) {
            if last.replace(hit.end) != Some(hit.end) {
                self.scratch.ends.push(Found { skipped: 0, end: hit.end });
            }
        }
        for program in self.matcher.phrases.get(usize::from(id.0)).cloned().into_iter().flatten() {
            let whole = std::mem::take(&mut self.whole);
            let found = self.from(program, 0, at);
            self.whole = whole;
            self.scratch.ends.extend(found);
        }
    }

    fn token(&self, at: u32) -> Option<&Token> {
        if at < self.limit { self.input.passage.tokens.get(at as usize) } else { None }
    }
}

/// Whether a token may stand behind the last word of a sentence.
const fn closes(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Quote | TokenKind::Stop | TokenKind::Mark | TokenKind::Ellipsis)
}
