//! For people: what fails, underlined in the very example, what the tests touch, and a total.

use super::super::draw::{Pen, Sort};
use super::super::notes::notes;
use super::super::summary::count;
use super::{CoverageList, Style, TrialReport, coverage};
use crate::lint::{CaseResult, FailureKind};

/// The page.
pub(super) fn page(report: &TrialReport<'_>, list: CoverageList, style: Style) -> String {
    let pen = Pen::new(style);
    let mut page = String::new();
    for rule in report.rules {
        for failure in rule.trial.failures() {
            let shown = failure.diagnostic();
            let notes = |picture: &_| notes(rule.file, &shown, &[], picture);
            pen.draw(&mut page, rule.file, Sort::Diagnostic, &shown, notes);
            page.push_str("\n\n");
        }
    }
    if let Some(coverage) = report.coverage.filter(|_| !report.rules.is_empty()) {
        page.extend([&*coverage::page(report.rules, coverage, list, style), "\n"]);
    }
    page + &total(report) + "\n"
}

fn total(report: &TrialReport<'_>) -> String {
    if report.rules.is_empty() {
        return "there was no rule to test".to_owned();
    }
    let of = |result: CaseResult| report.count(result);
    let (passed, failed, todo) = (of(CaseResult::Passed), of(CaseResult::Failed), of(CaseResult::Todo));
    let (silent, uncovered) = (report.gaps(FailureKind::Silent), report.gaps(FailureKind::Uncovered));
    let parts = [
        (failed > 0).then(|| format!("{failed} failed")),
        (silent > 0).then(|| format!("{} never shown to flag anything", count(silent, "rule"))),
        (uncovered > 0).then(|| format!("{} without an example", count(uncovered, "clause"))),
    ];
    let mut parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        parts.push(if todo == 0 { "all passed".to_owned() } else { format!("{passed} passed") });
    }
    parts.extend((todo > 0).then(|| count(todo, "known gap")));
    let tests = count(passed + failed + todo, "test");
    format!("{tests} of {}: {}", count(report.rules.len(), "rule"), parts.join(", "))
}
