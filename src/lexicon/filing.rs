//! Files words and patterns in the trie of all lexicons.

use super::filed::{Filed, LexiconId};
use super::pattern::Pattern;
use super::trie::{Growing, NodeId};
use crate::prose::Vocabulary;

/// The trie while entries are filed in it, with the vocabulary that gives them their numbers.
#[derive(Debug, Default)]
pub(super) struct Filing {
    vocabulary: Vocabulary,
    trie: Growing<Filed>,
}

impl Filing {
    /// Of what is filed before.
    pub(super) const fn new(vocabulary: Vocabulary, trie: Growing<Filed>) -> Self {
        Self { vocabulary, trie }
    }

    pub(super) fn into_parts(self) -> (Vocabulary, Growing<Filed>) {
        (self.vocabulary, self.trie)
    }

    /// Makes room for so many entries, so that what they are filed in need not grow again and again.
    pub(super) fn reserve(&mut self, entries: usize) {
        self.trie.reserve(entries);
        self.vocabulary.reserve(entries);
    }

    /// Files `words` under an entry.
    pub(super) fn file(&mut self, words: &str, lexicon: LexiconId, entry: u32, exact: bool) {
        let exact = exact.then(|| spelling(words).collect());
        self.trie.insert(self.vocabulary.intern_each(words), Filed { lexicon, entry, exact });
    }

    /// Files every text of a pattern under an entry.
    pub(super) fn file_pattern(&mut self, pattern: &Pattern, lexicon: LexiconId, entry: u32) {
        for end in self.ends_of(pattern) {
            self.trie.add(end, Filed { lexicon, entry, exact: None });
        }
    }

    /// Goes on by some words from each of some nodes.
    pub(super) fn step_all(&mut self, words: &str, nodes: &mut [NodeId]) {
        let words = self.vocabulary.intern_each(words);
        for node in nodes {
            *node = self.trie.walk(*node, words.clone());
        }
    }
}

/// Letters as written, made the same in all that is not a letter: quotes, dashes and spaces.
pub(super) fn spelling(words: &str) -> impl Iterator<Item = char> {
    words.chars().filter_map(|c| match c {
        '’' | '‘' => Some('\''),
        '\u{ad}' => None,
        '\u{2010}' | '\u{2011}' => Some('-'),
        c if c.is_whitespace() => None,
        c => Some(c),
    })
}
