//! Nouns that attribute: "Novak's claim that …", "her criticism of …". An owner has to stand in front, and what
//! is said or spoken of behind; without them the noun is a thing like others.

use super::draft::Draft;
use super::grammar::Tags;
use super::kinds::Manner;
use super::knowledge::EngineLexicon as L;
use super::phrase::{NounPhrase, Reader};
use super::scene::Tokens;
use crate::lexicon::Hit;
use crate::prose::TokenKind;

/// Adds those of one sentence to the cues found there.
pub(super) fn add(reader: &Reader<'_, '_>, index: usize, sentence: &Tokens, found: &mut Vec<Draft>) {
    let hits = reader.scene.hits(L::SayingNouns, sentence.clone());
    found.extend(hits.filter_map(|hit| noun(reader, hit, index, sentence)));
}

/// So many words may describe the noun behind its owner.
const DESCRIBING: usize = 3;

fn noun(reader: &Reader<'_, '_>, hit: Hit, index: usize, sentence: &Tokens) -> Option<Draft> {
    let scene = reader.scene;
    let (at, after) = (hit.first as usize, hit.end as usize);
    if scene.is(at, Tags::QUOTED | Tags::NAME) || at == sentence.start || !has_content(reader, after) {
        return None;
    }
    let describes = |word: usize| {
        scene.is_word(word) && !scene.is(word, Tags::FUNCTION | Tags::NAME) || scene.is(word, Tags::ADVERB)
    };
    let first = (sentence.start..at).rev().take(DESCRIBING).take_while(|&word| describes(word)).last();
    let owner = first.unwrap_or(at).checked_sub(1).filter(|&owner| owner >= sentence.start)?;
    let source = owner_ending(reader, owner, sentence)?;
    let claims = scene.is(after, Tags::THAT);
    // "Experts' views on the dam": a crowd owns what it claims, and no more.
    if !claims && source.name.is_none() && !scene.is(source.whole.start, Tags::OWNER) {
        return None;
    }
    let stance = scene.known.saying_nouns.get(hit.entry as usize).copied()?;
    let draft = Draft::new(at..after, stance, Manner::Noun, index).with_source(source);
    Some(if claims { draft.with_content(clause(reader, after + 1, sentence)) } else { draft })
}

/// Whether what was said, or spoken of, is told behind the noun.
fn has_content(reader: &Reader<'_, '_>, after: usize) -> bool {
    let scene = reader.scene;
    let infinitive = scene.is(after, Tags::TO) && !scene.is(after + 1, Tags::DETERMINER | Tags::NAME);
    infinitive
        || scene.is(after, Tags::THAT)
        || scene.is_one_of(after, &["about", "of", "on", "for", "against", "over"])
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
    let someone = source.name.is_some() || scene.is(source.head.end - 1, Tags::HEAD | Tags::TITLE);
    (someone && source.head.end == at).then_some(source)
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
