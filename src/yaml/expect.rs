//! What a key may take: text, numbers, yes and no, closed sets, lists, maps of names.

use super::decode::key_name;
use super::{Key, Keys, Located, Mistake, Node, Numbers, Reader, Shape, Value, Words};
use crate::diagnostic::Severity;
use crate::names::Named;
use rustc_hash::FxHashSet;

/// What can be read from a node.
pub trait FromYaml: Sized {
    /// Reads it. `None` when it cannot be read; the reader then holds at least one diagnostic that says why.
    fn from_yaml(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self>;

    /// What can be read.
    fn shape() -> Shape;

    /// What stands for a key that is not there; `None` where the key must be.
    fn absent() -> Option<Self> {
        None
    }
}

/// What is written as keys of a mapping that may hold others too.
pub trait FromKeys: Sized {
    /// Takes its keys. `None` when they cannot be read; the reader then knows why.
    fn from_keys(keys: &mut Keys<'_, '_>, reader: &mut Reader<'_>) -> Option<Self>;

    /// Its keys.
    fn keys() -> Vec<Key>;
}

/// A map whose keys are names that the author chose, in the order of the file. A value is `None` where it could
/// not be read; the name is known all the same, so that what refers to it is no second mistake.
#[derive(Clone, Debug, PartialEq)]
pub struct Entries<T>(pub Vec<(Located<String>, Option<T>)>);

impl<T> Entries<T> {
    /// Each name with its value, where it could be read.
    pub fn iter(&self) -> impl Iterator<Item = (&Located<String>, &T)> {
        self.0.iter().filter_map(|(name, value)| Some((name, value.as_ref()?)))
    }

    /// All names.
    pub fn names(&self) -> Vec<&str> {
        self.0.iter().map(|(name, _)| name.value.as_str()).collect()
    }
}

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: FromYaml> FromYaml for Entries<T> {
    fn from_yaml(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let Value::Mapping(entries) = &node.value else {
            reader.wrong_type_with(node, "a map", "Write `NAME: …`, one to a line.");
            return None;
        };
        let mut read: Vec<(Located<String>, Option<T>)> = Vec::with_capacity(entries.len());
        let mut names = FxHashSet::default();
        for (key, value) in entries {
            let Some(name) = key_name(key, reader) else { continue };
            if !names.insert(name.value.clone()) {
                reader
                    .report(Mistake::Duplicate.at(name.span, format!("`{}` stands here twice", name.value)));
            }
            let value = reader.at_key(name.value.clone(), name.span, |reader| T::from_yaml(value, reader));
            read.push((name, value));
        }
        Some(Self(read))
    }

    fn shape() -> Shape {
        Shape::Entries(Box::new(T::shape()))
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }
}

impl FromYaml for String {
    fn from_yaml(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.value {
            Value::Text(text) => {
                // What is written as it is read has no quotes.
                if is_trap(text) && reader.text().slice(node.span) == text {
                    let message = format!("without quotes, `{text}` is yes or no to many readers of YAML");
                    reader.report(Mistake::WrongType.at(node.span, message).with_help("Put it in quotes."));
                    return None;
                }
                if let Some(trap) = super::trap::spring(reader.text(), node.span, text) {
                    let refused = trap.severity == Severity::Error;
                    reader.report(trap);
                    if refused {
                        return None;
                    }
                }
                Some(text.clone().into_owned())
            }
            Value::Boolean(_) | Value::Integer(_) | Value::Float(_) => {
                let message = format!("without quotes, this is {}, and text is meant", node.sort());
                reader.report(Mistake::WrongType.at(node.span, message).with_help("Put it in quotes."));
                None
            }
            Value::Null if !node.span.is_empty() => {
                let message = "without quotes, this is nothing, and text is meant";
                reader.report(Mistake::WrongType.at(node.span, message).with_help("Put it in quotes."));
                None
            }
            _ => {
                let written = reader.text().slice(node.span);
                let help = match written.chars().next() {
                    Some('[') if matches!(node.value, Value::Sequence(_)) => {
                        "Put it in quotes: a bare `[` opens a list."
                    }
                    Some('{') if matches!(node.value, Value::Mapping(_)) => {
                        "Put it in quotes: a bare `{` opens a map."
                    }
                    _ => "",
                };
                reader.wrong_type_with(node, "text", help);
                None
            }
        }
    }

    fn shape() -> Shape {
        Shape::Text(Words::Prose)
    }
}

/// Whether YAML 1.1 takes the word for a boolean.
fn is_trap(text: &str) -> bool {
    ["yes", "no", "on", "off"].iter().any(|word| text.eq_ignore_ascii_case(word))
}

impl FromYaml for bool {
    fn from_yaml(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.value {
            Value::Boolean(value) => Some(*value),
            Value::Text(text) if text == "yes" => Some(true),
            Value::Text(text) if text == "no" => Some(false),
            _ => {
                reader.wrong_type(node, "`true` or `false`");
                None
            }
        }
    }

    fn shape() -> Shape {
        Shape::Switch
    }
}

impl FromYaml for u32 {
    fn from_yaml(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        if let Value::Integer(value) = node.value
            && let Ok(value) = Self::try_from(value)
        {
            return Some(value);
        }
        reader.wrong_type(node, "a whole number, 0 or more");
        None
    }

    fn shape() -> Shape {
        Shape::Number(Numbers::Count)
    }
}

impl FromYaml for i32 {
    fn from_yaml(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        if let Value::Integer(value) = node.value
            && let Ok(value) = Self::try_from(value)
        {
            return Some(value);
        }
        reader.wrong_type(node, "a whole number");
        None
    }

    fn shape() -> Shape {
        Shape::Number(Numbers::Whole)
    }
}

impl FromYaml for f64 {
    fn from_yaml(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let value = match node.value {
            Value::Float(value) => Some(value),
            Value::Integer(value) => i32::try_from(value).ok().map(Self::from),
            _ => None,
        };
        if value.is_none() {
            reader.wrong_type(node, "a number");
        }
        value
    }

    fn shape() -> Shape {
        Shape::Number(Numbers::Any)
    }
}

impl<T: Named> FromYaml for T {
    fn from_yaml(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let name = match &node.value {
            Value::Text(text) => text.as_ref(),
            Value::Null | Value::Sequence(_) | Value::Mapping(_) => {
                reader.wrong_type(node, "a name");
                return None;
            }
            _ => reader.text().slice(node.span),
        };
        let value = Self::from_name(name);
        if value.is_none() {
            let known: Vec<&str> = Self::ALL.iter().map(|(name, _)| *name).collect();
            reader.unknown_value(name, node.span, &known);
        }
        value
    }

    fn shape() -> Shape {
        Shape::names::<T>()
    }
}

impl<T: FromYaml> FromYaml for Located<T> {
    fn from_yaml(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self::new(T::from_yaml(node, reader)?, node.span))
    }

    fn shape() -> Shape {
        T::shape()
    }
}

impl<T: FromYaml> FromYaml for Option<T> {
    fn from_yaml(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        T::from_yaml(node, reader).map(Some)
    }

    fn shape() -> Shape {
        T::shape()
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

/// Where one value may stand, a list means any of them. Of a list those are kept that can be read.
impl<T: FromYaml> FromYaml for Vec<T> {
    fn from_yaml(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let Value::Sequence(items) = &node.value else { return Some(vec![T::from_yaml(node, reader)?]) };
        let read: Self = items.iter().filter_map(|item| T::from_yaml(item, reader)).collect();
        (items.is_empty() || !read.is_empty()).then_some(read)
    }

    fn shape() -> Shape {
        T::shape().listed()
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}
