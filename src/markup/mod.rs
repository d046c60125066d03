//! Turns a file format into blocks of prose whose every character can be mapped back to the file.
//!
//! One file or folder per format. Nothing here knows what a sentence or a source is, and nothing is ever searched for
//! again: offsets are carried from the first byte on.

mod address;
mod block;
mod comment;
mod credit;
mod format;
mod front_matter;
mod html;
mod layout;
mod leaf;
mod markdown;
mod opened;
mod outline;
mod plain;

pub use block::{Block, Comment, CommentPlace, Mark, MarkKind, Markup, Region, RegionSet};
pub use format::Format;
pub use opened::{Blocks, Opened};

use crate::text::Text;

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
        Format::Plain => plain::Reader::new(text).collect::<Vec<_>>().into(),
        Format::Markdown => markdown::read(text),
        Format::Html => html::read(text),
    }
}

/// The same, but where the format lets it, each block is read when it is asked for.
pub fn open(text: &Text, format: Format) -> Opened<'_> {
    match format {
        Format::Plain => Blocks::Plain(Box::new(plain::Reader::new(text))).into(),
        Format::Markdown | Format::Html => read(text, format).into(),
    }
}
