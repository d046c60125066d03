//! Finds comments, `<!-- … -->`, where the format says that there may be some.

use super::Comment;
use crate::text::Span;
use memchr::memmem;

/// The comments in a stretch of a file, in order. One that is never closed is none.
pub(super) fn comments(contents: &str, place: Span) -> Vec<Comment> {
    let (open, close) = ("<!--", "-->");
    let (mut found, mut at) = (Vec::new(), place.start as usize);
    let Some(stretch) = contents.get(..place.end as usize) else { return found };
    let next = |mark: &str, from: usize| {
        let rest = stretch.as_bytes().get(from..)?;
        memmem::find(rest, mark.as_bytes()).map(|start| from + start)
    };
    while let Some(start) = next(open, at) {
        let inner = start + open.len();
        let Some(end) = next(close, inner) else { break };
        at = end + close.len();
        found.push(Comment {
            span: Span::new(start as u32, at as u32),
            words: Span::new(inner as u32, end as u32),
        });
    }
    found
}
