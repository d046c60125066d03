//! Shows what came of rules' own tests, and what they touch. It tells and decides nothing.

mod coverage;
mod human;
mod json;

use super::Style;
use crate::lint::{CaseResult, Coverage, FailureKind, Trial};
use crate::names::named;
use crate::rule::Rule;
use crate::text::Text;

/// A rule that was tested.
#[derive(Clone, Debug)]
pub struct TestedRule<'a> {
    /// The rule.
    pub rule: &'a Rule,
    /// Its file.
    pub file: &'a Text,
    /// What came of its examples.
    pub trial: Trial,
}

/// Rules that were tested.
#[derive(Clone, Copy, Debug)]
pub struct TrialReport<'a> {
    /// The rules, in the order in which they are shown.
    pub rules: &'a [TestedRule<'a>],
    /// What their examples touch, where that was asked for, the rules in the same order.
    pub coverage: Option<&'a Coverage>,
}

named! {
    /// How much is listed of what no example touches.
    pub enum CoverageList {
        /// The first few of each lexicon.
        Summary = "summary",
        /// All of it.
        Full = "full",
    }
}

impl TrialReport<'_> {
    /// For people: the tests that fail, underlined in the rule files, what the tests touch, and one line on all.
    pub fn human(&self, list: CoverageList, style: Style) -> String {
        human::page(self, list, style)
    }

    /// One JSON object, `whosays-test/1`.
    pub fn json(&self) -> String {
        json::object(self)
    }

    /// Whether something fails.
    pub fn fails(&self) -> bool {
        self.rules.iter().any(|rule| rule.trial.failures().next().is_some())
    }

    fn count(&self, result: CaseResult) -> usize {
        self.rules.iter().map(|rule| rule.trial.count(result)).sum()
    }

    fn gaps(&self, kind: FailureKind) -> usize {
        self.rules.iter().flat_map(|rule| &rule.trial.gaps).filter(|gap| gap.kind == kind).count()
    }
}
