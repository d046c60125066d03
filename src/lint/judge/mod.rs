//! Judges a document by one rule, in the order match, regions, `only-if`, `unless`, report.

pub(super) mod candidates;
pub(super) mod evidence;
pub(super) mod fits;
pub(super) mod query;
pub(super) mod runs;
pub(super) mod same;
pub(super) mod verdict;
pub(super) mod whole;
pub(super) mod window;

use super::read::document::Document;
use super::read::found::{Found, What};
use crate::rule::{Clause, Matcher, OneOf, Reach, ReportMode, Rule, Same, Window};
use crate::text::Span;
use evidence::Evidence;
use query::{Asker, Scope};
use std::cell::OnceCell;
use verdict::{ClauseRole, Hit, Judged, Verdict};

/// Looks on while clauses are asked, and has no say in it.
pub(super) trait Meter {
    /// Lets a clause be asked about a match.
    fn asking<T>(&mut self, role: ClauseRole, clause: &Clause, ask: impl FnOnce() -> T) -> T;
}

/// Nobody looks on.
impl Meter for () {
    fn asking<T>(&mut self, _role: ClauseRole, _clause: &Clause, ask: impl FnOnce() -> T) -> T {
        ask()
    }
}

/// What a rule has to say of a document, with the verdict on every match.
pub(super) fn judge<'r>(
    document: &Document<'_>,
    rule: &'r Rule,
    settings: &[f64],
    meter: &mut impl Meter,
) -> Vec<Judged<'r>> {
    let asker = Asker { document, settings };
    let matches = asker.everywhere(&rule.matcher, rule.regions);
    if matches.is_empty() {
        return Vec::new();
    }
    let conditions = Conditions::of(rule, settings);
    let mut judged: Vec<Judged<'r>> =
        matches.into_iter().map(|found| verdict(&asker, rule, &conditions, found, meter)).collect();
    if document.from > 0 {
        // The volume in front has them.
        judged.retain(|(hit, _)| hit.found.is_own(document));
    }
    once(document, rule, &mut judged);
    judged
}

/// A clause that keeps the rule silent about a match.
pub(super) struct Objection<'r> {
    pub(super) clause: &'r Clause,
    /// What it found; nothing where it is a condition that is not met.
    pub(super) found: Option<Found>,
}

/// Every clause that keeps the rule silent about each of some matches, where the judge is content with the first.
pub(super) fn objections<'r>(
    document: &Document<'_>,
    rule: &'r Rule,
    settings: &[f64],
    hits: &[&Hit],
) -> Vec<Vec<Objection<'r>>> {
    let asker = Asker { document, settings };
    let conditions = Conditions::of(rule, settings);
    hits.iter().map(|hit| conditions.objections(&asker, hit)).collect()
}

fn verdict<'r>(
    asker: &Asker<'_>,
    rule: &'r Rule,
    conditions: &Conditions<'r>,
    mut found: Found,
    meter: &mut impl Meter,
) -> Judged<'r> {
    let document = asker.document;
    let unheard = |found, verdict| (Hit { found, held: Vec::new() }, verdict);
    // What a rule about the document counts was looked for in its regions already.
    let admits = |place: Span| rule.is_about_document() || document.admits(rule.regions, place);
    if !admits(found.place) {
        return unheard(found, Verdict::Outside);
    }
    let Some(place) = found.point(&rule.point, document) else {
        return unheard(found, Verdict::Pointless);
    };
    found.place = place;
    if !admits(found.place) || !found.is_own(document) {
        return unheard(found, Verdict::Outside);
    }
    let (verdict, held) = conditions.verdict(asker, &found, meter);
    (Hit { found, held }, verdict)
}

/// The clauses of a rule.
struct Conditions<'r> {
    only_if: Vec<Condition<'r>>,
    /// Those that are not switched off.
    unless: Vec<Condition<'r>>,
}

impl<'r> Conditions<'r> {
    fn of(rule: &'r Rule, settings: &[f64]) -> Self {
        let condition = |clause| Condition::new(clause, settings);
        let exceptions = rule.unless.iter().filter(|clause| !clause.off);
        Self {
            only_if: rule.only_if.iter().map(condition).collect(),
            unless: exceptions.map(condition).collect(),
        }
    }

    /// Whether a match stands, with what the `only-if` clauses found.
    fn verdict(
        &self,
        asker: &Asker<'_>,
        found: &Found,
        meter: &mut impl Meter,
    ) -> (Verdict<'r>, Vec<Option<Found>>) {
        let mut evidence = |role: ClauseRole, condition: &Condition<'r>| {
            meter.asking(role, condition.clause, || condition.evidence(asker, found))
        };
        let held: Vec<Option<Found>> =
            self.only_if.iter().map(|condition| evidence(ClauseRole::OnlyIf, condition)).collect();
        let mut conditions = self.only_if.iter().zip(&held);
        if let Some((failed, _)) =
            conditions.find(|(condition, held)| held.is_none() && !condition.clause.off)
        {
            return (Verdict::Failed(failed.clause), held);
        }
        let mut cleared = self.unless.iter().filter_map(|condition| {
            Some(Verdict::Cleared(condition.clause, evidence(ClauseRole::Unless, condition)?))
        });
        (cleared.next().unwrap_or(Verdict::Stands), held)
    }

    fn objections(&self, asker: &Asker<'_>, hit: &Hit) -> Vec<Objection<'r>> {
        let conditions = self.only_if.iter().map(|condition| condition.clause).zip(&hit.held);
        let failed = conditions.filter(|(clause, held)| held.is_none() && !clause.off);
        let failed = failed.map(|(clause, _)| Objection { clause, found: None });
        let cleared = self.unless.iter().filter_map(|condition| {
            let found = condition.evidence(asker, &hit.found)?;
            Some(Objection { clause: condition.clause, found: Some(found) })
        });
        failed.chain(cleared).collect()
    }
}

