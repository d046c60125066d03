//! Has a YAML file say one thing more, or one less, and leaves all else of it as its author wrote it: comments, order,
//! brackets where there are brackets. What comes out is an edit, to be looked at and undone; a file in which nothing can
//! be written that way is left alone.

mod remove;
mod write;

pub use remove::remove;
pub use write::{Item, scalar};

use super::{Node, Value, parse};
use crate::text::{Edit, Span, Text, line_break};
use write::Leaf;

/// Sets the value at a path of keys, which are put in where they are missing. The value is YAML.
pub fn set(text: &Text, path: &[&str], value: &str) -> Option<Edit> {
    grow(text, path, Leaf::Value(value))
}

/// Adds an item to the list at a path of keys, which are put in where they are missing. What stands there and is no list
/// becomes its first item.
pub fn append(text: &Text, path: &[&str], item: &Item) -> Option<Edit> {
    grow(text, path, Leaf::Item(item))
}

fn grow(text: &Text, path: &[&str], leaf: Leaf<'_>) -> Option<Edit> {
    let page = Page::of(text);
    let says_nothing = |line: &str| line.trim().is_empty() || line.starts_with('#');
    if page.contents.lines().all(says_nothing) {
        return Some(page.behind_all(path, leaf));
    }
    let root = parse(text).ok()?;
    let (mut node, mut key, mut left) = (&root, None, path);
    while let [next, rest @ ..] = left {
        match &node.value {
            Value::Mapping(entries) => match node.entry(next) {
                Some((name, value)) => (node, key, left) = (value, Some(name), rest),
                None => return page.add_to_map(node, entries, left, leaf),
            },
            Value::Null => return page.below(key?, left, leaf),
            _ => return None,
        }
    }
    match (leaf, &node.value) {
        (Leaf::Value(value), _) => page.replace(key?, node, value),
        (Leaf::Item(item), Value::Sequence(items)) => page.add_to_list(node, items, item),
        (Leaf::Item(_), Value::Null) => page.below(key?, &[], leaf),
        (Leaf::Item(item), _) => page.add_to_new_list(key?, node, item),
    }
}

/// A file that is written in.
struct Page<'t> {
    contents: &'t str,
    line_break: &'static str,
}

impl<'t> Page<'t> {
    fn of(text: &'t Text) -> Self {
        Self { contents: text.contents(), line_break: line_break(text.contents()) }
    }

    /// Writes at the end of a file that says nothing yet.
    fn behind_all(&self, path: &[&str], leaf: Leaf<'_>) -> Edit {
        let ahead =
            if self.contents.is_empty() || self.contents.ends_with('\n') { "" } else { self.line_break };
        let words = [ahead, &leaf.block(path, "", self.line_break), self.line_break].concat();
        Edit::insert(self.contents.len() as u32, words)
    }

    /// Adds a key to a map.
    fn add_to_map(
        &self,
        map: &Node<'_>,
        entries: &[(Node<'_>, Node<'_>)],
        path: &[&str],
        leaf: Leaf<'_>,
    ) -> Option<Edit> {
        let last = entries.last().map(|(key, value)| self.end_of(value).max(key.span.end));
        if self.opens(map, b'{') {
            let entry = leaf.flow(path);
            return Some(match last {
                Some(end) => Edit::insert(end, format!(", {entry}")),
                None => Edit::insert(map.span.start + 1, format!(" {entry} ")),
            });
        }
        let indent = self.indent(entries.first()?.0.span.start);
        let words = [self.line_break, &indent, &leaf.block(path, &indent, self.line_break)].concat();
        Some(Edit::insert(self.line_end(last?), words))
    }

    /// Writes below a key that has nothing.
    fn below(&self, key: &Node<'_>, path: &[&str], leaf: Leaf<'_>) -> Option<Edit> {
        let behind = self.behind_colon(key)?;
        let end = self.line_end(behind);
        let rest = self.slice(Span::new(behind, end)).trim();
        if !rest.is_empty() && !rest.starts_with('#') {
            return None;
        }
        let indent = self.indent(key.span.start) + "  ";
        Some(Edit::insert(
            end,
            [self.line_break, &indent, &leaf.block(path, &indent, self.line_break)].concat(),
        ))
    }

    /// Writes a value in place of another.
    fn replace(&self, key: &Node<'_>, old: &Node<'_>, value: &str) -> Option<Edit> {
        let behind = self.behind_colon(key)?;
        match old.value {
            Value::Null => Some(Edit::insert(behind, format!(" {value}"))),
            _ if old.span.start < behind => None,
            _ => Some(Edit { span: Span::new(behind, self.end_of(old)), words: format!(" {value}") }),
        }
    }

