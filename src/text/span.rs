//! Spans: half-open byte ranges. Two types, because a place in a file and a place in a block's prose must
//! never be mixed up; [`super::OffsetMap`] is the only way from one to the other.

use crate::order::Order as _;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Bytes `start..end` of a [`super::Text`]'s contents, 0-based, end exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// Bytes `start..end` of the prose of one [`crate::markup::Block`], 0-based, end exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProseSpan {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

macro_rules! span_methods {
    ($name:ident) => {
        impl $name {
            /// The span `start..end`.
            pub const fn new(start: u32, end: u32) -> Self {
                Self { start, end }
            }

            /// The empty span at `at`.
            pub const fn empty(at: u32) -> Self {
                Self { start: at, end: at }
            }

            /// How many bytes it covers.
            pub const fn len(self) -> u32 {
                self.end.saturating_sub(self.start)
            }

            /// Whether it covers nothing.
            pub const fn is_empty(self) -> bool {
                self.end <= self.start
            }

            /// Whether the two share at least one byte.
            pub const fn overlaps(self, other: Self) -> bool {
                self.start < other.end && other.start < self.end
            }

            /// Whether `other` lies in it whole.
            pub const fn covers(self, other: Self) -> bool {
                self.start <= other.start && other.end <= self.end
            }

            /// Whether the byte at `at` lies in it.
            #[inline]
            pub const fn holds(self, at: u32) -> bool {
                self.start <= at && at < self.end
            }

            /// The smallest span that covers both.
            #[must_use]
            pub fn hull(self, other: Self) -> Self {
                Self { start: self.start.min(other.start), end: self.end.max(other.end) }
            }

            /// As a range for slicing.
            pub const fn range(self) -> Range<usize> {
                self.start as usize..self.end as usize
            }
        }
    };
}

span_methods!(Span);
span_methods!(ProseSpan);

/// The span that covers a place, among spans in order that do not overlap.
#[inline]
pub fn covering(spans: &[Span], place: Span) -> Option<Span> {
    let after = spans.partition_point(|span| span.start <= place.start);
    spans.get(after.checked_sub(1)?).copied().filter(|span| span.covers(place))
}

/// Stretches of a text that may overlap, for whoever asks only whether a place lies in one of them.
#[derive(Clone, Debug, Default)]
pub struct Cover {
    /// In order, each drawn out as far as one before it reaches: the last that begins no later than a place tells
    /// for all.
    reaches: Vec<Span>,
}

impl FromIterator<Span> for Cover {
    fn from_iter<I: IntoIterator<Item = Span>>(spans: I) -> Self {
        let mut reaches: Vec<Span> = spans.into_iter().collect();
        reaches.order();
        let mut furthest = 0;
        for span in &mut reaches {
            furthest = span.end.max(furthest);
            span.end = furthest;
        }
        Self { reaches }
    }
}

impl Cover {
    /// Whether one of the stretches covers a place.
    #[inline]
    pub fn holds(&self, place: Span) -> bool {
        covering(&self.reaches, place).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::{Cover, Span};

    #[test]
    fn a_place_may_lie_in_a_long_stretch_that_began_far_ahead() {
        let short = (1..20).map(|at| Span::new(at, at + 1));
        let cover: Cover = short.chain([Span::new(0, 30), Span::new(40, 50)]).collect();
        let held =
            [(25, 30), (29, 31), (30, 41), (45, 50), (0, 1)].map(|(a, b)| cover.holds(Span::new(a, b)));
        assert_eq!(held, [true, false, false, true, true]);
    }
}
