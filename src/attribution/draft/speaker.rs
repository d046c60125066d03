//! Who speaks a quotation that no cue of the lists stands beside: whoever its tag names, whatever the verb; whoever the
//! words before it begin with; or who signs it. Settles nothing.

use crate::attribution::draft::Draft;
use crate::attribution::kinds::{Manner, MentionKind, Stance};
use crate::attribution::name::Name;
use crate::attribution::phrase::{NounPhrase, Reader};
use crate::attribution::words::grammar::Tags;
use crate::attribution::words::knowledge::EngineLexicon as L;
use crate::attribution::words::scene::Tokens;
use crate::prose::{Quotation, TokenKind};

/// "The mayor raised a hand: “…”", "As Novak puts it, “…”", "Lea Novak, mayor of Dol – “…”": whoever the words before
/// the quotation begin with.
pub(super) fn introduced(reader: &Reader<'_, '_>, quotation: &Quotation) -> Option<NounPhrase> {
    let scene = reader.scene;
    let mark = quotation.first.checked_sub(1)?;
    let (_, sentence) = scene.sentence_of(mark);
    let puts_it =
        scene.kind(mark) == Some(TokenKind::Comma) && scene.is_one_of(mark.wrapping_sub(1), &["it"]);
    let introduces = scene.kind(mark) == Some(TokenKind::Colon) || puts_it;
    let before = behind_lead_in(reader, sentence.start..mark);
    if scene.kind(mark) == Some(TokenKind::Dash) {
        let named = reader.name_at(before.start).filter(|(_, name)| {
            let next = name.whole.end;
            next == mark || scene.kind(next) == Some(TokenKind::Comma)
        });
        return named.map(|(index, name)| name_phrase(index, name));
    }
    introduces.then(|| presented(reader, before.clone()).or_else(|| begins_with(reader, before))).flatten()
}

/// "Here's our economics editor, Lea Novak:": whoever is called up.
fn presented(reader: &Reader<'_, '_>, before: Tokens) -> Option<NounPhrase> {
    let scene = reader.scene;
    let first = before.clone().find(|&at| scene.is_word(at))?;
    let verb = first + 1;
    let is = scene.kind(verb) == Some(TokenKind::Possessive) || scene.is(verb, Tags::BE);
    let phrase =
        (scene.is_one_of(first, &["here"]) && is).then(|| reader.phrase_from(verb + 1, before.end))?;
    let owned = |phrase: &NounPhrase| phrase.whole.clone().any(|at| scene.is_one_of(at, &["of"]));
    phrase.filter(|phrase| phrase.whole.end == before.end && !owned(phrase))
}

fn name_phrase(index: usize, name: &Name) -> NounPhrase {
    NounPhrase { whole: name.whole.clone(), head: name.core.clone(), name: Some(index) }
}

/// "Mayor Novak listed what she wants:", with the quotation in the next paragraph: whoever the last sentence of a block
/// begins with.
pub(in crate::attribution) fn announcing(reader: &Reader<'_, '_>) -> Option<NounPhrase> {
    let colon = reader.scene.tokens().len().checked_sub(1)?;
    let (_, sentence) = reader.scene.sentence_of(colon);
    let before = behind_lead_in(reader, sentence.start..colon);
    reader.leading_subject(before)
}

fn begins_with(reader: &Reader<'_, '_>, before: Tokens) -> Option<NounPhrase> {
    let phrase = reader.leading_subject(before.clone()).or_else(|| reader.opening_phrase(before.clone()));
    let mut phrase = phrase.filter(|_| !before.is_empty())?;
    reader.apposition_after(&mut phrase, before.end);
    Some(phrase)
}

/// "When Vell died, Mayor Novak wrote:": the main clause, behind what leads in to it.
fn behind_lead_in(reader: &Reader<'_, '_>, before: Tokens) -> Tokens {
    let scene = reader.scene;
    let leads_in = scene.is(before.start, Tags::SUBORDINATOR | Tags::INTERROGATIVE);
    let comma = before.clone().filter(|_| leads_in).find(|&at| scene.kind(at) == Some(TokenKind::Comma));
    comma.map_or(before.start, |comma| comma + 1)..before.end
}

/// What somebody does before speaking is told in no more tokens than this, the subject left aside.
const BEAT: usize = 6;

