//! `whosays-rules/1` and `whosays-rule/1`: one JSON object with some rules in it, a rule a line.
//!
//! The types here are the contract. They are not those of the rules, so that those can change.

use super::super::json::{Tool, write_json};
use super::CatalogueEntry;
use super::source::Source;
use crate::markup::RegionSet;
use crate::rule::{Clause, Expected, LabelPlace, Point, Rule, RuleOption, TestCase};
use crate::yaml::Node;
use serde::Serialize;
use std::io::{self, Write as _};

/// What the rules are.
pub(super) fn list(entries: &[CatalogueEntry<'_>]) -> String {
    object("whosays-rules/1", entries.iter().map(Brief::new))
}

/// All about them.
pub(super) fn all(entries: &[CatalogueEntry<'_>]) -> String {
    let sources: Vec<Source<'_>> = entries.iter().map(|entry| Source::of(entry.file)).collect();
    object("whosays-rule/1", entries.iter().zip(&sources).map(|(entry, source)| Whole::new(entry, source)))
}

fn object(schema: &str, rules: impl Iterator<Item = impl Serialize>) -> String {
    let mut out = Vec::new();
    // A vector takes everything.
    let _ = write(schema, rules, &mut out);
    String::from_utf8_lossy(&out).into_owned()
}

fn write(schema: &str, rules: impl Iterator<Item = impl Serialize>, out: &mut Vec<u8>) -> io::Result<()> {
    write!(out, "{{\"schema\":\"{schema}\",\"tool\":")?;
    write_json(&Tool::THIS, out)?;
    write!(out, ",\n\"rules\":[")?;
    for (number, rule) in rules.enumerate() {
        out.extend(if number == 0 { "\n" } else { ",\n" }.bytes());
        write_json(&rule, out)?;
    }
    out.extend(b"]}\n");
    Ok(())
}

/// What a rule is, as configured.
#[derive(Serialize)]
struct Brief<'a> {
    id: &'a str,
    summary: &'a str,
    group: &'a str,
    pack: Option<&'a str>,
    path: &'a str,
    severity: String,
    confidence: String,
    status: String,
    opt_in: bool,
    held_back: bool,
    off: bool,
    /// Where it was switched off.
    off_by: Option<&'a str>,
}

/// All about a rule. Messages have their placeholders, as in the rule file.
#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    brief: Brief<'a>,
    aliases: Vec<&'a str>,
    options: Vec<OptionEntry<'a>>,
    #[serde(rename = "match")]
    matcher: Option<&'a Node<'a>>,
    /// `match` as its author wrote it.
    yaml: Option<String>,
    #[serde(rename = "in")]
    within: Vec<String>,
    #[serde(rename = "not_in")]
    without: Vec<String>,
    clauses: Vec<ClauseEntry<'a>>,
    point: Option<&'a str>,
    labels: Vec<LabelEntry<'a>>,
    report: String,
    message: Option<String>,
    ask: Option<String>,
    help: Option<String>,
    why: Option<&'a str>,
    references: &'a [String],
    tests: Vec<TestEntry<'a>>,
}

#[derive(Serialize)]
struct OptionEntry<'a> {
    name: &'a str,
    #[serde(rename = "type")]
    sort: String,
    value: f64,
    default: f64,
    summary: Option<&'a str>,
}

#[derive(Serialize)]
struct ClauseEntry<'a> {
    name: &'a str,
    role: &'static str,
    off: bool,
    asks: Option<&'a Node<'a>>,
    /// The clause as its author wrote it.
    yaml: Option<String>,
}

#[derive(Serialize)]
struct LabelEntry<'a> {
    place: &'a str,
    text: Option<String>,
}

/// An example. Marks are bytes of the text, from the first to the one behind the last.
#[derive(Serialize)]
struct TestEntry<'a> {
    expects: &'static str,
    text: &'a str,
    format: String,
    marks: Vec<[usize; 2]>,
    message: Option<&'a str>,
    cleared_by: Option<&'a str>,
    todo: Option<&'a str>,
}

