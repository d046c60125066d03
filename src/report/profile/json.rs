//! `whosays-profile/1`: one JSON object for one run, a rule a line, the dearest first.
//!
//! The types here are the contract. They are not those of the linter, so that those can change. A clause's time is a
//! part of its rule's.

use super::super::json::{Tool, write_json};
use super::{ProfileReport, clauses, milliseconds};
use crate::lint::{ClauseRole, ClauseTally, RuleTally};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write as _};

const SCHEMA: &str = "whosays-profile/1";

/// The object.
pub(super) fn object(report: &ProfileReport<'_>) -> String {
    let mut out = Vec::new();
    // A vector takes everything.
    let _ = write(report, &mut out);
    String::from_utf8_lossy(&out).into_owned()
}

fn write(report: &ProfileReport<'_>, out: &mut Vec<u8>) -> io::Result<()> {
    let parts: BTreeMap<&str, f64> =
        report.parts().into_iter().map(|(name, time)| (name, milliseconds(time))).collect();
    write!(out, "{{\"schema\":\"{SCHEMA}\",\"tool\":")?;
    write_json(&Tool::THIS, out)?;
    write!(out, ",\n\"texts\":{},\"words\":{},\"ms\":", report.ledger.texts, report.ledger.words)?;
    write_json(&milliseconds(report.total), out)?;
    out.extend(b",\n\"parts\":");
    write_json(&parts, out)?;
    out.extend(b",\n\"rules\":[");
    for (number, rule) in report.rules().into_iter().enumerate() {
        out.extend(if number == 0 { &b"\n"[..] } else { &b",\n"[..] });
        write_json(&RuleEntry::new(rule), out)?;
    }
    out.extend(b"]}\n");
    Ok(())
}

#[derive(Serialize)]
struct RuleEntry<'a> {
    rule: &'a str,
    ms: f64,
    candidates: u64,
    matches: u64,
    outside: u64,
    pointless: u64,
    failed: u64,
    cleared: u64,
    repeats: u64,
    findings: u64,
    clauses: Vec<ClauseEntry<'a>>,
}

#[derive(Serialize)]
struct ClauseEntry<'a> {
    clause: &'a str,
    role: String,
    ms: f64,
    asked: u64,
    stopped: u64,
}

impl<'a> RuleEntry<'a> {
    fn new(rule: &'a RuleTally) -> Self {
        Self {
            rule: &rule.rule,
            ms: milliseconds(rule.time),
            candidates: rule.candidates,
            matches: rule.matches,
            outside: rule.outside,
            pointless: rule.pointless,
            failed: rule.stopped_by(ClauseRole::OnlyIf),
            cleared: rule.stopped_by(ClauseRole::Unless),
            repeats: rule.repeats,
            findings: rule.stands,
            clauses: clauses(rule).into_iter().map(ClauseEntry::new).collect(),
        }
    }
}

impl<'a> ClauseEntry<'a> {
    fn new(clause: &'a ClauseTally) -> Self {
        Self {
            clause: &clause.name,
            role: clause.role.to_string(),
            ms: milliseconds(clause.time),
            asked: clause.asked,
            stopped: clause.stopped,
        }
    }
}