/// Whoever is described behind a name there is so in no more tokens than this.
const DESCRIPTION: usize = 10;

/// "She laughs. “…”", "Ana Castro, the coach, shrugs. “…”": whoever the short sentence before a sentence of speech shows
/// in a gesture, with nobody and nothing else but what is their own.
pub(super) fn shown(reader: &Reader<'_, '_>, quotation: &Quotation, sentence: usize) -> Option<NounPhrase> {
    let scene = reader.scene;
    let before = scene.sentences().get(sentence.checked_sub(1)?)?;
    let stop = before.end.checked_sub(1).filter(|&stop| scene.kind(stop) == Some(TokenKind::Stop))?;
    if quotation.first != before.end {
        return None;
    }
    let subject = beginner(reader, before.first..stop)?;
    let behind = subject.whole.end + usize::from(scene.kind(subject.whole.end) == Some(TokenKind::Comma));
    let verb = behind + usize::from(scene.word(behind).ends_with("ly"));
    let other = Tags::FUNCTION.and(Tags::HEAD).and(Tags::NAME).and(Tags::QUOTED);
    // "Shakes his head", and nobody's chief.
    let own = |at: usize| scene.is(at, Tags::OWNER) || scene.is(at - 1, Tags::OWNER);
    let plain = |at: usize| scene.is_word(at) && (own(at) || !scene.is(at, other));
    let short = stop <= verb + BEAT && (verb + 1..stop).all(plain);
    (short && scene.is_one_of(verb, &GESTURES)).then_some(subject)
}

/// The person that a sentence begins with, by name, with what is apposed, or by *he* or *she*.
fn beginner(reader: &Reader<'_, '_>, sentence: Tokens) -> Option<NounPhrase> {
    let (scene, first) = (reader.scene, sentence.start);
    if scene.is_one_of(first, &["he", "she"]) {
        return Some(NounPhrase { whole: first..first + 1, head: first..first + 1, name: None });
    }
    let (index, name) = reader.name_at(first)?;
    let mut phrase = name_phrase(index, name);
    let comma = |at: usize| scene.kind(at) == Some(TokenKind::Comma);
    if comma(phrase.whole.end) {
        let near = phrase.whole.end + 1..sentence.end.min(phrase.whole.end + DESCRIPTION);
        let close = near.into_iter().find(|&at| comma(at))?;
        phrase.whole.end = close;
    }
    (name.kind == MentionKind::Person).then_some(phrase)
}

/// "“…” – Ana Castro, harbour master": a name behind a dash, with nothing behind that.
pub(super) fn signed(reader: &Reader<'_, '_>, quotation: &Quotation) -> Option<NounPhrase> {
    let scene = reader.scene;
    let dash = quotation.end;
    if !quotation.closed || scene.kind(dash) != Some(TokenKind::Dash) {
        return None;
    }
    let (_, sentence) = scene.sentence_of(dash);
    let end = sentence.end - usize::from(scene.kind(sentence.end - 1) == Some(TokenKind::Stop));
    let phrase = reader.phrase_from(dash + 1, end)?;
    let goes_on = scene.is_word(phrase.whole.end) && phrase.whole.end < end;
    (phrase.name.is_some() && !goes_on).then_some(phrase)
}

/// What people do while they speak, without anybody else.
const GESTURES: [&str; 40] = [
    "beams",
    "beamed",
    "chuckles",
    "chuckled",
    "cries",
    "cried",
    "frowns",
    "frowned",
    "giggles",
    "giggled",
    "grimaces",
    "grimaced",
    "grins",
    "grinned",
    "hesitates",
    "hesitated",
    "laughs",
    "laughed",
    "nods",
    "nodded",
    "pauses",
    "paused",
    "rolls",
    "rolled",
    "shakes",
    "shook",
    "shrugs",
    "shrugged",
    "sighs",
    "sighed",
    "smiles",
    "smiled",
    "smirks",
    "smirked",
    "snorts",
    "snorted",
    "weeps",
    "wept",
    "winces",
    "winced",
];

/// Verbs of two words that go on with what is said, in the past and in the present.
const GOES_ON: [[&str; 2]; 10] = [
    ["went", "on"],
    ["goes", "on"],
    ["shot", "back"],
    ["shoots", "back"],
    ["hit", "back"],
    ["hits", "back"],
    ["chimed", "in"],
    ["chimes", "in"],
    ["put", "in"],
    ["puts", "in"],
];

