//! A stretch of a text laid out for reading: wrapped to a width, made safe to show, with a map from places in
//! the text to places in what is shown.
//!
//! Every span that is ever underlined passes through [`gate`] and [`Excerpt::pieces`]; what comes out lies in
//! the excerpt, on boundaries, on one row.

use super::window::{Window, is_wrapping};
use super::{columns, neutral};
use crate::text::{Span, Text, running};
use smallvec::SmallVec;
use std::ops::Range;
use unicode_width::UnicodeWidthChar;

/// Stands where a sentence was cut. Editors know it as the sign for words left out; dots alone could be the
/// author's.
const CUT: &str = "[...]";

/// A stretch of a text, wrapped and safe to show.
#[derive(Debug)]
pub(super) struct Excerpt {
    /// What is shown, in rows parted by line feeds.
    pub(super) shown: String,
    /// Whether every row is one whole line of the text, so that lines can be numbered.
    pub(super) whole_lines: bool,
    /// Where a character stands in the text and in `shown`: one place for each stretch of characters that stand as far
    /// apart in both, then one for the end.
    places: Places,
}

/// Places in the text, each with the place where it is shown.
type Places = SmallVec<[(usize, usize); 8]>;

/// A span as bytes that lie in the text on boundaries, whatever it was before: a half character is grown to
/// the whole, what lies outside is clipped, and a byte order mark is left out.
pub(super) fn gate(text: &Text, span: Span) -> Range<usize> {
    let (contents, first) = (text.contents(), text.body_start() as usize);
    let mut start = (span.start as usize).clamp(first, contents.len());
    let mut end = (span.end as usize).clamp(start, contents.len());
    while !contents.is_char_boundary(start) {
        start -= 1;
    }
    while !contents.is_char_boundary(end) {
        end += 1;
    }
    start..end
}

impl Excerpt {
    /// Lays out the window in rows of at most `width` columns: as the lines stand in the text where they fit and
    /// are shown whole, else as running words.
    pub(super) fn new(contents: &str, window: &Window, width: usize) -> Self {
        let lines = ends_lines(contents, window);
        if lines {
            let as_it_stands = Self::laid_out(contents, window, lines, Layout::new(width));
            if as_it_stands.whole_lines {
                return as_it_stands;
            }
        }
        Self::laid_out(contents, window, lines, Layout { running: true, ..Layout::new(width) })
    }

    /// `lines` tells whether the window begins and ends where lines do.
    fn laid_out(contents: &str, window: &Window, lines: bool, mut layout: Layout) -> Self {
        if window.cut_before {
            layout.rows.push_str(CUT);
            layout.rows.push(' ');
            layout.column = CUT.len() + 1;
        }
        let (start, end) = (window.start, window.end.max(window.start));
        layout.rows.reserve(end - start + 2 * CUT.len());
        let mut at = start;
        while let Some(c) = contents[at..end].chars().next() {
            let taken = layout.push_words(&contents[at..end], at);
            if taken == 0 {
                layout.push(contents, at, c);
            }
            at += if taken == 0 { c.len_utf8() } else { taken };
            if layout.wrapped && !layout.running {
                // The lines do not fit as they stand, and nothing more is asked.
                break;
            }
        }
        // A row that only a line break begins would not be drawn.
        layout.rows.truncate(layout.rows.trim_end_matches('\n').len());
        layout.places.push((end, layout.rows.len()));
        if window.cut_after {
            layout.rows.push_str(if layout.column + CUT.len() < layout.width { " " } else { "\n" });
            layout.rows.push_str(CUT);
        }
        Self { shown: layout.rows, whole_lines: lines && !layout.wrapped, places: layout.places }
    }

