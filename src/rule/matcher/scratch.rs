//! Buffers that live from block to block.

use super::found::Found;
use super::index::Filed;
use super::item::Item;
use crate::prose::Passage;
use crate::rule::program::Program;
use rustc_hash::FxHashMap;

/// Buffers that a [`PhraseMatcher`](super::PhraseMatcher) uses again for every block; one for each thread.
#[derive(Debug, Default)]
pub struct Scratch {
    /// Instances of classes in this block, by first token.
    pub(super) instances: Vec<Item>,
    /// What stands at the tokens of this sentence, by first token.
    pub(super) items: Vec<Item>,
    /// Phrases of lexicons that have just been found in it, in no order.
    pub(super) fresh: Vec<Item>,
    /// What a program found from a step and a token on, in this sentence.
    pub(super) memo: FxHashMap<(u32, u32, u32), Option<Found>>,
    /// A stack of ends of items that can end in several places.
    pub(super) ends: Vec<Found>,
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
    /// Gets ready for a block.
    pub(super) fn begin(&mut self, programs: &[Program], passage: &Passage) {
        if self.free_from.len() != programs.len() {
            self.free_from.resize(programs.len(), 0);
            let layers = programs.iter().map(|program| usize::from(program.layer) + 1).max();
            self.woken.resize_with(layers.unwrap_or_default(), Vec::new);
        }
        self.instances.clear();
        self.now = self.next;
        self.next += passage.tokens.len() as u64 + passage.sentences.len() as u64 + 2;
    }

    /// Gets ready for the block's next sentence.
    pub(super) fn begin_sentence(&mut self) {
        self.items.clear();
        self.memo.clear();
        self.now += 1;
    }
}
