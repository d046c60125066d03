//! Which paper *it* is that reads so: "An email came. “Stop asking,” it read." A body may say what its letter says, so
//! the verb must be one of papers alone.

use super::context::{Antecedent, Context, MEMORY};
use crate::attribution::grade::grade;
use crate::attribution::kinds::Kind;
use crate::attribution::phrase::{NounPhrase, Reader};
use crate::attribution::words::grammar::{Tags, looks_plural};
use crate::attribution::words::knowledge::EngineLexicon as L;
use crate::attribution::words::scene::Tokens;
use crate::lexicon::Hit;
use crate::prose::TokenKind;

/// The paper told of before `sentence`, if a phrase is *it* and its verb that of papers. `before` is how many sentences
/// stand before the block.
pub(in crate::attribution) fn read_out(
    reader: &Reader<'_, '_>,
    phrase: &NounPhrase,
    cue: Option<&Tokens>,
    context: &Context,
    (before, sentence): (u32, u32),
) -> Option<Antecedent> {
    let (scene, verb) = (reader.scene, cue?.start);
    if !scene.is(phrase.head.start, Tags::IT) || !scene.is_one_of(verb, &["read", "reads"]) {
        return None;
    }
    let first = (sentence.checked_sub(before)? as usize).saturating_sub(MEMORY as usize);
    let near = scene.sentences().get(first)?.first..phrase.whole.start;
    let earlier = || context.paper.filter(|(_, when)| when + 1 >= sentence).map(|(kind, _)| kind);
    let kind = last(reader, near).or_else(earlier)?;
    Some(Antecedent::named(kind, None))
}

/// Remembers the paper that a block ends with, for the next one.
pub(in crate::attribution) fn note(reader: &Reader<'_, '_>, context: &mut Context, before: u32) {
    let sentences = reader.scene.sentences();
    let Some(end) = sentences.last() else { return };
    let when = before + sentences.len() as u32 - 1;
    context.paper = last(reader, end.first..end.end).map(|kind| (kind, when));
}

/// The kind of the one paper that a stretch tells of last. Only with an article or an owner it is surely a noun.
fn last(reader: &Reader<'_, '_>, stretch: Tokens) -> Option<Kind> {
    let scene = reader.scene;
    let one = |hit: &Hit| {
        let last = hit.end as usize - 1;
        !scene.is(last, Tags::QUOTED) && !looks_plural(scene.word(last))
    };
    let noun = scene.hits(L::DocumentNouns, stretch.clone()).filter(one).last()?.end as usize;
    let phrase = reader.noun_before(noun, stretch.start).filter(|phrase| phrase.head.end == noun)?;
    let owned = phrase.leading().any(|at| scene.kind(at) == Some(TokenKind::Possessive));
    let kind = grade(reader, &phrase).kind;
    let paper = matches!(kind, Kind::Document | Kind::UnidentifiedDocument);
    (paper && (owned || scene.is(phrase.whole.start, Tags::DETERMINER))).then_some(kind)
}
