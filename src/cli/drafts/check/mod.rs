//! `whosays check`: reads drafts, lints them, reports, and picks the exit code.
//!
//! Drafts are read in order, linted on several threads, and reported in order again.

pub(super) mod desk;
pub(super) mod teller;
pub(super) mod turn;

use super::watch;
use crate::cli::args::Check;
use crate::cli::exit::Exit;
use crate::cli::output::Outputs;
use crate::cli::read;
use crate::cli::screens::{Screens, Turns};
use crate::cli::session::{self, Session};
use crate::cli::terminal::{Terminal, complain};
use crate::report::{OutputFormat, Problem, Style};
use desk::Order;
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

/// # Errors
/// When nothing can be checked, with the reason.
fn check(args: &Check, terminal: Terminal) -> Result<Exit, Problem> {
    let here = session::here();
    let reporter =
        |format: OutputFormat, style| format.reporter(Style { summary: !args.quiet, ..style }, &here);
    let paths = read::paths(&args.drafts, args.screening.changed.diff.as_deref())?;
    let session = Session::of(&args.drafts)?;
    let mut outputs = Outputs::open(&args.output_format, terminal, reporter)?;
    args.profile_rules.as_deref().map_or(Ok(()), |path| outputs.reserve(path))?;
    let screens = Screens::new(args, &paths)?;
    let mut teller = Teller::new(args, outputs, Turns::new(args, &paths)?);
    let order = Order { drafts: &args.drafts, threads: args.threads, profile: args.profile_rules.is_some() };
    let (session, profile) = desk::run(order, &paths, &screens, session, &mut teller);
    Ok(teller.finish(session, profile, terminal))
}
