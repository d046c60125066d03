//! A block as it was read, by itself: whatever stands around it and wherever it stands. All places are tokens, or bytes
//! of its prose. Where it stands in the file is for [`super::phrases`] to know.

use crate::prose::{Passage, Sentence};
use crate::rule::{
    FoldedBlock, PatternId, PhraseHit, Present, RegexHit, RegexId, RuleSet, Scratch, Spot, Things,
};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::ops::Range;

/// In a block of more sentences each is asked about again and again, and what is not there is remembered, too. Else it is
/// sooner told that there can be nothing than looked up that there is nothing.
const LONG: usize = 64;

/// What was read, and what has been found in it since, when somebody asked.
#[derive(Debug)]
pub(in crate::lint) struct Page {
    pub(in crate::lint) passage: Passage,
    /// Where persons, organisations and outlets are named.
    pub(in crate::lint) names: Box<[Range<u32>]>,
    things: Things,
    /// By pattern and by the first token of a sentence.
    phrases: Answers<(PatternId, u32), PhraseHit>,
    regexes: Answers<RegexId, RegexHit>,
}

/// What has been found, by what was asked.
type Answers<Question, Hit> = RefCell<FxHashMap<Question, Box<[Hit]>>>;

impl Page {
    pub(in crate::lint) fn new(passage: Passage, names: Box<[Range<u32>]>, things: Things) -> Self {
        Self { passage, names, things, phrases: RefCell::default(), regexes: RefCell::default() }
    }

    /// What there is in a sentence, as far as is told at once.
    pub(in crate::lint) fn present(&self, sentence: Sentence) -> Present {
        self.things.present(&self.passage, sentence)
    }

    /// Takes what a pattern finds in a sentence.
    pub(in crate::lint) fn of_pattern<T>(
        &self,
        rules: &RuleSet,
        (pattern, spot): (PatternId, Spot),
        (scratch, found): (&mut Scratch, &mut Vec<PhraseHit>),
        take: impl FnOnce(&[PhraseHit]) -> T,
    ) -> T {
        let may_find = || rules.phrases.may_find(pattern, &self.passage, spot);
        let is_long = self.passage.sentences.len() > LONG;
        if !is_long && !may_find() {
            return take(&[]);
        }
        let mut known = self.phrases.borrow_mut();
        let find = || {
            found.clear();
            let place = (&self.passage, &self.things);
            if !is_long || may_find() {
                rules.phrases.find_alone(pattern, place, spot, scratch, found);
            }
            found.drain(..).collect()
        };
        take(known.entry((pattern, spot.sentence.first as u32)).or_insert_with(find))
    }

    /// Takes what a regex finds, in the block as `fold` gives it.
    pub(in crate::lint) fn of_regex<'f, T>(
        &self,
        rules: &RuleSet,
        regex: RegexId,
        fold: impl FnOnce() -> &'f FoldedBlock,
        take: impl FnOnce(&[RegexHit]) -> T,
    ) -> T {
        let mut known = self.regexes.borrow_mut();
        take(known.entry(regex).or_insert_with(|| found_by(rules, regex, fold()).into()))
    }
}

/// The matches of a regex in a block.
pub(in crate::lint) fn found_by(rules: &RuleSet, regex: RegexId, folded: &FoldedBlock) -> Vec<RegexHit> {
    let mut found = Vec::new();
    let known = rules.regexes.get(regex.0 as usize);
    // Its size was checked when the rule was loaded, as far as that can be done without compiling it.
    if known.is_some_and(|known| known.find(folded, &mut found).is_err()) {
        found.clear();
    }
    found
}
