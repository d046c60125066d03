//! Gives every direct quotation to exactly one attribution: to the cue beside it, to the last speaker where it
//! runs on, or to nobody.

use super::speaker;
use crate::attribution::draft::Draft;
use crate::attribution::kinds::{Kind, Manner, QuotationExtent};
use crate::attribution::phrase::{NounPhrase, Reader};
use crate::attribution::words::grammar::Tags;
use crate::attribution::words::scene::Tokens;
use crate::order::Order as _;
use crate::prose::{Quotation, Token, TokenKind};

/// Who spoke in front of a block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::attribution) struct Before {
    /// Whether somebody did in the sentence before it.
    pub(in crate::attribution) at_once: bool,
    /// Whether somebody did in one of the two sentences before it.
    pub(in crate::attribution) lately: bool,
}

/// Binds the quotations of a block to its attributions; those left over get attributions of their own.
pub(in crate::attribution) fn bind(reader: &Reader<'_, '_>, drafts: &mut Vec<Draft>, before: Before) {
    let mut alone = Vec::new();
    for (index, quotation) in reader.scene.passage.quotations.iter().enumerate() {
        if !is_speech(reader, quotation) {
            continue;
        }
        match owner(reader, drafts, quotation) {
            Some(owner) => give(reader, &mut drafts[owner], index, quotation),
            None => alone.push(orphan(reader, drafts, index, quotation, before)),
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

/// A fragment, or a clause and more: judged by length, by closing punctuation and by small verbs. What goes on with the
/// writer's clause is none, however long it is.
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
    let clause = words >= CLAUSE || verb && words > 1 || closes && capital && words > 1;
    if clause && (!goes_on(reader, quotation) || is_clause(reader, &inside)) {
        QuotationExtent::Full
    } else {
        QuotationExtent::Fragment
    }
}

/// "To “send you to fight overseas”": whether the quoted words go on with the clause that they stand in.
fn goes_on(reader: &Reader<'_, '_>, quotation: &Quotation) -> bool {
    let scene = reader.scene;
    let (_, sentence) = scene.sentence_of(quotation.first);
    let first = inside(quotation).start;
    let small =
        scene.is_word(first) && !scene.tokens().get(first).is_some_and(|token| token.is_capitalized());
    small && quotation.opened && quotation.first > sentence.start && scene.is_word(quotation.first - 1)
}

/// Whether quoted words that begin small have a subject and a verb of their own, or are a question.
fn is_clause(reader: &Reader<'_, '_>, words: &Tokens) -> bool {
    let scene = reader.scene;
    let subject = Tags::PRONOUN | Tags::IT;
    let parts = Tags::RELATIVE | Tags::THAT | Tags::INTERROGATIVE | Tags::PREPOSITION | Tags::TO;
    let mut before_verb = words.clone().take_while(|&at| !scene.is(at, parts)).skip(1);
    scene.is(words.start, subject)
        || words.end > words.start && scene.kind(words.end - 1) == Some(TokenKind::Mark)
        || before_verb.any(|at| scene.is(at, Tags::BE | Tags::AUXILIARY))
}

/// Between the marks.
fn inside(quotation: &Quotation) -> Tokens {
    quotation.first + usize::from(quotation.opened)..quotation.end - usize::from(quotation.closed)
}

/// Titles of works, names and nicknames stand in marks without being anyone's words, and so do glosses.
fn is_speech(reader: &Reader<'_, '_>, quotation: &Quotation) -> bool {
    let scene = reader.scene;
    let words =
        scene.tokens().get(inside(quotation)).unwrap_or_default().iter().filter(|token| token.is_word());
    // "Live with Lea Novak".
    let small = |word: &Token| {
        word.end - word.start <= 3
            || word.end - word.start == 4 && scene.known.grammar.of(word.word).any(Tags::PREPOSITION)
    };
    let mut weighty = words.clone().filter(|word| !small(word) || word.is_capitalized());
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
    words.clone().next().is_some()
        && !is_title
        && !is_nickname
        && !is_name(reader, quotation)
        && !is_gloss(reader, quotation)
}

/// A name is no longer than this, in tokens.
const NAME: usize = 3;

/// "The ferry “Samur”", "the “SNL” sketch": a word or two with capitals in the middle of a clause, which no verb of
/// saying leads up to.
fn is_name(reader: &Reader<'_, '_>, quotation: &Quotation) -> bool {
    let scene = reader.scene;
    let mut words = inside(quotation);
    if words.len() > 1 && matches!(scene.kind(words.end - 1), Some(TokenKind::Comma | TokenKind::Stop)) {
        words.end -= 1;
    }
    let (_, sentence) = scene.sentence_of(quotation.first);
    let capital = |at: usize| scene.tokens().get(at).is_some_and(|token| token.is_capitalized());
    let led_up = |before: usize| scene.is_word(before) && !scene.is(before, Tags::VERB);
    !scene.title_case
        && quotation.closed
        && quotation.first > sentence.start
        && led_up(quotation.first - 1)
        && (1..=NAME).contains(&words.len())
        && words.clone().all(|at| scene.is_word(at) && capital(at) && !scene.is(at, Tags::PRONOUN))
}

/// "(“judo-style”)": a few words that are all there is in a bracket.
fn is_gloss(reader: &Reader<'_, '_>, quotation: &Quotation) -> bool {
    let kind = |at: Option<usize>| at.and_then(|at| reader.scene.kind(at));
    kind(quotation.first.checked_sub(1)) == Some(TokenKind::Open)
        && kind(Some(quotation.end)) == Some(TokenKind::Close)
        && length(reader, quotation) == QuotationExtent::Fragment
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
    let near = |speaks: fn(&Draft, &Quotation) -> bool| {
        let near = sentences_between(drafts, first, after).filter(reaches);
        let speaking = near.filter(|(_, draft)| speaks(draft, quotation));
        speaking.min_by_key(|(_, draft)| distance(draft, quotation)).map(|(index, _)| index)
    };
    // "The plan has been described as “…”": who did is left out, and is so there.
    near(|draft, _| draft.source.is_some())
        .or_else(|| near(|draft, quotation| draft.cue.is_some() && holds(draft, quotation)))
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
    let cue = draft.cue.clone().unwrap_or(0..0);
    let apart = if cue.end <= quotation.first {
        quotation.first - cue.end
    } else {
        cue.start.saturating_sub(quotation.end)
    };
    if holds(draft, quotation) { apart } else { apart + 1000 }
}

/// Whether a quotation begins in what a draft attributes.
fn holds(draft: &Draft, quotation: &Quotation) -> bool {
    draft.content.iter().any(|content| content.start <= quotation.first && quotation.first < content.end)
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
        draft.content.order_by_key(|content| content.start);
    }
    let quoted = |content: &Tokens| {
        content.clone().all(|at| reader.scene.is(at, Tags::QUOTED) || !reader.scene.is_word(at))
    };
    if draft.manner == Manner::Indirect && draft.content.iter().all(quoted) {
        draft.manner = Manner::Quotation;
    }
}

/// "She laughs. “…”": whoever the sentence before is about, where that attributes nothing.
fn shown(
    reader: &Reader<'_, '_>,
    drafts: &[Draft],
    quotation: &Quotation,
    sentence: usize,
) -> Option<NounPhrase> {
    let before = sentence.checked_sub(1)?;
    let silent = sentences_between(drafts, before, before).next().is_none();
    let whole = silent && length(reader, quotation) == QuotationExtent::Full;
    if whole { speaker::shown(reader, quotation, sentence) } else { None }
}

/// A quotation with no cue beside it. What runs on from the paragraph before, and a full sentence right behind
/// someone's words, is still the last speaker's.
fn orphan(
    reader: &Reader<'_, '_>,
    drafts: &[Draft],
    index: usize,
    quotation: &Quotation,
    before: Before,
) -> Draft {
    let (sentence, _) = reader.scene.sentence_of(quotation.first);
    let tag = speaker::tagged(reader, quotation, sentence)
        .or_else(|| speaker::answered(reader, quotation, sentence));
    if let Some(mut tag) = tag {
        tag.content.push(quotation.first..quotation.end);
        tag.quotations.push(index);
        return tag;
    }
    let spoke = |draft: &Draft| draft.source.is_some() || draft.carried;
    // A paragraph that is nothing but a quotation goes on with whoever spoke, over a sentence of the writer's.
    let fills_block = quotation.first == 0 && quotation.end == reader.scene.tokens().len();
    let right_before = match sentence {
        0 => before.at_once || fills_block && before.lately,
        _ => sentences_between(drafts, sentence - 1, sentence - 1).any(|(_, draft)| spoke(draft)),
    };
    let runs_on = quotation.continues || right_before && length(reader, quotation) == QuotationExtent::Full;
    let mut draft = Draft::bare(Kind::Nobody, sentence).with_content(quotation.first..quotation.end);
    draft.source = speaker::introduced(reader, quotation).or_else(|| speaker::signed(reader, quotation));
    if draft.source.is_none() && !runs_on {
        draft.source = shown(reader, drafts, quotation, sentence);
    }
    draft.manner = Manner::Quotation;
    draft.quotations.push(index);
    draft.carried = runs_on && draft.source.is_none();
    draft
}
