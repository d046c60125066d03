//! A trie over word numbers: finds which of many word sequences begin at a token.
//!
//! It grows as a [`Growing`] and is then laid out flat, as a [`Trie`], which is quick to walk and can be stored. To add
//! to it later, it is made to grow again.

use crate::prose::WordId;
use crate::stored::Numbers;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A node of the trie; `ROOT` is where every walk begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct NodeId(u32);

impl NodeId {
    /// Where every walk begins.
    pub(super) const ROOT: Self = Self(0);

    const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Word sequences, each with values, which are told by their numbers. Nodes are numbered breadth first, so that a step
/// leads to the node that has its own number and those of all steps from the root.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(super) struct Trie {
    /// The step from the root, by word: nearly all steps of a scan are taken here, and nearly all fail.
    first: Numbers,
    /// How many nodes come before the first that is not one step from the root.
    inner: u32,
    /// By word, whether any other step takes it. Behind *the* and *of* most words lead nowhere.
    follows: Numbers,
    /// By node, where its steps begin among all but those from the root; and where those of the last end.
    steps: Numbers,
    /// The word of each step; those of one node are in order.
    words: Numbers,
    /// By node, where its values begin; and where those of the last end.
    values: Numbers,
}

impl Trie {
    /// The node that `word` leads to.
    #[inline]
    pub(super) fn step(&self, node: NodeId, word: WordId) -> Option<NodeId> {
        if node == NodeId::ROOT {
            return self.first.get(word.index()).filter(|&next| next != 0).map(NodeId);
        }
        let (start, end) = (self.steps.get(node.index())?, self.steps.get(node.index() + 1)?);
        if start == end || self.follows.get(word.index()) != Some(1) {
            return None;
        }
        let step = self.words.find(start as usize, end as usize, word.index() as u32)?;
        Some(NodeId(self.inner + step as u32))
    }

    /// The numbers of the values of sequences that end at a node, in the order in which they were added.
    #[inline]
    pub(super) fn values(&self, node: NodeId) -> Range<usize> {
        match (self.values.get(node.index()), self.values.get(node.index() + 1)) {
            (Some(start), Some(end)) => start as usize..end as usize,
            _ => 0..0,
        }
    }

    /// Lets it grow on; `values` are those that its numbers stand for, in their order.
    pub(super) fn grow<T>(&self, values: impl IntoIterator<Item = T>) -> Growing<T> {
        let nodes = self.values.len().max(2) - 1;
        let mut growing = Growing { nodes: vec![Node::default(); nodes], ..Growing::default() };
        for (word, next) in self.first.iter().enumerate().filter(|(_, next)| *next != 0) {
            growing.steps.insert((NodeId::ROOT, word as u32), NodeId(next));
        }
        let mut values = values.into_iter();
        for node in (0..nodes as u32).map(NodeId) {
            let step = |at: usize| self.steps.get(at).unwrap_or_default() as usize;
            for at in step(node.index())..step(node.index() + 1) {
                let word = self.words.get(at).unwrap_or_default();
                growing.steps.insert((node, word), NodeId(self.inner + at as u32));
            }
            values.by_ref().take(self.values(node).len()).for_each(|value| growing.add(node, value));
        }
        growing
    }
}

/// A trie to which sequences are added, with values of type `T`.
#[derive(Clone, Debug)]
pub(super) struct Growing<T> {
    steps: FxHashMap<(NodeId, u32), NodeId>,
    nodes: Vec<Node>,
    values: Vec<Value<T>>,
}

/// The first and the last value of a node. Most nodes have one or none, so that a list for each would cost more to make
/// than all the rest of the trie.
#[derive(Clone, Copy, Debug, Default)]
struct Node(Option<(u32, u32)>);

/// A value, and which one follows at the same node.
#[derive(Clone, Debug)]
struct Value<T> {
    value: T,
    next: Option<u32>,
}

impl<T> Default for Growing<T> {
    fn default() -> Self {
        Self { steps: FxHashMap::default(), nodes: vec![Node::default()], values: Vec::new() }
    }
}

impl<T> Growing<T> {
    /// Makes room for so many sequences, of two or three words most of them.
    pub(super) fn reserve(&mut self, sequences: usize) {
        self.steps.reserve(sequences * 2);
        self.nodes.reserve(sequences * 2);
        self.values.reserve(sequences);
    }

    /// Adds a value at the end of a sequence of words. An empty sequence is left out: it would match anywhere.
    pub(super) fn insert(&mut self, words: impl IntoIterator<Item = WordId>, value: T) {
        let end = self.walk(NodeId::ROOT, words);
        self.add(end, value);
    }