    /// Where a gated span is shown: one range for each row that it touches, or one empty range.
    pub(super) fn pieces(&self, span: Range<usize>) -> SmallVec<[Range<usize>; 4]> {
        let start = self.place(span.start);
        let end = self.place(span.end).max(start);
        let mut pieces = SmallVec::new();
        let mut at = start;
        let feeds = memchr::memchr_iter(b'\n', &self.shown.as_bytes()[start..end]);
        for row_end in feeds.map(|feed| start + feed).chain([end]) {
            let row = &self.shown[at..row_end];
            let indent = row.len() - row.trim_start().len();
            if row.len() > indent && !span.is_empty() {
                pieces.push(at + indent..at + row.trim_end().len());
            }
            at = row_end + 1;
        }
        if pieces.is_empty() {
            pieces.push(start..start);
        }
        pieces
    }

    /// Where a character of the text is shown; what lies outside the excerpt is put at its ends.
    fn place(&self, at: usize) -> usize {
        let last = self.places.last().copied().unwrap_or_default();
        let stretch = self.places.partition_point(|(text, _)| *text <= at).saturating_sub(1);
        let (text, shown) = self.places.get(stretch).copied().unwrap_or_default();
        (shown + at.min(last.0).saturating_sub(text)).min(last.1)
    }

    /// The column at which a piece ends on its row, 0-based.
    pub(super) fn end_column(&self, piece: &Range<usize>) -> usize {
        let before = &self.shown[..piece.end];
        width(&before[memchr::memrchr(b'\n', before.as_bytes()).map_or(0, |at| at + 1)..])
    }
}

/// Whether a window begins and ends where lines do.
fn ends_lines(contents: &str, window: &Window) -> bool {
    let (before, behind) = (&contents[..window.start], &contents[window.end.max(window.start)..]);
    before.chars().next_back().is_none_or(|c| matches!(c, '\n' | '\u{feff}'))
        && behind.chars().next().is_none_or(|c| matches!(c, '\n' | '\r'))
}

/// Fills rows, character by character.
struct Layout {
    width: usize,
    /// Whether line breaks that only wrap a sentence are shown as spaces.
    running: bool,
    rows: String,
    places: Places,
    column: usize,
    /// The last space on this row: where it stands, and the column after it.
    space: Option<(usize, usize)>,
    wrapped: bool,
}

impl Layout {
    fn new(width: usize) -> Self {
        let (rows, places) = (String::new(), Places::new());
        Self { width, running: false, rows, places, column: 0, space: None, wrapped: false }
    }

    /// Takes in what needs no thought: words of ASCII with single spaces between them that still fit on this row. How
    /// many bytes they are.
    fn push_words(&mut self, text: &str, at: usize) -> usize {
        let room = self.width.saturating_sub(self.column).min(text.len());
        let length = if text.starts_with(' ') { 0 } else { running(&text.as_bytes()[..room]) };
        let words = &text[..length];
        if length > 0 {
            self.place(at);
            if let Some(space) = memchr::memrchr(b' ', words.as_bytes()) {
                self.space = Some((self.rows.len() + space, self.column + space + 1));
            }
            self.rows.push_str(words);
            self.column += length;
        }
        length
    }

    /// Notes where the character stands that is pushed next.
    fn place(&mut self, at: usize) {
        let here = self.rows.len();
        if self.places.last().is_none_or(|(text, shown)| at - text != here - shown) {
            self.places.push((at, here));
        }
    }

    fn push(&mut self, contents: &str, at: usize, c: char) {
        let before = self.rows.len();
        self.place(at);
        if columns::is_plain(c) && c != ' ' {
            self.rows.push(c);
            return self.widen(at, before, 1);
        }
        let c = if c == '\n' && self.running && is_wrapping(contents, at) { ' ' } else { c };
        match c {
            '\n' => return self.feed(),
            // Half of a line break that is shown by its other half.
            '\r' if contents[at + 1..].starts_with('\n') => return,
            // The indent of a line that runs on.
            ' ' if self.running && self.rows.ends_with(' ') => return,
            '\t' => self.rows.push_str("    "),
            // Other spaces are as wide as a space and would only look odd where they break a row.
            _ if c.is_whitespace() && !neutral::is_hidden(c) && c.width() == Some(1) => self.rows.push(' '),
            _ => neutral::push(&mut self.rows, contents, at, c),
        }
        let columns = width(&self.rows[before..]);
        match c {
            // White space at the end of a row is the break.
            ' ' | '\t' if self.column + columns > self.width => {
                self.rows.truncate(before);
                self.wrapped = true;
                self.feed();
            }
            ' ' => {
                self.column += columns;
                self.space = Some((before, self.column));
            }
            _ => self.widen(at, before, columns),
        }
    }

