//! The words that lexicons and patterns use, each with a number. A word of the text that none of them uses
//! has no number of its own, and no more is ever asked of it than its shape.

use super::token::{self, Spelling};
use super::{Token, fold, fold_word};
use crate::stored::{Table, Words};
use crate::text::Packed;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The number of a folded word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct WordId(u32);

impl WordId {
    /// A word that no lexicon and no pattern uses.
    pub const UNKNOWN: Self = Self(0);

    /// The word of a number.
    pub(crate) const fn of(number: u32) -> Self {
        Self(number)
    }

    /// The number, for tables indexed by word. `UNKNOWN` is 0.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Folded words and their numbers.
///
/// A hash table of its own, because a text is looked up word by word: what is asked for need not be folded
/// first, and nearly every word is told from all others by its key alone.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Vocabulary {
    /// All words, one behind the other in the order of their numbers.
    text: Words,
    /// Where each of them ends.
    ends: Table<4>,
    /// The key of each of them.
    keys: Table<8>,
    /// The number of a word where [`Key::slot`] says, or in the next slot that was free; 0 where a slot is free, as at
    /// least half of them are.
    slots: Table<4>,
    /// Kept for its room from one pattern to the next.
    #[serde(skip)]
    tokens: Vec<Token>,
}

/// Its words, in the order of their numbers.
impl fmt::Debug for Vocabulary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries((1..self.len() as u32).map(|id| self.word(WordId(id)))).finish()
    }
}

impl Vocabulary {
    /// The number of a word as written in a text.
    pub fn look_up(&self, word: &str) -> WordId {
        match Key::of(word) {
            Some(key) => self.find(key, |known| known.eq_ignore_ascii_case(word)),
            None => self.look_up_folded(&fold(word)),
        }
    }

    /// The number of a word that is folded already.
    pub(crate) fn look_up_folded(&self, folded: &str) -> WordId {
        self.find(Key::of_folded(folded), |known| known == folded)
    }

    /// The number of a short word of small ASCII letters.
    pub(super) fn look_up_packed(&self, word: Packed) -> WordId {
        self.find(Key(word.number()), |_| true)
    }

    /// The number of a word as written in a lexicon or pattern, new if need be.
    pub fn intern(&mut self, word: &str) -> WordId {
        fold_word(word, |folded| self.intern_folded(folded))
    }

    /// The number of a word that is folded already, new if need be.
    pub(crate) fn intern_folded(&mut self, folded: &str) -> WordId {
        let key = Key::of_folded(folded);
        let known = self.find(key, |known| known == folded);
        if known != WordId::UNKNOWN {
            return known;
        }
        if self.slots.len() <= self.len() * 2 {
            self.grow();
        }
        self.text.push_str(folded);
        self.ends.push((self.text.len() as u32).to_le_bytes());
        self.keys.push(key.0.to_le_bytes());
        let new = WordId(self.ends.len() as u32);
        put(self.slots.all_mut(), key, new);
        new
    }

    /// The word with that key; where the key is not the whole word, it must fit too.
    fn find(&self, key: Key, fits: impl Fn(&str) -> bool) -> WordId {
        let (slots, keys) = (self.slots.all(), self.keys.all());
        let mask = slots.len().wrapping_sub(1);
        let mut at = key.slot() & mask;
        while let Some(&word) = slots.get(at) {
            let word = WordId(u32::from_le_bytes(word));
            let Some(&known) = keys.get(word.index().wrapping_sub(1)) else { break };
            if u64::from_le_bytes(known) == key.0 && (key.is_whole() || fits(self.word(word))) {
                return word;
            }
            at = (at + 1) & mask;
        }
        WordId::UNKNOWN
    }

    fn word(&self, id: WordId) -> &str {
        let ends = self.ends.all();
        let end = |number: usize| number.checked_sub(1).map_or(0, |at| u32::from_le_bytes(ends[at]) as usize);
        &self.text[end(id.index() - 1)..end(id.index())]
    }

    /// Makes room for so many words.
    pub(crate) fn reserve(&mut self, words: usize) {
        if self.slots.len() <= words * 2 {
            self.resize((words * 2).next_power_of_two().max(FEWEST_SLOTS));
        }
    }

    fn grow(&mut self) {
        self.resize((self.slots.len() * 2).max(FEWEST_SLOTS));
    }

    fn resize(&mut self, size: usize) {
        self.slots = Table::zeros(size);
        let slots = self.slots.all_mut();
        for (id, key) in (1..).zip(self.keys.all()) {
            put(slots, Key(u64::from_le_bytes(*key)), WordId(id));
        }
    }

    /// The numbers of all tokens of `words`, which may be several words, a name with an apostrophe or
    /// punctuation: what a text would be cut into is what a pattern is cut into.
    pub fn intern_all(&mut self, words: &str) -> Vec<WordId> {
        self.intern_each(words).collect()
    }

