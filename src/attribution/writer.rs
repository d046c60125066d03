//! The writer's own voice: headline clauses that nobody is cited for, participles hung on someone else's
//! claim, and sentences that restate one.

use super::agentless;
use super::draft::Draft;
use super::facts::{Attribution, Claim, Facts};
use super::grammar::Tags;
use super::kinds::{Kind, Stance};
use super::knowledge::EngineLexicon as L;
use super::layers;
use super::phrase::Reader;
use super::scene::Tokens;
use crate::prose::TokenKind;
use rustc_hash::FxHashMap;

/// Adds what the writer hangs on somebody's claim with a participle (", illustrating …"), which ends the contents
/// before it.
pub(super) fn add_participle(reader: &Reader<'_, '_>, drafts: &mut Vec<Draft>, sentence: &Tokens) {
    let Some(participle) = trailing_participle(reader, sentence) else { return };
    let index = drafts.first().map_or(0, |draft| draft.sentence);
    let hangs = drafts.iter().any(|draft| draft.start() < participle);
    for draft in drafts.iter_mut().filter(|draft| draft.start() < participle) {
        layers::cut(reader, draft, participle);
    }
    if hangs {
        let end = sentence.end - usize::from(reader.scene.kind(sentence.end - 1) == Some(TokenKind::Stop));
        drafts.push(agentless::writer(participle..end, index));
    }
}

/// Adds the clauses that nobody is cited for: of the headline, and of sentences without any attribution, which
/// are kept in the end only where they restate a claim.
pub(super) fn add(reader: &Reader<'_, '_>, drafts: &mut Vec<Draft>) {
    let scene = reader.scene;
    if scene.is_voiceless() {
        return;
    }
    let mut cited = vec![false; scene.sentences().len()];
    for draft in drafts.iter() {
        cited[draft.sentence] = true;
    }
    for (index, sentence) in scene.sentences().iter().enumerate() {
        let cited = cited[index];
        let words = (sentence.first..sentence.end).filter(|&at| scene.is_word(at)).count();
        if !cited && words > 2 {
            let end = sentence.end - usize::from(scene.kind(sentence.end - 1) == Some(TokenKind::Stop));
            drafts.push(agentless::writer(sentence.first..end, index));
        }
    }
}

/// Drops the writer's clauses that restate nothing; those of the headline, and those hung on a claim, stay.
pub(super) fn keep_restated(facts: &mut Facts) {
    let claims = Claims::of(&facts.attributions);
    let mut kept = 0;
    let keeps = |attribution: &Attribution| {
        attribution.kind != Kind::Writer
            || attribution.hangs_on.is_some()
            || attribution.in_headline
            || claims.restated_by(&attribution.claim)
    };
    let renumbered: Vec<Option<u32>> = facts
        .attributions
        .iter()
        .map(|attribution| {
            let number = keeps(attribution).then_some(kept);
            kept += u32::from(number.is_some());
            number
        })
        .collect();
    let mut numbers = renumbered.iter();
    facts.attributions.retain(|_| numbers.next().is_some_and(Option::is_some));
    let moved = |old: Option<u32>| old.and_then(|old| renumbered.get(old as usize).copied().flatten());
    for attribution in &mut facts.attributions {
        attribution.outer = moved(attribution.outer);
        attribution.hangs_on = moved(attribution.hangs_on);
        if let Some(source) = &mut attribution.source {
            source.antecedent = moved(source.antecedent);
        }
    }
}

/// The claims of a document that somebody made, by the stems of their words.
struct Claims {
    all: Vec<Claim>,
    by_stem: FxHashMap<u32, Vec<u32>>,
}

/// So many claims are compared for one word; a word that more of them share tells nothing.
const MOST_COMPARED: usize = 64;

impl Claims {
    fn of(attributions: &[Attribution]) -> Self {
        let made = attributions.iter().filter(|attribution| attribution.kind != Kind::Writer);
        let all: Vec<Claim> = made.map(|attribution| attribution.claim.clone()).collect();
        let mut by_stem: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for (number, claim) in all.iter().enumerate() {
            for word in &claim.words {
                let sharing = by_stem.entry(word.stem).or_default();
                if sharing.len() < MOST_COMPARED {
                    sharing.push(number as u32);
                }
            }
        }
        Self { all, by_stem }
    }

    fn restated_by(&self, claim: &Claim) -> bool {
        // Without one of the two nothing is restated, whatever words are shared.
        if claim.leading.is_none() && claim.pointing.is_none() {
            return false;
        }
        let sharing =
            claim.words.iter().chain(&claim.pointing).filter_map(|word| self.by_stem.get(&word.stem));
        sharing.flatten().any(|&number| claim.restates(&self.all[number as usize]))
    }
}

/// ", illustrating …": a participle of a verb that vouches for what follows.
fn trailing_participle(reader: &Reader<'_, '_>, sentence: &Tokens) -> Option<usize> {
    let scene = reader.scene;
    sentence.clone().skip(2).find(|&at| {
        let vouches = |entry: u32| {
            scene.known.verbs.get(entry as usize).is_some_and(|verb| verb.stance == Stance::Endorsing)
        };
        scene.kind(at - 1) == Some(TokenKind::Comma)
            && scene.word(at).ends_with("ing")
            && !scene.is(at, Tags::QUOTED)
            && scene.hit_at(L::ReportingVerbs, at).is_some_and(|hit| vouches(hit.entry))
            && !scene.is(at + 1, Tags::THAT)
    })
}
