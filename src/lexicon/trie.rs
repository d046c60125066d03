//! A trie over word numbers: finds which of many word sequences begin at a token.

use crate::prose::WordId;
use rustc_hash::FxHashMap;

/// A node of the trie; `ROOT` is where every walk begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// The steps from all other nodes.
    steps: FxHashMap<(NodeId, WordId), NodeId>,
    /// By word, whether any of them takes it. Behind *the* and *of* most words lead nowhere.
    follows: Vec<bool>,
    nodes: Vec<Node>,
    values: Vec<Value<T>>,
}

/// What is known of a node.
#[derive(Clone, Copy, Debug, Default)]
struct Node {
    /// Its first and its last value. Most nodes have one or none, so that a list for each would cost more to make
    /// than all the rest of the trie.
    values: Option<(u32, u32)>,
    /// Whether any word leads on, which from most nodes none does.
    leads_on: bool,
}

/// A value, and which one follows at the same node.
#[derive(Clone, Debug)]
struct Value<T> {
    value: T,
    next: Option<u32>,
}

impl<T> Default for Trie<T> {
    fn default() -> Self {
        Self {
            first: Vec::new(),
            steps: FxHashMap::default(),
            follows: Vec::new(),
            nodes: vec![Node::default()],
            values: Vec::new(),
        }
    }
}

impl<T> Trie<T> {
    /// Makes room for so many sequences, of two or three words most of them.
    pub(super) fn reserve(&mut self, sequences: usize) {
        self.steps.reserve(sequences * 2);
        self.nodes.reserve(sequences * 2);
        self.values.reserve(sequences);
    }

    /// Adds a value at the end of a sequence of words. An empty sequence is left out: it would match anywhere.
    pub fn insert(&mut self, words: impl IntoIterator<Item = WordId>, value: T) {
        let end = self.walk(NodeId::ROOT, words);
        self.add(end, value);
    }

    /// The node that a sequence of words leads to, made if need be.
    pub(super) fn walk(&mut self, from: NodeId, words: impl IntoIterator<Item = WordId>) -> NodeId {
        words
            .into_iter()
            .fold(from, |node, word| self.step(node, word).unwrap_or_else(|| self.grow(node, word)))
    }

    /// Adds a value at a node, unless that is the root.
    pub(super) fn add(&mut self, node: NodeId, value: T) {
        if node == NodeId::ROOT {
            return;
        }
        let new = self.values.len() as u32;
        self.values.push(Value { value, next: None });
        let own = &mut self.nodes[node.0 as usize].values;
        if let Some((_, last)) = *own {
            self.values[last as usize].next = Some(new);
        }
        *own = Some((own.map_or(new, |(first, _)| first), new));
    }

    /// The node that `word` leads to.
    #[inline]
    pub fn step(&self, node: NodeId, word: WordId) -> Option<NodeId> {
        if node == NodeId::ROOT {
            return self.first.get(word.index()).copied().filter(|&next| next != NodeId::ROOT);
        }
        let leads_on = self.nodes.get(node.0 as usize).is_some_and(|node| node.leads_on);
        let follows = leads_on && self.follows.get(word.index()).is_some_and(|&follows| follows);
        if follows { self.steps.get(&(node, word)).copied() } else { None }
    }

    /// The values of sequences that end at a node, in the order in which they were added.
    pub fn values(&self, node: NodeId) -> impl Iterator<Item = &T> {
        let value = |at: u32| self.values.get(at as usize);
        let first = self.nodes.get(node.0 as usize).and_then(|node| value(node.values?.0));
        std::iter::successors(first, move |known| known.next.and_then(value)).map(|known| &known.value)
    }

    fn grow(&mut self, node: NodeId, word: WordId) -> NodeId {
        let next = NodeId(self.nodes.len() as u32);
        self.nodes.push(Node::default());
        self.nodes[node.0 as usize].leads_on = true;
        if node == NodeId::ROOT {
            *slot(&mut self.first, word) = next;
        } else {
            self.steps.insert((node, word), next);
            *slot(&mut self.follows, word) = true;
        }
        next
    }
}

/// The place of a word in a table indexed by word, made if need be.
fn slot<T: Clone + Default>(table: &mut Vec<T>, word: WordId) -> &mut T {
    if table.len() <= word.index() {
        table.resize(word.index() + 1, T::default());
    }
    &mut table[word.index()]
}
