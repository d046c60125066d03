//! A text that is read where it lies.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::{Borrow, Cow};
use std::fmt;
use std::ops::Deref;

/// A text, stored or not.
#[derive(Clone, Default, Eq)]
pub struct Words(Cow<'static, str>);

impl From<&str> for Words {
    fn from(text: &str) -> Self {
        Self(Cow::Owned(text.to_owned()))
    }
}

impl From<String> for Words {
    fn from(text: String) -> Self {
        Self(Cow::Owned(text))
    }
}

impl<T: AsRef<str>> PartialEq<T> for Words {
    fn eq(&self, other: &T) -> bool {
        self.as_str() == other.as_ref()
    }
}

impl AsRef<str> for Words {
    fn as_ref(&self) -> &str {
        self
    }
}

impl Words {
    /// A text that is part of the program.
    pub const fn built_in(text: &'static str) -> Self {
        Self(Cow::Borrowed(text))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Adds to it.
    pub fn push_str(&mut self, text: &str) {
        self.0.to_mut().push_str(text);
    }
}

impl Borrow<str> for Words {
    fn borrow(&self) -> &str {
        self
    }
}

impl Deref for Words {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de: 'static> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text: &'de str = Deserialize::deserialize(deserializer)?;
        Ok(Self(Cow::Borrowed(text)))
    }
}
