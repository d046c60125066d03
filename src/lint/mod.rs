//! Runs the stages over one text and applies the rules to what they found.
//!
//! A text comes in, diagnostics come out; no file is read here and nothing is printed. The order of judging is
//! match, `only-if`, `unless`, hold back, merge.

mod claims;
mod document;
mod found;
mod identity;
mod judge;
mod merge;
mod query;
mod read;
mod same;
mod speak;
mod trial;
mod window;

pub use trial::{Failure, FailureKind};

use crate::attribution::{Facts, Knowledge};
use crate::diagnostic::{Diagnostic, Severity};
use crate::markup::Format;
use crate::rule::{self, Rule, RuleSet, Settings};
use crate::text::Text;
use document::Document;
use judge::{Hit, Verdict};
use merge::Said;

/// Rules, ready to be applied to any number of texts. Shared between threads.
#[derive(Debug)]
pub struct Linter {
    set: RuleSet,
    known: Knowledge,
}

/// What is shown.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Everything: info, and rules that are held back.
    pub pedantic: bool,
}

/// What came of linting one text.
#[derive(Debug, Default)]
pub struct Outcome {
    /// What is shown, merged, in reading order.
    pub diagnostics: Vec<Diagnostic>,
    /// How many diagnostics are not shown because they are info or their rule is held back.
    pub held_back: usize,
}

impl Linter {
    /// Gets rules ready.
    pub fn new(mut set: RuleSet) -> Self {
        let known = Knowledge::new(&mut set.lexicons);
        Self { set, known }
    }

    /// The built-in rules, as they are without a config.
    pub fn builtin() -> Self {
        Self::new(rule::load(&[rule::builtin()], &Settings::default()).set)
    }

    /// The rules.
    pub fn rules(&self) -> &RuleSet {
        &self.set
    }

    /// Who is said to have said what in a text, whatever the rules say of it.
    pub fn facts(&self, text: &Text, format: Format) -> Facts {
        read::read(self, text, format).facts
    }

    /// Lints a text. Total: whatever the text, it comes to an end.
    pub fn check(&self, text: &Text, format: Format, options: Options) -> Outcome {
        let document = read::read(self, text, format);
        let mut held_back = 0;
        let mut said = Vec::new();
        for rule in self.set.rules.iter().filter(|rule| !rule.off) {
            let shown = options.pedantic || rule.severity > Severity::Info && !rule.is_held_back();
            let found = apply(&document, rule, &rule.settings());
            if shown { said.extend(found) } else { held_back += found.len() }
        }
        Outcome { diagnostics: merge::merge(&document, said), held_back }
    }
}

/// What one rule says of a document.
fn apply(document: &Document<'_>, rule: &Rule, settings: &[f64]) -> Vec<Said> {
    let judged = judge::judge(document, rule, settings);
    let hits: Vec<&Hit> =
        judged.iter().filter(|(_, verdict)| *verdict == Verdict::Stands).map(|(hit, _)| hit).collect();
    let mut diagnostics: Vec<Diagnostic> =
        hits.iter().map(|hit| speak::say(document, rule, settings, hit)).collect();
    speak::number_equals(document, rule, &mut diagnostics);
    let about_document = rule.is_about_document();
    let attribution = |hit: &Hit| match hit.found.what {
        found::What::Attribution(index) => Some(index),
        _ => None,
    };
    diagnostics
        .into_iter()
        .zip(hits)
        .map(|(diagnostic, hit)| Said { diagnostic, attribution: attribution(hit), about_document })
        .collect()
}
