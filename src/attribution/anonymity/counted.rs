//! "All four asked not to be named", "none of them wanted to": those who spoke, counted and no more. Elsewhere a count
//! is no source, but whoever leaves a name out has spoken.

use crate::attribution::phrase::NounPhrase;
use crate::attribution::words::grammar::Tags;
use crate::attribution::words::scene::{Scene, Tokens};
use crate::prose::TokenKind;

/// Words that stand for each or none of those who spoke.
const EACH: [&str; 5] = ["all", "both", "each", "neither", "none"];

/// Verbs by which a formula that begins with *none* says what nobody wanted.
const WANTING: [&str; 8] = ["agreed", "cared", "consented", "wanted", "was", "were", "wished", "would"];

/// The phrase that ends at a verb and only counts.
pub(super) fn before(scene: &Scene<'_>, verb: usize, floor: usize) -> Option<NounPhrase> {
    let first = verb.checked_sub(2).filter(|&first| first >= floor && counts(scene, first));
    let each = || verb.checked_sub(1).filter(|&first| first >= floor && scene.is_one_of(first, &EACH));
    let first = first.or_else(each)?;
    let opens =
        first == floor || scene.kind(first - 1) == Some(TokenKind::Comma) || is_joint(scene, first - 1);
    opens.then(|| phrase(first..verb))
}

/// The phrase that a formula begins with: "none of the guards | wanted to be named".
pub(super) fn opening(scene: &Scene<'_>, formula: &Tokens) -> Option<NounPhrase> {
    let negates = scene.is_one_of(formula.start, &["neither", "none"]);
    let verb = formula.clone().find(|&at| scene.is_one_of(at, &WANTING)).filter(|_| negates)?;
    Some(phrase(formula.start..verb))
}

/// The three, all four.
fn counts(scene: &Scene<'_>, first: usize) -> bool {
    let all = scene.is_one_of(first, &["all", "the"]);
    all && (scene.is(first + 1, Tags::NUMBER) || scene.kind(first + 1) == Some(TokenKind::Number))
}

fn is_joint(scene: &Scene<'_>, at: usize) -> bool {
    scene.is(at, Tags::CONJUNCTION | Tags::SUBORDINATOR)
}

fn phrase(whole: Tokens) -> NounPhrase {
    NounPhrase { head: whole.end - 1..whole.end, whole, name: None }
}
