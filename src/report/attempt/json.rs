//! `whosays-try/1`: one JSON object for one run, a rule a line.
//!
//! The types here are the contract. They are not those of the linter, so that those can change.
//!
//! `matches` is the sum of `outside`, `pointless`, `repeats`, `findings` and what `stopped` says of each clause.

use super::super::json::{Tool, write_json};
use super::{Alteration, AttemptReport, Changes, Comparison, RuleAttempt, Sighting, per_thousand};
use crate::lint::ClauseTally;
use serde::Serialize;
use std::io::{self, Write as _};

const SCHEMA: &str = "whosays-try/1";

/// The object.
pub(super) fn object(report: &AttemptReport<'_>) -> String {
    let mut out = Vec::new();
    // A vector takes everything.
    let _ = write(report, &mut out);
    String::from_utf8_lossy(&out).into_owned()
}

fn write(report: &AttemptReport<'_>, out: &mut Vec<u8>) -> io::Result<()> {
    let AttemptReport { texts, words, seed, .. } = report;
    write!(out, "{{\"schema\":\"{SCHEMA}\",\"tool\":")?;
    write_json(&Tool::THIS, out)?;
    write!(out, ",\n\"texts\":{texts},\"words\":{words},\"seed\":{seed},\n\"rules\":[")?;
    for (number, rule) in report.rules.iter().enumerate() {
        out.extend(if number == 0 { &b"\n"[..] } else { &b",\n"[..] });
        write_json(&RuleEntry::new(report, rule), out)?;
    }
    out.extend(b"],\n\"comparison\":");
    write_json(&report.comparison.as_ref().map(ComparisonEntry::new), out)?;
    out.extend(b",\n\"problems\":");
    write_json(&report.problems, out)?;
    out.extend(b"}\n");
    Ok(())
}

#[derive(Serialize)]
struct RuleEntry<'a> {
    rule: &'a str,
    findings: u64,
    /// Texts with a finding.
    texts: u64,
    per_thousand_texts: Option<f64>,
    per_thousand_words: Option<f64>,
    matches: u64,
    outside: u64,
    pointless: u64,
    repeats: u64,
    clauses: Vec<ClauseEntry<'a>>,
    sample: &'a [Sighting],
}

#[derive(Serialize)]
struct ClauseEntry<'a> {
    clause: &'a str,
    role: String,
    off: bool,
    /// Matches that fell by it.
    stopped: u64,
    /// Some of them, where they were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    sample: Option<&'a [Sighting]>,
}

impl<'a> RuleEntry<'a> {
    fn new(report: &AttemptReport<'_>, rule: &'a RuleAttempt<'a>) -> Self {
        let tally = rule.tally;
        Self {
            rule: &tally.rule,
            findings: tally.stands,
            texts: tally.texts,
            per_thousand_texts: per_thousand(tally.stands, report.texts),
            per_thousand_words: per_thousand(tally.stands, report.words),
            matches: tally.matches,
            outside: tally.outside,
            pointless: tally.pointless,
            repeats: tally.repeats,
            clauses: tally.clauses.iter().map(|clause| ClauseEntry::new(rule, clause)).collect(),
            sample: &rule.findings,
        }
    }
}

impl<'a> ClauseEntry<'a> {
    fn new(rule: &'a RuleAttempt<'a>, clause: &'a ClauseTally) -> Self {
        let asked = rule.stopped.iter().find(|stopped| stopped.clause == clause);
        Self {
            clause: &clause.name,
            role: clause.role.to_string(),
            off: clause.off,
            stopped: clause.stopped,
            sample: asked.map(|stopped| &*stopped.matches),
        }
    }
}

/// How the findings differ from those of another version.
#[derive(Serialize)]
struct ComparisonEntry<'a> {
    against: &'a str,
    findings_before: u64,
    findings_after: u64,
    changes: Vec<ChangesEntry<'a>>,
}

#[derive(Serialize)]
struct ChangesEntry<'a> {
    change: String,
    count: u64,
    sample: Vec<AlterationEntry<'a>>,
}

#[derive(Serialize)]
struct AlterationEntry<'a> {
    #[serde(flatten)]
    finding: &'a Sighting,
    /// What it was, where it has moved or is reworded.
    #[serde(skip_serializing_if = "Option::is_none")]
    was: Option<&'a Sighting>,
    /// What becomes of these words under the version that does not flag them.
    #[serde(skip_serializing_if = "Option::is_none")]
    instead: Option<InsteadEntry<'a>>,
}

#[derive(Serialize)]
struct InsteadEntry<'a> {
    outcome: String,
    clause: Option<&'a str>,
}

impl<'a> ComparisonEntry<'a> {
    fn new(comparison: &'a Comparison) -> Self {
        Self {
            against: &comparison.against,
            findings_before: comparison.before,
            findings_after: comparison.after,
            changes: comparison.changes.iter().map(ChangesEntry::new).collect(),
        }
    }
}

impl<'a> ChangesEntry<'a> {
    fn new(changes: &'a Changes) -> Self {
        let sample = changes.sample.iter().map(AlterationEntry::new).collect();
        Self { change: changes.kind.to_string(), count: changes.count, sample }
    }
}

impl<'a> AlterationEntry<'a> {
    fn new(alteration: &'a Alteration) -> Self {
        let instead = alteration.instead.as_ref().map(|instead| InsteadEntry {
            outcome: instead.outcome.to_string(),
            clause: instead.clause.as_deref(),
        });
        Self { finding: &alteration.finding, was: alteration.before.as_ref(), instead }
    }
}
