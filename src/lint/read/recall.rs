//! What was found in each block of a text, so that a text that is read again, changed somewhere, need only be read there.
//!
//! An edit stands between what it left alone: blocks are known again from the beginning of the text on and from its end
//! back, by all that is looked at where a block is read by itself. What the document as a whole tells, such as who is
//! meant by a name, is asked anew each time.

use super::page::Page;
use crate::attribution::Sighting;
use crate::lexicon::Hit;
use crate::markup::{Block, Mark, RegionSet};
use crate::prose::OpenQuotation;
use crate::rule::{PhraseHit, RegexHit, RegexId};
use std::rc::Rc;

/// What is remembered of one text. Whoever lints it again and again keeps it from one time to the next; whatever has
/// changed in between, what is said is the same as without it.
#[derive(Debug, Default)]
pub struct Recall {
    volumes: Vec<Shelf>,
}

/// What is remembered of one of its volumes.
#[derive(Debug, Default)]
pub(in crate::lint) struct Shelf {
    terms: Option<Terms>,
    blocks: Vec<Rc<Remembered>>,
    /// How many of them stand in front of what has changed, and how many behind.
    same: (usize, usize),
    /// How many blocks there are now.
    count: usize,
    /// The blocks as they are now, as far as they have been read.
    fresh: Vec<Rc<Remembered>>,
}

/// By what and for what a text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::lint) struct Terms {
    /// The number of the linter.
    pub(in crate::lint) linter: u64,
    /// Whether facts are read.
    pub(in crate::lint) facts: bool,
}

/// A block with what was found in it.
#[derive(Debug)]
pub(in crate::lint) struct Remembered {
    pub(in crate::lint) key: Key,
    pub(in crate::lint) hits: Box<[Hit]>,
    pub(in crate::lint) regexes: Box<[(RegexId, RegexHit)]>,
    pub(in crate::lint) sighting: Sighting,
    pub(in crate::lint) phrases: Box<[PhraseHit]>,
    pub(in crate::lint) page: Rc<Page>,
    /// The quotation that it leaves open.
    pub(in crate::lint) leaves: Option<OpenQuotation>,
}

/// All that is looked at where a block is read by itself.
#[derive(Clone, Debug)]
pub(in crate::lint) struct Key {
    prose: Box<str>,
    regions: RegionSet,
    marks: Box<[Mark]>,
    /// The quotation that is open in front of it.
    open: Option<OpenQuotation>,
}

impl Key {
    pub(in crate::lint) fn of(block: &Block<'_>, open: Option<OpenQuotation>) -> Self {
        Self {
            prose: (&*block.prose).into(),
            regions: block.regions,
            marks: block.marks.as_slice().into(),
            open,
        }
    }

    fn fits(&self, block: &Block<'_>) -> bool {
        self.regions == block.regions && *self.prose == *block.prose && *self.marks == *block.marks
    }
}

impl Recall {
    /// What is remembered of a volume, by its number.
    pub(in crate::lint) fn of_volume(&mut self, number: usize) -> &mut Shelf {
        if number >= self.volumes.len() {
            self.volumes.resize_with(number + 1, Shelf::default);
        }
        &mut self.volumes[number]
    }

    /// Forgets all behind so many volumes.
    pub(in crate::lint) fn end_behind(&mut self, volumes: usize) {
        self.volumes.truncate(volumes);
    }
}

impl Shelf {
    /// Begins to read a volume of these blocks.
    pub(in crate::lint) fn begin(&mut self, terms: Terms, blocks: &[Block<'_>]) {
        if self.terms.replace(terms) != Some(terms) {
            self.blocks.clear();
        }
        let fits = |(known, block): &(&Rc<Remembered>, &Block<'_>)| known.key.fits(block);
        let before = self.blocks.iter().zip(blocks).take_while(fits).count();
        let rest = self.blocks[before..].iter().rev().zip(blocks[before..].iter().rev());
        self.same = (before, rest.take_while(fits).count());
        self.count = blocks.len();
    }

    /// What is remembered of the next block, in front of which a quotation may be open.
    pub(in crate::lint) fn next(&self, open: Option<OpenQuotation>) -> Option<Rc<Remembered>> {
        let (before, behind) = self.same;
        let (at, left) = (self.fresh.len(), self.count - self.fresh.len());
        let known = match at {
            _ if at < before => at,
            _ if left <= behind => self.blocks.len() - left,
            _ => return None,
        };
        self.blocks.get(known).filter(|known| known.key.open == open).cloned()
    }

    /// Keeps what was found in that block.
    pub(in crate::lint) fn keep(&mut self, block: Rc<Remembered>) {
        self.fresh.push(block);
    }

    /// Ends the volume.
    pub(in crate::lint) fn end(&mut self) {
        self.blocks = std::mem::take(&mut self.fresh);
    }
}
