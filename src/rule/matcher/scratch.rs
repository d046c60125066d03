//! Buffers that live from block to block.

use super::found::Found;
use super::index::{Filed, Index};
use super::item::{Item, Items};
use crate::prose::Passage;
use rustc_hash::FxHashMap;

/// Buffers that a [`PhraseMatcher`](super::PhraseMatcher) uses again for every block; one for each thread.
#[derive(Debug, Default)]
pub struct Scratch {
    /// What stands in this block and was found before its sentences are looked at, by first token.
    pub(super) spans: Vec<Item>,
    /// What stands in this sentence and has been read, until it is gathered.
    pub(super) waking: Vec<Item>,
    /// What stands at the tokens of this sentence.
    pub(super) items: Items,
    /// By the number of a key, the sentence in which it was met last.
    pub(super) met: Vec<u32>,
    /// The number of this sentence.
    pub(super) sentence: u32,
    /// Phrases of lexicons that have just been found in it, in no order.
    pub(super) fresh: Vec<Item>,
    /// What a program found from a step and a token on, in this sentence.
    pub(super) memo: FxHashMap<(u32, u32, u32), Option<Found>>,
    /// A stack of ends of items that can end in several places.
    pub(super) ends: Vec<Found>,
    /// Where a match of a program may begin.
    pub(super) places: Vec<u32>,
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

/// A program to be tried, because what it is filed under stands at a token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Woken {
    pub(super) at: u32,
    pub(super) filed: Filed,
}

impl Scratch {
    /// Gets ready for a block, whose sentences are looked through for what is filed in an index.
    pub(super) fn begin_sweep(&mut self, programs: usize, index: &Index, passage: &Passage) {
        self.met.resize(index.keys(), 0);
        self.woken.resize_with(index.layers(), Vec::new);
        self.begin(programs, passage);
    }

    /// Gets ready for a block.
    pub(super) fn begin(&mut self, programs: usize, passage: &Passage) {
        self.free_from.resize(programs, 0);
        self.spans.clear();
        self.now = self.next;
        self.next += passage.tokens.len() as u64 + passage.sentences.len() as u64 + 2;
    }

    /// Gets ready for the block's next sentence.
    pub(super) fn begin_sentence(&mut self) {
        self.sentence += 1;
        self.memo.clear();
        self.waking.clear();
        self.now += 1;
    }
}
