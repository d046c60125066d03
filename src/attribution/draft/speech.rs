//! Gives every direct quotation to exactly one attribution: to the cue beside it, to the last speaker where it
//! runs on, or to nobody.

use crate::attribution::draft::Draft;
use crate::attribution::kinds::{Kind, Manner, QuotationExtent, Stance};
use crate::attribution::phrase::{NounPhrase, Reader};
use crate::attribution::words::grammar::Tags;
use crate::attribution::words::scene::Tokens;
use crate::prose::{Quotation, TokenKind};

/// Binds the quotations of a block to its attributions; those left over get attributions of their own.
/// `speaker_before` tells whether someone spoke in the sentence before the block.
pub(in crate::attribution) fn bind(reader: &Reader<'_, '_>, drafts: &mut Vec<Draft>, speaker_before: bool) {
    let mut alone = Vec::new();
    for (index, quotation) in reader.scene.passage.quotations.iter().enumerate() {
        if !is_speech(reader, quotation) {
            continue;
        }
        match owner(reader, drafts, quotation) {
            Some(owner) => give(reader, &mut drafts[owner], index, quotation),
            None => alone.push(orphan(reader, drafts, index, quotation, speaker_before)),
        }
    }
    drafts.extend(alone);
}

/// How much of a content is quoted.
pub(in crate::attribution) fn extent(reader: &Reader<'_, '_>, draft: &Draft) -> QuotationExtent {
    let quotations = draft.quotations.iter().filter_map(|&index| reader.scene.passage.quotations.get(index));
    quotations.map(|quotation| length(reader, quotation)).max().unwrap_or(QuotationExtent::None)
}

/// Fewer words than this make no clause.
const CLAUSE: usize = 5;

/// A fragment, or a clause and more: judged by length, by closing punctuation and by small verbs.
fn length(reader: &Reader<'_, '_>, quotation: &Quotation) -> QuotationExtent {
    let scene = reader.scene;
    let inside = inside(quotation);
    let words = inside.clone().filter(|&at| scene.is_word(at)).count();
    let verb = inside.clone().any(|at| scene.is(at, Tags::BE | Tags::AUXILIARY | Tags::PRONOUN | Tags::IT));
    let closes = inside.end > inside.start
        && matches!(
            scene.kind(inside.end - 1),
            Some(TokenKind::Stop | TokenKind::Mark | TokenKind::Ellipsis)
        );
    let capital = scene.tokens().get(inside.start).is_some_and(|token| token.is_capitalized());
    if words >= CLAUSE || verb && words > 1 || closes && capital && words > 1 {
        QuotationExtent::Full
    } else {
        QuotationExtent::Fragment
    }
}

/// Between the marks.
fn inside(quotation: &Quotation) -> Tokens {
    quotation.first + usize::from(quotation.opened)..quotation.end - usize::from(quotation.closed)
}

/// Titles of works and nicknames stand in marks without being anyone's words.
fn is_speech(reader: &Reader<'_, '_>, quotation: &Quotation) -> bool {
    let scene = reader.scene;
    let words =
        scene.tokens().get(inside(quotation)).unwrap_or_default().iter().filter(|token| token.is_word());
    let mut weighty = words.clone().filter(|word| word.end - word.start > 3 || word.is_capitalized());
    let is_title = weighty.clone().nth(1).is_some() && weighty.all(|word| word.is_capitalized());
    let capital = |at: Option<usize>| {
        at.and_then(|at| scene.tokens().get(at)).is_some_and(|token| token.is_capitalized())
    };
    let is_nickname = words.clone().nth(2).is_none()
        && quotation.opened
        && quotation.closed
        && capital(quotation.first.checked_sub(1))
        && capital(Some(quotation.end))
        && words.clone().next().is_some_and(|word| word.is_capitalized());
    words.clone().next().is_some() && !is_title && !is_nickname
}

/// The attribution whose words these are: one of the sentences the quotation touches, the nearest cue first,
/// and one in front rather than one behind where a clause has been opened by it.
fn owner(reader: &Reader<'_, '_>, drafts: &[Draft], quotation: &Quotation) -> Option<usize> {
    let scene = reader.scene;
    let (first, _) = scene.sentence_of(quotation.first);
    let (last, _) = scene.sentence_of(quotation.end - 1);
    let (after, _) = scene.sentence_of(quotation.end.min(scene.tokens().len() - 1));
    let reaches = |draft: &(usize, &Draft)| {
        let sentence = draft.1.sentence;
        (first..=last).contains(&sentence) || sentence == after && opens_with_tag(reader, draft.1, quotation)
    };
    let speaks = |draft: &(usize, &Draft)| draft.1.source.is_some();
    let near = sentences_between(drafts, first, after);
    near.filter(reaches)
        .filter(speaks)
        .min_by_key(|(_, draft)| distance(draft, quotation))
        .map(|(index, _)| index)
}

/// The drafts of sentences `first..=last`, which are in order of sentences, with their numbers.
fn sentences_between(drafts: &[Draft], first: usize, last: usize) -> impl Iterator<Item = (usize, &Draft)> {
    let from = drafts.partition_point(|draft| draft.sentence < first);
    (from..).zip(&drafts[from..]).take_while(move |(_, draft)| draft.sentence <= last)
}

