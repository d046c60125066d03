//! Looks for many patterns at once in one sentence: everything that stands there wakes what is filed under it.

use super::index::{Filed, Starts};
use super::run::Run;
use super::scratch::Woken;
use super::search::Search;
use crate::lexicon::pattern::Class;
use crate::rule::program::Key;

/// A sentence being searched for everything.
pub(super) struct Sweep<'r> {
    search: &'r Search,
    run: Run<'r>,
}

impl<'r> Sweep<'r> {
    pub(super) const fn new(search: &'r Search, run: Run<'r>) -> Self {
        Self { search, run }
    }

    /// Finds everything: first the phrases of lexicons, layer by layer, then the patterns, which are the last layer.
    pub(super) fn find(&mut self) {
        self.wake_all();
        for layer in 0..self.run.scratch.woken.len() {
            let mut woken = std::mem::take(&mut self.run.scratch.woken[layer]);
            for Woken { at, filed } in woken.drain(..) {
                self.try_around(filed, at);
            }
            self.run.scratch.woken[layer] = woken;
            self.settle();
        }
    }

    /// Wakes every program that is filed under something in this sentence, in reading order.
    fn wake_all(&mut self) {
        self.wake(Key::Start, self.run.first);
        let any_word = self.search.index.number(Key::Class(Class::Word)).is_some();
        let tokens = self.run.tokens;
        for (at, token) in (self.run.first..).zip(&tokens[self.run.first as usize..]) {
            self.wake(Key::Word(token.word), at);
            if any_word && token.is_word() {
                self.wake(Key::Class(Class::Word), at);
            }
        }
        let mut waking = std::mem::take(&mut self.run.scratch.waking);
        self.run.read(&self.search.waking, &mut waking);
        for item in &waking {
            self.wake(item.key, item.first);
        }
        self.run.scratch.waking = waking;
        self.sort_woken();
    }

    /// Puts what was woken into reading order.
    fn sort_woken(&mut self) {
        for layer in &mut self.run.scratch.woken {
            layer.sort_by_key(|woken| woken.at);
        }
    }

    /// Wakes the programs that are filed under a key. Nearly every word of a text wakes none.
    #[inline]
    fn wake(&mut self, key: Key, at: u32) {
        let index = &self.search.index;
        let Some(number) = index.number(key) else { return };
        let scratch = &mut *self.run.scratch;
        scratch.met[number] = scratch.sentence;
        for &filed in index.filed(number) {
            scratch.woken[usize::from(filed.layer)].push(Woken { at, filed });
        }
    }

    /// Puts the phrases that have just been found among what stands here, and wakes what is filed under them.
    fn settle(&mut self) {
        let fresh = std::mem::take(&mut self.run.scratch.fresh);
        for item in &fresh {
            self.wake(item.key, item.first);
        }
        if !fresh.is_empty() {
            self.sort_woken();
        }
        self.run.scratch.fresh = fresh;
        self.run.settle();
    }

    /// Tries a program where its match may begin, when what it is filed under stands at a token.
    fn try_around(&mut self, filed: Filed, at: u32) {
        let run = &mut self.run;
        let met = |number: usize| run.scratch.met[number] == run.scratch.sentence;
        if !self.search.index.may_match(filed.program, met) {
            return;
        }
        match filed.starts {
            Starts::Ahead(width) => {
                let Some(last) = at.checked_sub(width.least.into()) else { return };
                let tried = run.scratch.free_from[filed.program as usize].saturating_sub(run.scratch.now);
                let first = at.saturating_sub(width.most.into()).max(run.first).max(tried as u32);
                for start in first..=last {
                    run.try_at(filed.program, start);
                }
            }
            Starts::Edge => run.try_at_edge(filed.program),
        }
    }
}
