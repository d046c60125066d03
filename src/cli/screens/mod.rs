//! The screens of a run: what they need is fetched here, from files and from version control. What they decide is
//! decided in [`crate::screen`].

use super::read::Document;
use super::session::Rules;
use crate::lint::Findings;
use crate::screen::{Screen, Screened};

/// What is screened text by text, whatever the others hold; on any thread.
#[derive(Debug, Default)]
pub(in crate::cli) struct Screens {}

impl Screens {
    /// Screens what was found in a text.
    pub(in crate::cli) fn alone(&self, _rules: &Rules, _document: &Document, findings: Findings) -> Screen {
        Screen::new(findings)
    }
}

/// What is screened in the order of the run, because it depends on the texts before.
#[derive(Debug, Default)]
pub(in crate::cli) struct Turns {}

impl Turns {
    /// Screens what is left of a text.
    pub(in crate::cli) fn take(&mut self, _document: &Document, screen: Screen) -> Screened {
        screen.finish()
    }
}
