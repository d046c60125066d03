//! The words of the block under construction, with white space as a browser shows it.
//!
//! A run of white space is one space, wherever its characters stand, and none at either end of a block. So it is
//! put down only when something follows it.

use super::entity;
use crate::markup::MarkKind;
use crate::markup::leaf::Leaf;
use crate::text::Span;
use std::mem;

/// Words between the tags that end blocks.
#[derive(Debug)]
pub(super) struct Words<'t> {
    contents: &'t str,
    leaf: Leaf<'t>,
    gap: Gap,
    /// How many links we are inside of.
    links: u32,
    /// How many stretches of code.
    codes: u32,
    /// Where the outermost of them begins.
    code: u32,
}

/// What parts the words so far from those to come.
#[derive(Clone, Copy, Debug)]
enum Gap {
    None,
    Space(Span),
    Break(Span),
}

impl<'t> Words<'t> {
    pub(super) fn new(contents: &'t str) -> Self {
        Self { contents, leaf: Leaf::new(contents), gap: Gap::None, links: 0, codes: 0, code: 0 }
    }

    /// Takes in text as it is written.
    pub(super) fn text(&mut self, place: Span) {
        let text = self.contents.get(place.range()).unwrap_or_default();
        let bytes = text.as_bytes();
        let here = |from: usize, to: usize| Span::new(place.start + from as u32, place.start + to as u32);
        let mut at = 0;
        while let Some(&first) = bytes.get(at) {
            let rest = &bytes[at..];
            if first.is_ascii_whitespace() {
                let end = at + length(rest, u8::is_ascii_whitespace);
                self.space(here(at, end));
                at = end;
            } else if let Some((length, characters)) = entity_at(text, at) {
                self.entity(here(at, at + length), &characters);
                at += length;
            } else {
                let end = at + 1 + length(&rest[1..], |byte| !byte.is_ascii_whitespace() && *byte != b'&');
                self.bridge();
                self.leaf.push_verbatim(here(at, end));
                at = end;
            }
        }
    }

    /// Takes in characters that a tag stands for.
    pub(super) fn sign(&mut self, tag: Span, characters: &str) {
        self.bridge();
        self.leaf.push_atomic(tag, characters);
    }

    /// Takes in a line break, and says whether it is the second in a row, which parts paragraphs.
    pub(super) fn line_break(&mut self, tag: Span) -> bool {
        let again = matches!(self.gap, Gap::Break(_));
        self.gap = Gap::Break(tag);
        again
    }

    pub(super) fn open_link(&mut self) {
        self.bridge();
        if self.links == 0 {
            self.leaf.open_link();
        }
        self.links += 1;
    }

    pub(super) fn close_link(&mut self) {
        self.links = self.links.saturating_sub(1);
        if self.links == 0 {
            self.leaf.close_link();
        }
    }

    pub(super) fn open_code(&mut self) {
        self.bridge();
        if self.codes == 0 {
            self.code = self.leaf.len();
        }
        self.codes += 1;
    }

    pub(super) fn close_code(&mut self) {
        self.codes = self.codes.saturating_sub(1);
        if self.codes == 0 {
            self.leaf.mark_from(self.code, MarkKind::Code);
        }
    }

    /// Marks a footnote here, which has no characters of its own.
    pub(super) fn footnote(&mut self) {
        self.leaf.mark_here(MarkKind::Footnote);
    }

    /// Whether the block has no words yet.
    pub(super) fn is_blank(&self) -> bool {
        self.leaf.is_blank()
    }

    /// The block so far. Links and code that are open go on in the next.
    pub(super) fn take(&mut self) -> Leaf<'t> {
        if self.links > 0 {
            self.leaf.close_link();
        }
        if self.codes > 0 {
            self.leaf.mark_from(self.code, MarkKind::Code);
            self.code = 0;
        }
        self.gap = Gap::None;
        let block = mem::replace(&mut self.leaf, Leaf::new(self.contents));
        if self.links > 0 {
            self.leaf.open_link();
        }
        block
    }

    fn entity(&mut self, place: Span, characters: &str) {
        if characters.bytes().all(|byte| byte.is_ascii_whitespace()) {
            self.space(place);
        } else {
            self.bridge();
            self.leaf.push_atomic(place, characters);
        }
    }

    /// White space at this place: it widens no gap that is there already.
    fn space(&mut self, place: Span) {
        if matches!(self.gap, Gap::None) {
            self.gap = Gap::Space(place);
        }
    }

    /// Puts down what parts the words so far from what follows now.
    fn bridge(&mut self) {
        let gap = mem::replace(&mut self.gap, Gap::None);
        let parted = self.leaf.len() == 0 || self.leaf.prose().ends_with([' ', '\n']);
        match gap {
            Gap::Space(place) if !parted => self.leaf.push_verbatim_or(place, place, " "),
            Gap::Break(place) if self.leaf.len() > 0 => self.leaf.push_atomic(place, "\n"),
            _ => {}
        }
    }
}

fn entity_at(text: &str, at: usize) -> Option<(usize, String)> {
    text[at..].starts_with('&').then(|| entity::at_start(&text[at..])).flatten()
}

/// How many bytes at the start fit.
fn length(bytes: &[u8], fits: impl Fn(&u8) -> bool) -> usize {
    bytes.iter().take_while(|byte| fits(byte)).count()
}
