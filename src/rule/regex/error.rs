//! What is wrong with a regex, and where in it.

use crate::prose::fold_char;
use regex_syntax::ast::ErrorKind;
use std::fmt;
use std::ops::Range;

/// A mistake in a regex, or a warning about one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegexError {
    /// What is wrong, in one sentence.
    pub message: String,
    /// Where, in bytes of the regex.
    pub at: Range<usize>,
    /// What would settle it, if known.
    pub help: Option<String>,
}

impl RegexError {
    pub(super) fn syntax(error: &regex_syntax::Error) -> Self {
        match error {
            regex_syntax::Error::Parse(error) => {
                let at = error.span().start.offset..error.span().end.offset;
                match error.kind() {
                    ErrorKind::UnsupportedLookAround => Self::new("there is no look-around", at)
                        .with_help("Say what must not stand near with an `unless` clause."),
                    ErrorKind::UnsupportedBackreference => {
                        Self::new("there are no back-references", at).with_help("Write the alternatives out.")
                    }
                    kind => Self::new(kind.to_string(), at),
                }
            }
            regex_syntax::Error::Translate(error) => {
                Self::new(error.kind().to_string(), error.span().start.offset..error.span().end.offset)
            }
            _ => Self::new(error.to_string(), 0..0),
        }
    }

    pub(super) fn empty(text: &str) -> Self {
        Self::new("this regex can match the empty text, so it would match everywhere", 0..text.len())
            .with_help("Have one part at least that is not optional.")
    }

    pub(super) fn impossible(text: &str) -> Self {
        Self::new("this regex can never match", 0..text.len())
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

    pub(super) fn folded_away(written: char, at: usize) -> Self {
        let error = Self::new(
            "the text is folded before it is searched, so this never occurs",
            at..at + written.len_utf8(),
        );
        match fold_char(written) {
            Some(folded) => error.with_help(format!("Write `{folded}`, which finds every form of it.")),
            None => error.with_help("Leave it out."),
        }
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
