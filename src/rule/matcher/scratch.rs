//! Buffers that live from block to block.

use super::classes::Spans;
use super::found::Found;
use crate::lexicon::pattern::Class;
use crate::prose::Passage;
use crate::rule::program::PatternId;
use rustc_hash::FxHashMap;

/// Buffers that a [`PhraseMatcher`](super::PhraseMatcher) uses again for every block; one for each thread.
#[derive(Debug, Default)]
pub struct Scratch {
    /// Instances of classes in this block, worked out when first asked for.
    pub(super) spans: Spans,
    /// Tokens at which an instance of a class begins that patterns may begin with.
    pub(super) class_starts: Vec<(u32, Class)>,
    /// What a program found from a step and a token on, in this sentence.
    pub(super) memo: FxHashMap<(u32, u32, u32), Option<Found>>,
    /// A stack of ends of items that can end in several places.
    pub(super) ends: Vec<Found>,
    /// Texts complete at the token looked at.
    pub(super) complete: Vec<(PatternId, u32)>,
    /// When each program was last tried. Times go on over all blocks, so that nothing has to be put back
    /// between two of them; a token's time is [`Self::now`] and its index.
    pub(super) last_tried: Vec<u64>,
    /// From when on a match of each program may begin.
    pub(super) free_from: Vec<u64>,
    /// The time of this block's first token; each sentence moves it on, because its end is the next one's
    /// beginning and yet another place to try.
    pub(super) now: u64,
    /// The time of the next block's first token.
    next: u64,
}

impl Scratch {
    /// Gets ready for a block.
    pub(super) fn begin(&mut self, programs: usize, passage: &Passage) {
        if self.last_tried.len() < programs {
            self.last_tried.resize(programs, 0);
            self.free_from.resize(programs, 0);
        }
        self.spans.clear();
        self.class_starts.clear();
        self.now = self.next;
        self.next += passage.tokens.len() as u64 + passage.sentences.len() as u64 + 2;
    }

    /// Gets ready for the block's next sentence.
    pub(super) fn begin_sentence(&mut self) {
        self.memo.clear();
        self.now += 1;
    }
}
