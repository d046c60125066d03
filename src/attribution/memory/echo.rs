//! Words in marks that somebody with a name is quoted with elsewhere in the document are that somebody's. Looks no
//! further than near attributions, so that long documents cost no more.

use crate::attribution::facts::{Attribution, Facts};
use crate::attribution::kinds::{Kind, Manner, QuotationExtent};

/// So many attributions on either side are looked through.
const REACH: usize = 48;

/// Gives a few quoted words that nobody is cited for to whoever is quoted with them.
pub(in crate::attribution) fn lend(facts: &mut Facts) {
    let all = &mut facts.attributions;
    for at in 0..all.len() {
        if !is_nobodys(&all[at]) {
            continue;
        }
        let near = at.saturating_sub(REACH)..all.len().min(at + REACH);
        let quoted = |other: &usize| says(&all[*other], &all[at]);
        if let Some(other) = near.filter(quoted).min_by_key(|&other| other.abs_diff(at)) {
            let (kind, source) = (all[other].kind, all[other].source.clone());
            (all[at].kind, all[at].source) = (kind, source);
        }
    }
}

fn is_nobodys(fragment: &Attribution) -> bool {
    fragment.kind == Kind::Nobody
        && fragment.manner == Manner::Quotation
        && fragment.quotation == QuotationExtent::Fragment
        && !fragment.claim.words.is_empty()
}

/// Whether an attribution has a source with a name and quotes all words of weight of a fragment, in the same form.
fn says(other: &Attribution, fragment: &Attribution) -> bool {
    let words = &other.claim.words;
    other.kind.is_named()
        && other.source.is_some()
        && other.quotation != QuotationExtent::None
        && fragment.claim.words.iter().all(|word| words.binary_search(word).is_ok())
        && fragment.claim.entities.iter().all(|entity| other.claim.entities.contains(entity))
}
