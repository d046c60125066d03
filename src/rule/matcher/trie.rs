//! The trie of all patterns that are plain texts.

use crate::prose::{Token, WordId};
use crate::rule::program::PatternId;
use rustc_hash::FxHashMap;

/// Texts by their words, one node for each beginning that some of them share.
#[derive(Clone, Debug)]
pub(super) struct Trie {
    /// The node behind a first word, by the word's number; 0 where no text begins with it.
    firsts: Vec<u32>,
    /// The node behind a node and a word.
    next: FxHashMap<(u32, WordId), u32>,
    /// The patterns whose text is complete at a node.
    complete: Vec<Vec<PatternId>>,
    /// The patterns it holds, sorted.
    patterns: Vec<PatternId>,
}

impl Trie {
    /// The trie of `texts`; `words` is how many words there are.
    pub(super) fn new(texts: &[(PatternId, Vec<WordId>)], words: usize) -> Self {
        let mut trie = Self {
            firsts: vec![0; words],
            next: FxHashMap::default(),
            complete: vec![Vec::new()],
            patterns: texts.iter().map(|(pattern, _)| *pattern).collect(),
        };
        trie.patterns.sort_unstable();
        trie.patterns.dedup();
        for (pattern, text) in texts {
            trie.insert(*pattern, text);
        }
        trie
    }

    /// Whether the pattern is in it.
    pub(super) fn holds(&self, pattern: PatternId) -> bool {
        self.patterns.binary_search(&pattern).is_ok()
    }

    /// Every pattern with a text that `tokens` begin with, and how many tokens that takes; short ones first.
    pub(super) fn walk(&self, tokens: &[Token], mut show: impl FnMut(PatternId, u32)) {
        let Some(first) = tokens.first() else { return };
        let mut node = self.firsts.get(first.word.index()).copied().unwrap_or_default();
        let mut rest = tokens[1..].iter();
        let mut length = 1;
        while node != 0 {
            for &pattern in &self.complete[node as usize] {
                show(pattern, length);
            }
            node =
                rest.next().and_then(|token| self.next.get(&(node, token.word))).copied().unwrap_or_default();
            length += 1;
        }
    }

    fn insert(&mut self, pattern: PatternId, text: &[WordId]) {
        let Some((first, rest)) = text.split_first() else { return };
        let mut node = self.firsts[first.index()];
        if node == 0 {
            node = self.grow();
            self.firsts[first.index()] = node;
        }
        for &word in rest {
            let fresh = self.complete.len() as u32;
            let after = *self.next.entry((node, word)).or_insert(fresh);
            if after == fresh {
                self.grow();
            }
            node = after;
        }
        let complete = &mut self.complete[node as usize];
        if !complete.contains(&pattern) {
            complete.push(pattern);
        }
    }

    fn grow(&mut self) -> u32 {
        self.complete.push(Vec::new());
        self.complete.len() as u32 - 1
    }
}
