//! Links and citations.

use super::Tokens;
use super::words::Role;
use crate::lexicon::pattern::Class;
use crate::markup::MarkKind;
use crate::order::Order as _;
use crate::prose::TokenKind;
use std::ops::Range;

/// The most tokens between the brackets of a citation.
const LONGEST_CITATION: usize = 40;

/// Hands on every link and note.
pub(super) fn read(tokens: &Tokens<'_>, add: &mut impl FnMut(Class, usize, usize)) {
    let mut references = References::of(tokens);
    for (at, token) in tokens.input.passage.tokens.iter().enumerate() {
        let noted = references.marked_at(at, add);
        match token.kind {
            TokenKind::Word if at >= references.linked && references.is_address(tokens, at) => {
                add(Class::Link, at, at + 1);
            }
            TokenKind::Open if !noted => {
                if let Some(end) = bracketed(tokens, at) {
                    add(Class::Citation, at, end);
                }
            }
            _ => {}
        }
    }
    references.marked_at(tokens.len(), add);
}

/// Links and notes of a block: those that markup marks, which may have no tokens, and those that stand in the
/// prose as they are.
struct References {
    /// Marked ones, by first token; the last comes first.
    marked: Vec<(Range<usize>, Class)>,
    /// One past the last token of the link that was met last.
    linked: usize,
    /// Whether an address with a scheme is in the block at all.
    schemes: bool,
}

impl References {
    fn of(tokens: &Tokens<'_>) -> Self {
        let marked = tokens.input.marks.iter().filter_map(|mark| {
            let range = tokens.covering(mark.span.start..mark.span.end);
            match mark.kind {
                MarkKind::Link => (!range.is_empty()).then_some((range, Class::Link)),
                MarkKind::Footnote => Some((range, Class::Citation)),
                MarkKind::Code => None,
            }
        });
        let mut marked: Vec<_> = marked.collect();
        marked.order_by_key(|(range, _)| std::cmp::Reverse(range.start));
        let schemes = memchr::memmem::find(tokens.input.prose.as_bytes(), b"://").is_some();
        Self { marked, linked: 0, schemes }
    }

    /// What markup marks at a token; whether a note is among it.
    #[inline]
    fn marked_at(&mut self, at: usize, add: &mut impl FnMut(Class, usize, usize)) -> bool {
        let mut noted = false;
        while let Some((range, class)) = self.marked.pop_if(|(range, _)| range.start <= at) {
            match class {
                Class::Link => self.linked = self.linked.max(range.end),
                _ => noted = true,
            }
            add(class, at, range.end);
        }
        noted
    }

    /// The tokenizer makes one word of an address.
    fn is_address(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        let site = || tokens.text(at).get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www."));
        matches!(tokens.byte(at), Some(b'w' | b'W')) && site()
            || self.schemes && tokens.text(at).contains("://")
    }
}

/// `[1]`, `(Smith 2020)`, `(Smith et al., 2020, p. 5)`.
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
