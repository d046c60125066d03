//! The rules in force with the files and packs that they come from.

use super::Rules;
use super::places;
use super::rules::Ground;
use crate::config::SheetKind;
use crate::report::Catalogue;
use crate::report::{CatalogueEntry, RuleCard};
use crate::rule::{Facet, Pack, PackFiles, Rule};
use std::path::{Path, PathBuf};
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
    pub(in crate::cli) fn address(&self, id: &str) -> Option<String> {
        let references = self.linter.rules().rule(id)?.references();
        references.iter().find(|one| one.starts_with("https://")).cloned()
    }

    /// A rule by its id.
    pub(in crate::cli) fn rule(&self, id: &str) -> Option<&Rule> {
        self.linter.rules().rule(id)
    }

    /// The page of a rule, as Markdown.
    pub(in crate::cli) fn page(&self, id: &str) -> Option<String> {
        let entry = self.entry(self.linter.rules().rule(id)?)?;
        Some(Catalogue { entries: &[entry] }.markdown())
    }

    /// The file of a rule, where it is no part of the tool.
    pub(in crate::cli) fn file_of(&self, id: &str) -> Option<PathBuf> {
        let rule = self.linter.rules().rule(id)?;
        let file = self.ground.file(rule.shelf).filter(|file| !file.is_stored)?;
        Some(places::whole(Path::new(file.text.name()))).filter(|path| path.is_file())
    }

    /// The configs of the house, the closest first: where one of them has words of its own, or brings packs.
    pub(in crate::cli) fn house(&self) -> Vec<PathBuf> {
        let Ground { stack, origins, config, .. } = &*self.ground;
        let sheets = stack.sheets_under(&[]);
        let has_words =
            sheets.iter().any(|(layer, sheet)| sheet.kind == SheetKind::Config && !layer.lexicons.is_empty());
        let Some(config) =
            config.as_ref().filter(|_| has_words || origins.iter().any(|one| one.by.is_some()))
        else {
            return Vec::new();
        };
        let sheets = sheets.into_iter().rev().map(|(_, sheet)| sheet);
        let configs = sheets.filter(|sheet| sheet.kind == SheetKind::Config).map(|sheet| sheet.text.name());
        let mut paths: Vec<PathBuf> = Vec::new();
        for path in [config.name()].into_iter().chain(configs).map(|name| places::whole(Path::new(name))) {
            if !paths.contains(&path) {
                paths.push(path);
            }
        }
        paths
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
