//! What every format is read into.

use crate::names::{Named, named};
use crate::text::{OffsetMap, ProseSpan, Span};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A text as its format lays it out.
#[derive(Debug, Default)]
pub struct Markup<'t> {
    /// Stretches of prose in reading order.
    pub blocks: Vec<Block<'t>>,
    /// The YAML of the front matter, without its fences.
    pub front_matter: Option<Span>,
    /// What the author wrote for machines and other authors, in order. No reader sees it.
    pub comments: Vec<Comment>,
}

impl<'t> From<Vec<Block<'t>>> for Markup<'t> {
    fn from(blocks: Vec<Block<'t>>) -> Self {
        Self { blocks, ..Self::default() }
    }
}

/// A comment: `<!-- … -->`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comment {
    /// All of it, marks included.
    pub span: Span,
    /// What stands between the marks. One that is never closed has no mark behind them.
    pub words: Span,
    /// What it stands at.
    pub place: CommentPlace,
}

/// What a comment stands at. Blocks go by their numbers in [`Markup::blocks`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommentPlace {
    /// Words of this block, in the midst of it or at its end.
    Inside(u32),
    /// Nothing ahead of it: by itself before the blocks from `first` to `end`, end exclusive. That is the next block,
    /// or all those of a list, a table or a quote block where one follows.
    Ahead {
        /// The first; there may be no such block.
        first: u32,
        /// One past the last.
        end: u32,
    },
}

/// A stretch of prose: a paragraph, heading, list item, quoted paragraph, caption or table cell.
#[derive(Clone, Debug)]
pub struct Block<'t> {
    /// The characters a reader sees, with single line breaks still in them.
    pub prose: Cow<'t, str>,
    /// Where each of them stands in the file.
    pub map: OffsetMap,
    /// What the block as a whole is.
    pub regions: RegionSet,
    /// Stretches inside the block that are more than their characters, in order.
    pub marks: Vec<Mark>,
    /// How many headings stand before it: blocks with the same number are in one section.
    pub section: u32,
}

/// A stretch inside a block that is more than its characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What it is.
    pub kind: MarkKind,
    /// Where; may be empty, as a footnote mark has no characters of its own.
    pub span: ProseSpan,
}

/// What a [`Mark`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// The words of a link, or a bare address.
    Link,
    /// The mark of a footnote.
    Footnote,
    /// Inline code: in the prose so that places stay right, but nobody's words.
    Code,
}

named! {
    /// Where in a document a place lies. A place may lie in several.
    pub enum Region {
        /// The title of the piece.
        Headline = "headline",
        /// Its first paragraph.
        Lede = "lede",
        /// The paragraphs after it.
        Body = "body",
        /// A heading below the headline.
        Heading = "heading",
        /// A list item.
        List = "list",
        /// A table cell.
        Table = "table",
        /// The words under a picture.
        Caption = "caption",
        /// A byline, dateline standing alone, or photo credit.
        Credit = "credit",
        /// A quote block.
        Blockquote = "blockquote",
        /// Between the marks of a direct quotation.
        Quotation = "quotation",
        /// In the content of an attribution whose source is named.
        Attributed = "attributed",
        /// The text of a footnote.
        Footnote = "footnote",
        /// A list of references.
        Bibliography = "bibliography",
        /// Code, in a block or inline.
        Code = "code",
        /// The metadata at the head of a file.
        FrontMatter = "front-matter",
    }
}

/// A set of regions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionSet(u16);

impl RegionSet {
    /// No region.
    pub const EMPTY: Self = Self(0);

    /// The set of the regions named.
    pub const fn of(regions: &[Region]) -> Self {
        let (mut bits, mut at) = (0, 0);
        while at < regions.len() {
            bits |= 1 << regions[at] as u16;
            at += 1;
        }
        Self(bits)
    }

    /// With one region more.
    #[must_use]
    pub const fn with(self, region: Region) -> Self {
        Self(self.0 | 1 << region as u16)
    }

    /// Without the regions of another set.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The regions of both.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether a region is in the set.
    pub const fn contains(self, region: Region) -> bool {
        self.0 & (1 << region as u16) != 0
    }

    /// Whether the two sets share a region.
    pub const fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether no region is in it.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The regions in it, in the order of [`Region`].
    pub fn iter(self) -> impl Iterator<Item = Region> {
        Region::ALL.iter().map(|(_, region)| *region).filter(move |&region| self.contains(region))
    }
}
