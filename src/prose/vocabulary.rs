//! The words that lexicons and patterns use, each with a number. A word of the text that none of them uses
//! has no number of its own, and no more is ever asked of it than its shape.

use super::token::{self, Spelling};
use super::{Token, fold_word};
use rustc_hash::FxHashMap;

/// The number of a folded word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(u32);

impl WordId {
    /// A word that no lexicon and no pattern uses.
    pub const UNKNOWN: Self = Self(0);

    /// The number, for tables indexed by word. `UNKNOWN` is 0.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Folded words and their numbers.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    words: FxHashMap<Box<str>, WordId>,
    /// Kept for its room from one pattern to the next.
    tokens: Vec<Token>,
}

impl Vocabulary {
    /// The number of a word as written in a text.
    pub fn look_up(&self, word: &str) -> WordId {
        fold_word(word, |folded| self.look_up_folded(folded))
    }

    /// The number of a word that is folded already.
    pub(super) fn look_up_folded(&self, folded: &str) -> WordId {
        self.words.get(folded).copied().unwrap_or_default()
    }

    /// The number of a word as written in a lexicon or pattern, new if need be.
    pub fn intern(&mut self, word: &str) -> WordId {
        fold_word(word, |folded| self.intern_folded(folded))
    }

    fn intern_folded(&mut self, folded: &str) -> WordId {
        if let Some(&known) = self.words.get(folded) {
            return known;
        }
        let id = WordId(self.words.len() as u32 + 1);
        self.words.insert(folded.into(), id);
        id
    }

    /// The numbers of all tokens of `words`, which may be several words, a name with an apostrophe or
    /// punctuation: what a text would be cut into is what a pattern is cut into.
    pub fn intern_all(&mut self, words: &str) -> Vec<WordId> {
        self.intern_each(words).collect()
    }

    /// The same, for whoever needs no list of them.
    pub(crate) fn intern_each(&mut self, words: &str) -> impl Iterator<Item = WordId> {
        let mut tokens = std::mem::take(&mut self.tokens);
        tokens.clear();
        token::cut(words, &mut tokens, |spelling| match spelling {
            Spelling::Folded(folded) => self.intern_folded(folded),
            Spelling::Written(written) => self.intern(written),
        });
        self.tokens = tokens;
        self.tokens.iter().map(|token| token.word)
    }

    /// How many numbers there are, `UNKNOWN` included: the length of a table indexed by word.
    pub fn len(&self) -> usize {
        self.words.len() + 1
    }

    /// Whether no word has been interned.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}
