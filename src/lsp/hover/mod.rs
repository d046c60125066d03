//! What is told of the words under the mouse: first what rules find fault with, and where they find none, who is said to
//! have said this, or who this is.

mod known;
mod page;

use super::Hand;
use super::places::Measure;
use super::protocol::Hover;
use crate::diagnostic::Diagnostic;
use crate::lint::Trace;
use crate::report::{TraceReport, each_finding};
use crate::rule::Rule;
use crate::text::{Span, Text};
use std::cmp::Reverse;

/// What is known of a text.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// The text.
    pub text: &'a Text,
    /// How rules came to what they say of it.
    pub trace: &'a Trace,
    /// The same text as the editor counts it.
    pub measure: Measure<'a>,
    /// How to write.
    pub hand: Hand,
}

/// What is told of a place; nothing where there is nothing to tell. `findings` are those that are shown, and `rule` knows
/// the rules by their ids.
pub fn hover<'r>(
    ground: &Ground<'_>,
    at: u32,
    findings: &[Diagnostic],
    rule: impl Fn(&str) -> Option<&'r Rule>,
) -> Option<Hover> {
    let (page, place) =
        ground.of_findings(at, findings, &rule).or_else(|| known::Known::new(ground).of_place(at))?;
    Some(Hover { contents: ground.hand.contents(page), range: Some(ground.measure.range(place)) })
}

impl<'a> Ground<'a> {
    fn report(&self) -> TraceReport<'a> {
        TraceReport { text: self.text, trace: self.trace, sentences: &[] }
    }

    /// A page on all findings at a place, the most severe first, and the place that the first one has there.
    fn of_findings<'r>(
        &self,
        at: u32,
        findings: &[Diagnostic],
        rule: &dyn Fn(&str) -> Option<&'r Rule>,
    ) -> Option<(String, Span)> {
        let here = each_finding(findings).filter_map(|finding| Some((finding, place_at(finding, at)?)));
        let mut here: Vec<(&Diagnostic, Span)> = here.collect();
        here.sort_by_key(|(finding, _)| {
            (Reverse(finding.severity), !touches(finding.span, at), finding.span.len(), finding.span.start)
        });
        let place = here.first()?.1;
        let findings: Vec<&Diagnostic> = here.into_iter().map(|(finding, _)| finding).collect();
        Some((page::of(self, &findings, rule), place))
    }
}

/// Whether a place is at a span: in it, or right behind it.
const fn touches(span: Span, at: u32) -> bool {
    span.start <= at && at <= span.end
}

/// Where a finding touches a place, if it does: at the words it points at, or at others that have to do with it.
fn place_at(finding: &Diagnostic, at: u32) -> Option<Span> {
    let labels = finding.labels.iter().filter(|label| !finding.is_of_merged(label));
    let label =
        labels.map(|label| label.span).filter(|span| touches(*span, at)).min_by_key(|span| span.len());
    Some(finding.span).filter(|span| touches(*span, at)).or(label)
}

#[cfg(test)]
mod tests;
