//! What the names of elements mean to a reader of prose.
//!
//! Only what makes a difference has a kind of its own. All other elements are blocks or stand in a line, and keep
//! their name only so that an end tag finds its start tag.

use crate::markup::{Region, RegionSet};
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;

/// The hash of a name. That two names share one would only make an end tag end the wrong element.
type Name = u32;

/// What an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Element {
    /// `html`, `head` and `body`, whose tags may be left out and so mean little where they stand.
    Page,
    Main,
    Article,
    Form,
    Paragraph,
    /// With its level.
    Heading(u8),
    /// `ul`, `ol`, `dl` and their like.
    List,
    Item,
    /// A term of a list or what is said of it: neither holds the other.
    Term,
    Quote,
    Table,
    RowGroup,
    Row,
    Cell,
    /// The words under a picture or over a table.
    Caption,
    /// How to reach the author.
    Address,
    Block(Name),
    Break,
    /// A line across the page.
    Rule,
    /// An element without an inside that means nothing here.
    Nothing,
    Link,
    Code,
    /// `q`, which browsers put quotation marks around.
    Speech,
    /// `sup`, which the marks of footnotes stand in.
    Raised,
    Inline(Name),
    /// `svg` and `math`, which have names of their own inside.
    Foreign,
    /// Where such a drawing has HTML in it again.
    ForeignText,
    /// A block that is no part of the text.
    BlockApart(Name),
    /// What stands in a line and is no part of the text.
    InlineApart(Name),
}

impl Element {
    /// The element with this name, in small letters.
    pub(super) fn of(name: &[u8]) -> Self {
        match name {
            b"html" | b"head" | b"body" => Self::Page,
            b"main" => Self::Main,
            b"article" => Self::Article,
            b"form" => Self::Form,
            b"p" => Self::Paragraph,
            [b'h', level @ b'1'..=b'6'] => Self::Heading(level - b'0'),
            b"ul" | b"ol" | b"dl" | b"menu" | b"dir" => Self::List,
            b"li" => Self::Item,
            b"dt" | b"dd" => Self::Term,
            b"blockquote" => Self::Quote,
            b"table" => Self::Table,
            b"thead" | b"tbody" | b"tfoot" => Self::RowGroup,
            b"tr" => Self::Row,
            b"td" | b"th" => Self::Cell,
            b"figcaption" | b"caption" => Self::Caption,
            b"address" => Self::Address,
            b"br" => Self::Break,
            b"hr" => Self::Rule,
            b"a" => Self::Link,
            b"code" | b"kbd" | b"samp" | b"tt" => Self::Code,
            b"q" => Self::Speech,
            b"sup" => Self::Raised,
            b"svg" | b"math" => Self::Foreign,
            b"foreignobject" | b"annotation-xml" => Self::ForeignText,
            _ => Self::by_list(name),
        }
    }

    fn by_list(name: &[u8]) -> Self {
        let hash = FxBuildHasher.hash_one(name) as Name;
        match name {
            // A linter that asked who says so of a menu, or of code, would be switched off.
            b"nav" | b"pre" | b"listing" | b"xmp" | b"plaintext" | b"dialog" | b"search" | b"noframes" => {
                Self::BlockApart(hash)
            }
            b"script" | b"style" | b"noscript" | b"template" | b"title" | b"iframe" | b"object"
            | b"applet" | b"noembed" | b"video" | b"audio" | b"canvas" | b"map" | b"button" | b"select"
            | b"textarea" | b"label" | b"datalist" | b"meter" | b"progress" | b"rt" | b"rp" => {
                Self::InlineApart(hash)
            }
            b"area" | b"base" | b"basefont" | b"bgsound" | b"col" | b"embed" | b"frame" | b"img"
            | b"input" | b"keygen" | b"link" | b"meta" | b"param" | b"source" | b"track" | b"wbr" => {
                Self::Nothing
            }
            b"aside" | b"center" | b"colgroup" | b"details" | b"div" | b"fieldset" | b"figure"
            | b"footer" | b"frameset" | b"header" | b"hgroup" | b"legend" | b"section" | b"summary" => {
                Self::Block(hash)
            }
            _ => Self::Inline(hash),
        }
    }

    /// What an end tag must share with a start tag to end it: any heading's ends any heading.
    pub(super) const fn key(self) -> Self {
        match self {
            Self::Heading(_) => Self::Heading(1),
            other => other,
        }
    }

    /// Whether text before it and behind it are not one stretch of prose.
    pub(super) const fn is_block(self) -> bool {
        !matches!(
            self,
            Self::Break
                | Self::Nothing
                | Self::Link
                | Self::Code
                | Self::Speech
                | Self::Raised
                | Self::Inline(_)
                | Self::Foreign
                | Self::ForeignText
                | Self::InlineApart(_)
        )
    }

    /// Whether it is no part of the text, whatever its attributes say.
    pub(super) const fn is_apart(self) -> bool {
        matches!(self, Self::Foreign | Self::BlockApart(_) | Self::InlineApart(_))
    }

    /// Whether it never has anything inside.
    pub(super) const fn is_void(self) -> bool {
        matches!(self, Self::Break | Self::Rule | Self::Nothing)
    }

    /// Whether end tags inside of it leave alone what was opened outside.
    pub(super) const fn is_wall(self) -> bool {
        matches!(self, Self::Table | Self::Cell)
    }

    /// What its name makes of the blocks in it.
    pub(super) const fn regions(self) -> RegionSet {
        match self {
            Self::Heading(_) => RegionSet::of(&[Region::Heading]),
            Self::Item | Self::Term => RegionSet::of(&[Region::List]),
            Self::Quote => RegionSet::of(&[Region::Blockquote]),
            Self::Cell => RegionSet::of(&[Region::Table]),
            Self::Caption => RegionSet::of(&[Region::Caption]),
            Self::Address => RegionSet::of(&[Region::Credit]),
            _ => RegionSet::EMPTY,
        }
    }
}
