//! `whosays test`: runs the tests that rules carry.

use crate::cli::args::Test;
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::terminal::{self, Terminal};
use crate::report::TrialReport;

/// Runs tests, shows those that fail where they stand in the rule files, and ends with one line.
pub(in crate::cli) fn run(args: &Test, terminal: Terminal) -> Exit {
    let mut session = Session::new(args.config.clone());
    let tested = session.trial(&args.paths);
    let unusable = session.complain(terminal);
    let report = TrialReport { rules: &tested };
    let page = report.human(terminal.style());
    match terminal::print(terminal, &page, unusable) {
        Exit::Clean if report.fails() => Exit::Found,
        Exit::Clean if tested.is_empty() => Exit::NoInput,
        exit => exit,
    }
}
