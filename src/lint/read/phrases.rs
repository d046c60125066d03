//! Where patterns match. What rules look for, and what their clauses ask of the whole document, is found in every block
//! as it is read. What only clauses ask about near a match is looked for in the sentences that they ask about, pattern
//! by pattern: few sentences hold a match that may have to be cleared, and to look there again costs far less than to
//! find everything everywhere.

use super::finger::Finger;
use super::page::Page;
use crate::lexicon::Hit;
use crate::markup::Block;
use crate::prose::{Passage, Sentence, runs_on};
use crate::rule::{
    CaptureId, Input, PatternId, PhraseHit, Present, RegionFilter, RuleSet, Scratch, Spot, When,
};
use crate::text::Span;
use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

/// So many sentences are looked through one by one.
const FEW: usize = 4;

/// A phrase found, by a pattern or a regex.
#[derive(Clone, Debug)]
pub(in crate::lint) struct Phrase {
    pub(in crate::lint) span: Span,
    pub(in crate::lint) captures: Box<[(CaptureId, Span)]>,
}

/// The phrases of a document.
#[derive(Debug)]
pub(in crate::lint) struct Phrases<'t> {
    rules: &'t RuleSet,
    /// Of the patterns that are looked for everywhere, a list for each.
    everywhere: Vec<Vec<Phrase>>,
    blocks: Vec<Ground<'t>>,
    sentences: Vec<Stretch>,
    /// On the sentence that was last asked for.
    finger: Finger,
    search: RefCell<Search>,
}

/// A block, with all that it takes to look for a pattern in it.
#[derive(Debug)]
struct Ground<'t> {
    block: Block<'t>,
    page: Rc<Page>,
}

/// A sentence of a block.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    span: Span,
    /// The number of the block.
    ground: u32,
    sentence: Sentence,
}

/// What patterns are looked for with.
#[derive(Debug, Default)]
struct Search {
    scratch: Scratch,
    found: Vec<PhraseHit>,
    /// What there is in each sentence that was asked about, by its number.
    present: Vec<Option<Present>>,
}

impl<'t> Phrases<'t> {
    pub(in crate::lint) fn new(rules: &'t RuleSet) -> Self {
        Self {
            rules,
            everywhere: vec![Vec::new(); rules.phrases.count()],
            blocks: Vec::new(),
            sentences: Vec::new(),
            finger: Finger::default(),
            search: RefCell::default(),
        }
    }

    /// Finds what is looked for everywhere in the next block.
    pub(in crate::lint) fn read(
        &mut self,
        block: Block<'t>,
        passage: Passage,
        hits: &[Hit],
        names: Box<[Range<u32>]>,
    ) -> Rc<Page> {
        let Search { scratch, found, .. } = self.search.get_mut();
        found.clear();
        let input =
            Input { prose: &block.prose, passage: &passage, marks: &block.marks, hits, names: &names };
        let things = self.rules.phrases.find(&input, scratch, found);
        let found = std::mem::take(found);
        let page = Rc::new(Page::new(passage, names, things));
        self.add(block, Rc::clone(&page), &found);
        self.search.get_mut().found = found;
        page
    }

    /// Adds the next block, in which all that was found before.
    pub(in crate::lint) fn add(&mut self, block: Block<'t>, page: Rc<Page>, found: &[PhraseHit]) {
        let number = self.blocks.len() as u32;
        let ground = Ground { block, page };
        for hit in found {
            self.everywhere[hit.pattern.0 as usize].push(ground.phrase(hit));
        }
        self.sentences.extend(ground.page.passage.sentences.iter().map(|&sentence| Stretch {
            span: ground.span(sentence.first, sentence.end),
            ground: number,
            sentence,
        }));
        self.blocks.push(ground);
    }

    /// What was found when the last block was read.
    pub(in crate::lint) fn last(&mut self) -> &[PhraseHit] {
        &self.search.get_mut().found
    }

    /// The blocks, each with its prose and its names.
    pub(in crate::lint) fn blocks(&self) -> impl Iterator<Item = (&Block<'t>, &Passage, &[Range<u32>])> {
        self.blocks.iter().map(|ground| (&ground.block, &ground.page.passage, &*ground.page.names))
    }