/// The sentence behind a quotation opens with its tag: “Will he go?” asked the mayor.
fn opens_with_tag(reader: &Reader<'_, '_>, draft: &Draft, quotation: &Quotation) -> bool {
    let sentences = reader.scene.sentences();
    let start = sentences.get(draft.sentence).map_or(0, |sentence| sentence.first);
    start == quotation.end
        && draft.start() == start
        && draft.cue.as_ref().is_some_and(|cue| cue.start <= start + 3)
        && !reader
            .scene
            .tokens()
            .get(start)
            .is_some_and(|token| token.is_capitalized() && !reader.scene.is(start, Tags::NAME))
}

/// How far a cue stands from a quotation; a cue whose content holds it is nearest of all.
fn distance(draft: &Draft, quotation: &Quotation) -> usize {
    let holds =
        draft.content.iter().any(|content| content.start <= quotation.first && quotation.first < content.end);
    let cue = draft.cue.clone().unwrap_or(0..0);
    let apart = if cue.end <= quotation.first {
        quotation.first - cue.end
    } else {
        cue.start.saturating_sub(quotation.end)
    };
    if holds { apart } else { apart + 1000 }
}

fn give(reader: &Reader<'_, '_>, draft: &mut Draft, index: usize, quotation: &Quotation) {
    draft.quotations.push(index);
    let words = quotation.first..quotation.end;
    // A quotation of several sentences is the content whole, whichever of them holds the cue.
    for content in
        draft.content.iter_mut().filter(|content| content.start < words.end && words.start < content.end)
    {
        *content = content.start.min(words.start)..content.end.max(words.end);
    }
    let beside = draft.content.iter().all(|content| content.end <= words.start || words.end <= content.start);
    if beside {
        draft.content.push(words.clone());
        draft.content.sort_by_key(|content| content.start);
    }
    let quoted = |content: &Tokens| {
        content.clone().all(|at| reader.scene.is(at, Tags::QUOTED) || !reader.scene.is_word(at))
    };
    if draft.manner == Manner::Indirect && draft.content.iter().all(quoted) {
        draft.manner = Manner::Quotation;
    }
}

/// A quotation with no cue beside it. What runs on from the paragraph before, and a full sentence right behind
/// someone's words, is still the last speaker's.
fn orphan(
    reader: &Reader<'_, '_>,
    drafts: &[Draft],
    index: usize,
    quotation: &Quotation,
    speaker_before: bool,
) -> Draft {
    let (sentence, _) = reader.scene.sentence_of(quotation.first);
    let spoke = |draft: &Draft| draft.source.is_some() || draft.carried;
    let right_before = match sentence {
        0 => speaker_before,
        _ => sentences_between(drafts, sentence - 1, sentence - 1).any(|(_, draft)| spoke(draft)),
    };
    let runs_on = quotation.continues || right_before && length(reader, quotation) == QuotationExtent::Full;
    if let Some(mut tag) = tagged(reader, quotation, sentence) {
        tag.content.push(quotation.first..quotation.end);
        tag.quotations.push(index);
        return tag;
    }
    let mut draft = Draft::bare(Kind::Nobody, sentence).with_content(quotation.first..quotation.end);
    draft.source = introduced(reader, quotation);
    draft.manner = Manner::Quotation;
    draft.quotations.push(index);
    draft.carried = runs_on && draft.source.is_none();
    draft
}

/// "The mayor raised a hand: “…”", "As Novak puts it, “…”": whoever the words before the quotation begin with.
fn introduced(reader: &Reader<'_, '_>, quotation: &Quotation) -> Option<NounPhrase> {
    let scene = reader.scene;
    let mark = quotation.first.checked_sub(1)?;
    let (_, sentence) = scene.sentence_of(mark);
    let puts_it =
        scene.kind(mark) == Some(TokenKind::Comma) && scene.is_one_of(mark.wrapping_sub(1), &["it"]);
    let introduces = scene.kind(mark) == Some(TokenKind::Colon) || puts_it;
    let before = sentence.start..mark;
    reader
        .leading_subject(before.clone())
        .or_else(|| reader.opening_phrase(before.clone()))
        .filter(|_| introduces && !before.is_empty())
}

/// "“…,” laughed the senator", "“…,” she laughed": behind a comma any verb is a tag, whether a list has it or
/// not.
fn tagged(reader: &Reader<'_, '_>, quotation: &Quotation, sentence: usize) -> Option<Draft> {
    let scene = reader.scene;
    let after = quotation.end;
    let comma = |at: usize| scene.kind(at) == Some(TokenKind::Comma);
    let start = if comma(after) { after + 1 } else { after };
    let parted = comma(after) || quotation.closed && after > 1 && comma(after - 2);
    let (_, here) = scene.sentence_of(quotation.end - 1);
    if !parted || start + 1 >= here.end {
        return None;
    }
    let past = |at: usize| scene.is_word(at) && scene.word(at).ends_with("ed") && !scene.is(at, Tags::HEAD);
    let speaks = |source: &NounPhrase| {
        source.name.is_some() || scene.is(source.head.end - 1, Tags::HEAD | Tags::PRONOUN | Tags::TITLE)
    };
    let (cue, source) = if past(start) {
        (start, reader.phrase_from(start + 1, here.end)?)
    } else {
        let source = reader.leading_subject(start..here.end)?;
        (source.whole.end, source)
    };
    let tag = past(cue) && speaks(&source);
    tag.then(|| Draft::new(cue..cue + 1, Stance::Coloured, Manner::Quotation, sentence).with_source(source))
}
