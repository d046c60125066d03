//! The tree that YAML is read into.

use crate::text::Span;
use serde::{Deserialize, Serialize, Serializer};
use std::borrow::Cow;

/// A value together with the place of its scalar in the YAML it was read from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where its scalar stands in the file.
    pub span: Span,
}

impl<T> Located<T> {
    /// A value with its place.
    pub const fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// Another value at the same place.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Located<U> {
        Located { value: change(self.value), span: self.span }
    }
}

/// One value of a YAML file, with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node<'t> {
    /// What it is.
    pub value: Value<'t>,
    /// Where: a scalar with its quotes (a block scalar from its text on), a collection with its brackets, or from
    /// its first scalar to its last.
    pub span: Span,
}

/// What a [`Node`] is.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'t> {
    /// Nothing, `~` or `null`.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// Any other number.
    Float(f64),
    /// Everything else that is no collection; also `yes` and `off`.
    Text(Cow<'t, str>),
    /// A list.
    Sequence(Vec<Node<'t>>),
    /// Keys and values as written, repeated keys included.
    Mapping(Vec<(Node<'t>, Node<'t>)>),
}

impl Node<'_> {
    /// The scalars at a key of a mapping, as text: one, or those of a list. None where the key is not there.
    pub fn texts_at(&self, key: &str) -> Vec<String> {
        let value = self.entry(key);
        match value.map(|(_, value)| &value.value) {
            Some(Value::Sequence(items)) => items.iter().filter_map(Self::as_text).collect(),
            Some(_) => value.and_then(|(_, value)| value.as_text()).into_iter().collect(),
            None => Vec::new(),
        }
    }

    /// The entry of a mapping at a key, where it is there.
    pub fn entry(&self, key: &str) -> Option<&(Self, Self)> {
        let Value::Mapping(entries) = &self.value else { return None };
        entries.iter().find(|(name, _)| matches!(&name.value, Value::Text(text) if text == key))
    }

    /// A scalar as text.
    fn as_text(&self) -> Option<String> {
        match &self.value {
            Value::Text(text) => Some(text.to_string()),
            Value::Boolean(value) => Some(value.to_string()),
            Value::Integer(value) => Some(value.to_string()),
            Value::Float(value) => Some(value.to_string()),
            Value::Null | Value::Sequence(_) | Value::Mapping(_) => None,
        }
    }

    /// Stretches the spans of collections, of which only the opening is known yet, to their ends.
    pub(super) fn settle(&mut self, contents: &str) {
        let last = match &mut self.value {
            Value::Sequence(items) => {
                for item in items.iter_mut() {
                    item.settle(contents);
                }
                items.last()
            }
            Value::Mapping(entries) => {
                for (_, value) in entries.iter_mut() {
                    value.settle(contents);
                }
                entries.last().map(|(_, last)| last)
            }
            _ => return,
        };
        // What an alias stands for lies elsewhere.
        let end = last.map_or(self.span.end, |last| last.span.end.max(self.span.end));
        let bracket = match contents.as_bytes().get(self.span.start as usize) {
            Some(b'[') => ']',
            Some(b'{') => '}',
            _ => {
                self.span.end = end;
                return;
            }
        };
        let end = end.max(self.span.start + 1);
        let rest = &contents[end as usize..];
        let gap =
            rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',' || c == ':').len();
        self.span.end = if rest[gap..].starts_with(bracket) { end + gap as u32 + 1 } else { end };
    }

    /// What sort of value it is, in the words of messages.
    pub fn sort(&self) -> &'static str {
        match self.value {
            Value::Null => "nothing",
            Value::Boolean(_) => "yes or no",
            Value::Integer(_) | Value::Float(_) => "a number",
            Value::Text(_) => "text",
            Value::Sequence(_) => "a list",
            Value::Mapping(_) => "a map",
        }
    }
}

/// The values, without their places.
impl Serialize for Node<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.value {
            Value::Null => serializer.serialize_unit(),
            Value::Boolean(value) => serializer.serialize_bool(*value),
            Value::Integer(value) => serializer.serialize_i64(*value),
            Value::Float(value) => serializer.serialize_f64(*value),
            Value::Text(text) => serializer.serialize_str(text),
            Value::Sequence(items) => serializer.collect_seq(items),
            Value::Mapping(entries) => {
                let entries = entries.iter();
                serializer.collect_map(entries.map(|(key, value)| (key.as_text().unwrap_or_default(), value)))
            }
        }
    }
}
