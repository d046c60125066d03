//! Sorting what is short or sorted once. The standard library's sort is a new one of some six kilobytes for each type of
//! elements and each way to compare them. Here a few elements are put in their places one by one, and for many it is the
//! same sort for all lists, which says what swaps are to be made.
//!
//! What is long and sorted for every text stays with the standard library.

use std::cmp::Ordering;

/// Up to so many elements change places one by one.
const FEW: usize = 12;

/// Lists that can be put in order. Equal elements stay in the order in which they stand.
pub trait Order<T> {
    /// Goes by a comparison.
    fn order_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// Goes by something of each element, which is asked for at every comparison.
    fn order_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.order_by(|one, other| key(one).cmp(&key(other)));
    }

    /// Goes by the elements themselves.
    fn order(&mut self)
    where
        T: Ord,
    {
        self.order_by(T::cmp);
    }
}

impl<T> Order<T> for [T] {
    fn order_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        if self.len() > FEW {
            for (one, other) in swaps(self.len(), &mut |one, other| compare(&self[one], &self[other])) {
                self.swap(one, other);
            }
            return;
        }
        for end in 1..self.len() {
            let mut at = end;
            while at > 0 && compare(&self[at - 1], &self[at]).is_gt() {
                self.swap(at - 1, at);
                at -= 1;
            }
        }
    }
}

/// What must change places, one pair after the other, to put so many elements in order.
fn swaps(length: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<(usize, usize)> {
    if (1..length).all(|at| compare(at - 1, at).is_le()) {
        return Vec::new();
    }
    // By place, where the element stands that belongs there.
    let mut from: Vec<usize> = (0..length).collect();
    from.sort_by(|&one, &other| compare(one, other));
    let mut swaps = Vec::new();
    for start in 0..length {
        // An element that is put in its place leaves the one that stood there where it came from.
        let mut at = start;
        while from[at] != start {
            let next = std::mem::replace(&mut from[at], at);
            swaps.push((at, next));
            at = next;
        }
        from[at] = at;
    }
    swaps
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn lists_end_up_as_the_standard_sort_leaves_them(list: Vec<(u8, u8)>) {
            let key = |&(key, _): &(u8, u8)| key / 32;
            let mut lists = [(); 4].map(|()| list.clone());
            let [ordered, sorted, by_key, by_key_sorted] = &mut lists;
            ordered.order();
            sorted.sort_unstable();
            by_key.order_by_key(key);
            by_key_sorted.sort_by_key(key);
            prop_assert_eq!(ordered, sorted);
            prop_assert_eq!(by_key, by_key_sorted);
        }
    }
}
