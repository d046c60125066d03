//! Numbers filed by keys, and the lists of several keys gone through as one.

use rustc_hash::FxHashSet;
use smallvec::SmallVec;

/// Numbers, each with a key. One may have several.
#[derive(Debug, Default)]
pub(in crate::lint) struct Numbers(Vec<Filed>);

/// A key and a number.
type Filed = (u32, u32);

impl FromIterator<Filed> for Numbers {
    fn from_iter<I: IntoIterator<Item = Filed>>(filed: I) -> Self {
        let mut filed: Vec<Filed> = filed.into_iter().collect();
        filed.sort_unstable();
        Self(filed)
    }
}

impl Numbers {
    /// Those of a key, in order.
    pub(in crate::lint) fn of(&self, key: u32) -> &[Filed] {
        let from = self.0.partition_point(|(known, _)| *known < key);
        let behind = &self.0[from..];
        &behind[..behind.partition_point(|(known, _)| *known == key)]
    }

    pub(in crate::lint) fn keys(&self) -> FxHashSet<u32> {
        self.0.iter().map(|(key, _)| *key).collect()
    }
}

/// The numbers of several lists, in order, each once. Whoever is content with the first ones need not wait until all
/// have been put in order.
#[derive(Debug, Default)]
pub(in crate::lint) struct Merged<'n> {
    lists: SmallVec<[&'n [Filed]; 8]>,
    /// A list more, the last first.
    own: Vec<u32>,
}

impl<'n> Merged<'n> {
    /// Of lists that are in order, and of some numbers that are not.
    pub(in crate::lint) fn new(lists: impl IntoIterator<Item = &'n [Filed]>, mut own: Vec<u32>) -> Self {
        own.sort_unstable_by(|left, right| right.cmp(left));
        Self { lists: lists.into_iter().filter(|list| !list.is_empty()).collect(), own }
    }
}

impl Iterator for Merged<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let Self { lists, own } = self;
        let firsts = lists.iter().filter_map(|list| list.first().map(|(_, number)| *number));
        let next = firsts.chain(own.last().copied()).min()?;
        for list in lists {
            while let [(_, first), rest @ ..] = list
                && *first == next
            {
                *list = rest;
            }
        }
        while own.pop_if(|last| *last == next).is_some() {}
        Some(next)
    }
}

#[cfg(test)]
mod tests {
    use super::{Merged, Numbers};

    #[test]
    fn lists_are_gone_through_as_one() {
        let numbers: Numbers = [(7, 4), (3, 9), (7, 1), (5, 4), (7, 12), (3, 4)].into_iter().collect();
        let all = |keys: &[u32], own: &[u32]| {
            Merged::new(keys.iter().map(|&key| numbers.of(key)), own.to_vec()).collect::<Vec<u32>>()
        };
        assert_eq!(all(&[7, 3], &[12, 0, 4]), [0, 1, 4, 9, 12]);
        assert_eq!((all(&[5], &[]), all(&[2], &[]), all(&[], &[3, 3])), (vec![4], vec![], vec![3]));
    }
}
