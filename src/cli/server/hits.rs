//! What one rule finds in the drafts that are open.

use super::Server;
use super::open::Kind;
use crate::cli::session::Rules;
use crate::lint::{Options, Trace, Voice};
use crate::lsp::protocol::{Location, Uri};
use crate::report::each_finding;
use crate::text::Span;
use std::sync::Arc;

impl Server {
    /// The places that a rule points at: those that are shown, and of a rule that is held back those that would be. A rule
    /// that is not in force for a draft, but open, is tried on it.
    pub(super) fn hits(&mut self, rule: &str) -> Vec<Location> {
        let drafts = self.desk.open.values().filter(|open| open.kind != Kind::Yaml);
        let drafts: Vec<Uri> = drafts.map(|open| open.uri.clone()).collect();
        drafts.into_iter().flat_map(|uri| self.hits_in(rule, &uri)).collect()
    }

    fn hits_in(&mut self, rule: &str, uri: &Uri) -> Vec<Location> {
        let options = Options { pedantic: self.desk.settings().pedantic, ..Options::default() };
        let tried = self.rules_with(rule);
        let Some(reading) = self.desk.reading(uri) else { return Vec::new() };
        let linter = reading.rules.linter();
        let id = reading.rules.present_id(rule).unwrap_or(rule);
        let spans: Vec<Span> = match (linter.voice(id, options), tried) {
            (Voice::Heard, _) => {
                let its = each_finding(&reading.screened.diagnostics).filter(|one| &*one.rule == id);
                its.map(|one| one.span).collect()
            }
            (Voice::Silent, _) => spans(reading.trace(), id),
            (Voice::Unknown, Some(rules)) => {
                let document = &reading.document;
                spans(&rules.trace(&document.text, document.format, true), id)
            }
            (Voice::Unknown, None) => Vec::new(),
        };
        let Some(open) = self.desk.open.get(&uri.0) else { return Vec::new() };
        let measure = open.measure();
        spans.into_iter().map(|span| Location { uri: uri.clone(), range: measure.range(span) }).collect()
    }

    /// The rules of an open file that hold a rule.
    fn rules_with(&self, rule: &str) -> Option<Arc<Rules>> {
        let sheets = self.desk.sheets.values();
        let mut all = sheets.filter(|sheet| sheet.rules.present_id(rule).is_some());
        all.next().map(|sheet| Arc::clone(&sheet.rules))
    }
}

/// Where a rule says something, shown or not.
fn spans(trace: &Trace, id: &str) -> Vec<Span> {
    let said = trace.matches.iter().filter(|one| &*one.rule == id && one.message().is_some());
    said.map(|one| one.span).collect()
}
