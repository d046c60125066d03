//! Picks some of many things by chance, with a chance that anybody can repeat.
//!
//! Everything gets a rank that is as good as thrown, made from the seed and from what the thing is known by; those
//! with the lowest ranks are kept. So it makes no difference in which order things come or on which machine, and what
//! was picked stays picked while a rule is edited, as long as it is still found.

use crate::diagnostic::Fingerprint;
use crate::order::Order as _;
use std::collections::BTreeMap;

/// Some of many things.
#[derive(Clone, Debug)]
pub struct Sample<T> {
    seed: u64,
    most: usize,
    /// By rank, then by what they are known by.
    kept: BTreeMap<(u64, String, u32), T>,
}

impl<T> Sample<T> {
    /// None yet, and never more than `most`.
    pub const fn new(most: usize, seed: u64) -> Self {
        Self { seed, most, kept: BTreeMap::new() }
    }

    /// Takes a thing that stands at a place of a text, if it is among the lowest. It is made only then. `words` tell
    /// texts of one name apart.
    pub fn offer(&mut self, text: &str, at: u32, words: &str, make: impl FnOnce() -> T) {
        let seed = self.seed.to_string();
        let key = (mixed(Fingerprint::of(&[&seed, text, words], at).0), text, at);
        let is_low = self.kept.len() < self.most
            || self.kept.last_key_value().is_some_and(|((rank, text, at), _)| key < (*rank, text, *at));
        if self.most > 0 && is_low {
            self.kept.insert((key.0, text.to_owned(), at), make());
            if self.kept.len() > self.most {
                self.kept.pop_last();
            }
        }
    }

    /// What was picked, by the names of the texts, then by place.
    pub fn into_vec(self) -> Vec<T> {
        let mut picked: Vec<_> = self.kept.into_iter().collect();
        picked.order_by(|((_, left, at), _), ((_, right, there), _)| (left, at).cmp(&(right, there)));
        picked.into_iter().map(|(_, thing)| thing).collect()
    }
}

/// Spreads a hash over all its digits, as the 64-bit `MurmurHash3` does at its end: those of alike texts are alike.
const fn mixed(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    let hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}

#[cfg(test)]
mod tests {
    use super::Sample;

    fn picked(things: impl Iterator<Item = u32>, most: usize, seed: u64) -> Vec<u32> {
        let mut sample = Sample::new(most, seed);
        things.for_each(|thing| sample.offer("draft", thing, "", || thing));
        sample.into_vec()
    }

    #[test]
    fn the_order_makes_no_difference_and_the_seed_does() {
        let sample = picked(0..1000, 10, 7);
        assert_eq!(sample.len(), 10);
        assert_eq!(sample, picked((0..1000).rev(), 10, 7));
        assert_ne!(sample, picked(0..1000, 10, 8));
        assert_eq!(picked(0..3, 10, 7), [0, 1, 2]);
        assert!(picked(0..3, 0, 7).is_empty());
    }

    #[test]
    fn what_was_picked_stays_picked_while_others_come_and_go() {
        let sample = picked(0..1000, 10, 0);
        let fewer = picked((0..1000).filter(|thing| thing % 2 == 0), 10, 0);
        let kept = sample.iter().filter(|thing| *thing % 2 == 0);
        assert!(kept.clone().count() > 0 && kept.clone().all(|thing| fewer.contains(thing)), "{fewer:?}");
    }

    #[test]
    fn everything_is_picked_about_as_often() {
        // Of 20 things 5 are picked, 4000 times: each should come up about 1000 times, give or take 28.
        let mut times = [0_u32; 20];
        for thing in (0..4000).flat_map(|seed| picked(0..20, 5, seed)) {
            times[thing as usize] += 1;
        }
        assert!(times.iter().all(|times| (850..1150).contains(times)), "{times:?}");
    }
}
