//! How findings differ from those of another version of a rule.

use super::Sighting;
use crate::lint::{ChangeKind, Fate, Match};
use crate::names::named;

/// How the findings differ.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// What they are compared with, as it was named.
    pub against: String,
    /// How many findings that one has.
    pub before: u64,
    /// How many there are now.
    pub after: u64,
    /// The changes, a kind each, those of which there are none included.
    pub changes: Vec<Changes>,
}

/// All changes of a kind.
#[derive(Clone, Debug)]
pub struct Changes {
    /// What kind.
    pub kind: ChangeKind,
    /// How many there are.
    pub count: u64,
    /// Some of them.
    pub sample: Vec<Alteration>,
}

/// One change.
#[derive(Clone, Debug)]
pub struct Alteration {
    /// The finding; where it went, as it was.
    pub finding: Sighting,
    /// What it was, where it has moved or is reworded.
    pub before: Option<Sighting>,
    /// What the version that does not flag these words makes of them, where it does not.
    pub instead: Option<Instead>,
}

/// Why a version of a rule says nothing of some words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instead {
    /// What becomes of them.
    pub outcome: Outcome,
    /// The clause that they fall by.
    pub clause: Option<String>,
}

named! {
    /// What becomes of words that a rule does not flag.
    pub enum Outcome {
        /// It does not match them.
        Unmatched = "unmatched",
        /// They lie where it does not look.
        Outside = "outside",
        /// There is nothing to point at.
        Pointless = "nothing-to-point-at",
        /// A condition does not hold.
        Failed = "condition-fails",
        /// An exception holds.
        Cleared = "cleared",
        /// It has said so before.
        Repeated = "repeated",
    }
}

impl Instead {
    /// From what became of a match, if there was one.
    pub fn of(matched: Option<&Match>) -> Self {
        let outcome = match matched.map(|one| &one.fate) {
            None | Some(Fate::Shown(_) | Fate::Merged { .. } | Fate::HeldBack { .. }) => Outcome::Unmatched,
            Some(Fate::Outside { .. }) => Outcome::Outside,
            Some(Fate::Pointless(_)) => Outcome::Pointless,
            Some(Fate::Failed) => Outcome::Failed,
            Some(Fate::Cleared) => Outcome::Cleared,
            Some(Fate::Repeated { .. }) => Outcome::Repeated,
        };
        let clause = matched.and_then(Match::stopped_by).map(|clause| clause.name.clone());
        Self { outcome, clause }
    }
}
