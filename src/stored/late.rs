//! Values that few ask for: they stay bytes until somebody does.

use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::ops::Deref;
use std::sync::OnceLock;

/// A value, or the bytes that it is read from when somebody asks for it.
#[derive(Clone, Default)]
pub struct Late<T> {
    bytes: &'static [u8],
    value: OnceLock<T>,
}

impl<T> From<T> for Late<T> {
    fn from(value: T) -> Self {
        Self { bytes: &[], value: OnceLock::from(value) }
    }
}

impl<T> Late<T> {
    /// What somebody has asked for before, to be changed; nothing where nobody has, and it is as it was stored.
    pub fn read_before(&mut self) -> Option<&mut T> {
        self.value.get_mut()
    }
}

impl<T: Deserialize<'static> + Default> Late<T> {
    /// Changes the value.
    pub fn amend(&mut self, change: impl FnOnce(&mut T)) {
        let read = self.value.take();
        let mut value = read.unwrap_or_else(|| super::read(self.bytes).unwrap_or_default());
        change(&mut value);
        self.value = OnceLock::from(value);
    }
}

impl<T: Deserialize<'static> + Default> Deref for Late<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.value.get_or_init(|| super::read(self.bytes).unwrap_or_default())
    }
}

impl<T: Deserialize<'static> + Default + PartialEq> PartialEq for Late<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Deserialize<'static> + Default + fmt::Debug> fmt::Debug for Late<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: Deserialize<'static> + Default + Serialize> Serialize for Late<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let bytes = super::write(&**self).ok_or_else(|| S::Error::custom("it cannot be written down"))?;
        bytes.serialize(serializer)
    }
}

impl<'de: 'static, T> Deserialize<'de> for Late<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self { bytes: Deserialize::deserialize(deserializer)?, value: OnceLock::new() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stored;

    #[test]
    fn a_value_is_the_same_whenever_it_is_read() {
        let words = Late::from(vec!["dam".to_owned(), "river".to_owned()]);
        let bytes: &'static [u8] = stored::write(&words).expect("texts can be written down").leak();
        let read: Late<Vec<String>> = stored::read(bytes).expect("it was written so");
        assert_eq!((&*read.clone(), &*read), (&*words, &*words));
        assert_eq!(format!("{read:?}"), r#"["dam", "river"]"#);
    }
}
