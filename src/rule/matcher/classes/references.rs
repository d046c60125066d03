//! Links and citations.

use super::words::Role;
use super::{TokenSpan, Tokens};
use crate::markup::MarkKind;
use crate::prose::TokenKind;

/// The most tokens between the brackets of a citation.
const LONGEST_CITATION: usize = 40;

/// Linked words, and addresses that no markup has marked.
pub(super) fn links(tokens: &Tokens<'_>, spans: &mut Vec<TokenSpan>) {
    let marks = tokens.input.marks.iter().filter(|mark| mark.kind == MarkKind::Link);
    let marked = marks.map(|mark| tokens.covering(mark.span.start..mark.span.end));
    spans
        .extend(marked.filter(|range| !range.is_empty()).map(|range| (range.start as u32, range.end as u32)));
    let marked = spans.len();
    let schemes = tokens.input.prose.contains("://");
    for at in (0..tokens.len()).filter(|&at| is_address(tokens.text(at), schemes)) {
        if !spans[..marked].iter().any(|span| (span.0 as usize) <= at && at < span.1 as usize) {
            spans.push((at as u32, at as u32 + 1));
        }
    }
    spans.sort_unstable();
}

/// The tokenizer makes one word of an address. `schemes` says whether one with a scheme is in the block at all.
fn is_address(text: &str, schemes: bool) -> bool {
    schemes && text.contains("://") || text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www."))
}

/// `[1]`, `(Smith 2020)`, `(Smith et al., 2020, p. 5)`, and marks of footnotes, which may have no tokens.
pub(super) fn citations(tokens: &Tokens<'_>, spans: &mut Vec<TokenSpan>) {
    for mark in tokens.input.marks.iter().filter(|mark| mark.kind == MarkKind::Footnote) {
        let range = tokens.covering(mark.span.start..mark.span.end);
        spans.push((range.start as u32, range.end as u32));
    }
    let count = spans.len();
    for at in (0..tokens.len()).filter(|&at| tokens.kind(at) == Some(TokenKind::Open)) {
        if let Some(end) = bracketed(tokens, at)
            && !spans[..count].iter().any(|span| span.0 as usize == at)
        {
            spans.push((at as u32, end as u32));
        }
    }
    spans.sort_unstable();
}

fn bracketed(tokens: &Tokens<'_>, open: usize) -> Option<usize> {
    let within = open + 1..(open + 1 + LONGEST_CITATION).min(tokens.len());
    let close = within.clone().find(|&at| tokens.kind(at) == Some(TokenKind::Close))?;
    let inside = open + 1..close;
    let numbers =
        tokens.text(open) == "[" && !inside.is_empty() && inside.clone().all(|at| is_number_list(tokens, at));
    (numbers || is_author_year(tokens, inside.start, inside.end) || is_year_of_author(tokens, open, close))
        .then_some(close + 1)
}

fn is_number_list(tokens: &Tokens<'_>, at: usize) -> bool {
    let separator =
        matches!(tokens.kind(at), Some(TokenKind::Comma | TokenKind::Dash | TokenKind::Semicolon));
    separator || tokens.text(at).chars().all(|c| c.is_ascii_digit() || ",-–".contains(c))
}

/// A name first, and a year behind it; anything may follow.
fn is_author_year(tokens: &Tokens<'_>, first: usize, end: usize) -> bool {
    let named = first < end && tokens.is_capitalized(first) && tokens.role(first) != Role::Month;
    named
        && (first + 1..end).any(|at| {
            is_year(tokens.text(at)) && tokens.role(at - 1) != Role::Month && joins(tokens, first + 1, at)
        })
}

/// Whether only what stands between the authors and the year of a citation stands in `first..end`.
fn joins(tokens: &Tokens<'_>, first: usize, end: usize) -> bool {
    (first..end).all(|at| {
        let text = tokens.text(at);
        let word =
            tokens.is_capitalized(at) || matches!(tokens.role(at), Role::And | Role::Al) || text == "et";
        word || matches!(tokens.kind(at), Some(TokenKind::Comma | TokenKind::Stop | TokenKind::Possessive))
            || text == "&"
    })
}

/// `(2020)` behind *et al.*
fn is_year_of_author(tokens: &Tokens<'_>, open: usize, close: usize) -> bool {
    let behind = (1..=2).any(|back| open.checked_sub(back).is_some_and(|at| tokens.role(at) == Role::Al));
    behind && close == open + 2 && is_year(tokens.text(open + 1))
}

/// `2020`, `2020a`.
fn is_year(text: &str) -> bool {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_lowercase());
    text.len() - digits.len() <= 1
        && digits.len() == 4
        && (digits.starts_with("19") || digits.starts_with("20"))
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}
