//! Whom a sentence says something bad of: the subject of a verb of wrongdoing ("Vell Shipping bribed inspectors"),
//! who stands behind its *by*, and whoever something is alleged of. It does not ask who says so, or whether it is so.

use crate::attribution::kinds::MentionKind;
use crate::attribution::name::Name;
use crate::attribution::phrase::{NounPhrase, Reader};
use crate::attribution::words::grammar::Tags;
use crate::attribution::words::hits::LexiconSet;
use crate::attribution::words::knowledge::EngineLexicon as L;
use crate::attribution::words::scene::Tokens;
use crate::prose::TokenKind;
use smallvec::SmallVec;

/// Past forms that do not end as most do.
const PAST: [&str; 4] = ["beat", "paid", "stole", "took"];

/// *By* stands behind the participle, *against* behind the allegation, within so many tokens.
const NEAR: usize = 8;

/// The numbers of the names in a block that are accused there.
pub(in crate::attribution) fn accused(reader: &Reader<'_, '_>) -> SmallVec<[usize; 4]> {
    let scene = reader.scene;
    let mut found = SmallVec::new();
    for sentence in scene.sentences() {
        let range = sentence.first..sentence.end;
        found.extend(scene.hits(L::Wrongdoing, range.clone()).filter_map(|hit| {
            let verb = hit.first as usize..hit.end as usize;
            by_verb(reader, &verb, &range)
        }));
        let alleging = scene.tagged(range.clone(), Tags::ALLEGING);
        found.extend(alleging.filter_map(|at| alleged_of(reader, at, &range)));
    }
    found
}

/// The doer, who is the subject of an active verb and stands behind the *by* of a passive one.
fn by_verb(reader: &Reader<'_, '_>, verb: &Tokens, sentence: &Tokens) -> Option<usize> {
    let scene = reader.scene;
    let at = verb.start;
    let leads = |at: usize| scene.is(at, Tags::AUXILIARY | Tags::BE | Tags::ADVERB);
    let group = (sentence.start..at).rev().take_while(|&before| leads(before)).last().unwrap_or(at);
    let word = scene.word(at);
    let denied =
        (group..at).any(|at| scene.is_one_of(at, &["never", "not"]) || scene.word(at).ends_with("n't"));
    let is = (group..at).any(|at| scene.is(at, Tags::BE));
    let has = (group..at).any(|at| scene.is_one_of(at, &["had", "has", "have", "having"]));
    let going_on = word.ends_with("ing");
    if denied || going_on != (is && going_on) {
        return None;
    }
    if let Some(by) = agent(reader, verb.end, sentence.end).filter(|_| !going_on && !has | is) {
        return Some(by);
    }
    let past =
        word.ends_with("ed") || has || scene.is_one_of(at, &PAST) || !word.ends_with('s') && group < at;
    let now = word.ends_with('s') && opens_object(reader, verb.end);
    let active = going_on || !is && (past || now);
    if !active {
        return None;
    }
    let relative = group.checked_sub(1).filter(|&before| scene.is(before, Tags::RELATIVE));
    let subject = match relative {
        Some(who) => reader.antecedent(who, sentence.start)?,
        None => reader.subject_before(group, sentence.start)?,
    };
    named_in(reader, &subject)
}

/// Whether a token begins what a verb may have for an object.
fn opens_object(reader: &Reader<'_, '_>, at: usize) -> bool {
    let noun = Tags::DETERMINER | Tags::NAME | Tags::HEAD | Tags::PRONOUN | Tags::MODIFIER;
    reader.scene.is(at, noun) || reader.scene.is_word(at) && !reader.scene.is(at, Tags::FUNCTION | Tags::VERB)
}

/// The party with a name that a *by* near behind names.
fn agent(reader: &Reader<'_, '_>, from: usize, end: usize) -> Option<usize> {
    let scene = reader.scene;
    let near = from..end.min(from + NEAR);
    let by = near.take_while(|&at| scene.is_word(at)).find(|&at| scene.is(at, Tags::BY))?;
    party_at(reader, by + 1).filter(|&party| !modifies(reader, party))
}

/// "Alleges that Vell Shipping", "allegations of theft against Vell Shipping".
fn alleged_of(reader: &Reader<'_, '_>, at: usize, sentence: &Tokens) -> Option<usize> {
    let scene = reader.scene;
    let next = at + 1;
    if scene.is_one_of(next, &["that"]) {
        return party_at(reader, next + 1).filter(|&party| !modifies(reader, party) || acts(reader, party));
    }
    let verb = scene.is_one_of(at, &["allege", "alleges", "alleging"]);
    let against = || {
        (next..sentence.end.min(next + NEAR)).find(|&at| scene.is_one_of(at, &["against"])).map(|at| at + 1)
    };
    let party = party_at(reader, if verb { next } else { against()? })?;
    (!modifies(reader, party) || verb && acts(reader, party)).then_some(party)
}

/// Whether a name stands before a noun that is meant: "a Corvell executive", "Corvell's bankers".
fn modifies(reader: &Reader<'_, '_>, party: usize) -> bool {
    let scene = reader.scene;
    let behind = reader.names.get(party).map_or(0, |name| name.whole.end);
    let small = Tags::FUNCTION | Tags::VERB;
    scene.kind(behind) == Some(TokenKind::Possessive) || scene.is_word(behind) && !scene.is(behind, small)
}

/// Whether a past form stands behind a name.
fn acts(reader: &Reader<'_, '_>, party: usize) -> bool {
    let behind = reader.names.get(party).map_or(0, |name| name.whole.end);
    let word = reader.scene.word(behind);
    word.ends_with("ed")
        || reader.scene.begins(LexiconSet::of(&[L::Wrongdoing]), behind)
        || PAST.contains(&word)
}

/// The party whose name stands at a token, or behind an article or a noun or two ("the coach Otto Prohl").
fn party_at(reader: &Reader<'_, '_>, at: usize) -> Option<usize> {
    let (index, name) = (at..at + 3).find_map(|at| reader.name_at(at))?;
    let leads =
        |at: usize| reader.scene.is_word(at) && !reader.scene.is(at, Tags::PREPOSITION | Tags::PRONOUN);
    ((at..name.whole.start).all(leads) && is_party(name)).then_some(index)
}

/// The party that a phrase names: its head, or the body that its people are of ("soldiers of the Tarvian Army").
fn named_in(reader: &Reader<'_, '_>, phrase: &NounPhrase) -> Option<usize> {
    if let Some(index) = phrase.name {
        return reader.names.get(index).filter(|name| is_party(name)).map(|_| index);
    }
    let of_body = |(_, name): &(usize, &Name)| {
        name.kind == MentionKind::Organization
            && (name.whole.start.saturating_sub(2)..name.whole.start)
                .any(|at| reader.scene.is_one_of(at, &["at", "from", "of"]))
    };
    reader.names_in(phrase.trailing()).find(of_body).map(|(index, _)| index)
}

fn is_party(name: &Name) -> bool {
    matches!(name.kind, MentionKind::Person | MentionKind::Organization | MentionKind::Outlet)
}
