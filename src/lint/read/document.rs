//! A text as rules see it: what has been found in it, compact and in reading order. Tokens are known to [`Phrases`]
//! alone; every place is a place in the file.

use super::finger::Finger;
use super::known::Known;
use super::phrases::Phrases;
use super::regexes::Regexes;
use crate::attribution::{Attribution, Facts, Finder, Kind, Mention};
use crate::markup::{Region, RegionSet};
use crate::names::Named;
use crate::order::Order as _;
use crate::rule::{KindSet, RegionFilter, RuleSet};
use crate::text::{Cover, Span, Text, covering};
use std::cell::OnceCell;
use std::ops::Range;

/// So few attributions are looked through sooner than the lists of their kinds.
const FEW: u32 = 16;

/// What a document holds.
#[derive(Debug)]
pub(in crate::lint) struct Document<'t> {
    pub(in crate::lint) rules: &'t RuleSet,
    pub(in crate::lint) text: &'t Text,
    /// Where what is judged begins. What stands in front of it is read for what it tells of the rest.
    pub(in crate::lint) from: u32,
    pub(in crate::lint) blocks: Vec<BlockPlace>,
    pub(in crate::lint) sentences: Vec<SentencePlace>,
    /// Read with the text, or when somebody first asks.
    pub(in crate::lint) known: OnceCell<Known>,
    pub(in crate::lint) phrases: Phrases<'t>,
    pub(in crate::lint) regexes: Regexes<'t>,
    /// Direct quotations from mark to mark.
    pub(in crate::lint) quotations: Vec<Span>,
    /// Stretches of code in the midst of prose.
    pub(in crate::lint) code: Cover,
    /// How many words of prose there are to be judged.
    pub(in crate::lint) words: u32,
    pub(in crate::lint) front_matter: Option<Span>,
    /// On the sentence that was last asked for.
    pub(in crate::lint) sentence: Finger,
    /// On the block that was last asked for.
    pub(in crate::lint) block: Finger,
}

/// A block of the document.
#[derive(Clone, Copy, Debug)]
pub(in crate::lint) struct BlockPlace {
    pub(in crate::lint) span: Span,
    pub(in crate::lint) regions: RegionSet,
    pub(in crate::lint) section: u32,
}

/// A sentence of the document.
#[derive(Clone, Copy, Debug)]
pub(in crate::lint) struct SentencePlace {
    pub(in crate::lint) span: Span,
    /// Index of its block.
    pub(in crate::lint) block: u32,
}

