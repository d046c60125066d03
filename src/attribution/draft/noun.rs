//! Nouns that attribute: "Novak's claim that …", "her criticism of …", "warnings from engineers that …". Somebody has
//! to own it, in front or behind, and what is said or spoken of has to follow; without them the noun is a thing like
//! others.

use crate::attribution::draft::Draft;
use crate::attribution::kinds::{Manner, Stance};
use crate::attribution::phrase::{NounPhrase, Reader};
use crate::attribution::words::grammar::Tags;
use crate::attribution::words::hits::LexiconSet;
use crate::attribution::words::knowledge::EngineLexicon as L;
use crate::attribution::words::scene::Tokens;
use crate::lexicon::Hit;
use crate::prose::TokenKind;

/// A sentence without any of these has nothing to be found.
pub(in crate::attribution) const HINGES: LexiconSet = LexiconSet::of(&[L::SayingNouns]);

/// Adds those of one sentence to the cues found there.
pub(in crate::attribution) fn add(
    reader: &Reader<'_, '_>,
    index: usize,
    sentence: &Tokens,
    found: &mut Vec<Draft>,
) {
    let hits = reader.scene.hits(L::SayingNouns, sentence.clone());
    found.extend(hits.filter_map(|hit| noun(reader, hit, index, sentence)));
}

/// So many words may describe the noun behind its owner.
const DESCRIBING: usize = 3;
/// Whoever owns the noun from behind is told in so many tokens.
const OWNER: usize = 10;

fn noun(reader: &Reader<'_, '_>, hit: Hit, index: usize, sentence: &Tokens) -> Option<Draft> {
    let (at, after) = (hit.first as usize, hit.end as usize);
    if reader.scene.is(at, Tags::QUOTED | Tags::NAME) {
        return None;
    }
    let stance = reader.scene.known.saying_nouns.get(hit.entry as usize).copied()?;
    let draft = Draft::new(at..after, stance, Manner::Noun, index);
    let owned = owned_in_front(reader, at, after, sentence);
    owned
        .or_else(|| owned_behind(reader, after, sentence))
        .map(|(source, content)| draft.with_source(source).with_content(content))
}

/// "Warnings from engineers that the dam is old", "a claim on Monday by the mayor that …": who made it, and what it
/// says.
fn owned_behind(reader: &Reader<'_, '_>, after: usize, sentence: &Tokens) -> Option<(NounPhrase, Tokens)> {
    let that = that_behind(reader, after, sentence)?;
    let maker = (after..that).find(|&at| reader.scene.is_one_of(at, &["from", "by"]))?;
    let source = reader.phrase_from(maker + 1, that)?;
    (is_someone(reader, &source) && source.whole.end == that)
        .then(|| (source, clause(reader, that + 1, sentence)))
}

/// The *that* which tells what a noun says: behind it, or behind its time, place and maker.
fn that_behind(reader: &Reader<'_, '_>, after: usize, sentence: &Tokens) -> Option<usize> {
    let scene = reader.scene;
    let tells = scene.is(after, Tags::THAT | Tags::PREPOSITION | Tags::BY) || reader.time_behind(after);
    let part = |at: &usize| {
        scene.is_word(*at) && !scene.is(*at, Tags::BE | Tags::AUXILIARY | Tags::RELATIVE | Tags::PRONOUN)
    };
    let mut near = (after..sentence.end.min(after + OWNER)).take_while(part);
    near.find(|&at| scene.is(at, Tags::THAT)).filter(|_| tells)
}

