//! `whosays baseline`: records what is found now, and keeps that up to date. A baseline is written whole or not at all,
//! and not at all where something could not be read: what is missing there would be shown as new from then on.

mod clerk;

use super::check::desk::{self, Order};
use crate::cli::args::{Baseline, BaselineTask, Common, Later};
use crate::cli::exit::Exit;
use crate::cli::output::write;
use crate::cli::read;
use crate::cli::screens::{Screens, Shelf};
use crate::cli::session::{Session, shown};
use crate::cli::terminal::{Terminal, complain, print};
use crate::lint::Options;
use crate::report::{Problem, number_of, printable};
use crate::screen::baseline::{FILE, Renewal, Renewed};
use clerk::{Begin, Clerk};
use std::fs;
use std::path::PathBuf;

/// Writes a baseline.
pub(in crate::cli) fn run(args: &Baseline, terminal: Terminal) -> Exit {
    let done = match &args.task {
        BaselineTask::Create(Later(create)) => {
            let begin = |before| Renewal::create(before, create.reason.clone());
            let begin = Begin { renewal: &begin, only_if_there: false };
            renew(&create.common, create.pedantic, begin, terminal).and_then(|all| put(&all, terminal))
        }
        BaselineTask::Prune(Later(prune)) => {
            // Nothing new is recorded, so what is held back may be looked at as well.
            let renewed =
                renew(&prune.common, true, Begin { renewal: &Renewal::prune, only_if_there: true }, terminal);
            renewed
                .and_then(|all| if prune.check { Ok(compare(&all, terminal)) } else { put(&all, terminal) })
        }
    };
    done.unwrap_or_else(|Stopped { exit, problem }| {
        if let Some(problem) = problem {
            complain(&problem.path, &problem.message);
        }
        exit
    })
}

/// What came of each baseline, with the path of its file.
type All = Vec<(PathBuf, Renewed)>;

/// Why nothing is written.
struct Stopped {
    exit: Exit,
    problem: Option<Problem>,
}

impl From<Problem> for Stopped {
    fn from(problem: Problem) -> Self {
        Self { exit: Exit::Failed, problem: Some(problem) }
    }
}

/// Reads drafts, and makes baselines of what is found.
///
/// # Errors
/// When not all could be read, or there was nothing to read.
fn renew(args: &Common, pedantic: bool, begin: Begin<'_>, terminal: Terminal) -> Result<All, Stopped> {
    let paths = read::paths(&args.drafts, None)?;
    let session = Session::of(&args.drafts)?;
    let shelf = Shelf::new(args.baseline.as_ref(), &paths, read::extensions(&args.drafts.reading), pedantic);
    let mut clerk = Clerk::new(terminal, shelf, begin);
    let options = Options { pedantic, ..Options::default() };
    let order = Order { drafts: &args.drafts, threads: args.threads, profile: false };
    let (session, _) = desk::run(order, &paths, &Screens::of_drafts(options), session, &mut clerk);
    // The process ends soon: to give the rules back piece by piece takes longer than to write.
    std::mem::forget(session);
    let stopped = |exit, path: &str, message: &str| {
        let problem = Problem { path: path.to_owned(), message: message.to_owned() };
        Err(Stopped { exit, problem: Some(problem) })
    };
    let named = args.baseline.as_deref().map_or_else(|| FILE.to_owned(), shown);
    if clerk.has_failed() {
        return stopped(Exit::Failed, &named, "nothing is written, because not all could be read");
    }
    if clerk.count() == 0 {
        return Err(Stopped { exit: Exit::NoInput, problem: None });
    }
    let all = clerk.finish();
    if all.is_empty() {
        return stopped(
            Exit::Failed,
            &named,
            "there is no baseline yet; `whosays baseline create` records one",
        );
    }
    Ok(all)
}

/// Writes baselines, and says what has become of them.
///
/// # Errors
/// When one cannot be written.
fn put(all: &All, terminal: Terminal) -> Result<Exit, Stopped> {
    for (path, renewed) in all {
        write(path, &renewed.page)?;
    }
    Ok(tell(all, "holds", terminal))
}

/// Says what would become of baselines. Whether anything would.
fn compare(all: &All, terminal: Terminal) -> Exit {
    let is_current =
        all.iter().all(|(path, renewed)| fs::read(path).is_ok_and(|now| now == renewed.page.as_bytes()));
    match tell(all, "would hold", terminal) {
        Exit::Clean if !is_current => Exit::Found,
        exit => exit,
    }
}

fn tell(all: &All, holds: &str, terminal: Terminal) -> Exit {
    let line = |(path, renewed): &(PathBuf, Renewed)| {
        format!("{} {holds} {}\n", printable(&shown(path)), told(renewed))
    };
    print(terminal, &all.iter().map(line).collect::<String>(), false)
}

/// `4 entries of 2 files: 1 new, 2 brought up to date, 3 taken out`.
fn told(renewed: &Renewed) -> String {
    let (entries, files) = (renewed.entries, number_of(renewed.files, "file"));
    let noun = if entries == 1 { "entry" } else { "entries" };
    let changes = [
        (renewed.new, "new"),
        (renewed.updated, "brought up to date"),
        (renewed.dropped, "taken out"),
        (renewed.off, "kept although the rule is switched off"),
    ];
    let changes = changes.iter().filter(|(number, _)| *number > 0);
    let changes: Vec<String> = changes.map(|(number, what)| format!("{number} {what}")).collect();
    let changes = if changes.is_empty() { "nothing has changed".to_owned() } else { changes.join(", ") };
    format!("{entries} {noun} of {files}: {changes}")
}
