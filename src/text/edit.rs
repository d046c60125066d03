//! What is to be written in place of a stretch of a text.

use super::Span;
use crate::order::Order as _;

/// A change of a text: of one stretch, or none where something is only put in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The stretch that goes.
    pub span: Span,
    /// What comes in its place.
    pub words: String,
}

impl Edit {
    /// Puts words in at a place.
    pub fn insert(at: u32, words: impl Into<String>) -> Self {
        Self { span: Span::empty(at), words: words.into() }
    }

    /// Takes a stretch out.
    pub const fn remove(span: Span) -> Self {
        Self { span, words: String::new() }
    }

    /// A text with edits made in it, which are about what it was before and do not overlap.
    pub fn made(edits: &[Self], contents: &str) -> String {
        let mut edits: Vec<&Self> = edits.iter().collect();
        edits.order_by_key(|edit| edit.span.start);
        let (mut made, mut at) = (String::with_capacity(contents.len()), 0);
        for edit in edits {
            made.push_str(contents.get(at..edit.span.start as usize).unwrap_or_default());
            made.push_str(&edit.words);
            at = edit.span.end as usize;
        }
        made.push_str(contents.get(at..).unwrap_or_default());
        made
    }
}

/// The line break that a text has: that of its first line, or a line feed.
pub fn line_break(contents: &str) -> &'static str {
    let first = contents.split_inclusive('\n').next().unwrap_or_default();
    if first.ends_with("\r\n") { "\r\n" } else { "\n" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_about_the_text_before_them() {
        let edits = [Edit::insert(5, "!"), Edit::remove(Span::new(0, 1)), Edit::insert(3, "é")];
        assert_eq!(Edit::made(&edits, "abcde"), "bcéde!");
        assert_eq!(Edit::made(&[], "abc"), "abc");
    }
}
