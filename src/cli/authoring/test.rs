//! `whosays test`: runs the tests that rules carry.

use crate::cli::args::Test;
use crate::cli::exit::Exit;
use crate::cli::session::{Session, Trial};
use crate::cli::terminal::{self, Terminal};

/// Runs tests, shows those that fail where they stand in the rule files, and ends with one line.
pub(in crate::cli) fn run(args: &Test, terminal: Terminal) -> Exit {
    let mut session = Session::new(args.config.clone());
    let trial = session.trial(&args.paths);
    let unusable = session.complain(terminal);
    let mut page = terminal.pictures(&trial.failures);
    page.push_str(&total(&trial));
    match terminal::print(terminal, &page, unusable) {
        Exit::Clean if trial.failed > 0 => Exit::Found,
        Exit::Clean if trial.rules == 0 => Exit::NoInput,
        exit => exit,
    }
}

fn total(trial: &Trial) -> String {
    let Trial { rules, tests, failed, .. } = trial;
    if *rules == 0 {
        return "there was no rule to test\n".to_owned();
    }
    let result = if *failed == 0 { "all passed".to_owned() } else { format!("{failed} failed") };
    let rules = if *rules == 1 { "1 rule".to_owned() } else { format!("{rules} rules") };
    format!("{tests} tests of {rules}: {result}\n")
}
