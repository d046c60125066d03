//! Judges a document by one rule, in the order match, regions, `only-if`, `unless`, report.

use super::document::Document;
use super::found::{Found, What};
use super::query::Asker;
use super::{same, window};
use crate::rule::{Clause, Reach, ReportMode, Rule, Same};
use crate::text::Span;
use rustc_hash::FxHashSet;

/// A match that stood, with what its `only-if` clauses found, in their order.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    pub(super) found: Found,
    pub(super) held: Vec<Option<Found>>,
}

/// Why a match did not stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Verdict<'r> {
    /// It stands.
    Stands,
    /// An `only-if` clause does not hold.
    Failed(&'r Clause),
    /// An `unless` clause cleared it.
    Cleared(&'r Clause),
}

impl<'r> Verdict<'r> {
    /// The clause that kept the rule silent.
    pub(super) const fn clause(self) -> Option<&'r Clause> {
        match self {
            Self::Stands => None,
            Self::Failed(clause) | Self::Cleared(clause) => Some(clause),
        }
    }
}

/// What a rule has to say of a document, with the verdict on every match.
pub(super) fn judge<'r>(
    document: &Document<'_>,
    rule: &'r Rule,
    settings: &[f64],
) -> Vec<(Hit, Verdict<'r>)> {
    let asker = Asker { document, settings };
    let mut judged: Vec<(Hit, Verdict<'r>)> = Vec::new();
    for found in asker.all(&rule.matcher, rule.regions) {
        let Some(found) = pointed(document, rule, found) else { continue };
        if !rule.is_about_document() && !rule.regions.admits(document.regions_of(found.place)) {
            continue;
        }
        let judgement = verdict(&asker, rule, found);
        judged.push(judgement);
    }
    once(document, rule, &mut judged);
    judged
}

fn verdict<'r>(asker: &Asker<'_>, rule: &'r Rule, found: Found) -> (Hit, Verdict<'r>) {
    let mut held = Vec::with_capacity(rule.only_if.len());
    let mut failed = None;
    for clause in &rule.only_if {
        let evidence = holds(asker, clause, &found);
        if evidence.is_none() && !clause.off && failed.is_none() {
            failed = Some(clause);
        }
        held.push(evidence);
    }
    let cleared = || rule.unless.iter().find(|clause| !clause.off && holds(asker, clause, &found).is_some());
    let verdict = failed.map(Verdict::Failed).or_else(|| cleared().map(Verdict::Cleared));
    let verdict = verdict.unwrap_or(Verdict::Stands);
    (Hit { found, held }, verdict)
}

/// So few attributions are compared one by one sooner than their claims are sorted by what may tie them.
const FEW: usize = 64;

/// What a clause finds, if enough of its matchers find something.
fn holds(asker: &Asker<'_>, clause: &Clause, matched: &Found) -> Option<Found> {
    let span = window::span(asker.document, clause.window, matched);
    let like = match (&matched.what, clause.same, clause.window.reach) {
        (What::Attribution(number), Some(Same::Claim), Reach::Document) => Some(*number),
        _ => None,
    };
    let like = like.filter(|_| asker.document.facts.attributions.len() > FEW);
    let mut first = None;
    let mut count = 0;
    for matcher in &clause.matchers {
        let will_do = |found: &Found| {
            !is_itself(matched, found)
                && !is_inside(asker.document, matched, found)
                && clause.same.is_none_or(|same| same::ties(asker.document, same, matched, found))
                && (is_about_document(found) || clause.regions.admits(asker.document.regions_of(found.place)))
        };
        if let Some(one) = asker.within(matcher, span, like).find(will_do) {
            count += 1;
            first.get_or_insert(one);
        }
    }
    first.filter(|_| count >= clause.at_least)
}

/// Whoever speaks inside the claim is part of the claim, and vouches for nothing: "he reportedly told them".
fn is_inside(document: &Document<'_>, matched: &Found, found: &Found) -> bool {
    let (What::Attribution(outer), Some(inner)) = (&matched.what, found.attribution(document)) else {
        return false;
    };
    inner.outer == Some(*outer as u32)
}

/// The matched attribution or mention is never its own evidence.
fn is_itself(matched: &Found, found: &Found) -> bool {
    match (&matched.what, &found.what) {
        (What::Attribution(left), What::Attribution(right)) | (What::Mention(left), What::Mention(right)) => {
            left == right
        }
        _ => false,
    }
}

fn is_about_document(found: &Found) -> bool {
    matches!(found.what, What::Document(_))
}

/// The match with its place moved to where the rule points; none where the rule points at a part it lacks.
fn pointed(document: &Document<'_>, rule: &Rule, mut found: Found) -> Option<Found> {
    found.place = found.point(&rule.point, document)?;
    Some(found)
}

/// So many earlier matches are compared with one to tell whether it is of the same entity.
const MOST_COMPARED: usize = 256;

/// Leaves out what was said before: of the same place, or whatever `report` does not want said again.
fn once(document: &Document<'_>, rule: &Rule, judged: &mut Vec<(Hit, Verdict<'_>)>) {
    let mut places: FxHashSet<Span> = FxHashSet::default();
    let mut said: Vec<Found> = Vec::new();
    judged.retain(|(hit, verdict)| {
        if *verdict != Verdict::Stands {
            return true;
        }
        let again = match rule.report {
            ReportMode::Each => false,
            ReportMode::Once => !said.is_empty(),
            ReportMode::PerEntity => said
                .iter()
                .rev()
                .take(MOST_COMPARED)
                .any(|other| same::is_same_thing(document, other, &hit.found)),
        };
        // One source may stand behind two verbs.
        if again || !places.insert(hit.found.place) {
            return false;
        }
        said.push(hit.found.clone());
        true
    });
}
