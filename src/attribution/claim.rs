//! What a content is about: the entities in it and the stems of its words, so that a claim can be known again
//! when it comes back in other words.

use super::facts::{Claim, EntityId, Stem};
use super::grammar::Tags;
use super::scene::{Scene, Tokens};
use crate::prose::{Token, TokenKind, fold_word};

/// An entity leads a claim that begins within so many tokens with its name.
const LEAD: usize = 3;

/// Reads a stretch of a block as a claim. `entity` tells whose name a token is part of.
pub(super) fn read(
    scene: &Scene<'_>,
    stretches: &[Tokens],
    entity: impl Fn(usize) -> Option<EntityId>,
) -> Claim {
    let mut claim = Claim::default();
    let entity = |at: usize| if scene.is(at, Tags::NAME) { entity(at) } else { None };
    for at in stretches.iter().flat_map(Clone::clone) {
        match entity(at) {
            Some(id) => claim.entities.push(id),
            None if carries_meaning(scene, at) => claim.words.push(stem(scene.word(at))),
            None => {}
        }
    }
    if let Some(first) = stretches.first() {
        let start = opening(scene, first);
        claim.leading = (start..first.end.min(start + LEAD)).find_map(entity);
        claim.pointing = pointing(scene, start..first.end, entity);
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

/// The noun of "the payments", "this dependence", "Orrin's payments" at the beginning of a claim.
fn pointing(scene: &Scene<'_>, claim: Tokens, entity: impl Fn(usize) -> Option<EntityId>) -> Option<Stem> {
    let points = scene.is(claim.start, Tags::DEFINITE | Tags::OWNER);
    let behind_name = || claim.clone().take(LEAD).find(|&at| entity(at).is_none());
    let owned =
        || behind_name().filter(|&at| at > claim.start && scene.kind(at) == Some(TokenKind::Possessive));
    let noun = if points { claim.start + 1 } else { owned()? + 1 };
    (noun < claim.end && carries_meaning(scene, noun)).then(|| stem(scene.word(noun)))
}

/// Words of four letters and more that are no small words.
fn carries_meaning(scene: &Scene<'_>, at: usize) -> bool {
    let small = Tags::FUNCTION | Tags::DAY | Tags::STATE | Tags::NUMBER;
    let long = |token: &Token| token.is_word() && token.end - token.start > 3;
    scene.tokens().get(at).is_some_and(long) && !scene.is(at, small)
}

/// Endings that make no other claim of a word, by their last letter, the longest first.
fn endings(last: u8) -> &'static [&'static str] {
    match last {
        b's' => &["ations", "ments", "ences", "ances", "ings", "ers", "es", "s"],
        b'n' => &["ation"],
        b't' => &["ment"],
        b'e' => &["ence", "ance", "e"],
        b'g' => &["ing"],
        b'd' => &["ed"],
        b'y' => &["ly"],
        _ => &[],
    }
}

/// A word's stem ("pays" and "payments" have one) and its form, plural or not.
fn stem(word: &str) -> Stem {
    fold_word(word, |folded| stem_of(folded.as_bytes()))
}

fn stem_of(folded: &[u8]) -> Stem {
    let last = folded.last().copied().unwrap_or_default();
    let ending = endings(last)
        .iter()
        .find(|ending| folded.len() > ending.len() + 2 && folded.ends_with(ending.as_bytes()));
    let stem = folded.len() - ending.map_or(0, |ending| ending.len());
    let form = folded.len() - usize::from(last == b's');
    Stem { stem: hash(&folded[..stem]), form: hash(&folded[..form]) }
}

/// FNV-1a: short words, and no one to choose them badly.
fn hash(word: &[u8]) -> u32 {
    word.iter().fold(0x811c_9dc5, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
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
