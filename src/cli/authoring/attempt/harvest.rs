//! Gathers, text by text, what came of the rules that are tried: counts, and some of the places.

use super::compare::Comparing;
use crate::cli::args::Try;
use crate::cli::session::Rules;
use crate::lint::{Ledger, Match, RuleTally, Sample, Trace};
use crate::markup::Format;
use crate::names::did_you_mean;
use crate::report::{AttemptReport, Problem, RuleAttempt, Sighting, Stopped};
use crate::text::Text;
use std::collections::HashMap;

/// What came of the rules so far.
#[derive(Debug)]
pub(super) struct Harvest {
    rules: Rules,
    ledger: Ledger,
    places: Vec<Places>,
    /// The index of each rule among the places, by its id.
    numbers: HashMap<String, usize>,
    comparing: Option<Comparing>,
}

/// Some of the places where a rule matches.
#[derive(Debug)]
struct Places {
    /// The number of its tally in the ledger.
    tally: usize,
    findings: Sample<Sighting>,
    /// The clauses that were asked for, by their number, with some of the matches that fell by them.
    stopped: Vec<(usize, Sample<Sighting>)>,
}

impl Harvest {
    /// Nothing yet.
    ///
    /// # Errors
    /// When a clause was asked for that no rule has.
    pub(super) fn new(args: &Try, rules: Rules) -> Result<Self, Problem> {
        let ledger = rules.ledger();
        let clauses = ledger.in_force().flat_map(|rule| &rule.clauses);
        let names: Vec<&str> = clauses.map(|clause| &*clause.name).collect();
        if let Some(unknown) = args.cleared.iter().find(|name| !names.contains(&name.as_str())) {
            return Err(unknown_clause(unknown, &names));
        }
        let on = ledger.rules.iter().enumerate().filter(|(_, tally)| !tally.off);
        let places: Vec<Places> = on.map(|(number, tally)| Places::new(args, number, tally)).collect();
        let id = |places: &Places| ledger.rules[places.tally].rule.to_string();
        let numbers = places.iter().enumerate().map(|(number, places)| (id(places), number)).collect();
        Ok(Self { rules, ledger, places, numbers, comparing: None })
    }

    /// From now on, findings are compared with those of another version.
    pub(super) fn compare(&mut self, with: Comparing) {
        self.comparing = Some(with);
    }

    /// Whether there is no rule to try, or none to compare it with.
    pub(super) fn is_idle(&self) -> bool {
        self.places.is_empty() || self.comparing.as_ref().is_some_and(Comparing::is_idle)
    }

    /// What was counted.
    pub(super) const fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// Tries the rules on one text.
    pub(super) fn take(&mut self, text: &Text, format: Format) {
        let trace = self.rules.attempt(text, format, &mut self.ledger);
        for one in &trace.matches {
            let places = self.numbers.get(&*one.rule).and_then(|&number| self.places.get_mut(number));
            if let Some(places) = places {
                places.take(text, &trace, one, &self.ledger);
            }
        }
        if let Some(comparing) = &mut self.comparing {
            comparing.take(text, format, &trace);
        }
    }

    /// How far this has come, in a few words.
    pub(super) fn so_far(&self) -> String {
        format!("{} texts read, findings: {}", self.ledger.texts, self.ledger.findings())
    }

    /// What came of it all.
    pub(super) fn report<'l>(
        self,
        ledger: &'l Ledger,
        seed: u64,
        problems: &'l [Problem],
    ) -> AttemptReport<'l> {
        AttemptReport {
            rules: self.places.into_iter().map(|places| places.report(ledger)).collect(),
            texts: ledger.texts,
            words: ledger.words,
            seed,
            comparison: self.comparing.map(|comparing| comparing.finish(ledger)),
            problems,
        }
    }
}

impl Places {
    /// None yet. Where versions are compared, the changes are shown in place of findings.
    fn new(args: &Try, number: usize, tally: &RuleTally) -> Self {
        let sample = |most: usize| Sample::new(most, args.seed);
        let clauses = tally.clauses.iter().enumerate();
        let asked = clauses.filter(|(_, clause)| args.cleared.contains(&clause.name));
        Self {
            tally: number,
            findings: sample(if args.against.is_none() { args.sample } else { 0 }),
            stopped: asked.map(|(number, _)| (number, sample(args.sample))).collect(),
        }
    }

    /// Takes in a match.
    fn take(&mut self, text: &Text, trace: &Trace, one: &Match, ledger: &Ledger) {
        let sample =
            if one.message().is_some() { Some(&mut self.findings) } else { self.stopped_by(one, ledger) };
        if let Some(sample) = sample {
            let words = text.slice(trace.sentence_of(one.span));
            sample.offer(text.name(), one.span.start, words, || Sighting::of(text, trace, one));
        }
    }

    /// The sample of what fell by the same clause, if that was asked for.
    fn stopped_by(&mut self, one: &Match, ledger: &Ledger) -> Option<&mut Sample<Sighting>> {
        let clause = one.stopped_by()?;
        let clauses = &ledger.rules.get(self.tally)?.clauses;
        let is_it = |number: usize| {
            clauses.get(number).is_some_and(|known| known.name == clause.name && known.role == clause.role)
        };
        let stopped = self.stopped.iter_mut().find(|(number, _)| is_it(*number));
        stopped.map(|(_, sample)| sample)
    }

    /// What came of the rule.
    fn report(self, ledger: &Ledger) -> RuleAttempt<'_> {
        let tally = &ledger.rules[self.tally];
        let stopped = self
            .stopped
            .into_iter()
            .map(|(number, sample)| Stopped { clause: &tally.clauses[number], matches: sample.into_vec() });
        RuleAttempt { tally, findings: self.findings.into_vec(), stopped: stopped.collect() }
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
