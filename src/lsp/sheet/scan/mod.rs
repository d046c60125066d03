//! Goes through YAML that is half-written: lines and their indentation, brackets, quotes.

mod end;
mod flow;
mod place;
mod scalar;

pub(super) use end::End;

use super::outline::{Outline, Scalar, Spot, Step, Style};
use crate::text::Span;

/// A collection that is not closed yet.
#[derive(Clone, Copy, Debug)]
struct Frame {
    sort: Sort,
    /// How far it is indented; -1 is the file itself.
    indent: isize,
    spot: usize,
    /// Where the next value goes, if one may come.
    next: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    File,
    Map,
    List,
    FlowMap,
    FlowList,
}

impl Sort {
    const fn is_flow(self) -> bool {
        matches!(self, Self::FlowMap | Self::FlowList)
    }
}

pub(super) struct Scan<'t> {
    text: &'t str,
    at: usize,
    pub(super) outline: Outline,
    frames: Vec<Frame>,
    /// The last scalar that is open where the text ends, with the indentation that a block one must go beyond.
    open: Option<(usize, isize)>,
    /// Whether the text ends in a comment.
    in_comment: bool,
    /// A plain value at the start of a line, which may turn out to be a key that lacks its colon.
    lone: Option<(usize, usize)>,
}

impl<'t> Scan<'t> {
    /// Goes through a text.
    pub(super) fn run(text: &'t str) -> Self {
        let file = Spot { above: None, step: Step::File };
        let outline = Outline { spots: vec![file], ..Outline::default() };
        let frames = vec![Frame { sort: Sort::File, indent: -1, spot: 0, next: Some(0) }];
        let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let mut scan = Self { text, at, outline, frames, open: None, in_comment: false, lone: None };
        while scan.at < text.len() {
            scan.line();
        }
        scan
    }

    fn line(&mut self) {
        let column = self.spaces();
        match self.peek() {
            Some(b'\n' | b'\r') => return self.skip_line(),
            Some(b'#') => return self.comment(),
            None => return,
            _ => {}
        }
        if self.in_flow() {
            if self.goes_on(signed(column)) {
                return self.flow();
            }
            self.frames.retain(|frame| !frame.sort.is_flow());
        }
        if column == 0 && self.marker() {
            return;
        }
        self.frames.retain(|frame| frame.indent <= signed(column));
        if self.top().sort == Sort::List && self.top().indent == signed(column) && !self.at_dash() {
            self.frames.pop();
        }
        self.block(column);
        if self.at < self.text.len() && !self.text[..self.at].ends_with('\n') {
            self.finish_line();
        }
    }

    /// The line between two documents, or one that says something about the YAML.
    fn marker(&mut self) -> bool {
        let rest = &self.text[self.at..];
        let is_one = |mark: &str| {
            rest.strip_prefix(mark)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
        };
        let found = is_one("---") || is_one("...") || rest.starts_with('%');
        if found {
            self.skip_line();
        }
        found
    }

    /// Items and keys from a column on.
    fn block(&mut self, mut column: usize) {
        while self.at_dash() {
            let top = self.top();
            if top.sort != Sort::List || top.indent != signed(column) {
                let spot = self.take().unwrap_or(top.spot);
                self.frames.push(Frame { sort: Sort::List, indent: signed(column), spot, next: None });
            }
            self.expect(Step::Item);
            self.at += 1;
            column += 1 + self.spaces();
            if self.ends_here() {
                return;
            }
        }
        self.node(column, true);
    }

    /// A value, or a key with its value.
    fn node(&mut self, column: usize, fresh: bool) {
        let (before, column) = (self.at, column);
        self.properties();
        if self.ends_here() {
            return;
        }
        match self.peek() {
            Some(b'{' | b'[') => return self.flow(),
            Some(b'|' | b'>') if self.opens_block() => return self.block_scalar(),
            _ => {}
        }
        let column = column + (self.at - before);
        let (scalar, style, closed) = self.scalar(!fresh);
        self.spaces();
        if fresh && style != Style::Alias && self.at_colon(false) {
            self.key(scalar, style, column);
            self.at += 1;
            self.spaces();
            if !self.ends_here() {
                self.node(column, false);
            }
            return;
        }
        self.value(scalar, style, fresh.then_some(column));
        self.note_open(closed);
    }

    fn key(&mut self, span: Span, style: Style, column: usize) {
        let top = self.top();
        if top.sort != Sort::Map || top.indent != signed(column) {
            let spot = self.take().or_else(|| self.mend(column)).unwrap_or(top.spot);
            self.frames.push(Frame { sort: Sort::Map, indent: signed(column), spot, next: None });
        }
        self.add_key(span, style);
    }

    /// Takes the plain value that was read last, at a column, for a key that lacks its colon. The spot of its map.
    fn mend(&mut self, column: usize) -> Option<usize> {
        let (_, at) = self.lone.take_if(|(known, _)| *known == column)?;
        let last = self.outline.scalars.len().checked_sub(1)?;
        let scalar = self.outline.scalars.last_mut().filter(|_| at == last)?;
        scalar.is_key = true;
        Some(scalar.spot)
    }

    /// Takes a key into the collection that is open.
    fn add_key(&mut self, span: Span, style: Style) {
        let spot = self.top().spot;
        let scalar = Scalar { span, is_key: true, spot, style };
        let name = scalar.written(self.text).to_owned();
        self.outline.scalars.push(scalar);
        self.expect(Step::Key(name));
    }

    fn value(&mut self, span: Span, style: Style, column: Option<usize>) {
        let top = self.top();
        let at = self.outline.scalars.len();
        if column.is_some_and(|column| top.sort == Sort::Map && top.indent == signed(column)) {
            // A key whose colon is yet to be written.
            self.outline.scalars.push(Scalar { span, is_key: true, spot: top.spot, style });
        } else if let Some(spot) = self.take() {
            self.lone = column.filter(|_| style == Style::Plain).map(|column| (column, at));
            self.outline.scalars.push(Scalar { span, is_key: false, spot, style });
        } else if let Some(last) = self.outline.scalars.last_mut().filter(|last| last.style == Style::Plain) {
            last.span.end = span.end;
        }
    }

    pub(super) fn end(&self) -> End<'_> {
        let Self { text, outline, open, in_comment, frames, .. } = self;
        End { text, outline, open: *open, in_comment: *in_comment, frames }
    }
}

/// A column as a number that may be compared with the indentation of the file itself, which is -1.
pub(super) fn signed(column: usize) -> isize {
    isize::try_from(column).unwrap_or(isize::MAX)
}
