//! Whether a saying is told as having happened: "critics say" tells of one, "critics have not said", "critics
//! might say" and "if critics say" do not.
//!
//! Only the small words around a verb and its subject are read. What the content itself claims is no matter of
//! mood.

use crate::attribution::kinds::{Mood, Stance};
use crate::attribution::words::grammar::Tags;
use crate::attribution::words::knowledge::{Complement, Verb};
use crate::attribution::words::scene::{Scene, Tokens};

/// Before a verb, what denies it.
const NEGATORS: [&str; 4] = ["cannot", "never", "nor", "not"];

/// Before a verb, what makes it no more than possible, due or to come.
const MODALS: [&str; 12] =
    ["can", "could", "may", "might", "must", "ought", "shall", "should", "will", "would", "'d", "'ll"];

/// What denies that somebody can.
const INABILITY: [&str; 3] = ["cannot", "can't", "couldn't"];

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
pub(in crate::attribution) fn of_group(scene: &Scene<'_>, group: Tokens) -> Mood {
    let denied = |at: usize| {
        let word = scene.word(at);
        scene.is_one_of(at, &NEGATORS) || word.ends_with("n't") || word.ends_with("n’t")
    };
    if group.clone().any(denied) {
        Mood::Negated
    } else if group.clone().any(|at| is_modal(scene, at)) || will_be_said(scene, group.start) {
        Mood::Possible
    } else {
        Mood::Stated
    }
}

/// "He'll be seen as": a pronoun that has swallowed the modal in front of the group.
fn will_be_said(scene: &Scene<'_>, group: usize) -> bool {
    group > 0 && scene.word(group - 1).ends_with("'ll")
}

/// The mood that a clause has from its subject and what stands before that.
///
/// "When critics say" in the present tells of a habit (`present`), not of something that was said.
pub(in crate::attribution) fn of_clause(
    scene: &Scene<'_>,
    subject: usize,
    floor: usize,
    present: bool,
) -> Mood {
    if scene.is_one_of(subject, &NOBODY) {
        return Mood::Negated;
    }
    // "Wider than any experts had predicted", "any lawyer will tell you": whoever it may be.
    if scene.is_one_of(subject, &["any"]) {
        return Mood::Supposed;
    }
    let adverb = |at: &usize| scene.is(*at, Tags::ADVERB) && !scene.is(*at, Tags::SUBORDINATOR);
    let mut before = (floor..subject).rev().skip_while(adverb);
    let Some(at) = before.next() else { return Mood::Stated };
    let supposes =
        scene.is_one_of(at, &SUPPOSING) || present && scene.is_one_of(at, &["when", "whenever", "once"]);
    let unsettled = scene.is(at, Tags::THAT) && at > floor && scene.is_one_of(at - 1, &UNSETTLED);
    if supposes || unsettled { Mood::Supposed } else { Mood::Stated }
}

/// The mood of a verb whose group is `group` as what it means: who does not believe a thing believes the opposite,
/// and who does not deny it has been asked. Who cannot believe it has no view that is told.
pub(in crate::attribution) fn settled(scene: &Scene<'_>, group: Tokens, verb: &Verb) -> Mood {
    let believes = matches!(verb.stance, Stance::Believing | Stance::Predicting);
    let unable = || group.clone().any(|at| is_modal(scene, at) || scene.is_one_of(at, &INABILITY));
    let raises = believes && verb.complement != Complement::That && !unable();
    let doubles = verb.stance == Stance::Denying;
    match of_group(scene, group.clone()) {
        Mood::Negated if raises || doubles => Mood::Stated,
        mood => mood,
    }
}

/// The mood that a bare verb behind *and* shares with the first verb of its subject, which ends at `subject`:
/// "historians will look back and wonder".
pub(in crate::attribution) fn shared(scene: &Scene<'_>, subject: usize, verb: usize) -> Mood {
    let joined = verb > subject && scene.is(verb - 1, Tags::CONJUNCTION);
    let helps = |at: &usize| is_modal(scene, *at) || scene.is(*at, Tags::ADVERB);
    let first = (subject..verb).take_while(helps).filter(|&at| joined && is_modal(scene, at)).count();
    if first > 0 { Mood::Possible } else { Mood::Stated }
}

fn is_modal(scene: &Scene<'_>, at: usize) -> bool {
    scene.is_one_of(at, &MODALS)
}
