//! Where a scan is, and what lies around.

use super::{Frame, Scan, Sort};
use crate::lsp::sheet::outline::{Spot, Step};

impl Scan<'_> {
    pub(super) fn top(&self) -> Frame {
        let file = Frame { sort: Sort::File, indent: -1, spot: 0, next: None };
        self.frames.last().copied().unwrap_or(file)
    }

    pub(super) fn take(&mut self) -> Option<usize> {
        self.frames.last_mut()?.next.take()
    }

    pub(super) fn set_next(&mut self, spot: usize) {
        if let Some(top) = self.frames.last_mut() {
            top.next = Some(spot);
        }
    }

    pub(super) fn expect(&mut self, step: Step) {
        let spot = self.spot(self.top().spot, step);
        self.set_next(spot);
    }

    pub(super) fn spot(&mut self, above: usize, step: Step) -> usize {
        self.outline.spots.push(Spot { above: Some(above), step });
        self.outline.spots.len() - 1
    }

    pub(super) fn in_flow(&self) -> bool {
        self.top().sort.is_flow()
    }

    /// How far the block is indented that the place is in.
    pub(super) fn block_indent(&self) -> isize {
        self.top().indent
    }

    /// Whether brackets go on in a line that is so far indented.
    pub(super) fn goes_on(&self, column: isize) -> bool {
        column > self.block_indent() || matches!(self.peek(), Some(b'}' | b']') | None)
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    pub(super) fn at_dash(&self) -> bool {
        let rest = &self.text.as_bytes()[self.at..];
        matches!(rest, [b'-'] | [b'-', b' ' | b'\t' | b'\n' | b'\r', ..])
    }

    pub(super) fn at_colon(&self, touching: bool) -> bool {
        match &self.text.as_bytes()[self.at..] {
            [b':'] | [b':', b' ' | b'\t' | b'\n' | b'\r', ..] => true,
            [b':', b',' | b'{' | b'}' | b'[' | b']', ..] => self.in_flow(),
            [b':', ..] => touching,
            _ => false,
        }
    }

    /// Whether nothing more stands on the line.
    pub(super) fn ends_here(&mut self) -> bool {
        match self.peek() {
            None | Some(b'\n' | b'\r') => true,
            Some(b'#') => {
                self.comment();
                true
            }
            _ => false,
        }
    }

    pub(super) fn line_start(&self) -> usize {
        self.text[..self.at].rfind('\n').map_or(0, |at| at + 1)
    }

    pub(super) fn column(&self) -> usize {
        self.at - self.line_start()
    }

    /// Goes past spaces. How many there were.
    pub(super) fn spaces(&mut self) -> usize {
        let rest = &self.text[self.at..];
        let count = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        self.at += count;
        count
    }

    /// Goes past line breaks and spaces.
    pub(super) fn skip_blank(&mut self) {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
    }

    pub(super) fn skip_rest(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        self.at += memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
    }

    pub(super) fn skip_line(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        self.at += memchr::memchr(b'\n', rest).map_or(rest.len(), |at| at + 1);
    }

    pub(super) fn comment(&mut self) {
        self.skip_rest();
        self.in_comment = self.at >= self.text.len();
    }

    /// Goes past what is left of a line, which means nothing unless it is a comment.
    pub(super) fn finish_line(&mut self) {
        self.spaces();
        if self.peek() == Some(b'#') {
            self.comment();
        }
        self.skip_line();
    }
}
