//! What a diff says of drafts: whoever made it wrote down names, and where they count from is found out here.

use crate::cli::read;
use crate::cli::trouble::{Trouble, reason};
use crate::report::Problem;
use crate::screen::changed::{DiffError, Patch};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// The files of a diff.
#[derive(Debug)]
pub(super) struct Patches {
    /// Each by where it lies, with what it was called.
    files: HashMap<PathBuf, (Patch, Option<PathBuf>)>,
}

impl Patches {
    /// Reads a diff, from a file or from standard input.
    ///
    /// # Errors
    /// When it cannot be read, is no diff, or changes files that are not there.
    pub(super) fn read(path: &Path) -> Result<Self, Problem> {
        let problem = |message| Problem { path: path.to_string_lossy().into_owned(), message };
        let bytes = read::list(path).map_err(|error| problem(reason(&error)))?;
        let patches = Patch::read(&bytes).map_err(|error: DiffError| problem(error.to_string()))?;
        let places = Places::here();
        let mut files = HashMap::new();
        for patch in patches {
            let Some(new) = &patch.new else { continue };
            let Some((place, strips)) = places.find(&patch, new) else {
                // Nothing has changed in it but its mode, or nothing that shows.
                if patch.hunks.is_empty() && !patch.binary {
                    continue;
                }
                return Err(problem(format!(
                    "it changes {}, which is not here; run whosays in the folder that the names in the diff count from",
                    String::from_utf8_lossy(new)
                )));
            };
            let old = patch.old.as_deref().map(|old| if strips { bare(old) } else { old });
            let new = if strips { bare(new) } else { new };
            let old = old.filter(|old| *old != new).map(|old| String::from_utf8_lossy(old).into_owned());
            let depth = Path::new(&*String::from_utf8_lossy(new)).components().count();
            let old_path = old.and_then(|old| Some(place.ancestors().nth(depth)?.join(old)));
            files.insert(place, (patch, old_path));
        }
        Ok(Self { files })
    }

    /// What the diff says of a file, if it says anything.
    pub(super) fn of(&self, path: &Path) -> Result<Option<&Patch>, Trouble> {
        let place = path.canonicalize().map_err(|error| Trouble::io(path, &error))?;
        let known = self.files.get(&place).map(|(patch, _)| patch);
        Ok(known.filter(|patch| patch.old.is_none() || patch.binary || !patch.hunks.is_empty()))
    }

    /// What a file was called, where it was called something else.
    pub(super) fn old_path(&self, path: &Path) -> Option<PathBuf> {
        self.files.get(&path.canonicalize().ok()?)?.1.clone()
    }
}

/// The folders that names may count from: the root of the repository, if this is one, and the current folder.
struct Places(Vec<PathBuf>);

impl Places {
    fn here() -> Self {
        let here = Path::new(".").canonicalize().unwrap_or_default();
        let root = here.ancestors().find(|folder| folder.join(".git").exists()).map(Path::to_path_buf);
        Self(root.into_iter().filter(|root| *root != here).chain([here.clone()]).collect())
    }

    /// Where the file of a patch lies, and whether its names have a letter in front that is no folder.
    fn find(&self, patch: &Patch, new: &[u8]) -> Option<(PathBuf, bool)> {
        let lettered = |name: &[u8]| matches!(name, [letter, b'/', _, ..] if letter.is_ascii_alphabetic());
        let all_lettered = lettered(new) && patch.old.as_deref().is_none_or(lettered);
        let ways = if all_lettered { &[true, false][..] } else { &[false][..] };
        let mut ways = ways.iter().flat_map(|strips| self.0.iter().map(move |folder| (*strips, folder)));
        ways.find_map(|(strips, folder)| {
            let name = if strips { bare(new) } else { new };
            let place = folder.join(&*String::from_utf8_lossy(name)).canonicalize().ok()?;
            place.is_file().then_some((place, strips))
        })
    }
}

/// A name without the letter in front of it.
fn bare(name: &[u8]) -> &[u8] {
    name.get(2..).unwrap_or_default()
}
