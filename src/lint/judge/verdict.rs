//! What became of a match, and which clause decided it.

use crate::lint::read::found::Found;
use crate::names::named;
use crate::rule::Clause;
use crate::text::Span;

/// A match, with what the `only-if` clauses found where they were asked, in their order.
#[derive(Clone, Debug)]
pub(in crate::lint) struct Hit {
    pub(in crate::lint) found: Found,
    pub(in crate::lint) held: Vec<Option<Found>>,
}

/// What became of a match.
#[derive(Clone, Debug)]
pub(in crate::lint) enum Verdict<'r> {
    /// It stands.
    Stands,
    /// It lies where the rule does not look.
    Outside,
    /// It lacks what the rule points at.
    Pointless,
    /// An `only-if` clause does not hold.
    Failed(&'r Clause),
    /// An `unless` clause cleared it, by what it found.
    Cleared(&'r Clause, Found),
    /// The rule has said so before, of the match that it spoke of at this place.
    Repeats(Span),
}

impl<'r> Verdict<'r> {
    /// Whether the rule speaks.
    pub(in crate::lint) const fn stands(&self) -> bool {
        matches!(self, Self::Stands)
    }

    /// The clause that kept the rule silent.
    pub(in crate::lint) const fn clause(&self) -> Option<&'r Clause> {
        match self {
            Self::Failed(clause) | Self::Cleared(clause, _) => Some(clause),
            Self::Stands | Self::Outside | Self::Pointless | Self::Repeats(_) => None,
        }
    }
}

/// A match with its verdict.
pub(in crate::lint) type Judged<'r> = (Hit, Verdict<'r>);

named! {
    /// What a clause does to a match.
    pub enum ClauseRole {
        /// The match falls unless it holds.
        OnlyIf = "only-if",
        /// The match falls if it holds.
        Unless = "unless",
    }
}
