//! The headings of a document: which is its headline, which section a block is in, where its references are.

use super::{Region, RegionSet};

/// Headings that open a list of references.
const REFERENCE_HEADINGS: [&str; 10] = [
    "references",
    "bibliography",
    "sources",
    "notes",
    "further reading",
    "works cited",
    "footnotes",
    "endnotes",
    "external links",
    "see also",
];

/// What the headings read so far say of the blocks to come.
#[derive(Debug, Default)]
pub(super) struct Outline {
    headline_seen: bool,
    section: u32,
    references: Option<u8>,
}

impl Outline {
    /// How many headings stand before the next block, the headline left out.
    pub(super) const fn section(&self) -> u32 {
        self.section
    }

    /// What every block here is, whatever else it is.
    pub(super) const fn regions(&self) -> RegionSet {
        match self.references {
            Some(_) => RegionSet::of(&[Region::Bibliography]),
            None => RegionSet::EMPTY,
        }
    }

    /// Takes in a heading, of level 1 to 6, and says what it is: the headline is the first heading, if it is of
    /// level 1 or stands before the lede.
    pub(super) fn heading(&mut self, level: u8, words: &str, before_lede: bool) -> Region {
        if !self.headline_seen && (level == 1 || before_lede) {
            self.headline_seen = true;
            return Region::Headline;
        }
        if self.references.is_none_or(|opened| level <= opened) {
            let words = words.trim().trim_end_matches(':');
            let opens = REFERENCE_HEADINGS.iter().any(|known| words.eq_ignore_ascii_case(known));
            self.references = opens.then_some(level);
        }
        self.section += 1;
        Region::Heading
    }
}
