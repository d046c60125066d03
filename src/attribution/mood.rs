//! Whether a saying is told as having happened: "critics say" tells of one, "critics have not said", "critics
//! might say" and "if critics say" do not.
//!
//! Only the small words around a verb and its subject are read. What the content itself claims is no matter of
//! mood.

use super::grammar::Tags;
use super::kinds::{Mood, Stance};
use super::knowledge::{Complement, Verb};
use super::scene::{Scene, Tokens};

/// Before a verb, what denies it.
const NEGATORS: [&str; 4] = ["cannot", "never", "nor", "not"];

/// Before a verb, what makes it no more than possible, due or to come.
const MODALS: [&str; 12] =
    ["can", "could", "may", "might", "must", "ought", "shall", "should", "will", "would", "'d", "'ll"];

/// What a subject begins with when nobody is meant: "no expert has said".
const NOBODY: [&str; 5] = ["neither", "no", "no-one", "nobody", "none"];

/// Before a subject, what makes its clause a supposition.
const SUPPOSING: [&str; 6] = ["if", "lest", "unless", "until", "till", "whether"];

/// Adjectives whose *that* tells what is not yet so: "it is vital that lenders believe".
const UNSETTLED: [&str; 11] = [
    "critical",
    "crucial",
    "essential",
    "imperative",
    "important",
    "likely",
    "necessary",
    "possible",
    "unlikely",
    "vital",
    "conceivable",
];

/// The mood of a verb whose group, its auxiliaries and adverbs, is `group`.
pub(super) fn of_group(scene: &Scene<'_>, group: Tokens) -> Mood {
    let denied = |at: usize| scene.is_one_of(at, &NEGATORS) || scene.word(at).ends_with("n't");
    if group.clone().any(denied) {
        Mood::Negated
    } else if group.clone().any(|at| scene.is_one_of(at, &MODALS)) {
        Mood::Possible
    } else {
        Mood::Stated
    }
}

/// The mood that a clause has from its subject and what stands before that.
pub(super) fn of_clause(scene: &Scene<'_>, subject: usize, floor: usize) -> Mood {
    if scene.is_one_of(subject, &NOBODY) {
        return Mood::Negated;
    }
    let adverb = |at: &usize| scene.is(*at, Tags::ADVERB) && !scene.is(*at, Tags::SUBORDINATOR);
    let mut before = (floor..subject).rev().skip_while(adverb);
    let Some(at) = before.next() else { return Mood::Stated };
    let supposes = scene.is_one_of(at, &SUPPOSING);
    let unsettled = scene.is(at, Tags::THAT) && at > floor && scene.is_one_of(at - 1, &UNSETTLED);
    if supposes || unsettled { Mood::Supposed } else { Mood::Stated }
}

/// A verb under *not* as what it means: who does not believe a thing believes the opposite, and who does not
/// deny it has been asked.
pub(super) fn settled(mood: Mood, verb: &Verb) -> Mood {
    let raises =
        matches!(verb.stance, Stance::Believing | Stance::Predicting) && verb.complement != Complement::That;
    let doubles = verb.stance == Stance::Denying;
    if mood == Mood::Negated && (raises || doubles) { Mood::Stated } else { mood }
}