    /// Adds an item to a list.
    fn add_to_list(&self, list: &Node<'_>, items: &[Node<'_>], item: &Item) -> Option<Edit> {
        let end = items.last().map(|item| self.end_of(item));
        if self.opens(list, b'[') {
            return Some(match end {
                Some(end) => Edit::insert(end, format!(", {}", item.flow())),
                None => Edit::insert(list.span.start + 1, item.flow()),
            });
        }
        let first = items.first()?.span.start;
        let ahead = self.slice(Span::new(self.line_start(first), first));
        let indent = ahead.split_once('-').map(|(indent, _)| indent).filter(|it| it.trim().is_empty())?;
        Some(Edit::insert(self.line_end(end?), self.item(indent, item)))
    }

    /// Makes a list of what stands at a key, with an item more.
    fn add_to_new_list(&self, key: &Node<'_>, old: &Node<'_>, item: &Item) -> Option<Edit> {
        let behind = self.behind_colon(key)?;
        if old.span.start < behind {
            return None;
        }
        let (span, written) = (old.span, self.slice(old.span));
        match &old.value {
            Value::Mapping(_) if self.opens(old, b'{') => {
                Some(Edit { span, words: format!("[{written}, {}]", item.flow()) })
            }
            Value::Mapping(_) => {
                let start = self.line_start(span.start);
                let indent = self.slice(Span::new(start, span.start));
                let span = Span::new(start, self.line_end(self.end_of(old)));
                let lines = self.slice(span).lines().enumerate();
                let lines = lines.map(|(at, line)| match (at, line.strip_prefix(indent)) {
                    (0, Some(rest)) => format!("{indent}- {rest}"),
                    _ if line.trim().is_empty() => String::new(),
                    _ => format!("  {line}"),
                });
                let lines = lines.collect::<Vec<_>>().join(self.line_break);
                indent.trim().is_empty().then(|| Edit { span, words: lines + &self.item(indent, item) })
            }
            _ if written.contains('\n') => None,
            _ => {
                let indent = self.indent(key.span.start) + "  ";
                let old = [self.line_break, &indent, "- ", written].concat();
                Some(Edit { span: Span::new(behind, span.end), words: old + &self.item(&indent, item) })
            }
        }
    }

    /// An item on a line of its own.
    fn item(&self, indent: &str, item: &Item) -> String {
        let inner = format!("{indent}  ");
        [self.line_break, indent, "- ", &item.block(&inner, self.line_break)].concat()
    }

    fn slice(&self, span: Span) -> &'t str {
        self.contents.get(span.range()).unwrap_or_default()
    }

    fn opens(&self, node: &Node<'_>, bracket: u8) -> bool {
        self.contents.as_bytes().get(node.span.start as usize) == Some(&bracket)
    }

    fn line_start(&self, at: u32) -> u32 {
        let before = self.contents.get(..at as usize).unwrap_or_default();
        before.rfind('\n').map_or(0, |end| end as u32 + 1)
    }

    /// The end of a line, without its break.
    fn line_end(&self, at: u32) -> u32 {
        let rest = self.contents.get(at as usize..).unwrap_or_default();
        at + rest.lines().next().unwrap_or_default().len() as u32
    }

    /// What stands ahead of a place on its line, as blank as an indent has to be.
    fn indent(&self, at: u32) -> String {
        let ahead = self.slice(Span::new(self.line_start(at), at)).trim_start_matches('\u{feff}');
        " ".repeat(ahead.chars().count())
    }

    /// The place behind the colon of a key.
    fn behind_colon(&self, key: &Node<'_>) -> Option<u32> {
        let rest = self.contents.get(key.span.end as usize..)?;
        let gap = rest.len() - rest.trim_start().len();
        rest[gap..].starts_with(':').then(|| key.span.end + gap as u32 + 1)
    }

    /// Where a value ends: nothing may stand behind what is nothing, and a block of text ends with its last word.
    fn end_of(&self, node: &Node<'_>) -> u32 {
        let inner = match &node.value {
            _ if self.opens(node, b'{') || self.opens(node, b'[') => node.span.end,
            Value::Null => 0,
            Value::Mapping(entries) => {
                entries.last().map_or(0, |(key, value)| self.end_of(value).max(key.span.end))
            }
            Value::Sequence(items) => items.last().map_or(0, |last| self.end_of(last)),
            _ => node.span.end,
        };
        self.contents.get(..inner as usize).map_or(inner, |before| before.trim_end().len() as u32)
    }
}

#[cfg(test)]
mod tests;
