//! The tool and its rules: all that are in force, and whatever else has spoken.

use super::level;
use super::log::Words;
use crate::diagnostic::{Diagnostic, RuleId, Severity};
use crate::report::RuleCard;
use crate::report::finding::capital;
use serde::Serialize;
use std::collections::BTreeMap;

/// GitHub takes so many characters of a description.
const LONGEST: usize = 1024;

/// GitHub shows so many tags.
const MOST_TAGS: usize = 10;

/// The rules that have spoken.
#[derive(Debug, Default)]
pub(super) struct Met {
    cards: BTreeMap<RuleId, RuleCard>,
}

impl Met {
    pub(super) fn note(&mut self, diagnostic: &Diagnostic) {
        if !self.cards.contains_key(&diagnostic.rule) {
            self.cards.insert(diagnostic.rule.clone(), RuleCard::met(diagnostic));
        }
    }

    /// What is known of the rules in force and of those that have spoken, each once, by their ids.
    pub(super) fn cards<'c>(&'c self, in_force: &'c [RuleCard]) -> Vec<&'c RuleCard> {
        let all = self.cards.values().chain(in_force);
        // What is known of a rule in force is more than what it said.
        let cards: BTreeMap<&RuleId, &RuleCard> = all.map(|card| (&card.id, card)).collect();
        cards.into_values().collect()
    }
}

/// The tool.
#[derive(Serialize)]
pub(super) struct Driver<'a> {
    driver: Component<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Component<'a> {
    name: &'static str,
    version: &'static str,
    semantic_version: &'static str,
    rules: Vec<Descriptor<'a>>,
}

/// A rule. The strings of descriptions must not be empty.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor<'a> {
    id: &'a str,
    name: String,
    short_description: Words<String>,
    full_description: Words<String>,
    help: Help<'a>,
    default_configuration: Configuration,
    properties: Properties<'a>,
}

#[derive(Serialize)]
struct Help<'a> {
    text: &'a str,
    markdown: &'a str,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Properties<'a> {
    precision: String,
    #[serde(rename = "problem.severity")]
    severity: &'static str,
    tags: Vec<&'a str>,
}

impl<'a> Driver<'a> {
    pub(super) fn new(cards: &[&'a RuleCard]) -> Self {
        let version = env!("CARGO_PKG_VERSION");
        let rules = cards.iter().map(|card| Descriptor::new(card)).collect();
        Self { driver: Component { name: env!("CARGO_PKG_NAME"), version, semantic_version: version, rules } }
    }
}

impl<'a> Descriptor<'a> {
    fn new(card: &'a RuleCard) -> Self {
        Self {
            id: &card.id,
            name: name(&card.id),
            short_description: Words { text: cut(&card.summary) },
            full_description: Words { text: cut(&card.why) },
            help: Help { text: &card.text, markdown: &card.markdown },
            default_configuration: Configuration { level: level(card.severity) },
            properties: Properties {
                precision: card.confidence.to_string(),
                severity: match card.severity {
                    Severity::Error => "error",
                    Severity::Warning => "warning",
                    Severity::Info => "recommendation",
                },
                tags: card.tags.iter().map(String::as_str).take(MOST_TAGS).collect(),
            },
        }
    }
}

/// `HearsayAdverb`, which is what names of rules look like in SARIF.
fn name(id: &str) -> String {
    id.split(|c: char| !c.is_alphanumeric()).map(capital).collect()
}

fn cut(words: &str) -> String {
    if words.chars().count() <= LONGEST {
        return words.to_owned();
    }
    let start: String = words.chars().take(LONGEST - 1).collect();
    format!("{}…", start.rsplit_once(' ').map_or(start.as_str(), |(whole, _)| whole))
}
