//! What points back: pronouns, "both", "one of them", "the official", "the bank". Finds who is meant and so of
//! which kind the source is. It must not guess: what nobody fits keeps its grade, and a pronoun stays open.

use super::context::Context;
use super::meant::Antecedent;
use super::persons::Wanted;
use super::sex;
use crate::attribution::grade::Grade;
use crate::attribution::kinds::{Basis, Kind, Number};
use crate::attribution::phrase::{NounPhrase, Reader};
use crate::attribution::words::grammar::Tags;
use crate::prose::{TokenKind, fold};
use crate::text::Span;

/// Whom a phrase without a name means, if anybody before it fits.
pub(in crate::attribution) fn find(
    reader: &Reader<'_, '_>,
    phrase: &NounPhrase,
    graded: Grade,
    context: &Context,
    sentence: u32,
) -> Option<Antecedent> {
    let place = reader.scene.span(phrase.whole.clone());
    match pointer(reader, phrase)? {
        Pointer::Person => {
            let sex = sex::of_pronoun(reader.scene, phrase.whole.start);
            // "“Orrin lied to us,” she said": whom somebody speaks of there is not who speaks.
            let place = speech_before(reader, phrase.whole.start).unwrap_or(place);
            context.person_meant(Wanted { sex, sentence, place })
        }
        Pointer::Thing => context.body_meant(sentence),
        Pointer::Several => context.people_meant(sentence, place),
        Pointer::Another => context.unnamed_speaker(sentence),
        Pointer::Noun => described(reader, phrase, graded, context, (sentence, place)),
    }
}

/// The mark that opens the quotation right before a token, if one ends there.
fn speech_before(reader: &Reader<'_, '_>, at: usize) -> Option<Span> {
    let scene = reader.scene;
    let comma = at.checked_sub(1).filter(|&comma| scene.kind(comma) == Some(TokenKind::Comma));
    let end = comma.unwrap_or(at);
    let quotations = &scene.passage.quotations;
    let before = quotations.partition_point(|quotation| quotation.first < end);
    let last = quotations[..before].iter().rev().take(NESTED).find(|quotation| quotation.end == end)?;
    Some(scene.span(last.first..last.first + 1))
}

/// Whether a phrase does no more than stand for somebody: he, they, both. What it says is known already.
pub(in crate::attribution) fn stands_for_somebody(reader: &Reader<'_, '_>, phrase: &NounPhrase) -> bool {
    matches!(pointer(reader, phrase), Some(Pointer::Person | Pointer::Thing | Pointer::Several))
}

/// How a phrase points back.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pointer {
    /// he, she
    Person,
    /// it
    Thing,
    /// they, both, the two, one of them
    Several,
    /// another, one, a third, the other: somebody of the same sort
    Another,
    /// the official, the bank
    Noun,
}

/// Of so many quotations the last ones hold one another, at most.
const NESTED: usize = 4;

/// Nouns that count those spoken of and say nothing of them.
const GROUPS: [&str; 5] = ["pair", "duo", "couple", "trio", "latter"];

fn pointer(reader: &Reader<'_, '_>, phrase: &NounPhrase) -> Option<Pointer> {
    let scene = reader.scene;
    if phrase.name.is_some() {
        return None;
    }
    let (first, last) = (phrase.whole.start, phrase.whole.end - 1);
    let counts = |at: usize| scene.is(at, Tags::NUMBER) || scene.is_one_of(at, &GROUPS);
    if scene.is_one_of(last, &["them"]) {
        return Some(Pointer::Several);
    }
    if reader.counts_alone(phrase.whole.clone()) {
        return Some(Pointer::Another);
    }
    // "They've said" is said by them.
    let word = scene.word(first).split(['\'', '’']).next().unwrap_or_default();
    let is_one_of = |words: &[&str]| words.iter().any(|known| word.eq_ignore_ascii_case(known));
    match phrase.whole.len() {
        1 if scene.is(first, Tags::IT) || is_one_of(&["its"]) => Some(Pointer::Thing),
        1 if is_one_of(&["they", "their", "both", "each", "neither", "none"]) => Some(Pointer::Several),
        1 if is_one_of(&["he", "she", "him", "her", "his"]) => Some(Pointer::Person),
        1 if is_one_of(&["another"]) => Some(Pointer::Another),
        2 if (scene.is(first, Tags::DEFINITE) || is_one_of(&["all"])) && counts(last) => {
            Some(Pointer::Several)
        }
        _ => is_plain(reader, phrase).then_some(Pointer::Noun),
    }
}

