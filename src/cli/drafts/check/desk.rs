//! The desk that drafts come to: it finds the rules that hold for each, and gives the work out.

use super::turn::{Finds, Listener, Turn};
use crate::cli::args::Drafts;
use crate::cli::drafts::profile::Profile;
use crate::cli::pool::{Pool, Queue};
use crate::cli::read::{self, Document, Taker};
use crate::cli::screens::Screens;
use crate::cli::session::{Rules, Session};
use crate::cli::trouble::Trouble;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

/// What drafts are read, and how they are linted.
#[derive(Clone, Copy, Debug)]
pub(in crate::cli::drafts) struct Order<'a> {
    pub(in crate::cli::drafts) drafts: &'a Drafts,
    pub(in crate::cli::drafts) threads: Option<usize>,
    /// Whether it is of interest what rules cost.
    pub(in crate::cli::drafts) profile: bool,
}

/// Reads and lints drafts, and tells a listener. The rules, and what they cost.
pub(in crate::cli::drafts) fn run(
    order: Order<'_>,
    paths: &[PathBuf],
    screens: &Screens,
    session: Session,
    listener: &mut dyn Listener,
) -> (Session, Option<Profile>) {
    let work = |job: Job| job.find(screens);
    let queue = Queue::new();
    thread::scope(|scope| {
        let pool = Pool::new(scope, order.threads, &queue, &work);
        let mut desk = Desk::new(order, screens, session, pool, listener);
        let lost = screens.lost(paths, &mut |path| !desk.session.wants(path, false)).into_iter();
        if lost.map(Turn::Trouble).try_for_each(|turn| desk.pass(turn)).is_continue() {
            read::read(paths, &order.drafts.reading, &mut desk);
        }
        desk.close(&searched(order.drafts, screens, paths))
    })
}

/// The folders in which all drafts are looked at.
fn searched(drafts: &Drafts, screens: &Screens, paths: &[PathBuf]) -> Vec<PathBuf> {
    let is_searched = |path: &&PathBuf| drafts.exclude.is_empty() && !screens.look_away() && path.is_dir();
    paths.iter().filter(is_searched).cloned().collect()
}

/// A draft to be linted.
#[derive(Debug)]
struct Job {
    document: Document,
    rules: Arc<Rules>,
}

impl Job {
    /// Lints the draft, and screens what it can of what was found.
    fn find(self, screens: &Screens) -> Turn {
        let Self { document, rules } = self;
        let findings = rules.find(&document.text, document.format, screens.asks(&rules));
        Finds::screened(document, rules, findings, screens)
    }
}

/// Where drafts come in.
struct Desk<'s, 'e, 'a> {
    screens: &'a Screens,
    session: Session,
    pool: Pool<'s, 'e, Job, Turn>,
    teller: &'a mut dyn Listener,
    profile: Option<Profile>,
}

impl<'s, 'e, 'a> Desk<'s, 'e, 'a> {
    /// A desk to which nothing has come.
    fn new(
        order: Order<'_>,
        screens: &'a Screens,
        session: Session,
        pool: Pool<'s, 'e, Job, Turn>,
        teller: &'a mut dyn Listener,
    ) -> Self {
        let profile = order.profile.then(Profile::new);
        Self { screens, session, pool, teller, profile }
    }

    /// Waits for all that was given out. The rules, and what they cost. `folders` are those in which all drafts were
    /// looked at.
    fn close(self, folders: &[PathBuf]) -> (Session, Option<Profile>) {
        let Self { mut session, pool, teller, profile, .. } = self;
        pool.finish(&mut |turn| teller.take(turn));
        let idle = session.idle(folders);
        if !idle.is_empty() {
            // The run ends here anyway.
            let _ = teller.take(Turn::Mistakes(idle, Vec::new()));
        }
        (session, profile)
    }

    fn pass(&mut self, turn: Turn) -> ControlFlow<()> {
        self.pool.pass(turn, &mut |turn| self.teller.take(turn))
    }

    /// Whether somebody is to be asked about a draft.
    fn is_asked_about(&mut self, path: &Path, named: bool) -> bool {
        let wanted = self.session.wants(path, named);
        if !wanted && named {
            // Whoever passes on what has changed wants no complaint about what nobody is asked about.
            self.spare();
        }
        wanted
    }

    /// Passes on what is wrong in rule and config files that were read since the last time.
    fn mistakes(&mut self) -> ControlFlow<()> {
        let (mistakes, problems) = (self.session.take_mistakes(), self.session.take_problems());
        if mistakes.is_empty() && problems.is_empty() {
            return ControlFlow::Continue(());
        }
        self.pass(Turn::Mistakes(mistakes, problems))
    }
}

impl Taker for Desk<'_, '_, '_> {
    fn expect(&mut self, inputs: usize) {
        self.teller.expect(inputs);
    }

    fn wants(&mut self, path: &Path, named: bool) -> bool {
        self.teller.meet(path);
        match self.screens.want(path) {
            Ok(true) => {}
            Ok(false) => {
                self.teller.leave();
                return false;
            }
            Err(trouble) => {
                // Who reads no more is told again with the next draft.
                let _ = self.pass(Turn::Trouble(trouble));
                return false;
            }
        }
        self.is_asked_about(path, named)
    }

    fn wants_stdin(&mut self, name: &Path) -> bool {
        self.teller.meet(name);
        self.is_asked_about(name, true)
    }

    fn spare(&mut self) {
        self.teller.spare();
    }

    fn contents(&mut self, path: &Path) -> Result<Option<Vec<u8>>, Trouble> {
        self.screens.contents(path)
    }

    fn take(&mut self, document: Result<Document, Trouble>) -> ControlFlow<()> {
        let mut document = match document {
            Ok(document) => document,
            Err(trouble) => return self.pass(Turn::Trouble(trouble)),
        };
        document.former_path = document.path.as_ref().and_then(|path| self.screens.former_path(path));
        let Some(profile) = &mut self.profile else {
            let rules = self.session.rules_of(&document);
            self.mistakes()?;
            return self.pool.give(Job { document, rules }, &mut |turn| self.teller.take(turn));
        };
        let rules = profile.load(|| self.session.rules_of(&document));
        let findings = profile.find(&rules, &document, self.screens.asks(&rules));
        let turn = Finds::screened(document, rules, findings, self.screens);
        self.mistakes()?;
        self.pass(turn)
    }
}
