//! From a byte offset to lines and columns, in constant time whatever the length of the line.

use super::{Encoding, Span};
use memchr::{memchr_iter, memchr2_iter, memchr3_iter, memrchr};

/// One place, in every unit that reports use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Offset into the file as it lies on the disk, in bytes, 0-based; a byte order mark counts.
    pub byte: u32,
    /// Line, 1-based. Only a line feed ends a line.
    pub line: u32,
    /// Column in Unicode code points, 1-based; a byte order mark does not count.
    pub column: u32,
    /// Column in UTF-16 code units, 1-based; a byte order mark does not count.
    pub utf16: u32,
    /// Column in bytes of UTF-8, 1-based, however the file is stored; a byte order mark counts, as bytes of its line.
    pub utf8: u32,
}

/// A known place every [`STRIDE`] bytes or so; a look-up counts characters from the last one before it.
/// News paragraphs are single lines of thousands of characters, so an index of line starts would not do.
#[derive(Debug)]
pub(super) struct LineIndex {
    marks: Vec<Mark>,
}

#[derive(Clone, Copy, Debug)]
struct Mark {
    offset: u32,
    line: u32,
    column: u32,
    utf16: u32,
    utf8: u32,
    /// UTF-16 units since the start of the text, for files that are stored in them.
    units: u32,
}

const STRIDE: usize = 1024;

impl Mark {
    const START: Self = Self { offset: 0, line: 1, column: 1, utf16: 1, utf8: 1, units: 0 };

    /// Goes on to the end of a stretch.
    fn pass(&mut self, stretch: &str) {
        // A mark at the very start is no column; anywhere else it is a character like others.
        let mut last_line = stretch.strip_prefix('\u{feff}').filter(|_| self.offset == 0).unwrap_or(stretch);
        let mut utf8 = stretch.len();
        if let Some(feed) = memrchr(b'\n', stretch.as_bytes()) {
            self.line += 1 + breaks(&stretch.as_bytes()[..feed]);
            (self.column, self.utf16, self.utf8) = (1, 1, 1);
            last_line = &stretch[feed + 1..];
            utf8 = last_line.len();
        }
        let (columns, units) = measure(last_line);
        self.offset += stretch.len() as u32;
        self.units += measure(&stretch[..stretch.len() - last_line.len()]).1 + units;
        self.column += columns;
        self.utf16 += units;
        self.utf8 += utf8 as u32;
    }
}

/// How many characters there are, and how many units they are in UTF-16.
fn measure(text: &str) -> (u32, u32) {
    if text.is_ascii() {
        return (text.len() as u32, text.len() as u32);
    }
    let (bytes, characters) = (text.as_bytes(), text.chars().count() as u32);
    // What characters of two units begin with in UTF-8.
    let pairs = memchr3_iter(0xf0, 0xf1, 0xf2, bytes).count() + memchr2_iter(0xf3, 0xf4, bytes).count();
    (characters, characters + pairs as u32)
}

/// How many lines end in a stretch.
fn breaks(stretch: &[u8]) -> u32 {
    memchr_iter(b'\n', stretch).count() as u32
}

impl LineIndex {
    pub(super) fn new(contents: &str) -> Self {
        let (mut marks, mut here, mut rest) = (vec![Mark::START], Mark::START, contents);
        while let Some(end) = (STRIDE..rest.len()).find(|&end| rest.is_char_boundary(end)) {
            let (stretch, behind) = rest.split_at(end);
            here.pass(stretch);
            marks.push(here);
            rest = behind;
        }
        Self { marks }
    }

    pub(super) fn position(&self, contents: &str, offset: u32, encoding: Encoding) -> Position {
        let mut here = self.mark(offset);
        let mut end = (offset as usize).min(contents.len());
        while !contents.is_char_boundary(end) {
            end -= 1;
        }
        here.pass(contents.get(here.offset as usize..end).unwrap_or_default());
        let byte = match encoding {
            Encoding::Utf8 => here.offset,
            Encoding::Utf16 => here.units * 2,
        };
        Position { byte, line: here.line, column: here.column, utf16: here.utf16, utf8: here.utf8 }
    }

    pub(super) fn line(&self, contents: &str, offset: u32) -> u32 {
        let mark = self.mark(offset);
        let end = (offset as usize).min(contents.len());
        mark.line + breaks(contents.as_bytes().get(mark.offset as usize..end).unwrap_or_default())
    }

    /// The last mark up to an offset.
    fn mark(&self, offset: u32) -> Mark {
        let after = self.marks.partition_point(|mark| mark.offset <= offset);
        self.marks.get(after.saturating_sub(1)).copied().unwrap_or(Mark::START)
    }
}

pub(super) fn whole_lines(contents: &str, span: Span) -> Span {
    let bytes = contents.as_bytes();
    let (start, end) = ((span.start as usize).min(bytes.len()), (span.end as usize).min(bytes.len()));
    let first = bytes[..start].iter().rposition(|&b| b == b'\n').map_or(0, |at| at + 1);
    let last = bytes[end..].iter().position(|&b| b == b'\n').map_or(bytes.len(), |at| end + at);
    let last = if last > first && bytes[last - 1] == b'\r' { last - 1 } else { last };
    Span::new(first as u32, last as u32)
}

#[cfg(test)]
mod tests {
    use super::super::Text;

    fn place(text: &Text, needle: &str) -> (u32, u32, u32, u32) {
        let at = text.contents().find(needle).expect("the needle is there") as u32;
        let p = text.position(at);
        (p.byte, p.line, p.column, p.utf16)
    }

    #[test]
    fn counts_code_points_and_utf16_units_apart() {
        let text = Text::new("t", "a\r\n“é” 🦀 漢字 x");
        assert_eq!(place(&text, "x"), (24, 2, 10, 11));
        assert_eq!([0, 2, 3, 24, 99].map(|at| text.line(at)), [1, 1, 2, 2, 2]);
    }

    #[test]
    fn a_byte_order_mark_counts_in_bytes_only() {
        let text = Text::new("t", "\u{feff}Sources");
        assert_eq!(place(&text, "Sources"), (3, 1, 1, 1));
    }

    #[test]
    fn utf16_files_are_reported_in_their_own_bytes() {
        let bytes = "\u{feff}é🦀x".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let text = Text::decode("t", bytes).expect("it is UTF-16");
        assert_eq!(place(&text, "x"), (8, 1, 3, 4));
    }

    #[test]
    fn bytes_of_a_line_are_those_of_utf8_whatever_the_file_is_stored_in() {
        let utf8 = |text: &Text| text.position(text.contents().find('x').expect("it is there") as u32).utf8;
        let (first, second) = ("\u{feff}é🦀x", "a\r\n“é” 🦀 x");
        assert_eq!([utf8(&Text::new("t", first)), utf8(&Text::new("t", second))], [10, 15]);
        let bytes = first.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(utf8(&Text::decode("t", bytes).expect("it is UTF-16")), 10);
    }

    #[test]
    fn long_lines_are_counted_from_the_nearest_mark() {
        let text = Text::new("t", format!("{}x", "é".repeat(5000)));
        assert_eq!(place(&text, "x"), (10_000, 1, 5001, 5001));
    }

    #[test]
    fn whole_lines_leave_out_the_break() {
        let text = Text::new("t", "one\r\ntwo three\r\nfour");
        let at = text.contents().find("three").expect("it is there") as u32;
        let lines = text.whole_lines(super::Span::new(at, at + 5));
        assert_eq!(text.slice(lines), "two three");
    }
}
