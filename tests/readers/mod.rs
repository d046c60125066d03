//! Readers of the formats that other programs read, written from what those programs say of them: strict where they
//! are, and knowing nothing of how a report is written.

pub(crate) mod checkstyle;
pub(crate) mod github;
pub(crate) mod gitlab;
pub(crate) mod junit;
pub(crate) mod rdjsonl;
pub(crate) mod sarif;

use whosays::report::OutputFormat;

/// What a reader makes of a report: of every finding whose it is, how much it matters, and where it stands.
pub(crate) type Reader = fn(&str) -> Vec<Found>;

/// The formats with a reader, and the unit of their columns.
pub(crate) const READERS: [(OutputFormat, Unit, Reader); 6] = [
    (OutputFormat::Sarif, Unit::Utf16, sarif::read),
    (OutputFormat::Github, Unit::Utf16, github::read),
    (OutputFormat::Gitlab, Unit::CodePoint, gitlab::read),
    (OutputFormat::Rdjsonl, Unit::Utf8, rdjsonl::read),
    (OutputFormat::Junit, Unit::CodePoint, junit::read),
    (OutputFormat::Checkstyle, Unit::CodePoint, checkstyle::read),
];

/// What columns count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    /// Characters; a byte order mark is none.
    CodePoint,
    /// UTF-16 units; a byte order mark is none.
    Utf16,
    /// Bytes in UTF-8, those of a byte order mark too.
    Utf8,
}

/// A finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// The file.
    pub(crate) path: String,
    /// The rule, where the format has it apart from the message.
    pub(crate) rule: String,
    /// How much it matters, in the words of the format.
    pub(crate) level: String,
    /// What is said.
    pub(crate) message: String,
    /// Where it starts.
    pub(crate) start: Place,
    /// Where it ends, if that is told.
    pub(crate) end: Option<Place>,
    /// The other places.
    pub(crate) related: Vec<(Place, Place)>,
    /// What it is known by.
    pub(crate) key: Option<String>,
}

/// A line, and a column if that is told; both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) line: usize,
    pub(crate) column: Option<usize>,
}

impl Place {
    pub(crate) const fn new(line: usize, column: usize) -> Self {
        Self { line, column: Some(column) }
    }

    /// The byte that a place stands for in a text.
    pub(crate) fn offset(self, contents: &str, unit: Unit) -> usize {
        let mut at: usize = contents.split_inclusive('\n').take(self.line - 1).map(str::len).sum();
        if at == 0 && unit != Unit::Utf8 && contents.starts_with('\u{feff}') {
            at += '\u{feff}'.len_utf8();
        }
        let width = match unit {
            Unit::CodePoint => |_| 1,
            Unit::Utf16 => char::len_utf16,
            Unit::Utf8 => char::len_utf8,
        };
        let mut left = self.column.unwrap_or(1) - 1;
        for c in contents[at..].chars() {
            if left == 0 {
                break;
            }
            left = left.checked_sub(width(c)).expect("a column starts a character");
            at += c.len_utf8();
        }
        assert_eq!(left, 0, "a column lies in its line: {self:?}");
        at
    }
}
