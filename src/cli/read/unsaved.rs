//! Files as they stand in an editor, which go ahead of what lies on the disk.

use crate::cli::session::whole;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What editors have open, by whole paths.
#[derive(Clone, Debug, Default)]
pub(in crate::cli) struct Unsaved(Arc<BTreeMap<PathBuf, String>>);

impl Unsaved {
    pub(in crate::cli) fn new(files: impl IntoIterator<Item = (PathBuf, String)>) -> Self {
        Self(Arc::new(files.into_iter().map(|(path, contents)| (whole(&path), contents)).collect()))
    }

    /// What stands in an editor of a file, if one has it open.
    pub(in crate::cli) fn get(&self, path: &Path) -> Option<&str> {
        if self.0.is_empty() {
            return None;
        }
        self.0.get(&whole(path)).map(String::as_str)
    }

    /// What stands in an editor of files below a folder, by their whole paths.
    pub(in crate::cli) fn below(&self, folder: &Path) -> impl Iterator<Item = (&Path, &str)> {
        let folder = whole(folder);
        let all = self.0.iter().map(|(path, contents)| (path.as_path(), contents.as_str()));
        all.filter(move |(path, _)| *path != folder && path.starts_with(&folder))
    }
}
