//! What a sentence brings to show what it says: a link, a footnote, a citation in brackets. It asks nobody who speaks.

use super::kinds::Evidence;
use super::words::grammar::Tags;
use super::words::scene::{Scene, Tokens};
use crate::markup::MarkKind;
use crate::prose::TokenKind;

/// The most tokens from the bracket of a citation to its year.
const LONGEST_CITATION: usize = 12;

/// What a sentence brings. `brackets` is whether the block has any, without which it has no citations.
pub(super) fn find(scene: &Scene<'_>, sentence: &Tokens, brackets: bool) -> Evidence {
    let span = scene.passage.span(sentence.clone());
    let marks = &scene.block.marks;
    let from = marks.partition_point(|mark| mark.span.start < span.start);
    let begun = marks[from..].iter().take_while(|mark| mark.span.start <= span.end);
    let inside = begun.filter(|mark| mark.span.end <= span.end);
    let mut found = Evidence::None;
    for mark in inside {
        match mark.kind {
            MarkKind::Link => return Evidence::Link,
            MarkKind::Footnote => found = Evidence::Footnote,
            MarkKind::Code => {}
        }
    }
    let bracketed = |at: usize| {
        scene.kind(at) == Some(TokenKind::Open) && (is_numbered(scene, at) || is_dated(scene, at))
    };
    if found == Evidence::None && brackets && sentence.clone().any(bracketed) {
        Evidence::Citation
    } else {
        found
    }
}

/// `[12]`
fn is_numbered(scene: &Scene<'_>, open: usize) -> bool {
    scene.word(open) == "[" && scene.kind(open + 1) == Some(TokenKind::Number) && scene.word(open + 2) == "]"
}

/// `(Novak 2020)`, `(Novak et al., 2020, p. 5)`: a name first, and a year behind it.
fn is_dated(scene: &Scene<'_>, open: usize) -> bool {
    let named = scene.tokens().get(open + 1).is_some_and(|token| token.is_capitalized());
    let inside =
        (open + 1..open + LONGEST_CITATION).take_while(|&at| scene.kind(at) != Some(TokenKind::Close));
    let joins = |at: usize| {
        let word = scene.tokens().get(at).is_some_and(|token| token.is_capitalized());
        word || !scene.is_word(at) || scene.is_one_of(at, &["and", "et", "al", "al."])
    };
    let is_year = |at: usize| {
        let word = scene.word(at);
        word.len() == 4
            && (word.starts_with("19") || word.starts_with("20"))
            && word.bytes().all(|b| b.is_ascii_digit())
    };
    let is_day = |at: usize| scene.is(at, Tags::DAY);
    named && inside.take_while(|&at| joins(at) && !is_day(at)).any(is_year)
}
