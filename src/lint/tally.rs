//! Keeps count of what became of every match, rule by rule and text by text, and where there is a clock, of how long
//! it took. It judges nothing itself, and nothing of it is done where nobody asks.

use super::document::Document;
use super::judge::{self, Judged, Verdict};
use super::trace::ClauseRole;
use crate::diagnostic::RuleId;
use crate::rule::{Clause, Rule, RuleSet};

/// What became of the matches of some rules, over any number of texts.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// A tally for each rule of the set it was opened for, in their order; those that are switched off included.
    pub rules: Vec<RuleTally>,
    /// How many texts were read.
    pub texts: u64,
    /// How many words of prose they hold.
    pub words: u64,
}

/// What became of the matches of one rule. Each counts once: [`RuleTally::matches`] is the sum of all others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleTally {
    /// The rule.
    pub rule: RuleId,
    /// Whether it is switched off, so that nothing was counted.
    pub off: bool,
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
    /// The matches that fell by it: a condition failed, an exception cleared.
    pub stopped: u64,
}

impl Ledger {
    /// An empty one for the rules of a set.
    pub fn new(set: &RuleSet) -> Self {
        Self { rules: set.rules.iter().map(RuleTally::new).collect(), ..Self::default() }
    }

    /// The tallies of the rules that are on.
    pub fn in_force(&self) -> impl Iterator<Item = &RuleTally> {
        self.rules.iter().filter(|rule| !rule.off)
    }

    /// All findings.
    pub fn findings(&self) -> u64 {
        self.rules.iter().map(|rule| rule.stands).sum()
    }

    /// Takes a text into account, apart from what rules make of it.
    pub(super) fn read(&mut self, document: &Document<'_>) {
        self.texts += 1;
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
        let judged = judge::judge(document, rule, settings);
        if let Some(tally) = self.rules.get_mut(number) {
            tally.hear(&judged);
        }
        judged
    }
}

impl RuleTally {
    fn new(rule: &Rule) -> Self {
        Self {
            rule: rule.id.value.clone(),
            off: rule.off,
            matches: 0,
            outside: 0,
            pointless: 0,
            clauses: clauses(rule).map(|(clause, role)| ClauseTally::new(clause, role)).collect(),
            repeats: 0,
            stands: 0,
            texts: 0,
        }
    }

    /// The matches that fell by clauses of a role.
    pub fn stopped_by(&self, role: ClauseRole) -> u64 {
        self.clauses.iter().filter(|clause| clause.role == role).map(|clause| clause.stopped).sum()
    }

    /// Counts what became of the matches in one text.
    fn hear(&mut self, judged: &[Judged<'_>]) {
        let before = self.stands;
        for (_, verdict) in judged {
            self.matches += 1;
            match verdict {
                Verdict::Stands => self.stands += 1,
                Verdict::Outside => self.outside += 1,
                Verdict::Pointless => self.pointless += 1,
                Verdict::Repeats(_) => self.repeats += 1,
                Verdict::Failed(clause) => self.stop(clause, ClauseRole::OnlyIf),
                Verdict::Cleared(clause, _) => self.stop(clause, ClauseRole::Unless),
            }
        }
        self.texts += u64::from(self.stands > before);
    }

    fn stop(&mut self, by: &Clause, role: ClauseRole) {
        let mut clauses = self.clauses.iter_mut();
        if let Some(clause) = clauses.find(|clause| clause.role == role && clause.name == by.name) {
            clause.stopped += 1;
        }
    }
}

impl ClauseTally {
    fn new(clause: &Clause, role: ClauseRole) -> Self {
        Self { name: clause.name.clone(), role, off: clause.off, stopped: 0 }
    }
}

/// The clauses of a rule with what they do, in the order in which they are numbered.
fn clauses(rule: &Rule) -> impl Iterator<Item = (&Clause, ClauseRole)> {
    let conditions = rule.only_if.iter().map(|clause| (clause, ClauseRole::OnlyIf));
    conditions.chain(rule.unless.iter().map(|clause| (clause, ClauseRole::Unless)))
}
