//! The elements that are open at a point of the file.
//!
//! Writers leave out end tags, and write them in the wrong order. What an end tag ends, and what a start tag ends
//! before it begins, follows the rules of browsers as far as prose can tell. Both are looked up, never searched
//! for: thousands of tags that were left open make no tag slower.

use super::element::Element;
use rustc_hash::FxHashMap;

/// The open elements, outermost first, each with what its keeper knows of it.
#[derive(Debug)]
pub(super) struct Tree<T> {
    open: Vec<Node<T>>,
    /// Where the innermost of each kind stands.
    innermost: FxHashMap<Element, usize>,
}

#[derive(Debug)]
struct Node<T> {
    element: Element,
    kept: T,
    /// The next one of its kind on the way out.
    outer: Option<usize>,
    /// The first place that end tags in here may reach.
    wall: usize,
    /// The same for end tags of what stands in a line: they end no block.
    block: usize,
    /// The same for paragraphs: what is no part of the text ends none.
    text: usize,
}

impl<T> Default for Tree<T> {
    fn default() -> Self {
        Self { open: Vec::new(), innermost: FxHashMap::default() }
    }
}

impl<T> Tree<T> {
    pub(super) fn len(&self) -> usize {
        self.open.len()
    }

    /// What is known of the innermost element.
    pub(super) fn top(&self) -> Option<&T> {
        self.open.last().map(|node| &node.kept)
    }

    /// What is known of the innermost element of a kind.
    pub(super) fn innermost(&self, element: Element) -> Option<&T> {
        self.place(element).map(|at| &self.open[at].kept)
    }

    /// How many elements stay open when this one begins.
    pub(super) fn kept_by_start(&self, element: Element) -> usize {
        let mut kept = self.len();
        if !element.is_block() {
            return kept;
        }
        let Some(top) = self.open.last() else { return kept };
        let (wall, block, text) = (top.wall, top.block, top.text);
        let mut end = |ended: Element, floor: usize| {
            if let Some(at) = self.place(ended).filter(|at| *at >= floor) {
                kept = kept.min(at);
            }
        };
        end(Element::Paragraph, wall.max(text));
        // A drawing has no blocks of a page in it, so its end was forgotten.
        end(Element::Foreign, self.behind(Element::ForeignText));
        let list = self.behind(Element::List).max(wall);
        let table = self.behind(Element::Table);
        match element {
            Element::Item | Element::Term => end(element, list),
            Element::Heading(_) => end(element, block),
            _ => {}
        }
        // What the parts of a table end: those like it, and what is smaller.
        let parts = [Element::Cell, Element::Row, Element::RowGroup];
        if let Some(size) = parts.iter().position(|part| *part == element) {
            for part in &parts[..=size] {
                end(*part, table);
            }
        }
        kept
    }

    /// How many elements stay open when an end tag ends this one; none if there is none that it can end.
    pub(super) fn kept_by_end(&self, element: Element) -> Option<usize> {
        let top = self.open.last()?;
        let floor = match element {
            Element::Table => 0,
            Element::RowGroup | Element::Row | Element::Cell => self.behind(Element::Table),
            Element::Paragraph => top.wall.max(top.text),
            element if element.is_wall() => self.behind(Element::Table),
            element if element.is_block() || element.is_apart() => top.wall,
            _ => top.block,
        };
        self.place(element).filter(|at| *at >= floor)
    }

    /// Opens an element, which is `apart` if it is no part of the text.
    pub(super) fn push(&mut self, element: Element, apart: bool, kept: T) {
        let here = self.len();
        let (wall, block, text) = self.open.last().map_or((0, 0, 0), |top| (top.wall, top.block, top.text));
        let outer = self.innermost.insert(element.key(), here);
        self.open.push(Node {
            element,
            kept,
            outer,
            wall: if element.is_wall() { here + 1 } else { wall },
            block: if element.is_block() { here } else { block },
            text: if apart { here } else { text },
        });
    }

    /// Ends the innermost element.
    pub(super) fn pop(&mut self) -> Option<T> {
        let node = self.open.pop()?;
        match node.outer {
            Some(outer) => self.innermost.insert(node.element.key(), outer),
            None => self.innermost.remove(&node.element.key()),
        };
        Some(node.kept)
    }

    fn place(&self, element: Element) -> Option<usize> {
        self.innermost.get(&element.key()).copied()
    }

    /// The first place inside the innermost element of a kind.
    fn behind(&self, element: Element) -> usize {
        self.place(element).map_or(0, |at| at + 1)
    }
}
