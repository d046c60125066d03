//! Takes down what is found in drafts, for the baselines that they go with.

use crate::cli::drafts::check::turn::{Finds, Listener, Turn};
use crate::cli::problems::Problems;
use crate::cli::progress::Progress;
use crate::cli::screens::{Opened, Shelf};
use crate::cli::terminal::Terminal;
use crate::cli::trouble::{Mistakes, is_fatal};
use crate::report::Problem;
use crate::screen::baseline::{Baseline, CONFLICT, Renewal, Renewed};
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// How a baseline is begun.
#[derive(Clone, Copy)]
pub(super) struct Begin<'a> {
    pub(super) renewal: &'a dyn Fn(Baseline) -> Renewal,
    /// Whether it is left alone where there is none yet.
    pub(super) only_if_there: bool,
}

/// What was taken down so far.
pub(super) struct Clerk<'a> {
    terminal: Terminal,
    shelf: Option<Shelf<Renewal>>,
    begin: Begin<'a>,
    problems: Problems,
    progress: Progress,
    drafts: usize,
    expected: usize,
}

impl<'a> Clerk<'a> {
    pub(super) fn new(terminal: Terminal, shelf: Shelf<Renewal>, begin: Begin<'a>) -> Self {
        let (problems, progress) = (Problems::default(), Progress::new());
        Self { terminal, shelf: Some(shelf), begin, problems, progress, drafts: 0, expected: 0 }
    }

    /// Whether something could not be read.
    pub(super) fn has_failed(&self) -> bool {
        self.problems.failed
    }

    /// How many drafts there were.
    pub(super) fn count(&self) -> usize {
        self.drafts
    }

    /// What is to be written, each with the path of its file.
    pub(super) fn finish(self) -> Vec<(PathBuf, Renewed)> {
        let mut all = Vec::new();
        if let Some(shelf) = self.shelf {
            shelf.finish(|path, renewal, is_lost| all.push((path.to_path_buf(), renewal.finish(is_lost))));
        }
        all
    }

    /// Opens a baseline. What a merge has left is no matter: the lines of both sides are taken.
    fn open(&mut self, path: &Path) -> Option<Renewal> {
        let mut opened = match path.exists() {
            true => Opened::read(path).map_err(|problem| self.problems.add(problem)).ok()?,
            false if self.begin.only_if_there => return None,
            false => Opened::none(path),
        };
        opened.mistakes.retain(|mistake| &*mistake.rule != CONFLICT);
        let wrong: Vec<Mistakes> = opened.wrong().into_iter().collect();
        self.complain(&wrong);
        Some((self.begin.renewal)(opened.baseline))
    }

    fn complain(&mut self, mistakes: &[Mistakes]) {
        self.progress.clear();
        self.problems.failed |= mistakes.iter().any(|(_, mistakes)| is_fatal(mistakes));
        // What cannot be said on standard error is said nowhere.
        let _ = io::stderr().write_all(self.terminal.pictures(mistakes).as_bytes());
    }

    fn found(&mut self, finds: Finds) {
        let Finds { document, rules, screen, troubles } = finds;
        for trouble in troubles {
            self.problems.sift(Err::<(), _>(trouble));
        }
        self.drafts += 1;
        if document.path.is_none() {
            let message = "a baseline knows drafts by their names; give this one with --stdin-filename";
            self.problems.add(Problem { path: document.text.name().to_owned(), message: message.to_owned() });
            return;
        }
        let Some(mut kept) = self.shelf.take() else { return };
        let open = |path: &Path| self.open(path);
        kept.with(&document, &rules, open, |renewal, name, around| renewal.take(name, screen, around));
        self.shelf = Some(kept);
        self.progress.bar(self.drafts, self.expected, "drafts read");
    }
}

impl Listener for Clerk<'_> {
    fn expect(&mut self, drafts: usize) {
        self.expected = drafts;
    }

    fn spare(&mut self) {}

    fn take(&mut self, turn: Turn) -> ControlFlow<()> {
        match turn {
            Turn::Trouble(trouble) => {
                self.progress.clear();
                self.problems.sift(Err::<(), _>(trouble));
            }
            Turn::Mistakes(mistakes, problems) => {
                self.complain(&mistakes);
                for problem in problems {
                    self.problems.add(problem);
                }
            }
            Turn::Found(finds) => self.found(*finds),
        }
        ControlFlow::Continue(())
    }
}
