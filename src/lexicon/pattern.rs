//! Pattern strings: the little language of `phrase` and of the phrases of lexicons.

use crate::names::named;

/// A parsed pattern: nodes that must match one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The nodes, in order.
    pub nodes: Vec<Node>,
}

/// One item of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// A word as written; it may be several tokens (`Lloyd's`).
    Word(String),
    /// Any inflection of a lemma (`~say`).
    Lemma(String),
    /// Any entry of a lexicon (`@name`).
    Lexicon(String),
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

/// A mistake in a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternError {
    /// What is wrong.
    pub message: String,
    /// Where, in bytes of the pattern.
    pub at: std::ops::Range<usize>,
    /// How to mend it.
    pub help: Option<String>,
}

/// Reads a pattern string.
pub fn parse(text: &str) -> Result<Pattern, PatternError> {
    Ok(Pattern { nodes: text.split_whitespace().map(|word| Node::Word(word.to_owned())).collect() })
}

impl Pattern {
    /// Every sequence of literal words the pattern can match, if they are at most `limit`.
    pub fn literals(&self, limit: usize) -> Option<Vec<Vec<String>>> {
        let words = self.nodes.iter().map(|node| match node {
            Node::Word(word) => Some(word.clone()),
            _ => None,
        });
        words.collect::<Option<Vec<_>>>().filter(|_| limit > 0).map(|words| vec![words])
    }
}
