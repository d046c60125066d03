//! Finds all matches of all patterns in a block, in one walk over its tokens.
//!
//! Every pattern is filed under what it may begin with, so only patterns that can begin at a token are tried
//! there, and the cost hardly grows with their number. Patterns that are plain texts share one trie. Nothing
//! here knows what a match is good for.

mod classes;
mod found;
mod index;
#[cfg(test)]
mod naive;
mod run;
mod scratch;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod trace;

pub use scratch::Scratch;

use super::program::{CaptureId, PatternId, PatternSet, Program};
use crate::lexicon::{Hit, LexiconId, Lexicons, Trie, hits_at};
use crate::markup::Mark;
use crate::prose::{Passage, Sentence};
use classes::ClassWords;
use index::Index;
use run::Run;
use std::ops::Range;

/// What the matcher reads of one block. Indices are into the passage's tokens.
#[derive(Clone, Copy, Debug)]
pub struct Input<'b> {
    /// The block's prose.
    pub prose: &'b str,
    /// Its tokens, sentences and quotations.
    pub passage: &'b Passage,
    /// The block's links and footnote marks.
    pub marks: &'b [Mark],
    /// Lexicon entries, ordered by first token, as [`Lexicons::scan`] gives them.
    pub hits: &'b [Hit],
    /// Mentions of persons, organisations and outlets, ordered by first token.
    pub names: &'b [Range<u32>],
}

/// A pattern found at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhraseHit {
    /// Which pattern.
    pub pattern: PatternId,
    /// Index of its first token. A footnote mark has no token of its own; alone it counts as the one before.
    pub first: u32,
    /// One past the index of its last token.
    pub end: u32,
    /// What its captures hold, in the order in which they begin; those that hold no token are left out.
    pub captures: Vec<Captured>,
}

/// What one capture of a match holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Captured {
    /// Which capture of the pattern.
    pub capture: CaptureId,
    /// Index of its first token.
    pub first: u32,
    /// One past the index of its last token.
    pub end: u32,
}

/// All patterns, ready to be looked for. Shared between threads; what changes lives in a [`Scratch`].
#[derive(Clone, Debug)]
pub struct PhraseMatcher {
    /// The patterns by their id, then the phrases of lexicons.
    programs: Vec<Program>,
    /// Where in `programs` the phrases of a lexicon stand, by its number.
    phrases: Vec<Range<u32>>,
    index: Index,
    /// The patterns that are plain texts.
    trie: Trie<PatternId>,
    words: ClassWords,
}

impl PhraseMatcher {
    /// Gets everything ready; texts must be cut into tokens only after this, because it adds to the
    /// vocabulary.
    pub fn new(set: PatternSet, lexicons: &mut Lexicons) -> Self {
        let PatternSet { mut programs, literals, phrases, .. } = set;
        let patterns = programs.len();
        let mut ranges = Vec::new();
        for at in 0..lexicons.names().count() {
            let first = programs.len() as u32;
            programs.extend(phrases.get(&LexiconId(at as u16)).into_iter().flatten().cloned());
            ranges.push(first..programs.len() as u32);
        }
        let words = ClassWords::new(&mut lexicons.vocabulary);
        let (mut trie, mut in_trie) = (Trie::default(), vec![false; patterns]);
        for (pattern, text) in &literals {
            trie.insert(text.iter().copied(), *pattern);
            in_trie[pattern.0 as usize] = true;
        }
        let filed = (0..patterns as u32).filter(|&program| !in_trie[program as usize]);
        let index = Index::new(filed, &programs, &ranges, lexicons.vocabulary.len());
        Self { programs, phrases: ranges, index, trie, words }
    }

    /// Finds all matches of all patterns, ordered by place, then by pattern. The matches of one pattern do
    /// not overlap; of several that begin at one token the one with the shortest gaps wins, then the longest.
    pub fn find(&self, input: &Input<'_>, scratch: &mut Scratch, found: &mut Vec<PhraseHit>) {
        let before = found.len();
        scratch.begin(self.programs.len(), input.passage);
        self.list_class_starts(input, scratch);
        for &sentence in &input.passage.sentences {
            self.find_in(sentence, input, scratch, found);
        }
        found[before..].sort_by_key(|hit| (hit.first, hit.pattern, hit.end));
    }

    /// The names of a pattern's captures; a [`CaptureId`] is an index into them.
    pub fn captures(&self, pattern: PatternId) -> &[String] {
        self.programs.get(pattern.0 as usize).map_or(&[], |program| &program.captures)
    }

    /// Whether a pattern matches the tokens `within`, which lie in one sentence: all of them if `whole` is
    /// set, else some of them. Each call reads what it needs of the block anew.
    pub fn occurs(
        &self,
        pattern: PatternId,
        within: Range<u32>,
        whole: bool,
        input: &Input<'_>,
        scratch: &mut Scratch,
    ) -> bool {
        let sentences = &input.passage.sentences;
        let at = sentences.partition_point(|sentence| sentence.end as u32 <= within.start);
        let Some(&sentence) = sentences.get(at) else { return false };
        scratch.begin(self.programs.len(), input.passage);
        let mut run = Run::new(self, input, sentence, scratch);
        run.confine(within.end, whole);
        let last = if whole { within.start } else { within.end.saturating_sub(1) };
        (within.start..=last).any(|start| run.best(pattern.0, start).is_some())
    }

    fn find_in(
        &self,
        sentence: Sentence,
        input: &Input<'_>,
        scratch: &mut Scratch,
        found: &mut Vec<PhraseHit>,
    ) {
        let mut run = Run::new(self, input, sentence, scratch);
        for token in &input.passage.tokens[sentence.first..sentence.end] {
            for anchored in self.index.by_anchor(token.word) {
                run.anchored(anchored, found);
            }
        }
        for &program in self.index.at_start() {
            if !run.attempt(program, run.core_first(), found) {
                run.attempt(program, sentence.first as u32, found);
            }
        }
        let mut hits = hits_at(input.hits, sentence.first).start;
        for at in sentence.first..sentence.end {
            let word = input.passage.tokens[at].word;
            run.literals(at as u32, found);
            for &program in self.index.by_word(word) {
                run.attempt(program, at as u32, found);
            }
            while let Some(hit) = input.hits.get(hits).filter(|hit| hit.first as usize <= at) {
                for &program in self.index.by_lexicon(hit.lexicon) {
                    run.attempt(program, hit.first, found);
                }
                hits += 1;
            }
            run.classes(at as u32, found);
        }
        run.classes(sentence.end as u32, found);
    }

    /// Lists where an instance of a class begins that some pattern may begin with.
    fn list_class_starts(&self, input: &Input<'_>, scratch: &mut Scratch) {
        for class in self.index.first_classes() {
            for span in scratch.spans.of(class, input, &self.words) {
                scratch.class_starts.push((span.0, class));
            }
        }
        scratch.class_starts.sort_unstable();
        scratch.class_starts.dedup();
    }
}
