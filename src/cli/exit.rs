//! What the exit code says. Scripts rely on it, so it is the same for every format.

use crate::config::FailOn;
use crate::diagnostic::{Diagnostic, Severity};
use std::process::ExitCode;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    /// Nothing to fail for.
    Clean = 0,
    /// Diagnostics that count, or failed tests.
    Found = 1,
    /// Something could not be done.
    Failed = 2,
    /// There was nothing to read.
    NoInput = 3,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Gathers, file by file, what decides the exit code of a check.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Verdict {
    /// Whether something could not be done.
    pub(super) failed: bool,
    /// Whether there was something to read that need not be read: it is excluded, or has not changed.
    pub(super) spared: bool,
    files: usize,
    found: bool,
    warnings: usize,
}

impl Verdict {
    /// Takes one file's diagnostics into account. With a limit to warnings, they are left to
    /// [`Self::exit`].
    pub(super) fn file(&mut self, diagnostics: &[Diagnostic], fail_on: FailOn, max_warnings: Option<usize>) {
        self.files += 1;
        for diagnostic in diagnostics {
            if diagnostic.severity == Severity::Warning {
                self.warnings += 1;
                if max_warnings.is_some() {
                    continue;
                }
            }
            self.found |= match fail_on {
                FailOn::Error => diagnostic.severity >= Severity::Error,
                FailOn::Warning => diagnostic.severity >= Severity::Warning,
                FailOn::Info => true,
                FailOn::Never => false,
            };
        }
    }

    /// The exit code of the run.
    pub(super) fn exit(&self, max_warnings: Option<usize>, exit_zero: bool) -> Exit {
        if self.failed {
            Exit::Failed
        } else if self.files == 0 && !self.spared {
            Exit::NoInput
        } else if !exit_zero && (self.found || max_warnings.is_some_and(|most| self.warnings > most)) {
            Exit::Found
        } else {
            Exit::Clean
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn exit(severities: &[Severity], fail_on: FailOn, max_warnings: Option<usize>) -> Exit {
        let diagnostics: Vec<Diagnostic> = severities
            .iter()
            .map(|severity| Diagnostic::new("a-rule", *severity, "a message", Span::default()))
            .collect();
        let mut verdict = Verdict::default();
        verdict.file(&diagnostics, fail_on, max_warnings);
        verdict.exit(max_warnings, false)
    }

    #[test]
    fn a_run_fails_from_the_severity_on_that_was_asked_for() {
        use Severity::{Error, Info, Warning};
        assert_eq!(exit(&[Info], FailOn::Warning, None), Exit::Clean);
        assert_eq!(exit(&[Warning], FailOn::Warning, None), Exit::Found);
        assert_eq!(exit(&[Warning], FailOn::Error, None), Exit::Clean);
        assert_eq!(exit(&[Info], FailOn::Info, None), Exit::Found);
        assert_eq!(exit(&[Error], FailOn::Never, None), Exit::Clean);
    }

    #[test]
    fn some_warnings_may_be_allowed() {
        use Severity::{Error, Warning};
        assert_eq!(exit(&[Warning, Warning], FailOn::Warning, Some(2)), Exit::Clean);
        assert_eq!(exit(&[Warning, Warning], FailOn::Error, Some(1)), Exit::Found);
        assert_eq!(exit(&[Error], FailOn::Warning, Some(9)), Exit::Found);
    }

    #[test]
    fn what_could_not_be_done_outweighs_what_was_found() {
        let mut verdict = Verdict { failed: true, ..Verdict::default() };
        verdict.file(&[Diagnostic::new("a", Severity::Error, "b", Span::default())], FailOn::Error, None);
        assert_eq!(verdict.exit(None, true), Exit::Failed);
        assert_eq!(Verdict::default().exit(None, true), Exit::NoInput);
        assert_eq!(Verdict { spared: true, ..Verdict::default() }.exit(None, false), Exit::Clean);
    }
}
