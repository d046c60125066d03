//! Shows what came of rules' own tests. It tells and decides nothing.

mod human;

use super::Style;
use crate::lint::{CaseResult, Trial};
use crate::text::Text;
use std::sync::Arc;

/// A rule that was tested.
#[derive(Clone, Debug)]
pub struct TestedRule {
    /// The rule file.
    pub file: Arc<Text>,
    /// What came of its examples.
    pub trial: Trial,
}

/// Rules that were tested.
#[derive(Clone, Copy, Debug)]
pub struct TrialReport<'a> {
    /// The rules, in the order in which they are shown.
    pub rules: &'a [TestedRule],
}

impl TrialReport<'_> {
    /// For people: the tests that fail, underlined in the rule files, and one line on all.
    pub fn human(&self, style: Style) -> String {
        human::page(self, style)
    }

    /// Whether something fails.
    pub fn fails(&self) -> bool {
        self.rules.iter().any(|rule| rule.trial.failures().next().is_some())
    }

    fn count(&self, result: CaseResult) -> usize {
        self.rules.iter().map(|rule| rule.trial.count(result)).sum()
    }
}
