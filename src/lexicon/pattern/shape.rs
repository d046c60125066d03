//! What can be said of a stretch of a pattern without a text: whether it may match nothing, whether a gap may stand
//! at its edge, and whether an edge of the sentence stands where there is none.

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
    /// A start of the sentence that may come first.
    start: Option<Range<usize>>,
    /// An end of the sentence that may come last.
    end: Option<Range<usize>>,
    /// An edge of the sentence with a token on its far side, so that it never holds.
    pub(super) misplaced: Option<Range<usize>>,
}

impl Shape {
    /// No item at all.
    pub(super) const NOTHING: Self =
        Self { empty: true, lead: None, tail: None, open: true, start: None, end: None, misplaced: None };
    /// An item that takes a token.
    pub(super) const ITEM: Self = Self { empty: false, open: false, ..Self::NOTHING };

    /// The start of the sentence: takes no token, and yet a gap may lean on it.
    pub(super) fn start(at: Range<usize>) -> Self {
        Self { open: false, start: Some(at), ..Self::NOTHING }
    }

    /// The end of the sentence.
    pub(super) fn end(at: Range<usize>) -> Self {
        Self { open: false, end: Some(at), ..Self::NOTHING }
    }

    /// A gap.
    pub(super) fn gap(at: Range<usize>) -> Self {
        Self { empty: false, lead: Some(at.clone()), tail: Some(at), ..Self::NOTHING }
    }

    /// This, then that.
    pub(super) fn then(self, next: Self) -> Self {
        let late = next.start.clone().filter(|_| !self.empty);
        let early = self.end.clone().filter(|_| !next.empty);
        Self {
            empty: self.empty && next.empty,
            lead: self.lead.or(if self.open { next.lead } else { None }),
            tail: next.tail.or(if next.open { self.tail } else { None }),
            open: self.open && next.open,
            start: self.start.or(if self.empty { next.start } else { None }),
            end: next.end.or(if next.empty { self.end } else { None }),
            misplaced: self.misplaced.or(next.misplaced).or(late).or(early),
        }
    }

    /// This or that.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            empty: self.empty || other.empty,
            lead: self.lead.or(other.lead),
            tail: self.tail.or(other.tail),
            open: self.open || other.open,
            start: self.start.or(other.start),
            end: self.end.or(other.end),
            misplaced: self.misplaced.or(other.misplaced),
        }
    }
}
