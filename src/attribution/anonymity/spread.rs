//! What is said of a source's anonymity in one sentence holds wherever the same source speaks.

use crate::attribution::facts::{Attribution, Facts};
use crate::attribution::kinds::Kind;

/// How many sentences a source that points to nobody in particular may stand behind the one that it means.
const AROUND: u32 = 2;

/// Hands what is said of a source on to its other attributions.
pub(in crate::attribution) fn spread(facts: &mut Facts) {
    let all = &mut facts.attributions;
    let mut of_speaker: Vec<Option<usize>> = vec![None; all.len()];
    for holder in 0..all.len() {
        if all[holder].anonymity.is_some() {
            let speaker = meant(all, holder).map_or(holder, |before| speaker(all, before));
            of_speaker[speaker].get_or_insert(holder);
        }
    }
    for other in 0..all.len() {
        if let Some(holder) = of_speaker[speaker(all, other)] {
            give(all, holder, other);
        }
    }
}

/// The attribution by which a source is known: the first of its own.
fn speaker(all: &[Attribution], at: usize) -> usize {
    let antecedent = all[at].source.as_ref().and_then(|source| source.antecedent);
    antecedent.map_or(at, |first| (first as usize).min(at))
}

/// Whom a holder means that does no more than point back: "The aide spoke on condition of anonymity" is of
/// whoever spoke before without a name.
fn meant(all: &[Attribution], holder: usize) -> Option<usize> {
    let source = all[holder].source.as_ref()?;
    if source.antecedent.is_some() {
        return Some(holder);
    }
    let points = source.definite && source.span.end == source.head.end;
    let near = (0..holder).rev().take_while(|&at| all[at].sentence + AROUND >= all[holder].sentence);
    near.into_iter().find(|&at| points && all[at].kind.is_unnamed_speaker())
}

fn give(all: &mut [Attribution], holder: usize, other: usize) {
    let Attribution { reason, reason_span, anonymity, .. } = all[holder];
    let known = &mut all[other];
    if known.anonymity.is_none() && (known.kind.is_unnamed_speaker() || known.kind == Kind::Pronoun) {
        (known.reason, known.reason_span, known.anonymity) = (reason, reason_span, anonymity);
    }
}
