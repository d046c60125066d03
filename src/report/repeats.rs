//! Gathers diagnostics that ask the same again, for formats that people read from end to end: there the first of them
//! stands for all. Nothing is lost: each of the others keeps its place in what is said of the first.

use crate::diagnostic::{Diagnostic, Fingerprint, RuleId};
use rustc_hash::{FxHashMap, FxHashSet};

/// A diagnostic, and those that ask the same again.
#[derive(Debug)]
pub(super) struct Question<'d> {
    pub(super) first: &'d Diagnostic,
    /// In reading order.
    pub(super) repeats: Vec<&'d Diagnostic>,
}

/// Gathers the diagnostics of one text, in the order in which something is asked first. A repeat that another rule has
/// something new to say of stands for itself.
pub(super) fn gather(diagnostics: &[Diagnostic]) -> Vec<Question<'_>> {
    // Nobody comes back to any other.
    let asked_again: FxHashSet<_> =
        diagnostics.iter().flat_map(with_merged).filter(|one| one.repeats.is_some()).map(identity).collect();
    let mut questions: Vec<Question<'_>> = Vec::new();
    let mut led = FxHashMap::default();
    let mut told = FxHashSet::default();
    for diagnostic in diagnostics {
        let is_told = |one: &Diagnostic| one.repeats.is_some() && told.contains(&identity(one));
        let adds_nothing = is_told(diagnostic) && diagnostic.merged.iter().all(is_told);
        let question = led.get(&identity(diagnostic)).filter(|_| adds_nothing);
        if let Some(question) = question.and_then(|at: &usize| questions.get_mut(*at)) {
            question.repeats.push(diagnostic);
            continue;
        }
        if asked_again.contains(&identity(diagnostic)) {
            led.entry(identity(diagnostic)).or_insert(questions.len());
        }
        told.extend(with_merged(diagnostic).map(identity).filter(|one| asked_again.contains(one)));
        questions.push(Question { first: diagnostic, repeats: Vec::new() });
    }
    questions
}

/// A diagnostic, behind what was merged into it.
fn with_merged(diagnostic: &Diagnostic) -> impl Iterator<Item = &Diagnostic> {
    diagnostic.merged.iter().chain([diagnostic])
}

/// What a question is known by.
fn identity(diagnostic: &Diagnostic) -> (&RuleId, Fingerprint) {
    (&diagnostic.rule, diagnostic.repeats.unwrap_or(diagnostic.fingerprint))
}
