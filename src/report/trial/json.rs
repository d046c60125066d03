//! `whosays-test/1`: one JSON object for one run of tests.
//!
//! The types here are the contract. They are not those of the linter, so that those can change.

use super::super::json::{Range, Tool, write_json};
use super::{TestedRule, TrialReport};
use crate::diagnostic::Label;
use crate::lint::{CaseResult, CaseTrial, ClauseTrial, Failure, FailureKind, LexiconCoverage, RuleCoverage};
use crate::rule::{Expected, TestCase};
use crate::text::Text;
use serde::Serialize;
use std::io::{self, Write as _};

const SCHEMA: &str = "whosays-test/1";

/// The object, one rule a line, so that two runs can be compared by lines.
pub(super) fn object(report: &TrialReport<'_>) -> String {
    let mut out = Vec::new();
    // A vector takes everything.
    let _ = write(report, &mut out);
    String::from_utf8_lossy(&out).into_owned()
}

fn write(report: &TrialReport<'_>, out: &mut Vec<u8>) -> io::Result<()> {
    write!(out, "{{\"schema\":\"{SCHEMA}\",\"tool\":")?;
    write_json(&Tool::THIS, out)?;
    out.extend(b",\n\"summary\":");
    write_json(&Summary::new(report), out)?;
    let coverage = |at: usize| report.coverage.and_then(|coverage| coverage.rules.get(at));
    let rules = report.rules.iter().enumerate().map(|(at, rule)| RuleEntry::new(rule, coverage(at)));
    lines("rules", rules, out)?;
    if let Some(coverage) = report.coverage {
        lines("lexicons", coverage.lexicons.iter().map(LexiconEntry::new), out)?;
    }
    out.extend(b"}\n");
    Ok(())
}

/// An array with one value a line.
fn lines(name: &str, values: impl Iterator<Item = impl Serialize>, out: &mut Vec<u8>) -> io::Result<()> {
    write!(out, ",\n\"{name}\":[")?;
    for (at, value) in values.enumerate() {
        out.extend(if at == 0 { "\n" } else { ",\n" }.bytes());
        write_json(&value, out)?;
    }
    out.extend(b"]");
    Ok(())
}

#[derive(Serialize)]
struct Summary {
    rules: usize,
    tests: usize,
    passed: usize,
    failed: usize,
    /// Known gaps.
    todo: usize,
    /// Rules that no example shows to flag anything.
    silent: usize,
    /// Clauses that no example depends on.
    uncovered: usize,
}

#[derive(Serialize)]
struct RuleEntry<'a> {
    rule: &'a str,
    group: &'a str,
    path: &'a str,
    fires: bool,
    clauses: Vec<ClauseEntry<'a>>,
    cases: Vec<CaseEntry<'a>>,
    /// What no example shows.
    gaps: Vec<FailureEntry<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    coverage: Option<CoverageEntry>,
}

#[derive(Serialize)]
struct ClauseEntry<'a> {
    clause: &'a str,
    role: String,
    covered: bool,
}

#[derive(Serialize)]
struct CaseEntry<'a> {
    /// `flag` or `pass`.
    expects: &'static str,
    /// The text without its marks.
    text: &'a str,
    format: String,
    /// Where it stands in the rule file.
    span: Range,
    cleared_by: Option<&'a str>,
    todo: Option<&'a str>,
    result: String,
    failures: Vec<FailureEntry<'a>>,
}

#[derive(Serialize)]
struct FailureEntry<'a> {
    kind: String,
    message: &'a str,
    help: Option<&'a str>,
    /// The words in the rule file that it is about.
    text: &'a str,
    span: Range,
    labels: Vec<LabelEntry<'a>>,
}

#[derive(Serialize)]
struct LabelEntry<'a> {
    role: &'a str,
    message: &'a str,
    text: &'a str,
    span: Range,
}

/// What the examples of a rule touch.
#[derive(Serialize)]
struct CoverageEntry {
    entries: usize,
    touched: usize,
    matchers: usize,
    /// Counted from 1.
    unreached: Vec<usize>,
}

#[derive(Serialize)]
struct LexiconEntry<'a> {
    lexicon: &'a str,
    entries: usize,
    untouched: &'a [String],
}

impl Summary {
    fn new(report: &TrialReport<'_>) -> Self {
        Self {
            rules: report.rules.len(),
            tests: report.rules.iter().map(|rule| rule.trial.cases.len()).sum(),
            passed: report.count(CaseResult::Passed),
            failed: report.count(CaseResult::Failed),
            todo: report.count(CaseResult::Todo),
            silent: report.gaps(FailureKind::Silent),
            uncovered: report.gaps(FailureKind::Uncovered),
        }
    }
}

impl<'a> RuleEntry<'a> {
    fn new(tested: &'a TestedRule<'a>, coverage: Option<&RuleCoverage>) -> Self {
        let TestedRule { rule, file, trial } = tested;
        let cases = rule.tests().iter().zip(&trial.cases);
        Self {
            rule: &rule.id.value,
            group: &rule.group,
            path: file.name(),
            fires: trial.fires,
            clauses: trial.clauses.iter().map(ClauseEntry::new).collect(),
            cases: cases.map(|(case, trial)| CaseEntry::new(file, case, trial)).collect(),
            gaps: trial.gaps.iter().map(|gap| FailureEntry::new(file, gap)).collect(),
            coverage: coverage.map(CoverageEntry::new),
        }
    }
}

impl<'a> ClauseEntry<'a> {
    fn new(clause: &'a ClauseTrial) -> Self {
        Self { clause: &clause.name, role: clause.role.to_string(), covered: clause.covered }
    }
}

impl<'a> CaseEntry<'a> {
    fn new(file: &'a Text, case: &'a TestCase, trial: &'a CaseTrial) -> Self {
        let (expects, cleared_by) = match &case.expected {
            Expected::Flag { .. } => ("flag", None),
            Expected::Pass { cleared_by } => {
                ("pass", cleared_by.as_ref().map(|clause| clause.value.as_str()))
            }
        };
        Self {
            expects,
            text: &case.text,
            format: case.format.to_string(),
            span: Range::new(file, case.written.span),
            cleared_by,
            todo: case.todo.as_ref().map(|why| why.value.as_str()),
            result: trial.result.to_string(),
            failures: trial.failures.iter().map(|failure| FailureEntry::new(file, failure)).collect(),
        }
    }
}

impl<'a> FailureEntry<'a> {
    fn new(file: &'a Text, failure: &'a Failure) -> Self {
        Self {
            kind: failure.kind.to_string(),
            message: &failure.message,
            help: failure.help.as_deref(),
            text: file.slice(failure.span),
            span: Range::new(file, failure.span),
            labels: failure.labels.iter().map(|label| LabelEntry::new(file, label)).collect(),
        }
    }
}

impl<'a> LabelEntry<'a> {
    fn new(file: &'a Text, label: &'a Label) -> Self {
        Self {
            role: &label.role,
            message: &label.message,
            text: file.slice(label.span),
            span: Range::new(file, label.span),
        }
    }
}

impl CoverageEntry {
    fn new(coverage: &RuleCoverage) -> Self {
        let unreached = coverage.unreached.iter().map(|at| at + 1).collect();
        let RuleCoverage { entries, touched, matchers, .. } = *coverage;
        Self { entries, touched, matchers, unreached }
    }
}

impl<'a> LexiconEntry<'a> {
    fn new(lexicon: &'a LexiconCoverage) -> Self {
        Self { lexicon: &lexicon.name, entries: lexicon.entries, untouched: &lexicon.untouched }
    }
}
