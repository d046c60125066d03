//! Where a clause looks: windows measured from the place pointed at.

use crate::lint::read::document::Document;
use crate::lint::read::found::Found;
use crate::lint::read::page::Page;
use crate::markup::{Block, Region, RegionSet};
use crate::prose::TokenKind;
use crate::rule::{Reach, Side, Window};
use crate::text::Span;
use std::ops::Range;

/// All of a text, however long.
pub(in crate::lint) const WHOLE: Span = Span { start: 0, end: u32::MAX };

/// The stretch of the file that a window stands for.
pub(in crate::lint) fn span(document: &Document<'_>, window: Window, matched: &Found) -> Span {
    let place = matched.place;
    let whole = match window.reach {
        Reach::Match => matched.extent,
        Reach::Clause => clause(document, matched),
        Reach::Sentence => sentence(document, place),
        Reach::Paragraph => paragraph(document, place),
        Reach::Section => section(document, place),
        Reach::Document => WHOLE,
        Reach::Sentences(first, last) => sentences(document, place, first, last),
        Reach::Tokens(count) => tokens(document, place, count),
    };
    match window.side {
        Side::Both => whole,
        Side::Before => Span::new(whole.start.min(place.start), place.start),
        Side::After => Span::new(place.end, whole.end.max(place.end)),
    }
}

/// Sentence windows leave these out.
pub(in crate::lint) const SKIPPED: RegionSet = RegionSet::of(&[Region::Caption, Region::Table, Region::Code]);
/// Sentence windows do not go past these.
pub(in crate::lint) const STOPS: RegionSet = RegionSet::of(&[Region::Headline, Region::Heading]);

/// The sentence a place stands in, or those, as a quotation may have many.
fn sentence(document: &Document<'_>, place: Span) -> Span {
    let (first, last) = own_sentences(document, place);
    let span = |at: usize| document.sentences.get(at).map_or(place, |sentence| sentence.span);
    span(first).hull(span(last)).hull(place)
}

/// The first and the last sentence of a place.
#[inline]
fn own_sentences(document: &Document<'_>, place: Span) -> (usize, usize) {
    let first = document.sentence_at(place.start);
    let within = document.sentences.get(first).is_none_or(|sentence| place.end <= sentence.span.end);
    (first, if within { first } else { document.sentence_at(place.end - 1) })
}

/// The paragraph of a place; of one that nobody would write, what stands near.
fn paragraph(document: &Document<'_>, place: Span) -> Span {
    let Some(block) = document.block_at(place.start) else { return place };
    if block.span.len() <= LONG {
        return block.span;
    }
    let (first, last) = own_sentences(document, place);
    let near = first.saturating_sub(FAR)..(last + FAR + 1).min(document.sentences.len());
    let spans = document.sentences.get(near).unwrap_or_default().iter().map(|sentence| sentence.span);
    let within = spans.filter(|span| block.span.holds(span.start));
    within.fold(place, Span::hull)
}

/// A paragraph of more bytes is no paragraph but a text without line breaks. To look through all of it from each of its
/// sentences would take time quadratic in it.
const LONG: u32 = 1 << 15;

/// In such a one, so many sentences on either side are near.
const FAR: usize = 100;

fn clause(document: &Document<'_>, matched: &Found) -> Span {
    let own = matched.attribution(document).map(|attribution| attribution.clause);
    own.filter(|clause| !clause.is_empty()).unwrap_or_else(|| sentence(document, matched.place))
}

fn section(document: &Document<'_>, place: Span) -> Span {
    let Some(here) = document.block_at(place.start) else { return place };
    let first = document.blocks.partition_point(|block| block.section < here.section);
    let end = document.blocks.partition_point(|block| block.section <= here.section);
    match document.blocks.get(first..end) {
        Some([first, .., last]) => first.span.hull(last.span),
        _ => here.span,
    }
}

/// Whole sentences by offset, in reading order across paragraphs; nothing where none of them is there.
fn sentences(document: &Document<'_>, place: Span, first: i32, last: i32) -> Span {
    let (start, end) = own_sentences(document, place);
    let from = |steps: i32| if steps > 0 { end } else { start };
    let (first_from, last_from) = (from(first), if last < 0 { start } else { end });
    let (start, end) = (walk(document, first_from, first), walk(document, last_from, last));
    let span = |at: usize| document.sentences.get(at).map(|sentence| sentence.span);
    // Where the nearer of the two cannot be reached, the farther cannot either.
    let nearer = if first > 0 { start } else { end };
    let reached = first <= 0 && last >= 0 || nearer.is_ok();
    let (Ok(start) | Err(start), Ok(end) | Err(end)) = (start, end);
    match (span(start), span(end)) {
        (Some(from), Some(to)) if reached => from.hull(to),
        _ => Span::empty(place.start),
    }
}

/// The sentence so many steps away, or the last one that can be reached.
fn walk(document: &Document<'_>, from: usize, steps: i32) -> Result<usize, usize> {
    let regions = |at: usize| {
        let block =
            document.sentences.get(at).and_then(|sentence| document.blocks.get(sentence.block as usize));
        block.map(|block| block.regions)
    };
    let mut here = from;
    let mut left = steps.unsigned_abs();
    let mut at = from;
    while left > 0 {
        let next = if steps > 0 { at.checked_add(1) } else { at.checked_sub(1) };
        let Some((next, found)) = next.and_then(|next| Some((next, regions(next)?))) else {
            return Err(here);
        };
        if found.intersects(STOPS) != regions(from).is_some_and(|own| own.intersects(STOPS)) {
            return Err(here);
        }
        at = next;
        if !found.intersects(SKIPPED) {
            here = at;
            left -= 1;
        }
    }
    Ok(here)
}

/// So many tokens on either side, within the sentence. A word, a number and a punctuation mark are a token each, a
/// possessive ending belongs to its word, and markup is none.
fn tokens(document: &Document<'_>, place: Span, count: u32) -> Span {
    let sentence = sentence(document, place);
    let mut blocks = document.phrases.blocks_touching(place).map(|(_, block, page)| (block, page));
    let Some(first) = blocks.next() else { return place };
    let last = blocks.last().unwrap_or(first);
    let count = count as usize;
    let ahead = stretch(first, Span::new(sentence.start, place.start), |tokens, counts| {
        let before = count.checked_sub(1).map(|others| tokens.clone().rev().filter(counts).nth(others));
        before.map_or(tokens.end, |begins| begins.unwrap_or(tokens.start))..tokens.end
    });
    let behind = stretch(last, Span::new(place.end, sentence.end), |tokens, counts| {
        tokens.start..tokens.clone().filter(counts).nth(count).unwrap_or(tokens.end)
    });
    ahead.into_iter().chain(behind).fold(place, Span::hull)
}

/// Where those stand that are chosen of the tokens that begin in a stretch of a block, if there are any. Whether a token
/// counts is for the choice to ask.
fn stretch(
    (block, page): (&Block<'_>, &Page),
    stretch: Span,
    choose: impl FnOnce(Range<usize>, &dyn Fn(&usize) -> bool) -> Range<usize>,
) -> Option<Span> {
    let (prose, tokens) = (block.map.to_prose(stretch), &page.passage.tokens);
    let first_from = |place: u32| tokens.partition_point(|token| token.start < place);
    let counts = |at: &usize| tokens.get(*at).is_some_and(|token| token.kind != TokenKind::Possessive);
    let chosen = choose(first_from(prose.start)..first_from(prose.end), &counts);
    (!chosen.is_empty()).then(|| block.map.to_file(page.passage.span(chosen)))
}
