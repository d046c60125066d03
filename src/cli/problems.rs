//! Tells what could not be done in a run as it comes up, and keeps it for the reports.

use crate::cli::terminal::{complain, remark};
use crate::cli::trouble::Trouble;
use crate::report::Problem;

/// What could not be done in a run: said on standard error as it comes up, and kept for the reports.
#[derive(Debug, Default)]
pub(super) struct Problems {
    /// All that was said.
    pub(super) told: Vec<Problem>,
    /// Whether any of it makes the run fail.
    pub(super) failed: bool,
}

impl Problems {
    /// What was read; what stood in the way of reading is taken instead.
    pub(super) fn sift<T>(&mut self, read: Result<T, Trouble>) -> Option<T> {
        match read {
            Ok(read) => return Some(read),
            Err(Trouble { problem, fails: true }) => self.add(problem),
            Err(Trouble { problem, fails: false }) => {
                remark(&problem.path, &problem.message);
                self.told.push(problem);
            }
        }
        None
    }

    /// Takes a problem that makes the run fail.
    pub(super) fn add(&mut self, problem: Problem) {
        complain(&problem.path, &problem.message);
        self.failed = true;
        self.told.push(problem);
    }
}
