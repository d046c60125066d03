//! What is told of drafts, turn by turn in their order, and to whom.

use crate::cli::read::Document;
use crate::cli::screens::Screens;
use crate::cli::session::Rules;
use crate::cli::trouble::{Mistakes, Trouble};
use crate::lint::Findings;
use crate::report::Problem;
use crate::screen::Screen;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

/// What comes of drafts is told to somebody, in their order.
pub(in crate::cli::drafts) trait Listener {
    /// Learns how many drafts there are.
    fn expect(&mut self, drafts: usize);

    /// Learns where a draft lies, before it is read, if it is.
    fn meet(&mut self, _draft: &Path) {}

    /// Learns that something need not be read.
    fn spare(&mut self);

    /// Learns that a draft has not changed, and is not read.
    fn leave(&mut self) {
        self.spare();
    }

    /// Takes one thing; breaks when no more is wanted.
    fn take(&mut self, turn: Turn) -> ControlFlow<()>;
}

/// What there is to tell, in the order in which it is told.
#[derive(Debug)]
pub(in crate::cli::drafts) enum Turn {
    /// Something could not be read.
    Trouble(Trouble),
    /// Something is wrong in rule and config files.
    Mistakes(Vec<Mistakes>, Vec<Problem>),
    /// What was found in a draft.
    Found(Box<Finds>),
}

/// A draft, and what was found in it.
#[derive(Debug)]
pub(in crate::cli::drafts) struct Finds {
    pub(in crate::cli::drafts) document: Document,
    pub(in crate::cli::drafts) rules: Arc<Rules>,
    pub(in crate::cli::drafts) screen: Screen,
    /// What stood in the way of screening.
    pub(in crate::cli::drafts) troubles: Vec<Trouble>,
}

impl Finds {
    /// What was found, screened as far as it can be without the other drafts.
    pub(super) fn screened(
        document: Document,
        rules: Arc<Rules>,
        findings: Findings,
        screens: &Screens,
    ) -> Turn {
        match screens.alone(&rules, &document, findings) {
            Ok((screen, troubles)) => Turn::Found(Box::new(Self { document, rules, screen, troubles })),
            Err(trouble) => Turn::Trouble(trouble),
        }
    }
}
