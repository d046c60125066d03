//! For people: the sources of one text as a table, the strongest first, or a line for each of several texts and a
//! total.

use super::words::{called, kind, share, shares, strongest_first};
use super::{FileRoster, RosterReporter, RosterRun};
use crate::report::{Style, neutral};
use crate::roster::{Cited, Roster, Tally};
use crate::text::Text;
use std::borrow::Cow;
use std::fmt::Write as _;
use std::io;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Narrower than this nothing is laid out; wider than this nothing is read with ease.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=120;

/// What stands between two columns.
const GAP: &str = "  ";

/// Wide enough for the parts of every kind.
const NARROWEST_KIND: usize = "unidentified-".len();

/// So much of a text's name is shown whatever the width.
const SHORTEST_NAME: usize = 12;

pub(super) struct Human {
    width: usize,
    /// The first text, whose table is shown only when no other follows.
    first: Option<First>,
    several: bool,
}

/// One text, ready for either way of showing it.
struct First {
    table: String,
    line: String,
}

impl Human {
    pub(super) fn new(style: Style) -> Self {
        Self { width: style.width.clamp(*WIDTHS.start(), *WIDTHS.end()), first: None, several: false }
    }
}

impl RosterReporter for Human {
    fn file(&mut self, file: &FileRoster<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let line = line(file.roster.tally(), file.text.name(), self.width);
        if let Some(first) = self.first.take() {
            self.several = true;
            write!(out, "{}{}", headings(), first.line)?;
        }
        if self.several {
            return out.write_all(line.as_bytes());
        }
        self.first = Some(First { table: page(file.text, file.roster, self.width), line });
        Ok(())
    }

    fn finish(&mut self, run: &RosterRun, out: &mut dyn io::Write) -> io::Result<()> {
        if self.several {
            out.write_all(line(run.total, &format!("all {} files", run.files), self.width).as_bytes())?;
        }
        self.first.take().map_or(Ok(()), |first| out.write_all(first.table.as_bytes()))
    }
}

/// The table of one text and what it adds up to.
fn page(text: &Text, roster: &Roster, width: usize) -> String {
    let mut page = String::new();
    if !roster.sources.is_empty() {
        page.push_str(&table(text, roster, width));
        page.push('\n');
    }
    for row in textwrap::wrap(&shares(roster), width) {
        page.push_str(row.trim_end());
        page.push('\n');
    }
    page
}

fn table(text: &Text, roster: &Roster, width: usize) -> String {
    let mut rows = vec![["SOURCE", "KIND", "TIMES", "LINE"].map(str::to_owned)];
    rows.extend(strongest_first(roster).into_iter().map(|source| cells(text, source)));
    let widths = widths(&rows, width);
    rows.iter().map(|row| laid_out(row, widths)).collect()
}

fn cells(text: &Text, source: &Cited) -> [String; 4] {
    let line = text.position(source.first.start).line;
    [called(source), kind(source), source.count.to_string(), line.to_string()]
}

/// How wide each column is: the numbers as they need it, kinds at most two fifths of the rest where sources need
/// their share too.
fn widths(rows: &[[String; 4]], width: usize) -> [usize; 4] {
    let longest = |column: usize| rows.iter().map(|row| row[column].width()).max().unwrap_or(0);
    let (times, line) = (longest(2), longest(3));
    let room = width.saturating_sub(times + line + 3 * GAP.len());
    let kind = longest(1).min((room * 2 / 5).max(NARROWEST_KIND).max(room.saturating_sub(longest(0))));
    let source = longest(0).min(room.saturating_sub(kind));
    [source, kind, times, line]
}

/// A row of the table, wrapped inside its columns; numbers stand to the right.
fn laid_out(row: &[String; 4], [source, kind, times, line]: [usize; 4]) -> String {
    let (names, kinds) = (textwrap::wrap(&row[0], source), textwrap::wrap(&row[1], kind));
    let mut shown = String::new();
    for at in 0..names.len().max(kinds.len()) {
        let cell = |rows: &[Cow<'_, str>], width| padded(rows.get(at).map_or("", |cell| cell), width);
        let mut text = cell(&names, source) + GAP + &cell(&kinds, kind);
        if at == 0 {
            // Writing into a string cannot fail.
            let _ = write!(text, "{GAP}{:>times$}{GAP}{:>line$}", row[2], row[3]);
        }
        shown.push_str(text.trim_end());
        shown.push('\n');
    }
    shown
}

fn padded(cell: &str, width: usize) -> String {
    format!("{cell}{}", " ".repeat(width.saturating_sub(cell.width())))
}

/// The heads of the columns that [`line`] fills.
fn headings() -> String {
    columns(["CITED", "SOURCES", "ANONYMOUS", "ONE SOURCE"], "FILE")
}

/// One text on one line. The numbers come first, so that lines can be written before all names are known.
fn line(tally: Tally, name: &str, width: usize) -> String {
    let numbers = [
        tally.attributions.to_string(),
        tally.sources.to_string(),
        share(tally.anonymous, tally.anonymous_share()),
        share(tally.largest, tally.single_source_share()),
    ];
    let room = width.saturating_sub(columns([""; 4], "").width()).max(SHORTEST_NAME);
    columns(numbers.each_ref().map(String::as_str), &clipped(&neutral::line(name), room))
}

fn columns([cited, sources, anonymous, main]: [&str; 4], name: &str) -> String {
    format!("{cited:>5}{GAP}{sources:>7}{GAP}{anonymous:>10}{GAP}{main:>10}{GAP}{name}\n")
}

/// The end of a name, which tells files apart, in at most so many columns.
fn clipped(name: &str, room: usize) -> String {
    if name.width() <= room {
        return name.to_owned();
    }
    let mut used = 1;
    let fits = name.char_indices().rev().take_while(|(_, c)| {
        used += c.width().unwrap_or(1);
        used <= room
    });
    let from = fits.last().map_or(name.len(), |(at, _)| at);
    format!("…{}", &name[from..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_long_name_the_end_is_shown() {
        assert_eq!(clipped("drafts/ferry.md", 15), "drafts/ferry.md");
        assert_eq!(clipped("drafts/ferry.md", 9), "…ferry.md");
        assert_eq!(clipped("漢字漢字", 6), "…漢字");
    }
}
