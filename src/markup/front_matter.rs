//! Finds the YAML at the head of a file.
//!
//! The Markdown parser could, but it takes any two `---` lines with text between them for metadata, in the
//! middle of an article too, and looks for the second again and again.

use crate::text::{Span, Text};

/// Front matter and what stands behind it.
#[derive(Clone, Copy, Debug)]
pub(super) struct FrontMatter {
    /// The YAML between the fences.
    pub(super) yaml: Span,
    /// Where the body of the file begins.
    pub(super) body: u32,
}

/// The front matter: a first line of `---`, a line that is not blank, and another line of `---` or `...` after
/// it. Without all three, the file has none.
pub(super) fn find(text: &Text) -> Option<FrontMatter> {
    let mut at = text.body_start();
    let mut lines = text.contents()[at as usize..].split_inclusive('\n');
    let mut next = || {
        let start = at;
        lines.next().map(|line| {
            at += line.len() as u32;
            (line.trim_end(), Span::new(start, at))
        })
    };
    let (_, opening) = next().filter(|(line, _)| *line == "---")?;
    next().filter(|(line, _)| !line.is_empty() && !closes(line))?;
    while let Some((line, closing)) = next() {
        if closes(line) {
            return Some(FrontMatter { yaml: Span::new(opening.end, closing.start), body: closing.end });
        }
    }
    None
}

fn closes(line: &str) -> bool {
    line == "---" || line == "..."
}
