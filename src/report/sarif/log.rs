//! The parts of a log, by their names in the standard.

use super::level;
use crate::diagnostic::{Diagnostic, Fingerprint};
use crate::report::Problem;
use crate::report::finding::{ends, places, sentences};
use crate::report::here::{Here, Uri};
use crate::report::neutral;
use crate::text::{Span, Text};
use serde::Serialize;

/// What relative URIs count from. Where that lies on the disk is nobody's business.
const ROOT: &str = "%SRCROOT%";

/// The folders that URIs count from.
pub(super) const BASES: Bases = Bases {
    root: Base {
        description: Words { text: "The folder that whosays was run in: the root of the project." },
    },
};

#[derive(Serialize)]
pub(super) struct Bases {
    #[serde(rename = "%SRCROOT%")]
    root: Base,
}

#[derive(Serialize)]
struct Base {
    description: Words<&'static str>,
}

/// A text.
#[derive(Serialize)]
pub(super) struct Words<T> {
    pub(super) text: T,
}

/// What a rule says at a place.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct LogResult<'a> {
    rule_id: &'a str,
    level: &'static str,
    message: Words<String>,
    locations: [Location<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
    partial_fingerprints: Fingerprints,
    properties: Properties,
}

/// GitHub reads the first. The second is the same wherever the file lies, as in a baseline.
#[derive(Serialize)]
struct Fingerprints {
    #[serde(rename = "primaryLocationLineHash")]
    line_hash: String,
    #[serde(rename = "whosays/v1", skip_serializing_if = "Option::is_none")]
    own: Option<String>,
}

#[derive(Serialize)]
struct Properties {
    confidence: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(clippy::struct_field_names, reason = "the names are those of the standard")]
struct Location<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: PhysicalLocation<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Words<String>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation<'a> {
    artifact_location: Artifact<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Artifact<'a> {
    uri: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
}

/// A place; the end column is the one behind it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region<'a> {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
    snippet: Words<&'a str>,
}

impl<'a> LogResult<'a> {
    pub(super) fn new(place: &'a Uri, text: &'a Text, diagnostic: &'a Diagnostic, key: Fingerprint) -> Self {
        let related = |(number, (words, span)): (usize, (String, Span))| Location {
            id: Some(number + 1),
            physical_location: PhysicalLocation::new(place, Some(Region::new(text, span))),
            message: Some(Words { text: words }),
        };
        let region = Region::new(text, diagnostic.span);
        let physical_location = PhysicalLocation::new(place, Some(region));
        Self {
            rule_id: &diagnostic.rule,
            level: level(diagnostic.severity),
            message: Words { text: message(diagnostic) },
            locations: [Location { id: None, physical_location, message: None }],
            related_locations: places(diagnostic).enumerate().map(related).collect(),
            partial_fingerprints: Fingerprints {
                line_hash: key.to_string(),
                own: (diagnostic.fingerprint != Fingerprint::default())
                    .then(|| diagnostic.fingerprint.to_string()),
            },
            properties: Properties { confidence: diagnostic.confidence.to_string() },
        }
    }
}

/// What a diagnostic says, with links to its other places, which GitHub shows only where they are linked.
fn message(diagnostic: &Diagnostic) -> String {
    // A link that stands in a draft must not become one here.
    let message = sentences(diagnostic).replace("](", "] (");
    let links = places(diagnostic).enumerate();
    let links: Vec<String> =
        links.map(|(at, (words, _))| format!("[{}]({})", link(&words), at + 1)).collect();
    if links.is_empty() { message } else { format!("{message} See: {}.", links.join(", ")) }
}

/// The words of a link.
fn link(words: &str) -> String {
    words.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]")
}

impl<'a> PhysicalLocation<'a> {
    fn new(place: &'a Uri, region: Option<Region<'a>>) -> Self {
        let uri_base_id = place.relative.then_some(ROOT);
        Self { artifact_location: Artifact { uri: &place.uri, uri_base_id }, region }
    }
}

impl<'a> Region<'a> {
    fn new(text: &'a Text, span: Span) -> Self {
        let (start, end) = ends(text, span);
        Self {
            start_line: start.line,
            start_column: start.utf16,
            end_line: end.line,
            end_column: end.utf16,
            snippet: Words { text: text.slice(span) },
        }
    }
}

/// What is told of the run itself.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Invocation {
    execution_successful: bool,
    tool_execution_notifications: Vec<Notification>,
}

impl Invocation {
    pub(super) const fn new(execution_successful: bool, notifications: Vec<Notification>) -> Self {
        Self { execution_successful, tool_execution_notifications: notifications }
    }
}

#[derive(Serialize)]
pub(super) struct Notification {
    level: &'static str,
    message: Words<String>,
}

impl Notification {
    /// What could not be done.
    pub(super) fn of(problem: &Problem, level: &'static str, here: &Here) -> Self {
        let path = here.path(&problem.path);
        let text = format!("{}: {}", neutral::line(&path), neutral::words(&problem.message));
        Self { level, message: Words { text } }
    }

    /// What is worth knowing.
    pub(super) const fn note(text: String) -> Self {
        Self { level: "note", message: Words { text } }
    }
}
