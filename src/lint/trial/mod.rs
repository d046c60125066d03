//! Runs the examples that rules carry: each with its rule alone, as its author wrote it, held back or not, before
//! anything is merged.

mod case;
mod coverage;
mod failure;
mod near;

pub use coverage::{Coverage, LexiconCoverage, RuleCoverage};
pub use failure::{Failure, FailureKind};

use super::Linter;
use super::judge::verdict::ClauseRole;
use crate::names::named;
use crate::rule::{Clause, Expected, Rule};
use crate::text::{Span, Text};
use case::Run;

/// What came of a rule's examples.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trial {
    /// The examples, in the order of the rule.
    pub cases: Vec<CaseTrial>,
    /// Whether an example shows it to flag something.
    pub fires: bool,
    /// The clauses, `only-if` before `unless`.
    pub clauses: Vec<ClauseTrial>,
    /// What no example shows.
    pub gaps: Vec<Failure>,
}

/// What came of one example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseTrial {
    /// Whether it came out as it says.
    pub result: CaseResult,
    /// In what ways it did not; a known gap has some too.
    pub failures: Vec<Failure>,
}

named! {
/// How an example came out.
pub enum CaseResult {
    /// As it says.
    Passed = "passed",
    /// Otherwise.
    Failed = "failed",
    /// Otherwise, as is known.
    Todo = "todo",
}
}

/// A clause of the rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClauseTrial {
    /// Its name.
    pub name: String,
    /// Whether it must hold or must not.
    pub role: ClauseRole,
    /// Whether some example that passes would be flagged without it.
    pub covered: bool,
}

impl Trial {
    /// All that makes the tests fail, in the order of the examples.
    pub fn failures(&self) -> impl Iterator<Item = &Failure> {
        let failed = self.cases.iter().filter(|case| case.result == CaseResult::Failed);
        failed.flat_map(|case| &case.failures).chain(&self.gaps)
    }

    /// How many examples came out in this way.
    pub fn count(&self, result: CaseResult) -> usize {
        self.cases.iter().filter(|case| case.result == result).count()
    }
}

/// That another clause keeps the rule silent where one does, too.
struct Shared<'r> {
    clause: &'r str,
    other: &'r str,
    /// Where in the rule file.
    span: Span,
}

impl Linter {
    /// Runs the examples of a rule from `file`, and asks of every clause whether one of them depends on it.
    pub fn trial(&self, rule: &Rule, file: &Text) -> Trial {
        let rule = &*rule.as_written();
        let (mut cases, mut fires) = (Vec::with_capacity(rule.tests().len()), false);
        let (mut covered, mut shared) = (Vec::new(), Vec::new());
        for case in rule.tests() {
            let text = Text::new("example", case.text.as_str());
            let document = super::read::read(self, &text, case.format);
            let run = Run::new(rule, file, case, &document);
            let trial = run.trial();
            let flags = matches!(case.expected, Expected::Flag { .. });
            fires |= flags && trial.result == CaseResult::Passed;
            if !flags {
                run.depends_on(&mut covered, &mut shared);
            }
            cases.push(trial);
        }
        let clauses: Vec<ClauseTrial> = clauses(rule)
            .map(|(clause, role)| ClauseTrial {
                name: clause.name.clone(),
                role,
                covered: covered.contains(&clause.name.as_str()),
            })
            .collect();
        let mut trial = Trial { cases, fires, clauses, gaps: Vec::new() };
        trial.gaps = gaps(rule, &trial, &shared);
        trial
    }
}

fn clauses(rule: &Rule) -> impl Iterator<Item = (&Clause, ClauseRole)> {
    let conditions = rule.only_if.iter().map(|clause| (clause, ClauseRole::OnlyIf));
    conditions.chain(rule.unless.iter().map(|clause| (clause, ClauseRole::Unless)))
}

/// What the examples leave open.
fn gaps(rule: &Rule, trial: &Trial, shared: &[Shared<'_>]) -> Vec<Failure> {
    // An example that should be flagged and is not says so itself.
    let known = rule.tests().iter().zip(&trial.cases).all(|(case, trial)| {
        matches!(case.expected, Expected::Pass { .. }) || trial.result == CaseResult::Todo
    });
    let silent = (!trial.fires && known).then(|| {
        let message = "no example shows this rule to flag anything; each is a known gap";
        Failure::new(FailureKind::Silent, message, rule.id.span)
    });
    let clauses = clauses(rule).map(|(clause, _)| clause).zip(&trial.clauses);
    let uncovered = clauses.filter(|(_, trial)| !trial.covered).map(|(clause, _)| uncovered(clause, shared));
    silent.into_iter().chain(uncovered).collect()
}

fn uncovered(clause: &Clause, shared: &[Shared<'_>]) -> Failure {
    let name = &clause.name;
    let failure = |why: &str| {
        let message = format!("no example depends on the clause `{name}`{why}");
        let help = "Give `pass` a text that this clause alone keeps from being flagged.";
        Failure::new(FailureKind::Uncovered, message, clause.span).with_help(help)
    };
    let Some(Shared { other, span, .. }) = shared.iter().find(|shared| shared.clause == *name) else {
        return failure("");
    };
    let label = format!("without `{name}` the rule is silent too");
    failure(&format!("; where it keeps the rule silent, so does `{other}`"))
        .with_label("example", label, *span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::{judge, read};
    use crate::rule::{self, Settings};

    /// What switching a clause off does, done.
    fn flags_without(linter: &Linter, rule: &Rule, clause: &str, case: &rule::TestCase) -> bool {
        let mut rule = rule.clone();
        rule.switch(clause, false);
        let text = Text::new("example", case.text.as_str());
        let document = read::read(linter, &text, case.format);
        let judged = judge::judge(&document, &rule, &case.settings, &mut ());
        judged.iter().any(|(_, verdict)| verdict.stands())
    }

    #[test]
    fn a_clause_is_covered_where_an_example_would_be_flagged_without_it() {
        let pack = rule::builtin();
        let linter = Linter::new(rule::load(&[rule::builtin()], &Settings::default()).set);
        for rule in &linter.rules().rules {
            let path = format!("{}/{}.yml", rule.group, rule.id.value);
            let file = pack.files.iter().find(|file| file.path == path).expect("it lies in its group");
            let trial = linter.trial(rule, &file.text);
            for clause in &trial.clauses {
                let passes = rule.tests().iter().zip(&trial.cases).filter(|(case, trial)| {
                    matches!(case.expected, Expected::Pass { .. }) && trial.result == CaseResult::Passed
                });
                let mut passes = passes.map(|(case, _)| case);
                let depends = passes.any(|case| flags_without(&linter, rule, &clause.name, case));
                assert_eq!(clause.covered, depends, "{}: {}", rule.id.value, clause.name);
            }
        }
    }
}
