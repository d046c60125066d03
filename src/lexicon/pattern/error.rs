//! What is wrong with a pattern, and where in it.

use std::fmt;
use std::ops::Range;

/// A mistake in a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternError {
    /// What is wrong, in one sentence.
    pub message: String,
    /// Where, in bytes of the pattern; lies on character boundaries.
    pub at: Range<usize>,
    /// What would settle it, if known.
    pub help: Option<String>,
}

impl PatternError {
    /// A mistake with its place.
    pub fn new(message: impl Into<String>, at: Range<usize>) -> Self {
        Self { message: message.into(), at, help: None }
    }

    /// With a word on how to settle it.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for PatternError {}
