//! Where a rule looks: regions, and the clauses with their windows around a match.

use super::{Amount, Matcher, OneOf};
use crate::markup::{Region, RegionSet};
use crate::names::named;
use crate::stored::Late;
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// Where a place may lie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionFilter {
    /// It must lie in one of these; anywhere where there are none.
    pub within: RegionSet,
    /// It must lie in none of these.
    pub without: RegionSet,
}

impl RegionFilter {
    /// Whether a place that lies in the regions `place` will do.
    pub const fn admits(self, place: RegionSet) -> bool {
        (self.within.is_empty() || self.within.intersects(place)) && !self.without.intersects(place)
    }

    /// Whether it makes a difference if a place lies in a region.
    pub const fn names(self, region: Region) -> bool {
        self.within.contains(region) || self.without.contains(region)
    }

    /// Whether some place in a block that lies in the regions `block` may do: quotations, what is attributed and code
    /// may be parts of blocks.
    pub const fn may_admit(self, block: RegionSet) -> bool {
        let any = block.with(Region::Quotation).with(Region::Attributed).with(Region::Code);
        (self.within.is_empty() || self.within.intersects(any)) && !self.without.intersects(block)
    }
}

/// A condition on what stands around a match.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Clause {
    /// The name it is reported, tested and switched off by.
    pub name: String,
    /// Where its name stands in the rule file.
    pub span: Span,
    /// Whether a config switched it off.
    pub off: bool,
    /// What to look for; the branches of `any` stand side by side.
    pub matchers: Late<Vec<Matcher>>,
    /// How many of the matchers must find something.
    pub at_least: Amount,
    /// Where to look.
    pub window: Window<Amount>,
    /// How what is found must be tied to the match: in one of these ways.
    pub same: OneOf<Same>,
    /// The parts of the window that count.
    pub regions: RegionFilter,
}

/// A stretch around, ahead of or behind the place pointed at. Its number may still depend on options.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window<N = u32> {
    /// How far it reaches.
    pub reach: Reach<N>,
    /// Which part of it counts.
    pub side: Side,
}

/// How far a window reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reach<N = u32> {
    /// All of the phrase, the mention, or an attribution's source and cue.
    Match,
    /// What one finite verb governs.
    Clause,
    /// The sentence.
    Sentence,
    /// The block.
    Paragraph,
    /// What one heading heads.
    Section,
    /// Everything.
    Document,
    /// Whole sentences from the first offset to the last; 0 is the place's own.
    Sentences(i32, i32),
    /// That many tokens on either side.
    Tokens(N),
}

impl<N> Window<N> {
    /// The same window with its number put otherwise; `None` where that fails.
    pub(super) fn try_map<M>(&self, change: impl FnOnce(&N) -> Option<M>) -> Option<Window<M>> {
        let reach = match &self.reach {
            Reach::Match => Reach::Match,
            Reach::Clause => Reach::Clause,
            Reach::Sentence => Reach::Sentence,
            Reach::Paragraph => Reach::Paragraph,
            Reach::Section => Reach::Section,
            Reach::Document => Reach::Document,
            Reach::Sentences(first, last) => Reach::Sentences(*first, *last),
            Reach::Tokens(number) => Reach::Tokens(change(number)?),
        };
        Some(Window { reach, side: self.side })
    }
}

impl Window<Amount> {
    /// The window, given the values of the rule's options in their order.
    #[expect(clippy::cast_sign_loss, reason = "no amount is negative")]
    pub fn settle(&self, settings: &[f64]) -> Window {
        let none = Window { reach: Reach::Tokens(0), side: self.side };
        self.try_map(|count| Some(count.value(settings) as u32)).unwrap_or(none)
    }
}

/// Which part of a window counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Side {
    /// All of it.
    Both,
    /// What stands ahead of the place.
    Before,
    /// What stands behind it.
    After,
}

named! {
    /// What a match and what a clause finds must have in common.
    #[derive(Serialize, Deserialize)]
    pub enum Same {
        /// The claim: the content found covers that of the match, lies in it or restates it. Of a phrase or a mention
        /// the place pointed at is the claim.
        Claim = "claim",
        /// The source: both are one by name or pronoun; or neither is named, and the later points back to the first.
        Source = "source",
        /// The party spoken of: the target of an attribution, or the mention.
        Target = "target",
        /// The organisation or state that both are or are tied to. The country is enough only where one of the two is
        /// tied to no organisation: two ministries of one country are two bodies.
        Body = "body",
        /// What they are called: the noun of the match's source is, in either number, among the words of the source or
        /// mention found, as in "analysts" and "Ana Ruiz, an analyst at Vell Bank".
        Head = "head",
    }
}
