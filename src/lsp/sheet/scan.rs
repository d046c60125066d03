//! Goes through YAML that is half-written: lines and their indentation, brackets, quotes.

use super::outline::{Here, Outline, Scalar, Spot, Step, Style};
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
    outline: Outline,
    frames: Vec<Frame>,
    /// The last scalar that is open where the text ends, with the indentation that a block one must go beyond.
    open: Option<(usize, isize)>,
    /// Whether the text ends in a comment.
    in_comment: bool,
    /// A plain value at the start of a line, which may turn out to be a key that lacks its colon.
    lone: Option<(usize, usize)>,
}

impl<'t> Scan<'t> {
    /// Goes through a text; what may be written at its end.
    pub(super) fn run(text: &'t str) -> (Outline, Option<Here>) {
        let file = Spot { above: None, step: Step::File };
        let outline = Outline { spots: vec![file], ..Outline::default() };
        let frames = vec![Frame { sort: Sort::File, indent: -1, spot: 0, next: Some(0) }];
        let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let mut scan = Self { text, at, outline, frames, open: None, in_comment: false, lone: None };
        while scan.at < text.len() {
            scan.line();
        }
        let here = super::here::of(&scan.end());
        (scan.outline, here)
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
            if self.goes_on(column as isize) {
                return self.flow();
            }
            self.frames.retain(|frame| !frame.sort.is_flow());
        }
        if column == 0 && self.marker() {
            return;
        }
        self.frames.retain(|frame| frame.indent <= column as isize);
        if self.top().sort == Sort::List && self.top().indent == column as isize && !self.at_dash() {
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
            if top.sort != Sort::List || top.indent != column as isize {
                let spot = self.take().unwrap_or(top.spot);
                self.frames.push(Frame { sort: Sort::List, indent: column as isize, spot, next: None });
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
        if top.sort != Sort::Map || top.indent != column as isize {
            let spot = self.take().or_else(|| self.mend(column)).unwrap_or(top.spot);
            self.frames.push(Frame { sort: Sort::Map, indent: column as isize, spot, next: None });
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
        if column.is_some_and(|column| top.sort == Sort::Map && top.indent == column as isize) {
            // A key whose colon is yet to be written.
            self.outline.scalars.push(Scalar { span, is_key: true, spot: top.spot, style });
        } else if let Some(spot) = self.take() {
            self.lone = column.filter(|_| style == Style::Plain).map(|column| (column, at));
            self.outline.scalars.push(Scalar { span, is_key: false, spot, style });
        } else if let Some(last) = self.outline.scalars.last_mut().filter(|last| last.style == Style::Plain) {
            last.span.end = span.end;
        }
    }

    /// What stands between brackets, to their end or to where they are forgotten.
    fn flow(&mut self) {
        while let Some(c) = self.peek() {
            match c {
                b' ' | b'\t' => self.at += 1,
                b'\n' | b'\r' => {
                    self.skip_blank();
                    if !self.goes_on(self.column() as isize) {
                        self.at = self.line_start();
                        return;
                    }
                }
                b'#' if self.text[..self.at].ends_with([' ', '\t', '\n']) => self.comment(),
                b'{' => self.push_flow(Sort::FlowMap),
                b'[' => self.push_flow(Sort::FlowList),
                b'}' | b']' => {
                    self.at += 1;
                    self.frames.pop_if(|frame| frame.sort.is_flow());
                    if !self.in_flow() {
                        return;
                    }
                }
                b',' => {
                    self.at += 1;
                    self.comma();
                }
                b':' if self.at_colon(true) => self.at += 1,
                _ => self.flow_scalar(),
            }
        }
    }

    fn push_flow(&mut self, sort: Sort) {
        self.at += 1;
        let top = self.top();
        let spot = self.take().unwrap_or(top.spot);
        self.frames.push(Frame { sort, indent: self.block_indent(), spot, next: None });
        self.comma();
    }

    /// Expects what comes behind a comma or an opening bracket.
    fn comma(&mut self) {
        match self.top().sort {
            Sort::FlowList => self.expect(Step::Item),
            Sort::FlowMap => {
                self.take();
            }
            _ => {}
        }
    }

    fn flow_scalar(&mut self) {
        self.properties();
        if self.peek().is_none_or(|c| b" \t\r\n,{}[]".contains(&c)) {
            return;
        }
        let (span, style, closed) = self.scalar(false);
        let end = self.at;
        self.spaces();
        let is_key = style != Style::Alias && self.at_colon(style != Style::Plain);
        let top = self.top();
        match (is_key, top.sort) {
            (true, Sort::FlowList) => {
                let spot = self.take().unwrap_or(top.spot);
                self.outline.scalars.push(Scalar { span, is_key: true, spot, style });
                let name = self.outline.scalars.last().map(|it| it.written(self.text).to_owned());
                let next = self.spot(spot, Step::Key(name.unwrap_or_default()));
                self.set_next(next);
            }
            (true, _) => self.add_key(span, style),
            (false, Sort::FlowMap) if top.next.is_none() => {
                self.outline.scalars.push(Scalar { span, is_key: true, spot: top.spot, style });
            }
            _ => self.value(span, style, None),
        }
        if is_key {
            self.at += 1;
        } else {
            self.at = end;
            self.note_open(closed);
        }
    }
}

/// Scalars.
impl Scan<'_> {
    /// A scalar, how it is written, and whether it is closed. `whole` ones may hold a colon.
    fn scalar(&mut self, whole: bool) -> (Span, Style, bool) {
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
    fn quoted(&mut self, quote: u8) -> bool {
        self.at += 1;
        while let Some(c) = self.peek() {
            match c {
                b'\\' if quote == b'"' => self.step_past_escape(),
                b'\n' => {
                    let end = self.at;
                    self.skip_blank();
                    if self.at < self.text.len() && self.column() as isize <= self.block_indent() {
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

    fn step_past_escape(&mut self) {
        self.at += 1;
        if self.peek().is_some_and(|c| c != b'\n') {
            self.at += self.text[self.at..].chars().next().map_or(0, char::len_utf8);
        }
    }

    fn plain(&mut self, whole: bool) {
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
    fn opens_block(&self) -> bool {
        let line = self.text[self.at..].lines().next().unwrap_or_default();
        let rest = line[1..].trim_start_matches(['+', '-']).trim_start_matches(|c: char| c.is_ascii_digit());
        let rest = rest.trim_start_matches(['+', '-']);
        rest.trim().is_empty() || rest.starts_with(" #")
    }

    fn block_scalar(&mut self) {
        let indent = self.block_indent();
        self.skip_line();
        let (mut start, mut end) = (None, self.at);
        while self.at < self.text.len() {
            let line = self.at;
            let column = self.spaces() as isize;
            if !matches!(self.peek(), Some(b'\n' | b'\r') | None) {
                if column <= indent {
                    self.at = line;
                    break;
                }
                start = start.or(Some(self.at));
                self.to_line_end();
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
    fn note_open(&mut self, closed: bool) {
        if !closed && self.at >= self.text.len() {
            self.open = self.outline.scalars.len().checked_sub(1).map(|last| (last, -1));
        }
    }

    /// Anchors and tags.
    fn properties(&mut self) {
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

/// Where it is.
impl Scan<'_> {
    fn top(&self) -> Frame {
        let file = Frame { sort: Sort::File, indent: -1, spot: 0, next: None };
        self.frames.last().copied().unwrap_or(file)
    }

    fn take(&mut self) -> Option<usize> {
        self.frames.last_mut()?.next.take()
    }

    fn set_next(&mut self, spot: usize) {
        if let Some(top) = self.frames.last_mut() {
            top.next = Some(spot);
        }
    }

    fn expect(&mut self, step: Step) {
        let spot = self.spot(self.top().spot, step);
        self.set_next(spot);
    }

    fn spot(&mut self, above: usize, step: Step) -> usize {
        self.outline.spots.push(Spot { above: Some(above), step });
        self.outline.spots.len() - 1
    }

    fn in_flow(&self) -> bool {
        self.top().sort.is_flow()
    }

    /// How far the block is indented that the place is in.
    fn block_indent(&self) -> isize {
        self.top().indent
    }

    /// Whether brackets go on in a line that is so far indented.
    fn goes_on(&self, column: isize) -> bool {
        column > self.block_indent() || matches!(self.peek(), Some(b'}' | b']') | None)
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn at_dash(&self) -> bool {
        let rest = &self.text.as_bytes()[self.at..];
        matches!(rest, [b'-'] | [b'-', b' ' | b'\t' | b'\n' | b'\r', ..])
    }

    fn at_colon(&self, touching: bool) -> bool {
        match &self.text.as_bytes()[self.at..] {
            [b':'] | [b':', b' ' | b'\t' | b'\n' | b'\r', ..] => true,
            [b':', b',' | b'{' | b'}' | b'[' | b']', ..] => self.in_flow(),
            [b':', ..] => touching,
            _ => false,
        }
    }

    /// Whether nothing more stands on the line.
    fn ends_here(&mut self) -> bool {
        match self.peek() {
            None | Some(b'\n' | b'\r') => true,
            Some(b'#') => {
                self.comment();
                true
            }
            _ => false,
        }
    }

    fn line_start(&self) -> usize {
        self.text[..self.at].rfind('\n').map_or(0, |at| at + 1)
    }

    fn column(&self) -> usize {
        self.at - self.line_start()
    }

    /// Goes past spaces. How many there were.
    fn spaces(&mut self) -> usize {
        let rest = &self.text[self.at..];
        let count = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        self.at += count;
        count
    }

    /// Goes past line breaks and spaces.
    fn skip_blank(&mut self) {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
    }

    fn to_line_end(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        self.at += memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
    }

    fn skip_line(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        self.at += memchr::memchr(b'\n', rest).map_or(rest.len(), |at| at + 1);
    }

    fn comment(&mut self) {
        self.to_line_end();
        self.in_comment = self.at >= self.text.len();
    }

    /// Goes past what is left of a line, which means nothing unless it is a comment.
    fn finish_line(&mut self) {
        self.spaces();
        if self.peek() == Some(b'#') {
            self.comment();
        }
        self.skip_line();
    }
}

/// How a text ends.
pub(super) struct End<'s> {
    pub(super) text: &'s str,
    pub(super) outline: &'s Outline,
    pub(super) open: Option<(usize, isize)>,
    pub(super) in_comment: bool,
    frames: &'s [Frame],
}

impl Scan<'_> {
    fn end(&self) -> End<'_> {
        let Self { text, outline, open, in_comment, frames, .. } = self;
        End { text, outline, open: *open, in_comment: *in_comment, frames }
    }
}

impl End<'_> {
    /// What may be written where nothing of it is written yet.
    pub(super) fn nothing_yet(&self) -> Option<Here> {
        let line = &self.text[self.text.rfind('\n').map_or(0, |at| at + 1)..];
        let start = self.text.len() as u32;
        let top = self.frames.last()?;
        let here = |spot, key, value, behind_key, indent: isize| {
            let indent = usize::try_from(indent).unwrap_or_default();
            let flow = self.in_flow();
            Some(Here { spot, key, value, start, style: None, behind_key, flow, indent })
        };
        let is_blank = line.trim_start_matches('\u{feff}').trim().is_empty();
        match (top.sort, top.next) {
            (Sort::FlowMap, None) if !self.ends_in_value() => here(top.spot, true, false, false, top.indent),
            (sort, Some(spot)) if sort.is_flow() => here(spot, false, true, true, top.indent),
            (sort, None) if sort.is_flow() => None,
            (_, next) if !is_blank => {
                let behind_key = top.sort == Sort::Map;
                let indent = if behind_key { top.indent } else { line.chars().count() as isize };
                next.and_then(|spot| here(spot, !behind_key, true, behind_key, indent))
            }
            _ => {
                let column = line.chars().count() as isize;
                let frame = self.frames.iter().rev().find(|frame| frame.indent <= column)?;
                match (frame.sort, frame.next) {
                    (Sort::List, _) if frame.indent == column => {
                        let mut below = self.frames.iter().rev();
                        let map = below.find(|it| it.sort == Sort::Map && it.indent == column)?;
                        here(map.spot, true, false, false, column)
                    }
                    (Sort::Map, _) if frame.indent == column => here(frame.spot, true, false, false, column),
                    (_, Some(spot)) => here(spot, true, true, false, column),
                    _ => None,
                }
            }
        }
    }

    pub(super) fn in_flow(&self) -> bool {
        self.frames.last().is_some_and(|frame| frame.sort.is_flow())
    }

    /// Whether the last thing that is there is a value, behind which a comma is missing.
    fn ends_in_value(&self) -> bool {
        !self.text.trim_end().ends_with(['{', ','])
    }

    /// Of a scalar that is being written: whether it can be a key, whether its key stands on its line, and how far
    /// it is indented.
    pub(super) fn may_be(&self, scalar: &Scalar) -> (bool, bool, isize) {
        let start = scalar.span.start as usize;
        let line = self.text[..start].rfind('\n').map_or(0, |at| at + 1);
        let lead = &self.text[line..start];
        let indent = self.frames.last().map_or(0, |frame| frame.indent);
        if self.in_flow() {
            return (scalar.is_key, !scalar.is_key, indent);
        }
        let bare = lead.trim_start_matches(['-', ' ', '\t', '\u{feff}']).is_empty();
        (bare, !bare, if bare { lead.chars().count() as isize } else { indent })
    }
}
