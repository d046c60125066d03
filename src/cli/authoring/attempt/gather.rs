//! Gathers, text by text, what came of the rules that are tried: counts, and some of the places.

use crate::cli::args::Try;
use crate::cli::session::Rules;
use crate::lint::{ClauseTrace, Fate, Finding, Ledger, Match, RuleTally, Sample, Trace};
use crate::markup::Format;
use crate::names::did_you_mean;
use crate::report::{Problem, RuleAttempt, Sighting, Stopped};
use crate::text::Text;
use std::collections::HashMap;

/// What came of the rules so far.
#[derive(Debug)]
pub(super) struct Gathering {
    ledger: Ledger,
    rules: Vec<Places>,
    /// The index of each rule among the places, by its id.
    numbers: HashMap<String, usize>,
}

/// Some of the places where a rule matches.
#[derive(Debug)]
pub(super) struct Places {
    /// The number of its tally in the ledger.
    tally: usize,
    findings: Sample<Sighting>,
    /// The clauses that were asked for, by their number, with some of the matches that fell by them.
    stopped: Vec<(usize, Sample<Sighting>)>,
}

impl Gathering {
    /// Nothing yet.
    ///
    /// # Errors
    /// When a clause was asked for that no rule has.
    pub(super) fn new(args: &Try, rules: &Rules) -> Result<Self, Problem> {
        let ledger = rules.ledger();
        let sample = || Sample::new(args.sample, args.seed);
        let on = ledger.rules.iter().enumerate().filter(|(_, tally)| !tally.off);
        let places = |(tally, rule): (usize, &RuleTally)| {
            let clauses = rule.clauses.iter().enumerate();
            let asked = clauses.filter(|(_, clause)| args.cleared.contains(&clause.name));
            Places {
                tally,
                findings: sample(),
                stopped: asked.map(|(number, _)| (number, sample())).collect(),
            }
        };
        let rules: Vec<Places> = on.clone().map(places).collect();
        let names: Vec<&str> = on.flat_map(|(_, rule)| &rule.clauses).map(|clause| &*clause.name).collect();
        if let Some(unknown) = args.cleared.iter().find(|name| !names.contains(&name.as_str())) {
            return Err(unknown_clause(unknown, &names));
        }
        let id = |places: &Places| ledger.rules[places.tally].rule.to_string();
        let numbers = rules.iter().enumerate().map(|(number, places)| (id(places), number)).collect();
        Ok(Self { ledger, rules, numbers })
    }

    /// Whether there is no rule to try.
    pub(super) const fn is_idle(&self) -> bool {
        self.rules.is_empty()
    }

    /// Tries the rules on one text.
    pub(super) fn take(&mut self, rules: &Rules, text: &Text, format: Format) {
        let trace = rules.attempt(text, format, &mut self.ledger);
        for one in &trace.matches {
            let place = self.numbers.get(&*one.rule).and_then(|&number| self.rules.get_mut(number));
            if let Some(places) = place {
                places.take(text, &trace, one, &self.ledger);
            }
        }
    }

    /// How far this has come, in a few words.
    pub(super) fn so_far(&self) -> String {
        let findings: u64 = self.ledger.rules.iter().map(|rule| rule.stands).sum();
        format!("{} texts read, findings: {findings}", self.ledger.texts)
    }

    /// What came of it all.
    pub(super) fn finish(self) -> (Ledger, Vec<Places>) {
        (self.ledger, self.rules)
    }
}

impl Places {
    /// Takes in a match.
    fn take(&mut self, text: &Text, trace: &Trace, one: &Match, ledger: &Ledger) {
        let sentence = trace.sentence_of(one.span);
        let sighting = || Sighting::new(text, sentence, one.span);
        let (name, at, words) = (text.name(), one.span.start, text.slice(sentence));
        match &one.fate {
            Fate::Shown(message) | Fate::Merged { message, .. } | Fate::HeldBack { message, .. } => {
                self.findings.offer(name, at, words, || sighting().saying(message));
            }
            Fate::Failed | Fate::Cleared => {
                let Some(clause) = one.stopped_by() else { return };
                let clauses = &ledger.rules[self.tally].clauses;
                let is_it = |(number, _): &&mut (usize, _)| {
                    clauses.get(*number).is_some_and(|it| it.name == clause.name && it.role == clause.role)
                };
                if let Some((_, sample)) = self.stopped.iter_mut().find(is_it) {
                    sample.offer(name, at, words, || evidence(sighting(), text, clause));
                }
            }
            _ => {}
        }
    }

    /// What came of the rule.
    pub(super) fn report(self, ledger: &Ledger) -> RuleAttempt<'_> {
        let tally = &ledger.rules[self.tally];
        let stopped = self
            .stopped
            .into_iter()
            .map(|(number, sample)| Stopped { clause: &tally.clauses[number], matches: sample.into_vec() });
        RuleAttempt { tally, findings: self.findings.into_vec(), stopped: stopped.collect() }
    }
}

/// A match that fell, with the words that cleared it where some did.
fn evidence(sighting: Sighting, text: &Text, clause: &ClauseTrace) -> Sighting {
    match clause.found {
        Some(Finding::At(span)) => sighting.cleared_by(text.slice(span)),
        Some(Finding::Document) | None => sighting,
    }
}

fn unknown_clause(name: &str, known: &[&str]) -> Problem {
    let help = match (did_you_mean(name, known.iter().copied()), known) {
        (Some(near), _) => format!("did you mean “{near}”?"),
        (None, []) => "it has none".to_owned(),
        (None, known) => format!("it has {}", known.join(", ")),
    };
    Problem { path: name.to_owned(), message: format!("the rule has no clause of this name; {help}") }
}
