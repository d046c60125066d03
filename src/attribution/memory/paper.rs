//! Papers that the text has just told of, and what points back to them: *it* that reads so ("An email came. “Stop
//! asking,” it read"), and *one* that finds so ("Earlier studies are mixed. One found no link"). A body may say what its
//! letter says, so the verb must be one of papers.

use super::context::Context;
use super::meant::{Antecedent, MEMORY};
use crate::attribution::grade::grade;
use crate::attribution::kinds::{Kind, Stance};
use crate::attribution::phrase::{NounPhrase, Reader};
use crate::attribution::words::grammar::{Tags, looks_plural};
use crate::attribution::words::knowledge::EngineLexicon as L;
use crate::attribution::words::scene::Tokens;
use crate::lexicon::Hit;
use crate::prose::TokenKind;

/// The paper told of before `sentence` that a phrase means, if its verb, with its stance, is one of papers. `before` is how
/// many sentences stand before the block.
pub(in crate::attribution) fn meant(
    reader: &Reader<'_, '_>,
    phrase: &NounPhrase,
    (verb, stance): (usize, Stance),
    context: &Context,
    (before, sentence): (u32, u32),
) -> Option<Antecedent> {
    let scene = reader.scene;
    let kind = if scene.is(phrase.head.start, Tags::IT) {
        let reads = scene.is_one_of(verb, &["read", "reads"]);
        reads.then(|| read_out(reader, phrase, context, (before, sentence)))
    } else {
        let shows = matches!(stance, Stance::Endorsing | Stance::Tentative);
        let shows = shows || scene.is_one_of(verb, &["found", "finds", "concluded", "concludes"]);
        shows.then(|| counted_by(reader, phrase))
    };
    kind.flatten().map(|kind| Antecedent::named(kind, None))
}

/// The kind of the paper that *it* means.
fn read_out(
    reader: &Reader<'_, '_>,
    phrase: &NounPhrase,
    context: &Context,
    (before, sentence): (u32, u32),
) -> Option<Kind> {
    let first = (sentence.checked_sub(before)? as usize).saturating_sub(1);
    let near = reader.scene.sentences().get(first)?.first..phrase.whole.start;
    let earlier = || context.paper.filter(|(_, when)| when + 1 >= sentence).map(|(kind, _)| kind);
    last(reader, near).or_else(earlier)
}

/// "Earlier studies of divers are mixed. One, from 2019, found no link": the kind of the papers of which a count at `phrase`
/// means one, if they come first of all that is told of in the plural right before.
pub(in crate::attribution) fn counted(reader: &Reader<'_, '_>, phrase: Tokens) -> Option<Kind> {
    let scene = reader.scene;
    if !stands_for_one(reader, phrase.clone()) {
        return None;
    }
    let (index, _) = scene.sentence_of(phrase.start);
    let before = scene.sentences().get(index.saturating_sub(MEMORY as usize)..index)?;
    let several = |&at: &usize| !scene.is(at, Tags::QUOTED) && looks_plural(scene.word(at));
    // "One, of 90 divers, found no link. Another": what is told of that one counts nothing.
    let acts = |at: usize| scene.is(at, Tags::VERB | Tags::BE | Tags::AUXILIARY | Tags::PREPOSITION);
    let subject = |phrase: Tokens| {
        let behind = phrase.end;
        stands_for_one(reader, phrase) && (!scene.is_word(behind) || acts(behind))
    };
    let others = |first: usize| subject(first..first + 1) || subject(first..first + 2);
    let mut told = before.iter().rev().filter(|sentence| !others(sentence.first)).map(|sentence| {
        let noun = scene.tagged(sentence.first..sentence.end, Tags::HEAD).find(several);
        (sentence.first, noun)
    });
    let (first, noun) = told.find_map(|(first, noun)| Some((first, noun?)))?;
    // "Studies were read by three judges. One found": either may be meant.
    let (_, end) = scene.sentence_of(noun);
    if scene.tagged(noun + 1..end.end, Tags::HEAD).any(|at| several(&at) && !scene.is_one_of(at - 1, &["of"]))
    {
        return None;
    }
    scene.hit_ending(L::DocumentNouns, noun)?;
    let papers = reader.noun_before(noun + 1, first).filter(|papers| papers.head.end == noun + 1)?;
    Some(grade(reader, &papers).kind).filter(|&kind| is_paper(kind))
}

/// The same of a phrase, whatever it says of that one behind a comma: "one, of 90 divers,".
pub(in crate::attribution) fn counted_by(reader: &Reader<'_, '_>, phrase: &NounPhrase) -> Option<Kind> {
    let comma = |at: &usize| reader.scene.kind(*at) == Some(TokenKind::Comma);
    let end = phrase.trailing().find(comma).unwrap_or(phrase.whole.end);
    counted(reader, phrase.whole.start..end)
}

/// "One", "another", "a second": whether a phrase counts and names nothing.
fn stands_for_one(reader: &Reader<'_, '_>, phrase: Tokens) -> bool {
    phrase.len() == 1 && reader.scene.is_one_of(phrase.start, &["another"]) || reader.counts_alone(phrase)
}

fn is_paper(kind: Kind) -> bool {
    matches!(kind, Kind::Document | Kind::UnidentifiedDocument)
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
    (is_paper(kind) && (owned || scene.is(phrase.whole.start, Tags::DETERMINER))).then_some(kind)
}
