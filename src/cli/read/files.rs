//! From the paths of the command line to the files to read.

use super::ignored::{odd_list, odd_list_at};
use super::{NO_FILE, is_no_draft};
use crate::cli::session::places::whole;
use crate::cli::trouble::Trouble;
use crate::config::Glob;
use ignore::{DirEntry, WalkBuilder};
use std::collections::HashSet;
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc;

/// Something to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Input {
    /// Standard input.
    Stdin,
    /// A file.
    File {
        /// Where it lies.
        path: PathBuf,
        /// Whether it was asked for by its name, and not found in a folder.
        named: bool,
    },
}

impl Input {
    /// A file that was asked for by its name.
    pub(super) fn named(path: &Path) -> Self {
        Self::File { path: path.to_path_buf(), named: true }
    }

    /// Where it lies, if it is a file, and whether it was asked for by its name.
    pub(super) fn into_file(self) -> Option<(PathBuf, bool)> {
        match self {
            Self::Stdin => None,
            Self::File { path, named } => Some((path, named)),
        }
    }

    /// Where it lies, if it was asked for by its name.
    fn named_path(&self) -> Option<&Path> {
        match self {
            Self::File { path, named: true } => Some(path),
            _ => None,
        }
    }

    fn path(&self) -> Option<&Path> {
        match self {
            Self::Stdin => None,
            Self::File { path, .. } => Some(path),
        }
    }
}

/// The files that the paths name, in the order of the paths and each once. A file that is named is always
/// read; in folders only those with one of the extensions are, sorted. A path that is no file may be a glob.
pub(super) fn find(paths: &[PathBuf], extensions: &[&str]) -> (Vec<Input>, Vec<Trouble>) {
    let mut finder = Finder { extensions, inputs: Vec::new(), troubles: Vec::new() };
    for path in paths {
        finder.take(path);
    }
    let Finder { mut inputs, troubles, .. } = finder;
    // One file may be named in several ways, and found in a folder that is named as well.
    let asked: HashSet<PathBuf> = inputs.iter().filter_map(Input::named_path).map(whole).collect();
    let mut seen = HashSet::new();
    inputs.retain_mut(|input| {
        let place = input.path().map(whole);
        if let (Input::File { named, .. }, Some(place)) = (&mut *input, &place) {
            *named |= asked.contains(place);
        }
        seen.insert(place)
    });
    (inputs, troubles)
}

struct Finder<'a> {
    extensions: &'a [&'a str],
    inputs: Vec<Input>,
    troubles: Vec<Trouble>,
}

impl Finder<'_> {
    fn take(&mut self, path: &Path) {
        if path.as_os_str() == "-" {
            return self.inputs.push(Input::Stdin);
        }
        match path.metadata() {
            Ok(metadata) if metadata.is_dir() => {
                if !self.walk(path, has_extension) {
                    self.troubles.push(Trouble::empty(path, self.extensions));
                }
            }
            Ok(_) => self.inputs.push(Input::named(path)),
            Err(error) if error.kind() == io::ErrorKind::NotFound && is_glob(path) => self.glob(path),
            Err(error) => self.troubles.push(Trouble::io(path, &error)),
        }
    }

    /// Takes the files that a glob fits, whatever their extensions.
    fn glob(&mut self, path: &Path) {
        let path = &shortened(path);
        let glob = match Glob::new(&path.to_string_lossy()) {
            Ok(glob) => glob,
            Err(message) => return self.troubles.push(Trouble::new(path, message)),
        };
        let literal = path.components().take_while(|name| !is_glob(Path::new(name)));
        let root: PathBuf = literal.collect();
        let root = if root.as_os_str().is_empty() { Path::new(".") } else { &root };
        if !self.walk(root, |path, _| glob.fits(&path.to_string_lossy())) {
            self.troubles.push(Trouble::unmatched(path));
        }
    }

    /// Takes what is wanted of the files in a folder. Whether there was anything, were it only trouble.
    fn walk(&mut self, folder: &Path, wants: impl Fn(&Path, &[&str]) -> bool) -> bool {
        if let Some(list) = odd_list_at(folder) {
            self.troubles.push(Trouble::new(&shortened(&list), NO_FILE));
            return true;
        }
        let before = (self.inputs.len(), self.troubles.len());
        let (tell, odd) = mpsc::channel();
        let mut walk = WalkBuilder::new(folder);
        walk.sort_by_file_name(Ord::cmp)
            .filter_entry(move |entry| entry.depth() == 0 || may_enter(entry, &tell));
        for entry in walk.build() {
            match entry {
                Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                    let path = shortened(entry.path());
                    if wants(&path, self.extensions) {
                        self.inputs.push(Input::File { path, named: false });
                    }
                }
                Ok(_) => {}
                Err(error) => {
                    let kind = error.io_error().map_or(io::ErrorKind::Other, io::Error::kind);
                    self.troubles.push(Trouble::io(folder, &io::Error::new(kind, error)));
                }
            }
        }
        self.troubles.extend(odd.try_iter().map(|list: PathBuf| Trouble::new(&shortened(&list), NO_FILE)));
        before != (self.inputs.len(), self.troubles.len())
    }
}

/// Whether something in a folder may hold drafts. Tells a list that keeps one from being entered.
fn may_enter(entry: &DirEntry, odd: &mpsc::Sender<PathBuf>) -> bool {
    if !entry.file_type().is_some_and(|kind| kind.is_dir()) {
        return true;
    }
    let list = odd_list(entry.path());
    let is_odd = list.is_some();
    // Whoever listens does so until all has been walked.
    let _ = list.map(|list| odd.send(list));
    !is_odd && !is_pack(entry.path())
}

/// Whether a file would be found in a folder, if it lay there.
pub(in crate::cli) fn would_be_found(path: &Path, folder: &Path, extensions: &[&str]) -> bool {
    let Ok(way) = path.strip_prefix(folder) else { return false };
    let is_hidden = |name: &OsStr| name.as_encoded_bytes().starts_with(b".");
    // The folder itself may be a pack, as it may be where it is walked.
    let mut between = path.ancestors().skip(1).take_while(|inner| *inner != folder);
    has_extension(path, extensions) && !way.iter().any(is_hidden) && !between.any(is_pack)
}

/// Whether rules live in a folder. What is written there about them is no draft.
fn is_pack(folder: &Path) -> bool {
    folder.join("pack.yml").is_file()
}

/// Whether a path may be meant as a glob.
fn is_glob(path: &Path) -> bool {
    path.to_string_lossy().contains(['*', '?', '[', '{'])
}

/// Whether a file is a draft by its name.
fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    if is_no_draft(path) {
        return false;
    }
    let extension = path.extension().unwrap_or_default();
    extensions.iter().any(|known| extension.eq_ignore_ascii_case(known))
}

/// Without the `./` that walking the current folder puts in front, and people do.
fn shortened(path: &Path) -> PathBuf {
    path.strip_prefix(".").unwrap_or(path).to_path_buf()
}
