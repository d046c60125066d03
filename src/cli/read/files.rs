//! From the paths of the command line to the files to read.

use crate::cli::trouble::Trouble;
use ignore::WalkBuilder;
use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

/// Something to read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Input {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
}

impl Input {
    /// Where it lies, if it is a file.
    pub(super) fn into_path(self) -> Option<PathBuf> {
        match self {
            Self::Stdin => None,
            Self::File(path) => Some(path),
        }
    }
}

/// The files that the paths name, in the order of the paths and each once. A file that is named is always
/// read; in folders only those with one of the extensions are, sorted.
pub(super) fn find(paths: &[PathBuf], extensions: &[&str]) -> (Vec<Input>, Vec<Trouble>) {
    let (mut inputs, mut troubles) = (Vec::new(), Vec::new());
    for path in paths {
        match path.metadata() {
            _ if path.as_os_str() == "-" => inputs.push(Input::Stdin),
            Ok(metadata) if metadata.is_dir() => {
                let before = (inputs.len(), troubles.len());
                walk(path, extensions, &mut inputs, &mut troubles);
                if before == (inputs.len(), troubles.len()) {
                    troubles.push(Trouble::empty(path, extensions));
                }
            }
            Ok(_) => inputs.push(Input::File(path.clone())),
            Err(error) => troubles.push(Trouble::io(path, &error)),
        }
    }
    let mut seen = HashSet::new();
    inputs.retain(|input| seen.insert(input.clone()));
    (inputs, troubles)
}

fn walk(folder: &Path, extensions: &[&str], inputs: &mut Vec<Input>, troubles: &mut Vec<Trouble>) {
    for entry in WalkBuilder::new(folder).sort_by_file_name(Ord::cmp).build() {
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                if has_extension(entry.path(), extensions) {
                    inputs.push(Input::File(shortened(entry.path())));
                }
            }
            Ok(_) => {}
            Err(error) => {
                let kind = error.io_error().map_or(io::ErrorKind::Other, io::Error::kind);
                troubles.push(Trouble::io(folder, &io::Error::new(kind, error)));
            }
        }
    }
}

fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    let extension = path.extension().unwrap_or_default();
    extensions.iter().any(|known| extension.eq_ignore_ascii_case(known))
}

/// Without the `./` that walking the current folder puts in front.
fn shortened(path: &Path) -> PathBuf {
    path.strip_prefix(".").unwrap_or(path).to_path_buf()
}
