//! `whosays try`: rules on a corpus, before they are in force. How often they speak, what keeps them silent, and some
//! of the places. Findings are what is asked for here, so they never make it fail.

mod arguments;
mod gather;

use crate::cli::args::{PageFormat, Try};
use crate::cli::exit::Exit;
use crate::cli::progress::Progress;
use crate::cli::read::{self, Document};
use crate::cli::session::{Rules, Session};
use crate::cli::terminal::{self, Terminal, complain};
use crate::cli::trouble::{Problems, Trouble};
use crate::report::{AttemptReport, Problem};
use arguments::Arguments;
use gather::Gathering;
use std::ops::ControlFlow;

/// Tries rules.
pub(in crate::cli) fn run(args: &Try, terminal: Terminal) -> Exit {
    let Arguments { rules: tried, corpus } = Arguments::of(args);
    if tried.is_empty() {
        complain("try", "name a rule: a .yml file, a folder with a pack.yml, or the id of a rule in force");
        return Exit::Failed;
    }
    let mut session = Session::new(args.config.clone());
    let rules = session.attempt(&tried);
    let problems = Problems { failed: session.complain(terminal), ..Problems::default() };
    let gathered = rules.and_then(|rules| Ok((Gathering::new(args, &rules).map_err(|it| vec![it])?, rules)));
    let (gathering, rules) = match gathered {
        Ok((gathering, _)) if gathering.is_idle() => return Exit::Failed,
        Ok(gathered) => gathered,
        Err(problems) => {
            for Problem { path, message } in &problems {
                complain(path, message);
            }
            return Exit::Failed;
        }
    };
    let progress = Progress::new();
    let mut attempt = Attempt { rules: &rules, gathering, problems, progress };
    read::read(&corpus, &args.reading, &mut |document| attempt.take(document));
    attempt.finish(args, terminal)
}

struct Attempt<'a> {
    rules: &'a Rules,
    gathering: Gathering,
    problems: Problems,
    progress: Progress,
}

impl Attempt<'_> {
    /// Tries the rules on one text, or notes what stood in the way.
    fn take(&mut self, document: Result<Document, Trouble>) -> ControlFlow<()> {
        if document.is_err() {
            self.progress.clear();
        }
        if let Some(document) = self.problems.sift(document) {
            self.gathering.take(self.rules, &document.text, document.format);
            self.progress.tell(|| self.gathering.so_far());
        }
        ControlFlow::Continue(())
    }

    fn finish(mut self, args: &Try, terminal: Terminal) -> Exit {
        self.progress.clear();
        let Problems { told, failed } = self.problems;
        let (ledger, rules) = self.gathering.finish();
        if ledger.texts == 0 {
            return if failed { Exit::Failed } else { Exit::NoInput };
        }
        let report = AttemptReport {
            rules: rules.into_iter().map(|rule| rule.report(&ledger)).collect(),
            texts: ledger.texts,
            words: ledger.words,
            seed: args.seed,
            problems: &told,
        };
        let page = match args.output_format {
            PageFormat::Human => report.human(terminal.style()),
            PageFormat::Json => report.json(),
        };
        terminal::print(terminal, &page, failed)
    }
}
