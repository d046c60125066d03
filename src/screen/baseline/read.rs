//! Reads a baseline. What cannot be used of it is told where it stands, and the rest is used all the same.

use super::{Entry, FORMAT};
use crate::diagnostic::{Diagnostic, Severity};
use crate::order::Order as _;
use crate::text::{Span, Text};
use serde::Deserialize;
use std::borrow::Cow;
use std::sync::Arc;

/// The id of what is said of a merge that left its marks. Whoever takes both sides may do without it.
pub const CONFLICT: &str = "whosays/merge-conflict";

const BROKEN: &str = "whosays/broken-baseline";
const NEWER: &str = "whosays/newer-baseline";

/// So many broken lines are told each for itself. What has more was never a baseline.
const MOST_TOLD: usize = 5;

/// Entries, with the file that they stand in.
#[derive(Debug)]
pub struct Baseline {
    pub(super) text: Arc<Text>,
    /// In the order of their paths and fingerprints, of which no two have the same.
    pub(super) entries: Vec<Entry>,
    /// The line of each.
    pub(super) lines: Vec<Span>,
}

/// A line as it may be written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line<'a> {
    #[serde(borrow)]
    path: Cow<'a, str>,
    #[serde(borrow)]
    rule: Cow<'a, str>,
    #[serde(borrow)]
    fingerprint: Cow<'a, str>,
    #[serde(borrow, default)]
    text: Cow<'a, str>,
    #[serde(borrow, default)]
    sentence: Cow<'a, str>,
    #[serde(default)]
    reason: Option<String>,
}

/// The line that says what follows.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Header<'a> {
    #[serde(borrow)]
    format: Cow<'a, str>,
}

/// What a line turns out to be.
enum Found {
    Entry(Entry),
    Nothing,
    Mistake(Diagnostic),
}

impl Baseline {
    /// Reads a file. Whatever it holds, what can be used comes out, with what is wrong.
    pub fn read(text: Arc<Text>) -> (Self, Vec<Diagnostic>) {
        let (mut found, mut mistakes, mut reader) = (Vec::new(), Vec::new(), Reader::default());
        for line in lines(&text) {
            match reader.read(text.slice(line), line) {
                Found::Entry(entry) => found.push((entry, line)),
                Found::Nothing => {}
                Found::Mistake(mistake) => mistakes.push(mistake),
            }
        }
        // Two branches may have recorded the same, and a merge that keeps both sides does no harm.
        found.order_by(|(one, _), (other, _)| one.key().cmp(&other.key()));
        found.dedup_by(|(twin, _), (first, _)| {
            let same = twin.key() == first.key();
            if same && first.reason.is_none() {
                first.reason = twin.reason.take();
            }
            same
        });
        let (entries, lines) = found.into_iter().unzip();
        (Self { text, entries, lines }, few(mistakes))
    }

    /// The file it stands in.
    pub fn text(&self) -> &Arc<Text> {
        &self.text
    }

    /// As it is written with an entry more. One that stands there already keeps its reason.
    pub fn with(&self, entry: &Entry) -> String {
        let is_known = self.entries.iter().any(|known| known.key() == entry.key());
        super::write(self.entries.iter().chain((!is_known).then_some(entry)))
    }

    /// How many entries there are.
    pub fn count(&self) -> usize {
        self.entries.len()
    }
}

/// The lines of a file that hold something.
fn lines(text: &Text) -> impl Iterator<Item = Span> {
    let start = text.body_start();
    let body = text.contents().get(start as usize..).unwrap_or_default();
    let lines = body.split_inclusive('\n').scan(start, |at, line| {
        let begin = *at;
        *at += line.len() as u32;
        Some(Span::new(begin, begin + line.trim_end().len() as u32))
    });
    lines.filter(|line| !line.is_empty())
}

/// What is known of the lines before.
#[derive(Default)]
struct Reader {
    /// Inside a conflict that a merge left, the part that neither side has.
    in_origin: bool,
    in_conflict: bool,
    /// Whether it says that it is of another format.
    is_newer: bool,
}

