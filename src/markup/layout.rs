//! Lines of a text without markup, and what a line break means in it.
//!
//! Two layouts are common. Text that was typed or mailed is *wrapped*: a paragraph runs over several lines and
//! a blank line parts it from the next. Newsroom exports are *line by line*: every line is a paragraph, with
//! or without blank lines between. Every break between two lines that stand together is looked at once:
//!
//! - it is *carried over* when the next line begins with a small letter, or when its first word had no room
//!   left on this one, which is what makes a program wrap;
//! - it is *closed* when the line ends a sentence.
//!
//! A text is line by line when at most half of its breaks are carried over and something speaks for it: a
//! closed break, a line too long for any wrapping, or a run of breaks that is too regular for an accident.
//! Otherwise, and so in doubt, it is wrapped: a sentence taken apart does more harm than two lines joined.

use super::credit::{ends_sentence, is_credit};
use crate::text::Text;

/// No program wraps lines wider than this, in characters.
const WIDEST: usize = 120;

/// So many breaks of which few are carried over are no accident.
const REGULAR: u32 = 3;

/// What a single line break means in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// A space.
    Wrapped,
    /// The end of a paragraph.
    LineByLine,
}

/// A line without the white space around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'t> {
    /// Its characters; empty for a blank line.
    pub(super) words: &'t str,
    /// Where they begin in the file.
    pub(super) start: u32,
    /// How many bytes of white space stand before them.
    pub(super) indent: u32,
}

/// The lines of a text, a byte order mark left out.
pub(super) fn lines(text: &Text) -> Lines<'_> {
    Lines { contents: text.contents(), at: text.body_start() as usize }
}

/// Lines still to come.
#[derive(Clone, Debug)]
pub(super) struct Lines<'t> {
    contents: &'t str,
    /// Where the next one begins.
    at: usize,
}

impl<'t> Iterator for Lines<'t> {
    type Item = Line<'t>;

    fn next(&mut self) -> Option<Line<'t>> {
        let rest = self.contents.get(self.at..).filter(|rest| !rest.is_empty())?;
        let end = memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |end| end + 1);
        let line = &rest[..end];
        let indent = line.len() - line.trim_start().len();
        let start = (self.at + indent) as u32;
        self.at += end;
        Some(Line { words: line.trim(), start, indent: indent as u32 })
    }
}

impl Line<'_> {
    pub(super) const fn is_blank(&self) -> bool {
        self.words.is_empty()
    }

    /// One past the last byte of its words.
    pub(super) const fn end(&self) -> u32 {
        self.start + self.words.len() as u32
    }

    /// Whether it can only be the rest of a line before.
    pub(super) fn begins_small(&self) -> bool {
        self.words.starts_with(char::is_lowercase)
    }

    fn width(&self) -> usize {
        self.words.chars().count()
    }

    fn first_word(&self) -> &str {
        self.words.split_whitespace().next().unwrap_or_default()
    }
}

impl Layout {
    /// The layout of a whole text.
    pub(super) fn of(text: &Text) -> Self {
        let longest = lines(text).map(|line| line.width()).max().unwrap_or_default();
        let (mut breaks, mut carried, mut closed) = (0, 0, 0);
        let mut rest = lines(text);
        let mut last = rest.next();
        for next in rest {
            let Some(line) = last.replace(next).filter(|line| stand_together(line, &next)) else { continue };
            breaks += 1;
            if next.begins_small() || had_no_room(line, next, longest) {
                carried += 1;
            }
            if ends_sentence(line.words) && !next.begins_small() {
                closed += 1;
            }
        }
        if carried * 2 <= breaks && (closed > 0 || longest > WIDEST || breaks >= REGULAR) {
            Self::LineByLine
        } else {
            Self::Wrapped
        }
    }
}

/// Whether the break between two lines says anything of the layout: a credit is a line of its own in both.
fn stand_together(line: &Line<'_>, next: &Line<'_>) -> bool {
    [line, next].iter().all(|line| !line.is_blank() && !is_credit(line.words))
}

/// Whether the first word of `next` would have made `line` wider than any line is.
fn had_no_room(line: Line<'_>, next: Line<'_>, longest: usize) -> bool {
    longest <= WIDEST && line.width() + 1 + next.first_word().chars().count() > longest
}
