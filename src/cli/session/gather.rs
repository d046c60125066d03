//! Gathers packs: those that are named, and ahead of each those that it needs.

use super::notes::Notes;
use super::packs;
use crate::cli::trouble::reason;
use crate::rule::{self, PackFiles};
use crate::text::Text;
use crate::yaml::{Located, Mistake};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Packs in the order in which they are loaded. Whatever names a pack, and however often, it is there once.
#[derive(Debug, Default)]
pub(super) struct Gathering {
    /// Their files.
    pub(super) packs: Vec<PackFiles>,
    /// Where those lie that have been asked for, with their numbers once they are known.
    roots: Vec<(PathBuf, Option<usize>)>,
}

impl Gathering {
    /// The built-in pack, with or without its rules. Its lexicons are what texts are read with.
    pub(super) fn builtin(with_rules: bool) -> Self {
        let builtin = if with_rules { rule::builtin() } else { rule::builtin().without_rules() };
        Self { packs: vec![builtin], roots: Vec::new() }
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
            let Err(reason) = self.take(&folder.join(&name.value), notes) else { continue };
            let message = format!("there is no pack `{}`", name.value);
            let help = format!("It is looked for from the folder of this file: {reason}.");
            notes.mistakes(file, [Mistake::UnknownName.at(name.span, message).with_help(help)]);
        }
    }

    /// Takes a pack and what it needs. Its number, unless it is on its way in already: packs may need each other.
    ///
    /// # Errors
    /// When there is no pack, with the reason.
    pub(super) fn take(&mut self, root: &Path, notes: &mut Notes) -> Result<Option<usize>, String> {
        let place = root.canonicalize().map_err(|error| reason(&error))?;
        if let Some((_, number)) = self.roots.iter().find(|(known, _)| *known == place) {
            return Ok(*number);
        }
        let (pack, problems) = packs::read(root)?;
        notes.problems.extend(problems);
        let at = self.roots.len();
        self.roots.push((place, None));
        if let Some((manifest, needs)) = pack.needs() {
            self.take_named(&needs, root, &manifest.text, notes);
        }
        let number = Some(self.packs.len());
        self.packs.push(pack);
        if let Some((_, known)) = self.roots.get_mut(at) {
            *known = number;
        }
        Ok(number)
    }
}
