//! Shows rules: many as a table, each on a page of its own. Pages are written from the rules' own files.
//!
//! What a page says is decided once, in `page`; how it looks is the business of the formats.

mod human;
mod index;
mod json;
mod markdown;
mod page;
mod source;
mod table;

use super::Style;
use crate::rule::{Pack, Rule};
use crate::text::Text;
use page::Page;
use std::sync::Arc;

/// A rule, and where it comes from.
#[derive(Clone, Debug)]
pub struct CatalogueEntry<'a> {
    /// The rule.
    pub rule: &'a Rule,
    /// Its file.
    pub file: &'a Text,
    /// The name of its pack, if it comes in one.
    pub pack: Option<Arc<str>>,
    /// Where it was switched off, as `file:line`.
    pub off_by: Option<String>,
}

/// Some rules, in the order in which they are shown.
#[derive(Clone, Copy, Debug)]
pub struct Catalogue<'a> {
    /// The rules.
    pub entries: &'a [CatalogueEntry<'a>],
}

impl Catalogue<'_> {
    /// For people: one line a rule.
    pub fn table(&self, style: Style) -> String {
        table::table(self.entries, style)
    }

    /// For people: one page a rule.
    pub fn pages(&self, style: Style) -> String {
        let pages = self.entries.iter().map(|entry| human::page(&Page::of(entry), style));
        pages.collect::<Vec<_>>().join("\n\n")
    }

    /// As Markdown: one page a rule.
    pub fn markdown(&self) -> String {
        // Of several pages each is a part of the document.
        let level = if self.entries.len() > 1 { 2 } else { 1 };
        let pages = self.entries.iter().map(|entry| markdown::page(&Page::of(entry), level));
        pages.collect::<Vec<_>>().join("\n")
    }

    /// As Markdown: one page that lists the rules by the groups of their packs, with links from the folders of these.
    pub fn index(&self, packs: &[Pack]) -> String {
        index::page(self.entries, packs)
    }

    /// One JSON object, `whosays-rules/1`: what the rules are.
    pub fn list_json(&self) -> String {
        json::list(self.entries)
    }

    /// One JSON object, `whosays-rule/1`: all about the rules.
    pub fn json(&self) -> String {
        json::all(self.entries)
    }
}

/// What somebody wants to know of a rule who has just met it, as plain text and as Markdown.
pub(super) fn help(entry: &CatalogueEntry<'_>) -> (String, String) {
    let page = Page::of(entry).in_brief();
    (human::page(&page, Style::default()), markdown::page(&page, 2))
}

/// How far a rule has come, and what keeps it from being shown.
fn state(entry: &CatalogueEntry<'_>) -> Vec<String> {
    let rule = entry.rule;
    let mut state = vec![rule.status.to_string()];
    state.extend(rule.opt_in.then(|| "opt-in".to_owned()));
    match &entry.off_by {
        Some(place) => state.push(format!("off by {place}")),
        None if rule.off => state.push("off".to_owned()),
        None if rule.is_held_back() => state.push("held back".to_owned()),
        None => {}
    }
    state
}
