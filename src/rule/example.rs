//! The examples that a rule carries: texts in which marks say what is to be flagged. The marks are no part of the text,
//! so a place in it is led back through them to the words in the rule file.

use crate::markup::Format;
use crate::text::{Span, Text};
use crate::yaml::{Located, inside_scalar};
use std::ops::Range;

/// One example of a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct TestCase {
    /// What the rule file says, marks included, and where.
    pub written: Located<String>,
    /// The text, without the marks.
    pub text: String,
    /// How the text is read.
    pub format: Format,
    /// The values of the rule's options for this case, in their order.
    pub settings: Vec<f64>,
    /// What must come out.
    pub expected: Expected,
    /// Why this is known to fail, if it is.
    pub todo: Option<Located<String>>,
}

/// What must come out of an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Diagnostics: one at each of the places, in bytes of the text; at least one where none is marked.
    Flag {
        /// The primary places.
        marks: Vec<Range<usize>>,
        /// The exact message, where it matters.
        message: Option<Located<String>>,
    },
    /// Nothing.
    Pass {
        /// The `unless` clause that must have cleared it, or the `only-if` clause that must have failed.
        cleared_by: Option<Located<String>>,
    },
}

impl TestCase {
    /// Where the bytes `range` of the text stand in the rule file, which is `file`.
    pub fn place(&self, file: &Text, range: &Range<usize>) -> Span {
        let Located { value, span } = &self.written;
        match Unmarked::read(value) {
            Ok(unmarked) => inside_scalar(file, *span, value, unmarked.written(range)),
            Err(_) => *span,
        }
    }
}

/// A text without its marks.
pub(super) struct Unmarked {
    pub(super) text: String,
    /// What was marked, in bytes of the text.
    pub(super) marks: Vec<Range<usize>>,
    /// Where in the text something was taken out, and how many bytes.
    taken: Vec<(usize, usize)>,
}

impl Unmarked {
    /// Takes the marks out; `\[[` is brackets in the text.
    ///
    /// # Errors
    /// When a mark is never closed, with its place in what is written.
    pub(super) fn read(written: &str) -> Result<Self, Range<usize>> {
        // What stands ahead of the first mark stays as it is; most texts that pass have none.
        let (plain, mut rest) = written.split_at(first_mark(written));
        let mut text = String::with_capacity(written.len());
        text.push_str(plain);
        let mut unmarked = Self { text, marks: Vec::new(), taken: Vec::new() };
        let mut open: Option<(usize, usize)> = None;
        while let Some(c) = rest.chars().next() {
            let here = unmarked.text.len();
            if rest.starts_with("\\[[") {
                unmarked.taken.push((here, 1));
                unmarked.text.push_str("[[");
                rest = &rest[3..];
            } else if rest.starts_with("[[") && open.is_none() {
                unmarked.taken.push((here, 2));
                open = Some((written.len() - rest.len(), here));
                rest = &rest[2..];
            } else if let (true, Some((_, start))) = (rest.starts_with("]]"), open) {
                unmarked.taken.push((here, 2));
                unmarked.marks.push(start..here);
                open = None;
                rest = &rest[2..];
            } else {
                unmarked.text.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
        open.map_or(Ok(unmarked), |(at, _)| Err(at..at + 2))
    }

    /// Where bytes of the text stand in what is written, marks around them left out.
    fn written(&self, range: &Range<usize>) -> Range<usize> {
        let taken = |counts: &dyn Fn(usize) -> bool| -> usize {
            self.taken.iter().filter(|(at, _)| counts(*at)).map(|(_, bytes)| bytes).sum()
        };
        let start = range.start + taken(&|at| at <= range.start);
        let end = range.end + taken(&|at| at < range.end);
        start..end.max(start)
    }
}

/// Where the first mark opens, or the backslash stands that makes it brackets in the text.
fn first_mark(written: &str) -> usize {
    let at = written.find("[[").unwrap_or(written.len());
    at - usize::from(written[..at].ends_with('\\') && at < written.len())
}
