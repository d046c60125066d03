//! `whosays check`: reads drafts, lints them, reports, and picks the exit code.

use super::profile::Profile;
use super::watch;
use crate::cli::args::Check;
use crate::cli::exit::{Exit, Verdict};
use crate::cli::output::Outputs;
use crate::cli::read::{self, Document};
use crate::cli::session::Session;
use crate::cli::terminal::{Terminal, complain};
use crate::cli::trouble::{Problems, Trouble, is_fatal};
use crate::config::FailOn;
use crate::diagnostic::Diagnostic;
use crate::report::{FileOutcome, OutputFormat, Reporter, Run, Style};
use crate::text::Text;
use std::ops::ControlFlow;

/// Checks drafts.
pub(in crate::cli) fn run(args: &Check, terminal: Terminal) -> Exit {
    if args.watch {
        return watch::run(args, terminal);
    }
    let reporter = |format: OutputFormat, style| format.reporter(Style { summary: !args.quiet, ..style });
    let outputs = match Outputs::open(&args.output_format, terminal, reporter) {
        Ok(outputs) => outputs,
        Err(problem) => {
            complain(&problem.path, &problem.message);
            return Exit::Failed;
        }
    };
    let mut checker = Checker {
        args,
        terminal,
        outputs,
        session: Session::new(args.drafts.config.clone()),
        run: Run::default(),
        problems: Problems::default(),
        verdict: Verdict::default(),
        profile: args.profile_rules.is_some().then(Profile::new),
    };
    read::read(&args.drafts.paths, &args.drafts.reading, &mut |document| checker.take(document));
    checker.finish()
}

struct Checker<'a> {
    args: &'a Check,
    terminal: Terminal,
    outputs: Outputs<dyn Reporter>,
    session: Session,
    run: Run,
    problems: Problems,
    verdict: Verdict,
    profile: Option<Profile>,
}

impl Checker<'_> {
    /// Checks one text, or notes what stood in the way; breaks when nobody reads the reports any more.
    fn take(&mut self, document: Result<Document, Trouble>) -> ControlFlow<()> {
        let Some(document) = self.problems.sift(document) else { return ControlFlow::Continue(()) };
        let mut load = || self.session.rules_of(&document);
        let rules = match &mut self.profile {
            Some(profile) => profile.load(load),
            None => load(),
        };
        self.mistakes();
        let outcome = match &mut self.profile {
            Some(profile) => profile.check(&rules, &document, self.args.pedantic),
            None => rules.check(&document.text, document.format, self.args.pedantic),
        };
        self.run.summary.files += 1;
        self.run.summary.held_back += outcome.held_back;
        let fail_on = self.args.fail_on.or(rules.fail_on).unwrap_or(FailOn::Warning);
        self.verdict.file(&outcome.diagnostics, fail_on, self.args.max_warnings);
        self.show(&document.text, &outcome.diagnostics)
    }

    fn show(&mut self, text: &Text, diagnostics: &[Diagnostic]) -> ControlFlow<()> {
        self.run.summary.add(diagnostics);
        let outcome = FileOutcome { text, diagnostics };
        if self.outputs.put(|reporter, out| reporter.file(&outcome, out)) {
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
            self.problems.add(problem);
        }
    }

    fn finish(mut self) -> Exit {
        // To look at every byte of them takes a twentieth of a short run.
        if self.args.output_format.iter().any(|output| output.format.tells_packs()) {
            self.run.packs = self.session.packs();
        }
        self.run.problems = std::mem::take(&mut self.problems.told);
        let run = &self.run;
        for problem in self.outputs.finish(|reporter, out| reporter.finish(run, out)) {
            self.problems.add(problem);
        }
        if let (Some(profile), Some(path)) = (self.profile, &self.args.profile_rules)
            && let Err(problem) = profile.finish(path, self.terminal)
        {
            self.problems.add(problem);
        }
        self.verdict.failed |= self.problems.failed;
        // The process ends now: to give the rules back piece by piece would take a twentieth of a short run.
        std::mem::forget(self.session);
        self.verdict.exit(self.args.max_warnings, self.args.exit_zero)
    }
}
