//! Where regexes match. As with patterns, what rules look for is found in every block as it is read, and what only
//! clauses ask about is looked for in the blocks that they ask about: a regex costs most when it is compiled, and most
//! texts give most clauses nothing to clear.

use super::page::{Page, found_by};
use super::phrases::{Phrase, Phrases, begun};
use crate::markup::Block;
use crate::prose::Passage;
use crate::rule::{FoldedBlock, RegexHit, RegexId, RuleSet};
use crate::text::Span;
use std::borrow::Cow;
use std::cell::RefCell;

/// The matches of a document.
#[derive(Debug)]
pub(in crate::lint) struct Regexes<'t> {
    rules: &'t RuleSet,
    /// Of the regexes that are looked for everywhere, a list for each, in order.
    everywhere: Vec<Vec<Phrase>>,
    search: RefCell<Search>,
}

/// What regexes are looked for with.
#[derive(Debug, Default)]
struct Search {
    folded: FoldedBlock,
    /// The number of the block that is folded, if somebody asked about it.
    block: Option<u32>,
    /// What was found in the block that was read last.
    found: Vec<(RegexId, RegexHit)>,
}

impl<'t> Regexes<'t> {
    pub(in crate::lint) fn new(rules: &'t RuleSet) -> Self {
        Self { rules, everywhere: vec![Vec::new(); rules.regexes.len()], search: RefCell::default() }
    }

    /// Finds what is looked for everywhere in the next block.
    pub(in crate::lint) fn read(&mut self, block: &Block<'_>, passage: &Passage) {
        let Search { folded, block: in_hand, found } = self.search.get_mut();
        found.clear();
        if self.rules.sought_regexes.contains(&true) {
            *in_hand = None;
            folded.read(&block.prose, passage);
            let sought = (0..).zip(&*self.rules.sought_regexes).filter(|(_, sought)| **sought);
            for number in sought.map(|(number, _)| RegexId(number)) {
                found.extend(found_by(self.rules, number, folded).into_iter().map(|hit| (number, hit)));
            }
        }
        let found = std::mem::take(found);
        self.add(block, &found);
        self.search.get_mut().found = found;
    }

    /// Adds the next block, in which all that was found before.
    pub(in crate::lint) fn add(&mut self, block: &Block<'_>, found: &[(RegexId, RegexHit)]) {
        for (regex, hit) in found {
            self.everywhere[regex.0 as usize].push(phrase(block, hit));
        }
    }

    /// What was found when the last block was read.
    pub(in crate::lint) fn last(&mut self) -> &[(RegexId, RegexHit)] {
        &self.search.get_mut().found
    }

    /// The matches of a regex that begin inside a span, in order.
    pub(in crate::lint) fn of(
        &self,
        regex: RegexId,
        within: Span,
        phrases: &Phrases<'_>,
    ) -> Cow<'_, [Phrase]> {
        let number = regex.0 as usize;
        if self.rules.sought_regexes.get(number) == Some(&true) {
            return Cow::Borrowed(begun(self.everywhere.get(number).map_or(&[], Vec::as_slice), within));
        }
        let mut search = self.search.borrow_mut();
        let mut places = Vec::new();
        for (number, block, page) in phrases.blocks_touching(within) {
            let prose = block.map.to_prose(within);
            let take = |found: &[RegexHit]| {
                // A long paragraph may hold thousands, and be asked about from each of its sentences.
                let from = found.partition_point(|hit| hit.span.start < prose.start);
                let begun = found[from..].iter().take_while(|hit| hit.span.start <= prose.end);
                let near = begun.map(|hit| phrase(block, hit));
                places.extend(near.filter(|phrase| within.holds(phrase.span.start)));
            };
            page.of_regex(self.rules, regex, || search.fold(number, block, page), take);
        }
        Cow::Owned(places)
    }
}

impl Search {
    /// A block as regexes see it.
    fn fold(&mut self, number: u32, block: &Block<'_>, page: &Page) -> &FoldedBlock {
        if self.block != Some(number) {
            self.folded.read(&block.prose, &page.passage);
            self.block = Some(number);
        }
        &self.folded
    }
}

/// A match, where it stands in the file.
fn phrase(block: &Block<'_>, hit: &RegexHit) -> Phrase {
    let captures = hit.captures.iter().map(|&(id, held)| (id, block.map.to_file(held)));
    Phrase { span: block.map.to_file(hit.span), captures: captures.collect() }
}
