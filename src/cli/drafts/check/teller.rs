//! Tells what came of a run, turn by turn in the order of the drafts, and keeps the counts.

use super::turn::{Finds, Listener, Turn};
use crate::cli::args::Check;
use crate::cli::drafts::profile::Profile;
use crate::cli::exit::{Exit, Verdict};
use crate::cli::output::Outputs;
use crate::cli::problems::Problems;
use crate::cli::progress::Progress;
use crate::cli::screens::{Aftermath, Turns};
use crate::cli::session::Session;
use crate::cli::terminal::Terminal;
use crate::cli::trouble::{Mistakes, is_fatal};
use crate::config::FailOn;
use crate::diagnostic::Diagnostic;
use crate::report::{FileOutcome, Problem, Reporter, Run, Suppression};
use crate::screen::Allowance;
use crate::text::Text;
use std::ops::ControlFlow;
use std::path::Path;

/// What was told so far.
pub(super) struct Teller<'a> {
    args: &'a Check,
    outputs: Outputs<dyn Reporter>,
    turns: Turns,
    run: Run,
    problems: Problems,
    verdict: Verdict,
    progress: Progress,
    /// How many drafts there are.
    expected: usize,
}

impl Listener for Teller<'_> {
    fn expect(&mut self, drafts: usize) {
        self.expected = drafts;
    }

    fn meet(&mut self, draft: &Path) {
        let problems = [self.outputs.protect(draft), self.outputs.protect_beside(draft)];
        for problem in problems.into_iter().flatten() {
            self.progress.clear();
            self.problems.add(problem);
        }
    }

    fn spare(&mut self) {
        self.verdict.spared = true;
    }

    fn leave(&mut self) {
        self.run.unchanged += 1;
        self.spare();
    }

    fn take(&mut self, turn: Turn) -> ControlFlow<()> {
        match turn {
            Turn::Trouble(trouble) => {
                self.progress.clear();
                self.problems.sift(Err::<(), _>(trouble));
                ControlFlow::Continue(())
            }
            Turn::Mistakes(mistakes, problems) => self.mistakes(&mistakes, problems),
            Turn::Found(finds) => self.found(*finds),
        }
    }
}

impl<'a> Teller<'a> {
    /// Nothing is told yet.
    pub(super) fn new(args: &'a Check, outputs: Outputs<dyn Reporter>, turns: Turns) -> Self {
        Self {
            args,
            outputs,
            turns,
            run: Run::default(),
            problems: Problems::default(),
            verdict: Verdict::default(),
            progress: Progress::new(),
            expected: 0,
        }
    }

    fn found(&mut self, finds: Finds) -> ControlFlow<()> {
        let Finds { document, rules, screen, troubles } = finds;
        for trouble in troubles {
            self.take(Turn::Trouble(trouble))?;
        }
        let screened = self.turns.take(&document, &rules, screen);
        let (mistakes, problems) = (self.turns.take_mistakes(), self.turns.take_problems());
        self.mistakes(&mistakes, problems)?;
        let summary = &mut self.run.summary;
        summary.files += 1;
        summary.held_back += screened.held_back;
        summary.suppressed += screened.suppressed;
        summary.baselined += screened.baselined;
        let path = document.text.name();
        self.run.suppressions.extend(screened.allowances.iter().map(|one| suppression(path, one)));
        let fail_on = self.args.fail_on.or(rules.fail_on).unwrap_or(FailOn::Warning);
        self.verdict.file(&screened.diagnostics, fail_on, self.args.max_warnings);
        self.show(&document.text, &screened.diagnostics)?;
        for (text, diagnostics) in &screened.beside {
            self.verdict.file(diagnostics, fail_on, self.args.max_warnings);
            self.show(text, diagnostics)?;
        }
        self.progress.bar(self.run.summary.files, self.expected, "drafts checked");
        ControlFlow::Continue(())
    }

    fn mistakes(&mut self, mistakes: &[Mistakes], problems: Vec<Problem>) -> ControlFlow<()> {
        for (text, diagnostics) in mistakes {
            self.verdict.failed |= is_fatal(diagnostics);
            self.show(text, diagnostics)?;
        }
        for problem in problems {
            self.problems.add(problem);
        }
        ControlFlow::Continue(())
    }

    fn show(&mut self, text: &Text, diagnostics: &[Diagnostic]) -> ControlFlow<()> {
        self.run.summary.add(diagnostics);
        if !diagnostics.is_empty() {
            self.progress.clear();
        }
        let outcome = FileOutcome { text, diagnostics };
        if self.outputs.put(|reporter, out| reporter.file(&outcome, out)) {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    }

    /// Keeps outputs from taking the place of what drafts were checked by.
    fn guard(&mut self, session: &Session) {
        let given = self.args.drafts.files_from.iter().chain(&self.args.screening.changed.diff);
        let others = self.turns.files().chain(given).cloned();
        for problem in self.outputs.protect_all(|| session.files().into_iter().chain(others).collect()) {
            self.problems.add(problem);
        }
    }

    /// Tells what can only be said at the end.
    pub(super) fn finish(
        mut self,
        mut session: Session,
        profile: Option<Profile>,
        terminal: Terminal,
    ) -> Exit {
        self.progress.clear();
        self.guard(&session);
        self.aftermath();
        // To look at every byte of them takes a twentieth of a short run.
        if self.args.output_format.iter().any(|output| output.format.tells_packs()) {
            self.run.packs = session.packs();
        }
        // Most of that is to write pages on them.
        if self.args.output_format.iter().any(|output| output.format.tells_rules()) {
            self.run.rules = session.cards();
        }
        self.run.failed = self.verdict.failed || self.problems.failed;
        self.run.problems = std::mem::take(&mut self.problems.told);
        let run = &self.run;
        let profile = profile.filter(|_| self.outputs.has_reserved());
        for problem in self.outputs.finish(|reporter, out| reporter.finish(run, out)) {
            self.problems.add(problem);
        }
        if let (Some(profile), Some(path)) = (profile, &self.args.profile_rules)
            && let Err(problem) = profile.finish(path, terminal)
        {
            self.problems.add(problem);
        }
        self.verdict.failed |= self.problems.failed;
        // The process ends now: to give the rules back piece by piece would take a twentieth of a short run.
        std::mem::forget(session);
        self.verdict.exit(self.args.max_warnings, self.args.exit_zero)
    }

    /// Tells what has become of baselines. It fails no run: whoever mends a draft has done enough.
    fn aftermath(&mut self) {
        let Aftermath { news, stale } = self.turns.finish();
        self.run.baseline = news;
        for (text, diagnostics) in stale {
            if self.args.pedantic {
                // Whether anyone still reads makes no difference at the end.
                let _ = self.show(&text, &diagnostics);
            } else {
                self.run.summary.held_back += diagnostics.len();
            }
        }
    }
}

/// What is reported of something that an author allows.
fn suppression(path: &str, allowance: &Allowance) -> Suppression {
    Suppression {
        path: path.to_owned(),
        rule: allowance.rule.to_string(),
        reason: allowance.reason.clone(),
        used: allowance.used,
    }
}
