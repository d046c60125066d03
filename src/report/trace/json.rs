//! `whosays-trace/1`: one JSON object for one text.
//!
//! The types here are the contract. They are not those of the linter, so that those can change.

use super::super::json::{Range, Tool, write_json};
use super::TraceReport;
use crate::attribution::{Attribution, EntityId, Source};
use crate::lint::{ClauseTrace, Fate, Finding, Match, Sentence};
use crate::text::Span;
use serde::Serialize;
use std::io::{self, Write as _};

const SCHEMA: &str = "whosays-trace/1";

/// The object, one sentence a line, so that two traces can be compared by lines.
pub(super) fn object(report: &TraceReport<'_>) -> String {
    let mut out = Vec::new();
    // A vector takes everything.
    let _ = write(report, &mut out);
    String::from_utf8_lossy(&out).into_owned()
}

fn write(report: &TraceReport<'_>, out: &mut Vec<u8>) -> io::Result<()> {
    let field = |out: &mut Vec<u8>, name: &str| write!(out, ",\n\"{name}\":");
    write!(out, "{{\"schema\":\"{SCHEMA}\",\"tool\":")?;
    write_json(&Tool::THIS, out)?;
    field(out, "path")?;
    write_json(&report.text.name(), out)?;
    // How many were asked.
    field(out, "rules")?;
    write_json(&report.trace.rules, out)?;
    field(out, "sentences")?;
    lines(out, report.chosen().map(|sentence| SentenceEntry::new(report, sentence)))?;
    // What rules about the text as a whole made of it, where these sentences have a part in that.
    field(out, "document")?;
    lines(out, report.on_the_whole().into_iter().map(|one| MatchEntry::new(report, one)))?;
    out.extend(b"}\n");
    Ok(())
}

/// An array with one value a line.
fn lines(out: &mut Vec<u8>, values: impl Iterator<Item = impl Serialize>) -> io::Result<()> {
    let mut before = "[";
    for value in values {
        writeln!(out, "{before}")?;
        write_json(&value, out)?;
        before = ",";
    }
    out.extend(if before == "[" { "[]" } else { "]" }.bytes());
    Ok(())
}

#[derive(Serialize)]
struct SentenceEntry<'a> {
    #[serde(flatten)]
    words: Words<'a>,
    regions: Vec<String>,
    attributions: Vec<AttributionEntry<'a>>,
    matches: Vec<MatchEntry<'a>>,
}

/// Words of the text with their place.
#[derive(Serialize)]
struct Words<'a> {
    text: &'a str,
    span: Range,
}

#[derive(Serialize)]
struct AttributionEntry<'a> {
    /// Its number in the text, which `outer`, `hangs_on` and `antecedent` of others name.
    number: usize,
    kind: String,
    source: Option<SourceEntry<'a>>,
    cue: Option<CueEntry<'a>>,
    manner: String,
    content: Vec<Words<'a>>,
    quotation: String,
    target: Option<PartyEntry<'a>>,
    reason: String,
    reason_words: Option<Words<'a>>,
    evidence: String,
    outer: Option<u32>,
    hangs_on: Option<u32>,
}

#[derive(Serialize)]
struct SourceEntry<'a> {
    #[serde(flatten)]
    words: Words<'a>,
    head: &'a str,
    number: String,
    definite: bool,
    role: bool,
    basis: String,
    body: Option<&'a str>,
    countries: Vec<&'a str>,
    entity: Option<EntityEntry<'a>>,
    /// The number of the attribution that introduced it, where it is unnamed and points back.
    antecedent: Option<u32>,
}

#[derive(Serialize)]
struct PartyEntry<'a> {
    #[serde(flatten)]
    words: Words<'a>,
    entity: Option<EntityEntry<'a>>,
}

/// Who it is, and where the text names it first.
#[derive(Serialize)]
struct EntityEntry<'a> {
    name: &'a str,
    kind: String,
    first: Option<Range>,
}

#[derive(Serialize)]
struct CueEntry<'a> {
    #[serde(flatten)]
    words: Words<'a>,
    stance: String,
}

#[derive(Serialize)]
struct MatchEntry<'a> {
    rule: &'a str,
    #[serde(flatten)]
    words: Words<'a>,
    /// The places counted, where it is about the text as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    counted: Option<Vec<Range>>,
    clauses: Vec<ClauseEntry<'a>>,
    #[serde(flatten)]
    outcome: Outcome<'a>,
}

