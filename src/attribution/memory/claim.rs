//! What a content is about: the entities in it and the stems of its words, so that a claim can be known again
//! when it comes back in other words.

use super::stem::Stems;
use crate::attribution::facts::{Claim, EntityId, Pairs, Stem};
use crate::attribution::words::grammar::Tags;
use crate::attribution::words::scene::{Scene, Tokens};
use crate::order::Order as _;
use crate::prose::{Token, TokenKind};

/// An entity leads a claim that begins within so many tokens with its name.
const LEAD: usize = 3;

/// What claims are read with: room that is used again.
#[derive(Debug, Default)]
pub(in crate::attribution) struct Room {
    entities: Vec<EntityId>,
    words: Vec<Stem>,
    stems: Stems,
}

impl Room {
    /// Goes on to the next block, which has so many tokens.
    pub(in crate::attribution) fn begin(&mut self, tokens: usize) {
        self.stems.begin(tokens);
    }

    /// Gathers who and what is named in stretches, and their other words, each once and in order.
    fn gather<N: Iterator<Item = EntityId>>(
        &mut self,
        scene: &Scene<'_>,
        stretches: &[Tokens],
        named: &impl Fn(Tokens) -> N,
    ) {
        let Self { entities, words, stems } = self;
        entities.clear();
        words.clear();
        for stretch in stretches {
            entities.extend(named(stretch.clone()));
            let all = (stretch.start..).zip(scene.classed(stretch.clone()));
            let own = all.filter(|(_, (token, tags))| !tags.any(Tags::NAME) && is_weighty(token, *tags));
            words.extend(own.map(|(at, _)| stems.of(scene, at)));
        }
        entities.order();
        entities.dedup();
        words.sort_unstable();
        words.dedup();
    }
}

/// Reads stretches of a block as a claim. `named` tells whose names stand in a stretch.
pub(in crate::attribution) fn read<N: Iterator<Item = EntityId>>(
    scene: &Scene<'_>,
    stretches: &[Tokens],
    named: impl Fn(Tokens) -> N,
    room: &mut Room,
) -> Claim {
    room.gather(scene, stretches, &named);
    let Room { entities, words, stems } = room;
    let first = stretches.first().map_or(0..0, |first| opening(scene, first));
    let (name, noun) = (leading(scene, &first), pointing(scene, &first));
    let subject = name.or(noun).unwrap_or(first.start);
    let tokens = || stretches.iter().cloned().flatten();
    let mut behind = tokens().filter(|&at| at > subject && !scene.is(at, Tags::NAME));
    let openings = if behind.next().is_some_and(|at| owns(scene, at)) { 2 } else { 1 };
    let mut claim = Claim {
        entities: entities.iter().copied().collect(),
        leading: name.and_then(|at| named(at..at + 1).next()),
        words: words.as_slice().into(),
        pointing: noun.map(|noun| stems.of(scene, noun)),
        points_at_deed: noun.is_some_and(|noun| noun > 0 && owns(scene, noun - 1) || heads(scene, noun)),
        opening: [0; 2],
        pairs: Pairs::default(),
    };
    pairs(scene, (stretches, subject), &named, stems, &mut claim.opening[..openings]);
    pairs(scene, (stretches, 0), &named, stems, &mut claim.pairs);
    claim
}

/// Whether a token is the ending of an owner's name.
fn owns(scene: &Scene<'_>, at: usize) -> bool {
    scene.kind(at) == Some(TokenKind::Possessive)
}

/// Notes what stretches speak of from a token on, each with the word that is behind it, as one number; a name counts
/// once.
fn pairs<N: Iterator<Item = EntityId>>(
    scene: &Scene<'_>,
    (stretches, from): (&[Tokens], usize),
    named: &impl Fn(Tokens) -> N,
    stems: &mut Stems,
    pairs: &mut [u16],
) {
    let mut free = pairs.iter_mut();
    let mut before = None;
    for stretch in stretches {
        let stretch = stretch.start.max(from)..stretch.end;
        for (at, (token, tags)) in (stretch.start..).zip(scene.classed(stretch)) {
            if tags.any(Tags::NAME) {
                before = named(at..at + 1).next().map(|id| !id.0).or(before);
            } else if is_weighty(token, tags) {
                let word = stems.of(scene, at).stem;
                if let Some(before) = before.replace(word) {
                    let Some(pair) = free.next() else { return };
                    *pair = hash_of_pair(before, word);
                }
            }
        }
    }
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
    !tags.any(SMALL) && token.end - token.start > 2 && token.is_word()
}