/// "Novak's claim that the dam is old", "her criticism of it": who made it, and what it says as far as that is told.
fn owned_in_front(
    reader: &Reader<'_, '_>,
    at: usize,
    after: usize,
    sentence: &Tokens,
) -> Option<(NounPhrase, Tokens)> {
    let scene = reader.scene;
    let that = that_behind(reader, after, sentence);
    let comma = scene.kind(after) == Some(TokenKind::Comma);
    if at == sentence.start || that.is_none() && !comma && !has_content(reader, after) {
        return None;
    }
    let describes = |word: usize| {
        scene.is_word(word) && !scene.is(word, Tags::FUNCTION | Tags::NAME) || scene.is(word, Tags::ADVERB)
    };
    let first = (sentence.start..at).rev().take(DESCRIBING).take_while(|&word| describes(word)).last();
    let owner = first.unwrap_or(at).checked_sub(1).filter(|&owner| owner >= sentence.start)?;
    let source = owner_ending(reader, owner, sentence)?;
    // "Said in its latest assessment that": the channel of a verb.
    let says = |verb: usize| {
        let hit = scene.hit_ending(L::ReportingVerbs, verb);
        let verb = hit.and_then(|hit| scene.known.verbs.get(hit.entry as usize));
        verb.is_some_and(|verb| verb.stance != Stance::Believing)
    };
    let verb = source.whole.start.checked_sub(2).filter(|&verb| verb >= sentence.start);
    if verb.is_some_and(|verb| scene.is_one_of(verb + 1, &["in"]) && says(verb)) {
        return None;
    }
    // "In her view, the dam is old": the clause behind the comma is hers.
    let before = source.whole.start.checked_sub(1).filter(|&before| before >= sentence.start);
    if comma {
        let viewed = before.is_some_and(|before| scene.is_one_of(before, &["in"]));
        return viewed.then(|| (source, clause(reader, after + 1, sentence)));
    }
    // "Experts' views on the dam": a crowd owns what it claims, and no more.
    if that.is_none() && source.name.is_none() && !scene.is(source.whole.start, Tags::OWNER) {
        return None;
    }
    let content = that.map_or(after..after, |that| clause(reader, that + 1, sentence));
    Some((source, content))
}

/// Whether what was said, or spoken of, is told behind the noun.
fn has_content(reader: &Reader<'_, '_>, after: usize) -> bool {
    let scene = reader.scene;
    let infinitive = scene.is(after, Tags::TO) && !scene.is(after + 1, Tags::DETERMINER | Tags::NAME);
    infinitive || scene.is_one_of(after, &["about", "of", "on", "for", "against", "over"])
}

/// Whoever owns: *his*, or the phrase before a possessive mark.
fn owner_ending(reader: &Reader<'_, '_>, at: usize, sentence: &Tokens) -> Option<NounPhrase> {
    let scene = reader.scene;
    if scene.is_one_of(at, &["his", "her", "its", "their"]) {
        return Some(NounPhrase { whole: at..at + 1, head: at..at + 1, name: None });
    }
    if scene.kind(at) != Some(TokenKind::Possessive) {
        return None;
    }
    if let Some((number, name)) = at.checked_sub(1).and_then(|last| reader.name_at(last)) {
        return Some(NounPhrase { whole: name.whole.clone(), head: name.core.clone(), name: Some(number) });
    }
    let source = reader.noun_before(at, sentence.start)?;
    (is_someone(reader, &source) && source.head.end == at).then_some(source)
}

/// Whether a phrase is a name or a noun that some list knows.
fn is_someone(reader: &Reader<'_, '_>, source: &NounPhrase) -> bool {
    source.name.is_some() || reader.scene.is(source.head.end - 1, Tags::HEAD | Tags::TITLE)
}

/// What is claimed: to the next mark.
fn clause(reader: &Reader<'_, '_>, from: usize, sentence: &Tokens) -> Tokens {
    let scene = reader.scene;
    let ends = |at: usize| {
        !scene.is(at, Tags::QUOTED)
            && matches!(
                scene.kind(at),
                Some(
                    TokenKind::Comma
                        | TokenKind::Semicolon
                        | TokenKind::Dash
                        | TokenKind::Stop
                        | TokenKind::Mark
                )
            )
    };
    from..(from..sentence.end).find(|&at| ends(at)).unwrap_or(sentence.end)
}
