//! Runs the stages over one text and applies the rules to what they found.

use crate::diagnostic::{Diagnostic, Severity};
use crate::markup::Format;
use crate::rule::RuleSet;
use crate::text::{Span, Text};

/// Placeholder.
#[derive(Debug)]
pub struct Linter {
    rules: RuleSet,
}

/// Placeholder.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Everything.
    pub pedantic: bool,
}

/// Placeholder.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Shown.
    pub diagnostics: Vec<Diagnostic>,
    /// Hidden.
    pub held_back: usize,
}

impl Linter {
    /// Placeholder.
    pub fn new(rules: RuleSet) -> Self {
        Self { rules }
    }

    /// Placeholder.
    pub fn rules(&self) -> &RuleSet {
        &self.rules
    }

    /// Placeholder.
    pub fn check(&self, text: &Text, _format: Format, _options: Options) -> Outcome {
        let found = text.contents().match_indices("reportedly").map(|(at, word)| {
            let span = Span::new(at as u32, (at + word.len()) as u32);
            Diagnostic::new("hearsay-adverb", Severity::Warning, "“reportedly”: who reported it?", span)
        });
        Outcome { diagnostics: found.collect(), held_back: 0 }
    }
}
