//! What is wrong with a regex, and where in it.

use crate::prose::fold_char;
use regex_syntax::ast::{self, ErrorKind};
use regex_syntax::hir;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::Range;

/// A mistake in a regex, or a warning about one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegexError {
    /// What is wrong, in one sentence.
    pub message: String,
    /// Where, in bytes of the regex.
    pub at: Range<usize>,
    /// What would settle it, if known.
    pub help: Option<String>,
}

impl RegexError {
    pub(super) fn syntax(text: &str, error: &ast::Error) -> Self {
        let at = error.span().start.offset..error.span().end.offset;
        let written = text.get(at.clone()).unwrap_or_default();
        let (message, help) = match error.kind() {
            ErrorKind::UnsupportedLookAround => {
                ("there is no look-around", "Say what must not stand near with an `unless` clause.")
            }
            ErrorKind::UnsupportedBackreference => {
                ("there are no back-references", "Write the alternatives out.")
            }
            ErrorKind::GroupUnclosed => {
                ("this bracket is never closed", r"Close it, or write `\(` for a bracket in the text.")
            }
            ErrorKind::GroupUnopened => {
                ("this bracket closes nothing", r"Take it out, or write `\)` for a bracket in the text.")
            }
            ErrorKind::ClassUnclosed => {
                ("this class is never closed", r"Close it with `]`, or write `\[` for a bracket in the text.")
            }
            ErrorKind::ClassRangeInvalid => {
                ("the ends of this range are reversed", "Write the smaller first.")
            }
            ErrorKind::RepetitionMissing => {
                let sign = text[at.start..].chars().next().unwrap_or('*');
                let help = format!(r"Say what may come again, or write `\{sign}` for the sign in the text.");
                return Self::new("there is nothing here to repeat", at).with_help(help);
            }
            ErrorKind::RepetitionCountInvalid => {
                ("the bounds of this repetition are reversed", "Write the smaller first.")
            }
            ErrorKind::RepetitionCountUnclosed
            | ErrorKind::RepetitionCountDecimalEmpty
            | ErrorKind::DecimalEmpty
            | ErrorKind::DecimalInvalid => (
                "this repetition has no sound bounds",
                r"Write `{2,4}`: at least, at most; or `\{` for a brace in the text.",
            ),
            ErrorKind::EscapeUnrecognized => {
                let message = format!("`{written}` means nothing to a regex");
                return Self::new(message, at).with_help("Leave the backslash out.");
            }
            ErrorKind::EscapeUnexpectedEof => (
                "a backslash makes the next character plain, and none follows",
                r"Write `\\` for a backslash.",
            ),
            kind => return Self::new(kind.to_string(), at),
        };
        Self::new(message, at).with_help(help)
    }

    pub(super) fn meaning(error: &hir::Error) -> Self {
        Self::new(error.kind().to_string(), error.span().start.offset..error.span().end.offset)
    }

    pub(super) fn empty(text: &str) -> Self {
        Self::new("this regex can match the empty text, so it would match everywhere", 0..text.len())
            .with_help("Have one part at least that is not optional.")
    }

    pub(super) fn impossible(text: &str) -> Self {
        Self::new("this regex can never match", 0..text.len())
            .with_help("Look for a class that holds no character, such as `[^\\s\\S]`.")
    }

    pub(super) fn too_large(text: &str) -> Self {
        Self::new("this regex is too large once it is compiled", 0..text.len())
            .with_help("Use smaller repetitions, or several rules.")
    }

    pub(super) fn ungated(text: &str) -> Self {
        Self::new(
            "no text is required anywhere in this regex, so every sentence has to be tried",
            0..text.len(),
        )
        .with_help("Have a word or sign in it that every match holds.")
    }

    pub(super) fn named_like_part(text: &str, name: &str) -> Self {
        let at = ["(?<", "(?P<"]
            .iter()
            .find_map(|open| text.find(&format!("{open}{name}>")).map(|at| at + open.len()));
        let at = at.map_or(0..text.len(), |at| at..at + name.len());
        Self::new(format!("`{name}` is already the name of a part of every match"), at)
            .with_help("Give the group another name.")
    }

    pub(super) fn folded_away(written: char, at: Range<usize>) -> Self {
        let error = Self::new("the text is folded before it is searched, so this never occurs", at);
        match fold_char(written) {
            Some(' ') => error.with_help("Write a space, which finds every form of it."),
            Some(folded) => error.with_help(format!("Write `{folded}`, which finds every form of it.")),
            None => error.with_help("Leave it out."),
        }
    }

    pub(super) fn line_break(at: Range<usize>) -> Self {
        Self::new("a line break is a space once the text is folded, so this never occurs", at).with_help(
            "Write a space; after `regex:`, use quotes or `>-`, which add no line break at the end.",
        )
    }

    pub(super) fn control(at: Range<usize>) -> Self {
        Self::new("this is a control character, which no text holds", at).with_help("Leave it out.")
    }

    pub(super) fn decomposed(text: &str, composed: &str) -> Self {
        let same = text.char_indices().zip(composed.chars()).find(|((_, one), other)| one != other);
        let at = same.map_or(0, |((at, _), _)| at);
        let end = text[at..].char_indices().nth(2).map_or(text.len(), |(next, _)| at + next);
        Self::new("a letter and its accent are one character once the text is folded", at..end)
            .with_help(format!("Write `{composed}`, with each letter and its accent typed as one."))
    }

    pub(super) fn two_spaces(at: Range<usize>) -> Self {
        Self::new("all white space is one space once the text is folded, so two never occur", at)
            .with_help("Write one space.")
    }

    pub(super) fn late_start(at: Range<usize>) -> Self {
        Self::new("`^` is the start of the sentence, and more stands before it, so this never matches", at)
            .with_help(r"Leave it out, or write `\^` for the sign in the text.")
    }

    pub(super) fn early_end(at: Range<usize>) -> Self {
        Self::new("`$` is the end of the sentence, and more stands behind it, so this never matches", at)
            .with_help(r"Leave it out, or write `\$` for the sign in the text.")
    }

    pub(super) fn repeated(branch: &str, at: Range<usize>) -> Self {
        Self::new(format!("`{branch}` stands in this choice twice"), at).with_help("Keep one of the two.")
    }

    fn new(message: impl Into<String>, at: Range<usize>) -> Self {
        Self { message: message.into(), at, help: None }
    }

    fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl fmt::Display for RegexError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for RegexError {}
