//! Keeps count of what became of every match, rule by rule and text by text, and where there is a clock, of how long
//! it took. It judges nothing itself, and nothing of it is done where nobody asks.

use super::judge::candidates::candidates;
use super::judge::verdict::{ClauseRole, Judged, Verdict};
use super::judge::{self, Meter};
use super::read::document::Document;
use crate::diagnostic::RuleId;
use crate::names::{Named, named};
use crate::rule::{Clause, Rule, RuleSet};
use rustc_hash::FxHashMap;

/// Tells the time in nanoseconds, from whatever moment.
pub type Clock = fn() -> u64;

/// What became of the matches of some rules, over any number of texts.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// A tally for each rule of the set it was opened for, in their order; those that are switched off included.
    pub rules: Vec<RuleTally>,
    /// How many texts were read.
    pub texts: u64,
    /// How many words of prose they hold.
    pub words: u64,
    /// How long each stage took that all rules share, in nanoseconds.
    stages: [u64; <Stage as Named>::ALL.len()],
    clock: Option<Clock>,
}

named! {
    /// What is done for all rules together.
    pub enum Stage {
        /// The text becomes blocks, tokens, sentences and entries of lexicons.
        Words = "words",
        /// Who is said to have said what.
        Facts = "facts",
        /// Phrases that rules look for.
        Phrases = "phrases",
        /// Regular expressions that rules look for.
        Regexes = "regexes",
        /// What is found is put into words and merged.
        Messages = "messages",
    }
}

/// What became of the matches of one rule. Each counts once: [`RuleTally::matches`] is the sum of those outside,
/// pointless, stopped by a clause, repeating and standing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleTally {
    /// The rule.
    pub rule: RuleId,
    /// Whether it is switched off, so that nothing was counted.
    pub off: bool,
    /// What its matcher weighed; counted only where there is a clock.
    pub candidates: u64,
    /// Matches, wherever they lie and whatever came of them.
    pub matches: u64,
    /// Those that lie where the rule does not look.
    pub outside: u64,
    /// Those that lack what the rule points at.
    pub pointless: u64,
    /// What each clause did, conditions first, in the order of the rule's file.
    pub clauses: Vec<ClauseTally>,
    /// Those that say what the rule has said before.
    pub repeats: u64,
    /// Those that stand: the findings.
    pub stands: u64,
    /// Texts with a finding.
    pub texts: u64,
    /// The number of the last of them: it may be read in several volumes.
    last: u64,
    /// How long it took, clauses included, in nanoseconds.
    pub time: u64,
}

/// What one clause did to the matches of its rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClauseTally {
    /// Its name.
    pub name: String,
    /// Whether it must hold or must not.
    pub role: ClauseRole,
    /// Whether it is switched off.
    pub off: bool,
    /// The matches that it was asked about.
    pub asked: u64,
    /// The matches that fell by it: a condition failed, an exception cleared.
    pub stopped: u64,
    /// How long it took, in nanoseconds.
    pub time: u64,
}

impl Ledger {
    /// An empty one for the rules of a set.
    pub fn new(set: &RuleSet) -> Self {
        Self { rules: set.rules.iter().map(RuleTally::new).collect(), ..Self::default() }
    }

    /// The same, with a clock that takes the time from now on.
    #[must_use]
    pub fn timed(self, clock: Clock) -> Self {
        Self { clock: Some(clock), ..self }
    }

    /// The tallies of the rules that are on.
    pub fn in_force(&self) -> impl Iterator<Item = &RuleTally> {
        self.rules.iter().filter(|rule| !rule.off)
    }

    /// All findings.
    pub fn findings(&self) -> u64 {
        self.rules.iter().map(|rule| rule.stands).sum()
    }

    /// How long a stage took, in nanoseconds.
    pub const fn time_of(&self, stage: Stage) -> u64 {
        self.stages[stage as usize]
    }

    /// Takes in what was counted elsewhere, of rules with the same ids and clauses in the same tally.
    pub fn merge(&mut self, other: Self) {
        self.texts += other.texts;
        self.words += other.words;
        for (time, more) in self.stages.iter_mut().zip(other.stages) {
            *time += more;
        }
        let mut numbers: FxHashMap<String, usize> =
            self.rules.iter().enumerate().map(|(number, tally)| (tally.key(), number)).collect();
        for tally in other.rules {
            let number = *numbers.entry(tally.key()).or_insert(self.rules.len());
            match self.rules.get_mut(number) {
                Some(known) => known.merge(&tally),
                None => self.rules.push(tally),
            }
        }
    }

    /// Takes a text into account, apart from what rules make of it.
    pub(super) fn read(&mut self, document: &Document<'_>) {
        self.texts += u64::from(document.from == 0);
        self.words += u64::from(document.words);
    }

