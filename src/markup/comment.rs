//! Finds comments, `<!-- … -->`, where the format says that there may be some, and tells what each stands at.

use super::{Comment, CommentPlace};
use crate::text::Span;
use memchr::memmem;

/// The comments of a file, gathered while it is read.
#[derive(Debug, Default)]
pub(super) struct Comments {
    found: Vec<Comment>,
    /// Of those that stand by themselves, the ones that still wait for what follows: their numbers, and how deep in
    /// other blocks they stand. What is deeper comes later.
    waiting: Vec<(usize, usize)>,
}

impl Comments {
    /// Takes the comments in a stretch that stands behind words of a block.
    pub(super) fn inside(&mut self, contents: &str, stretch: Span, block: usize) {
        let place = CommentPlace::Inside(block as u32);
        self.found.extend(comments(contents, stretch).map(|(span, words)| Comment { span, words, place }));
    }

    /// Takes the comments in a stretch that stands by itself, so deep in other blocks, before the block with this
    /// number.
    pub(super) fn ahead(&mut self, contents: &str, stretch: Span, depth: usize, block: usize) {
        let first = block as u32;
        let place = CommentPlace::Ahead { first, end: first + 1 };
        for (span, words) in comments(contents, stretch) {
            self.waiting.push((self.found.len(), depth));
            self.found.push(Comment { span, words, place });
        }
    }

    /// Learns of what follows, when there are so many blocks: of what ends so deep, or is closed there. A comment ahead of that
    /// is about all of its blocks, such as a paragraph with its pictures, or about the first.
    pub(super) fn follow(&mut self, depth: usize, blocks: usize, all: bool) {
        while let Some(&(number, own)) = self.waiting.last() {
            let Some(comment) = self.found.get_mut(number) else { break };
            let CommentPlace::Ahead { first, end } = &mut comment.place else { break };
            let follows = own == depth && blocks as u32 > *first;
            if !follows && own <= depth {
                break;
            }
            if follows && all {
                *end = blocks as u32;
            }
            self.waiting.pop();
        }
    }

    /// All of them, in order.
    pub(super) fn finish(self) -> Vec<Comment> {
        self.found
    }
}

/// The comments in a stretch of a file, in order, each with the words in it. One that is never closed ends with the
/// stretch.
fn comments(contents: &str, stretch: Span) -> impl Iterator<Item = (Span, Span)> {
    let (open, close) = ("<!--", "-->");
    let held = contents.get(..stretch.end as usize).unwrap_or_default().as_bytes();
    let next = move |mark: &str, from: usize| {
        memmem::find(held.get(from..)?, mark.as_bytes()).map(|start| from + start)
    };
    let mut at = stretch.start as usize;
    std::iter::from_fn(move || {
        let start = next(open, at)?;
        let inner = start + open.len();
        let end = next(close, inner).unwrap_or(held.len());
        at = (end + close.len()).min(held.len());
        Some((Span::new(start as u32, at as u32), Span::new(inner as u32, end as u32)))
    })
}
