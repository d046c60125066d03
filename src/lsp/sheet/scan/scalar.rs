//! Texts, in quotes and without, and what may stand ahead of them.

use super::{Scan, signed};
use crate::lsp::sheet::outline::Style;
use crate::text::Span;

impl Scan<'_> {
    /// A scalar, how it is written, and whether it is closed. `whole` ones may hold a colon.
    pub(super) fn scalar(&mut self, whole: bool) -> (Span, Style, bool) {
        let start = self.at;
        let (style, closed) = match self.peek() {
            Some(b'"') => (Style::Double, self.quoted(b'"')),
            Some(b'\'') => (Style::Single, self.quoted(b'\'')),
            first => {
                self.plain(whole);
                let style = if first == Some(b'*') { Style::Alias } else { Style::Plain };
                (style, self.at < self.text.len())
            }
        };
        let end = start + self.text[start..self.at].trim_end().len().max(1).min(self.at - start);
        let end = if closed || style == Style::Plain { end } else { self.at };
        if style == Style::Plain {
            self.at = end;
        }
        (Span::new(start as u32, end as u32), style, closed)
    }

    /// Goes past a quoted text. Whether its end is there.
    pub(super) fn quoted(&mut self, quote: u8) -> bool {
        self.at += 1;
        while let Some(c) = self.peek() {
            match c {
                b'\\' if quote == b'"' => self.step_past_escape(),
                b'\n' => {
                    let end = self.at;
                    self.skip_blank();
                    if self.at < self.text.len() && signed(self.column()) <= self.block_indent() {
                        self.at = end;
                        return false;
                    }
                }
                _ if c == quote => {
                    self.at += 1;
                    if quote == b'"' || self.peek() != Some(quote) {
                        return true;
                    }
                    self.at += 1;
                }
                _ => self.at += 1,
            }
        }
        false
    }

    pub(super) fn step_past_escape(&mut self) {
        self.at += 1;
        if self.peek().is_some_and(|c| c != b'\n') {
            self.at += self.text[self.at..].chars().next().map_or(0, char::len_utf8);
        }
    }

    pub(super) fn plain(&mut self, whole: bool) {
        let (start, in_flow) = (self.at, self.in_flow());
        while let Some(c) = self.peek() {
            let ends = match c {
                b'\n' | b'\r' => true,
                b'#' => self.text[..self.at].ends_with([' ', '\t']),
                b':' => !whole && self.at_colon(false),
                b',' | b'{' | b'}' | b'[' | b']' => in_flow,
                _ => false,
            };
            if ends && self.at > start {
                break;
            }
            self.at += self.text[self.at..].chars().next().map_or(1, char::len_utf8);
            if ends {
                break;
            }
        }
    }

    /// Whether a `|` or `>` begins a block scalar: nothing but its marks and a comment is on the line.
    pub(super) fn opens_block(&self) -> bool {
        let line = self.text[self.at..].lines().next().unwrap_or_default();
        let rest = line[1..].trim_start_matches(['+', '-']).trim_start_matches(|c: char| c.is_ascii_digit());
        let rest = rest.trim_start_matches(['+', '-']);
        rest.trim().is_empty() || rest.starts_with(" #")
    }

    pub(super) fn block_scalar(&mut self) {
        let indent = self.block_indent();
        self.skip_line();
        let (mut start, mut end) = (None, self.at);
        while self.at < self.text.len() {
            let line = self.at;
            let column = signed(self.spaces());
            if !matches!(self.peek(), Some(b'\n' | b'\r') | None) {
                if column <= indent {
                    self.at = line;
                    break;
                }
                start = start.or(Some(self.at));
                self.skip_rest();
                end = self.at;
            }
            self.skip_line();
        }
        let (span, index) = (Span::new(start.unwrap_or(end) as u32, end as u32), self.outline.scalars.len());
        self.value(span, Style::Block, None);
        if self.at >= self.text.len() && self.outline.scalars.len() > index {
            self.open = Some((index, indent));
        }
    }

    /// Notes that the last scalar goes on where the text ends.
    pub(super) fn note_open(&mut self, closed: bool) {
        if !closed && self.at >= self.text.len() {
            self.open = self.outline.scalars.len().checked_sub(1).map(|last| (last, -1));
        }
    }

    /// Anchors and tags.
    pub(super) fn properties(&mut self) {
        while let Some(c @ (b'&' | b'!')) = self.peek() {
            let start = self.at + 1;
            let rest = &self.text[start..];
            let ends = |c: char| c.is_whitespace() || ",[]{}".contains(c);
            self.at = start + rest.find(ends).unwrap_or(rest.len());
            if c == b'&' {
                self.outline.anchors.push(Span::new(start as u32, self.at as u32));
            }
            self.spaces();
        }
    }
}