impl Reader {
    fn read(&mut self, line: &str, at: Span) -> Found {
        if let Some(mark) = mark(line) {
            return self.conflict(mark, at);
        }
        if self.in_origin {
            return Found::Nothing;
        }
        if let Some(header) = header(line, at) {
            self.is_newer |= matches!(header, Found::Mistake(_));
            return header;
        }
        match serde_json::from_str::<Line<'_>>(line) {
            Ok(line) => entry(line).map_or_else(|| Found::Mistake(no_fingerprint(at)), Found::Entry),
            // What another format says differently is told once, where it says which it is.
            Err(_) if self.is_newer => Found::Nothing,
            Err(error) => Found::Mistake(broken(line, at, &error)),
        }
    }

    /// A conflict is told once, at its first mark.
    fn conflict(&mut self, mark: char, at: Span) -> Found {
        let was_known = std::mem::replace(&mut self.in_conflict, mark != '>');
        self.in_origin = mark == '|';
        if was_known && mark != '<' {
            return Found::Nothing;
        }
        let help =
            "Keep the lines of both sides and delete the marks, or let `whosays baseline prune` do it.";
        Found::Mistake(mistake(CONFLICT, "a merge has left a conflict here", at).with_help(help))
    }
}

/// The mark of a merge that a line is.
fn mark(line: &str) -> Option<char> {
    let mark = line.chars().next().filter(|c| matches!(c, '<' | '|' | '=' | '>'))?;
    let rest = line.trim_start_matches(mark);
    (line.len() - rest.len() == 7 && (rest.is_empty() || rest.starts_with(' '))).then_some(mark)
}

fn entry(line: Line<'_>) -> Option<Entry> {
    Some(Entry {
        fingerprint: line.fingerprint.parse().ok()?,
        path: line.path.into_owned(),
        rule: line.rule.into_owned(),
        text: line.text.into_owned(),
        sentence: line.sentence.into_owned(),
        reason: line.reason,
    })
}

/// What a line says that names a format.
fn header(line: &str, at: Span) -> Option<Found> {
    // Entries, of which there may be very many, begin otherwise.
    let Header { format } = line.contains("\"format\"").then(|| serde_json::from_str(line).ok())??;
    if format == FORMAT {
        return Some(Found::Nothing);
    }
    let message = format!("this is `{format}`, and this whosays reads `{FORMAT}`");
    let help = "Update whosays, or delete the file and record it anew with `whosays baseline create`.";
    Some(Found::Mistake(mistake(NEWER, message, at).with_help(help)))
}

fn no_fingerprint(line: Span) -> Diagnostic {
    let help = "Copy the line again from where it comes, or delete it.";
    let message = "the fingerprint of this entry is not sixteen hexadecimal digits";
    mistake(BROKEN, message, line).with_help(help)
}

fn broken(line: &str, at: Span, error: &serde_json::Error) -> Diagnostic {
    let said = error.to_string();
    let said = said.rsplit_once(" at line ").map_or(&*said, |(said, _)| said);
    let said = if error.is_data() { said } else { "what is underlined makes it no JSON" };
    let help = "An entry is one JSON object on one line, with `path`, `rule`, `fingerprint`, `text`, `sentence` and \
                perhaps `reason`. Mend the line, or delete it.";
    // Where characters make no JSON, the first wrong one is told; all else is about the line.
    let wrong = if error.is_data() { 0 } else { error.column().saturating_sub(1).min(line.len()) };
    let wrong = (0..=wrong).rev().find(|&at| line.is_char_boundary(at)).unwrap_or_default();
    let place = if wrong < line.len() { Span::new(at.start + wrong as u32, at.end) } else { at };
    mistake(BROKEN, format!("this line is no entry of a baseline: {said}"), place).with_help(help)
}

fn mistake(id: &str, message: impl Into<String>, at: Span) -> Diagnostic {
    Diagnostic::new(id, Severity::Error, message, at)
}

/// The first mistakes, and how many more there are.
fn few(mut mistakes: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let more = mistakes.len().saturating_sub(MOST_TOLD);
    mistakes.truncate(MOST_TOLD + 1);
    if let Some(last) = mistakes.get_mut(MOST_TOLD) {
        let lines =
            if more == 1 { "one more line".to_owned() } else { format!("{more} more lines, from here on,") };
        let cannot = format!("{lines} cannot be used");
        *last = mistake(BROKEN, cannot, last.span).with_help("Is this file a baseline?");
    }
    mistakes
}
