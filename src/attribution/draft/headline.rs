//! Attributions of headlines, where a mark stands for the verb: "Dam is cracked: report", "Minister to resign –
//! sources", "Officials: road is open". A name before a colon is as often what the article is about; it is read
//! so where a person's name stands before a quotation or a clause ("Novak: I will not resign"), in transcripts too.

use crate::attribution::draft::Draft;
use crate::attribution::kinds::{Kind, MentionKind};
use crate::attribution::phrase::{NounPhrase, Reader};
use crate::attribution::words::grammar::Tags;
use crate::attribution::words::knowledge::{DocumentKind, EngineLexicon as L};
use crate::attribution::words::scene::Tokens;
use crate::markup::Region;
use crate::prose::TokenKind;

/// A side with more tokens than this says something and is no speaker.
const LONGEST: usize = 6;

/// What tells the genre of the piece, and no source of it.
const GENRES: [&str; 1] = ["analysis"];

/// Adds those of one sentence of a headline to what was found there. Whoever stands behind the mark is cited for
/// what others say before it ("Novak says she will go: aides"); before the mark stands nobody who also has a verb.
pub(in crate::attribution) fn add(
    reader: &Reader<'_, '_>,
    index: usize,
    sentence: &Tokens,
    found: &mut Vec<Draft>,
) {
    if sentence.start == 0 {
        found.extend(named(reader, index, sentence));
    }
    if !reader.scene.block.regions.contains(Region::Headline) {
        return;
    }
    let cites = found.iter().any(|draft| draft.source.is_some());
    let Some(behind) = behind(reader, index, sentence) else {
        found.extend(before(reader, index, sentence).filter(|_| !cites));
        return;
    };
    let mark = behind.content.first().map_or(sentence.end, |content| content.end);
    for draft in found.iter_mut() {
        for content in &mut draft.content {
            content.end = content.end.min(mark);
        }
        draft.content.retain(|content| content.start < content.end);
    }
    found.push(behind);
}

/// "Minister to resign – sources".
fn behind(reader: &Reader<'_, '_>, index: usize, sentence: &Tokens) -> Option<Draft> {
    let scene = reader.scene;
    let end = sentence.end - usize::from(scene.kind(sentence.end - 1) == Some(TokenKind::Stop));
    let mark = (sentence.start..end).rev().find(|&at| parts(reader, at))?;
    attributed(reader, index, mark + 1..end, sentence.start..mark)
}

/// "Officials: road is open".
fn before(reader: &Reader<'_, '_>, index: usize, sentence: &Tokens) -> Option<Draft> {
    let mark = sentence.clone().find(|&at| parts(reader, at))?;
    let colon = reader.scene.kind(mark) == Some(TokenKind::Colon);
    attributed(reader, index, sentence.start..mark, mark + 1..sentence.end).filter(|_| colon)
}

/// "Novak: ‘Never again’", "Novak: I will not resign", but not "Novak: a life in pictures".
fn named(reader: &Reader<'_, '_>, index: usize, sentence: &Tokens) -> Option<Draft> {
    let scene = reader.scene;
    let (number, name) =
        reader.name_at(sentence.start).filter(|(_, name)| name.kind == MentionKind::Person)?;
    let colon = name.whole.end;
    let content = colon + 1..sentence.end;
    let verb = Tags::BE | Tags::AUXILIARY | Tags::PRONOUN;
    let says = content.clone().any(|at| scene.is(at, Tags::QUOTED | verb));
    if scene.kind(colon) != Some(TokenKind::Colon) || !says {
        return None;
    }
    let source = NounPhrase { whole: name.whole.clone(), head: name.core.clone(), name: Some(number) };
    Some(Draft::bare(Kind::Nobody, index).with_source(source).with_content(content))
}

fn attributed(reader: &Reader<'_, '_>, index: usize, side: Tokens, content: Tokens) -> Option<Draft> {
    let source = speaker(reader, side)?;
    let words = content.clone().filter(|&at| reader.scene.is_word(at)).count();
    (words > 1).then(|| Draft::bare(Kind::Nobody, index).with_source(source).with_content(content))
}

fn parts(reader: &Reader<'_, '_>, at: usize) -> bool {
    matches!(reader.scene.kind(at), Some(TokenKind::Colon | TokenKind::Dash))
        && !reader.scene.is(at, Tags::QUOTED)
}

/// A side of the mark that is a source without a name, and nothing else.
fn speaker(reader: &Reader<'_, '_>, side: Tokens) -> Option<NounPhrase> {
    let scene = reader.scene;
    let last = side.end.checked_sub(1).filter(|_| !side.is_empty() && side.len() <= LONGEST)?;
    let phrase = reader.phrase_from(side.start, side.end)?;
    let whole = phrase.whole == side && phrase.head.end == side.end && phrase.name.is_none();
    let speaks = scene.hit_ending(L::SourceHeads, last).is_some() || is_document(reader, last);
    (whole && speaks && !scene.is(side.start, Tags::DETERMINER)).then_some(phrase)
}

/// Reports, studies and polls, which headlines name in one word; records are what articles are about.
fn is_document(reader: &Reader<'_, '_>, last: usize) -> bool {
    let scene = reader.scene;
    let kind = |entry: u32| scene.known.documents.get(entry as usize);
    let hit = scene.hit_ending(L::DocumentNouns, last);
    let reports = hit
        .and_then(|hit| kind(hit.entry))
        .is_some_and(|&kind| matches!(kind, DocumentKind::Report | DocumentKind::Study | DocumentKind::Poll));
    reports && !scene.is_one_of(last, &GENRES)
}
