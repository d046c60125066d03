//! How words are written for an editor: in Markdown, or plainly where it has no Markdown.
//!
//! What comes from a draft must not become Markdown of its own: no heading, no link, no picture.

use super::protocol::{Contents, MarkupContent, MarkupKind};
use crate::report::{in_markdown, printable_words};

/// A way of writing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hand {
    /// In Markdown.
    #[default]
    Markdown,
    /// In plain text.
    Plain,
}

impl Hand {
    /// The one that an editor shows where the mouse rests. Markdown is what all know that do not say what they know.
    pub fn negotiate<'f>(formats: impl IntoIterator<Item = &'f str>) -> Self {
        let mut formats = formats.into_iter().peekable();
        let says_nothing = formats.peek().is_none();
        let knows_markdown = says_nothing || formats.any(|format| format == MarkupKind::Markdown.as_str());
        if knows_markdown { Self::Markdown } else { Self::Plain }
    }

    /// Words that mean what they are.
    pub fn words(self, words: &str) -> String {
        match self {
            // Addresses would become links.
            Self::Markdown => {
                in_markdown(words).replace("://", "\\://").replace("www.", "www\\.").replace('@', "\\@")
            }
            Self::Plain => printable_words(words).into_owned(),
        }
    }

    /// Such words, to be seen first.
    pub fn strong(self, words: &str) -> String {
        let words = self.words(words);
        match self {
            Self::Markdown if !words.is_empty() => format!("**{words}**"),
            _ => words,
        }
    }

    /// What a rule rests on; its address where it has one.
    pub fn reference(self, reference: &str) -> String {
        let is_address = reference.starts_with("https://")
            && !reference.contains(|c: char| c.is_whitespace() || c.is_control() || "<>".contains(c));
        match self {
            Self::Markdown if is_address => format!("<{}>", printable_words(reference)),
            _ => self.words(reference),
        }
    }

    /// A name that stands in a file.
    pub fn code(self, name: &str) -> String {
        format!("`{}`", printable_words(name).replace('`', "'"))
    }

    /// A paragraph of words, behind what it is about.
    pub fn headed(self, head: &str, words: &str) -> String {
        format!("{}: {words}", self.strong(head))
    }

    /// What stands between two things that have little to do with each other.
    pub const fn rule(self) -> &'static str {
        match self {
            Self::Markdown => "\n\n---\n\n",
            Self::Plain => "\n\n",
        }
    }

    /// What was written, as the protocol has it.
    pub fn contents(self, value: String) -> Contents {
        let kind = match self {
            Self::Markdown => MarkupKind::Markdown,
            Self::Plain => MarkupKind::PlainText,
        };
        MarkupContent { kind, value }.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_is_written_unless_only_plain_text_is_known() {
        assert_eq!(Hand::negotiate(["plaintext"]), Hand::Plain);
        assert_eq!(Hand::negotiate(["plaintext", "markdown"]), Hand::Markdown);
        assert_eq!(Hand::negotiate([]), Hand::Markdown);
    }

    #[test]
    fn words_of_a_draft_become_no_markdown() {
        let words = "# ![x](https://a.example) <b>\n- `c`";
        assert_eq!(Hand::Markdown.words(words), "\\# !\\[x\\](https\\://a.example) \\<b\\> - \\`c\\`");
        assert_eq!(Hand::Plain.words(words), "# ![x](https://a.example) <b> - `c`");
        assert_eq!(Hand::Markdown.code("a`b"), "`a'b`");
    }
}
