//! What a report tells of a rule to those who meet it there: what it is about, why, and what settles it.

use super::catalogue::{CatalogueEntry, help};
use super::finding::capital;
use super::neutral;
use crate::diagnostic::{Confidence, Diagnostic, RuleId, Severity, own};

/// A rule as a report tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleCard {
    /// Its id.
    pub id: RuleId,
    /// What is weak, in one sentence.
    pub summary: String,
    /// Why it matters, on one line.
    pub why: String,
    /// All about it, for people.
    pub text: String,
    /// The same in Markdown.
    pub markdown: String,
    /// How much it matters, as configured.
    pub severity: Severity,
    /// How often it is right.
    pub confidence: Confidence,
    /// What it belongs to: its group.
    pub tags: Vec<String>,
}

impl RuleCard {
    /// Of a rule in force.
    pub fn of(entry: &CatalogueEntry<'_>) -> Self {
        let rule = entry.rule;
        let summary = neutral::words(&rule.summary).into_owned();
        let why = rule.why().map(|why| neutral::words(why).into_owned()).filter(|why| !why.is_empty());
        let (text, markdown) = help(entry);
        Self {
            id: rule.id.value.clone(),
            why: why.unwrap_or_else(|| summary.clone()),
            summary,
            text,
            markdown,
            severity: rule.severity,
            confidence: rule.confidence,
            tags: Some(rule.group.to_string()).filter(|group| !group.is_empty()).into_iter().collect(),
        }
    }

    /// Of a rule that nothing is known of but what it said: one of the tool's own, mostly.
    pub(super) fn met(diagnostic: &Diagnostic) -> Self {
        let id = neutral::line(&diagnostic.rule);
        let (summary, why) = match own(&id) {
            Some(name) => (
                capital(&name.replace('-', " ")),
                if name.starts_with(LIMIT) { OF_A_LIMIT } else { OF_THE_TOOL }.to_owned(),
            ),
            None => (id.clone().into_owned(), format!("`whosays explain {id}` tells all about this rule.")),
        };
        Self {
            id: diagnostic.rule.clone(),
            text: format!("{summary}: {why}"),
            markdown: format!("{summary}: {why}"),
            summary,
            why,
            severity: diagnostic.severity,
            confidence: diagnostic.confidence,
            tags: Vec::new(),
        }
    }
}

/// What the ids of limits begin with, behind that.
const LIMIT: &str = "limit-";

const OF_A_LIMIT: &str = "The desk has agreed on a number for whole drafts, and this one misses it. `whosays sources` \
                          shows who is counted, and `limits` in a config, or the command line, holds the number.";

const OF_THE_TOOL: &str = "This is about what is said to whosays rather than about the text: something in a rule, a \
                           word list, a config, a suppression or a baseline cannot be used as it is, or is not \
                           needed any more. The message says what, and what would settle it.";
