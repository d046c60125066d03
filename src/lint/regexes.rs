//! Where regexes match. As with patterns, what rules look for is found in every block as it is read, and what only
//! clauses ask about is looked for in the blocks that they ask about: a regex costs most when it is compiled, and most
//! texts give most clauses nothing to clear.

use super::phrases::{Phrase, Phrases, begun};
use crate::markup::Block;
use crate::prose::Passage;
use crate::rule::{FoldedBlock, RegexId, RuleSet};
use crate::text::Span;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::cell::RefCell;

/// The matches of a document.
#[derive(Debug)]
pub(super) struct Regexes<'t> {
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
    /// What has been found when somebody asked, by regex and by the number of a block.
    answers: FxHashMap<(RegexId, u32), Box<[Phrase]>>,
}

impl<'t> Regexes<'t> {
    pub(super) fn new(rules: &'t RuleSet) -> Self {
        Self { rules, everywhere: vec![Vec::new(); rules.regexes.len()], search: RefCell::default() }
    }

    /// Finds what is looked for everywhere in the next block.
    pub(super) fn read(&mut self, block: &Block<'_>, passage: &Passage) {
        if !self.rules.sought_regexes.contains(&true) {
            return;
        }
        let Search { folded, block: in_hand, .. } = self.search.get_mut();
        *in_hand = None;
        folded.read(&block.prose, passage);
        for (number, places) in self.everywhere.iter_mut().enumerate() {
            if self.rules.sought_regexes.get(number) == Some(&true) {
                find(self.rules, RegexId(number as u32), block, folded, places);
            }
        }
    }

    /// The matches of a regex that begin inside a span, in order.
    pub(super) fn of(&self, regex: RegexId, within: Span, phrases: &Phrases<'_>) -> Cow<'_, [Phrase]> {
        let number = regex.0 as usize;
        if self.rules.sought_regexes.get(number) == Some(&true) {
            return Cow::Borrowed(begun(self.everywhere.get(number).map_or(&[], Vec::as_slice), within));
        }
        let mut search = self.search.borrow_mut();
        let touched = phrases.blocks_touching(within);
        let found = touched.flat_map(|(number, block, passage)| {
            begun(search.answer(self.rules, regex, number, block, passage), within).to_vec()
        });
        Cow::Owned(found.collect())
    }
}

impl Search {
    /// What a regex finds in a block.
    fn answer(
        &mut self,
        rules: &RuleSet,
        regex: RegexId,
        number: u32,
        block: &Block<'_>,
        passage: &Passage,
    ) -> &[Phrase] {
        let Self { folded, block: read, answers } = self;
        answers.entry((regex, number)).or_insert_with(|| {
            if *read != Some(number) {
                folded.read(&block.prose, passage);
                *read = Some(number);
            }
            let mut places = Vec::new();
            find(rules, regex, block, folded, &mut places);
            places.into()
        })
    }
}

/// Adds the matches of a regex in a block.
fn find(rules: &RuleSet, regex: RegexId, block: &Block<'_>, folded: &FoldedBlock, places: &mut Vec<Phrase>) {
    let Some(known) = rules.regexes.get(regex.0 as usize) else { return };
    let mut found = Vec::new();
    // Its size was checked when the rule was loaded, as far as that can be done without compiling it.
    if known.find(folded, &mut found).is_err() {
        return;
    }
    places.extend(found.into_iter().map(|hit| Phrase {
        span: block.map.to_file(hit.span),
        captures: hit.captures.iter().map(|&(id, held)| (id, block.map.to_file(held))).collect(),
    }));
}
