//! A tree, written down so that reading it again takes no parsing: what the built-in profiles are turned into when
//! the tool is built.
//!
//! Each node is a byte for its sort, its span, and what it holds. Text that stands in the file as it is read is
//! no more than its place there. Numbers are seven bits a byte, the lowest first.

use super::{Node, Value, sevens};
use crate::text::{Span, Text};
use std::borrow::Cow;

const NULL: u8 = 0;
const FALSE: u8 = 1;
const TRUE: u8 = 2;
const INTEGER: u8 = 3;
const FLOAT: u8 = 4;
/// Text as it stands in the file.
const WRITTEN: u8 = 5;
/// Text that is not what is written: escapes, folded lines.
const TEXT: u8 = 6;
const SEQUENCE: u8 = 7;
const MAPPING: u8 = 8;

/// Writes down the tree of a file.
pub fn pack(node: &Node<'_>, text: &Text) -> Vec<u8> {
    let mut writer = Writer { contents: text.contents(), bytes: Vec::new() };
    writer.node(node);
    writer.bytes
}

/// The tree of a file, from what [`pack`] made of it. `None` when the bytes are not of this file.
pub fn unpack<'t>(bytes: &'t [u8], text: &'t Text) -> Option<Node<'t>> {
    Unpacker { contents: text.contents(), bytes }.node()
}

struct Writer<'w> {
    contents: &'w str,
    bytes: Vec<u8>,
}

impl Writer<'_> {
    fn node(&mut self, node: &Node<'_>) {
        let written = self.place(node);
        self.bytes.push(match (&node.value, written) {
            (Value::Null, _) => NULL,
            (Value::Boolean(false), _) => FALSE,
            (Value::Boolean(true), _) => TRUE,
            (Value::Integer(_), _) => INTEGER,
            (Value::Float(_), _) => FLOAT,
            (Value::Text(_), Some(_)) => WRITTEN,
            (Value::Text(_), None) => TEXT,
            (Value::Sequence(_), _) => SEQUENCE,
            (Value::Mapping(_), _) => MAPPING,
        });
        self.number(u64::from(node.span.start));
        self.number(u64::from(node.span.len()));
        match &node.value {
            Value::Null | Value::Boolean(_) => {}
            Value::Integer(value) => self.bytes.extend(value.to_le_bytes()),
            Value::Float(value) => self.bytes.extend(value.to_le_bytes()),
            Value::Text(text) => {
                if let Some(skipped) = written {
                    self.number(skipped as u64);
                }
                self.number(text.len() as u64);
                if written.is_none() {
                    self.bytes.extend(text.as_bytes());
                }
            }
            Value::Sequence(items) => {
                self.number(items.len() as u64);
                for item in items {
                    self.node(item);
                }
            }
            Value::Mapping(entries) => {
                self.number(entries.len() as u64);
                for (key, value) in entries {
                    self.node(key);
                    self.node(value);
                }
            }
        }
    }

    /// How far behind the start of its span a text stands in the file, if it stands there as it is read.
    fn place(&self, node: &Node<'_>) -> Option<usize> {
        let Value::Text(text) = &node.value else { return None };
        // A quote at most stands before it.
        let written = self.contents.get(node.span.range())?;
        (0..2).find(|&skipped| written.get(skipped..).is_some_and(|rest| rest.starts_with(text.as_ref())))
    }

    fn number(&mut self, number: u64) {
        sevens::push(&mut self.bytes, number);
    }
}

struct Unpacker<'t> {
    contents: &'t str,
    bytes: &'t [u8],
}

impl<'t> Unpacker<'t> {
    fn node(&mut self) -> Option<Node<'t>> {
        let [sort] = self.take()?;
        let start = self.number()?;
        let span = Span::new(start, start.checked_add(self.number()?)?);
        let value = match sort {
            NULL => Value::Null,
            FALSE | TRUE => Value::Boolean(sort == TRUE),
            INTEGER => Value::Integer(i64::from_le_bytes(self.take()?)),
            FLOAT => Value::Float(f64::from_le_bytes(self.take()?)),
            WRITTEN => {
                let start = start.checked_add(self.number()?)?;
                let place = Span::new(start, start.checked_add(self.number()?)?);
                Value::Text(Cow::Borrowed(self.contents.get(place.range())?))
            }
            TEXT => {
                let length = self.number()? as usize;
                let (text, rest) = self.bytes.split_at_checked(length)?;
                self.bytes = rest;
                Value::Text(Cow::Borrowed(str::from_utf8(text).ok()?))
            }
            SEQUENCE => Value::Sequence(self.list(Self::node)?),
            MAPPING => Value::Mapping(self.list(|unpacker| Some((unpacker.node()?, unpacker.node()?)))?),
            _ => return None,
        };
        Some(Node { value, span })
    }

    fn list<T>(&mut self, mut item: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let length = self.number()? as usize;
        // An item takes a byte at least, whatever the number says.
        let mut items = Vec::with_capacity(length.min(self.bytes.len()));
        for _ in 0..length {
            items.push(item(self)?);
        }
        Some(items)
    }

    fn number(&mut self) -> Option<u32> {
        sevens::take(&mut self.bytes)
    }

    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.bytes.split_first_chunk()?;
        self.bytes = rest;
        Some(*taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::parse;

    const FILE: &str = "é: {n: -7, r: 0.5, t: true, f: false, z: ~, e: }\nb: |\n  two\n  lines\nc: [x, 'it''s', \"\\u00e9“\"]\n";

    #[test]
    fn a_tree_comes_back_as_it_was() {
        let text = Text::new("t.yml", FILE);
        let tree = parse(&text).expect("it is YAML");
        assert_eq!(unpack(&pack(&tree, &text), &text), Some(tree));
    }

    #[test]
    fn bytes_of_another_file_or_cut_short_are_refused() {
        let text = Text::new("t.yml", FILE);
        let bytes = pack(&parse(&text).expect("it is YAML"), &text);
        assert_eq!(unpack(&bytes, &Text::new("u.yml", "é: x")), None);
        for end in 0..bytes.len() {
            assert_eq!(unpack(&bytes[..end], &text), None, "{end}");
        }
    }
}