/// Whether a phrase is no more than a noun with *the* or *both*, perhaps counted: "the two officials".
fn is_plain(reader: &Reader<'_, '_>, phrase: &NounPhrase) -> bool {
    let scene = reader.scene;
    let small = |at: usize| scene.is(at, Tags::DEFINITE | Tags::NUMBER) || scene.is_one_of(at, &["both"]);
    phrase.leading().all(small) && phrase.trailing().is_empty()
}

/// What "the official", "the officials", "the newspaper" means: whoever was called that before.
fn described(
    reader: &Reader<'_, '_>,
    phrase: &NounPhrase,
    graded: Grade,
    context: &Context,
    (sentence, place): (u32, Span),
) -> Option<Antecedent> {
    let noun = &fold(reader.scene.word(phrase.head.end - 1));
    let both = reader.scene.is_one_of(phrase.whole.start, &["both"]);
    // Whatever the noun, of two persons both are meant; of outlets only where it is a word for outlets.
    let of_sort = if graded.kind == Kind::UnidentifiedOutlet { graded.kind } else { Kind::Officials };
    if both && let Some(named) = several(of_sort, context, (sentence, place)) {
        return Some(named);
    }
    if !graded.definite {
        return None;
    }
    match graded.number {
        Number::Singular => {
            let known = context.named_since(noun, place).or_else(|| context.called(noun));
            let called = known.map(|meant| as_outlet(meant, graded.kind));
            let meant = called.or_else(|| body(graded.kind, noun, place, context));
            meant.filter(|meant| !is_another(reader, phrase, *meant, context))
        }
        Number::Plural if graded.basis == Basis::None => context
            .called(noun)
            .filter(|meant| meant.entity.is_none())
            .or_else(|| several(graded.kind, context, (sentence, place))),
        Number::Plural => None,
    }
}

/// Which of several councils or courts one is.
const TIERS: [&str; 14] = [
    "borough",
    "city",
    "constitutional",
    "county",
    "crown",
    "district",
    "federal",
    "high",
    "magistrates",
    "parish",
    "regional",
    "supreme",
    "town",
    "village",
];

/// "The county council" where a district council was named: whether a noun of two words is of another tier than the name.
fn is_another(reader: &Reader<'_, '_>, phrase: &NounPhrase, meant: Antecedent, context: &Context) -> bool {
    let tier = &*fold(reader.scene.word(phrase.head.start));
    let named = meant.entity.and_then(|id| context.entities.get(id));
    phrase.head.len() > 1
        && TIERS.contains(&tier)
        && named.is_some_and(|body| {
            let tiers = body.name.split(' ').map(fold).filter(|word| TIERS.contains(&word.as_str()));
            let mut tiers = tiers.peekable();
            tiers.peek().is_some() && tiers.all(|own| own != tier)
        })
}

/// A body that is called a newspaper is one.
fn as_outlet(meant: Antecedent, graded: Kind) -> Antecedent {
    let outlet = graded == Kind::UnidentifiedOutlet && meant.kind == Kind::Organization;
    Antecedent { kind: if outlet { Kind::Outlet } else { meant.kind }, ..meant }
}

/// "The bank", "the newspaper": the body named before that the noun fits.
fn body(kind: Kind, noun: &str, place: Span, context: &Context) -> Option<Antecedent> {
    let (kind, id) = match kind {
        Kind::UnidentifiedOutlet => (Kind::Outlet, context.outlet_for(place)),
        // A paper is printed daily or written once; none of the latter has been spoken of.
        Kind::Document if noun == "paper" => (Kind::Outlet, context.outlet_for(place)),
        Kind::Organization => (Kind::Organization, context.body_for(noun, place)),
        _ => return None,
    };
    id.map(|id| Antecedent::named(kind, Some(id)))
}

/// "The officials", "both pilots", "the two newspapers" after two were named.
fn several(kind: Kind, context: &Context, (sentence, place): (u32, Span)) -> Option<Antecedent> {
    let (named, kind) = match kind {
        Kind::Officials => (context.several_named(sentence, place), Kind::Person),
        Kind::UnidentifiedOutlet => (context.several_outlets(place), Kind::Outlet),
        _ => return None,
    };
    named.then_some(Antecedent::named(kind, None))
}
