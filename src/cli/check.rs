//! `whosays check`: reads drafts, lints them, reports, and picks the exit code.

use super::args::Check;
use super::exit::{Exit, Verdict};
use super::files;
use super::input::{Document, Reading};
use super::output::Outputs;
use super::records::Fields;
use super::session::Session;
use super::terminal::{Terminal, complain, remark};
use super::trouble::{Trouble, is_fatal};
use crate::config::FailOn;
use crate::diagnostic::Diagnostic;
use crate::report::{FileOutcome, Problem, Run};
use crate::text::Text;
use std::ops::ControlFlow;

/// Checks drafts.
pub(super) fn run(args: &Check, terminal: Terminal) -> Exit {
    let outputs = match Outputs::open(&args.output_format, terminal, !args.quiet) {
        Ok(outputs) => outputs,
        Err(problem) => {
            complain(&problem.path, &problem.message);
            return Exit::Failed;
        }
    };
    let reading = Reading {
        format: args.input_format,
        fields: Fields { text: &args.text_field, id: &args.id_field },
        stdin_filename: args.stdin_filename.as_deref(),
    };
    let mut checker = Checker {
        args,
        outputs,
        session: Session::new(args.config.clone()),
        run: Run::default(),
        verdict: Verdict::default(),
    };
    let (inputs, troubles) = files::find(&args.paths, &reading.extensions());
    for trouble in troubles {
        checker.trouble(trouble);
    }
    for input in &inputs {
        if reading.read(input, &mut |document| checker.take(document)).is_break() {
            break;
        }
    }
    checker.finish()
}

struct Checker<'a> {
    args: &'a Check,
    outputs: Outputs,
    session: Session,
    run: Run,
    verdict: Verdict,
}

impl Checker<'_> {
    /// Checks one text, or notes what stood in the way; breaks when nobody reads the reports any more.
    fn take(&mut self, document: Result<Document, Trouble>) -> ControlFlow<()> {
        let document = match document {
            Ok(document) => document,
            Err(trouble) => {
                self.trouble(trouble);
                return ControlFlow::Continue(());
            }
        };
        let rules = self.session.rules_for(document.path.as_deref());
        self.mistakes();
        let outcome = rules.check(&document.text, document.format, self.args.pedantic);
        self.run.summary.files += 1;
        self.run.summary.held_back += outcome.held_back;
        let fail_on = self.args.fail_on.or(rules.fail_on).unwrap_or(FailOn::Warning);
        self.verdict.file(&outcome.diagnostics, fail_on, self.args.max_warnings);
        self.show(&document.text, &outcome.diagnostics)
    }

    fn show(&mut self, text: &Text, diagnostics: &[Diagnostic]) -> ControlFlow<()> {
        self.run.summary.add(diagnostics);
        if self.outputs.file(&FileOutcome { text, diagnostics }) {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    }

    /// Shows what is wrong in rule and config files that were read since the last time.
    fn mistakes(&mut self) {
        for (text, diagnostics) in self.session.take_mistakes() {
            self.verdict.failed |= is_fatal(&diagnostics);
            // Whether anyone reads is asked with the next draft.
            let _ = self.show(&text, &diagnostics);
        }
        for problem in self.session.take_problems() {
            self.problem(problem);
        }
    }

    fn trouble(&mut self, Trouble { problem, fails }: Trouble) {
        if fails {
            self.problem(problem);
        } else {
            remark(&problem.path, &problem.message);
            self.run.problems.push(problem);
        }
    }

    fn problem(&mut self, problem: Problem) {
        complain(&problem.path, &problem.message);
        self.verdict.failed = true;
        self.run.problems.push(problem);
    }

    fn finish(mut self) -> Exit {
        self.run.packs = self.session.packs();
        for problem in self.outputs.finish(&self.run) {
            complain(&problem.path, &problem.message);
            self.verdict.failed = true;
        }
        // The process ends now: to give the rules back piece by piece would take a twentieth of a short run.
        std::mem::forget(self.session);
        self.verdict.exit(self.args.max_warnings, self.args.exit_zero)
    }
}
