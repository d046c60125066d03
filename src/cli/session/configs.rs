//! Reads a config with the configs that it extends, and gathers the packs that they name.

use super::gather::Gathering;
use super::notes::Notes;
use super::packs;
use crate::config::{Base, Config, Written};
use crate::diagnostic::Diagnostic;
use crate::text::Text;
use crate::yaml::{Located, Mistake};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// So many configs may hold together. Nobody needs as many, and each costs stack where it extends the next.
const MOST: usize = 256;

/// A config and those that it extends.
#[derive(Debug, Default)]
pub(super) struct Configs {
    /// What they say, the config itself first.
    pub(super) written: Vec<Written>,
    /// Where each of them lies, as it is written.
    paths: Vec<PathBuf>,
    /// And by its one name.
    places: Vec<PathBuf>,
}

impl Configs {
    /// Reads a config.
    pub(super) fn read(path: &Path, notes: &mut Notes) -> Self {
        let mut configs = Self::default();
        notes.asked(path);
        match notes.text(path) {
            Ok(text) => {
                configs.take(path, text, &mut Vec::new(), notes);
            }
            Err(problem) => notes.problems.push(problem),
        }
        configs
    }

    /// Gathers the packs in force: the built-in one and those that the configs name.
    pub(super) fn gather(&mut self, notes: &mut Notes) -> Gathering {
        let builtin = self.written.iter().find_map(|written| written.config.builtin.as_ref());
        let mut gathering = Gathering::builtin(builtin.is_none_or(|builtin| builtin.value));
        for (Written { text, config, extends }, path) in self.written.iter_mut().zip(&self.paths) {
            let folder = path.parent().unwrap_or(Path::new(""));
            gathering.take_named(&config.packs, folder, text, notes);
            for base in std::mem::take(extends) {
                if let Base::Profile(name) = &base {
                    notes.asked(&folder.join(&name.value));
                }
                match base {
                    Base::Profile(name) if folder.join(&name.value).join("pack.yml").is_file() => {
                        gathering.take_named(std::slice::from_ref(&name), folder, text, notes);
                        // A pack asks for something itself where it has a profile that is called like it.
                        let own = packs::last(&name.value);
                        let has_own =
                            gathering.packs.iter().any(|pack| pack.profiles().any(|(it, _)| it == own));
                        extends
                            .extend(has_own.then(|| Base::Profile(Located::new(own.to_owned(), name.span))));
                    }
                    base => extends.push(base),
                }
            }
        }
        gathering
    }

    /// The folders that their paths count from.
    pub(super) fn folders(&self) -> Vec<PathBuf> {
        let folder = |path: &PathBuf| path.parent().map_or_else(PathBuf::new, Path::to_path_buf);
        self.paths.iter().map(folder).collect()
    }

    /// Takes in a config and then those that it extends. Its index.
    fn take(&mut self, path: &Path, text: Text, way: &mut Vec<usize>, notes: &mut Notes) -> usize {
        let text = Arc::new(text);
        let (config, mistakes) = Config::parse(&text);
        notes.mistakes(&text, mistakes);
        let (at, names) = (self.written.len(), config.own.extends.clone());
        self.written.push(Written { text: Arc::clone(&text), config, extends: Vec::new() });
        self.paths.push(path.to_path_buf());
        self.places.push(place(path));
        way.push(at);
        for name in names {
            let base = if Path::new(&name.value).extension().is_some_and(|extension| extension == "yml") {
                self.extended(&name, path, way, notes)
            } else {
                Ok(Base::Profile(name))
            };
            match base {
                Ok(base) => self.written[at].extends.push(base),
                Err(mistake) => notes.mistakes(&text, [*mistake]),
            }
        }
        way.pop();
        at
    }

    /// A config that another names by its path.
    fn extended(
        &mut self,
        name: &Located<String>,
        by: &Path,
        way: &mut Vec<usize>,
        notes: &mut Notes,
    ) -> Result<Base, Box<Diagnostic>> {
        let path = by.with_file_name(&name.value);
        let place = place(&path);
        if let Some(known) = self.places.iter().position(|known| *known == place) {
            if !way.contains(&known) {
                return Ok(Base::Config(known));
            }
            let message = format!("`{}` comes back to itself here", name.value);
            let help = "A config cannot extend itself, not even by way of others.";
            return Err(Box::new(Mistake::Contradiction.at(name.span, message).with_help(help)));
        }
        if self.written.len() == MOST {
            let message = format!(
                "no more than {MOST} configs can hold together, and `{}` would be one more",
                name.value
            );
            let help = "Write what they ask for into fewer files.";
            return Err(Box::new(Mistake::UnknownValue.at(name.span, message).with_help(help)));
        }
        notes.asked(&path);
        let text = notes.text(&path).map_err(|problem| {
            let message = format!("there is no config `{}`", name.value);
            let help = format!("It is looked for from the folder of this file: {}.", problem.message);
            Box::new(Mistake::UnknownName.at(name.span, message).with_help(help))
        })?;
        Ok(Base::Config(self.take(&path, text, way, notes)))
    }
}

/// One name for all the ways to write a path.
fn place(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}