impl<'a> Brief<'a> {
    fn new(entry: &'a CatalogueEntry<'_>) -> Self {
        let rule = entry.rule;
        Self {
            id: &rule.id.value,
            summary: &rule.summary,
            group: &rule.group,
            pack: entry.pack.as_deref(),
            path: entry.file.name(),
            severity: rule.severity.to_string(),
            confidence: rule.confidence.to_string(),
            status: rule.status.to_string(),
            opt_in: rule.opt_in,
            held_back: rule.is_held_back(),
            off: rule.off,
            off_by: entry.off_by.as_deref(),
        }
    }
}

impl<'a> Whole<'a> {
    fn new(entry: &'a CatalogueEntry<'_>, source: &'a Source<'_>) -> Self {
        let rule = entry.rule;
        let only_if = rule.only_if.iter().map(|clause| ClauseEntry::new(clause, "only-if", source));
        let unless = rule.unless.iter().map(|clause| ClauseEntry::new(clause, "unless", source));
        Self {
            brief: Brief::new(entry),
            aliases: rule.aliases.iter().map(|alias| alias.value.as_str()).collect(),
            options: rule.options.iter().map(OptionEntry::new).collect(),
            matcher: source.node(&["match"]),
            yaml: source.written(&["match"]),
            within: names(rule.regions.within),
            without: names(rule.regions.without),
            clauses: only_if.chain(unless).collect(),
            point: point(&rule.point),
            labels: rule.labels.iter().map(|label| LabelEntry::new(rule, &label.place, source)).collect(),
            report: rule.report.to_string(),
            message: source.text("message"),
            ask: source.text("ask"),
            help: source.text("help"),
            why: rule.why(),
            references: rule.references(),
            tests: rule.tests().iter().map(TestEntry::new).collect(),
        }
    }
}

impl<'a> OptionEntry<'a> {
    fn new(option: &'a RuleOption) -> Self {
        let RuleOption { name, kind, value, default, summary } = option;
        let (sort, summary) = (kind.to_string(), summary.as_deref());
        Self { name, sort, value: *value, default: *default, summary }
    }
}

impl<'a> ClauseEntry<'a> {
    fn new(clause: &'a Clause, role: &'static str, source: &'a Source<'_>) -> Self {
        let way = [role, clause.name.as_str()];
        let (asks, yaml) = (source.node(&way), source.written(&way));
        Self { name: &clause.name, role, off: clause.off, asks, yaml }
    }
}

impl<'a> LabelEntry<'a> {
    fn new(rule: &'a Rule, place: &'a LabelPlace, source: &Source<'_>) -> Self {
        let place = match place {
            LabelPlace::Part(part) => crate::names::Named::name(*part),
            LabelPlace::Capture(name) => name,
            LabelPlace::Clause(at) => rule.only_if.get(*at).map_or("", |clause| &clause.name),
            LabelPlace::Candidate => "candidate",
        };
        let text = source.node(&["labels"]).and_then(|labels| labels.texts_at(place).into_iter().next());
        Self { place, text }
    }
}

impl<'a> TestEntry<'a> {
    fn new(test: &'a TestCase) -> Self {
        let (expects, marks, message, cleared_by) = match &test.expected {
            Expected::Flag { marks, message } => ("flag", marks.as_slice(), message.as_ref(), None),
            Expected::Pass { cleared_by } => ("pass", [].as_slice(), None, cleared_by.as_ref()),
        };
        Self {
            expects,
            text: &test.text,
            format: test.format.to_string(),
            marks: marks.iter().map(|mark| [mark.start, mark.end]).collect(),
            message: message.map(|message| message.value.as_str()),
            cleared_by: cleared_by.map(|clause| clause.value.as_str()),
            todo: test.todo.as_ref().map(|todo| todo.value.as_str()),
        }
    }
}

fn point(point: &Point) -> Option<&str> {
    match point {
        Point::Default => None,
        Point::Part(part) => Some(crate::names::Named::name(*part)),
        Point::Capture(name) => Some(name),
    }
}

fn names(regions: RegionSet) -> Vec<String> {
    regions.iter().map(|region| region.to_string()).collect()
}
