//! What is no YAML, in the words of somebody who writes a rule. The usual slips are told by the character they
//! happen at or by the parser's words for them; for the rest those words must do.

use super::Mistake;
use crate::diagnostic::Diagnostic;
use crate::text::{Span, Text};

/// What is wrong at a place of which the parser says what it says.
pub(super) fn explain(text: &Text, at: Span, said: &str) -> Diagnostic {
    let line = text.slice(text.whole_lines(at));
    if line.trim_start_matches(' ').starts_with('\t') {
        return slip(at, "a tab cannot indent YAML", "Indent with spaces.");
    }
    match text.contents()[at.start as usize..].chars().next() {
        Some('`') => return slip(at, "a value cannot start with a backtick", QUOTE_IT),
        Some(c @ ('@' | '%')) => return slip(at, &format!("a value cannot start with `{c}`"), QUOTE_IT),
        Some(c @ ('*' | '&')) if said.contains("anchor or alias") => {
            return slip(at, &format!("a value cannot start with `{c}` alone"), QUOTE_IT);
        }
        _ => {}
    }
    if said.contains("trailing content")
        && let Some(open) = runaway(text, at)
    {
        return slip(open, NEVER_CLOSED, CLOSE);
    }
    if let Some(bracket) = opening(text, at).filter(|_| said.contains("did not find expected")) {
        let message = "what starts with a bracket ends with it, and more follows";
        return slip(bracket, message, "Put the whole value in quotes.");
    }
    let at = if said.contains("escape") { unknown_escape(text, at).unwrap_or(at) } else { at };
    match SLIPS.iter().find(|(words, ..)| said.contains(words)) {
        Some((_, message, help)) => slip(at, message, help),
        None if said.is_empty() => slip(at, "this is not valid YAML", CHECK),
        None => slip(at, &format!("this is not valid YAML: {said}"), CHECK),
    }
}

fn slip(at: Span, message: &str, help: &str) -> Diagnostic {
    Mistake::YamlSyntax.at(at, message).with_help(help)
}

/// The first backslash in the double quotes that open at a place with a letter behind it that YAML does not know.
fn unknown_escape(text: &Text, at: Span) -> Option<Span> {
    const KNOWN: &str = "0abt\tnvfre \"/\\N_LPxuU\r\n";
    let quoted = text.contents()[at.start as usize..].strip_prefix('"')?;
    let (mut place, mut rest) = (at.start + 1, quoted);
    while let Some(ahead) = rest.find('\\') {
        let escaped = rest[ahead + 1..].chars().next()?;
        let (start, length) = (place + ahead as u32, 1 + escaped.len_utf8());
        if !KNOWN.contains(escaped) {
            return Some(Span::new(start, start + length as u32));
        }
        (place, rest) = (start + length as u32, &rest[ahead + length..]);
    }
    None
}

/// The quote of an earlier line that closes only where the next text should open, just ahead of `at`.
fn runaway(text: &Text, at: Span) -> Option<Span> {
    let before = &text.contents()[..at.start as usize];
    let quote = before.chars().next_back().filter(|c| matches!(c, '"' | '\''))?;
    let inside = before.strip_suffix(quote)?;
    let open = inside.rfind(quote)?;
    inside[open..].contains('\n').then(|| Span::new(open as u32, open as u32 + 1))
}

/// The bracket that the value around `at` starts with, where that is a list or a map in brackets with text behind
/// it.
fn opening(text: &Text, at: Span) -> Option<Span> {
    let line = text.whole_lines(at);
    let before = &text.contents()[line.start as usize..at.start as usize];
    let value = before.trim_start().trim_start_matches("- ");
    let value = value.split_once(": ").map_or(value, |(_, value)| value);
    let start = at.start - value.len() as u32;
    let closed = value.trim_end().ends_with([']', '}']);
    (closed && value.starts_with(['[', '{'])).then(|| Span::new(start, start + 1))
}

const QUOTE_IT: &str = "Put the value in quotes.";
const QUOTE_BRACKET: &str = "Close it, or put the value in quotes.";
const CHECK: &str = "Check quotes, brackets and indentation here and above.";
const NEVER_CLOSED: &str = "the quote that opens here is never closed";
const CLOSE: &str = "Close it; within single quotes, double it.";

/// Words of the parser, and what they mean to somebody who writes a rule.
const SLIPS: &[(&str, &str, &str)] = &[
    ("mapping values", "a second `: ` stands in one value", QUOTE_IT),
    ("unclosed quote", NEVER_CLOSED, CLOSE),
    ("unclosed bracket", "the bracket that opens here is never closed", QUOTE_BRACKET),
    ("mismatched bracket", "the bracket that opens here is closed by one of another sort", QUOTE_BRACKET),
    ("misplaced bracket", "nothing opens this bracket", "Take it out, or put the value in quotes."),
    (
        "trailing content",
        "something follows the closing quote",
        "Quote the whole value; within single quotes, double a quote.",
    ),
    (
        "escape",
        "a backslash within double quotes needs a letter that YAML knows",
        "Use single quotes, in which a backslash is one.",
    ),
    (
        "did not find expected key",
        "this line is indented like none of those above",
        "Indent it like the keys it belongs with.",
    ),
    (
        "did not find expected '-'",
        "this line is neither an item of the list above nor indented like its key",
        "Indent it like the keys it belongs with.",
    ),
    ("simple key expected", "a colon and a space are missing on this line", "Write `key: value`."),
    ("recursion limit", "this is nested too deep", "Write it more plainly."),
];
