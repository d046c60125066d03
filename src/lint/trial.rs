//! Runs the examples that rules carry: each with its rule alone, held back or not, before anything is merged.

use super::document::Document;
use super::judge::{self, Hit, Judged, Verdict};
use super::{Linter, read, speak};
use crate::diagnostic::{Diagnostic, Severity};
use crate::names::named;
use crate::rule::{Expected, Rule, TestCase};
use crate::text::{Span, Text};
use std::ops::Range;

/// An example that did not come out as its rule says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Where the example, or the rule's id, stands in the rule file.
    pub span: Span,
    /// In what way it failed.
    pub kind: FailureKind,
    /// What happened, in one sentence.
    pub message: String,
}

named! {
/// In what way an example failed.
pub enum FailureKind {
    /// A text that should pass, or a place that should not be flagged, was flagged.
    Noisy = "noisy",
    /// A place that should be flagged was not.
    Missing = "missing",
    /// The message was another one.
    Message = "message",
    /// Another clause cleared the match, or none did.
    Clause = "clause",
    /// A known gap that is none any more.
    Todo = "todo",
    /// No example depends on a clause.
    Uncovered = "uncovered",
}
}

impl Failure {
    /// As a diagnostic in the rule file.
    pub fn into_diagnostic(self) -> Diagnostic {
        let id = format!("whosays/test-{}", self.kind);
        Diagnostic::new(id, Severity::Error, self.message, self.span)
    }
}

impl Linter {
    /// Runs a rule's examples, and asks of every clause whether one of them depends on it.
    pub fn trial(&self, rule: &Rule) -> Vec<Failure> {
        let mut failures = Vec::new();
        let mut covered = Vec::new();
        for case in &rule.tests {
            let text = Text::new("example", case.text.as_str());
            let document = read::read(self, &text, case.format);
            let judged = judge::judge(&document, rule, &case.settings);
            let trial = Trial { rule, case, document: &document, judged: &judged };
            let failed = trial.run();
            match (&case.todo, failed) {
                (Some(_), None) => failures
                    .push(trial.failure(FailureKind::Todo, "this gap is closed: take `todo` off".to_owned())),
                (None, Some(failure)) => failures.push(failure),
                _ => {}
            }
            covered.extend(
                judged.iter().filter_map(|(_, verdict)| verdict.clause()).map(|clause| clause.name.as_str()),
            );
        }
        let clauses = rule.only_if.iter().chain(&rule.unless).filter(|clause| !clause.off);
        failures.extend(clauses.filter(|clause| !covered.contains(&clause.name.as_str())).map(|clause| {
            Failure {
                span: rule.id.span,
                kind: FailureKind::Uncovered,
                message: format!("no example depends on the clause `{}`", clause.name),
            }
        }));
        failures
    }
}

struct Trial<'t> {
    rule: &'t Rule,
    case: &'t TestCase,
    document: &'t Document<'t>,
    judged: &'t [Judged<'t>],
}

impl Trial<'_> {
    fn run(&self) -> Option<Failure> {
        match &self.case.expected {
            Expected::Flag { marks, message } => self.flags(marks).or_else(|| self.says(message.as_deref()?)),
            Expected::Pass { cleared_by } => {
                self.passes().or_else(|| self.cleared_by(cleared_by.as_deref()?))
            }
        }
    }

    fn flags(&self, marks: &[Range<usize>]) -> Option<Failure> {
        let mut flagged: Vec<Range<usize>> = self.standing().map(|hit| hit.found.place.range()).collect();
        flagged.sort_by_key(|range| range.start);
        if marks.is_empty() {
            return flagged.is_empty().then(|| self.failure(FailureKind::Missing, self.silence()));
        }
        if let Some(mark) = marks.iter().find(|mark| !flagged.contains(mark)) {
            let wanted = self.slice(mark);
            let near = flagged.iter().find(|range| range.start < mark.end && mark.start < range.end);
            let message = match near {
                Some(near) => format!("“{wanted}” should be flagged, and “{}” is", self.slice(near)),
                None => format!("“{wanted}” should be flagged; {}", self.silence()),
            };
            return Some(self.failure(FailureKind::Missing, message));
        }
        let noise = flagged.iter().find(|range| !marks.contains(range))?;
        Some(self.failure(FailureKind::Noisy, format!("“{}” is flagged too", self.slice(noise))))
    }

    fn says(&self, wanted: &str) -> Option<Failure> {
        let hit = self.standing().next()?;
        let said = speak::say(self.document, self.rule, &self.case.settings, hit).message;
        (said != wanted).then(|| self.failure(FailureKind::Message, format!("the message is “{said}”")))
    }

    fn passes(&self) -> Option<Failure> {
        let hit = self.standing().next()?;
        let flagged = self.slice(&hit.found.place.range());
        Some(self.failure(FailureKind::Noisy, format!("“{flagged}” is flagged in a text that should pass")))
    }

    fn cleared_by(&self, wanted: &str) -> Option<Failure> {
        let by: Vec<&str> = self
            .judged
            .iter()
            .filter_map(|(_, verdict)| verdict.clause())
            .map(|clause| clause.name.as_str())
            .collect();
        if by.contains(&wanted) {
            return None;
        }
        let message = match by.first() {
            Some(other) => format!("this is cleared by `{other}`, not by `{wanted}`"),
            None => format!("nothing matches here that `{wanted}` could clear"),
        };
        Some(self.failure(FailureKind::Clause, message))
    }

    fn standing(&self) -> impl Iterator<Item = &Hit> {
        self.judged.iter().filter(|(_, verdict)| verdict.stands()).map(|(hit, _)| hit)
    }

    /// Why nothing is flagged.
    fn silence(&self) -> String {
        if let Some(clause) = self.judged.iter().find_map(|(_, verdict)| verdict.clause()) {
            return format!("the clause `{}` keeps the rule silent", clause.name);
        }
        match self.judged.iter().find(|(_, verdict)| matches!(verdict, Verdict::Outside)) {
            Some((hit, _)) => {
                let place = self.slice(&hit.found.place.range());
                format!("“{place}” matches, but lies where the rule does not look")
            }
            None => "nothing matches here".to_owned(),
        }
    }

    fn slice(&self, range: &Range<usize>) -> &str {
        self.case.text.get(range.clone()).unwrap_or_default()
    }

    fn failure(&self, kind: FailureKind, message: String) -> Failure {
        Failure { span: self.case.span, kind, message }
    }
}
