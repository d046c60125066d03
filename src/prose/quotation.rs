//! Finds direct quotations by their marks.
//!
//! Marks pair up within a block, whatever their style; apostrophes, inches and marks in code are none. Of
//! nested quotations only the outermost is kept. One that is left open ends where the next of its style
//! begins, else with its block, and one that began in the middle of a clause with its sentence, so that a
//! forgotten mark silences no more than that.

mod mark;
mod pairing;

use super::{Token, TokenKind};
use crate::markup::{Block, MarkKind};
use crate::text::ProseSpan;
use mark::Mark;
use pairing::Opener;
pub(super) use pairing::Pairing;

/// A direct quotation, from mark to mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// Index of the opening mark; of the first token where the quotation runs on from the block before and
    /// has no mark here.
    pub first: usize,
    /// One past the index of the closing mark; the end of the block where it is not closed here.
    pub end: usize,
    /// Whether it begins with a mark of its own.
    pub opened: bool,
    /// Whether it ends with a mark of its own; a quotation over several paragraphs is closed in the last.
    pub closed: bool,
    /// Whether it runs on from the block before.
    pub continues: bool,
}

/// A quotation that the last block left open; a next block that begins with the same mark continues it, and
/// so does one whose first double mark closes what it did not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenQuotation {
    /// The opening mark; `"` for two single ones.
    pub mark: char,
}

/// Appends the quotations of a block, and keeps in `open` the one that it leaves open. `pairing` is room that is used
/// again. An apostrophe after *s*
/// that turns out to close a quotation becomes a [`TokenKind::Quote`].
pub(super) fn find(
    block: &Block<'_>,
    tokens: &mut [Token],
    open: &mut Option<OpenQuotation>,
    pairing: &mut Pairing,
    quotations: &mut Vec<Quotation>,
) {
    let before = open.take();
    pair(block, tokens, pairing);
    if let Some(end) = before.and(pairing.unopened) {
        quotations.push(Quotation { first: 0, end: end + 1, opened: false, closed: true, continues: true });
    }
    keep_outermost(&pairing.openers, tokens, quotations);
    if let (Some(before), Some(first)) = (before, quotations.first_mut()) {
        let same = pairing.openers.first().is_some_and(|opener| opener.mark == before.mark);
        first.continues |= first.first == 0 && same;
    }
    for &token in &pairing.apostrophes_that_close {
        tokens[token].kind = TokenKind::Quote;
    }
    let last = quotations.last().filter(|last| !last.closed && last.end == tokens.len());
    let last = last.and_then(|last| pairing.openers.iter().find(|opener| opener.at == last.first));
    *open = last.map(|opener| OpenQuotation { mark: opener.mark });
}

fn pair(block: &Block<'_>, tokens: &[Token], pairing: &mut Pairing) {
    pairing.begin();
    let mut code =
        block.marks.iter().filter(|mark| mark.kind == MarkKind::Code).map(|mark| mark.span).peekable();
    let mut opened_before = false;
    for (at, token) in tokens.iter().enumerate() {
        if !matches!(token.kind, TokenKind::Quote | TokenKind::Possessive) {
            continue;
        }
        while code.next_if(|span| span.end <= token.start).is_some() {}
        if code.peek().is_some_and(|span| span.overlaps(ProseSpan::new(token.start, token.end))) {
            continue;
        }
        let Some(mark) = Mark::read(&block.prose, tokens, at, opened_before) else { continue };
        opened_before = mark.opens();
        pairing.take(mark);
    }
    pairing.finish();
}

/// Appends the quotations that lie in no other. In one that is never closed only marks of its own family count,
/// and the first to open another ends it.
fn keep_outermost(openers: &[Opener], tokens: &[Token], quotations: &mut Vec<Quotation>) {
    let mut past = quotations.last().map_or(0, |last| last.end);
    let mut stops = stops(tokens).peekable();
    let mut last_family = None;
    for opener in openers {
        if opener.at < past || !(opener.close.is_some() || opener.is_credible(tokens)) {
            continue;
        }
        if let Some(last) = quotations.last_mut().filter(|last| opener.at < last.end) {
            if last_family != Some(opener.family) {
                continue;
            }
            last.end = opener.at;
        }
        let end = match opener.close {
            Some(close) => close + 1,
            None if opener.mid_clause => {
                while stops.next_if(|&stop| stop <= opener.at).is_some() {}
                stops.peek().map_or(tokens.len(), |&stop| stop + 1)
            }
            None => tokens.len(),
        };
        let closed = opener.close.is_some();
        quotations.push(Quotation { first: opener.at, end, opened: true, closed, continues: false });
        past = if closed { end } else { opener.at + 1 };
        last_family = Some(opener.family);
    }
}

fn stops(tokens: &[Token]) -> impl Iterator<Item = usize> {
    let stop = |kind| matches!(kind, TokenKind::Stop | TokenKind::Mark);
    tokens.iter().enumerate().filter(move |(_, token)| stop(token.kind)).map(|(at, _)| at)
}
