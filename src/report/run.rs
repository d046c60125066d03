//! What reporters are told: one file at a time, and the run as a whole.
//!
//! The fields of what is serialised here are part of `whosays-report/1`; their names must not change.

use super::RuleCard;
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::Text;
use serde::Serialize;

/// One file and what is to be shown of it.
#[derive(Clone, Copy, Debug)]
pub struct FileOutcome<'a> {
    /// The text, under the name it is reported by.
    pub text: &'a Text,
    /// The diagnostics to show, sorted; their spans are places in the text.
    pub diagnostics: &'a [Diagnostic],
}

/// A run as a whole.
#[derive(Clone, Debug, Default)]
pub struct Run {
    /// What was counted.
    pub summary: Summary,
    /// How many drafts were not read, because they have not changed.
    pub unchanged: usize,
    /// The packs in force.
    pub packs: Vec<Pack>,
    /// What could not be done.
    pub problems: Vec<Problem>,
    /// Whether any of that makes the run fail.
    pub failed: bool,
    /// The suppressions met, used or not.
    pub suppressions: Vec<Suppression>,
    /// The rules in force, for formats that tell of them.
    pub rules: Vec<RuleCard>,
    /// What has changed since baselines were recorded.
    pub baseline: BaselineNews,
}

/// How many entries of baselines are no longer what they were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BaselineNews {
    /// Their sentence was edited slightly.
    pub edited: usize,
    /// Their file has another name.
    pub moved: usize,
    /// They fit nothing any more.
    pub stale: usize,
}

/// Counts over a run. A diagnostic with others merged into it counts once, under its own severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Files read.
    pub files: usize,
    /// Errors shown.
    pub errors: usize,
    /// Warnings shown.
    pub warnings: usize,
    /// Infos shown.
    pub infos: usize,
    /// Diagnostics that a suppression takes away.
    pub suppressed: usize,
    /// Diagnostics that the baseline takes away.
    pub baselined: usize,
    /// Diagnostics that only `--pedantic` shows.
    pub held_back: usize,
}

/// A pack in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Pack {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// A hash of its files, which tells two packs of one version apart.
    pub digest: String,
}

/// Something that could not be done, such as reading a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The file or folder.
    pub path: String,
    /// What is the matter with it, and what to do.
    pub message: String,
}

/// A place where an author allows a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Suppression {
    /// The file.
    pub path: String,
    /// The rule allowed.
    pub rule: String,
    /// Why, if the author says so.
    pub reason: Option<String>,
    /// How many diagnostics it takes away.
    pub used: usize,
}

impl Summary {
    /// Counts diagnostics in. Files are counted by whoever knows which of them are drafts.
    pub fn add(&mut self, diagnostics: &[Diagnostic]) {
        for diagnostic in diagnostics {
            *match diagnostic.severity {
                Severity::Error => &mut self.errors,
                Severity::Warning => &mut self.warnings,
                Severity::Info => &mut self.infos,
            } += 1;
        }
    }
}
