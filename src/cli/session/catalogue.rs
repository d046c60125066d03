//! The rules in force with the files and packs that they come from.

use super::Rules;
use crate::report::{CatalogueEntry, RuleCard};
use crate::rule::{Facet, Pack, PackFiles, Rule};
use std::sync::Arc;

impl Rules {
    /// The rules, in the order in which they are listed.
    pub(in crate::cli) fn catalogue(&self) -> Vec<CatalogueEntry<'_>> {
        self.list().into_iter().filter_map(|rule| self.entry(rule)).collect()
    }

    /// The packs that they come in.
    pub(in crate::cli) fn packs(&self) -> &[Pack] {
        &self.linter.rules().packs
    }

    /// The rules that may speak, as reports tell of them.
    pub(super) fn cards(&self) -> impl Iterator<Item = RuleCard> {
        self.catalogue().into_iter().filter(|entry| !entry.rule.off).map(|entry| RuleCard::of(&entry))
    }

    /// Where more is written about a rule, if its author names an address.
    #[cfg(feature = "lsp")]
    pub(in crate::cli) fn address(&self, id: &str) -> Option<String> {
        let references = self.linter.rules().rule(id)?.references();
        references.iter().find(|one| one.starts_with("https://")).cloned()
    }

    /// A rule by its id.
    #[cfg(feature = "lsp")]
    pub(in crate::cli) fn rule(&self, id: &str) -> Option<&Rule> {
        self.linter.rules().rule(id)
    }

    fn entry<'r>(&'r self, rule: &'r Rule) -> Option<CatalogueEntry<'r>> {
        let file = &self.ground.file(rule.shelf)?.text;
        let pack = self.ground.packs.get(rule.shelf.pack).and_then(PackFiles::name).map(Arc::from);
        Some(CatalogueEntry { rule, file, pack, off_by: self.off_by(rule) })
    }

    /// Where a rule was switched off, if it was.
    fn off_by(&self, rule: &Rule) -> Option<String> {
        if !rule.off {
            return None;
        }
        let (layers, sheets): (Vec<_>, Vec<_>) =
            self.ground.stack.sheets_under(&self.overrides).into_iter().unzip();
        let (at, span) = rule.set_by(Facet::On, &layers)?;
        let text = &sheets.get(at)?.text;
        Some(format!("{}:{}", text.name(), text.position(span.start).line))
    }
}
