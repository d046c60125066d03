//! `whosays test`: runs the tests that rules carry.

use crate::cli::args::{PageFormat, Test};
use crate::cli::exit::Exit;
use crate::cli::session::{Rules, Session};
use crate::cli::terminal::{self, Terminal, complain};
use crate::names::did_you_mean;
use crate::report::{CoverageList, TestedRule, TrialReport};

/// Runs tests, shows those that fail where they stand in the rule files, and ends with one line.
pub(in crate::cli) fn run(args: &Test, terminal: Terminal) -> Exit {
    let mut session = Session::new(args.config.clone());
    let rules = session.under_test(&args.paths);
    let mut unusable = session.complain(terminal);
    for unknown in args.rule.iter().filter(|name| !rules.tested().any(|(rule, _)| rule.goes_by(name))) {
        complain(unknown, &no_such_rule(unknown, &rules));
        unusable = true;
    }
    let tested = tested(&rules, &args.rule);
    let coverage = args.coverage.map(|_| rules.coverage(tested.iter().map(|tested| tested.rule)));
    let report = TrialReport { rules: &tested, coverage: coverage.as_ref() };
    let page = match args.output_format {
        PageFormat::Human => report.human(args.coverage.unwrap_or(CoverageList::Summary), terminal.style()),
        PageFormat::Json => report.json(),
    };
    match terminal::print(terminal, &page, unusable) {
        Exit::Clean if report.fails() => Exit::Found,
        Exit::Clean if tested.is_empty() => Exit::NoInput,
        exit => exit,
    }
}

/// The rules that were asked for, tested; all that are under test, where none was.
fn tested<'r>(rules: &'r Rules, names: &[String]) -> Vec<TestedRule<'r>> {
    let chosen =
        rules.tested().filter(|(rule, _)| names.is_empty() || names.iter().any(|name| rule.goes_by(name)));
    chosen.map(|(rule, file)| TestedRule { rule, file, trial: rules.trial(rule, file) }).collect()
}

fn no_such_rule(name: &str, rules: &Rules) -> String {
    match did_you_mean(name, rules.tested().map(|(rule, _)| &*rule.id.value)) {
        Some(near) => format!("there is no such rule under test; did you mean “{near}”?"),
        None => "there is no such rule under test".to_owned(),
    }
}
