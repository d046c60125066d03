//! Who allows what, what each allowance takes away, and what is told of those that take nothing.

use super::permit::{Permit, Reach};
use super::reach::Places;
use super::sweep::{Claim, Place, settle};
use super::told::{self, Why};
use super::{Allowance, LONGEST, Request, Said};
use crate::diagnostic::RuleId;
use crate::lint::Voice;
use crate::markup::CommentPlace;
use crate::names::did_you_mean;
use crate::order::Order as _;
use crate::rule::is_name;
use crate::screen::Screen;
use crate::text::Span;
use std::collections::BTreeMap;
use std::ops::Range;

/// How many misspelt rules of a text are compared with all others, which takes a while. Whoever has more has another
/// config.
const MOST_COMPARED: usize = 50;

/// So many rules are proposed where none is named.
const MOST_PROPOSED: usize = 3;

/// What is known of allowances before findings are settled.
pub(super) struct Ledger<'l> {
    request: &'l Request<'l>,
    permits: &'l [Permit],
    places: Places<'l>,
    /// The findings of each rule, sorted.
    findings: BTreeMap<RuleId, Vec<Place>>,
    entries: Vec<Entry>,
    compared: usize,
}

/// A rule that is allowed somewhere.
struct Entry {
    permit: usize,
    span: Span,
    rule: RuleId,
    voice: Voice,
    sentences: Vec<Range<usize>>,
    used: usize,
}

/// What became of it.
pub(super) struct Settled {
    /// The findings that are taken away, by index.
    pub(super) taken: Vec<usize>,
    /// Every allowance, in the order in which they are written.
    pub(super) allowances: Vec<Allowance>,
}

impl<'l> Ledger<'l> {
    pub(super) fn new(screen: &'l Screen, request: &'l Request<'l>, permits: &'l [Permit]) -> Self {
        let mut findings: BTreeMap<RuleId, Vec<Place>> = BTreeMap::new();
        if !permits.is_empty() {
            for (index, said) in screen.shown() {
                findings.entry(said.diagnostic.rule.clone()).or_default().push((said.sentence, index));
            }
            for places in findings.values_mut() {
                places.order();
            }
        }
        let places = Places::new(request.text, screen.findings());
        Self { request, permits, places, findings, entries: Vec::new(), compared: 0 }
    }

    /// Works out what takes what away, and says what is wrong.
    pub(super) fn settle(mut self, said: &mut Said) -> Settled {
        for number in 0..self.permits.len() {
            self.enter(number, said);
        }
        let taken = self.take();
        self.tell(said);
        let permits = self.permits;
        let reason = |entry: &Entry| permits.get(entry.permit).and_then(|permit| permit.reason.clone());
        let allowance =
            |entry: Entry| Allowance { reason: reason(&entry), rule: entry.rule, used: entry.used };
        Settled { taken, allowances: self.entries.into_iter().map(allowance).collect() }
    }

    /// Takes in what is allowed in one place.
    fn enter(&mut self, number: usize, said: &mut Said) {
        let Some(permit) = self.permits.get(number) else { return };
        let sentences = self.places.sentences(&permit.reach);
        if permit.rules.is_empty() {
            let here = self.here(&sentences);
            said.add(permit.sheet, told::no_rule(permit.head, "", permit.sheet, &here));
        }
        if let (Reach::Words(unit, words), []) = (&permit.reach, sentences.as_slice()) {
            said.add(permit.sheet, told::no_words(words.span, *unit));
        }
        for rule in &permit.rules {
            if !is_name(&rule.value) {
                let here = self.here(&sentences);
                said.add(permit.sheet, told::no_rule(rule.span, &rule.value, permit.sheet, &here));
                continue;
            }
            let voice = self.request.linter.voice(&rule.value, self.request.options);
            if voice == Voice::Unknown {
                let near = self.near(&rule.value);
                said.add(permit.sheet, told::unknown(rule.span, &rule.value, near));
            }
            // A rule may have had another name.
            let known = self.request.linter.rules().rule(&rule.value);
            let id = known.map_or_else(|| rule.value.as_str().into(), |rule| rule.id.value.clone());
            let sentences = sentences.clone();
            self.entries.push(Entry { permit: number, span: rule.span, rule: id, voice, sentences, used: 0 });
        }
    }

