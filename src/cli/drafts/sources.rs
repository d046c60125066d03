//! `whosays sources`: who is cited in drafts, how strongly and how often. It judges nothing, so it never ends with 1.

use crate::cli::args::Sources;
use crate::cli::exit::Exit;
use crate::cli::output::Outputs;
use crate::cli::read::{self, Document};
use crate::cli::session::Session;
use crate::cli::terminal::{Terminal, complain};
use crate::cli::trouble::{Problems, Trouble};
use crate::report::{FileRoster, RosterFormat, RosterReporter, RosterRun};
use crate::roster::Roster;
use std::ops::ControlFlow;

/// Lists sources.
pub(in crate::cli) fn run(args: &Sources, terminal: Terminal) -> Exit {
    let outputs = match Outputs::open(&args.output_format, terminal, RosterFormat::reporter) {
        Ok(outputs) => outputs,
        Err(problem) => {
            complain(&problem.path, &problem.message);
            return Exit::Failed;
        }
    };
    let session = Session::new(args.drafts.config.clone());
    let (problems, run) = (Problems::default(), RosterRun::default());
    let mut lister = Lister { terminal, outputs, session, problems, run };
    read::read(&args.drafts.paths, &args.drafts.reading, &mut |document| lister.take(document));
    lister.finish()
}

struct Lister {
    terminal: Terminal,
    outputs: Outputs<dyn RosterReporter>,
    session: Session,
    problems: Problems,
    run: RosterRun,
}

impl Lister {
    /// Lists the sources of one text, or notes what stood in the way; breaks when nobody reads any more.
    fn take(&mut self, document: Result<Document, Trouble>) -> ControlFlow<()> {
        let Some(document) = self.problems.sift(document) else { return ControlFlow::Continue(()) };
        let rules = self.session.rules_for(document.path.as_deref());
        self.problems.failed |= self.session.complain(self.terminal);
        let facts = rules.facts(&document.text, document.format);
        let roster = Roster::new(&document.text, &facts);
        self.run.files += 1;
        self.run.total.add(roster.tally());
        let file = FileRoster { text: &document.text, facts: &facts, roster: &roster };
        if self.outputs.put(|reporter, out| reporter.file(&file, out)) {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    }

    fn finish(mut self) -> Exit {
        self.run.problems = std::mem::take(&mut self.problems.told);
        let run = &self.run;
        for problem in self.outputs.finish(|reporter, out| reporter.finish(run, out)) {
            self.problems.add(problem);
        }
        // The process ends now: to give the rules back piece by piece would take a twentieth of a short run.
        std::mem::forget(self.session);
        match self.run.files {
            _ if self.problems.failed => Exit::Failed,
            0 => Exit::NoInput,
            _ => Exit::Clean,
        }
    }
}
