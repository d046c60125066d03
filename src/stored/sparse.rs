//! For lists of which nearly every item is what it is by default: only the others are stored, with their places.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Longer lists than this are none of ours.
const LONGEST: usize = 1 << 24;

/// Stores a list.
pub fn serialize<T, S>(list: &[T], serializer: S) -> Result<S::Ok, S::Error>
where
    T: Default + PartialEq + Serialize,
    S: Serializer,
{
    let usual = T::default();
    let others: Vec<(usize, &T)> = list.iter().enumerate().filter(|(_, item)| **item != usual).collect();
    (list.len(), others).serialize(serializer)
}

/// The list that was stored.
pub fn deserialize<'de, T, D>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    T: Clone + Default + Deserialize<'de>,
    D: Deserializer<'de>,
{
    let (length, others): (usize, Vec<(usize, T)>) = Deserialize::deserialize(deserializer)?;
    if length > LONGEST {
        return Err(D::Error::custom("too long"));
    }
    let mut list = vec![T::default(); length];
    for (at, item) in others {
        *list.get_mut(at).ok_or_else(|| D::Error::custom("too short"))? = item;
    }
    Ok(list)
}
