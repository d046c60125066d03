//! Looks for many patterns at once in one sentence: everything that stands there wakes what is filed under it.

use super::index::{Filed, Index};
use super::item::Mark;
use super::run::Run;
use super::scratch::{Scratch, Woken};
use crate::lexicon::pattern::Class;
use crate::order::Order as _;
use crate::prose::{Sentence, Token};
use crate::rule::program::Key;

/// A sentence being searched for everything.
pub(super) struct Sweep<'r> {
    index: &'r Index,
    run: Run<'r>,
}

impl<'r> Sweep<'r> {
    pub(super) const fn new(index: &'r Index, run: Run<'r>) -> Self {
        Self { index, run }
    }

    /// Finds everything that may be there by what has been woken: first the phrases of lexicons, layer by layer, then the patterns, which are the last layer.
    pub(super) fn find(&mut self) {
        for layer in 0..self.run.scratch.woken.len() {
            let mut woken = std::mem::take(&mut self.run.scratch.woken[layer]);
            for Woken { mark, program } in woken.drain(..) {
                self.run.try_around(program, mark);
            }
            self.run.scratch.woken[layer] = woken;
            self.settle();
        }
    }

    /// Puts the phrases that have just been found among what stands here, and wakes what is filed under them.
    fn settle(&mut self) {
        let Scratch { fresh, woken, .. } = &mut *self.run.scratch;
        if fresh.is_empty() {
            return;
        }
        for item in &*fresh {
            self.index.wake(woken, item.key, Mark::of(item));
        }
        for layer in woken {
            layer.order_by_key(|woken| woken.mark.first);
        }
        self.run.scratch.settle();
    }
}

impl Index {
    /// Wakes every program that is filed under something in a sentence of these tokens, which the scratch is ready for, in
    /// reading order; whether there is any.
    pub(super) fn wake_all(&self, tokens: &[Token], sentence: Sentence, scratch: &mut Scratch) -> bool {
        let Scratch { stand, woken, .. } = scratch;
        let mut wake = |key, mark| self.wake(woken, key, mark);
        let first = sentence.first as u32;
        wake(Key::Start, Mark { first, end: first });
        let any_word = self.wakes(Key::Class(Class::Word));
        let mut items = stand.all().iter().peekable();
        for (at, token) in (first..).zip(tokens) {
            let mark = Mark { first: at, end: at + 1 };
            wake(Key::Word(token.word), mark);
            if any_word && token.is_word() {
                wake(Key::Class(Class::Word), mark);
            }
            while let Some(item) = items.next_if(|item| item.first == at) {
                wake(item.key, Mark::of(item));
            }
        }
        items.for_each(|item| wake(item.key, Mark::of(item)));
        woken.iter().any(|layer| !layer.is_empty())
    }

    /// Wakes the programs that are filed under a key.
    #[expect(clippy::inline_always, reason = "every word is looked up here, and its key is known to be one")]
    #[inline(always)]
    fn wake(&self, woken: &mut [Vec<Woken>], key: Key, mark: Mark) {
        let filed = self.filed(key);
        if !filed.is_empty() {
            rouse(woken, filed, mark);
        }
    }

    /// Whether any program is filed under a key.
    fn wakes(&self, key: Key) -> bool {
        !self.filed(key).is_empty()
    }
}

/// Wakes some programs, apart from the question whether there are any: nearly always there are none.
fn rouse(woken: &mut [Vec<Woken>], all: &[[u8; 5]], mark: Mark) {
    for Filed { program, layer } in all.iter().copied().map(Filed::of) {
        woken[usize::from(layer)].push(Woken { mark, program });
    }
}