    /// The findings that are taken away. They are counted.
    fn take(&mut self) -> Vec<usize> {
        let mut claims: BTreeMap<RuleId, Vec<Claim>> = BTreeMap::new();
        for (allowance, entry) in self.entries.iter().enumerate() {
            let own = claims.entry(entry.rule.clone()).or_default();
            own.extend(entry.sentences.iter().map(|range| Claim { sentences: range.clone(), allowance }));
        }
        let mut taken = Vec::new();
        for (rule, claims) in claims {
            let Some(findings) = self.findings.get(&rule) else { continue };
            settle(claims, findings, |finding, allowance| {
                taken.push(finding);
                if let Some(entry) = self.entries.get_mut(allowance) {
                    entry.used += 1;
                }
            });
        }
        taken.order();
        taken
    }

    /// Tells which allowances take nothing away, and which give no reason.
    fn tell(&self, said: &mut Said) {
        let mut last = None;
        for entry in &self.entries {
            let Some(permit) = self.permits.get(entry.permit) else { continue };
            let is_idle = entry.voice == Voice::Heard && entry.used == 0;
            let is_for_words = matches!(permit.reach, Reach::Words(..));
            if is_idle && !(is_for_words && entry.sentences.is_empty()) {
                said.add(
                    permit.sheet,
                    told::unused(entry.span, &entry.rule, permit, self.why(entry, permit)),
                );
            }
            let is_missed = self.request.require_reason && permit.reason.is_none();
            if is_missed && !is_idle && entry.voice != Voice::Unknown && last != Some(entry.permit) {
                last = Some(entry.permit);
                said.add(permit.sheet, told::no_reason(entry.span, permit));
            }
        }
    }

    /// Why an allowance takes nothing away.
    fn why(&self, entry: &Entry, permit: &Permit) -> Why {
        let finds = |range: &Range<usize>| self.finds(&entry.rule, range);
        if entry.sentences.iter().any(finds) {
            return Why::Again;
        }
        let Some(own) = entry.sentences.first() else { return Why::Nothing };
        match permit.reach {
            Reach::Comment(_, CommentPlace::Inside(_)) if finds(&self.places.around(own.start)) => {
                Why::Around
            }
            Reach::Comment(_, CommentPlace::Ahead { .. })
                if own.start > 0 && finds(&(own.start - 1..own.start)) =>
            {
                Why::Ahead
            }
            Reach::Comment(_, CommentPlace::Ahead { .. }) if own.is_empty() => Why::Nowhere,
            _ => Why::Nothing,
        }
    }

    /// Whether a rule finds something in some sentences, taken away or not.
    fn finds(&self, rule: &str, sentences: &Range<usize>) -> bool {
        let findings = self.findings.get(rule).map_or(&[][..], Vec::as_slice);
        let from = findings.partition_point(|(sentence, _)| *sentence < sentences.start);
        findings.get(from).is_some_and(|(sentence, _)| *sentence < sentences.end)
    }

    /// Some of the rules that find something in some sentences.
    fn here(&self, sentences: &[Range<usize>]) -> Vec<&str> {
        let finds = |rule: &&RuleId| sentences.iter().any(|range| self.finds(rule, range));
        let mut here: Vec<&str> = self.findings.keys().filter(finds).map(|rule| &**rule).collect();
        here.order();
        here.truncate(MOST_PROPOSED);
        here
    }

    /// The rule that may be meant.
    fn near(&mut self, written: &str) -> Option<&'l str> {
        if self.compared >= MOST_COMPARED || written.len() > LONGEST {
            return None;
        }
        self.compared += 1;
        let rules = &self.request.linter.rules().rules;
        did_you_mean(written, rules.iter().map(|rule| &*rule.id.value))
    }
}
