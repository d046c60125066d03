//! Shows what came of trying rules on a corpus: counts, and some places in their sentences.
//!
//! It is told what to show: which places those are is decided elsewhere.

mod change;
mod human;
mod json;
mod sighting;

pub use change::{Alteration, Changes, Comparison, Instead, Outcome};
pub use sighting::Sighting;

use super::{Problem, Style};
use crate::lint::{ClauseTally, RuleTally};

/// What came of trying some rules.
#[derive(Clone, Debug, Default)]
pub struct AttemptReport<'a> {
    /// The rules, in the order in which they are shown.
    pub rules: Vec<RuleAttempt<'a>>,
    /// How many texts were read.
    pub texts: u64,
    /// How many words of prose they hold.
    pub words: u64,
    /// What decided which places are shown.
    pub seed: u64,
    /// How they differ from another version, if they were compared with one.
    pub comparison: Option<Comparison>,
    /// What could not be done.
    pub problems: &'a [Problem],
}

/// What came of one rule.
#[derive(Clone, Debug)]
pub struct RuleAttempt<'a> {
    /// What became of its matches.
    pub tally: &'a RuleTally,
    /// Some of its findings.
    pub findings: Vec<Sighting>,
    /// Some of the matches that fell by a clause, for the clauses that were asked for.
    pub stopped: Vec<Stopped<'a>>,
}

/// Some of the matches that fell by one clause.
#[derive(Clone, Debug)]
pub struct Stopped<'a> {
    /// The clause.
    pub clause: &'a ClauseTally,
    /// The matches.
    pub matches: Vec<Sighting>,
}

impl AttemptReport<'_> {
    /// For people.
    pub fn human(&self, style: Style) -> String {
        human::page(self, style)
    }

    /// One JSON object, `whosays-try/1`.
    pub fn json(&self) -> String {
        json::object(self)
    }
}

/// How many there are for each thousand of something; none where there is nothing to compare with.
fn per_thousand(number: u64, of: u64) -> Option<f64> {
    // Rates are read to a few digits; the counts stand beside them.
    let rate = f64::from(u32::try_from(number).unwrap_or(u32::MAX)) * 1000.0
        / f64::from(u32::try_from(of).unwrap_or(u32::MAX));
    (of > 0).then(|| (rate * 1000.0).round() / 1000.0)
}
