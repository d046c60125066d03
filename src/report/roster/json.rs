//! `whosays-sources/1`: one JSON object for the run, with every attribution of a file as it was resolved and the
//! table of its sources. The types here are the contract.

use super::{FileRoster, RosterReporter, RosterRun};
use crate::attribution::{Attribution, EntityId, Facts};
use crate::names::Named;
use crate::report::json::{Object, Range};
use crate::roster::{Cited, Roster, Tally};
use crate::text::{Span, Text};
use serde::Serialize;
use std::io;

/// Writes the object; one file a line.
pub(super) struct Json {
    object: Object,
}

impl Json {
    pub(super) fn new() -> Self {
        Self { object: Object::new("whosays-sources/1") }
    }
}

impl RosterReporter for Json {
    fn file(&mut self, file: &FileRoster<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        self.object.file(&FileEntry::new(file), out)
    }

    fn finish(&mut self, run: &RosterRun, out: &mut dyn io::Write) -> io::Result<()> {
        self.object.end_files(out)?;
        let summary = Summary { files: run.files, shares: Shares::new(run.total) };
        Object::field("summary", &summary, out)?;
        Object::field("problems", &run.problems, out)?;
        Object::end(out)
    }
}

#[derive(Serialize)]
struct FileEntry<'a> {
    path: &'a str,
    attributions: Vec<AttributionEntry<'a>>,
    sources: Vec<SourceEntry<'a>>,
    /// Attributions to pronouns that nobody was found for; they are in no share.
    unresolved: u32,
    shares: Shares,
}

#[derive(Serialize)]
struct AttributionEntry<'a> {
    kind: &'static str,
    manner: &'static str,
    mood: &'static str,
    stance: Option<&'static str>,
    source: Option<Place<'a>>,
    cue: Option<Place<'a>>,
    content: Vec<Place<'a>>,
    /// Whether the source's title, office, affiliation or relation is given.
    role: bool,
    basis: Option<&'static str>,
    anonymity: Anonymity<'a>,
    evidence: &'static str,
    entity: Option<EntityEntry<'a>>,
    /// The attribution in whose content this one stands, by its index in the file.
    outer: Option<u32>,
    /// The source it counts for, by its index in the table; none where it does not count.
    counts_for: Option<u32>,
}

#[derive(Serialize)]
struct Anonymity<'a> {
    reason: &'static str,
    words: Option<Place<'a>>,
}

/// Who a source is, and where that one is named first.
#[derive(Serialize)]
struct EntityEntry<'a> {
    id: u32,
    name: &'a str,
    kind: &'static str,
    mention: Option<Place<'a>>,
}

#[derive(Serialize)]
struct SourceEntry<'a> {
    name: &'a str,
    kind: &'static str,
    anonymous: bool,
    entity: Option<u32>,
    reason: &'static str,
    count: u32,
    first: Place<'a>,
}

#[derive(Serialize)]
struct Summary {
    files: usize,
    #[serde(flatten)]
    shares: Shares,
}

#[derive(Serialize)]
struct Shares {
    attributions: u32,
    sources: u32,
    anonymous: u32,
    anonymous_share: Option<f64>,
    single_source: u32,
    single_source_share: Option<f64>,
}

#[derive(Serialize)]
struct Place<'a> {
    text: &'a str,
    span: Range,
}

impl<'a> FileEntry<'a> {
    fn new(file: &FileRoster<'a>) -> Self {
        let FileRoster { text, facts, roster } = *file;
        let entries = facts.attributions.iter().zip(&roster.of_attribution);
        Self {
            path: text.name(),
            attributions: entries
                .map(|(attribution, source)| AttributionEntry::new(text, facts, attribution, *source))
                .collect(),
            sources: roster.sources.iter().map(|source| SourceEntry::new(text, source)).collect(),
            unresolved: roster.unresolved,
            shares: Shares::new(Roster::tally(roster)),
        }
    }
}

impl<'a> AttributionEntry<'a> {
    fn new(text: &'a Text, facts: &'a Facts, attribution: &Attribution, counts_for: Option<u32>) -> Self {
        let place = |span: Span| Place::new(text, span);
        let source = attribution.source.as_ref();
        let entity = source.and_then(|source| source.entity);
        Self {
            kind: attribution.kind.name(),
            manner: attribution.manner.name(),
            mood: attribution.mood.name(),
            stance: attribution.cue.as_ref().map(|cue| cue.stance.name()),
            source: source.map(|source| place(source.span)),
            cue: attribution.cue.as_ref().map(|cue| place(cue.span)),
            content: attribution.content.iter().copied().map(place).collect(),
            role: source.is_some_and(|source| source.role),
            basis: source.map(|source| source.basis.name()),
            anonymity: Anonymity {
                reason: attribution.reason.name(),
                words: attribution.anonymity.map(place),
            },
            evidence: attribution.evidence.name(),
            entity: entity.and_then(|id| EntityEntry::new(text, facts, id)),
            outer: attribution.outer,
            counts_for,
        }
    }
}

impl<'a> EntityEntry<'a> {
    fn new(text: &'a Text, facts: &'a Facts, id: EntityId) -> Option<Self> {
        let entity = facts.entities.get(id.0 as usize)?;
        let mention = facts.mentions.get(entity.first as usize);
        Some(Self {
            id: id.0,
            name: &entity.name,
            kind: entity.kind.name(),
            mention: mention.map(|mention| Place::new(text, mention.span)),
        })
    }
}

impl<'a> SourceEntry<'a> {
    fn new(text: &'a Text, source: &'a Cited) -> Self {
        Self {
            name: &source.name,
            kind: source.kind.name(),
            anonymous: source.kind.is_anonymous(),
            entity: source.entity.map(|id| id.0),
            reason: source.reason.name(),
            count: source.count,
            first: Place::new(text, source.first),
        }
    }
}

impl Shares {
    fn new(tally: Tally) -> Self {
        // Three places say all that a share can say, and read the same everywhere.
        let rounded = |share: Option<f64>| share.map(|share| (share * 1000.0).round() / 1000.0);
        Self {
            attributions: tally.attributions,
            sources: tally.sources,
            anonymous: tally.anonymous,
            anonymous_share: rounded(tally.anonymous_share()),
            single_source: tally.largest,
            single_source_share: rounded(tally.single_source_share()),
        }
    }
}

impl<'a> Place<'a> {
    fn new(text: &'a Text, span: Span) -> Self {
        Self { text: text.slice(span), span: Range::new(text, span) }
    }
}
