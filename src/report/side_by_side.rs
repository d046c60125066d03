//! Draws rows of plain words with marks that stand side by side below them, as the renderer would. That is nearly all there
//! ever is to draw, and to lay out what may overlap takes the renderer many times as long. Whatever is less simple is left
//! to it.

use super::columns;
use super::ink::{Ink, Sign};
use super::scene::{Mark, Scene};
use crate::order::Order as _;
use smallvec::SmallVec;

/// What is drawn with.
pub(super) struct Inks<'i> {
    /// Bars and the numbers of lines.
    pub(super) frame: &'i Ink,
    /// The primary place.
    pub(super) primary: &'i Ink,
    /// All other places.
    pub(super) other: &'i Ink,
}

/// Draws a scene behind what is drawn, its margin as wide as numbers of so many digits, with a row left below it. Where
/// it is not that simple nothing is drawn, and the answer is no.
pub(super) fn draw(drawn: &mut String, scene: &Scene<'_>, inks: &Inks<'_>, numbers: usize) -> bool {
    let mut marks: SmallVec<[&Mark<'_>; 8]> = scene.marks.iter().collect();
    marks.order_by_key(|mark| mark.span.start);
    if !are_simple(&scene.excerpt.shown, &marks) {
        return false;
    }
    margin(drawn, inks, numbers, None);
    let mut left = &*marks;
    for (row, line) in rows(&scene.excerpt.shown).zip(scene.first_line..) {
        drawn.push('\n');
        margin(drawn, inks, numbers, Some(line).filter(|_| scene.excerpt.whole_lines));
        if !row.words.is_empty() {
            drawn.push(' ');
            drawn.push_str(row.words);
        }
        let (own, behind) = left.split_at(row.begun(left));
        left = behind;
        if !own.is_empty() {
            drawn.push('\n');
            margin(drawn, inks, numbers, None);
            drawn.push(' ');
            underline(drawn, &row, own, inks);
        }
    }
    drawn.push('\n');
    margin(drawn, inks, numbers, None);
    true
}

/// One row of an excerpt.
struct Row<'s> {
    words: &'s str,
    /// Where it begins in the excerpt.
    start: usize,
}

impl Row<'_> {
    const fn end(&self) -> usize {
        self.start + self.words.len()
    }

    /// How many of some marks, which are in order, begin on this row or before it.
    fn begun(&self, marks: &[&Mark<'_>]) -> usize {
        marks.iter().take_while(|mark| mark.span.start < self.end()).count()
    }

    /// The column of a place in the excerpt. Plain characters take one each.
    fn column(&self, at: usize) -> usize {
        let before = self.words.get(..at.saturating_sub(self.start)).unwrap_or_default();
        columns::plain(before).unwrap_or_default()
    }
}

fn rows(shown: &str) -> impl Iterator<Item = Row<'_>> {
    let mut start = 0;
    memchr::memchr_iter(b'\n', shown.as_bytes()).chain([shown.len()]).map(move |end| {
        let row = Row { words: shown.get(start..end).unwrap_or_default(), start };
        start = end + 1;
        row
    })
}

/// Whether all is plain, and no mark or label stands in the way of another: a label behind the last mark of a row does not.
fn are_simple(shown: &str, marks: &[&Mark<'_>]) -> bool {
    let mut left = marks;
    let are_simple = rows(shown).all(|row| {
        let (own, behind) = left.split_at(row.begun(left));
        left = behind;
        let stands = |mark: &&Mark<'_>| !mark.span.is_empty() && mark.span.end <= row.end();
        // Where they meet, the renderer may draw two as one.
        let apart = |pair: &[&Mark<'_>]| pair[0].span.end < pair[1].span.start && pair[0].label.is_empty();
        let label = own.last().map_or("", |last| &last.label);
        own.iter().all(stands)
            && own.windows(2).all(apart)
            && columns::plain(row.words).is_some()
            && columns::plain(label).is_some()
    });
    are_simple && left.is_empty()
}

/// Draws the margin of a row, with the number of its line if it has one, and a bar.
fn margin(drawn: &mut String, inks: &Inks<'_>, numbers: usize, line: Option<u32>) {
    match line {
        Some(line) => inks.frame.write(drawn, &[&format!("{line:>numbers$}")]),
        None => Sign::SPACE.repeat(drawn, numbers),
    }
    drawn.push(' ');
    inks.frame.write(drawn, &["|"]);
}

/// Draws the marks of a row.
fn underline(drawn: &mut String, row: &Row<'_>, marks: &[&Mark<'_>], inks: &Inks<'_>) {
    let mut column = 0;
    for mark in marks {
        let (ink, sign) =
            if mark.primary { (inks.primary, Sign::PRIMARY) } else { (inks.other, Sign::OTHER) };
        let (from, to) = (row.column(mark.span.start), row.column(mark.span.end));
        Sign::SPACE.repeat(drawn, from.saturating_sub(column));
        ink.draw(drawn, sign, to.saturating_sub(from));
        if !mark.label.is_empty() {
            drawn.push(' ');
            ink.write(drawn, &[&mark.label]);
        }
        column = to;
    }
}
