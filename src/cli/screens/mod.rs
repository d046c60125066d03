//! The screens of a run: what they need is fetched here, from files and from version control. What they decide is
//! decided in [`crate::screen`].

mod sidecar;

pub(in crate::cli) use sidecar::beside;

use super::args::Screening;
use super::read::Document;
use super::session::Rules;
use super::trouble::Trouble;
use crate::lint::{Findings, Options};
use crate::screen::{Request, Screen, Screened, suppress};

/// What is screened text by text, whatever the others hold; on any thread.
#[derive(Debug)]
pub(in crate::cli) struct Screens {
    /// Whether what authors allow is shown all the same.
    no_suppressions: bool,
    options: Options,
}

impl Screens {
    /// The screens that were asked for.
    pub(in crate::cli) const fn new(args: &Screening, options: Options) -> Self {
        Self { no_suppressions: args.no_suppressions, options }
    }

    /// Screens what was found in a text. What stood in the way is told too.
    pub(in crate::cli) fn alone(
        &self,
        rules: &Rules,
        document: &Document,
        findings: Findings,
    ) -> (Screen, Vec<Trouble>) {
        let mut screen = Screen::new(findings);
        let mut troubles = Vec::new();
        if !self.no_suppressions {
            let sidecar = sidecar::read(document).unwrap_or_else(|trouble| {
                troubles.push(trouble);
                None
            });
            let request = Request {
                text: &document.text,
                linter: rules.linter(),
                options: self.options,
                sidecar: sidecar.as_ref(),
                require_reason: rules.requires_reason(),
            };
            suppress(&mut screen, &request);
        }
        (screen, troubles)
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
