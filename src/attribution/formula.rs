//! Formulas of anonymity as they stand in a sentence: "the aide asked not to be named" attributes by itself, a
//! formula inside a source phrase belongs to it, and one that trails behind a claim is no part of the claim.

use super::draft::Draft;
use super::grammar::Tags;
use super::kinds::{Manner, Reason, Stance};
use super::knowledge::EngineLexicon as L;
use super::phrase::{NounPhrase, Reader};
use super::scene::{Scene, Tokens};
use crate::lexicon::Hit;
use crate::prose::TokenKind;

/// Binds the formulas of a sentence to the attributions found in it; where nobody else speaks, one of them is an
/// attribution of its own.
pub(super) fn bind(reader: &Reader<'_, '_>, index: usize, sentence: &Tokens, found: &mut Vec<Draft>) {
    let scene = reader.scene;
    for hit in hits(scene, sentence) {
        let words = hit.first as usize..hit.end as usize;
        for draft in found.iter_mut() {
            reach(draft, &words);
            part(scene, draft, &words);
        }
    }
    if found.iter().all(|draft| draft.source.is_none()) {
        found.extend(hits(scene, sentence).find_map(|hit| alone(reader, index, sentence, hit)));
    }
}

/// The formulas of a sentence.
fn hits<'s>(scene: &'s Scene<'_>, sentence: &Tokens) -> impl Iterator<Item = Hit> + 's {
    let inside = scene.hits(L::Anonymity, sentence.clone());
    inside.filter(|hit| !scene.is(hit.first as usize, Tags::QUOTED))
}

/// "An official who declined to be named": the phrase reaches to the end of its formula.
fn reach(draft: &mut Draft, words: &Tokens) {
    if let Some(source) = draft.source.as_mut().filter(|source| source.trailing().contains(&words.start)) {
        source.whole.end = source.whole.end.max(words.end);
    }
}

/// "The bank was sold, speaking on condition of anonymity": the claim ends at the comma. "Told the paper, on
/// condition of anonymity, that …": it begins behind the formula.
fn part(scene: &Scene<'_>, draft: &mut Draft, words: &Tokens) {
    let Some(comma) = comma_before(scene, words.start) else { return };
    let that = words.end + 1;
    let interrupts = scene.kind(words.end) == Some(TokenKind::Comma) && scene.is(that, Tags::THAT);
    for content in draft.content.iter_mut().filter(|content| content.contains(&comma)) {
        if interrupts {
            content.start = that + 1;
        } else {
            content.end = comma;
        }
    }
    draft.content.retain(|content| content.start < content.end);
}

/// The comma in front of a formula that trails behind a clause, with no more than a participle between.
fn comma_before(scene: &Scene<'_>, formula: usize) -> Option<usize> {
    let participle = |at: usize| scene.is_word(at) && scene.word(at).ends_with("ing");
    let before = formula.checked_sub(1)?;
    let comma = if participle(before) { before.checked_sub(1)? } else { before };
    (scene.kind(comma) == Some(TokenKind::Comma)).then_some(comma)
}

/// "The aide spoke on condition of anonymity": the formula is a cue without content. A reason is none.
fn alone(reader: &Reader<'_, '_>, index: usize, sentence: &Tokens, hit: Hit) -> Option<Draft> {
    let reason = reader.scene.known.anonymity.get(hit.entry as usize);
    let cue = hit.first as usize..hit.end as usize;
    let before = sentence.start..cue.start;
    let asks = || reader.scene.is(cue.start, Tags::VERB);
    let source = reader
        .leading_subject(before.clone())
        .or_else(|| subject(reader, &before))
        .or_else(|| asks().then(|| reader.subject_before(cue.start, sentence.start))?)?;
    let formula = reason != Some(&Reason::Specific);
    formula.then(|| Draft::new(cue, Stance::Neutral, Manner::Indirect, index).with_source(source))
}

/// "Both spoke …", "the pair agreed to talk …": what stands before the first verb, when it stands for somebody.
fn subject(reader: &Reader<'_, '_>, before: &Tokens) -> Option<NounPhrase> {
    let verb = before.start + if reader.scene.is(before.start, Tags::DEFINITE) { 2 } else { 1 };
    let source = (verb < before.end).then(|| reader.subject_before(verb, before.start))??;
    super::antecedent::stands_for_somebody(reader, &source).then_some(source)
}
