//! From a place inside a scalar's value to its place in the file, so that a bad pattern is underlined at the
//! very character and not from quote to quote.
//!
//! The value and the characters it was written with are walked side by side: escapes and doubled quotes are one
//! character each, and white space around a line break, which YAML folds or strips, is passed over as a whole.

use crate::text::{Span, Text};
use std::iter::Peekable;
use std::ops::Range;
use std::str::CharIndices;

/// Where the bytes `range` of the value of the scalar at `scalar` stand in the file. The whole scalar where the
/// range does not lie in the value.
pub fn inside_scalar(text: &Text, scalar: Span, value: &str, range: Range<usize>) -> Span {
    let written = text.slice(scalar);
    let style = Style::of(text, scalar);
    let mut walk = Walk { written: written.char_indices().peekable(), written_text: written, style, due: 0 };
    if style.is_quoted() {
        walk.written.next();
    }
    let start = walk.find(value, 0..range.start).map(|_| walk.pass_escaped_breaks());
    let end = start.and_then(|_| walk.find(value, range));
    match (start, end) {
        (Some(start), Some(end)) => {
            Span::new(scalar.start + start as u32, scalar.start + end.max(start) as u32)
        }
        _ => scalar,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Plain,
    Single,
    Double,
    Block,
}

impl Style {
    /// A block scalar's span begins at its text, so that only the line above can tell it from a quoted one.
    fn of(text: &Text, scalar: Span) -> Self {
        let before = &text.contents()[..scalar.start as usize];
        let (above, indent) = before.rsplit_once('\n').unwrap_or(("", before));
        if indent.trim().is_empty() && opens_block(above) {
            return Self::Block;
        }
        match text.contents().as_bytes().get(scalar.start as usize) {
            Some(b'\'') => Self::Single,
            Some(b'"') => Self::Double,
            _ => Self::Plain,
        }
    }

    const fn is_quoted(self) -> bool {
        matches!(self, Self::Single | Self::Double)
    }
}

/// Whether the last line with anything on it ends in the mark of a block scalar.
fn opens_block(above: &str) -> bool {
    let line = above.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let line = line.split(" #").next().unwrap_or_default().trim_end();
    let mark = line.trim_end_matches(|c: char| c.is_ascii_digit() || c == '+' || c == '-');
    mark.ends_with(" |") || mark.ends_with(" >")
}

/// White space to YAML. Other spaces are characters like any.
const fn is_white(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\n')
}

struct Walk<'w> {
    written: Peekable<CharIndices<'w>>,
    written_text: &'w str,
    style: Style,
    /// How many characters of white space in the value, at most, the line breaks stand for that were passed last.
    due: usize,
}

impl Walk<'_> {
    /// Walks on over these bytes of the value; where in the writing that leads to.
    fn find(&mut self, value: &str, range: Range<usize>) -> Option<usize> {
        let mut rest = value.get(range)?.chars().peekable();
        loop {
            while self.due > 0 && rest.next_if(|c| is_white(*c)).is_some() {
                self.due -= 1;
            }
            if rest.peek().is_none() {
                return Some(self.here());
            }
            if let Some(read_as) = self.line_break() {
                self.skip_white_space();
                self.due = read_as;
            } else {
                self.due = 0;
                self.step()?;
                rest.next();
            }
        }
    }

    /// Walks on over line breaks that are read as nothing; where that leads to.
    fn pass_escaped_breaks(&mut self) -> usize {
        while self.line_break() == Some(0) {
            self.skip_white_space();
        }
        self.here()
    }

    fn here(&mut self) -> usize {
        self.written.peek().map_or(self.written_text.len(), |(at, _)| *at)
    }

    /// As how many characters of white space, at most, the white space that begins here is read, if there is a line
    /// break in it: it is never written as it is read.
    fn line_break(&mut self) -> Option<usize> {
        let here = self.here();
        let rest = &self.written_text[here..];
        if self.style == Style::Double && (rest.starts_with("\\\n") || rest.starts_with("\\\r\n")) {
            return Some(0);
        }
        let white = &rest[..rest.len() - rest.trim_start_matches(is_white).len()];
        match white.matches('\n').count() {
            0 => None,
            // Lines of a block may be indented further, and that counts.
            _ if self.style == Style::Block => Some(usize::MAX),
            1 => Some(1),
            lines => Some(lines - 1),
        }
    }

    fn skip_white_space(&mut self) {
        if self.style == Style::Double {
            self.written.next_if(|(_, c)| *c == '\\');
        }
        while self.written.next_if(|(_, c)| is_white(*c)).is_some() {}
    }

    /// Passes what stands for one character of the value.
    fn step(&mut self) -> Option<()> {
        let (_, c) = self.written.next()?;
        match (self.style, c) {
            (Style::Single, '\'') => {
                self.written.next();
            }
            (Style::Double, '\\') => {
                let digits = match self.written.next()?.1 {
                    'x' => 2,
                    'u' => 4,
                    'U' => 8,
                    _ => 0,
                };
                self.written.by_ref().take(digits).for_each(drop);
            }
            _ => {}
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::{Node, Value, parse};

    /// The one text of a file, and what stands where `needle` is in its value.
    fn written(yaml: &str, needle: &str) -> String {
        let text = Text::new("t.yml", yaml);
        let Node { value: Value::Mapping(entries), .. } = parse(&text).expect("it is YAML") else {
            panic!("a map is meant");
        };
        let (_, node) = &entries[0];
        let Value::Text(value) = &node.value else { panic!("text is meant") };
        let at = value.find(needle).expect("the needle is there");
        text.slice(inside_scalar(&text, node.span, value, at..at + needle.len())).to_owned()
    }

    #[test]
    fn every_style_of_scalar_gives_the_very_characters() {
        assert_eq!(written("k: ab (cd", "(c"), "(c");
        assert_eq!(written("k: 'it''s (cd'", "(c"), "(c");
        assert_eq!(written("k: \"a\\u00e9\\n\\\"(cd\"", "(c"), "(c");
        assert_eq!(written("k: |\n  one\n    two (cd\n", "(c"), "(c");
        assert_eq!(written("k: >-\n  one\n  two\n\n  three (cd\n", "(c"), "(c");
        assert_eq!(written("k:\n  one\n  two (cd\n", "(c"), "(c");
        assert_eq!(written("k: \"one \\\n   two (cd\"", "(c"), "(c");
        assert_eq!(written("k: | # why\n  'one' (cd\n", "'one'"), "'one'");
    }

    #[test]
    fn an_escape_is_one_character() {
        assert_eq!(written("k: 'it''s'", "'"), "''");
        assert_eq!(written("k: \"a\\x41b\"", "A"), "\\x41");
    }

    #[test]
    fn a_range_outside_the_value_is_the_scalar() {
        let text = Text::new("t.yml", "k: abc");
        assert_eq!(inside_scalar(&text, Span::new(3, 6), "abc", 2..9), Span::new(3, 6));
    }
}
