//! Words as a reader sees them, kept once however often they come: most sources are "he" or "she", most cues "said".

use rustc_hash::FxHasher;
use std::hash::Hasher as _;

/// Words of a text, by their number; [`crate::attribution::Facts::words`] tells them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Wording(u32);

/// All that have been kept. Number 0 are none.
#[derive(Clone, Debug, Default)]
pub(super) struct Wordings {
    /// One behind the other, in the order of their numbers from 1 on.
    text: String,
    /// Where each of them ends.
    ends: Vec<u32>,
    /// By hash, their numbers; 0 where a place is free, as at least half of them are.
    places: Vec<u32>,
}

/// A power of two.
const FEWEST_PLACES: usize = 64;

impl Wordings {
    /// Keeps words.
    pub(super) fn add(&mut self, words: &str) -> Wording {
        if words.is_empty() {
            return Wording::default();
        }
        if self.places.len() <= self.ends.len() * 2 {
            self.grow();
        }
        let place = self.place_of(words);
        if self.places[place] == 0 {
            self.text.push_str(words);
            self.ends.push(self.text.len() as u32);
            self.places[place] = self.ends.len() as u32;
        }
        Wording(self.places[place])
    }

    /// Words by their number.
    pub(super) fn get(&self, Wording(number): Wording) -> &str {
        let end = |number: usize| self.ends.get(number).map(|&end| end as usize);
        let Some(last) = (number as usize).checked_sub(1) else { return "" };
        let start = last.checked_sub(1).and_then(end).unwrap_or(0);
        end(last).and_then(|end| self.text.get(start..end)).unwrap_or_default()
    }

    /// The place of words, or the free one that they would have.
    fn place_of(&self, words: &str) -> usize {
        let mut hasher = FxHasher::default();
        hasher.write(words.as_bytes());
        let mask = self.places.len() - 1;
        let mut place = hasher.finish() as usize & mask;
        while self.places[place] != 0 && self.get(Wording(self.places[place])) != words {
            place = (place + 1) & mask;
        }
        place
    }

    fn grow(&mut self) {
        let places = (self.places.len() * 2).max(FEWEST_PLACES);
        self.places = vec![0; places];
        for number in 1..=self.ends.len() as u32 {
            let place = self.place_of(self.get(Wording(number)));
            self.places[place] = number;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Wording, Wordings};

    #[test]
    fn words_are_kept_once_and_told_as_they_are_written() {
        let mut wordings = Wordings::default();
        let words: Vec<String> = (0..500).map(|number| format!("Officer {number}")).collect();
        let numbers: Vec<Wording> = words.iter().map(|words| wordings.add(words)).collect();
        for (words, &number) in words.iter().zip(&numbers) {
            assert_eq!((wordings.add(words), wordings.get(number)), (number, words.as_str()));
        }
        assert_ne!(wordings.add("officer 1"), numbers[1]);
        assert_eq!((wordings.add(""), wordings.get(Wording::default())), (Wording::default(), ""));
    }
}
