//! From byte offsets to the places of the protocol and back: a line and a character, both from 0, in whatever unit the
//! editor counts characters.
//!
//! Lines end where the protocol says: at a line feed, a carriage return, or both in this order. A byte order mark is a
//! character like any other, since the editor has it in its buffer or the server would not have got it.

use super::protocol::{Position, PositionEncodingKind, Range};
use crate::text::Span;

/// What characters are counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// Bytes of UTF-8.
    Utf8,
    /// Units of UTF-16, which every editor knows.
    #[default]
    Utf16,
    /// Code points.
    Utf32,
}

impl Unit {
    /// The first unit that an editor offers and that is known here; UTF-16 where it offers none.
    pub fn negotiate<'o>(offered: impl IntoIterator<Item = &'o str>) -> Self {
        let known = [Self::Utf8, Self::Utf16, Self::Utf32];
        let mut offered = offered.into_iter();
        offered
            .find_map(|name| known.into_iter().find(|unit| unit.kind().as_str() == name))
            .unwrap_or_default()
    }

    /// What the protocol calls it.
    pub const fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
            Self::Utf32 => PositionEncodingKind::UTF32,
        }
    }

    /// How many units a character is.
    const fn of(self, character: char) -> usize {
        match self {
            Self::Utf8 => character.len_utf8(),
            Self::Utf16 => character.len_utf16(),
            Self::Utf32 => 1,
        }
    }

    /// How many units a stretch of text is.
    fn length(self, stretch: &str) -> usize {
        if matches!(self, Self::Utf8) || stretch.is_ascii() {
            return stretch.len();
        }
        stretch.chars().map(|character| self.of(character)).sum()
    }
}

/// Where lines begin, and characters far into long lines: a paragraph of news is one line of thousands.
#[derive(Clone, Debug, Default)]
pub struct Places {
    unit: Unit,
    marks: Vec<Mark>,
}

/// A known place.
#[derive(Clone, Copy, Debug)]
struct Mark {
    offset: usize,
    line: u32,
    character: usize,
}

/// So many bytes or a little more lie between two marks on a line.
const STRIDE: usize = 1024;

impl Places {
    /// Those of a text.
    pub fn new(contents: &str, unit: Unit) -> Self {
        let mut marks = Vec::new();
        let mut start = 0;
        for line in 0.. {
            let end = line_end(contents, start);
            mark_line(contents, start..end, line, unit, &mut marks);
            match next_line(contents, end) {
                Some(next) => start = next,
                None => break,
            }
        }
        Self { unit, marks }
    }

    /// Where a byte offset lies. One past the end or inside a character counts as the boundary before it.
    pub fn position(&self, contents: &str, offset: u32) -> Position {
        let mut end = (offset as usize).min(contents.len());
        while !contents.is_char_boundary(end) {
            end -= 1;
        }
        let after = self.marks.partition_point(|mark| mark.offset <= end);
        let mark = after.checked_sub(1).and_then(|at| self.marks.get(at));
        let mark = mark.copied().unwrap_or(Mark { offset: 0, line: 0, character: 0 });
        // What lies in a line break lies at the end of its line.
        let stretch = contents.get(mark.offset..end).unwrap_or_default();
        let stretch = stretch.trim_end_matches(['\r', '\n']);
        Position { line: mark.line, character: (mark.character + self.unit.length(stretch)) as u32 }
    }

    /// Where a span lies.
    pub fn range(&self, contents: &str, span: Span) -> Range {
        let start = self.position(contents, span.start);
        Range { start, end: self.position(contents, span.end.max(span.start)) }
    }

    /// The byte offset of a place. One past the end of its line is that end, and one inside a character its start.
    pub fn offset(&self, contents: &str, position: Position) -> u32 {
        let wanted = (position.line, position.character as usize);
        let after = self.marks.partition_point(|mark| (mark.line, mark.character) <= wanted);
        let mark = after.checked_sub(1).and_then(|at| self.marks.get(at));
        let Some(mark) = mark.filter(|mark| mark.line == position.line) else {
            return contents.len() as u32;
        };
        let line = &contents[mark.offset..line_end(contents, mark.offset)];
        let mut left = wanted.1 - mark.character;
        let past = line.char_indices().find(|(_, character)| {
            let units = self.unit.of(*character);
            let fits = units <= left;
            left = left.saturating_sub(units);
            !fits
        });
        (mark.offset + past.map_or(line.len(), |(at, _)| at)) as u32
    }

