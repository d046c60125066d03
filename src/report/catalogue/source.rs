//! What a rule's file says, word for word.

use crate::text::Text;
use crate::yaml::{self, Node, Value, as_written};

/// A rule's file.
#[derive(Debug)]
pub(super) struct Source<'a> {
    file: &'a Text,
    tree: Node<'a>,
}

impl<'a> Source<'a> {
    pub(super) fn of(file: &'a Text) -> Self {
        // A rule in force comes from a file that is YAML.
        let nothing = |_| Node { value: Value::Null, span: crate::text::Span::default() };
        Self { file, tree: yaml::parse(file).unwrap_or_else(nothing) }
    }

    /// The text at a key, placeholders and all.
    pub(super) fn text(&self, key: &str) -> Option<String> {
        self.tree.texts_at(key).into_iter().next()
    }

    /// What stands at the end of a way of keys.
    pub(super) fn node(&self, way: &[&str]) -> Option<&Node<'a>> {
        way.iter().try_fold(&self.tree, |node, key| node.entry(key).map(|(_, value)| value))
    }

    /// The entry at the end of a way of keys, as its author wrote it.
    pub(super) fn written(&self, way: &[&str]) -> Option<String> {
        let (last, way) = way.split_last()?;
        self.node(way)?.entry(last).map(|entry| as_written(self.file, entry))
    }
}
