//! For long lists of whole numbers that are copied when they are read.

use super::Numbers;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Stores a list.
pub fn serialize<S: Serializer>(list: &[u32], serializer: S) -> Result<S::Ok, S::Error> {
    Numbers::of(list).serialize(serializer)
}

/// The list that was stored.
pub fn deserialize<'de: 'static, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u32>, D::Error> {
    Ok(Numbers::deserialize(deserializer)?.iter().collect())
}