    /// The span of a range, the right way round.
    pub fn span(&self, contents: &str, range: Range) -> Span {
        let (start, end) = (self.offset(contents, range.start), self.offset(contents, range.end));
        Span::new(start.min(end), start.max(end))
    }
}

/// What is measured: a text with its places.
#[derive(Clone, Copy, Debug)]
pub struct Measure<'t> {
    /// The text.
    pub contents: &'t str,
    /// Its places.
    pub places: &'t Places,
}

impl Measure<'_> {
    /// Where a span lies.
    pub fn range(&self, span: Span) -> Range {
        self.places.range(self.contents, span)
    }

    /// The byte offset of a place.
    pub fn offset(&self, position: Position) -> u32 {
        self.places.offset(self.contents, position)
    }

    /// The span of a range.
    pub fn span(&self, range: Range) -> Span {
        self.places.span(self.contents, range)
    }
}

/// Where the line ends that goes on at an offset.
fn line_end(contents: &str, from: usize) -> usize {
    let rest = contents.as_bytes().get(from..).unwrap_or_default();
    memchr::memchr2(b'\n', b'\r', rest).map_or(contents.len(), |at| from + at)
}

/// Where the line begins that comes behind the end of another; none behind the last one.
fn next_line(contents: &str, end: usize) -> Option<usize> {
    match contents.as_bytes().get(end..)? {
        [b'\r', b'\n', ..] => Some(end + 2),
        [_, ..] => Some(end + 1),
        [] => None,
    }
}

fn mark_line(contents: &str, range: std::ops::Range<usize>, line: u32, unit: Unit, marks: &mut Vec<Mark>) {
    let (mut offset, mut character) = (range.start, 0);
    marks.push(Mark { offset, line, character });
    while let Some(end) = (offset + STRIDE..range.end).find(|&end| contents.is_char_boundary(end)) {
        character += unit.length(&contents[offset..end]);
        offset = end;
        marks.push(Mark { offset, line, character });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNITS: [Unit; 3] = [Unit::Utf8, Unit::Utf16, Unit::Utf32];

    fn place(contents: &str, unit: Unit, offset: usize) -> (u32, u32) {
        let position = Places::new(contents, unit).position(contents, offset as u32);
        (position.line, position.character)
    }

    #[test]
    fn characters_are_counted_in_each_unit() {
        let contents = "x\n“👩🏽” 港 says";
        let at = contents.find("says").expect("it is there");
        assert_eq!(UNITS.map(|unit| place(contents, unit, at)), [(1, 19), (1, 9), (1, 7)]);
    }

    #[test]
    fn lines_end_as_the_protocol_says() {
        let contents = "one\r\ntwo\rthree\nfour";
        let places = ["one", "two", "three", "four"].map(|word| {
            let at = contents.find(word).expect("it is there");
            place(contents, Unit::Utf16, at + 1)
        });
        assert_eq!(places, [(0, 1), (1, 1), (2, 1), (3, 1)]);
        // Between the two halves of a line break nothing can stand.
        assert_eq!(place(contents, Unit::Utf16, 4), (0, 3));
    }

    #[test]
    fn what_lies_outside_comes_back_to_the_text() {
        let contents = "one\ntwo 港";
        for unit in UNITS {
            let places = Places::new(contents, unit);
            let offset = |line, character| places.offset(contents, Position { line, character });
            assert_eq!([offset(0, 99), offset(9, 0), offset(1, 99)], [3, 11, 11]);
        }
        assert_eq!(Places::new("é", Unit::Utf8).offset("é", Position { line: 0, character: 1 }), 0);
    }

    #[test]
    fn there_and_back_again() {
        let line = "“Ward” — 港口 👍🏽 é ".repeat(200);
        for contents in
            [line.clone(), format!("\u{feff}{line}\r\n\r\n{line}"), String::new(), "\n".to_owned()]
        {
            for unit in UNITS {
                let places = Places::new(&contents, unit);
                let offsets = contents.char_indices().map(|(at, _)| at).chain([contents.len()]);
                let in_break =
                    |at: &usize| contents[..*at].ends_with('\r') && contents[*at..].starts_with('\n');
                for at in offsets.filter(|at| !in_break(at)) {
                    let position = places.position(&contents, at as u32);
                    assert_eq!(places.offset(&contents, position), at as u32, "{position:?} by {unit:?}");
                }
            }
        }
    }
}
