//! Pattern strings: the little language of `phrase` and of the phrases of lexicons.
//!
//! A pattern is read here into a tree, and its mistakes are found. Nothing here knows a text: what a pattern
//! means for tokens is decided where it is compiled.

mod doubt;
mod error;
mod literals;
mod mistake;
mod parse;
mod shape;

pub use doubt::{covered, doubts};
pub use error::PatternError;
pub use parse::parse;

use crate::names::named;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// What a capture may not be called, because messages and `point` use these names for parts of a match.
pub const PARTS: [&str; 7] = ["source", "cue", "content", "target", "reason", "mention", "match"];

/// Whether a pattern is nothing but words, so that it matches itself and need not be read.
pub fn is_plain(text: &str) -> bool {
    !text.trim().is_empty() && !text.contains(|c| "()|?~@<>$^{}*\\".contains(c)) && !text.contains("...")
}

/// A parsed pattern: nodes that must match one after the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pattern {
    /// The nodes, in order.
    pub nodes: Vec<Node>,
}

/// One item of a pattern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Node {
    /// A word as written, escapes resolved; it may be several tokens (`Lloyd's`).
    Word(String),
    /// Any inflection of a lemma (`~say`).
    Lemma(String),
    /// Any entry of a lexicon (`@name`).
    Lexicon {
        /// The name without the `@`.
        name: String,
        /// Where it stands in the pattern, `@` included, in bytes.
        at: Range<usize>,
    },
    /// A class of tokens (`<name>`).
    Class(Class),
    /// One of several patterns (`(a | b)`).
    Choice(Vec<Pattern>),
    /// What may be left out (`x?`).
    Optional(Box<Self>),
    /// A capture (`$who:x`).
    Capture(String, Box<Self>),
    /// That many tokens of any sort (`...{0,4}`).
    Gap(u8, u8),
    /// The start of the sentence (`^`).
    Start,
    /// Its end (`$`).
    End,
}

named! {
    /// A class of tokens that a pattern may ask for.
    #[derive(Serialize, Deserialize)]
    pub enum Class {
        /// A mention of a person, organisation or outlet.
        Name = "name",
        /// Digits or a number word.
        Number = "number",
        /// A number and a percent sign or its word.
        Percent = "percent",
        /// An amount of money.
        Money = "money",
        /// A date; a bare year too.
        Date = "date",
        /// A day of the week.
        Weekday = "weekday",
        /// Linked words or an address.
        Link = "link",
        /// A bracketed, author-year or footnote reference.
        Citation = "citation",
        /// A whole quotation with its marks.
        Quote = "quote",
        /// A personal pronoun.
        Pronoun = "pronoun",
        /// `'s` or a final apostrophe.
        Possessive = "possessive",
        /// Any one word.
        Word = "word",
    }
}

impl Pattern {
    /// The names of its captures, without `$`, each once, in the order in which they first stand.
    pub fn captures(&self) -> Vec<&str> {
        let mut names = Vec::new();
        self.each(&mut |node| {
            if let Node::Capture(name, _) = node
                && !names.contains(&name.as_str())
            {
                names.push(name.as_str());
            }
        });
        names
    }

    /// The lexicons it asks for, with their places in the pattern.
    pub fn lexicons(&self) -> Vec<(&str, Range<usize>)> {
        let mut names = Vec::new();
        self.each(&mut |node| {
            if let Node::Lexicon { name, at } = node {
                names.push((name.as_str(), at.clone()));
            }
        });
        names
    }

    /// The literal texts it stands for, words separated by one space, each once: choices, optional items and
    /// lemmas are written out, captures are looked through. `None` where gaps, classes, lexicons or sentence
    /// edges make it more than a list of texts, or where the list would be longer than `limit`.
    pub fn literals(&self, limit: usize) -> Option<Vec<String>> {
        literals::expand(self, limit)
    }

    /// Shows every node, outer ones first, in reading order.
    fn each<'p>(&'p self, show: &mut impl FnMut(&'p Node)) {
        for node in &self.nodes {
            node.each(show);
        }
    }
}

impl Node {
    fn each<'p>(&'p self, show: &mut impl FnMut(&'p Self)) {
        show(self);
        match self {
            Self::Choice(branches) => {
                for branch in branches {
                    branch.each(show);
                }
            }
            Self::Optional(inner) | Self::Capture(_, inner) => inner.each(show),
            _ => {}
        }
    }
}