impl Document<'_> {
    /// Who is said to have said what.
    pub(in crate::lint) fn facts(&self) -> &Facts {
        &self.known().facts
    }

    /// The same, filed.
    pub(in crate::lint) fn known(&self) -> &Known {
        self.known.get_or_init(|| {
            let (mut finder, mut hits) = (Finder::new(&self.rules.known), Vec::new());
            for (block, passage, _) in self.phrases.blocks() {
                self.rules.lexicons.scan(&block.prose, &passage.tokens, &mut hits);
                finder.read(block, passage, &hits, None);
            }
            finder.finish().into()
        })
    }

    /// The facts, if they have been read.
    pub(in crate::lint) fn into_facts(self) -> Facts {
        let mut facts = self.known.into_inner().map(|known| known.facts).unwrap_or_default();
        facts.quotations = self.quotations;
        facts
    }

    /// The number of the sentence that holds an offset; the last one before it where it stands between two.
    #[inline]
    pub(in crate::lint) fn sentence_at(&self, at: u32) -> usize {
        self.sentence.partition_point(&self.sentences, |known| known.span.start <= at).saturating_sub(1)
    }

    /// The block that holds an offset.
    #[inline]
    pub(in crate::lint) fn block_at(&self, at: u32) -> Option<&BlockPlace> {
        let after = self.block.partition_point(&self.blocks, |block| block.span.start <= at);
        self.blocks.get(after.checked_sub(1)?)
    }

    /// The headline, else the first sentence.
    pub(in crate::lint) fn opening(&self) -> Option<Span> {
        let headline = self.blocks.iter().find(|block| block.regions.contains(Region::Headline));
        headline.map(|block| block.span).or_else(|| self.sentences.first().map(|sentence| sentence.span))
    }

    /// The regions that a place lies in. The whole of a quotation with its marks does not lie in itself.
    pub(in crate::lint) fn regions_of(&self, place: Span) -> RegionSet {
        self.regions_asked(place, |_| true)
    }

    /// Whether a place lies where a filter allows it. What is attributed is asked last: it has to be known who says
    /// what for that, and something else often tells.
    pub(in crate::lint) fn admits(&self, filter: RegionFilter, place: Span) -> bool {
        let regions =
            self.regions_asked(place, |region| region != Region::Attributed && filter.names(region));
        if !filter.names(Region::Attributed) || filter.without.intersects(regions) {
            return filter.admits(regions);
        }
        let attributed = self.known().attributed.holds(place);
        filter.admits(if attributed { regions.with(Region::Attributed) } else { regions })
    }

    /// Whether a filter may allow a place, as far as its block tells.
    pub(in crate::lint) fn may_admit(&self, filter: RegionFilter, place: Span) -> bool {
        self.block_at(place.start).is_none_or(|block| filter.may_admit(block.regions))
    }

    /// The regions that a place lies in; of those that are parts of blocks, the ones that are asked for.
    fn regions_asked(&self, place: Span, asked: impl Fn(Region) -> bool) -> RegionSet {
        let mut regions = self.block_at(place.start).map_or(RegionSet::EMPTY, |block| block.regions);
        let quotation = || covering(&self.quotations, place);
        if asked(Region::Quotation) && quotation().is_some_and(|quotation| quotation != place) {
            regions = regions.with(Region::Quotation);
        }
        if asked(Region::Code) && self.code.holds(place) {
            regions = regions.with(Region::Code);
        }
        if asked(Region::Attributed) && self.known().attributed.holds(place) {
            regions = regions.with(Region::Attributed);
        }
        regions
    }

    /// The attributions of some kinds in the sentences that a span touches, with their numbers.
    pub(in crate::lint) fn attributions_touching(
        &self,
        span: Span,
        kinds: KindSet,
    ) -> impl Iterator<Item = (usize, &Attribution)> {
        let all = &self.facts().attributions;
        let (first, last) = self.sentences_touching(span);
        let from = all.partition_point(|known| known.sentence < first) as u32;
        let to = all.partition_point(|known| known.sentence <= last) as u32;
        let many = self.known().by_kind.iter().zip(Kind::ALL).filter(|(_, (_, kind))| kinds.contains(*kind));
        let many: u32 = many.map(|(own, _)| own.len() as u32).sum();
        let look_through = to - from <= FEW || to - from <= many * 4;
        let (range, listed) =
            if look_through { (from..to, Vec::new()) } else { (0..0, self.of_kinds(kinds, from..to)) };
        let of_kind = move |number: &u32| kinds.contains(all[*number as usize].kind);
        let numbers = range.filter(of_kind).chain(listed);
        numbers.map(|number| (number as usize, &all[number as usize]))
    }

    /// The numbers of attributions of some kinds, of those in a range.
    fn of_kinds(&self, kinds: KindSet, range: Range<u32>) -> Vec<u32> {
        let mut numbers = Vec::new();
        for (_, kind) in Kind::ALL.iter().filter(|(_, kind)| kinds.contains(*kind)) {
            let Some(own) = self.known().by_kind.get(*kind as usize) else { continue };
            let from = own.partition_point(|number| *number < range.start);
            numbers.extend(own[from..].iter().take_while(|number| **number < range.end));
        }
        numbers.order();
        numbers
    }

    /// The attributions that may have a claim in common with one, with their numbers.
    pub(in crate::lint) fn attributions_claiming(
        &self,
        like: usize,
    ) -> impl Iterator<Item = (usize, &Attribution)> {
        self.known().claiming(like)
    }

    /// The mentions of the sentences that a span touches, with their numbers.
    pub(in crate::lint) fn mentions_touching(&self, span: Span) -> impl Iterator<Item = (usize, &Mention)> {
        let (first, last) = self.sentences_touching(span);
        let mentions = &self.facts().mentions;
        let from = mentions.partition_point(|known| known.sentence < first);
        (from..).zip(&mentions[from..]).take_while(move |(_, known)| known.sentence <= last)
    }

    fn sentences_touching(&self, span: Span) -> (u32, u32) {
        (self.sentence_at(span.start) as u32, self.sentence_at(span.end) as u32)
    }
}
