//! The words that lexicons and patterns use, each with a number. A word of the text that none of them uses
//! has no number of its own, and no more is ever asked of it than its shape.

use super::token::{self, Spelling};
use super::{Token, fold, fold_word};

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
///
/// A hash table of its own, because a text is looked up word by word: what is asked for need not be folded
/// first, and all words lie in one string.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// All words, one behind the other in the order of their numbers.
    text: String,
    /// Where each of them ends.
    ends: Vec<u32>,
    /// By hash, then wherever the next free slot is; at least half of them stay free.
    slots: Vec<Slot>,
    /// Kept for its room from one pattern to the next.
    tokens: Vec<Token>,
}

/// The hash of a word and its number; `UNKNOWN` where the slot is free.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    hash: u32,
    word: WordId,
}

impl Vocabulary {
    /// The number of a word as written in a text.
    pub fn look_up(&self, word: &str) -> WordId {
        if word.is_ascii() {
            return self.find(hash(word), |known| known.eq_ignore_ascii_case(word));
        }
        self.look_up_folded(&fold(word))
    }

    /// The number of a word that is folded already.
    pub(super) fn look_up_folded(&self, folded: &str) -> WordId {
        self.find(hash(folded), |known| known == folded)
    }

    /// The number of a word as written in a lexicon or pattern, new if need be.
    pub fn intern(&mut self, word: &str) -> WordId {
        fold_word(word, |folded| self.intern_folded(folded))
    }

    fn intern_folded(&mut self, folded: &str) -> WordId {
        let known = self.look_up_folded(folded);
        if known != WordId::UNKNOWN {
            return known;
        }
        if self.slots.len() <= self.len() * 2 {
            self.grow();
        }
        self.text.push_str(folded);
        self.ends.push(self.text.len() as u32);
        let new = Slot { hash: hash(folded), word: WordId(self.ends.len() as u32) };
        self.put(new);
        new.word
    }

    /// The word with that hash that fits.
    fn find(&self, hash: u32, fits: impl Fn(&str) -> bool) -> WordId {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash as usize & mask;
        while let Some(slot) = self.slots.get(at) {
            if slot.word == WordId::UNKNOWN || slot.hash == hash && fits(self.word(slot.word)) {
                return slot.word;
            }
            at = (at + 1) & mask;
        }
        WordId::UNKNOWN
    }

    fn word(&self, id: WordId) -> &str {
        let end = |number: usize| number.checked_sub(1).map_or(0, |at| self.ends[at] as usize);
        &self.text[end(id.index() - 1)..end(id.index())]
    }

    /// Puts a word that is not there yet in the next free slot.
    fn put(&mut self, new: Slot) {
        let mask = self.slots.len() - 1;
        let mut at = new.hash as usize & mask;
        while self.slots[at].word != WordId::UNKNOWN {
            at = (at + 1) & mask;
        }
        self.slots[at] = new;
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(FEWEST_SLOTS);
        let old = std::mem::replace(&mut self.slots, vec![Slot::default(); size]);
        for slot in old.into_iter().filter(|slot| slot.word != WordId::UNKNOWN) {
            self.put(slot);
        }
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
        self.ends.len() + 1
    }

    /// Whether no word has been interned.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

/// A power of two.
const FEWEST_SLOTS: usize = 1 << 10;

/// The same for all ways to write a word in large and small letters: the bit that tells the two apart is set in
/// every byte.
fn hash(word: &str) -> u32 {
    const LETTERS: u64 = 0x2020_2020_2020_2020;
    const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |hash: u64, part: u64| (hash.rotate_left(23) ^ (part | LETTERS)).wrapping_mul(MIX);
    let bytes = word.as_bytes();
    let mut hash = bytes.len() as u64;
    if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        // All of up to eight bytes; of more, the rest follows.
        hash = mix(hash, u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last)));
        for part in bytes[4..].chunks_exact(4).take(bytes.len().saturating_sub(8).div_ceil(4)) {
            let part = part.iter().fold(0, |all, &byte| all << 8 | u64::from(byte));
            hash = mix(hash, part);
        }
    } else if let [first, .., last] = bytes {
        let middle = bytes[bytes.len() / 2];
        hash = mix(hash, u64::from(*first) << 16 | u64::from(middle) << 8 | u64::from(*last));
    } else if let [only] = bytes {
        hash = mix(hash, u64::from(*only));
    }
    (hash >> 32) as u32
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
}