/// "“…,” laughed the senator", "“…,” she laughed", "“…?” Reyes went on": right behind it any verb is a tag, whether a
/// list has it or not.
pub(super) fn tagged(reader: &Reader<'_, '_>, quotation: &Quotation, sentence: usize) -> Option<Draft> {
    let scene = reader.scene;
    let after = quotation.end;
    let comma = |at: usize| scene.kind(at) == Some(TokenKind::Comma);
    let parts = |at: usize| matches!(scene.kind(at), Some(TokenKind::Comma | TokenKind::Mark));
    let start = if comma(after) { after + 1 } else { after };
    let parted = comma(after) || quotation.closed && after > 1 && parts(after - 2);
    let (_, here) = scene.sentence_of(quotation.end - 1);
    if !parted || start + 1 >= here.end {
        return None;
    }
    let verb = |at: usize| {
        let past = scene.is_word(at) && scene.word(at).ends_with("ed") && !scene.is(at, Tags::HEAD);
        let pair =
            |[first, second]: &[&str; 2]| scene.is_one_of(at, &[first]) && scene.is_one_of(at + 1, &[second]);
        if past { Some(at..at + 1) } else { GOES_ON.iter().any(pair).then_some(at..at + 2) }
    };
    let speaks = |source: &NounPhrase| {
        source.name.is_some()
            || scene.is(source.head.end - 1, Tags::HEAD | Tags::PRONOUN | Tags::TITLE)
            || scene.is(source.whole.start, Tags::DETERMINER)
    };
    let (cue, source) = if let Some(cue) = verb(start) {
        let source = reader.phrase_from(cue.end, here.end)?;
        (cue, source)
    } else {
        // "Reyes went on", "Reyes snickers": a verb that no list has.
        let named = reader.name_at(start).map(|(index, name)| name_phrase(index, name));
        let alone = |at: usize| scene.is_word(at) && !scene.is_word(at + 1);
        let acts = |at: usize| verb(at).or_else(|| alone(at).then_some(at..at + 1));
        let named = named.and_then(|source| Some((acts(source.whole.end)?, source)));
        let subject = || {
            let source = reader.leading_subject(start..here.end)?;
            Some((verb(source.whole.end)?, source))
        };
        named.or_else(subject)?
    };
    speaks(&source)
        .then(|| Draft::new(cue, Stance::Coloured, Manner::Quotation, sentence).with_source(source))
}

/// So many tokens may stand between *was* and what the words before it are called.
const OWNER: usize = 6;

/// "“…,” was Novak's reply", "“…” was the verdict of the mayor": whoever owns what the words before it are called.
pub(super) fn answered(reader: &Reader<'_, '_>, quotation: &Quotation, sentence: usize) -> Option<Draft> {
    let scene = reader.scene;
    let verb = quotation.end + usize::from(scene.kind(quotation.end) == Some(TokenKind::Comma));
    let (_, here) = scene.sentence_of(quotation.end - 1);
    if !quotation.closed || !scene.is_one_of(verb, &["was", "is", "came"]) {
        return None;
    }
    let near = verb + 1..here.end.min(verb + OWNER);
    let noun = near.into_iter().find(|&at| scene.hit_at(L::Replies, at).is_some())?;
    let (owner, by) = (verb + 1..noun, noun + 1);
    let mut cue = noun..noun + 1;
    let source = if scene.is_one_of(by, &["of", "from"]) {
        cue = verb..by + 1;
        let source = reader.phrase_from(by + 1, here.end)?;
        let known = source.name.is_some() || scene.is(source.head.end - 1, Tags::HEAD | Tags::TITLE);
        known.then_some(source)?
    } else if scene.is(owner.start, Tags::OWNER) {
        NounPhrase { whole: owner.start..owner.start + 1, head: owner.start..owner.start + 1, name: None }
    } else {
        let mark = owner.clone().find(|&at| scene.kind(at) == Some(TokenKind::Possessive))?;
        reader.phrase_from(owner.start, mark).filter(|source| source.whole.end == mark)?
    };
    Some(Draft::new(cue, Stance::Neutral, Manner::Quotation, sentence).with_source(source))
}
