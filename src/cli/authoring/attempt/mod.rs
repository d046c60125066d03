//! `whosays try`: rules on a corpus, before they are in force. How often they speak, what keeps them silent, some of
//! the places, and how that differs from another version. Findings are what is asked for here, so they never make it
//! fail.

mod arguments;
mod compare;
mod harvest;

use crate::cli::args::{PageFormat, Try};
use crate::cli::exit::Exit;
use crate::cli::problems::Problems;
use crate::cli::progress::Progress;
use crate::cli::read::{self, Document};
use crate::cli::session::{Session, Tried};
use crate::cli::terminal::{self, Terminal, complain};
use crate::cli::trouble::Trouble;
use crate::report::Problem;
use arguments::Arguments;
use compare::Comparing;
use harvest::Harvest;
use std::ops::ControlFlow;

/// Tries rules.
pub(in crate::cli) fn run(args: &Try, terminal: Terminal) -> Exit {
    let Arguments { rules, corpus } = Arguments::of(args);
    let mut session = Session::new(args.config.clone());
    let harvest = begin(args, &rules, &mut session);
    let problems = Problems { failed: session.complain(terminal), ..Problems::default() };
    match harvest {
        Ok(harvest) if harvest.is_idle() => Exit::Failed,
        Ok(harvest) => {
            let mut attempt = Attempt { harvest, problems, progress: Progress::new() };
            read::read(&corpus, &args.reading, &mut |document| attempt.take(document));
            attempt.finish(args, terminal)
        }
        Err(problems) => {
            for Problem { path, message } in &problems {
                complain(path, message);
            }
            Exit::Failed
        }
    }
}

/// Gets the rules ready.
fn begin(args: &Try, tried: &[Tried], session: &mut Session) -> Result<Harvest, Vec<Problem>> {
    let refuse =
        |path: &str, message: &str| vec![Problem { path: path.to_owned(), message: message.to_owned() }];
    let a_rule = "a .yml file, a folder with a pack.yml, or the id of a rule in force";
    if tried.is_empty() {
        return Err(refuse("try", &format!("name a rule: {a_rule}")));
    }
    let mut harvest = Harvest::new(args, session.attempt(tried)?).map_err(|problem| vec![problem])?;
    if let Some(against) = &args.against {
        let other = arguments::rule(against);
        let other = other
            .ok_or_else(|| refuse(&against.to_string_lossy(), &format!("this is no rule: name {a_rule}")))?;
        harvest.compare(Comparing::new(args, session.attempt(&[other])?, harvest.ledger()));
    }
    Ok(harvest)
}

struct Attempt {
    harvest: Harvest,
    problems: Problems,
    progress: Progress,
}

impl Attempt {
    /// Tries the rules on one text, or notes what stood in the way.
    fn take(&mut self, document: Result<Document, Trouble>) -> ControlFlow<()> {
        if document.is_err() {
            self.progress.clear();
        }
        if let Some(document) = self.problems.sift(document) {
            self.harvest.take(&document.text, document.format);
            self.progress.tell(|| self.harvest.so_far());
        }
        ControlFlow::Continue(())
    }

    fn finish(mut self, args: &Try, terminal: Terminal) -> Exit {
        self.progress.clear();
        let Problems { told, failed } = self.problems;
        let ledger = self.harvest.ledger().clone();
        if ledger.texts == 0 {
            return if failed { Exit::Failed } else { Exit::NoInput };
        }
        let report = self.harvest.report(&ledger, args.seed, &told);
        let page = match args.output_format {
            PageFormat::Human => report.human(terminal.style()),
            PageFormat::Json => report.json(),
        };
        terminal::print(terminal, &page, failed)
    }
}
