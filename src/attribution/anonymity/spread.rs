//! What is said of a source's anonymity in one sentence holds wherever the same source speaks.

use crate::attribution::facts::{Attribution, Facts, Source};
use crate::attribution::kinds::{Kind, Number};

/// How many sentences a source that points to nobody in particular may stand behind the one that it means.
pub(super) const AROUND: u32 = 2;

/// Hands what is said of a source on to its other attributions.
pub(in crate::attribution) fn spread(facts: &mut Facts) {
    let all = &mut facts.attributions;
    let speakers = speakers(all);
    let mut of_speaker: Vec<Option<usize>> = vec![None; all.len()];
    for holder in 0..all.len() {
        if all[holder].anonymity.is_some() {
            for meant in meant(all, holder) {
                of_speaker[speakers[meant]].get_or_insert(holder);
            }
        }
    }
    for other in 0..all.len() {
        if let Some(holder) = of_speaker[speakers[other]] {
            give(all, holder, other);
        }
    }
}

/// By attribution, the one its source is known by: the first of its own. A quotation that runs on has the source
/// of the attribution before it.
fn speakers(all: &[Attribution]) -> Vec<usize> {
    let mut speakers: Vec<usize> = Vec::with_capacity(all.len());
    for (at, known) in all.iter().enumerate() {
        let span = |known: &Attribution| known.source.as_ref().map(|source| source.span);
        let carried =
            at.checked_sub(1).filter(|&before| span(known).is_some() && span(known) == span(&all[before]));
        let antecedent = known.source.as_ref().and_then(|source| source.antecedent);
        let first = antecedent.map(|first| (first as usize).min(at));
        speakers.push(first.or_else(|| carried.map(|before| speakers[before])).unwrap_or(at));
    }
    speakers
}

/// Whom a holder means. One that does no more than point back, "the aide spoke on condition of anonymity", means
/// whoever spoke before it without a name; "both" means all of them.
fn meant(all: &[Attribution], holder: usize) -> Vec<usize> {
    let Some(source) = &all[holder].source else { return vec![holder] };
    let points = source.definite && source.span.end == source.head.end;
    let plural = |source: &Source| source.number == Number::Plural;
    let as_many = |first: u32| !plural(source) || all[first as usize].source.as_ref().is_some_and(plural);
    let known = source.antecedent.is_some_and(as_many);
    if known || !points {
        return vec![holder];
    }
    let near = (0..holder).rev().take_while(|&at| all[at].sentence + AROUND >= all[holder].sentence);
    let unnamed = near.filter(|&at| all[at].kind.is_unnamed_speaker());
    let most = if plural(source) { usize::MAX } else { 1 };
    let meant: Vec<usize> = unnamed.take(most).chain(source.antecedent.map(|_| holder)).collect();
    if meant.is_empty() { vec![holder] } else { meant }
}

fn give(all: &mut [Attribution], holder: usize, other: usize) {
    let Attribution { reason, reason_span, anonymity, .. } = all[holder];
    let known = &mut all[other];
    if known.anonymity.is_none() && (known.kind.is_unnamed_speaker() || known.kind == Kind::Pronoun) {
        (known.reason, known.reason_span, known.anonymity) = (reason, reason_span, anonymity);
    }
}
