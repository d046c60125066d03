//! `whosays.yml`: which rules apply where, and how loudly.

use crate::diagnostic::{Diagnostic, Severity};
use crate::names::named;
use crate::rule::Settings;
use crate::text::{Span, Text};

named! {
    /// From which severity on a run fails.
    pub enum FailOn {
        /// Errors only.
        Error = "error",
        /// Errors and warnings.
        Warning = "warning",
        /// Everything shown.
        Info = "info",
        /// Nothing.
        Never = "never",
    }
}

/// Placeholder.
#[derive(Debug, Default)]
pub struct Config {
    /// Folders.
    pub packs: Vec<String>,
    /// For the rules.
    pub settings: Settings,
    /// Severity.
    pub fail_on: Option<FailOn>,
}

impl Config {
    /// Placeholder.
    pub fn parse(text: &Text) -> (Self, Vec<Diagnostic>) {
        let mistakes = text.contents().find("profil:").map(|at| {
            let span = Span::new(at as u32, at as u32 + 6);
            Diagnostic::new("whosays/config", Severity::Error, "there is no key “profil”", span)
                .with_help("Did you mean “profile”?")
        });
        (Self::default(), mistakes.into_iter().collect())
    }
}