    /// The blocks that a span touches, with their numbers.
    pub(in crate::lint) fn blocks_touching(
        &self,
        span: Span,
    ) -> impl Iterator<Item = (u32, &Block<'t>, &Page)> {
        let from = self.first_behind(span.start);
        let begun = |stretch: &Stretch| stretch.span.start < span.end;
        // Few places reach beyond a sentence.
        let near = self.sentences[from..].iter().take(FEW).take_while(|stretch| begun(stretch)).count();
        let to = if near < FEW { from + near } else { self.sentences.partition_point(begun) };
        let number = |at: usize| self.sentences.get(at).map(|stretch| stretch.ground);
        let blocks = match (number(from), to.checked_sub(1).and_then(number)) {
            (Some(first), Some(last)) if from < to => first..last + 1,
            _ => 0..0,
        };
        blocks.filter_map(|number| {
            let ground = self.blocks.get(number as usize)?;
            Some((number, &ground.block, &*ground.page))
        })
    }

    /// The prose of a stretch of the file as a reader sees it, on one line and without soft hyphens. Nearly always it
    /// stands like that in one block.
    pub(in crate::lint) fn prose(&self, span: Span) -> Cow<'_, str> {
        let mut prose = Cow::Borrowed("");
        for (_, block, _) in self.blocks_touching(span) {
            let words = block.prose.get(block.map.to_prose(span).range()).unwrap_or_default();
            if prose.is_empty() && runs_on(words) {
                prose = Cow::Borrowed(words);
            } else {
                add_words(prose.to_mut(), words);
            }
        }
        prose
    }

    /// The phrases of a pattern that begin inside a span, in order. Those of blocks in which these regions admit
    /// nothing may be left out.
    pub(in crate::lint) fn of(
        &self,
        pattern: PatternId,
        within: Span,
        regions: RegionFilter,
    ) -> Cow<'_, [Phrase]> {
        match self.rules.phrases.when(pattern) {
            When::Always => Cow::Borrowed(begun(
                self.everywhere.get(pattern.0 as usize).map_or(&[], Vec::as_slice),
                within,
            )),
            When::OnDemand => Cow::Owned(self.on_demand(pattern, within, regions)),
        }
    }

    /// The number of the first sentence that ends behind a place.
    fn first_behind(&self, place: u32) -> usize {
        self.finger.partition_point(&self.sentences, |stretch| stretch.span.end <= place)
    }

    /// The same, of a pattern that is looked for on demand.
    fn on_demand(&self, pattern: PatternId, within: Span, regions: RegionFilter) -> Vec<Phrase> {
        let from = self.first_behind(within.start);
        let begun = self.sentences.iter().enumerate().skip(from);
        let mut search = self.search.borrow_mut();
        let mut phrases = Vec::new();
        for (number, stretch) in begun.take_while(|(_, stretch)| stretch.span.start < within.end) {
            let Some(ground) = self.blocks.get(stretch.ground as usize) else { continue };
            if regions.may_admit(ground.block.regions) {
                let Search { scratch, found, present } = &mut *search;
                present.resize(self.sentences.len(), None);
                let present = *present[number].get_or_insert_with(|| ground.page.present(stretch.sentence));
                let take = |found: &[PhraseHit]| {
                    let all = found.iter().map(|hit| ground.phrase(hit));
                    phrases.extend(all.filter(|phrase| within.holds(phrase.span.start)));
                };
                let spot = Spot { number: number as u32, sentence: stretch.sentence, present };
                ground.page.of_pattern(self.rules, (pattern, spot), (scratch, found), take);
            }
        }
        phrases
    }
}

/// Those that begin inside a span, of some that are in order.
#[inline]
pub(in crate::lint) fn begun(phrases: &[Phrase], within: Span) -> &[Phrase] {
    let from = phrases.partition_point(|phrase| phrase.span.start < within.start);
    let to = phrases.partition_point(|phrase| phrase.span.start < within.end);
    phrases.get(from..to).unwrap_or_default()
}

impl Ground<'_> {
    /// A match, where it stands in the file.
    #[inline]
    fn phrase(&self, hit: &PhraseHit) -> Phrase {
        let place = |first: u32, end: u32| self.span(first as usize, end as usize);
        let captures = hit.captures.iter().map(|held| (held.capture, place(held.first, held.end)));
        Phrase { span: place(hit.first, hit.end), captures: captures.collect() }
    }

    fn span(&self, first: usize, end: usize) -> Span {
        self.block.map.to_file(self.page.passage.span(first..end))
    }
}

/// Adds words to others, with single spaces between them and without soft hyphens.
fn add_words(prose: &mut String, words: &str) {
    for word in words.split_whitespace() {
        if !prose.is_empty() {
            prose.push(' ');
        }
        prose.extend(word.chars().filter(|c| *c != '\u{ad}'));
    }
}
