//! The writer's own voice: headline clauses that nobody is cited for, participles hung on someone else's
//! claim, and sentences that restate one.

use super::agentless;
use super::draft::Draft;
use super::facts::{Facts, Kind, Stance};
use super::finder::is_voiceless;
use super::grammar::Tags;
use super::knowledge::EngineLexicon as L;
use super::phrase::Reader;
use super::scene::Tokens;
use crate::markup::Region;
use crate::prose::TokenKind;

/// Parts the contents of a sentence's attributions: each ends where the next clause with a cue of its own
/// begins, and where a participle of the writer's trails behind. Such participles are added.
pub(super) fn part_contents(reader: &Reader<'_, '_>, drafts: &mut Vec<Draft>, sentence: &Tokens) {
    for index in 0..drafts.len() {
        let next = drafts[index + 1..].iter().map(Draft::start).find(|&start| opens_clause(reader, start));
        if let Some(next) = next {
            cut(reader, &mut drafts[index], next);
        }
    }
    let Some(participle) = trailing_participle(reader, sentence) else { return };
    let index = drafts.first().map_or(0, |draft| draft.sentence);
    let hangs = drafts.iter().any(|draft| draft.start() < participle);
    for draft in drafts.iter_mut().filter(|draft| draft.start() < participle) {
        cut(reader, draft, participle);
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
    if is_voiceless(scene.block) {
        return;
    }
    for (index, sentence) in scene.sentences().iter().enumerate() {
        let cited = drafts.iter().any(|draft| draft.sentence == index);
        let words = (sentence.first..sentence.end).filter(|&at| scene.is_word(at)).count();
        if !cited && words > 2 {
            let end = sentence.end - usize::from(scene.kind(sentence.end - 1) == Some(TokenKind::Stop));
            drafts.push(agentless::writer(sentence.first..end, index));
        }
    }
}

/// Drops the writer's clauses that restate nothing; those of the headline stay.
pub(super) fn keep_restated(facts: &mut Facts) {
    let claims: Vec<_> = facts
        .attributions
        .iter()
        .filter(|attribution| attribution.kind != Kind::Writer && !attribution.claim.entities.is_empty())
        .map(|attribution| attribution.claim.clone())
        .collect();
    let mut kept = 0;
    let mut renumbered = Vec::with_capacity(facts.attributions.len());
    facts.attributions.retain(|attribution| {
        let keeps = attribution.kind != Kind::Writer
            || attribution.hangs_on.is_some()
            || attribution.in_headline
            || claims.iter().any(|claim| attribution.claim.restates(claim));
        renumbered.push(keeps.then_some(kept));
        kept += u32::from(keeps);
        keeps
    });
    for attribution in &mut facts.attributions {
        let moved = |old: Option<u32>| old.and_then(|old| renumbered.get(old as usize).copied().flatten());
        attribution.outer = moved(attribution.outer);
        attribution.hangs_on = moved(attribution.hangs_on);
    }
}

/// Whether a block is the headline.
pub(super) fn is_headline(reader: &Reader<'_, '_>) -> bool {
    reader.scene.block.regions.contains(Region::Headline)
}

/// Whether a clause of its own begins at a token: after a comma or semicolon, with or without a joining word.
fn opens_clause(reader: &Reader<'_, '_>, start: usize) -> bool {
    let scene = reader.scene;
    let Some(before) = start.checked_sub(1) else { return false };
    let parts =
        |at: usize| matches!(scene.kind(at), Some(TokenKind::Comma | TokenKind::Semicolon | TokenKind::Dash));
    parts(before)
        || scene.is(before, Tags::CONJUNCTION | Tags::SUBORDINATOR) && before > 0 && parts(before - 1)
        || scene.is_one_of(before, &["while", "but", "whereas", "although"])
}

/// Ends a draft's contents before `at`, and the mark or joining word in front of it.
fn cut(reader: &Reader<'_, '_>, draft: &mut Draft, at: usize) {
    let scene = reader.scene;
    for content in draft.content.iter_mut().filter(|content| content.start < at && at < content.end) {
        content.end = at;
        while content.start < content.end
            && (scene.is(content.end - 1, Tags::CONJUNCTION | Tags::SUBORDINATOR)
                || matches!(
                    scene.kind(content.end - 1),
                    Some(TokenKind::Comma | TokenKind::Semicolon | TokenKind::Dash)
                ))
        {
            content.end -= 1;
        }
    }
    draft.content.retain(|content| content.start < content.end);
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
