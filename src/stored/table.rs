//! Lists of small values that may be added to: what is stored of them is read where it lies until that happens.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;

/// Values of `N` bytes each: a whole number, the lowest byte first, or several things of which the value knows how they
/// are put together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table<const N: usize>(Cow<'static, [[u8; N]]>);

impl<const N: usize> FromIterator<[u8; N]> for Table<N> {
    fn from_iter<I: IntoIterator<Item = [u8; N]>>(values: I) -> Self {
        Self(values.into_iter().collect())
    }
}

impl<const N: usize> Table<N> {
    /// Zeros, so many.
    pub fn zeros(length: usize) -> Self {
        Self(Cow::Owned(vec![[0; N]; length]))
    }

    /// How many values there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them, for whoever looks at many: [`u32::from_le_bytes`] reads one.
    #[inline]
    pub fn all(&self) -> &[[u8; N]] {
        &self.0
    }

    /// Adds a value.
    pub fn push(&mut self, value: [u8; N]) {
        self.0.to_mut().push(value);
    }

    /// All of them, to be changed.
    pub fn all_mut(&mut self) -> &mut [[u8; N]] {
        self.0.to_mut()
    }
}

/// Several numbers as the first bytes of one value of a table, which has room for them.
pub fn together<const COUNT: usize, const N: usize>(numbers: [u32; COUNT]) -> [u8; N] {
    const { assert!(COUNT * 4 <= N, "the numbers do not fit") };
    let mut value = [0; N];
    for (place, number) in value.as_chunks_mut().0.iter_mut().zip(numbers) {
        *place = number.to_le_bytes();
    }
    value
}

/// The numbers of such a value.
#[inline]
pub fn apart<const COUNT: usize, const N: usize>(value: &[u8; N]) -> [u32; COUNT] {
    const { assert!(COUNT * 4 <= N, "there are not so many numbers in it") };
    let numbers = value.as_chunks().0;
    std::array::from_fn(|at| numbers.get(at).map_or(0, |number| u32::from_le_bytes(*number)))
}

impl<const N: usize> Serialize for Table<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.as_flattened().serialize(serializer)
    }
}

impl<'de: 'static, const N: usize> Deserialize<'de> for Table<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let bytes: &'de [u8] = Deserialize::deserialize(deserializer)?;
        Ok(Self(Cow::Borrowed(bytes.as_chunks().0)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stored;

    #[test]
    fn a_table_is_read_where_it_lies_and_added_to() {
        let table: Table<3> = [[1, 2, 3], [0, 255, 7]].into_iter().collect();
        let bytes: &'static [u8] = stored::write(&table).expect("bytes can be written down").leak();
        let mut read: Table<3> = stored::read(bytes).expect("it was written so");
        assert_eq!((&read, read.len()), (&table, 2));
        read.push([4, 4, 4]);
        assert_eq!(read.all(), [[1, 2, 3], [0, 255, 7], [4, 4, 4]]);
    }

    #[test]
    fn numbers_come_apart_as_they_were_put_together() {
        let numbers = [0, 1, 258, u32::MAX];
        let mut value: [u8; 17] = together(numbers);
        value[16] = 9;
        assert_eq!((apart(&value), apart(&value)), (numbers, [0, 1, 258]));
    }
}