    /// The same, for whoever needs no list of them.
    pub(crate) fn intern_each(&mut self, words: &str) -> impl Iterator<Item = WordId> + Clone {
        let mut tokens = std::mem::take(&mut self.tokens);
        tokens.clear();
        token::cut(words, &mut tokens, |spelling| match spelling {
            Spelling::Packed(packed) => packed.spell(|word| self.intern_folded(word)),
            Spelling::Folded(folded) => self.intern_folded(folded),
            Spelling::Written(written) => self.intern(written),
        });
        self.tokens = tokens;
        self.tokens.iter().map(|token| token.word)
    }

    /// How many numbers there are, `UNKNOWN` included: the length of a table indexed by word.
    pub fn len(&self) -> usize {
        self.ends.len() + 1
    }

    /// Whether no word has been interned.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

/// Puts a word that is not there yet in the next free slot.
fn put(slots: &mut [[u8; 4]], key: Key, word: WordId) {
    let mask = slots.len() - 1;
    let mut at = key.slot() & mask;
    while slots[at] != [0; 4] {
        at = (at + 1) & mask;
    }
    slots[at] = word.0.to_le_bytes();
}

/// A power of two.
const FEWEST_SLOTS: usize = 1 << 10;

/// What a word is looked up by: the same for all ways to write it in large and small letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Key(u64);

impl Key {
    /// Set in the keys of words that are not packed; in a packed word every byte is ASCII.
    const HASHED: u64 = 1 << 63;

    /// Of a word as written, unless it must be folded as a whole.
    fn of(word: &str) -> Option<Self> {
        match Packed::of(word.as_bytes()) {
            Some(packed) if packed.is_ascii() => Some(Self(packed.lower().number())),
            None if word.is_ascii() => Some(Self::hash(word)),
            _ => None,
        }
    }

    /// Of a word that is folded. Only what is not ASCII has a key here that [`Self::of`] would not give it.
    fn of_folded(word: &str) -> Self {
        Self::of(word).unwrap_or_else(|| Self::hash(word))
    }

    /// Of a word by all its bytes, eight at a time, and the last eight perhaps twice.
    #[inline]
    fn hash(word: &str) -> Self {
        let bytes = word.as_bytes();
        let add = |hash: u64, part: Packed| mix(hash, part.lower().number());
        let (parts, rest) = bytes.as_chunks();
        let hash = parts.iter().copied().map(Packed::eight).fold(bytes.len() as u64, add);
        let last = || bytes.last_chunk().copied().map(Packed::eight).or_else(|| Packed::of(bytes));
        let last = if rest.is_empty() { None } else { last() };
        Self(last.map_or(hash, |last| add(hash, last)) | Self::HASHED)
    }

    /// Whether it is all of the word, so that no other word has it.
    const fn is_whole(self) -> bool {
        self.0 & Self::HASHED == 0
    }

    /// Where to look for it first, in a table of any size.
    const fn slot(self) -> usize {
        (mix(0, self.0) >> 32) as usize
    }
}

/// The hashes of what a word begins with, by its length in bytes: the same for all ways to write it in large and small
/// letters; beyond ASCII it must be folded first. Of a short word they are found without another look at it.
pub fn hash_beginnings(word: &str) -> impl Fn(usize) -> u32 {
    let short = Packed::of(word.as_bytes()).filter(|packed| packed.is_ascii()).map(Packed::lower);
    move |length| match short {
        Some(word) => Key(word.first(length).number()).slot() as u32,
        None => Key::of_folded(word.get(..length).unwrap_or(word)).slot() as u32,
    }
}

const fn mix(hash: u64, part: u64) -> u64 {
    (hash.rotate_left(23) ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_however_it_is_written() {
        let mut vocabulary = Vocabulary::default();
        let words: Vec<String> = (0..5000).map(|number| format!("word{number}")).collect();
        let ids: Vec<WordId> = words.iter().map(|word| vocabulary.intern(word)).collect();
        for (word, id) in words.iter().zip(&ids) {
            assert_eq!(vocabulary.look_up(&word.to_uppercase()), *id);
        }
        let cafe = vocabulary.intern("Café");
        assert_eq!(vocabulary.look_up("CAFÉ"), cafe);
        assert_eq!(vocabulary.look_up("cafe"), WordId::UNKNOWN);
        assert_eq!(vocabulary.len(), 5002);
    }

    #[test]
    fn words_of_every_length_are_told_apart() {
        let letters = "abcdefghijklmnopqrstuvwxyz'@[{";
        let mut words: Vec<&str> = Vec::new();
        for end in 1..=letters.len() {
            words.extend((0..end).map(|start| &letters[start..end]));
        }
        let mut vocabulary = Vocabulary::default();
        let ids: Vec<WordId> = words.iter().map(|word| vocabulary.intern(word)).collect();
        assert_eq!(vocabulary.len(), words.len() + 1);
        for (word, id) in words.iter().zip(&ids) {
            assert_eq!(vocabulary.look_up(&word.to_ascii_uppercase()), *id, "{word}");
        }
        assert_eq!(vocabulary.look_up(""), WordId::UNKNOWN);
    }
}
