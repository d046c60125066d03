//! A finger on a list in order: it is first looked for something where the last thing was found, since whoever asks goes
//! through a text from front to back.

use std::cell::Cell;

/// Where something was last found.
#[derive(Clone, Debug, Default)]
pub(in crate::lint) struct Finger(Cell<usize>);

impl Finger {
    /// How many elements come first, of a list in which all that do stand before all that do not.
    #[inline]
    pub(in crate::lint) fn partition_point<T>(&self, list: &[T], comes_first: impl Fn(&T) -> bool) -> usize {
        let comes = |at: usize| list.get(at).is_some_and(&comes_first);
        let is_it = |at: usize| at <= list.len() && !comes(at) && (at == 0 || comes(at - 1));
        let here = self.0.get();
        let found = (here..here + 2).find(|&at| is_it(at));
        let found = found.unwrap_or_else(|| list.partition_point(comes_first));
        self.0.set(found);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::Finger;

    #[test]
    fn all_is_found_wherever_the_finger_is() {
        let list = [1, 3, 3, 7, 12];
        for (last, wanted) in (0..14).flat_map(|last| (0..14).map(move |wanted| (last, wanted))) {
            let finger = Finger::default();
            let find = |number| finger.partition_point(&list, |one| *one < number);
            find(last);
            assert_eq!(find(wanted), list.partition_point(|one| *one < wanted), "{wanted} behind {last}");
        }
        assert_eq!(Finger::default().partition_point(&[], |_: &u32| true), 0);
    }
}
