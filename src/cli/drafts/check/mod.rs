//! `whosays check`: reads drafts, lints them, reports, and picks the exit code.
//!
//! Drafts are read in order, linted on several threads, and reported in order again.

mod desk;
mod teller;

use super::watch;
use crate::cli::args::Check;
use crate::cli::exit::Exit;
use crate::cli::output::Outputs;
use crate::cli::pool::{Pool, Queue};
use crate::cli::read;
use crate::cli::screens::{Screens, Turns};
use crate::cli::session::{self, Session};
use crate::cli::terminal::{Terminal, complain};
use crate::lint::Options;
use crate::report::{OutputFormat, Problem, Style};
use desk::{Desk, Job};
use std::path::PathBuf;
use std::thread;
use teller::Teller;

/// Checks drafts.
pub(in crate::cli) fn run(args: &Check, terminal: Terminal) -> Exit {
    if args.watch {
        return watch::run(args, terminal);
    }
    check(args, terminal).unwrap_or_else(|problem| {
        complain(&problem.path, &problem.message);
        Exit::Failed
    })
}

/// The folders in which all drafts are looked at.
fn searched(args: &Check, paths: &[PathBuf]) -> Vec<PathBuf> {
    let is_searched = |path: &&PathBuf| args.drafts.exclude.is_empty() && path.is_dir();
    paths.iter().filter(is_searched).cloned().collect()
}

/// # Errors
/// When nothing can be checked, with the reason.
fn check(args: &Check, terminal: Terminal) -> Result<Exit, Problem> {
    let here = session::here();
    let reporter =
        |format: OutputFormat, style| format.reporter(Style { summary: !args.quiet, ..style }, &here);
    let paths = read::paths(&args.drafts)?;
    let session = Session::of(&args.drafts)?;
    let outputs = Outputs::open(&args.output_format, terminal, reporter)?;
    let screens = Screens::new(&args.screening, Options { pedantic: args.pedantic });
    let mut teller = Teller::new(args, outputs, Turns::default());
    let work = |job: Job| job.find(&screens, args.pedantic);
    let queue = Queue::new();
    let (session, profile) = thread::scope(|scope| {
        let pool = Pool::new(scope, args.threads, &queue, &work);
        let mut desk = Desk::new(args, &screens, session, pool, &mut teller);
        read::read(&paths, &args.drafts.reading, &mut desk);
        desk.close(&searched(args, &paths))
    });
    Ok(teller.finish(session, profile, terminal))
}
