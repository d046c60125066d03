//! A trie over word numbers: finds which of many word sequences begin at a token.

use crate::prose::WordId;
use rustc_hash::FxHashMap;

/// A node of the trie; `ROOT` is where every walk begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct NodeId(u32);

impl NodeId {
    /// Where every walk begins.
    pub const ROOT: Self = Self(0);
}

/// Word sequences, each with values of type `T`.
#[derive(Clone, Debug)]
pub struct Trie<T> {
    /// The step from the root, by word: nearly all steps of a scan are taken here, and nearly all fail.
    first: Vec<NodeId>,
    steps: FxHashMap<(NodeId, WordId), NodeId>,
    values: Vec<Vec<T>>,
}

impl<T> Default for Trie<T> {
    fn default() -> Self {
        Self { first: Vec::new(), steps: FxHashMap::default(), values: vec![Vec::new()] }
    }
}

impl<T> Trie<T> {
    /// Adds a value at the end of a sequence of words. An empty sequence is left out: it would match anywhere.
    pub fn insert(&mut self, words: &[WordId], value: T) {
        if words.is_empty() {
            return;
        }
        let mut node = NodeId::ROOT;
        for &word in words {
            node = self.step(node, word).unwrap_or_else(|| self.grow(node, word));
        }
        self.values[node.0 as usize].push(value);
    }

    /// The node that `word` leads to.
    pub fn step(&self, node: NodeId, word: WordId) -> Option<NodeId> {
        if node == NodeId::ROOT {
            return self.first.get(word.index()).copied().filter(|&next| next != NodeId::ROOT);
        }
        self.steps.get(&(node, word)).copied()
    }

    /// The values of sequences that end at a node.
    pub fn values(&self, node: NodeId) -> &[T] {
        self.values.get(node.0 as usize).map_or(&[], Vec::as_slice)
    }

    fn grow(&mut self, node: NodeId, word: WordId) -> NodeId {
        let next = NodeId(self.values.len() as u32);
        self.values.push(Vec::new());
        if node == NodeId::ROOT {
            if self.first.len() <= word.index() {
                self.first.resize(word.index() + 1, NodeId::ROOT);
            }
            self.first[word.index()] = next;
        } else {
            self.steps.insert((node, word), next);
        }
        next
    }
}