    /// Takes in what was pushed last, so many columns wide.
    fn widen(&mut self, at: usize, before: usize, columns: usize) {
        self.column += columns;
        if self.column > self.width {
            self.wrap(at, before, columns);
        }
    }

    fn feed(&mut self) {
        self.rows.push('\n');
        (self.column, self.space) = (0, None);
    }

    /// Begins a new row after a space, where there is one in the second half of this row, or else with the
    /// character that was pushed last.
    fn wrap(&mut self, at: usize, last: usize, columns: usize) {
        self.wrapped = true;
        match self.space.take() {
            Some((space, column)) if column * 2 > self.width => {
                self.rows.replace_range(space..=space, "\n");
                self.column -= column;
            }
            _ if last == 0 || self.rows[..last].ends_with(['\n', '\u{200d}']) => {}
            _ => {
                self.rows.insert(last, '\n');
                self.column = columns;
                if self.places.last().is_some_and(|(text, _)| *text == at) {
                    self.places.pop();
                }
                self.places.push((at, last + 1));
            }
        }
    }
}

/// Columns as a terminal counts them that joins no emoji; the underlines are drawn by the same count.
fn width(shown: &str) -> usize {
    columns::plain(shown).unwrap_or_else(|| shown.chars().map(columns::of).sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn excerpt(contents: &str, width: usize) -> Excerpt {
        let window = Window { start: 0, end: contents.len(), cut_before: false, cut_after: false };
        Excerpt::new(contents, &window, width)
    }

    #[test]
    fn rows_break_at_spaces_and_long_words_where_they_must() {
        assert_eq!(excerpt("one two three four", 9).shown, "one two\nthree\nfour");
        assert_eq!(excerpt("one twothreefourfive", 9).shown, "one twoth\nreefourfi\nve");
        assert_eq!(excerpt("大坝已经安全了", 8).shown, "大坝已经\n安全了");
        assert_eq!(excerpt("a b\r\nc\n\n", 8).shown, "a b\nc");
    }

    #[test]
    fn whatever_the_width_a_span_marks_its_own_characters() {
        let contents =
            "Ünder “tow” — 漢字の文 e\u{301}\u{200b}x\r\na long-winded   sentence\tfollows\x1b[m here.";
        let squeeze = |text: &str| text.split_whitespace().collect::<String>();
        let boundaries: Vec<usize> =
            (0..=contents.len()).filter(|at| contents.is_char_boundary(*at)).collect();
        for width in [1, 7, 12, 20, 90] {
            let excerpt = excerpt(contents, width);
            for &start in &boundaries {
                for &end in boundaries.iter().filter(|end| **end >= start) {
                    let pieces = excerpt.pieces(start..end);
                    let marked: String = pieces.iter().map(|piece| &excerpt.shown[piece.clone()]).collect();
                    let mut expected = String::new();
                    for (at, c) in contents[start..end].char_indices().filter(|(_, c)| *c != '\r') {
                        neutral::push(&mut expected, contents, start + at, if c == '\t' { ' ' } else { c });
                    }
                    assert_eq!(
                        squeeze(&marked),
                        squeeze(&expected.replace('␊', "\n")),
                        "{start}..{end} at {width}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_gate_lets_nothing_through_that_does_not_lie_in_the_text() {
        let text = Text::new("t", "\u{feff}aé");
        assert_eq!(gate(&text, Span::new(0, 4)), 3..4);
        assert_eq!(gate(&text, Span::new(5, 5)), 4..6);
        assert_eq!(gate(&text, Span::new(9, 2)), 6..6);
    }
}
