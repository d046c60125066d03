//! Keeps the most severe of what comes, up to a number, in the order in which it came. What it keeps is only bytes to
//! it.

use crate::diagnostic::Severity;
use crate::order::Order as _;
use std::io;

/// What is kept.
#[derive(Debug)]
pub(super) struct Kept {
    /// Each with the number it came as; the most severe first.
    lists: [Vec<(usize, Vec<u8>)>; 3],
    most: usize,
    seen: usize,
}

impl Kept {
    pub(super) fn new(most: usize) -> Self {
        Self { lists: Default::default(), most, seen: 0 }
    }

    /// Takes one more, which is only made where it is kept. It takes the place of the last of the least severe.
    pub(super) fn add(
        &mut self,
        severity: Severity,
        make: impl FnOnce() -> io::Result<Vec<u8>>,
    ) -> io::Result<()> {
        let (number, rank) = (self.seen, rank(severity));
        self.seen += 1;
        if self.kept() >= self.most {
            let less = self.lists.iter_mut().enumerate().rev().find(|(_, list)| !list.is_empty());
            match less {
                Some((least, list)) if least > rank => list.pop(),
                _ => return Ok(()),
            };
        }
        self.lists[rank].push((number, make()?));
        Ok(())
    }

    /// How many have come.
    pub(super) const fn seen(&self) -> usize {
        self.seen
    }

    /// How many of them are not kept.
    pub(super) fn left_out(&self) -> usize {
        self.seen - self.kept()
    }

    /// Those that are kept, as they came.
    pub(super) fn in_order(&self) -> impl Iterator<Item = &[u8]> {
        let mut all: Vec<&(usize, Vec<u8>)> = self.lists.iter().flatten().collect();
        all.order_by_key(|(number, _)| *number);
        all.into_iter().map(|(_, kept)| kept.as_slice())
    }

    fn kept(&self) -> usize {
        self.lists.iter().map(Vec::len).sum()
    }
}

const fn rank(severity: Severity) -> usize {
    match severity {
        Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Info => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_severe_stay_in_their_order() {
        use Severity::{Error, Info, Warning};
        let mut kept = Kept::new(3);
        for (severity, name) in
            [(Info, "a"), (Warning, "b"), (Warning, "c"), (Warning, "d"), (Error, "e"), (Info, "f")]
        {
            kept.add(severity, || Ok(name.as_bytes().to_vec())).expect("nothing is written");
        }
        assert_eq!(kept.in_order().collect::<Vec<_>>(), [b"b", b"c", b"e"]);
        assert_eq!((kept.seen(), kept.left_out()), (6, 3));
    }
}
