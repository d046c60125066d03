//! Buffers that live from block to block.

use super::found::Found;
use super::index::Index;
use super::item::{Item, Mark};
use super::sets::Present;
use super::things::{Room, Stand, Things};
use crate::prose::{Passage, Sentence};
use rustc_hash::FxHashMap;

/// Buffers that a [`PhraseMatcher`](super::PhraseMatcher) uses again for every block; one for each thread.
#[derive(Debug, Default)]
pub struct Scratch {
    /// Room for what stands in a block.
    pub(super) room: Room,
    /// What stands in this sentence.
    pub(super) stand: Stand,
    /// The number of that sentence, where it has one and nothing has been found in it since.
    ready: Option<u32>,
    /// Phrases of lexicons that have just been found in this sentence, in no order.
    pub(super) fresh: Vec<Item>,
    /// What a program found from a step and a token on, in this sentence.
    pub(super) memo: FxHashMap<(u32, u32), Option<Found>>,
    /// A stack of ends of items that can end in several places.
    pub(super) ends: Vec<Found>,
    /// Where a landmark of a program stands.
    pub(super) marks: Vec<Mark>,
    /// By layer, the programs that something in this sentence woke, in reading order.
    pub(super) woken: Vec<Vec<Woken>>,
    /// From when on each program may be tried again. Times go on over all blocks, so that nothing has to be
    /// put back between two of them; a token's time is [`Self::now`] and its index.
    pub(super) free_from: Vec<u64>,
    /// The time of this block's first token; each sentence moves it on, because its end is the next one's
    /// beginning and yet another place to try.
    pub(super) now: u64,
    /// The time of the next block's first token.
    next: u64,
}

/// A program to be tried, because a landmark of it stands somewhere.
#[derive(Clone, Copy, Debug)]
pub(super) struct Woken {
    pub(super) mark: Mark,
    pub(super) program: u32,
}

impl Scratch {
    /// Gets ready to look for what is filed in an index.
    pub(super) fn begin_sweep(&mut self, programs: usize, index: &Index, passage: &Passage) {
        self.woken.resize_with(index.layers(), Vec::new);
        self.begin(programs, passage);
    }

    /// Gets ready for sentences of a block.
    #[inline]
    pub(super) fn begin(&mut self, programs: usize, passage: &Passage) {
        self.free_from.resize(programs, 0);
        self.now = self.next;
        self.next += passage.tokens.len() as u64 + passage.sentences.len() as u64 + 2;
    }

    /// Gets ready for a sentence of the block. One that goes by a number may stand here from what was looked for before.
    pub(super) fn begin_sentence(
        &mut self,
        number: Option<u32>,
        (sentence, present): (Sentence, Present),
        things: &Things,
    ) {
        self.memo.clear();
        self.now += 1;
        if number.is_none() || self.ready != number {
            self.ready = number;
            self.stand.begin(sentence, present, things);
        }
    }

    /// Puts the phrases that have just been found among what stands in the sentence.
    #[inline]
    pub(super) fn settle(&mut self) {
        if !self.fresh.is_empty() {
            self.ready = None;
            self.stand.add(&mut self.fresh);
        }
    }
}
