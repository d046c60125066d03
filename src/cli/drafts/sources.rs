//! `whosays sources`: who is cited in drafts, how strongly and how often. It judges nothing, so it never ends with 1.

use crate::cli::args::Sources;
use crate::cli::exit::Exit;
use crate::cli::output::Outputs;
use crate::cli::problems::Problems;
use crate::cli::read::{self, Document, Taker};
use crate::cli::session::Session;
use crate::cli::terminal::{Terminal, complain};
use crate::cli::trouble::Trouble;
use crate::report::{FileRoster, Problem, RosterFormat, RosterReporter, RosterRun};
use crate::roster::Roster;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// Lists sources.
pub(in crate::cli) fn run(args: &Sources, terminal: Terminal) -> Exit {
    list(args, terminal).unwrap_or_else(|problem| {
        complain(&problem.path, &problem.message);
        Exit::Failed
    })
}

/// # Errors
/// When nothing can be listed, with the reason.
fn list(args: &Sources, terminal: Terminal) -> Result<Exit, Problem> {
    let paths = read::paths(&args.drafts, None)?;
    let session = Session::of(&args.drafts)?;
    let outputs = Outputs::open(&args.output_format, terminal, RosterFormat::reporter)?;
    let (problems, run) = (Problems::default(), RosterRun::default());
    let list = args.drafts.files_from.clone();
    let mut lister = Lister { terminal, outputs, session, problems, run, list };
    read::read(&paths, &args.drafts.reading, &mut lister);
    Ok(lister.finish())
}

struct Lister {
    terminal: Terminal,
    outputs: Outputs<dyn RosterReporter>,
    session: Session,
    problems: Problems,
    run: RosterRun,
    /// Where drafts are listed.
    list: Option<PathBuf>,
}

impl Taker for Lister {
    fn wants(&mut self, path: &Path, named: bool) -> bool {
        if let Some(problem) = self.outputs.protect(path) {
            self.problems.add(problem);
        }
        self.session.wants(path, named)
    }

    fn wants_stdin(&mut self, name: &Path) -> bool {
        self.wants(name, true)
    }

    /// Lists the sources of one text, or notes what stood in the way; breaks when nobody reads any more.
    fn take(&mut self, document: Result<Document, Trouble>) -> ControlFlow<()> {
        let Some(document) = self.problems.sift(document) else { return ControlFlow::Continue(()) };
        let rules = self.session.rules_for(document.path.as_deref());
        self.problems.failed |= self.session.complain(self.terminal);
        let facts = rules.facts(&document.text, document.format);
        let roster = Roster::new(&facts);
        self.run.files += 1;
        self.run.total.add(roster.tally());
        let file = FileRoster { text: &document.text, facts: &facts, roster: &roster };
        if self.outputs.put(|reporter, out| reporter.file(&file, out)) {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    }
}

impl Lister {
    fn finish(mut self) -> Exit {
        let list = self.list.take();
        for problem in self.outputs.protect_all(|| self.session.files().into_iter().chain(list).collect()) {
            self.problems.add(problem);
        }
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
