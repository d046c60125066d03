//! Lists of whole numbers, long ones, whose every number takes as few bytes as the largest needs.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;

/// Whole numbers, as bytes.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Numbers {
    /// How many bytes each takes: one, two or four.
    width: u8,
    /// The numbers, the lowest byte of each first.
    bytes: Cow<'static, [u8]>,
}

impl Numbers {
    /// These numbers.
    pub fn of(numbers: &[u32]) -> Self {
        let width = match numbers.iter().max() {
            Some(0x1_0000..) => 4,
            Some(0x100..) => 2,
            _ => 1,
        };
        let bytes = numbers.iter().flat_map(|number| number.to_le_bytes().into_iter().take(width));
        Self { width: width as u8, bytes: bytes.collect() }
    }

    /// The number at a place.
    #[inline]
    pub fn get(&self, at: usize) -> Option<u32> {
        let bytes = &*self.bytes;
        match self.width {
            1 => bytes.get(at).map(|number| u32::from(*number)),
            2 => bytes.as_chunks().0.get(at).map(|number| u32::from(u16::from_le_bytes(*number))),
            _ => bytes.as_chunks().0.get(at).map(|number| u32::from_le_bytes(*number)),
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.bytes.len() / usize::from(self.width.max(1))
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = u32> {
        (0..self.len()).filter_map(|at| self.get(at))
    }

    /// Where in a sorted stretch of them a number stands.
    #[inline]
    pub fn find(&self, mut start: usize, mut end: usize, wanted: u32) -> Option<usize> {
        while start < end {
            let middle = usize::midpoint(start, end);
            let here = self.get(middle)?;
            if here == wanted {
                return Some(middle);
            }
            if here < wanted {
                start = middle + 1;
            } else {
                end = middle;
            }
        }
        None
    }
}

impl fmt::Debug for Numbers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl Serialize for Numbers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.width, &*self.bytes).serialize(serializer)
    }
}

impl<'de: 'static> Deserialize<'de> for Numbers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (width, bytes): (u8, &'de [u8]) = Deserialize::deserialize(deserializer)?;
        Ok(Self { width, bytes: Cow::Borrowed(bytes) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stored;

    #[test]
    fn numbers_of_any_size_come_back_as_they_were() {
        for numbers in [&[][..], &[0, 255, 7], &[3, 256, 65_535], &[1, u32::MAX, 65_536]] {
            let listed = Numbers::of(numbers);
            assert!(listed.iter().eq(numbers.iter().copied()));
            assert_eq!((listed.len(), listed.get(numbers.len())), (numbers.len(), None));
            let bytes: &'static [u8] = stored::write(&listed).expect("numbers can be written down").leak();
            assert_eq!(stored::read(bytes), Some(listed));
        }
    }

    #[test]
    fn a_number_is_found_in_a_sorted_stretch() {
        let numbers = Numbers::of(&[9, 2, 4, 300, 1]);
        assert_eq!(
            [2, 4, 300, 9].map(|number| numbers.find(1, 4, number)),
            [Some(1), Some(2), Some(3), None]
        );
        assert_eq!(numbers.find(2, 2, 4), None);
    }
}
