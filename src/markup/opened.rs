//! A text whose blocks come out one by one, so that those of a long one need not all be kept.

use super::{Block, Comment, Markup, plain};
use crate::text::Span;
use std::vec::IntoIter;

/// A text as its format lays it out, of which the blocks have still to come.
#[derive(Debug)]
pub struct Opened<'t> {
    /// Stretches of prose in reading order.
    pub blocks: Blocks<'t>,
    /// The YAML of the front matter, without its fences.
    pub front_matter: Option<Span>,
    /// What the author wrote for machines and other authors, in order.
    pub comments: Vec<Comment>,
}

/// The blocks of a text that have still to come.
#[derive(Debug)]
pub enum Blocks<'t> {
    /// Those that have been read.
    Read(IntoIter<Block<'t>>),
    /// Those of a plain text.
    Plain(Box<plain::Reader<'t>>),
}

impl<'t> Iterator for Blocks<'t> {
    type Item = Block<'t>;

    fn next(&mut self) -> Option<Block<'t>> {
        match self {
            Self::Read(blocks) => blocks.next(),
            Self::Plain(reader) => reader.next(),
        }
    }
}

impl<'t> From<Blocks<'t>> for Opened<'t> {
    fn from(blocks: Blocks<'t>) -> Self {
        Self { blocks, front_matter: None, comments: Vec::new() }
    }
}

impl<'t> From<Markup<'t>> for Opened<'t> {
    fn from(markup: Markup<'t>) -> Self {
        let Markup { blocks, front_matter, comments } = markup;
        Self { blocks: Blocks::Read(blocks.into_iter()), front_matter, comments }
    }
}
