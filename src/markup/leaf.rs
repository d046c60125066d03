//! A block under construction: prose gathered piece by piece, with its map and its marks.
//!
//! Most blocks turn out to be one stretch of the file. Their prose is borrowed from it; the first piece that
//! does not follow on makes a copy.

use super::{Block, Mark, MarkKind, RegionSet, address};
use crate::order::Order as _;
use crate::text::{OffsetMap, ProseSpan, Span};
use std::borrow::Cow;

#[derive(Debug)]
pub(super) struct Leaf<'t> {
    contents: &'t str,
    prose: Cow<'t, str>,
    map: OffsetMap,
    marks: Vec<Mark>,
    link: Option<u32>,
    /// Whether there is nothing but white space so far. It is asked at every piece, of which there may be thousands.
    is_blank: bool,
}

impl<'t> Leaf<'t> {
    /// An empty block of a file with these contents.
    pub(super) fn new(contents: &'t str) -> Self {
        let (prose, map) = (Cow::Borrowed(""), OffsetMap::default());
        Self { contents, prose, map, marks: Vec::new(), link: None, is_blank: true }
    }

    pub(super) const fn is_blank(&self) -> bool {
        self.is_blank
    }

    /// Appends the characters of `file` as they are.
    pub(super) fn push_verbatim(&mut self, file: Span) {
        if file.is_empty() {
            return;
        }
        let contents = self.contents;
        self.is_blank = self.is_blank && contents[file.range()].trim().is_empty();
        self.map.push_verbatim(file);
        match (self.map.segments(), &mut self.prose) {
            ([only], Cow::Borrowed(prose)) => *prose = &contents[only.file.range()],
            (_, prose) => prose.to_mut().push_str(&contents[file.range()]),
        }
    }

    /// Appends `words`, which the file writes in another way.
    pub(super) fn push_atomic(&mut self, file: Span, words: &str) {
        if !words.is_empty() {
            self.is_blank = self.is_blank && words.trim().is_empty();
            self.map.push_atomic(file, words.len() as u32);
            self.prose.to_mut().push_str(words);
        }
    }

    /// Appends `words`: the characters of `own` where it holds just these, else in place of the whole of `file`.
    pub(super) fn push_verbatim_or(&mut self, own: Span, file: Span, words: &str) {
        if self.contents.get(own.range()) == Some(words) {
            self.push_verbatim(own);
        } else {
            self.push_atomic(file, words);
        }
    }

    /// Begins the words of a link.
    pub(super) fn open_link(&mut self) {
        self.link = Some(self.len());
    }

    /// Ends them.
    pub(super) fn close_link(&mut self) {
        if let Some(start) = self.link.take() {
            self.mark_from(start, MarkKind::Link);
        }
    }

    /// Marks the prose from `start` up to here, unless there is none.
    pub(super) fn mark_from(&mut self, start: u32, kind: MarkKind) {
        let span = ProseSpan::new(start, self.len());
        if !span.is_empty() {
            self.marks.push(Mark { kind, span });
        }
    }

    /// Marks this point.
    pub(super) fn mark_here(&mut self, kind: MarkKind) {
        self.marks.push(Mark { kind, span: ProseSpan::empty(self.len()) });
    }

    /// How many bytes of prose there are so far.
    pub(super) fn len(&self) -> u32 {
        self.prose.len() as u32
    }

    pub(super) fn prose(&self) -> &str {
        &self.prose
    }

    /// The block, bare addresses marked too.
    pub(super) fn finish(mut self, regions: RegionSet, section: u32) -> Block<'t> {
        self.marks.extend(address::marks(&self.prose));
        self.marks.order_by_key(|mark| mark.span.start);
        // An address inside other marks is the words of a link, or code.
        let mut reached = 0;
        self.marks.retain(|mark| {
            let apart = mark.kind != MarkKind::Link || mark.span.start >= reached;
            reached = reached.max(mark.span.end);
            apart
        });
        Block { prose: self.prose, map: self.map, regions, marks: self.marks, section }
    }
}
