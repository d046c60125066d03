//! Finds direct quotations by their marks.

use super::Token;
use crate::markup::Block;

/// A direct quotation, from mark to mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// Index of the opening mark; of the first token where the quotation runs on from the block before and
    /// has no mark here.
    pub first: usize,
    /// One past the index of the closing mark; the end of the block where it is not closed here.
    pub end: usize,
    /// Whether it begins with a mark of its own.
    pub opened: bool,
    /// Whether it ends with a mark of its own; a quotation over several paragraphs is closed in the last.
    pub closed: bool,
    /// Whether it runs on from the block before.
    pub continues: bool,
}

/// A quotation that the last block left open; a next block that begins with the same mark continues it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenQuotation {
    /// The opening mark.
    pub mark: char,
}

pub(super) fn find(
    _block: &Block<'_>,
    _tokens: &[Token],
    _open: &mut Option<OpenQuotation>,
    _quotations: &mut Vec<Quotation>,
) {
}
