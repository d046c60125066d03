//! The tree that YAML is read into.

use crate::text::Span;
use std::borrow::Cow;

/// A value together with the place of its scalar in the YAML it was read from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// Where: a scalar with its quotes (a block scalar from its text on), a collection from its first to its
    /// last scalar.
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

impl<'t> Node<'t> {
    /// A node whose scalar, or whose opening, stands at `span`.
    pub fn new(value: Value<'t>, span: Span) -> Self {
        let last = match &value {
            Value::Sequence(items) => items.last(),
            Value::Mapping(entries) => entries.last().map(|(_, last)| last),
            _ => None,
        };
        let span = last.map_or(span, |last| Span::new(span.start, last.span.end.max(span.end)));
        Self { value, span }
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
