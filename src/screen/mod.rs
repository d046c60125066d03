//! Decides what is shown of what rules say of a text: not what its author allows, of a change only what it touches, and
//! nothing that the house knows already. Each finding is screened for itself, before those about the same words become
//! one diagnostic: what is taken away never takes another rule's word with it.
//!
//! Nothing here reads files or asks version control; front ends hand in what is needed, and all of them use this.

pub mod baseline;
pub mod changed;
pub mod limits;
mod suppress;

pub use suppress::{
    Allowance, Request, SIDECAR, amend, is_about_allowances, is_idle, is_sidecar, sidecar_shape, suppress,
};

use crate::diagnostic::Diagnostic;
use crate::lint::{Findings, Said, merge, put_in_order};
use crate::text::{Span, Text};
use std::sync::Arc;

/// What becomes of a finding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fate {
    /// It is shown.
    #[default]
    Shown,
    /// The author allows it.
    Suppressed,
    /// It stands in a sentence that the change does not touch.
    Untouched,
    /// It stands in the baseline.
    Baselined,
}

/// The findings of a text on their way through the screens.
#[derive(Debug)]
pub struct Screen {
    findings: Findings,
    /// Of each finding, by its index.
    fates: Vec<Fate>,
    /// What the tool itself has to say of the text.
    own: Vec<Diagnostic>,
    /// What the author allows.
    allowances: Vec<Allowance>,
    /// What the tool has to say of other files that belong to the text.
    beside: Vec<(Arc<Text>, Vec<Diagnostic>)>,
}

/// What is left of the findings of a text.
#[derive(Debug, Default)]
pub struct Screened {
    /// What is shown, merged, in reading order. What the tool itself has to say is among it.
    pub diagnostics: Vec<Diagnostic>,
    /// How many diagnostics are info, or their rule is held back.
    pub held_back: usize,
    /// How many the author allows. Like those that are shown, those about the same words count as one.
    pub suppressed: usize,
    /// How many stand in the baseline.
    pub baselined: usize,
    /// What the author allows, in the order in which it is written.
    pub allowances: Vec<Allowance>,
    /// What the tool has to say of other files that belong to the text.
    pub beside: Vec<(Arc<Text>, Vec<Diagnostic>)>,
}

impl Screen {
    /// Findings of which all are shown, so far.
    pub fn new(findings: Findings) -> Self {
        let fates = vec![Fate::Shown; findings.said.len()];
        Self { findings, fates, own: Vec::new(), allowances: Vec::new(), beside: Vec::new() }
    }

    /// The findings, whatever becomes of them.
    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// What becomes of a finding, by its index.
    pub fn fate(&self, finding: usize) -> Fate {
        self.fates.get(finding).copied().unwrap_or_default()
    }

    /// What would be shown, each with its index.
    pub fn shown(&self) -> impl Iterator<Item = (usize, &Said)> {
        let said = self.findings.said.iter().enumerate();
        said.filter(|(at, _)| self.fates.get(*at) == Some(&Fate::Shown))
    }

    /// Says what becomes of a finding, by its index.
    pub fn send(&mut self, finding: usize, fate: Fate) {
        if let Some(own) = self.fates.get_mut(finding) {
            *own = fate;
        }
    }

    /// Forgets what is held back but for some places: a count must not tell of what would not be shown either.
    pub fn keep_back(&mut self, keep: impl FnMut(&Span) -> bool) {
        self.findings.held_back.retain(keep);
    }

    /// Adds what the tool itself has to say of the text.
    pub fn say(&mut self, diagnostic: Diagnostic) {
        self.own.push(diagnostic);
    }

    /// Adds what it has to say of another file that belongs to the text.
    pub fn say_of(&mut self, file: &Arc<Text>, diagnostics: Vec<Diagnostic>) {
        self.beside.push((Arc::clone(file), diagnostics));
    }

    /// Adds what the author allows.
    pub fn allow(&mut self, allowances: Vec<Allowance>) {
        self.allowances.extend(allowances);
    }

    /// What is left.
    pub fn finish(self) -> Screened {
        let (said, held_back) = self.findings.into_said();
        let (mut suppressed, mut baselined) = (Vec::new(), Vec::new());
        let shown = |(said, fate)| {
            match fate {
                Fate::Shown => return Some(said),
                Fate::Suppressed => suppressed.push(said),
                Fate::Untouched => {}
                Fate::Baselined => baselined.push(said),
            }
            None
        };
        let shown = said.into_iter().zip(self.fates).filter_map(shown).collect();
        let mut diagnostics = merge(shown);
        if !self.own.is_empty() {
            diagnostics.extend(self.own);
            put_in_order(&mut diagnostics);
        }
        Screened {
            diagnostics,
            held_back,
            suppressed: merge(suppressed).len(),
            baselined: merge(baselined).len(),
            allowances: self.allowances,
            beside: self.beside,
        }
    }
}
