//! Turns a file format into blocks of prose whose every character can be mapped back to the file.
//!
//! One file or folder per format. Nothing here knows what a sentence or a source is, and nothing is ever searched for
//! again: offsets are carried from the first byte on.

mod address;
mod block;
mod comment;
mod credit;
mod front_matter;
mod html;
mod layout;
mod leaf;
mod markdown;
mod outline;
mod plain;

pub use block::{Block, Comment, CommentPlace, Mark, MarkKind, Markup, Region, RegionSet};

use crate::names::{Named, named};
use crate::text::Text;

named! {
    /// A file format that prose is read from.
    pub enum Format {
        /// Text without markup: paragraphs are parted by blank lines, or are one line each.
        Plain = "text",
        /// `CommonMark` with tables, footnotes, strikethrough and front matter.
        Markdown = "markdown",
        /// HTML, a whole page or a piece of one, which may have front matter.
        Html = "html",
    }
}

impl Format {
    /// The extensions of its files, in small letters.
    pub const fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Plain => &["txt"],
            Self::Markdown => &["md", "markdown"],
            Self::Html => &["html", "htm", "xhtml"],
        }
    }

    /// The format that goes with a file name; plain text unless the extension says otherwise.
    pub fn of_path(path: &str) -> Self {
        let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
        let fits =
            |format: Self| format.extensions().iter().any(|known| extension.eq_ignore_ascii_case(known));
        Self::ALL.iter().map(|(_, format)| *format).find(|format| fits(*format)).unwrap_or(Self::Plain)
    }
}

/// The front matter of a text, as YAML, if it has any. To find it costs no more than its lines.
pub fn front_matter(text: &Text, format: Format) -> Option<&str> {
    match format {
        Format::Plain => None,
        Format::Markdown | Format::Html => front_matter::find(text).map(|found| text.slice(found.yaml)),
    }
}

/// Reads a text into blocks, in reading order. Total: whatever the text, something comes out.
pub fn read(text: &Text, format: Format) -> Markup<'_> {
    match format {
        Format::Plain => plain::read(text),
        Format::Markdown => markdown::read(text),
        Format::Html => html::read(text),
    }
}
