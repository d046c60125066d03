//! From a byte offset to lines and columns, in constant time whatever the length of the line.

use super::{Encoding, Span};

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
        let bytes = stretch.as_bytes();
        let mut last_line = bytes;
        // A mark at the very start is no column; anywhere else it is a character like others.
        if self.offset == 0 && stretch.starts_with('\u{feff}') {
            last_line = &bytes['\u{feff}'.len_utf8()..];
        }
        let mut utf8 = bytes.len();
        if let Some(last) = memchr::memrchr(b'\n', bytes) {
            self.line += count(&bytes[..=last], |byte| byte == b'\n');
            (self.column, self.utf16, self.utf8) = (1, 1, 1);
            last_line = &bytes[last + 1..];
            utf8 = last_line.len();
        }
        let (columns, units) = measure(last_line);
        self.offset += bytes.len() as u32;
        self.units += measure(&bytes[..bytes.len() - last_line.len()]).1 + units;
        self.column += columns;
        self.utf16 += units;
        self.utf8 += utf8 as u32;
    }
}

/// How many characters begin among some bytes, and how many units they are in UTF-16.
fn measure(bytes: &[u8]) -> (u32, u32) {
    if bytes.is_ascii() {
        return (bytes.len() as u32, bytes.len() as u32);
    }
    let characters = count(bytes, |byte| byte & 0b1100_0000 != 0b1000_0000);
    (characters, characters + count(bytes, |byte| byte >= 0b1111_0000))
}

/// How many bytes count. Sums that fit into a byte are made many at a time.
fn count(bytes: &[u8], counts: impl Fn(u8) -> bool) -> u32 {
    let few = |chunk: &[u8]| chunk.iter().map(|&byte| u8::from(counts(byte))).sum::<u8>();
    bytes.chunks(usize::from(u8::MAX)).map(|chunk| u32::from(few(chunk))).sum()
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
        let between = contents.as_bytes().get(mark.offset as usize..end).unwrap_or_default();
        mark.line + count(between, |byte| byte == b'\n')
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
