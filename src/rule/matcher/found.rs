//! What the run of a program finds, and which of two findings is the better one.

/// A way to the end of a program. Better is: fewer tokens in gaps, then further.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Tokens in gaps.
    pub(super) skipped: u32,
    /// One past the last token.
    pub(super) end: u32,
}

impl Found {
    pub(super) const fn after(self, skipped: u32) -> Self {
        Self { skipped: self.skipped + skipped, end: self.end }
    }
}

/// The better of two ways, the first of two equal ones.
pub(super) fn better(one: Option<Found>, other: Option<Found>) -> Option<Found> {
    match (one, other) {
        (Some(a), Some(b)) if (b.skipped, a.end) < (a.skipped, b.end) => Some(b),
        (None, only) => only,
        _ => one,
    }
}
