//! An example that did not come out as its rule says, as a diagnostic in the rule file.

use crate::diagnostic::{Diagnostic, Label, Labels, Severity};
use crate::names::named;
use crate::text::Span;
use std::sync::Arc;

/// An example that did not come out as its rule says, or that is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// In what way it failed.
    pub kind: FailureKind,
    /// What happened, in one sentence.
    pub message: String,
    /// Where in the rule file: the very words of the example, where it is about some.
    pub span: Span,
    /// What else has to do with it, and where.
    pub labels: Labels,
    /// What would mend it, where that is not plain.
    pub help: Option<String>,
}

named! {
/// In what way an example failed.
pub enum FailureKind {
    /// A text that should pass, or a place that should not be flagged, was flagged.
    Noisy = "noisy",
    /// A place that should be flagged was not.
    Missing = "missing",
    /// Other words were flagged than those that should be, or more of them, or fewer.
    WrongSpan = "wrong-span",
    /// Another clause cleared the match, or none did.
    Clause = "clause",
    /// The message was another one.
    Message = "message",
    /// A known gap that is none any more.
    Todo = "todo",
    /// No example depends on a clause.
    Uncovered = "uncovered",
    /// No example shows the rule to flag anything.
    Silent = "silent",
}
}

impl Failure {
    pub(super) fn new(kind: FailureKind, message: impl Into<String>, span: Span) -> Self {
        Self { kind, message: message.into(), span, labels: Labels::new(), help: None }
    }

    pub(super) fn with_label(mut self, role: &str, message: impl Into<Arc<str>>, span: Span) -> Self {
        self.labels.push(Label { role: role.into(), message: message.into(), span });
        self
    }

    pub(super) fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// As a diagnostic in the rule file.
    pub fn diagnostic(&self) -> Diagnostic {
        let id = format!("whosays/test-{}", self.kind);
        let diagnostic = Diagnostic::new(id, Severity::Error, &self.message, self.span);
        Diagnostic { labels: self.labels.clone(), help: self.help.as_deref().map(Into::into), ..diagnostic }
    }
}
