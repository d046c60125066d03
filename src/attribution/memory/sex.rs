//! Whether words make somebody a *he* or a *she*: titles, words for kin, and whose they are. It must not guess from
//! given names.

use crate::attribution::kinds::MentionKind;
use crate::attribution::name::Name;
use crate::attribution::phrase::NounPhrase;
use crate::attribution::words::grammar::Tags;
use crate::attribution::words::knowledge::EngineLexicon as L;
use crate::attribution::words::scene::{Scene, Tokens};
use crate::prose::TokenKind;

/// What a pronoun tells of whom it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::attribution) enum Sex {
    Woman,
    Man,
}

/// The furthest that an article stands before its noun, in tokens.
const NEAR: usize = 4;

/// Of whom a pronoun at a token speaks: he, his, herself.
pub(in crate::attribution) fn of_pronoun(scene: &Scene<'_>, at: usize) -> Option<Sex> {
    // "He's said" is said by him.
    let word = scene.word(at).split(['\'', '’']).next().unwrap_or_default();
    let is_one_of = |words: &[&str]| words.iter().any(|known| word.eq_ignore_ascii_case(known));
    if is_one_of(&["she", "her", "herself"]) {
        Some(Sex::Woman)
    } else {
        is_one_of(&["he", "him", "his", "himself"]).then_some(Sex::Man)
    }
}

/// Of the noun that ends at a token: "spokeswoman", "father".
fn of_noun(scene: &Scene<'_>, at: usize) -> Option<Sex> {
    let woman = scene.hit_ending(L::Women, at).map(|_| Sex::Woman);
    woman.or_else(|| scene.hit_ending(L::Men, at).map(|_| Sex::Man))
}

/// Of a phrase by its words, whomever they mean.
pub(in crate::attribution) fn of_phrase(scene: &Scene<'_>, phrase: &NounPhrase) -> Option<Sex> {
    let pronoun = || of_pronoun(scene, phrase.whole.start).filter(|_| phrase.whole.len() == 1);
    let noun = || of_noun(scene, phrase.head.end - 1).filter(|_| phrase.name.is_none());
    pronoun().or_else(noun)
}

/// Whose somebody is: "her lawyer".
pub(in crate::attribution) fn of_owner(scene: &Scene<'_>, phrase: &NounPhrase) -> Option<Sex> {
    of_pronoun(scene, phrase.whole.start).filter(|_| phrase.whole.len() > 1)
}

/// Of a person by the title before the name, by a noun that is apposed, or by a pronoun that can mean nobody else:
/// "Ms Perr", "Tim Weil, her brother", "Lea Novak herself". `nouns` are those that the name is called by.
pub(super) fn of_name(scene: &Scene<'_>, name: &Name, nouns: [Option<usize>; 3]) -> Option<Sex> {
    let [title, behind, before] = nouns;
    let end = name.whole.end;
    // "If Ada Prohl were a man": what is not the case.
    let supposed = name.whole.start.checked_sub(1).is_some_and(|at| scene.is(at, Tags::SUBORDINATOR));
    let told = scene.kind(end) == Some(TokenKind::Comma) || scene.is_one_of(end, &["is", "was"]) && !supposed;
    let behind = behind.filter(|&at| told && closes(scene, at + 1));
    let alone = [title, behind, before.filter(|_| closes(scene, end))];
    let noun = alone.into_iter().flatten().find_map(|at| of_noun(scene, at));
    let itself = || of_pronoun(scene, end).filter(|_| scene.word(end).ends_with("self"));
    noun.or_else(itself)
}

/// Whether what is apposed ends at a token: "Ana Weil, her brother and a nurse" are three.
fn closes(scene: &Scene<'_>, end: usize) -> bool {
    let comma = scene.kind(end) == Some(TokenKind::Comma);
    let listed = comma && scene.is(end + 1, Tags::CONJUNCTION | Tags::NAME | Tags::OWNER);
    let tied = Tags::PREPOSITION | Tags::RELATIVE | Tags::TO;
    !listed && (!scene.is_word(end) || scene.is(end, tied))
}

/// Whose a person is by the words beside the name: "her lawyer, Otto Prohl", "Otto Prohl, her lawyer".
pub(super) fn of_name_owner(scene: &Scene<'_>, name: &Name, nouns: [Option<usize>; 3]) -> Option<Sex> {
    let [title, behind, before] = nouns;
    let known = |at: &usize| {
        scene.hit_ending(L::PersonNouns, *at).is_some() || scene.is(*at, Tags::TITLE | Tags::HEAD)
    };
    let owner = |from: usize, end: usize| {
        (from..end).rev().find(|&at| scene.is(at, Tags::OWNER)).and_then(|at| of_pronoun(scene, at))
    };
    let title = title.and_then(|_| name.whole.start.checked_sub(1)).and_then(|at| owner(at, at + 1));
    title
        .or_else(|| behind.filter(known).and_then(|at| owner(name.whole.end, at)))
        .or_else(|| before.and_then(|at| owner(at.saturating_sub(NEAR), at)))
}

/// Somebody without a name whom a sentence begins with: "His mother nodded", and where.
pub(super) fn opening(scene: &Scene<'_>, names: &[Name]) -> impl Iterator<Item = (usize, Sex)> {
    let of = |lexicon: L| scene.hits(lexicon, 0..scene.tokens().len());
    let found = of(L::Women).map(|hit| (hit, Sex::Woman)).chain(of(L::Men).map(|hit| (hit, Sex::Man)));
    found.filter_map(move |(hit, sex)| {
        let (first, last) = (hit.first as usize, hit.end as usize - 1);
        (opens(scene, first) && !is_named(scene, names, last)).then_some((last, sex))
    })
}

/// Whether a noun is that of the phrase which its sentence begins with, as somebody's or as somebody new.
fn opens(scene: &Scene<'_>, noun: usize) -> bool {
    let (_, sentence) = scene.sentence_of(noun);
    let near = sentence.start.max(noun.saturating_sub(NEAR))..noun;
    let article = |at: usize| scene.is_one_of(at, &["a", "an", "his", "her", "their"]);
    let Some(article) = near.rev().find(|&at| article(at)) else {
        return false;
    };
    let lead_in = |at: usize| {
        scene.is(at, Tags::CONJUNCTION | Tags::ADVERB)
            || matches!(scene.kind(at), Some(TokenKind::Comma | TokenKind::Quote))
    };
    let plain = |at: usize| scene.is_word(at) && !scene.is(at, Tags::FUNCTION);
    (sentence.start..article).all(lead_in) && (article + 1..noun).all(plain)
}

/// Whether a noun belongs to a name, before or beside it, or only tells whose something is.
fn is_named(scene: &Scene<'_>, names: &[Name], noun: usize) -> bool {
    let next = noun + 1;
    if scene.kind(next) == Some(TokenKind::Possessive) {
        return true;
    }
    let comma = scene.kind(next) == Some(TokenKind::Comma);
    let beside: Tokens = noun..next + 1 + usize::from(comma) * 3;
    let first = names.partition_point(|name| name.whole.end <= beside.start);
    names.get(first).is_some_and(|name| name.kind == MentionKind::Person && name.whole.start < beside.end)
}
