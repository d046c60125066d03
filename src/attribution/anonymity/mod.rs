//! Why a source is unnamed: what a text says of it, and of whom it says it.
//!
//! A *formula* says that a name is left out ("asked not to be named") and is known by its words. A *reason* is a
//! stock phrase or whatever clause says why. Formula and reason together are a statement, and a statement is
//! about one source: [`bind`] finds it in its sentence, [`spread`] in the sentences around it. Where others leave the
//! name out ("the paper agreed not to name her"), [`grant`] finds whom they mean.

mod counted;
pub(super) mod formula;
pub(super) mod grant;
mod holder;
mod spread;

pub(super) use holder::bind;
pub(super) use spread::spread;

use super::kinds::Reason;
use super::words::grammar::Tags;
use super::words::knowledge::EngineLexicon as L;
use super::words::scene::{Scene, Tokens};
use crate::order::Order as _;
use crate::prose::TokenKind;

/// What is said of one source's being unnamed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Statement {
    /// The words that leave the name out.
    pub(super) formula: Tokens,
    /// The formula and the reason beside it.
    pub(super) whole: Tokens,
    pub(super) reason: Reason,
    /// The words of the reason; those of the formula where none is given.
    pub(super) words: Tokens,
    /// The word for the source, where others leave its name out.
    pub(super) granted: Option<usize>,
}

/// How far behind a formula its reason may begin, in tokens.
const REACH: usize = 12;

/// Words that open a reason; what a phrase of the lexicon that begins otherwise says is that a name is left out.
const OPENERS: [&str; 14] = [
    "as", "because", "citing", "due", "fearing", "for", "given", "in", "lest", "on", "out", "owing", "since",
    "to",
];

/// The statements of a block, in order.
pub(super) fn statements(scene: &Scene<'_>) -> Vec<Statement> {
    let mut statements: Vec<Statement> = Vec::new();
    for (words, reason) in findings(scene) {
        let last = statements.last_mut().filter(|last| continues(scene, last, &words, reason));
        match last {
            Some(last) => {
                if scene.sentence_of(last.whole.start) == scene.sentence_of(words.start) {
                    last.whole.end = last.whole.end.max(words.end);
                }
                if reason > last.reason {
                    (last.reason, last.words) = (reason, words);
                }
            }
            None if !gives_only_reason(scene, &words, reason) => {
                let (formula, whole) = (words.clone(), words.clone());
                let granted = grant::of(scene, &words);
                statements.push(Statement { formula, whole, reason, words, granted });
            }
            None => {}
        }
    }
    statements
}

/// Whether words go on with a statement: near it in its sentence, or as a reason given in the next.
fn continues(scene: &Scene<'_>, last: &Statement, words: &Tokens, reason: Reason) -> bool {
    let ((before, _), (here, _)) = (scene.sentence_of(last.whole.start), scene.sentence_of(words.start));
    let near = words.start <= last.whole.end + REACH;
    let unexplained = last.reason == Reason::None && gives_only_reason(scene, words, reason);
    here == before && near || here == before + 1 && unexplained
}

/// Formulas and reasons, in order; of those inside one another only the longest.
fn findings(scene: &Scene<'_>) -> Vec<(Tokens, Reason)> {
    let mut found: Vec<(Tokens, Reason)> = Vec::new();
    for hit in scene.hits(L::Anonymity, 0..scene.tokens().len()) {
        let words = hit.first as usize..hit.end as usize;
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
    found.order_by_key(|(words, _)| words.start);
    found
}

/// "Because of the sensitivity of the matter", "for fear of arrest": on its own it leaves no name out.
fn gives_only_reason(scene: &Scene<'_>, words: &Tokens, reason: Reason) -> bool {
    reason == Reason::Specific || reason == Reason::Boilerplate && scene.is_one_of(words.start, &OPENERS)
}

/// The clause behind a formula that says why, unless it is a stock phrase. Behind a stock phrase only a second
/// reason counts: "not authorised to speak, and because her brother is on trial".
fn reason_behind(
    scene: &Scene<'_>,
    words: &Tokens,
    reason: Reason,
    known: &[(Tokens, Reason)],
) -> Option<Tokens> {
    let (_, sentence) = scene.sentence_of(words.start);
    let opens = (words.end..sentence.end.min(words.end + REACH)).find(|&at| opens_reason(scene, at))?;
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
    (end > opens + 2 && !is_blank(scene, opens..end)).then_some(opens..end)
}

/// "Because [REASON]": what has yet to be filled in gives no reason. Words put into a quotation are no such blank:
/// "because [her brother] is on trial".
fn is_blank(scene: &Scene<'_>, mut reason: Tokens) -> bool {
    let first = reason.start + 1;
    scene.word(first) == "[" && reason.find(|&at| scene.word(at) == "]").is_none_or(|at| at + 1 == reason.end)
}

/// Because, as, for fear, to avoid: what opens a reason.
fn opens_reason(scene: &Scene<'_>, at: usize) -> bool {
    let adverb = |at: usize| scene.is(at, Tags::ADVERB) || scene.word(at).ends_with("ly");
    // "To candidly discuss strategy".
    let next = at + 1 + usize::from(adverb(at + 1));
    let pair = |first: &str, second: &[&str]| scene.is_one_of(at, &[first]) && scene.is_one_of(next, second);
    scene.is_one_of(at, &["because", "since", "as", "lest", "fearing"])
        || pair("for", &["fear"])
        || pair("to", &["avoid", "protect", "discuss", "describe"])
}
