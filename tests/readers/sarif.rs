//! SARIF, by what the standard and GitHub's code scanning ask of it. The official schema is the business of
//! `scripts/integrations/formats.py`.

use super::{Found, Place};
use serde_json::Value;
use std::collections::{HashMap, HashSet};

/// The most results that GitHub takes of a run.
pub(crate) const MOST_RESULTS: usize = 25_000;

pub(crate) fn read(report: &str) -> Vec<Found> {
    let log: Value = serde_json::from_str(report).expect("it is JSON");
    assert!(text(&log["$schema"]).contains("2.1.0"));
    assert_eq!(log["version"], "2.1.0");
    let [run] = &**list(&log["runs"]) else { panic!("there is one run") };
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    assert!(run["invocations"][0]["executionSuccessful"].is_boolean());
    let rules = rules(&run["tool"]["driver"]);
    let results = list(&run["results"]);
    assert!(results.len() <= MOST_RESULTS);
    let found: Vec<Found> = results.iter().map(|result| found(result, &rules)).collect();
    let keys: HashSet<&Option<String>> = found.iter().map(|found| &found.key).collect();
    assert_eq!(keys.len(), found.len(), "no two alerts are one");
    found
}

/// The rules by their ids; each has all that GitHub asks of it.
fn rules(driver: &Value) -> HashMap<&str, &Value> {
    assert_eq!(driver["name"], "whosays");
    assert!(!text(&driver["semanticVersion"]).is_empty());
    let rules = list(&driver["rules"]);
    for rule in rules {
        for description in ["shortDescription", "fullDescription"] {
            let length = text(&rule[description]["text"]).chars().count();
            assert!((1..=1024).contains(&length), "{rule}");
        }
        assert!(!text(&rule["help"]["text"]).is_empty() && !text(&rule["help"]["markdown"]).is_empty());
        assert!((1..=255).contains(&text(&rule["name"]).chars().count()));
        assert!(["error", "warning", "note"].contains(&text(&rule["defaultConfiguration"]["level"])));
        let properties = &rule["properties"];
        assert!(["very-high", "high", "medium", "low"].contains(&text(&properties["precision"])));
        assert!(["error", "warning", "recommendation"].contains(&text(&properties["problem.severity"])));
        assert!(list(&properties["tags"]).len() <= 10);
    }
    let by_id: HashMap<&str, &Value> = rules.iter().map(|rule| (text(&rule["id"]), rule)).collect();
    assert_eq!(by_id.len(), rules.len(), "a rule is told once");
    by_id
}

fn found(result: &Value, rules: &HashMap<&str, &Value>) -> Found {
    let rule = text(&result["ruleId"]);
    assert!(rules.contains_key(rule), "{rule} is told of");
    let [location] = &**list(&result["locations"]) else { panic!("there is one location") };
    let (start, end) = region(location);
    let no_others = Vec::new();
    let related = result["relatedLocations"].as_array().unwrap_or(&no_others);
    for (number, location) in related.iter().enumerate() {
        let link = format!("]({})", number + 1);
        assert_eq!(location["id"], number + 1);
        assert!(text(&result["message"]["text"]).contains(&link), "what is not linked is not shown");
    }
    Found {
        path: path(location),
        rule: rule.to_owned(),
        level: text(&result["level"]).to_owned(),
        message: text(&result["message"]["text"]).to_owned(),
        start,
        end: Some(end),
        related: related.iter().map(region).collect(),
        key: Some(text(&result["partialFingerprints"]["primaryLocationLineHash"]).to_owned()),
    }
}

fn region(location: &Value) -> (Place, Place) {
    let region = &location["physicalLocation"]["region"];
    let place = |line: &str, column: &str| {
        let number = |key: &str| region[key].as_u64().filter(|number| *number > 0).expect("it counts from 1");
        Place::new(number(line) as usize, number(column) as usize)
    };
    (place("startLine", "startColumn"), place("endLine", "endColumn"))
}

/// The path that a URI stands for, from the root of the project where it is relative.
fn path(location: &Value) -> String {
    let artifact = &location["physicalLocation"]["artifactLocation"];
    let uri = text(&artifact["uri"]);
    let local = uri.strip_prefix("file://");
    assert_eq!(artifact["uriBaseId"].as_str(), local.is_none().then_some("%SRCROOT%"));
    let allowed = |c: char| c.is_ascii_alphanumeric() || "-._~/%".contains(c);
    assert!(local.unwrap_or(uri).chars().all(allowed), "{uri}");
    decoded(local.unwrap_or(uri))
}

fn decoded(uri: &str) -> String {
    let mut parts = uri.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).expect("two digits"));
        bytes.extend(part[2..].bytes());
    }
    String::from_utf8(bytes).expect("it is UTF-8")
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("{value} is a string"))
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap_or_else(|| panic!("{value} is a list"))
}
