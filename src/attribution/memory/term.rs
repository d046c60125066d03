//! A few words in marks that come back are a term, or what the text is about: the first place introduces them, and quotes
//! nobody. Looks so far ahead and no further, so that long documents cost no more.

use crate::attribution::facts::Attribution;
use crate::attribution::kinds::{Kind, Manner, QuotationExtent};
use memchr::memmem::Finder;

/// So many sentences later they may come back.
const REACH: u32 = 128;

/// So many are waited for at a time.
const MOST: usize = 16;

/// The words of a document that may come back.
#[derive(Debug, Default)]
pub(in crate::attribution) struct Terms {
    waiting: Vec<Term>,
    /// The numbers of the attributions whose words have come back.
    back: Vec<usize>,
}

#[derive(Debug)]
struct Term {
    /// The number of its attribution.
    number: usize,
    /// As written, without the marks.
    words: Finder<'static>,
    /// In small letters, where that is not the same.
    small: Option<Finder<'static>>,
    /// The last sentence in which it may come back.
    until: u32,
}

/// Whether an attribution is a few words of weight in marks that nobody is cited for.
pub(in crate::attribution) fn may_be(attribution: &Attribution) -> bool {
    attribution.kind == Kind::Nobody
        && attribution.manner == Manner::Quotation
        && attribution.quotation == QuotationExtent::Fragment
        && !attribution.claim.words.is_empty()
}

impl Terms {
    /// Waits for words of a sentence to come back, unless they do so in what stands `behind` them in their block. All that
    /// waited before has read that.
    pub(in crate::attribution) fn wait(&mut self, number: usize, quoted: &str, behind: &str, sentence: u32) {
        self.waiting.retain(|term| sentence < term.until);
        let words = quoted.trim_matches(|c: char| !c.is_alphanumeric());
        if self.waiting.len() == MOST || words.is_empty() {
            return;
        }
        let finder = |words: &str| Finder::new(words).into_owned();
        let small = words.to_lowercase();
        let small = (small != words).then(|| finder(&small));
        let term = Term { number, words: finder(words), small, until: sentence + REACH };
        if term.stands_in(behind) {
            self.back.push(number);
        } else {
            self.waiting.push(term);
        }
    }

    /// Reads on. `sentence` is the first of the stretch.
    pub(in crate::attribution) fn read(&mut self, prose: &str, sentence: u32) {
        let Self { waiting, back } = self;
        waiting.retain(|term| {
            let comes_back = term.stands_in(prose);
            back.extend(comes_back.then_some(term.number));
            !comes_back && sentence < term.until
        });
    }

    /// What has come back was no quotation, but the writer's word, unless it has turned out to be somebody's.
    pub(in crate::attribution) fn settle(&self, attributions: &mut [Attribution]) {
        for &number in &self.back {
            if let Some(attribution) = attributions.get_mut(number).filter(|known| may_be(known)) {
                attribution.kind = Kind::Writer;
            }
        }
    }
}

impl Term {
    fn stands_in(&self, prose: &str) -> bool {
        stands_in(&self.words, prose) || self.small.as_ref().is_some_and(|small| stands_in(small, prose))
    }
}

/// Whether words stand in a stretch, and are no part of longer ones.
fn stands_in(words: &Finder<'_>, prose: &str) -> bool {
    let apart = |beside: Option<char>| !beside.is_some_and(char::is_alphanumeric);
    words.find_iter(prose.as_bytes()).any(|at| {
        let (before, after) = (prose.get(..at), prose.get(at + words.needle().len()..));
        apart(before.and_then(|text| text.chars().next_back()))
            && apart(after.and_then(|text| text.chars().next()))
    })
}
