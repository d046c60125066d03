//! Where patterns match. What rules look for is found in every block as it is read. What only clauses ask about is
//! looked for in the blocks that they ask about: few blocks hold a match that may have to be cleared, so reading
//! those once more costs far less than finding everything everywhere, and nothing has to be kept for it.

use crate::lexicon::Hit;
use crate::markup::Block;
use crate::prose::{OpenQuotation, Passage, Reader};
use crate::rule::{CaptureId, Input, PatternId, PhraseHit, RegionFilter, RuleSet, Scratch, When};
use crate::text::Span;
use std::cell::{OnceCell, RefCell};
use std::ops::Range;

/// A phrase found.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub(super) span: Span,
    pub(super) captures: Box<[(CaptureId, Span)]>,
}

/// The phrases of a document.
#[derive(Debug)]
pub(super) struct Phrases<'t> {
    rules: &'t RuleSet,
    /// Of the patterns that are looked for everywhere, a list for each.
    everywhere: Vec<Vec<Phrase>>,
    scratch: Scratch,
    found: Vec<PhraseHit>,
    blocks: Vec<Ground<'t>>,
    again: RefCell<Again>,
}

/// A block, with what it takes to read it once more.
#[derive(Debug)]
struct Ground<'t> {
    block: Block<'t>,
    span: Span,
    /// The quotation that was open before it.
    open: Option<OpenQuotation>,
    names: Vec<Range<u32>>,
    /// The phrases that are found when somebody asks, by pattern and then by place.
    phrases: OnceCell<Vec<(PatternId, Phrase)>>,
}

/// What a block is read again with.
#[derive(Debug, Default)]
struct Again {
    reader: Reader,
    hits: Vec<Hit>,
    on_demand: OnDemand,
}

/// Finds what is looked for on demand.
#[derive(Debug, Default)]
struct OnDemand {
    scratch: Scratch,
    found: Vec<PhraseHit>,
}

/// In a block of so many sentences it is all but certain that one is asked about, so that it is not read twice.
const MANY: usize = 32;

impl<'t> Phrases<'t> {
    pub(super) fn new(rules: &'t RuleSet) -> Self {
        Self {
            rules,
            everywhere: vec![Vec::new(); rules.phrases.count()],
            scratch: Scratch::default(),
            found: Vec::new(),
            blocks: Vec::new(),
            again: RefCell::default(),
        }
    }

    /// Finds what is looked for everywhere in the next block, before which a quotation may have been left open.
    pub(super) fn read(
        &mut self,
        block: Block<'t>,
        open: Option<OpenQuotation>,
        passage: &Passage,
        hits: &[Hit],
        names: &[Range<u32>],
    ) {
        let input = Input { prose: &block.prose, passage, marks: &block.marks, hits, names };
        self.rules.phrases.find(When::Always, &input, &mut self.scratch, &mut self.found);
        for hit in self.found.drain(..) {
            self.everywhere[hit.pattern.0 as usize].push(Phrase::of(&hit, &block, passage));
        }
        let phrases = OnceCell::new();
        if passage.sentences.len() > MANY {
            phrases.get_or_init(|| self.again.get_mut().on_demand.find(&input, &block, self.rules));
        }
        let span = block.map.to_file(passage.span(0..passage.tokens.len()));
        self.blocks.push(Ground { block, span, open, names: names.to_vec(), phrases });
    }

    /// The phrases of a pattern that begin inside a span, in order. Those of blocks in which these regions admit
    /// nothing may be left out.
    pub(super) fn of(
        &self,
        pattern: PatternId,
        within: Span,
        regions: RegionFilter,
    ) -> impl Iterator<Item = &Phrase> {
        let everywhere = self.everywhere.get(pattern.0 as usize).map_or(&[][..], Vec::as_slice);
        let on_demand = match self.rules.phrases.when(pattern) {
            When::Always => &[][..],
            When::OnDemand => self.grounds(within),
        };
        let admitted = on_demand.iter().filter(move |ground| regions.may_admit(ground.block.regions));
        let of_pattern = move |ground| self.on_demand(ground, pattern).iter().map(|(_, phrase)| phrase);
        let from = everywhere.partition_point(|phrase| phrase.span.start < within.start);
        let begun = everywhere[from..].iter().take_while(move |phrase| phrase.span.start < within.end);
        begun.chain(admitted.flat_map(of_pattern).filter(move |phrase| within.holds(phrase.span.start)))
    }

    /// The blocks that hold a part of a span.
    fn grounds(&self, span: Span) -> &[Ground<'t>] {
        let from = self.blocks.partition_point(|ground| ground.span.end <= span.start);
        let to = self.blocks.partition_point(|ground| ground.span.start < span.end);
        self.blocks.get(from..to).unwrap_or_default()
    }

    /// The phrases of a block that are of a pattern which is looked for on demand.
    fn on_demand<'g>(&self, ground: &'g Ground<'t>, pattern: PatternId) -> &'g [(PatternId, Phrase)] {
        let all = ground.phrases.get_or_init(|| self.again.borrow_mut().find(ground, self.rules));
        let from = all.partition_point(|(known, _)| *known < pattern);
        let to = all.partition_point(|(known, _)| *known <= pattern);
        &all[from..to]
    }
}

impl Again {
    /// Reads a block again and finds in it what is looked for on demand.
    fn find(&mut self, ground: &Ground<'_>, rules: &RuleSet) -> Vec<(PatternId, Phrase)> {
        let Self { reader, hits, on_demand } = self;
        let block = &ground.block;
        let passage = reader.resume(ground.open, block, &rules.lexicons.vocabulary);
        rules.lexicons.scan(&block.prose, &passage.tokens, hits);
        let input = Input { prose: &block.prose, passage, marks: &block.marks, hits, names: &ground.names };
        on_demand.find(&input, block, rules)
    }
}

impl OnDemand {
    /// Finds it in a block.
    fn find(&mut self, input: &Input<'_>, block: &Block<'_>, rules: &RuleSet) -> Vec<(PatternId, Phrase)> {
        let Self { scratch, found } = self;
        rules.phrases.find(When::OnDemand, input, scratch, found);
        found.sort_by_key(|hit| hit.pattern);
        found.drain(..).map(|hit| (hit.pattern, Phrase::of(&hit, block, input.passage))).collect()
    }
}

impl Phrase {
    /// A match, where it stands in the file.
    fn of(hit: &PhraseHit, block: &Block<'_>, passage: &Passage) -> Self {
        let place = |first: u32, end: u32| block.map.to_file(passage.span(first as usize..end as usize));
        let captures = hit.captures.iter().map(|held| (held.capture, place(held.first, held.end)));
        Self { span: place(hit.first, hit.end), captures: captures.collect() }
    }
}