/// What became of a match, with the fields that say more of it.
#[derive(Serialize)]
#[serde(tag = "outcome", rename_all = "kebab-case")]
enum Outcome<'a> {
    Shown { message: &'a str },
    Merged { message: &'a str, under: &'a str, at: Range },
    HeldBack { message: &'a str, hold: String },
    Repeated { before: Range },
    ConditionFails,
    Cleared,
    Outside { regions: Vec<String> },
    NothingToPointAt { part: &'a str },
}

#[derive(Serialize)]
struct ClauseEntry<'a> {
    clause: &'a str,
    role: String,
    holds: bool,
    found: Option<Words<'a>>,
}

impl<'a> Words<'a> {
    fn new(report: &TraceReport<'a>, span: Span) -> Self {
        Self { text: report.text.slice(span), span: Range::new(report.text, span) }
    }
}

impl<'a> SentenceEntry<'a> {
    fn new(report: &TraceReport<'a>, sentence: &Sentence) -> Self {
        let known = &report.trace.facts.attributions;
        let attributions =
            sentence.attributions.clone().filter_map(|number| Some((number, known.get(number)?)));
        let matches = report.on_its_own(sentence).into_iter();
        Self {
            words: Words::new(report, sentence.span),
            regions: names(sentence.regions.iter()),
            attributions: attributions
                .map(|(number, known)| AttributionEntry::new(report, number, known))
                .collect(),
            matches: matches.map(|one| MatchEntry::new(report, one)).collect(),
        }
    }
}

impl<'a> AttributionEntry<'a> {
    fn new(report: &TraceReport<'a>, number: usize, known: &'a Attribution) -> Self {
        let words = |span: Span| Words::new(report, span);
        Self {
            number,
            kind: known.kind.to_string(),
            source: known.source.as_ref().map(|source| SourceEntry::new(report, source)),
            cue: known
                .cue
                .as_ref()
                .map(|cue| CueEntry { words: words(cue.span), stance: cue.stance.to_string() }),
            manner: known.manner.to_string(),
            content: known.content.iter().map(|&span| words(span)).collect(),
            quotation: known.quotation.to_string(),
            target: known.target.map(|target| PartyEntry {
                words: words(target.span),
                entity: target.entity.and_then(|id| EntityEntry::new(report, id)),
            }),
            reason: known.reason.to_string(),
            reason_words: known.reason_span.map(words),
            evidence: known.evidence.to_string(),
            outer: known.outer,
            hangs_on: known.hangs_on,
        }
    }
}

impl<'a> SourceEntry<'a> {
    fn new(report: &TraceReport<'a>, source: &'a Source) -> Self {
        Self {
            words: Words::new(report, source.span),
            head: report.text.slice(source.head),
            number: source.number.to_string(),
            definite: source.definite,
            role: source.role,
            basis: source.basis.to_string(),
            body: source.body.and_then(|id| report.entity(id)).map(|body| body.name.as_str()),
            countries: source.countries.iter().map(|&country| report.trace.facts.words(country)).collect(),
            entity: source.entity.and_then(|id| EntityEntry::new(report, id)),
            antecedent: source.antecedent,
        }
    }
}

impl<'a> EntityEntry<'a> {
    fn new(report: &TraceReport<'a>, id: EntityId) -> Option<Self> {
        let entity = report.entity(id)?;
        let first = report.trace.facts.mentions.get(entity.first as usize);
        let first = first.map(|first| Range::new(report.text, first.span));
        Some(Self { name: &entity.name, kind: entity.kind.to_string(), first })
    }
}

impl<'a> MatchEntry<'a> {
    fn new(report: &TraceReport<'a>, one: &'a Match) -> Self {
        Self {
            rule: &one.rule,
            words: Words::new(report, one.span),
            counted: one
                .counted
                .as_ref()
                .map(|spans| spans.iter().map(|&span| Range::new(report.text, span)).collect()),
            clauses: one.clauses.iter().map(|clause| ClauseEntry::new(report, clause)).collect(),
            outcome: Outcome::new(report, &one.fate),
        }
    }
}

impl<'a> Outcome<'a> {
    fn new(report: &TraceReport<'a>, fate: &'a Fate) -> Self {
        let range = |span: Span| Range::new(report.text, span);
        match fate {
            Fate::Shown(message) => Self::Shown { message },
            Fate::Merged { message, under, at } => Self::Merged { message, under, at: range(*at) },
            Fate::HeldBack { message, hold } => Self::HeldBack { message, hold: hold.to_string() },
            Fate::Repeated { before, .. } => Self::Repeated { before: range(*before) },
            Fate::Failed => Self::ConditionFails,
            Fate::Cleared => Self::Cleared,
            Fate::Outside { regions, .. } => Self::Outside { regions: names(regions.iter()) },
            Fate::Pointless(part) => Self::NothingToPointAt { part },
        }
    }
}

impl<'a> ClauseEntry<'a> {
    fn new(report: &TraceReport<'a>, clause: &'a ClauseTrace) -> Self {
        let found = match clause.found {
            Some(Finding::At(span)) => Some(Words::new(report, span)),
            _ => None,
        };
        let (clause, role, holds) = (&*clause.name, clause.role.to_string(), clause.found.is_some());
        Self { clause, role, holds, found }
    }
}

fn names(values: impl Iterator<Item = impl ToString>) -> Vec<String> {
    values.map(|value| value.to_string()).collect()
}
