//! All lexicons in force, and the one walk that finds their literal entries in a text.

use super::trie::{NodeId, Trie};
use super::{Attribute, Attributes, pattern::Pattern};
use crate::prose::{Token, Vocabulary};
use std::sync::Arc;

/// The number of a lexicon among those in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LexiconId(pub u16);

/// A lexicon, compiled.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// Its name.
    pub name: String,
    /// Its entries, those of what it extends included.
    pub entries: Arc<[Entry]>,
    /// Phrases with a gap, a class or another lexicon in them: such are no part of the trie, and a pattern
    /// that asks for the lexicon must try them too. Each with the number of its entry.
    pub patterns: Vec<(u32, Pattern)>,
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
#[derive(Clone, Debug, Default)]
pub struct Lexicons {
    /// The words of all lexicons and patterns.
    pub vocabulary: Vocabulary,
    all: Vec<Lexicon>,
    trie: Trie<Found>,
}

/// What stands at the end of a sequence in the trie.
#[derive(Clone, Debug)]
struct Found {
    lexicon: LexiconId,
    entry: u32,
    /// The letters as written, where they count.
    exact: Option<Box<str>>,
}

impl Found {
    /// Whether the letters are right, where they count.
    fn fits<'p>(&self, written: impl FnOnce() -> &'p str) -> bool {
        self.exact.as_deref().is_none_or(|exact| spelling(written()).eq(exact.chars()))
    }
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

    /// Adds a lexicon made of an attribute of another: its words are the attribute's values, letters counted
    /// as written, and each stands for the entry it belongs to. Nothing happens where there is no `from`, or
    /// where the lexicon has been made before.
    pub fn derive(&mut self, name: &str, from: &str, attribute: Attribute) {
        let Some(from) = self.id(from).filter(|_| self.id(name).is_none()) else { return };
        let entries = Arc::clone(&self.all[usize::from(from.0)].entries);
        let id = self.push(Lexicon { name: name.to_owned(), ..Lexicon::default() });
        for (number, entry) in entries.iter().enumerate() {
            for value in entry.attributes.all(attribute) {
                self.file(value, id, number as u32, true);
            }
        }
        self.all[usize::from(id.0)].entries = entries;
    }

    pub(super) fn push(&mut self, lexicon: Lexicon) -> LexiconId {
        self.all.push(lexicon);
        LexiconId(self.all.len() as u16 - 1)
    }

    pub(super) fn replace(&mut self, id: LexiconId, lexicon: Lexicon) {
        self.all[usize::from(id.0)] = lexicon;
    }

    /// Files `words` in the trie under an entry.
    pub(super) fn file(&mut self, words: &str, lexicon: LexiconId, entry: u32, exact: bool) {
        let exact = exact.then(|| spelling(words).collect());
        self.trie.insert(self.vocabulary.intern_each(words), Found { lexicon, entry, exact });
    }

    /// Files every text of a pattern in the trie under an entry.
    pub(super) fn file_pattern(&mut self, pattern: &Pattern, lexicon: LexiconId, entry: u32) {
        for end in self.ends_of(pattern) {
            self.trie.add(end, Found { lexicon, entry, exact: None });
        }
    }

    /// Goes on by some words from each of some nodes.
    pub(super) fn step_all(&mut self, words: &str, nodes: &mut [NodeId]) {
        let words = self.vocabulary.intern_each(words);
        for node in nodes {
            *node = self.trie.walk(*node, words.clone());
        }
    }

    /// Makes room for so many entries, so that what they are filed in need not grow again and again.
    pub(super) fn reserve(&mut self, entries: usize) {
        self.trie.reserve(entries);
        self.vocabulary.reserve(entries);
    }

    /// Adds the entries that begin with the token `first`, whose word leads to `node`.
    fn scan_from(&self, prose: &str, tokens: &[Token], first: usize, mut node: NodeId, hits: &mut Vec<Hit>) {
        let before = hits.len();
        for end in first + 1.. {
            for found in
                self.trie.values(node).filter(|found| found.fits(|| written(prose, &tokens[first..end])))
            {
                let (lexicon, entry) = (found.lexicon, found.entry);
                hits.push(Hit { first: first as u32, end: end as u32, lexicon, entry });
            }
            let Some(next) = tokens.get(end).and_then(|token| self.trie.step(node, token.word)) else {
                break;
            };
            node = next;
        }
        hits[before..].reverse();
    }
}

/// Letters as written, made the same in all that is not a letter: quotes, dashes and spaces.
fn spelling(words: &str) -> impl Iterator<Item = char> {
    words.chars().filter_map(|c| match c {
        '’' | '‘' => Some('\''),
        '\u{ad}' => None,
        '\u{2010}' | '\u{2011}' => Some('-'),
        c if c.is_whitespace() => None,
        c => Some(c),
    })
}

/// What tokens look like in the prose, from the first to the last.
fn written<'p>(prose: &'p str, tokens: &[Token]) -> &'p str {
    let span = tokens.first().zip(tokens.last()).map(|(first, last)| first.start as usize..last.end as usize);
    span.and_then(|span| prose.get(span)).unwrap_or_default()
}
