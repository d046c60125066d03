//! Says how far a long run has come, on one line of standard error that goes away. Where standard error is no
//! terminal, and while a run is short, it says nothing.

use std::io::{self, IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

/// Runs that end sooner need no comfort.
const PATIENCE: Duration = Duration::from_secs(1);

/// How long a line stays as it is.
const PACE: Duration = Duration::from_millis(100);

/// A line that tells how far a run has come.
#[derive(Debug)]
pub(super) struct Progress {
    /// When to say something next; never where nobody looks.
    next: Option<Instant>,
    /// Whether the line is there.
    shown: bool,
}

impl Progress {
    /// Begins with the run.
    pub(super) fn new() -> Self {
        let is_seen = io::stderr().is_terminal();
        Self { next: is_seen.then(|| Instant::now() + PATIENCE), shown: false }
    }

    /// Says how far the run has come, if it is time to.
    pub(super) fn tell(&mut self, words: impl FnOnce() -> String) {
        let Some(next) = self.next.filter(|next| *next <= Instant::now()) else { return };
        self.next = Some(next.max(Instant::now()) + PACE);
        self.shown = true;
        // What cannot be said on standard error is said nowhere.
        let _ = write!(io::stderr().lock(), "\r\x1b[K{}", words());
    }

    /// Shows how much of a known amount is done, if it is time to.
    pub(super) fn bar(&mut self, done: usize, all: usize, what: &str) {
        self.tell(|| format!("{} {done} of {all} {what}", bar(done, all)));
    }

    /// Takes the line away, so that something else can be said.
    pub(super) fn clear(&mut self) {
        if std::mem::take(&mut self.shown) {
            let _ = write!(io::stderr().lock(), "\r\x1b[K");
        }
    }
}

/// The cells of a bar.
const CELLS: usize = 24;

fn bar(done: usize, all: usize) -> String {
    let full = (done.min(all) * CELLS).checked_div(all).unwrap_or(CELLS);
    format!("[{}{}]", "=".repeat(full), " ".repeat(CELLS - full))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_at_its_beginning_as_at_its_end() {
        assert_eq!(bar(0, 9), format!("[{}]", " ".repeat(CELLS)));
        assert_eq!(bar(9, 9), format!("[{}]", "=".repeat(CELLS)));
        assert_eq!(bar(3, 6).matches('=').count(), CELLS / 2);
        assert_eq!(bar(0, 0).len(), bar(7, 5).len());
    }
}
