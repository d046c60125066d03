//! Sentences known again after a slight edit: most of their words are the same.
//!
//! A sentence is compared only with those that share one of its rarest words with it, and with a fixed number of them at
//! most, so that many sentences cost no more than their words.

use crate::order::Order as _;
use crate::prose::words;
use std::cmp::Reverse;
use std::collections::HashMap;

/// So many sentences are compared with one, at most, and so many are looked at.
const MOST_COMPARED: usize = 64;
const MOST_SEEN: usize = 1024;

/// Sentences, each by its number.
#[derive(Debug, Default)]
pub(super) struct Near {
    words: HashMap<Box<str>, usize>,
    /// By word, the sentences that have it, and how many of the first of them are taken.
    holders: Vec<(Vec<u32>, usize)>,
    sentences: Vec<Sentence>,
}

#[derive(Debug)]
struct Sentence {
    /// The numbers of its words, sorted.
    bag: Vec<usize>,
    taken: bool,
}

impl Near {
    /// Adds the next sentence.
    pub(super) fn add(&mut self, sentence: &str) {
        let number = self.sentences.len() as u32;
        let mut bag: Vec<usize> = words(sentence).split(' ').map(|word| self.number(word)).collect();
        bag.order();
        for &word in &bag {
            let (holders, _) = &mut self.holders[word];
            if holders.last() != Some(&number) {
                holders.push(number);
            }
        }
        self.sentences.push(Sentence { bag, taken: false });
    }

    /// Takes the sentence that is most like one, if it is like it: nine in ten of their words are the same.
    pub(super) fn take(&mut self, sentence: &str) -> Option<usize> {
        let folded = words(sentence);
        let length = folded.split(' ').count();
        let mut bag: Vec<usize> =
            folded.split(' ').filter_map(|word| self.words.get(word).copied()).collect();
        // Of a sentence that is like it, it has at least so many words.
        let shared = (length * 9).div_ceil(11);
        // So all words but so many cannot all be missing there; those that nobody has are.
        let rarest = (length - shared + 1).saturating_sub(length - bag.len());
        bag.order_by_key(|&word| (self.holders[word].0.len(), word));
        let candidates = self.candidates(&bag[..rarest.min(bag.len())]);
        bag.order();
        let alike = candidates.into_iter().filter_map(|number| {
            let other = &self.sentences[number].bag;
            let common = common(&bag, other);
            let all = length + other.len();
            // To be compared as whole numbers.
            (common * 20 >= all * 9).then(|| (common * 20_000 / all, Reverse(number)))
        });
        let (_, Reverse(best)) = alike.max()?;
        self.sentences[best].taken = true;
        Some(best)
    }

    fn number(&mut self, word: &str) -> usize {
        if let Some(&number) = self.words.get(word) {
            return number;
        }
        let number = self.holders.len();
        self.words.insert(word.into(), number);
        self.holders.push((Vec::new(), 0));
        number
    }

    /// The sentences with one of some words that are not taken, but for those that are too many.
    fn candidates(&mut self, words: &[usize]) -> Vec<usize> {
        let (mut candidates, mut seen) = (Vec::new(), 0);
        for &word in words {
            let (holders, taken) = &mut self.holders[word];
            let is_taken = |number: &u32| self.sentences[*number as usize].taken;
            *taken += holders[*taken..].iter().take_while(|number| is_taken(number)).count();
            for number in &holders[*taken..] {
                seen += 1;
                if seen > MOST_SEEN || candidates.len() == MOST_COMPARED {
                    return candidates;
                }
                if !is_taken(number) && !candidates.contains(&(*number as usize)) {
                    candidates.push(*number as usize);
                }
            }
        }
        candidates
    }
}

/// How many words two sentences have in common, each as often as both have it.
fn common(one: &[usize], other: &[usize]) -> usize {
    let (mut common, mut at) = (0, 0);
    for word in one {
        while other.get(at).is_some_and(|other| other < word) {
            at += 1;
        }
        if other.get(at) == Some(word) {
            (common, at) = (common + 1, at + 1);
        }
    }
    common
}

#[cfg(test)]
mod tests {
    use super::Near;

    fn near(sentences: &[&str]) -> Near {
        let mut near = Near::default();
        for sentence in sentences {
            near.add(sentence);
        }
        near
    }

    const LONG: &str = "Analysts say the port, once the pride of the city, will not open before May.";

    #[test]
    fn one_word_in_ten_may_be_another() {
        let take = |sentence: &str| near(&["A port is a port.", LONG]).take(sentence);
        assert_eq!(
            take("Analysts say the port — once the pride of the city — will not open before May"),
            Some(1)
        );
        assert_eq!(take(&LONG.replace("May", "June")), Some(1));
        assert_eq!(take(&LONG.replace("the pride", "the great pride")), Some(1));
        assert_eq!(take(&LONG.replace("will not open before", "will never close in")), None);
        assert_eq!(take(""), None);
        assert_eq!(near(&[""]).take("Analysts"), None);
    }

    #[test]
    fn the_likest_is_taken_and_each_once() {
        let mut near = near(&[&LONG.replace("May", "June"), LONG, LONG]);
        let taken = [(); 4].map(|()| near.take(LONG));
        assert_eq!(taken, [Some(1), Some(2), Some(0), None]);
    }

    #[test]
    fn many_equal_sentences_cost_no_more_than_their_words() {
        let mut near = near(&vec![LONG; 20_000]);
        let edited = LONG.replace("May", "June");
        assert!((0..20_000).all(|number| near.take(&edited) == Some(number)));
        assert_eq!(near.take(&edited), None);
    }
}
