//! What a content is about: the entities in it and the stems of its words, so that a claim can be known again
//! when it comes back in other words.

use crate::attribution::facts::{Claim, EntityId, Pairs, Stem};
use crate::attribution::words::grammar::Tags;
use crate::attribution::words::scene::{Scene, Tokens};
use crate::prose::{Token, TokenKind, fold, hash_beginnings};

/// An entity leads a claim that begins within so many tokens with its name.
const LEAD: usize = 3;

/// Reads stretches of a block as a claim. `named` tells whose names stand in a stretch; `room` is used again from
/// claim to claim, and what is handed out takes no more of it than it needs.
pub(in crate::attribution) fn read<N: Iterator<Item = EntityId>>(
    scene: &Scene<'_>,
    stretches: &[Tokens],
    named: impl Fn(Tokens) -> N,
    room: &mut Claim,
) -> Claim {
    let Claim { entities, words, .. } = room;
    entities.clear();
    words.clear();
    for stretch in stretches {
        entities.extend(named(stretch.clone()));
        let unnamed = scene.classed(stretch.clone()).filter(|(_, tags)| !tags.any(Tags::NAME));
        let weighty = unnamed.filter(|(token, tags)| is_weighty(token, *tags));
        words.extend(weighty.map(|(token, _)| stem(scene.written(token))));
    }
    entities.sort_unstable();
    entities.dedup();
    words.sort_unstable();
    words.dedup();
    let first = stretches.first().map_or(0..0, |first| opening(scene, first));
    let (name, noun) = (leading(scene, &first), pointing(scene, &first));
    room.leading = name.and_then(|at| named(at..at + 1).next());
    room.pointing = noun.map(|noun| stem(scene.word(noun)));
    room.points_at_deed = noun.is_some_and(|noun| noun > 0 && owns(scene, noun - 1) || heads(scene, noun));
    let subject = name.or(noun).unwrap_or(first.start);
    let tokens = || stretches.iter().cloned().flatten();
    let mut behind = tokens().filter(|&at| at > subject && !scene.is(at, Tags::NAME));
    let openings = if behind.next().is_some_and(|at| owns(scene, at)) { 2 } else { 1 };
    let from_subject = pairs(scene, tokens().filter(|&at| at >= subject), &named).take(openings);
    (room.opening, room.pairs) = ([0; 2], Pairs::default());
    room.opening.iter_mut().zip(from_subject).for_each(|(slot, pair)| *slot = pair);
    room.pairs.iter_mut().zip(pairs(scene, tokens(), &named)).for_each(|(slot, pair)| *slot = pair);
    room.clone()
}

/// Whether a token is the ending of an owner's name.
fn owns(scene: &Scene<'_>, at: usize) -> bool {
    scene.kind(at) == Some(TokenKind::Possessive)
}

/// What some tokens speak of, each with the word that is behind it, as one number; a name counts once.
fn pairs<N: Iterator<Item = EntityId>>(
    scene: &Scene<'_>,
    tokens: impl Iterator<Item = usize>,
    named: &impl Fn(Tokens) -> N,
) -> impl Iterator<Item = u16> {
    let mut before = None;
    tokens.filter_map(move |at| {
        if scene.is(at, Tags::NAME) {
            before = named(at..at + 1).next().map(|id| !id.0).or(before);
            return None;
        }
        let (token, _) = scene.classed(at..at + 1).next().filter(|(token, tags)| is_weighty(token, *tags))?;
        let word = stem(scene.written(token)).stem;
        before.replace(word).map(|before| hash_of_pair(before, word))
    })
}

/// One number for two things that stand side by side; none is 0.
fn hash_of_pair(first: u32, second: u32) -> u16 {
    let mixed = (first.rotate_left(5) ^ second).wrapping_mul(0x9e37_79b9);
    (mixed >> 16) as u16 | 1
}

/// Whether a noun ends its phrase, as far as can be told: "the payments", but not "the payment office".
fn heads(scene: &Scene<'_>, noun: usize) -> bool {
    let small = Tags::FUNCTION | Tags::VERB | Tags::ADVERB;
    let plural = scene.word(noun).ends_with('s');
    let verb = |word: &str| word.ends_with("ed") || word.ends_with('s') && !word.ends_with("ss");
    let behind = noun + 1;
    plural || !scene.is_word(behind) || scene.is(behind, small) || verb(scene.word(behind))
}

/// Whether a claim begins with a name, or with a noun that points back. One that does not restates nothing.
pub(in crate::attribution) fn points_back(scene: &Scene<'_>, claim: &Tokens) -> bool {
    let claim = opening(scene, claim);
    leading(scene, &claim).is_some() || pointing(scene, &claim).is_some()
}

/// Where the name stands that a claim begins with.
fn leading(scene: &Scene<'_>, claim: &Tokens) -> Option<usize> {
    claim.clone().take(LEAD).find(|&at| scene.is(at, Tags::NAME))
}

