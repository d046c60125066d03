//! Folds diagnostics about the same words into one: the most severe leads, the others are told under it.

use super::findings::Said;
use crate::diagnostic::{Diagnostic, Label};
use crate::order::Order as _;
use std::cmp::Reverse;

/// Merges within sentences; what comes out is sorted by place.
pub fn merge(mut said: Vec<Said>) -> Vec<Diagnostic> {
    said.order_by(|one, other| precedence(one).cmp(&precedence(other)));
    let mut merged: Vec<Diagnostic> = Vec::with_capacity(said.len());
    let mut leaders: Vec<Said> = Vec::new();
    for one in said {
        if leaders.first().is_some_and(|first| first.sentence != one.sentence) {
            merged.extend(leaders.drain(..).map(|leader| leader.diagnostic));
        }
        match leaders.iter_mut().find(|leader| belong_together(leader, &one)) {
            Some(leader) => take_in(&mut leader.diagnostic, one.diagnostic),
            None => leaders.push(one),
        }
    }
    merged.extend(leaders.into_iter().map(|leader| leader.diagnostic));
    put_in_order(&mut merged);
    merged
}

/// Sorts by place, and by rule where several speak of one.
pub fn put_in_order(diagnostics: &mut [Diagnostic]) {
    diagnostics.order_by(|one, other| (one.span, &one.rule).cmp(&(other.span, &other.rule)));
}

/// In a sentence the most severe leads, then the earliest, the longest, the first id.
fn precedence(said: &Said) -> impl Ord {
    let Diagnostic { severity, span, rule, .. } = &said.diagnostic;
    (said.sentence, Reverse(*severity), span.start, Reverse(span.len()), rule)
}

/// Whether two diagnostics of one sentence are about the same words. One attribution inside what another says is
/// not: two sources want two answers, and each has its own place.
fn belong_together(left: &Said, right: &Said) -> bool {
    let of_text = !left.about_document && !right.about_document;
    let same = left.attribution.is_some() && left.attribution == right.attribution;
    of_text && (same || left.diagnostic.span.overlaps(right.diagnostic.span))
}

fn take_in(leader: &mut Diagnostic, other: Diagnostic) {
    if other.span != leader.span && !leader.labels.iter().any(|label| label.span == other.span) {
        leader.labels.push(Label { role: other.rule.clone(), message: "".into(), span: other.span });
    }
    leader.merged.push(other);
}
