//! Reviewdog's Diagnostic Format, a diagnostic a line. Its fields are those of reviewdog's definition, and no others.

use super::{Found, Place};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Diagnostic {
    message: String,
    location: Location,
    severity: Severity,
    source: Source,
    code: Code,
    #[serde(default)]
    related_locations: Vec<Related>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
enum Severity {
    Error,
    Warning,
    Info,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    name: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Code {
    value: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Related {
    message: String,
    location: Location,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Location {
    path: String,
    range: Range,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Position {
    line: i32,
    column: i32,
}

pub(crate) fn read(report: &str) -> Vec<Found> {
    report.lines().map(|line| found(serde_json::from_str(line).expect("a line is a diagnostic"))).collect()
}

fn found(diagnostic: Diagnostic) -> Found {
    assert_eq!(diagnostic.source.name, "whosays");
    let related = diagnostic.related_locations.into_iter().map(|Related { message, location }| {
        assert!(!message.is_empty() && location.path == diagnostic.location.path);
        places(&location.range)
    });
    let (start, end) = places(&diagnostic.location.range);
    Found {
        rule: diagnostic.code.value,
        level: format!("{:?}", diagnostic.severity),
        message: diagnostic.message,
        start,
        end: Some(end),
        related: related.collect(),
        key: None,
        path: diagnostic.location.path.clone(),
    }
}

fn places(range: &Range) -> (Place, Place) {
    let place = |at: &Position| {
        let [line, column] =
            [at.line, at.column].map(|number| usize::try_from(number).expect("it is a number"));
        assert!(line > 0 && column > 0, "both are counted from 1");
        Place::new(line, column)
    };
    (place(&range.start), place(&range.end))
}
