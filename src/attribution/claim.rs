//! What a content is about: the entities in it and the stems of its words, so that a claim can be known again
//! when it comes back in other words.

use super::facts::{Claim, EntityId, Stem};
use super::grammar::Tags;
use super::scene::{Scene, Tokens};
use crate::prose::fold_word;
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// An entity leads a claim that begins within so many tokens with its name.
const LEAD: usize = 3;

/// Reads a stretch of a block as a claim. `entity` tells whose name a token is part of.
pub(super) fn read(
    scene: &Scene<'_>,
    stretches: &[Tokens],
    entity: impl Fn(usize) -> Option<EntityId>,
) -> Claim {
    let mut claim = Claim::default();
    for at in stretches.iter().flat_map(Clone::clone) {
        match entity(at) {
            Some(id) => claim.entities.push(id),
            None if carries_meaning(scene, at) => claim.words.push(stem(scene.word(at))),
            None => {}
        }
    }
    if let Some(first) = stretches.first() {
        let start = opening(scene, first);
        claim.leading = (start..first.end.min(start + LEAD)).find_map(&entity);
        claim.pointing = pointing(scene, start..first.end);
    }
    claim.entities.sort_unstable();
    claim.entities.dedup();
    claim.words.sort_unstable();
    claim.words.dedup();
    claim
}

/// Where a claim begins, marks and joining words left aside.
fn opening(scene: &Scene<'_>, claim: &Tokens) -> usize {
    let skips =
        |at: usize| !scene.is_word(at) || scene.is(at, Tags::CONJUNCTION | Tags::ADVERB | Tags::SUBORDINATOR);
    let opens = claim.clone().find(|&at| !skips(at)).unwrap_or(claim.start);
    // "If true, the payments …": what comes before the comma only hedges.
    let comma = (claim.start..claim.end.min(claim.start + 4)).find(|&at| scene.word(at) == ",");
    comma.map_or(opens, |comma| comma + 1)
}

/// The noun of "the payments", "this dependence" at the beginning of a claim.
fn pointing(scene: &Scene<'_>, claim: Tokens) -> Option<Stem> {
    let points = scene.is(claim.start, Tags::DEFINITE | Tags::OWNER);
    let noun = claim.start + 1;
    (points && noun < claim.end && carries_meaning(scene, noun)).then(|| stem(scene.word(noun)))
}

/// Words of four letters and more that are no small words.
fn carries_meaning(scene: &Scene<'_>, at: usize) -> bool {
    let small = Tags::FUNCTION | Tags::DAY | Tags::STATE | Tags::NUMBER;
    scene.is_word(at) && scene.word(at).len() > 3 && !scene.is(at, small)
}

/// Endings that make no other claim of a word, the longest first.
const ENDINGS: [&str; 16] = [
    "ations", "ation", "ments", "ment", "ences", "ence", "ances", "ance", "ings", "ing", "ers", "ed", "es",
    "ly", "s", "e",
];

/// A word's stem ("pays" and "payments" have one) and its form, plural or not.
fn stem(word: &str) -> Stem {
    fold_word(word, |folded| {
        let cut = ENDINGS.iter().find_map(|ending| folded.strip_suffix(ending).filter(|stem| stem.len() > 2));
        let form = folded.strip_suffix('s').unwrap_or(folded);
        Stem { stem: hash(cut.unwrap_or(folded)), form: hash(form) }
    })
}

fn hash(word: &str) -> u32 {
    let mut hasher = FxHasher::default();
    word.hash(&mut hasher);
    hasher.finish() as u32
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn inflections_and_derivations_share_a_stem() {
        assert_eq!(stem("pays").stem, stem("payments").stem);
        assert_eq!(stem("relied").stem, stem("relies").stem);
        assert_ne!(stem("militia").stem, stem("military").stem);
    }

    #[test]
    fn a_plural_is_no_other_form_and_a_noun_made_of_a_verb_is() {
        assert_eq!(stem("payment").form, stem("payments").form);
        assert_ne!(stem("pays").form, stem("payments").form);
    }
}
