//! What can be said of a stretch of a pattern without a text: whether it may match nothing, and whether a gap
//! may stand at its edge.

use std::ops::Range;

/// What the parser learns of a stretch while it reads it.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    /// Whether it may match without taking a token.
    pub(super) empty: bool,
    /// A gap that may come first.
    pub(super) lead: Option<Range<usize>>,
    /// A gap that may come last.
    pub(super) tail: Option<Range<usize>>,
    /// Whether what stands on one side of it may touch what stands on the other.
    open: bool,
}

impl Shape {
    /// No item at all.
    pub(super) const NOTHING: Self = Self { empty: true, lead: None, tail: None, open: true };
    /// An item that takes a token.
    pub(super) const ITEM: Self = Self { empty: false, lead: None, tail: None, open: false };
    /// An edge of the sentence: takes no token, and yet a gap may lean on it.
    pub(super) const EDGE: Self = Self { empty: true, lead: None, tail: None, open: false };

    /// A gap.
    pub(super) fn gap(at: Range<usize>) -> Self {
        Self { empty: false, lead: Some(at.clone()), tail: Some(at), open: true }
    }

    /// This, then that.
    pub(super) fn then(self, next: Self) -> Self {
        Self {
            empty: self.empty && next.empty,
            lead: self.lead.or(if self.open { next.lead } else { None }),
            tail: next.tail.or(if next.open { self.tail } else { None }),
            open: self.open && next.open,
        }
    }

    /// This or that.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            empty: self.empty || other.empty,
            lead: self.lead.or(other.lead),
            tail: self.tail.or(other.tail),
            open: self.open || other.open,
        }
    }
}