/// A claim from where it begins, marks and joining words left aside.
fn opening(scene: &Scene<'_>, claim: &Tokens) -> Tokens {
    let skips =
        |at: usize| !scene.is_word(at) || scene.is(at, Tags::CONJUNCTION | Tags::ADVERB | Tags::SUBORDINATOR);
    let opens = claim.clone().find(|&at| !skips(at)).unwrap_or(claim.start);
    // "If true, the payments …": what comes before the comma only hedges.
    let mut near = claim.clone().take(4);
    let comma = near.find(|&at| scene.kind(at) == Some(TokenKind::Comma) && scene.word(at) == ",");
    comma.map_or(opens, |comma| comma + 1)..claim.end
}

/// Where the noun stands of "the payments", "this dependence", "Orrin's payments" at the beginning of a claim.
fn pointing(scene: &Scene<'_>, claim: &Tokens) -> Option<usize> {
    let start = claim.start;
    let points = scene.is(start, Tags::DEFINITE | Tags::OWNER);
    let behind_name = || claim.clone().take(LEAD).find(|&at| !scene.is(at, Tags::NAME));
    let owned = || behind_name().filter(|&at| at > start && scene.kind(at) == Some(TokenKind::Possessive));
    let noun = if points { start + 1 } else { owned()? + 1 };
    let weighty = scene.classed(noun..claim.end).next().is_some_and(|(token, tags)| is_weighty(token, tags));
    weighty.then_some(noun)
}

/// Words that say little of what is claimed.
const SMALL: Tags = Tags::FUNCTION.and(Tags::DAY).and(Tags::STATE).and(Tags::NUMBER);

/// Whether a token is a word of three letters and more and no small word.
fn is_weighty(token: &Token, tags: Tags) -> bool {
    token.is_word() && token.end - token.start > 2 && !tags.any(SMALL)
}

/// Endings that make no other claim of a word, by its last two letters, the longest first.
fn endings(last: [u8; 2]) -> &'static [&'static str] {
    match &last {
        b"ns" => &["ations", "ions", "s"],
        b"ts" => &["ments", "s"],
        b"es" => &["ences", "ances", "es", "s"],
        b"gs" => &["ings", "s"],
        b"rs" => &["ers", "s"],
        [_, b's'] => &["s"],
        b"on" => &["ation", "ion"],
        b"nt" => &["ment", "t"],
        b"ce" => &["ence", "ance", "e"],
        b"cy" => &["cy"],
        b"ry" => &["ery"],
        b"ge" => &["age", "e"],
        b"re" => &["ure", "e"],
        b"al" => &["al"],
        [_, b'e'] => &["e"],
        b"ng" => &["ing"],
        b"ed" => &["ed"],
        b"ly" => &["ly"],
        _ => &[],
    }
}

/// A word's stem ("pays" and "payments" have one) and its form, plural or not. Large and small letters are the
/// same to a hash, so that only words beyond ASCII need be folded.
fn stem(word: &str) -> Stem {
    if !word.is_ascii() {
        return stem_of(&fold(word));
    }
    let lemma = IRREGULAR.iter().find(|(form, _)| form.eq_ignore_ascii_case(word));
    match lemma {
        Some((_, lemma)) => Stem { form: stem_of(word).form, ..stem_of(lemma) },
        None => stem_of(word),
    }
}

/// Forms, and nouns made of verbs, that no ending tells.
const IRREGULAR: [(&str, &str); 22] = [
    ("bought", "buy"),
    ("death", "die"),
    ("deaths", "die"),
    ("died", "die"),
    ("fled", "flee"),
    ("flight", "flee"),
    ("hidden", "hide"),
    ("hid", "hide"),
    ("loss", "lose"),
    ("losses", "lose"),
    ("lost", "lose"),
    ("paid", "pay"),
    ("purchase", "buy"),
    ("sale", "sell"),
    ("sales", "sell"),
    ("sold", "sell"),
    ("stole", "steal"),
    ("stolen", "steal"),
    ("theft", "steal"),
    ("thefts", "steal"),
    ("used", "use"),
    ("uses", "use"),
];

fn stem_of(word: &str) -> Stem {
    let last = word.as_bytes().last_chunk().unwrap_or(&[0; 2]).map(|byte| byte.to_ascii_lowercase());
    let ends =
        |ending: &str| word.as_bytes()[word.len() - ending.len()..].eq_ignore_ascii_case(ending.as_bytes());
    let ending = endings(last).iter().find(|ending| word.len() > ending.len() + 2 && ends(ending));
    let hash = hash_beginnings(word);
    let without = |letters: usize| hash(word.len() - letters);
    let plural = usize::from(last[1] == b's');
    let inflected = ending.map_or(0, |ending| ending.len());
    let form = without(plural);
    Stem { stem: if inflected == plural { form } else { without(inflected) }, form }
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
