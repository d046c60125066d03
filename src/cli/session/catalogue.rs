//! The rules in force with the files and packs that they come from.

use super::Rules;
use crate::report::CatalogueEntry;
use crate::rule::{Facet, PackFiles, Rule};
use crate::text::Text;
use std::collections::HashMap;
use std::sync::Arc;

/// A file of a pack, and the name of the pack.
type Shelved<'r> = (&'r Text, Option<Arc<str>>);

impl Rules {
    /// The rules, in the order in which they are listed.
    pub(in crate::cli) fn catalogue(&self) -> Vec<CatalogueEntry<'_>> {
        let mut shelves: HashMap<&str, Vec<Shelved<'_>>> = HashMap::new();
        for pack in &self.ground.packs {
            let name: Option<Arc<str>> = PackFiles::name(pack).map(Arc::from);
            for file in &pack.files {
                shelves.entry(&file.path).or_default().push((&file.text, name.clone()));
            }
        }
        let entry = |rule| {
            let (file, pack) =
                shelves.get(&*path_of(rule))?.iter().find(|(file, _)| holds(file, rule))?.clone();
            Some(CatalogueEntry { rule, file, pack, off_by: self.off_by(rule) })
        };
        self.list().into_iter().filter_map(entry).collect()
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

/// Where a rule lies in its pack.
fn path_of(rule: &Rule) -> String {
    let group = if rule.group.is_empty() { String::new() } else { format!("{}/", rule.group) };
    format!("{group}{}.yml", rule.id.value)
}

/// Whether a rule comes from a file, and not from one of the same name in another pack, which was refused.
fn holds(file: &Text, rule: &Rule) -> bool {
    let id = file.contents().get(rule.id.span.range());
    id.is_some_and(|id| id.trim_matches(['"', '\'']) == &*rule.id.value)
}
