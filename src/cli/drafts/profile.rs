//! Takes the time of rules while drafts are checked. The only place that has a clock for them.

use crate::cli::output;
use crate::cli::read::Document;
use crate::cli::session::Rules;
use crate::cli::terminal::Terminal;
use crate::lint::{Findings, Ledger, Options};
use crate::report::{Problem, ProfileReport};
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::{Arc, LazyLock};
use std::time::Instant;

/// What a run costs.
#[derive(Debug)]
pub(super) struct Profile {
    /// For each config its rules, and what they did.
    ledgers: Vec<(Arc<Rules>, Ledger)>,
    loading: u64,
    start: u64,
}

impl Profile {
    /// Begins with the run.
    pub(super) fn new() -> Self {
        Self { ledgers: Vec::new(), loading: 0, start: now() }
    }

    /// Takes the time of loading rules.
    pub(super) fn load<T>(&mut self, load: impl FnOnce() -> T) -> T {
        let start = now();
        let loaded = load();
        self.loading += now() - start;
        loaded
    }

    /// Lints a draft.
    pub(super) fn find(&mut self, rules: &Arc<Rules>, document: &Document, options: Options) -> Findings {
        let known = self.ledgers.iter().position(|(known, _)| Arc::ptr_eq(known, rules));
        let number = known.unwrap_or_else(|| {
            self.ledgers.push((Arc::clone(rules), rules.ledger().timed(now)));
            self.ledgers.len() - 1
        });
        let ledger = &mut self.ledgers[number].1;
        rules.profile(&document.text, document.format, options, ledger)
    }

    /// Tells what the run cost, on standard error where the path is `-`, else in a file.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub(super) fn finish(self, path: &Path, terminal: Terminal) -> Result<(), Problem> {
        let mut all = Ledger::default();
        for (_, ledger) in self.ledgers {
            all.merge(ledger);
        }
        let report = ProfileReport { ledger: &all, loading: self.loading, total: now() - self.start };
        if path.as_os_str() != "-" {
            return output::write(path, &report.json());
        }
        // What cannot be said on standard error is said nowhere.
        let _ = io::stderr().lock().write_all(report.human(terminal.plain()).as_bytes());
        Ok(())
    }
}

/// Nanoseconds since the clock was first looked at.
fn now() -> u64 {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    START.elapsed().as_nanos() as u64
}
