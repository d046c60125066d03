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

/// Several numbers as one value of a table.
pub fn together<const COUNT: usize, const N: usize>(numbers: [u32; COUNT]) -> [u8; N] {
    let mut value = [0; N];
    for (place, number) in value.as_chunks_mut().0.iter_mut().zip(numbers) {
        *place = number.to_le_bytes();
    }
    value
}

/// The numbers of such a value.
#[inline]
pub fn apart<const COUNT: usize>(value: &[u8]) -> [u32; COUNT] {
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
