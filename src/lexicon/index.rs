//! All lexicons in force, and the one walk that finds their literal entries in a text.

use super::filed::{FiledList, LexiconId};
use super::filing::{Filing, spelling};
use super::trie::{NodeId, Trie};
use super::{Attribute, Attributes, pattern::Pattern};
use crate::prose::{Token, Vocabulary};
use crate::stored::{Late, Words};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A lexicon, compiled.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Lexicon {
    /// Its name.
    pub name: Words,
    /// How many entries it has.
    pub count: usize,
    /// Its entries, those of what it extends included. They are not stored, since few ask for them.
    #[serde(skip)]
    pub(super) entries: Vec<Entry>,
    /// Phrases with a gap, a class or another lexicon in them: such are no part of the trie, and a pattern
    /// that asks for the lexicon must try them too. Each with the number of its entry.
    pub patterns: Late<Vec<(u32, Pattern)>>,
    /// How many such phrases it has.
    pub pattern_count: usize,
    /// Whether it is made of an attribute of another.
    pub(super) derived: bool,
    /// Whether letters count in some of its entries.
    pub(super) exact: bool,
}

impl Lexicon {
    /// Its entries, those of what it extends included; none where it was stored without them.
    pub fn entries(&self) -> Option<&[Entry]> {
        (self.entries.len() == self.count).then_some(&self.entries)
    }
}

/// Whether its entries are there makes no difference to what is found.
impl fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, count, entries: _, patterns, pattern_count, derived, exact } = self;
        f.debug_struct("Lexicon")
            .field("name", name)
            .field("count", count)
            .field("patterns", patterns)
            .field("pattern_count", pattern_count)
            .field("derived", derived)
            .field("exact", exact)
            .finish()
    }
}

/// An entry of a lexicon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The entry as written.
    pub is: String,
    /// Its facts.
    pub attributes: Attributes,
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
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Lexicons {
    /// The words of all lexicons and patterns.
    pub vocabulary: Vocabulary,
    all: Vec<Lexicon>,
    trie: Trie,
    filed: FiledList,
}

impl Lexicons {
    /// The lexicon of that name.
    pub fn id(&self, name: &str) -> Option<LexiconId> {
        self.all.iter().position(|lexicon| lexicon.name == name).map(|at| LexiconId(at as u16))
    }

    /// A lexicon by its number.
    pub fn get(&self, id: LexiconId) -> Option<&Lexicon> {
        self.all.get(usize::from(id.0))
    }

    /// The numbers of all lexicons.
    pub fn ids(&self) -> impl Iterator<Item = LexiconId> + use<> {
        (0..self.all.len() as u16).map(LexiconId)
    }

    /// The names of those lexicons that were written, not made of an attribute of another.
    pub fn written(&self) -> impl Iterator<Item = &str> {
        self.all.iter().filter(|lexicon| !lexicon.derived).map(|lexicon| lexicon.name.as_str())
    }

    /// The names of all lexicons.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.all.iter().map(|lexicon| lexicon.name.as_str())
    }

    /// Finds every entry of every lexicon among the tokens of a block, ordered by first token, then longest
    /// first.
    pub fn scan(&self, prose: &str, tokens: &[Token], hits: &mut Vec<Hit>) {
        hits.clear();
        for (first, token) in tokens.iter().enumerate() {
            if let Some(node) = self.trie.step(NodeId::ROOT, token.word) {
                self.scan_from(prose, tokens, first, node, hits);
            }
        }
    }

    /// Adds lexicons made of an attribute of another, each with its name, that of the other, and the attribute: its
    /// words are the attribute's values, letters counted as written, and each stands for the entry of the other that it
    /// belongs to.
    /// Nothing happens where there is no such other, or where the lexicon has been made before.
    pub fn derive(&mut self, made: &[(&str, &str, Attribute)]) {
        let wanted = |(name, from, _): &&(&str, &str, _)| self.id(name).is_none() && self.id(from).is_some();
        let wanted: Vec<_> = made.iter().filter(wanted).collect();
        if wanted.is_empty() {
            return;
        }
        let mut filing = self.open();
        for (name, from, attribute) in wanted {
            let derived = Lexicon { name: (*name).into(), derived: true, ..Lexicon::default() };
            let id = self.push(derived);
            let Some(from) = self.id(from).and_then(|from| self.get(from)) else { continue };
            for (number, entry) in (0..).zip(&from.entries) {
                for value in entry.attributes.all(*attribute) {
                    filing.file(value, id, number, true);
                }
            }
        }
        self.settle(filing);
    }

    pub(super) fn push(&mut self, lexicon: Lexicon) -> LexiconId {
        self.all.push(lexicon);
        LexiconId(self.all.len() as u16 - 1)
    }

    /// Gives a lexicon its entries, and those of its phrases that are no part of the trie.
    pub(super) fn fill(&mut self, id: LexiconId, entries: Vec<Entry>, patterns: Vec<(u32, Pattern)>) {
        let lexicon = &mut self.all[usize::from(id.0)];
        (lexicon.count, lexicon.pattern_count) = (entries.len(), patterns.len());
        (lexicon.entries, lexicon.patterns) = (entries, patterns.into());
    }

    /// Takes out what more is filed in. They are without it until it is given back.
    pub(super) fn open(&mut self) -> Filing {
        let trie = self.trie.grow(self.filed.all());
        Filing::new(std::mem::take(&mut self.vocabulary), trie)
    }

    /// Takes in what has been filed.
    pub(super) fn settle(&mut self, filing: Filing) {
        let (vocabulary, growing) = filing.into_parts();
        let (trie, filed) = growing.settle();
        for one in filed.iter().filter(|one| one.exact.is_some()) {
            self.all[usize::from(one.lexicon.0)].exact = true;
        }
        (self.vocabulary, self.trie, self.filed) = (vocabulary, trie, FiledList::of(&filed));
    }

    /// Adds the entries that begin with the token `first`, whose word leads to `node`.
    fn scan_from(&self, prose: &str, tokens: &[Token], first: usize, mut node: NodeId, hits: &mut Vec<Hit>) {
        let before = hits.len();
        for end in first + 1.. {
            for at in self.trie.values(node) {
                let Some((lexicon, entry)) = self.filed.get(at) else { continue };
                if !self.all[usize::from(lexicon.0)].exact || self.fits(at, prose, &tokens[first..end]) {
                    hits.push(Hit { first: first as u32, end: end as u32, lexicon, entry });
                }
            }
            let Some(next) = tokens.get(end).and_then(|token| self.trie.step(node, token.word)) else {
                break;
            };
            node = next;
        }
        hits[before..].reverse();
    }

    /// Whether the letters are right, where they count.
    fn fits(&self, at: usize, prose: &str, tokens: &[Token]) -> bool {
        self.filed.exact(at).is_none_or(|exact| is_spelt(written(prose, tokens), exact))
    }
}

/// Whether letters as written are those of an entry whose [`spelling`] is known.
fn is_spelt(written: &str, exact: &str) -> bool {
    if written.is_ascii() {
        let is_blank = |byte: u8| matches!(byte, b' ' | b'\t'..=b'\r');
        return written.bytes().filter(|&byte| !is_blank(byte)).eq(exact.bytes());
    }
    spelling(written).eq(exact.chars())
}

/// What tokens look like in the prose, from the first to the last.
fn written<'p>(prose: &'p str, tokens: &[Token]) -> &'p str {
    let span = tokens.first().zip(tokens.last()).map(|(first, last)| first.start as usize..last.end as usize);
    span.and_then(|span| prose.get(span)).unwrap_or_default()
}