/// A clause that is asked of match after match.
struct Condition<'r> {
    clause: &'r Clause,
    window: Window,
    /// What it finds where it asks of the document as a whole, which is the same for every match.
    of_document: OnceCell<Option<Found>>,
    /// What each of its matchers finds in all of the document, where it asks there.
    everywhere: OnceCell<Vec<Evidence>>,
}

impl<'r> Condition<'r> {
    fn new(clause: &'r Clause, settings: &[f64]) -> Self {
        let window = clause.window.settle(settings);
        Self { clause, window, of_document: OnceCell::new(), everywhere: OnceCell::new() }
    }

    /// What it finds for a match.
    fn evidence(&self, asker: &Asker<'_>, matched: &Found) -> Option<Found> {
        let find = || self.holds(asker, matched);
        if self.clause.matchers.iter().all(|matcher| matches!(matcher, Matcher::Document(_))) {
            return self.of_document.get_or_init(find).clone();
        }
        find()
    }

    /// What it finds, if enough of its matchers find something.
    fn holds(&self, asker: &Asker<'_>, matched: &Found) -> Option<Found> {
        let (clause, document) = (self.clause, asker.document);
        let will_do = |found: &Found| {
            !is_itself(matched, found)
                && !is_inside(document, matched, found)
                && is_tied(document, clause, matched, found)
                && (is_about_document(found) || document.admits(clause.regions, found.place))
        };
        let scope = self.scope(document, matched);
        let mut first = None;
        let mut count = 0_u32;
        for at in 0..clause.matchers.len() {
            if let Some(one) = self.first(asker, at, (scope, matched), will_do) {
                count += 1;
                first.get_or_insert(one);
            }
        }
        first.filter(|_| f64::from(count) >= clause.at_least.value(asker.settings))
    }

    /// Where it asks.
    fn scope(&self, document: &Document<'_>, matched: &Found) -> Scope {
        let clause = self.clause;
        let like = match (&matched.what, &*clause.same.0, self.window.reach) {
            (What::Attribution(number), [Same::Claim], Reach::Document) => Some(*number),
            _ => None,
        };
        let window = window::span(document, self.window, matched);
        Scope { window, regions: clause.regions, like: like.filter(|_| has_many(document)) }
    }

    /// The first that one of its matchers finds there and that will do.
    fn first(
        &self,
        asker: &Asker<'_>,
        at: usize,
        (scope, matched): (Scope, &Found),
        will_do: impl Fn(&Found) -> bool,
    ) -> Option<Found> {
        let (clause, document) = (self.clause, asker.document);
        let of_attributions = clause.matchers.iter().all(|one| matches!(one, Matcher::Attribution(_)));
        let of_all = self.looks_far(document) && scope.like.is_none();
        if !of_all || of_attributions && !has_many(document) {
            return asker.within(&clause.matchers[at], scope).find(will_do);
        }
        let everywhere = self
            .everywhere
            .get_or_init(|| clause.matchers.iter().map(|one| Evidence::of(asker, clause, one)).collect());
        everywhere[at].first(asker, (&clause.same.0, matched), scope.window, will_do)
    }
}

impl Condition<'_> {
    /// Whether it looks so far that what it finds is gathered once for all matches. In a short text the window alone is
    /// looked through sooner.
    fn looks_far(&self, document: &Document<'_>) -> bool {
        match self.window.reach {
            Reach::Document => true,
            Reach::Section => document.sentences.len() > FAR,
            Reach::Sentences(first, last) => {
                document.sentences.len() > FAR && last.abs_diff(first) as usize > FAR
            }
            _ => false,
        }
    }
}

/// So many sentences are far.
const FAR: usize = 256;

/// So few attributions are compared one by one sooner than their claims are sorted by what may tie them.
const FEW: usize = 64;

fn has_many(document: &Document<'_>) -> bool {
    document.facts().attributions.len() > FEW
}

/// Whoever speaks inside the claim is part of the claim, and vouches for nothing: "he reportedly told them".
fn is_inside(document: &Document<'_>, matched: &Found, found: &Found) -> bool {
    let (What::Attribution(outer), Some(inner)) = (&matched.what, found.attribution(document)) else {
        return false;
    };
    inner.outer == Some(*outer as u32)
}

fn is_tied(document: &Document<'_>, clause: &Clause, matched: &Found, found: &Found) -> bool {
    let OneOf(ways) = &clause.same;
    ways.is_empty() || ways.iter().any(|&same| same::ties(document, same, matched, found))
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

/// So many earlier matches are compared with one to tell whether it is of the same entity.
const MOST_COMPARED: usize = 256;

/// Silences what was said before: of the same place, or whatever `report` does not want said again.
fn once(document: &Document<'_>, rule: &Rule, judged: &mut [Judged<'_>]) {
    let mut said: Vec<Found> = Vec::new();
    for (hit, verdict) in judged.iter_mut().filter(|(_, verdict)| verdict.stands()) {
        let place = hit.found.place;
        // One source may stand behind two verbs, and the phrase of one branch in that of another.
        let again = said.last().filter(|last| place.start < last.place.end).or_else(|| match rule.report {
            ReportMode::Each => None,
            ReportMode::Once => said.first(),
            ReportMode::PerEntity => said
                .iter()
                .rev()
                .take(MOST_COMPARED)
                .find(|other| same::is_same_thing(document, other, &hit.found)),
        });
        match again {
            Some(before) => *verdict = Verdict::Repeats(before.place),
            None => said.push(hit.found.clone()),
        }
    }
}
