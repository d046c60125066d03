//! The hits of the engine's lexicons in one block, found by the token that they begin or end at. Nearly every
//! question is about a token that has none, so that is answered first, by a bit.

use super::knowledge::{EngineLexicon, Knowledge};
use crate::lexicon::Hit;
use crate::names::Named;
use std::ops::BitOr;

/// Token indices of a block, end exclusive.
pub(in crate::attribution) type Tokens = std::ops::Range<usize>;

/// A set of engine lexicons, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::attribution) struct LexiconSet(u64);

const _: () = assert!(EngineLexicon::ALL.len() <= u64::BITS as usize, "a lexicon has no bit");

impl LexiconSet {
    /// Of a few lexicons.
    pub(in crate::attribution) const fn of(lexicons: &[EngineLexicon]) -> Self {
        let (mut bits, mut at) = (0, 0);
        while at < lexicons.len() {
            bits |= 1 << lexicons[at] as u32;
            at += 1;
        }
        Self(bits)
    }

    /// Whether the two have a lexicon in common.
    pub(in crate::attribution) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for LexiconSet {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// No question goes back further than this for a hit that ends somewhere, in tokens.
const LONGEST: usize = 6;

/// Nor further than this for one that a token is part of.
const AROUND: usize = 12;

/// The hits of one block; reused from block to block.
#[derive(Debug, Default)]
pub(in crate::attribution) struct Hits {
    /// By lexicon, in order of their first tokens, then the longest first.
    of: Vec<Vec<Hit>>,
    at: Vec<At>,
}

/// What stands at a token.
#[derive(Clone, Copy, Debug, Default)]
struct At {
    /// The lexicons with a hit that begins here.
    begins: LexiconSet,
    /// The lexicons with a hit that ends with this token.
    ends: LexiconSet,
}

impl Hits {
    /// Takes those of a block with so many tokens, in order.
    pub(in crate::attribution) fn fill(&mut self, tokens: usize, hits: &[Hit], known: &Knowledge) {
        self.of.resize(EngineLexicon::ALL.len(), Vec::new());
        self.of.iter_mut().for_each(Vec::clear);
        self.at.clear();
        self.at.resize(tokens, At::default());
        for &hit in hits {
            let Some(lexicon) = known.role(hit.lexicon) else { continue };
            self.of[lexicon as usize].push(hit);
            let bit = LexiconSet::of(&[lexicon]);
            let (first, last) = (hit.first as usize, hit.end as usize - 1);
            self.at[first].begins = self.at[first].begins | bit;
            self.at[last].ends = self.at[last].ends | bit;
        }
    }

    /// Those of a lexicon, in order.
    pub(in crate::attribution) fn of(&self, lexicon: EngineLexicon) -> &[Hit] {
        self.of.get(lexicon as usize).map_or(&[], Vec::as_slice)
    }

    /// The lexicons with a hit that begins at a token.
    #[inline]
    pub(in crate::attribution) fn begin(&self, at: usize) -> LexiconSet {
        self.at.get(at).map_or(LexiconSet::default(), |at| at.begins)
    }

    /// The lexicons with a hit that begins at each token from one on.
    pub(in crate::attribution) fn beginnings(&self, from: usize) -> impl Iterator<Item = LexiconSet> {
        self.at.get(from..).unwrap_or_default().iter().map(|at| at.begins)
    }

    /// The lexicons with a hit that begins in a range of tokens.
    pub(in crate::attribution) fn begin_within(&self, range: Tokens) -> LexiconSet {
        let here = self.at.get(range).unwrap_or_default();
        here.iter().fold(LexiconSet::default(), |all, at| all | at.begins)
    }

    /// The longest hit of a lexicon that begins at a token.
    #[inline]
    pub(in crate::attribution) fn beginning(&self, lexicon: EngineLexicon, at: usize) -> Option<Hit> {
        if !self.begin(at).meets(LexiconSet::of(&[lexicon])) {
            return None;
        }
        self.within(lexicon, at..at + 1).next()
    }

    /// The longest hit of a lexicon whose last token is `at`.
    #[inline]
    pub(in crate::attribution) fn ending(&self, lexicon: EngineLexicon, at: usize) -> Option<Hit> {
        let ends = self.at.get(at).map_or(LexiconSet::default(), |at| at.ends);
        if !ends.meets(LexiconSet::of(&[lexicon])) {
            return None;
        }
        self.within(lexicon, (at + 1).saturating_sub(LONGEST)..at + 1).find(|hit| hit.end as usize == at + 1)
    }

    /// The hits of a lexicon that a token is part of.
    pub(in crate::attribution) fn over(
        &self,
        lexicon: EngineLexicon,
        at: usize,
    ) -> impl Iterator<Item = Hit> {
        let near = at.saturating_sub(AROUND)..at + 1;
        self.within(lexicon, near).filter(move |hit| hit.end as usize > at)
    }

    /// The hits of a lexicon that begin in a range of tokens, in order.
    #[inline]
    pub(in crate::attribution) fn within(
        &self,
        lexicon: EngineLexicon,
        range: Tokens,
    ) -> impl Iterator<Item = Hit> {
        let own = self.of(lexicon);
        let from = own.partition_point(|hit| (hit.first as usize) < range.start);
        own[from..].iter().take_while(move |hit| (hit.first as usize) < range.end).copied()
    }
}
