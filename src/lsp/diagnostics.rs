//! Findings as an editor lists and underlines them.

use super::places::Measure;
use super::protocol::{
    Code, CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag,
    Location, Message, Uri,
};
use crate::diagnostic::{self, Severity};
use crate::report::{each_finding, other_places, sentences};
use crate::screen::is_idle;
use serde_json::json;

/// What the findings of one text are told with.
#[derive(Debug)]
pub struct Teller<'t> {
    /// The text.
    pub measure: Measure<'t>,
    /// Its address.
    pub uri: &'t Uri,
    /// Whether the editor shows further places.
    pub related: bool,
}

impl Teller<'_> {
    /// What an editor is told of findings: of every rule that speaks, what it says. `href` knows where more is written
    /// about a rule.
    pub fn tell(
        &self,
        findings: &[diagnostic::Diagnostic],
        mut href: impl FnMut(&str) -> Option<String>,
    ) -> Vec<Diagnostic> {
        each_finding(findings).map(|finding| self.one(finding, href(&finding.rule))).collect()
    }

    fn one(&self, finding: &diagnostic::Diagnostic, href: Option<String>) -> Diagnostic {
        Diagnostic {
            range: self.measure.range(finding.span),
            severity: Some(severity(finding.severity)),
            code: Some(Code::String(finding.rule.to_string())),
            code_description: href.map(|href| CodeDescription { href: Uri(href) }),
            source: Some("whosays".to_owned()),
            message: Message::String(sentences(finding)),
            tags: is_idle(&finding.rule).then(|| vec![DiagnosticTag::Unnecessary]),
            related_information: self
                .related
                .then(|| self.places(finding))
                .filter(|places| !places.is_empty()),
            data: Some(json!({ "fingerprint": finding.fingerprint.to_string() })),
        }
    }

    fn places(&self, finding: &diagnostic::Diagnostic) -> Vec<DiagnosticRelatedInformation> {
        let place = |(message, span)| DiagnosticRelatedInformation {
            location: Location { uri: self.uri.clone(), range: self.measure.range(span) },
            message,
        };
        other_places(finding).map(place).collect()
    }
}

const fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::Error,
        Severity::Warning => DiagnosticSeverity::Warning,
        Severity::Info => DiagnosticSeverity::Information,
    }
}