    /// The node that a sequence of words leads to, made if need be.
    pub(super) fn walk(&mut self, from: NodeId, words: impl IntoIterator<Item = WordId>) -> NodeId {
        words.into_iter().fold(from, |node, word| {
            let next = NodeId(self.nodes.len() as u32);
            let known = *self.steps.entry((node, word.index() as u32)).or_insert(next);
            if known == next {
                self.nodes.push(Node::default());
            }
            known
        })
    }

    /// Adds a value at a node, unless that is the root.
    pub(super) fn add(&mut self, node: NodeId, value: T) {
        if node == NodeId::ROOT {
            return;
        }
        let new = self.values.len() as u32;
        self.values.push(Value { value, next: None });
        let Node(own) = &mut self.nodes[node.index()];
        if let Some((_, last)) = *own {
            self.values[last as usize].next = Some(new);
        }
        *own = Some((own.map_or(new, |(first, _)| first), new));
    }

    /// Lays it out flat, with the values in the order of their numbers.
    pub(super) fn settle(self) -> (Trie, Vec<T>) {
        let mut sorted: Vec<((NodeId, u32), NodeId)> = self.steps.into_iter().collect();
        sorted.sort_unstable_by_key(|(from, _)| *from);
        let mut starts = vec![0_u32; self.nodes.len() + 1];
        for ((node, _), _) in &sorted {
            starts[node.index() + 1] += 1;
        }
        for node in 0..self.nodes.len() {
            starts[node + 1] += starts[node];
        }
        let mut known: Vec<Option<Value<T>>> = self.values.into_iter().map(Some).collect();
        let (mut steps, mut words, mut values, mut own) = (vec![0], Vec::new(), Vec::new(), Vec::new());
        // The nodes by their new numbers.
        let mut order = vec![NodeId::ROOT];
        let mut at = 0;
        while let Some(&node) = order.get(at) {
            own.push(values.len() as u32);
            let mut next = self.nodes[node.index()].0.map(|(first, _)| first);
            while let Some(Value { value, next: after }) = next.and_then(|at| known[at as usize].take()) {
                values.push(value);
                next = after;
            }
            let below = &sorted[starts[node.index()] as usize..starts[node.index() + 1] as usize];
            order.extend(below.iter().map(|(_, next)| *next));
            if node != NodeId::ROOT {
                words.extend(below.iter().map(|((_, word), _)| *word));
            }
            steps.push(words.len() as u32);
            at += 1;
        }
        own.push(values.len() as u32);
        let firsts = &sorted[..starts[1] as usize];
        let mut first = vec![0; firsts.last().map_or(0, |((_, word), _)| *word as usize + 1)];
        for (number, ((_, word), _)) in (1..).zip(firsts) {
            first[*word as usize] = number;
        }
        let mut follows = vec![0; words.iter().max().map_or(0, |word| *word as usize + 1)];
        for word in &words {
            follows[*word as usize] = 1;
        }
        let [first, follows, steps, words, own] =
            [first, follows, steps, words, own].map(|numbers| Numbers::of(&numbers));
        let inner = firsts.len() as u32 + 1;
        (Trie { first, inner, follows, steps, words, values: own }, values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::Vocabulary;

    fn found(trie: &Trie, values: &[u32], words: &[WordId]) -> Vec<u32> {
        let end = words.iter().try_fold(NodeId::ROOT, |node, word| trie.step(node, *word));
        end.map_or_else(Vec::new, |end| values[trie.values(end)].to_vec())
    }

    #[test]
    fn what_was_added_is_found_again_whether_or_not_it_grew_on() {
        let mut vocabulary = Vocabulary::default();
        let mut words = |text: &str| vocabulary.intern_all(text);
        let texts = ["the", "the old dam", "dam of the town", "old dam", "the old town", "dam"];
        let mut growing = Growing::default();
        for (number, text) in (0..).zip(texts.iter().chain(&texts[2..4])) {
            growing.insert(words(text), number);
        }
        let (trie, values) = growing.clone().settle();
        let expected: [&[u32]; 6] = [&[0], &[1], &[2, 6], &[3, 7], &[4], &[5]];
        for (text, expected) in texts.iter().zip(expected) {
            assert_eq!(found(&trie, &values, &words(text)), expected, "{text}");
        }
        for text in ["the dam", "old", "town", "dam of the town the", "the old dam old"] {
            assert!(found(&trie, &values, &words(text)).is_empty(), "{text}");
        }
        let (mut once, mut twice) = (growing, trie.grow(values.iter().copied()));
        for growing in [&mut once, &mut twice] {
            growing.insert(words("the old town hall"), 100);
            growing.insert(words("old dam"), 101);
        }
        assert_eq!(once.settle(), twice.settle());
    }
}
