//! Takes something out of YAML, with what would be left of nothing.

use super::Page;
use crate::text::{Edit, Span, Text};
use crate::yaml::{Node, Value, parse};

/// Takes out what holds a scalar: the item of a list or the entry of a map that it is, and around it whatever would be
/// left with nothing in it. A map that is no `shelf`, to judge by the key that leads to what is taken out of it, goes as a
/// whole: without one of its parts it would say something else.
pub fn remove(text: &Text, scalar: Span, is_shelf: impl Fn(&str) -> bool) -> Option<Edit> {
    let page = Page::of(text);
    let root = parse(text).ok()?;
    let way = page.way_to(&root, scalar)?;
    for (node, part) in way.iter().rev() {
        match &node.value {
            Value::Sequence(items) if items.len() > 1 => {
                let spans: Vec<Span> = items.iter().map(|item| page.span_of(item)).collect();
                return page.without(node, &spans, *part, b'[');
            }
            Value::Mapping(entries) if entries.len() > 1 => {
                let (key, _) = entries.get(*part)?;
                let is_part = key.span != scalar && !matches!(&key.value, Value::Text(key) if is_shelf(key));
                if is_part {
                    continue;
                }
                let spans = entries.iter().map(|(key, value)| key.span.hull(page.span_of(value)));
                return page.without(node, &spans.collect::<Vec<_>>(), *part, b'{');
            }
            _ => {}
        }
    }
    // Nothing is left.
    let end = page.line_end(page.end_of(&root));
    let rest = page.contents.get(end as usize..).unwrap_or_default();
    let behind = if rest.starts_with("\r\n") { 2 } else { u32::from(rest.starts_with('\n')) };
    Some(Edit::remove(Span::new(page.line_start(root.span.start), end + behind)))
}

impl Page<'_> {
    /// The collections around a scalar from the outside in, each with the number of the part that holds it.
    fn way_to<'n, 'y>(&self, root: &'n Node<'y>, scalar: Span) -> Option<Vec<(&'n Node<'y>, usize)>> {
        let (mut way, mut node) = (Vec::new(), root);
        loop {
            let holds = |node: &Node<'_>| self.span_of(node).covers(scalar);
            let part = match &node.value {
                Value::Mapping(entries) => entries.iter().position(|(key, value)| holds(key) || holds(value)),
                Value::Sequence(items) => items.iter().position(holds),
                _ => return node.span.covers(scalar).then_some(way),
            }?;
            way.push((node, part));
            node = match &node.value {
                Value::Mapping(entries) => match entries.get(part)? {
                    (key, _) if key.span.covers(scalar) => key,
                    (_, value) => value,
                },
                Value::Sequence(items) => items.get(part)?,
                _ => return None,
            };
        }
    }

    fn span_of(&self, node: &Node<'_>) -> Span {
        Span::new(node.span.start, self.end_of(node).max(node.span.start))
    }

    /// Takes one of several parts out of a collection.
    fn without(&self, collection: &Node<'_>, parts: &[Span], part: usize, bracket: u8) -> Option<Edit> {
        let own = *parts.get(part)?;
        let next = parts.get(part + 1).map(|next| next.start);
        if self.opens(collection, bracket) {
            return Some(Edit::remove(match next {
                Some(next) => Span::new(own.start, next),
                None => Span::new(parts.get(part.checked_sub(1)?)?.end, own.end),
            }));
        }
        let start = self.line_start(own.start);
        let ahead = self.slice(Span::new(start, own.start)).trim();
        let own_mark = if bracket == b'[' { "-" } else { "" };
        if ahead == own_mark {
            let end = self.line_end(own.end);
            let rest = self.contents.get(end as usize..).unwrap_or_default();
            // The last line of a file may have no break; then the one ahead of it goes.
            return Some(Edit::remove(match rest {
                "" => Span::new(self.slice(Span::new(0, start)).trim_end().len() as u32, end),
                rest if rest.starts_with("\r\n") => Span::new(start, end + 2),
                _ => Span::new(start, end + 1),
            }));
        }
        // The first part stands behind the mark of an item around it, and the next one takes its place.
        Some(Edit::remove(Span::new(own.start, next?)))
    }
}
