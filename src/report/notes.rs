//! What is said below the excerpts: the question, the fix, what found no room above, and places that are only
//! listed. It writes words; how they are laid out is not its business.

use super::scene::{Picture, is_drawn};
use super::summary::count;
use super::{columns, neutral};
use crate::diagnostic::{Diagnostic, Label};
use crate::prose::fold;
use crate::text::{Span, Text};
use std::borrow::Cow;

/// Places listed in one note, at most.
const MOST_PLACES: usize = 12;

/// Words at a listed place are cut to so many columns.
const LONGEST: usize = 28;

/// A note, safe to show.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Note<'n> {
    /// What it is: `ask`, `help`, the role of a label.
    pub(super) name: Cow<'n, str>,
    /// What it says, on one line.
    pub(super) words: Cow<'n, str>,
}

impl<'n> Note<'n> {
    pub(super) fn new(name: &'n str, words: &'n str) -> Self {
        Self { name: neutral::line(name), words: neutral::words(words) }
    }

    /// One that is put together.
    pub(super) fn made(name: &str, words: &str) -> Self {
        Self {
            name: neutral::line(name).into_owned().into(),
            words: neutral::words(words).into_owned().into(),
        }
    }
}

/// The notes on a diagnostic that stands for `repeats` too.
pub(super) fn notes<'n>(
    text: &Text,
    diagnostic: &'n Diagnostic,
    repeats: &[&Diagnostic],
    picture: &Picture<'_>,
) -> Vec<Note<'n>> {
    let mut notes: Vec<Note<'n>> =
        picture.notes.iter().map(|(role, label)| Note::made(role, label)).collect();
    if picture.left_out > 0 {
        notes.push(Note::made("note", &format!("{} more not shown", count(picture.left_out, "place"))));
    }
    notes.extend(listed(text, diagnostic));
    notes.extend(diagnostic.ask.as_ref().map(|ask| Note::new("ask", ask)));
    notes.extend(diagnostic.help.as_ref().map(|help| Note::new("help", help)));
    notes.extend(also(text, diagnostic));
    notes.extend(again(text, diagnostic, repeats));
    notes
}

/// Where the same is asked again: `4 more, at 5:9, 7:1 “the officials”`. Words that are those of the first are not
/// repeated.
fn again(text: &Text, diagnostic: &Diagnostic, repeats: &[&Diagnostic]) -> Option<Note<'static>> {
    if repeats.is_empty() {
        return None;
    }
    let folded = |span: Span| fold(text.slice(span));
    let first = folded(diagnostic.span);
    let at = |repeat: &&Diagnostic| {
        let is_alike = folded(repeat.span) == first;
        if is_alike { place(text, repeat.span) } else { spot(text, repeat.span) }
    };
    let places = list(repeats.iter().map(at));
    Some(Note::made("again", &format!("{} more, at {places}", repeats.len())))
}

/// The places that are only listed, a note for each role: `counted: 5:9 “Analysts”, 7:1 “Sources”`.
fn listed(text: &Text, diagnostic: &Diagnostic) -> Vec<Note<'static>> {
    let is_listed = |label: &&Label| !is_drawn(label) && !diagnostic.is_of_merged(label);
    let labels: Vec<&Label> = diagnostic.labels.iter().filter(is_listed).collect();
    let roles = firsts(&labels, |left, right| left.role == right.role);
    let note = |role: &Label| {
        let places = labels.iter().filter(|label| label.role == role.role);
        Note::made(&role.role, &list(places.map(|label| spot(text, label.span))))
    };
    roles.into_iter().map(note).collect()
}

/// What was merged into a diagnostic, the first of each rule.
pub(super) fn merged_rules(diagnostic: &Diagnostic) -> Vec<&Diagnostic> {
    let merged: Vec<&Diagnostic> = diagnostic.merged.iter().collect();
    firsts(&merged, |left, right| left.rule == right.rule)
}

/// What merged rules say, each once, with the other places where it says so.
fn also(text: &Text, diagnostic: &Diagnostic) -> Vec<Note<'static>> {
    let note = |first: &Diagnostic| {
        let again =
            diagnostic.merged.iter().filter(|other| other.rule == first.rule && other.span != first.span);
        let places: Vec<String> = again.map(|other| spot(text, other.span)).collect();
        let again = if places.is_empty() { String::new() } else { format!(" (and {})", list(places)) };
        Note::made(&format!("also[{}]", first.rule), &format!("{}{again}", first.message))
    };
    merged_rules(diagnostic).into_iter().map(note).collect()
}

/// Those that are not the same as an earlier one.
fn firsts<'a, T>(all: &[&'a T], same: fn(&T, &T) -> bool) -> Vec<&'a T> {
    let mut firsts: Vec<&T> = Vec::new();
    for &one in all {
        if !firsts.iter().any(|first| same(first, one)) {
            firsts.push(one);
        }
    }
    firsts
}

/// `12:5, 14:20 and 3 more places`.
fn list(places: impl IntoIterator<Item = String>) -> String {
    let mut places: Vec<String> = places.into_iter().collect();
    let more = places.len().saturating_sub(MOST_PLACES);
    places.truncate(MOST_PLACES);
    let listed = places.join(", ");
    if more == 0 { listed } else { format!("{listed} and {}", count(more, "more place")) }
}

/// `line:column “words”`.
fn spot(text: &Text, span: Span) -> String {
    format!("{} “{}”", place(text, span), words(text, span, LONGEST))
}

/// `line:column`.
pub fn place(text: &Text, span: Span) -> String {
    let position = text.position(span.start);
    format!("{}:{}", position.line, position.column)
}

/// The words at a place, cut where they have more than `longest` columns.
pub(super) fn words(text: &Text, span: Span, longest: usize) -> String {
    cut(text.slice(span), longest)
}

/// Words, cut where they have more than `longest` columns.
pub fn cut(whole: &str, longest: usize) -> String {
    // More characters than that are not shown, however narrow they are.
    let start: String = whole.chars().take(longest * 4).collect();
    let mut words = neutral::words(start.trim_matches(['“', '”', '"'])).into_owned();
    if columns::width(&words) <= longest && start.len() == whole.len() {
        return words;
    }
    while columns::width(&words) >= longest {
        words.pop();
    }
    format!("{}…", words.trim_end())
}
