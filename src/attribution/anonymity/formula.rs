//! Formulas of anonymity beside what else stands in a sentence: one inside a source phrase belongs to it whole, and
//! one that trails behind a claim is no part of the claim.

use crate::attribution::draft::Draft;
use crate::attribution::words::grammar::Tags;
use crate::attribution::words::hits::LexiconSet;
use crate::attribution::words::knowledge::EngineLexicon as L;
use crate::attribution::words::scene::{Scene, Tokens};
use crate::lexicon::Hit;
use crate::prose::TokenKind;

/// A sentence without any of these has nothing to be found.
pub(in crate::attribution) const HINGES: LexiconSet = LexiconSet::of(&[L::Anonymity]);

/// Parts the formulas of a sentence from the sources and contents found in it.
pub(in crate::attribution) fn part(scene: &Scene<'_>, sentence: &Tokens, found: &mut [Draft]) {
    for hit in hits(scene, sentence) {
        let words = hit.first as usize..hit.end as usize;
        for draft in found.iter_mut() {
            reach(draft, &words);
            cut(scene, draft, &words);
        }
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
fn cut(scene: &Scene<'_>, draft: &mut Draft, words: &Tokens) {
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
