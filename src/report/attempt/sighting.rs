//! A place in its sentence, kept when the text is gone.

use super::super::json::Range;
use super::super::neutral;
use crate::lint::{Finding, Match, Trace};
use crate::text::{Span, Text};
use serde::Serialize;
use std::fmt::Write as _;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// So much of a sentence is kept on either side of a place, in bytes.
const REACH: usize = 600;

/// A place that a rule matches, in its sentence.
#[derive(Clone, Debug, Serialize)]
pub struct Sighting {
    path: String,
    span: Range,
    /// The sentence ahead of it.
    before: String,
    text: String,
    /// The sentence behind it.
    after: String,
    /// What the rule says there, if it says anything.
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    /// The words that cleared it, if some did.
    #[serde(skip_serializing_if = "Option::is_none")]
    cleared_by: Option<String>,
}

impl Sighting {
    /// The place of a match, with what the rule says there, or with the words that cleared it.
    pub fn of(text: &Text, trace: &Trace, one: &Match) -> Self {
        let cleared_by = one.stopped_by().and_then(|clause| match clause.found? {
            Finding::At(span) => Some(text.slice(span).to_owned()),
            Finding::Document => None,
        });
        let message = one.message().map(str::to_owned);
        Self { message, cleared_by, ..Self::new(text, trace.sentence_of(one.span), one.span) }
    }

    fn new(text: &Text, sentence: Span, span: Span) -> Self {
        let slice = |start: u32, end: u32| text.slice(Span::new(start, end));
        let before = slice(sentence.start.min(span.start), span.start);
        let after = slice(span.end, sentence.end.max(span.end));
        let mut from = before.len().saturating_sub(REACH);
        while !before.is_char_boundary(from) {
            from += 1;
        }
        Self {
            path: text.name().to_owned(),
            span: Range::new(text, span),
            before: before[from..].to_owned(),
            text: start_of(text.slice(span), 2 * REACH).to_owned(),
            after: start_of(after, REACH).to_owned(),
            message: None,
            cleared_by: None,
        }
    }

    /// `path:line:column`, safe to print.
    pub(super) fn place(&self) -> String {
        let (line, column) = self.span.start();
        format!("{}:{line}:{column}", neutral::line(&self.path))
    }

    /// `line:column “words”`, safe to print.
    pub(super) fn spot(&self) -> String {
        let (line, column) = self.span.start();
        format!("{line}:{column} “{}”", cut(&neutral::words(&self.text), 40))
    }

    /// What is said there, safe to print.
    pub(super) fn says(&self) -> String {
        neutral::words(self.message.as_deref().unwrap_or_default()).into_owned()
    }

    /// The words that cleared it, safe to print.
    pub(super) fn evidence(&self) -> Option<String> {
        self.cleared_by.as_deref().map(|words| neutral::words(words).into_owned())
    }

    /// The sentence in at most so many columns, the words in the marks that rules' tests use, safe to print.
    pub(super) fn line(&self, room: usize, strong: impl Fn(&str) -> String) -> String {
        let words = cut(&neutral::words(&self.text), room / 2);
        let (before, after) = (edged(&self.before), edged(&self.after));
        let left = room.saturating_sub(words.width() + "[[]]".len());
        let ahead = (left / 2).max(left.saturating_sub(after.width())).min(before.width());
        let mut line = tail(&before, ahead);
        // Writing into a string cannot fail.
        let _ = write!(line, "[[{}]]", strong(&words));
        line + &cut(&after, left.saturating_sub(ahead))
    }
}

fn start_of(text: &str, most: usize) -> &str {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Words that others follow or precede: what parts them stays.
fn edged(text: &str) -> String {
    let space = |is: bool| if is { " " } else { "" };
    let words = neutral::words(text);
    if words.is_empty() {
        return space(!text.is_empty()).to_owned();
    }
    let (first, last) = (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
    format!("{}{words}{}", space(first), space(last))
}

/// The start of a line, in at most so many columns.
fn cut(line: &str, room: usize) -> String {
    if line.width() <= room {
        return line.to_owned();
    }
    let kept = fitting(line.chars(), room);
    let kept: String = line.chars().take(kept).collect();
    // A word that is cut in two says less than none.
    let whole = kept.rfind(' ').filter(|at| *at > 0).map_or(kept.as_str(), |at| &kept[..at]);
    format!("{whole} …").replacen("  …", " …", 1)
}

/// The end of a line, in at most so many columns.
fn tail(line: &str, room: usize) -> String {
    if line.width() <= room {
        return line.to_owned();
    }
    let left_out = line.chars().count() - fitting(line.chars().rev(), room);
    let kept: String = line.chars().skip(left_out).collect();
    let whole = kept.find(' ').map_or("", |at| &kept[at..]);
    format!("…{whole}")
}

/// How many characters have room beside a mark that the rest is left out.
fn fitting(characters: impl Iterator<Item = char>, room: usize) -> usize {
    let mut width = " …".width();
    let fits = |c: &char| {
        width += c.width().unwrap_or(0);
        width <= room
    };
    characters.take_while(fits).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(words: &str, room: usize) -> String {
        let text = Text::new("a", "Asked on the pier, insiders say that the port\nhas been sold to a bank.");
        let start = text.contents().find(words).expect("it stands there") as u32;
        let whole = Span::new(0, text.contents().len() as u32);
        let span = Span::new(start, start + words.len() as u32);
        Sighting::new(&text, whole, span).line(room, str::to_owned)
    }

    #[test]
    fn words_stand_in_marks_in_their_sentence() {
        let whole = "Asked on the pier, [[insiders]] say that the port has been sold to a bank.";
        assert_eq!(line("insiders", 100), whole);
        assert_eq!(line("insiders", 40), "… the pier, [[insiders]] say that …");
        assert_eq!(line("Asked", 30), "[[Asked]] on the pier, …");
        assert_eq!(line("bank", 30), "… been sold to a [[bank]].");
    }
}
