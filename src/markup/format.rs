//! What sorts of file prose is read from.

use crate::names::{Named, named};

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
