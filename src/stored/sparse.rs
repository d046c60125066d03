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

#[cfg(test)]
mod tests {
    use crate::stored;
    use serde::{Deserialize, Serialize};

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct List(#[serde(with = "super")] Vec<u8>);

    #[test]
    fn a_list_comes_back_as_it_was_in_less_room() {
        let mut numbers = vec![0; 1000];
        (numbers[0], numbers[7], numbers[999]) = (1, 255, 3);
        for list in [List(numbers), List(vec![]), List(vec![0, 0])] {
            let bytes: &'static [u8] = stored::write(&list).expect("numbers can be written down").leak();
            assert!(bytes.len() < 20);
            assert_eq!(stored::read(bytes), Some(list));
        }
    }

    #[test]
    fn what_no_list_is_stored_as_is_refused() {
        let read = |bytes: (usize, Vec<(usize, u8)>)| {
            let bytes: &'static [u8] = stored::write(&bytes).expect("numbers can be written down").leak();
            stored::read::<List>(bytes)
        };
        assert_eq!(read((4, vec![(3, 1)])), Some(List(vec![0, 0, 0, 1])));
        assert_eq!((read((3, vec![(3, 1)])), read((usize::MAX, vec![]))), (None, None));
    }
}
