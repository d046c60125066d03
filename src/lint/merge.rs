//! Folds diagnostics about the same words into one: the most severe leads, the others are told under it.

use super::document::Document;
use crate::diagnostic::{Diagnostic, Label};

/// A diagnostic on its way out, with the attribution it is about.
#[derive(Debug)]
pub(super) struct Said {
    pub(super) diagnostic: Diagnostic,
    pub(super) attribution: Option<usize>,
    pub(super) about_document: bool,
}

/// Merges within sentences; what comes out is sorted by place.
pub(super) fn merge(document: &Document<'_>, mut said: Vec<Said>) -> Vec<Diagnostic> {
    said.sort_by(|left, right| order(left).cmp(&order(right)));
    let mut leaders: Vec<Said> = Vec::new();
    for one in said {
        match leaders.iter_mut().find(|leader| belong_together(document, leader, &one)) {
            Some(leader) => take_in(&mut leader.diagnostic, one.diagnostic),
            None => leaders.push(one),
        }
    }
    let mut merged: Vec<Diagnostic> = leaders.into_iter().map(|leader| leader.diagnostic).collect();
    merged.sort_by(|left, right| place(left).cmp(&place(right)));
    merged
}

/// The most severe leads, then the earliest, the longest, the first id.
fn order(said: &Said) -> impl Ord + use<> {
    let diagnostic = &said.diagnostic;
    let span = diagnostic.span;
    (
        std::cmp::Reverse(diagnostic.severity),
        span.start,
        std::cmp::Reverse(span.len()),
        diagnostic.rule.clone(),
    )
}

fn place(diagnostic: &Diagnostic) -> impl Ord + use<> {
    (diagnostic.span.start, diagnostic.span.end, diagnostic.rule.clone())
}

fn belong_together(document: &Document<'_>, left: &Said, right: &Said) -> bool {
    if left.about_document || right.about_document {
        return false;
    }
    let (left_span, right_span) = (left.diagnostic.span, right.diagnostic.span);
    if document.sentence_at(left_span.start) != document.sentence_at(right_span.start) {
        return false;
    }
    if left_span.overlaps(right_span) {
        return true;
    }
    match (left.attribution, right.attribution) {
        (Some(left), Some(right)) => {
            left == right || holds(document, left, right) || holds(document, right, left)
        }
        _ => false,
    }
}

/// Whether one attribution stands inside the content of the other.
fn holds(document: &Document<'_>, outer: usize, inner: usize) -> bool {
    let attributions = &document.facts.attributions;
    let (Some(outer), Some(inner)) = (attributions.get(outer), attributions.get(inner)) else { return false };
    outer.content.iter().any(|content| content.covers(inner.anchor()))
}

fn take_in(leader: &mut Diagnostic, other: Diagnostic) {
    if other.span != leader.span && !leader.labels.iter().any(|label| label.span == other.span) {
        leader.labels.push(Label { role: other.rule.clone(), message: String::new(), span: other.span });
    }
    leader.merged.push(other);
}
