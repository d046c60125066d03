//! Gathers packs: those that are named, and ahead of each those that it needs.

use super::files;
use super::notes::Notes;
use super::packs;
use crate::cli::trouble::reason;
use crate::rule::{self, PackFile, PackFiles};
use crate::text::{Span, Text};
use crate::yaml::{Located, Mistake};
use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// So many packs may need one another in a row. Each costs stack, and nobody needs as many.
const DEEPEST: usize = 64;

/// What brought a pack.
#[derive(Clone, Debug)]
pub(in crate::cli) struct PackOrigin {
    /// Where it lies, as people write it.
    pub(in crate::cli) path: String,
    /// What names it, and where; nothing where nothing has to.
    pub(in crate::cli) by: Option<(Arc<Text>, Span)>,
}

/// Packs in the order in which they are loaded. Whatever names a pack, and however often, it is there once.
#[derive(Debug, Default)]
pub(super) struct Gathering {
    /// Their files.
    pub(super) packs: Vec<PackFiles>,
    /// What brought each of them.
    pub(super) origins: Vec<PackOrigin>,
    /// Where those lie that have been asked for, with their numbers once they are known.
    roots: FxHashMap<PathBuf, Option<usize>>,
    /// How many are on their way in, each needed by the one before.
    depth: usize,
}

impl Gathering {
    /// The built-in pack, with or without its rules. Its lexicons are what texts are read with.
    pub(super) fn builtin(with_rules: bool) -> Self {
        let builtin = if with_rules { rule::builtin() } else { rule::builtin().without_rules() };
        let origin = PackOrigin { path: "built in".to_owned(), by: None };
        Self { packs: vec![builtin], origins: vec![origin], ..Self::default() }
    }

    /// Takes the packs that a file names, by their paths from a folder; one that is not there is a mistake in the
    /// file.
    pub(super) fn take_named(
        &mut self,
        names: &[Located<String>],
        folder: &Path,
        file: &Arc<Text>,
        notes: &mut Notes,
    ) {
        for name in names {
            let known =
                || folder.join(&name.value).canonicalize().is_ok_and(|root| self.roots.contains_key(&root));
            if self.depth == DEEPEST && !known() {
                let message = format!("`{}` is needed by {DEEPEST} packs in a row", name.value);
                let help = "Have the packs that need it name it themselves.";
                notes.mistakes(file, [Mistake::UnknownValue.at(name.span, message).with_help(help)]);
                continue;
            }
            let Err(reason) = self.take(&folder.join(&name.value), Some((file, name.span)), notes) else {
                continue;
            };
            let message = format!("there is no pack `{}`", name.value);
            let help = format!("It is looked for from the folder of this file: {reason}.");
            notes.mistakes(file, [Mistake::UnknownName.at(name.span, message).with_help(help)]);
        }
    }

    /// Takes a pack and what it needs. Its number, unless it is on its way in already: packs may need each other.
    ///
    /// # Errors
    /// When there is no pack, with the reason.
    pub(super) fn take(
        &mut self,
        root: &Path,
        by: Option<(&Arc<Text>, Span)>,
        notes: &mut Notes,
    ) -> Result<Option<usize>, String> {
        notes.asked(root);
        let place = root.canonicalize().map_err(|error| reason(&error))?;
        if let Some(number) = self.roots.get(&place) {
            return Ok(*number);
        }
        let (pack, problems) = packs::read(root, notes)?;
        notes.problems.extend(problems);
        self.roots.insert(place.clone(), None);
        self.depth += 1;
        let needed = self.take_needed(&pack, root, by, notes);
        self.depth -= 1;
        needed?;
        let number = Some(self.packs.len());
        self.packs.push(pack);
        let by = by.map(|(text, span)| (Arc::clone(text), span));
        self.origins.push(PackOrigin { path: files::shown(root), by });
        self.roots.insert(place, number);
        Ok(number)
    }

    /// Takes what a pack needs: other packs, or the lexicons that lie beside a lone rule.
    fn take_needed(
        &mut self,
        pack: &PackFiles,
        root: &Path,
        by: Option<(&Arc<Text>, Span)>,
        notes: &mut Notes,
    ) -> Result<(), String> {
        if let Some((manifest, needs)) = pack.needs() {
            self.take_named(&needs, root, &manifest.text, notes);
        }
        if pack.loose && !pack.files.iter().any(PackFile::is_lexicon) {
            notes.asked(&packs::lexicons_folder(root));
            for lexicon in packs::lexicons_beside(root) {
                self.take(&lexicon, by, notes)?;
            }
        }
        Ok(())
    }
}
