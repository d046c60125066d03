//! GitLab's Code Quality report.

use super::{Found, Place};
use serde::Deserialize;
use std::collections::HashSet;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Violation {
    description: String,
    check_name: String,
    fingerprint: String,
    severity: String,
    location: Location,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Location {
    path: String,
    lines: Lines,
    positions: Positions,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lines {
    begin: usize,
    end: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Positions {
    begin: Point,
    end: Point,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Point {
    line: usize,
    column: usize,
}

pub(crate) fn read(report: &str) -> Vec<Found> {
    assert!(report.starts_with('['), "nothing stands before the array, no byte order mark either");
    let violations: Vec<Violation> = serde_json::from_str(report).expect("it is an array of violations");
    let keys: HashSet<&str> = violations.iter().map(|violation| &*violation.fingerprint).collect();
    assert_eq!(keys.len(), violations.len(), "those with one fingerprint would be shown as one");
    violations.into_iter().map(found).collect()
}

fn found(violation: Violation) -> Found {
    let Positions { begin, end } = violation.location.positions;
    let Lines { begin: first, end: last } = violation.location.lines;
    assert_eq!((begin.line, end.line), (first, last));
    assert!(["info", "minor", "major", "critical", "blocker"].contains(&&*violation.severity));
    assert!(!violation.description.is_empty() && !violation.location.path.starts_with("./"));
    Found {
        path: violation.location.path,
        rule: violation.check_name,
        level: violation.severity,
        message: violation.description,
        start: Place::new(begin.line, begin.column),
        end: Some(Place::new(end.line, end.column)),
        related: Vec::new(),
        key: Some(violation.fingerprint),
    }
}
