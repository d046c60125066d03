//! What a content is about: the entities in it and the stems of its words, so that a claim can be known again
//! when it comes back in other words.

use super::facts::{Claim, EntityId};
use super::grammar::Tags;
use super::scene::{Scene, Tokens};
use crate::prose::fold_word;
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

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
            None if carries_meaning(scene, at) => claim.stems.push(stem(scene.word(at))),
            None => {}
        }
    }
    claim.entities.sort_unstable();
    claim.entities.dedup();
    claim.stems.sort_unstable();
    claim.stems.dedup();
    claim
}

/// Words of four letters and more that are no small words.
fn carries_meaning(scene: &Scene<'_>, at: usize) -> bool {
    let small = Tags::DETERMINER
        | Tags::BE
        | Tags::AUXILIARY
        | Tags::PREPOSITION
        | Tags::CONJUNCTION
        | Tags::SUBORDINATOR
        | Tags::RELATIVE
        | Tags::PRONOUN
        | Tags::INTERROGATIVE
        | Tags::ADVERB
        | Tags::DAY
        | Tags::STATE
        | Tags::NUMBER;
    scene.is_word(at) && scene.word(at).len() > 3 && !scene.is(at, small)
}

/// Endings that make no other claim of a word, the longest first.
const ENDINGS: [&str; 16] = [
    "ations", "ation", "ments", "ment", "ences", "ence", "ances", "ance", "ings", "ing", "ers", "ed", "es",
    "ly", "s", "e",
];

/// A word without its ending, as a number; "pays" and "payments" have one.
fn stem(word: &str) -> u32 {
    fold_word(word, |folded| {
        let cut = ENDINGS.iter().find_map(|ending| folded.strip_suffix(ending).filter(|stem| stem.len() > 2));
        let mut hasher = FxHasher::default();
        cut.unwrap_or(folded).hash(&mut hasher);
        hasher.finish() as u32
    })
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn inflections_and_derivations_share_a_stem() {
        assert_eq!(stem("pays"), stem("payments"));
        assert_eq!(stem("relied"), stem("relies"));
        assert_ne!(stem("militia"), stem("military"));
    }
}
