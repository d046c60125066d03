//! Why a source is unnamed: the formulas of anonymity, and the reasons given for them. A formula is known by its
//! words; a reason is whatever clause gives one and is no stock phrase.

use super::grammar::Tags;
use super::kinds::Reason;
use super::knowledge::EngineLexicon as L;
use super::scene::{Scene, Tokens};
use crate::prose::TokenKind;

/// The formulas of a block and the reasons behind them, in order.
pub(super) fn formulas(scene: &Scene<'_>) -> Vec<(Tokens, Reason)> {
    let mut found: Vec<(Tokens, Reason)> = Vec::new();
    for hit in scene.hits(L::Anonymity, 0..scene.tokens().len()) {
        let words = hit.first as usize..hit.end as usize;
        // Of formulas inside one another only the longest counts.
        if found.last().is_some_and(|(last, _)| words.start < last.end) {
            continue;
        }
        let reason = scene.known.anonymity.get(hit.entry as usize).copied().unwrap_or(Reason::None);
        found.push((words, reason));
    }
    let reasons: Vec<(Tokens, Reason)> = found
        .iter()
        .filter(|(_, reason)| *reason != Reason::Specific)
        .filter_map(|(words, reason)| reason_behind(scene, words, *reason, &found))
        .map(|words| (words, Reason::Specific))
        .collect();
    found.extend(reasons);
    found.sort_by_key(|(words, _)| words.start);
    found
}

/// How far behind a formula its reason may begin, in tokens.
const REACH: usize = 12;

/// The clause behind a formula that says why, unless it is a stock phrase. Behind a stock phrase only a second
/// reason counts: "not authorised to speak, and because her brother is on trial".
fn reason_behind(
    scene: &Scene<'_>,
    words: &Tokens,
    reason: Reason,
    known: &[(Tokens, Reason)],
) -> Option<Tokens> {
    let (_, sentence) = scene.sentence_of(words.start);
    let opens = (words.end..sentence.end.min(words.end + REACH)).find(|&at| gives_reason(scene, at))?;
    let second = scene.is(opens - 1, Tags::CONJUNCTION);
    let stock = known.iter().any(|(other, reason)| {
        *reason != Reason::None
            && opens <= other.start
            && other.start < opens + REACH
            && other.start < sentence.end
    });
    if stock || reason == Reason::Boilerplate && !second {
        return None;
    }
    let ends =
        |at: usize| matches!(scene.kind(at), Some(TokenKind::Comma | TokenKind::Semicolon | TokenKind::Stop));
    let end = (opens..sentence.end).find(|&at| ends(at)).unwrap_or(sentence.end);
    (end > opens + 2).then_some(opens..end)
}

/// Because, as, for fear, to avoid: what opens a reason.
fn gives_reason(scene: &Scene<'_>, at: usize) -> bool {
    let pair =
        |first: &str, second: &[&str]| scene.is_one_of(at, &[first]) && scene.is_one_of(at + 1, second);
    scene.is_one_of(at, &["because", "since", "as", "lest", "fearing"])
        || pair("for", &["fear"])
        || pair("to", &["avoid", "protect", "discuss", "describe"])
}
