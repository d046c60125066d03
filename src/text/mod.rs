//! The text being read: its name, its characters and the places in it.
//!
//! This is the lowest floor. It knows bytes, lines and maps between two texts; it knows nothing of prose,
//! markup or rules, and it reads no files: whoever has the bytes hands them in.

mod decode;
mod edit;
mod lines;
mod offset_map;
mod packed;
mod piece;
mod runs;
mod span;

pub use decode::{DecodeError, Encoding};
pub use edit::{Edit, line_break};
pub use lines::Position;
pub use offset_map::{OffsetMap, Segment};
pub(crate) use packed::Packed;
pub use piece::Piece;
pub(crate) use piece::Pieces;
pub(crate) use runs::{add_lower, run, run_of_pairs, running, runs_on};
pub use span::{Cover, ProseSpan, Span, covering};

use lines::LineIndex;
use std::borrow::Cow;
use std::sync::OnceLock;

/// One file's contents, decoded, with the name it is reported under.
///
/// The word is `Text` throughout; *source* is reserved for who said something.
#[derive(Debug)]
pub struct Text {
    name: String,
    contents: Cow<'static, str>,
    encoding: Encoding,
    lines: OnceLock<LineIndex>,
}

impl Text {
    /// A text that is already decoded, such as an editor's buffer or a record of a corpus.
    pub fn new(name: impl Into<String>, contents: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            contents: Cow::Owned(contents.into()),
            encoding: Encoding::Utf8,
            lines: OnceLock::new(),
        }
    }

    /// A text that is part of the program.
    pub fn built_in(name: impl Into<String>, contents: &'static str) -> Self {
        Self {
            name: name.into(),
            contents: Cow::Borrowed(contents),
            encoding: Encoding::Utf8,
            lines: OnceLock::new(),
        }
    }

    /// Decodes the bytes of a file: UTF-8 with or without a byte order mark, or UTF-16 with one.
    ///
    /// # Errors
    /// When the bytes are neither, or the file is too large for 32-bit offsets.
    pub fn decode(name: impl Into<String>, bytes: Vec<u8>) -> Result<Self, DecodeError> {
        let (contents, encoding) = decode::decode(bytes)?;
        Ok(Self { name: name.into(), contents: contents.into(), encoding, lines: OnceLock::new() })
    }

    /// The name the text is reported under: a path, `<stdin>` or a record's id.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The decoded characters, a byte order mark included.
    pub fn contents(&self) -> &str {
        &self.contents
    }

    /// Where the first character after a byte order mark stands.
    pub fn body_start(&self) -> u32 {
        if self.contents.starts_with('\u{feff}') { 3 } else { 0 }
    }

    /// The characters of a span; the empty string where the span does not lie in the text on boundaries.
    pub fn slice(&self, span: Span) -> &str {
        self.contents.get(span.range()).unwrap_or_default()
    }

    /// Where a byte offset into [`Self::contents`] lies, in every unit that reports use.
    ///
    /// An offset past the end or inside a character counts as the boundary before it.
    pub fn position(&self, offset: u32) -> Position {
        let index = self.lines.get_or_init(|| LineIndex::new(&self.contents));
        index.position(&self.contents, offset, self.encoding)
    }

    /// The line that a byte offset lies in, 1-based: the same as in its position, and sooner told.
    pub fn line(&self, offset: u32) -> u32 {
        let index = self.lines.get_or_init(|| LineIndex::new(&self.contents));
        index.line(&self.contents, offset)
    }

    /// The span grown to whole lines, without the last line's break.
    pub fn whole_lines(&self, span: Span) -> Span {
        lines::whole_lines(&self.contents, span)
    }
}
