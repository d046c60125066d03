//! What is told of the words under the mouse: first what rules find fault with, and where they find none, who is said to
//! have said this, or who this is.

mod known;
mod page;

use super::Hand;
use super::places::Measure;
use super::protocol::Hover;
use crate::diagnostic::Diagnostic;
use crate::lint::Trace;
use crate::order::Order as _;
use crate::report::{TraceReport, each_finding, other_places};
use crate::rule::Rule;
use crate::text::{Span, Text};
use known::Known;
use std::cmp::Reverse;

/// What is known of a text.
#[derive(Clone, Copy, Debug)]
pub struct Sight<'a> {
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
    sight: &Sight<'_>,
    at: u32,
    findings: &[Diagnostic],
    rule: impl Fn(&str) -> Option<&'r Rule>,
) -> Option<Hover> {
    let here = findings_at(findings, at);
    let known = Known::new(sight);
    let (page, place) = match here.first() {
        None => known.of_place(at)?,
        Some(first) => {
            let page = page::of(sight, &here, &rule);
            // Whoever speaks at a place that only has to do with a finding comes first.
            match known.of_speaker(at).filter(|_| here.iter().all(|touched| touched.part.is_some())) {
                Some((speaker, place)) => (speaker + sight.hand.rule() + &page, place),
                None => (page, first.place),
            }
        }
    };
    Some(Hover { contents: sight.hand.contents(page), range: Some(sight.measure.range(place)) })
}

/// A finding, as it touches a place.
struct Touched<'f> {
    finding: &'f Diagnostic,
    /// Where.
    place: Span,
    /// What these words have to do with it, where they are not those that it points at.
    part: Option<String>,
}

impl<'f> Touched<'f> {
    fn new(finding: &'f Diagnostic, at: u32) -> Option<Self> {
        if touches(finding.span, at) {
            return Some(Self { finding, place: finding.span, part: None });
        }
        let places = other_places(finding).filter(|(_, span)| touches(*span, at));
        let (part, place) = places.min_by_key(|(_, span)| span.len())?;
        Some(Self { finding, place, part: Some(part) })
    }
}

/// The findings that touch a place, the most severe first.
fn findings_at(findings: &[Diagnostic], at: u32) -> Vec<Touched<'_>> {
    let mut here: Vec<_> = each_finding(findings).filter_map(|finding| Touched::new(finding, at)).collect();
    here.order_by_key(|Touched { finding, part, .. }| {
        (Reverse(finding.severity), part.is_some(), finding.span.len(), finding.span.start)
    });
    here
}

impl<'a> Sight<'a> {
    fn report(&self) -> TraceReport<'a> {
        TraceReport { text: self.text, trace: self.trace, sentences: &[] }
    }
}

/// Whether a place is at a span: in it, or right behind it.
const fn touches(span: Span, at: u32) -> bool {
    span.start <= at && at <= span.end
}

#[cfg(test)]
mod tests;
