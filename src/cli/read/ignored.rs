//! The lists in which folders name what is to be ignored. They are read by whoever walks folders; here it is seen that they
//! can be, for nobody named them: a pipe may never be written to, and a device may have no end.

use std::path::{Path, PathBuf};

/// Where a folder has such lists.
const LISTS: [&str; 3] = [".ignore", ".gitignore", ".git/info/exclude"];

/// A list in a folder that is no file.
pub(super) fn odd_list(folder: &Path) -> Option<PathBuf> {
    LISTS.iter().map(|list| folder.join(list)).find(|list| is_odd(list))
}

/// A list that holds in a folder and is no file, in it or above it.
pub(super) fn odd_list_at(folder: &Path) -> Option<PathBuf> {
    odd_list(folder).or_else(|| folder.canonicalize().ok()?.ancestors().skip(1).find_map(odd_list))
}

fn is_odd(list: &Path) -> bool {
    list.metadata().is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir())
}