    /// Judges a document by the rule of this number, and counts what comes of it.
    pub(super) fn judge<'r>(
        &mut self,
        document: &Document<'_>,
        number: usize,
        rule: &'r Rule,
        settings: &[f64],
    ) -> Vec<Judged<'r>> {
        let clock = self.clock;
        let Some(tally) = self.rules.get_mut(number) else {
            return judge::judge(document, rule, settings, &mut ());
        };
        let mut time = 0;
        let judged = spent(clock, &mut time, || {
            judge::judge(document, rule, settings, &mut Stopwatch { clock, tally })
        });
        tally.time += time;
        if clock.is_some() {
            tally.candidates += candidates(document, &rule.matcher);
        }
        tally.hear(&judged, self.texts);
        judged
    }
}

/// Does a part of what all rules share, and takes the time of it where somebody asks.
pub(super) fn timed<T>(ledger: &mut Option<&mut Ledger>, stage: Stage, work: impl FnOnce() -> T) -> T {
    match ledger {
        Some(ledger) => spent(ledger.clock, &mut ledger.stages[stage as usize], work),
        None => work(),
    }
}

/// Does something and adds how long it took.
fn spent<T>(clock: Option<Clock>, time: &mut u64, work: impl FnOnce() -> T) -> T {
    let Some(clock) = clock else { return work() };
    let start = clock();
    let done = work();
    *time += clock().saturating_sub(start);
    done
}

/// Looks on while a rule is judged.
struct Stopwatch<'t> {
    clock: Option<Clock>,
    tally: &'t mut RuleTally,
}

impl Meter for Stopwatch<'_> {
    fn asking<T>(&mut self, role: ClauseRole, clause: &Clause, ask: impl FnOnce() -> T) -> T {
        let Some(tally) = self.tally.clause(role, clause) else { return ask() };
        tally.asked += 1;
        spent(self.clock, &mut tally.time, ask)
    }
}

impl RuleTally {
    fn new(rule: &Rule) -> Self {
        let clauses = |clauses: &[Clause], role: ClauseRole| -> Vec<ClauseTally> {
            clauses.iter().map(|clause| ClauseTally::new(clause, role)).collect()
        };
        Self {
            rule: rule.id.value.clone(),
            off: rule.off,
            candidates: 0,
            matches: 0,
            outside: 0,
            pointless: 0,
            clauses: [clauses(&rule.only_if, ClauseRole::OnlyIf), clauses(&rule.unless, ClauseRole::Unless)]
                .concat(),
            repeats: 0,
            stands: 0,
            texts: 0,
            last: 0,
            time: 0,
        }
    }

    /// The matches that fell by clauses of a role.
    pub fn stopped_by(&self, role: ClauseRole) -> u64 {
        self.clauses.iter().filter(|clause| clause.role == role).map(|clause| clause.stopped).sum()
    }

    /// Counts what became of the matches in the text of a number, or in a volume of it.
    fn hear(&mut self, judged: &[Judged<'_>], text: u64) {
        let before = self.stands;
        for (_, verdict) in judged {
            self.matches += 1;
            match verdict {
                Verdict::Stands => self.stands += 1,
                Verdict::Outside => self.outside += 1,
                Verdict::Pointless => self.pointless += 1,
                Verdict::Repeats(_) => self.repeats += 1,
                Verdict::Failed(clause) => self.stop(ClauseRole::OnlyIf, clause),
                Verdict::Cleared(clause, _) => self.stop(ClauseRole::Unless, clause),
            }
        }
        if self.stands > before && self.last != text {
            self.texts += 1;
            self.last = text;
        }
    }

    fn stop(&mut self, role: ClauseRole, by: &Clause) {
        if let Some(clause) = self.clause(role, by) {
            clause.stopped += 1;
        }
    }

    fn clause(&mut self, role: ClauseRole, clause: &Clause) -> Option<&mut ClauseTally> {
        self.clauses.iter_mut().find(|known| known.role == role && known.name == clause.name)
    }

    /// What it is known by: two configs may have different rules of one id.
    fn key(&self) -> String {
        let clauses = self.clauses.iter().map(|clause| &*clause.name);
        [&*self.rule].into_iter().chain(clauses).collect::<Vec<_>>().join(" ")
    }

    fn merge(&mut self, other: &Self) {
        self.off &= other.off;
        self.candidates += other.candidates;
        self.matches += other.matches;
        self.outside += other.outside;
        self.pointless += other.pointless;
        self.repeats += other.repeats;
        self.stands += other.stands;
        self.texts += other.texts;
        self.time += other.time;
        for (clause, more) in self.clauses.iter_mut().zip(&other.clauses) {
            clause.off &= more.off;
            clause.asked += more.asked;
            clause.stopped += more.stopped;
            clause.time += more.time;
        }
    }
}

impl ClauseTally {
    fn new(clause: &Clause, role: ClauseRole) -> Self {
        Self { name: clause.name.clone(), role, off: clause.off, asked: 0, stopped: 0, time: 0 }
    }
}
