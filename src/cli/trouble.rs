//! What may go wrong on the way: what the system refuses, and mistakes in rule and config files. It is told elsewhere.

use crate::diagnostic::{Diagnostic, Severity};
use crate::report::Problem;
use crate::text::Text;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

/// What is wrong in one rule or config file.
pub(super) type Mistakes = (Arc<Text>, Vec<Diagnostic>);

/// Whether mistakes in a rule or config file are such that something in it cannot be used.
pub(super) fn is_fatal(mistakes: &[Diagnostic]) -> bool {
    mistakes.iter().any(|mistake| mistake.severity == Severity::Error)
}

/// Something that stands in the way of reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Trouble {
    /// What is reported.
    pub(super) problem: Problem,
    /// Whether it makes the run fail. A folder without drafts does not.
    pub(super) fails: bool,
}

impl Trouble {
    /// Something is wrong with a path.
    pub(super) fn new(path: &Path, message: impl Into<String>) -> Self {
        let problem = Problem { path: path.to_string_lossy().into_owned(), message: message.into() };
        Self { problem, fails: true }
    }

    /// The system refused a path.
    pub(super) fn io(path: &Path, error: &io::Error) -> Self {
        Self::new(path, reason(error))
    }

    /// A glob fits no file.
    pub(super) fn unmatched(path: &Path) -> Self {
        let message = "no file fits this (hidden and git-ignored files are left out)";
        Self { fails: false, ..Self::new(path, message) }
    }

    /// There are no drafts in a folder.
    pub(super) fn empty(path: &Path, extensions: &[&str]) -> Self {
        let extensions: Vec<String> = extensions.iter().map(|extension| format!(".{extension}")).collect();
        let kinds = extensions.join(", ");
        let message = format!(
            "there are no drafts in this folder ({kinds}; hidden and git-ignored files are left out)"
        );
        Self { fails: false, ..Self::new(path, message) }
    }
}

/// Why the system refused something, in plain words where they are known.
pub(super) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "it may not be read or written: permission denied".to_owned(),
        io::ErrorKind::AlreadyExists => "a file is in the way of a folder".to_owned(),
        io::ErrorKind::NotADirectory => "part of this path is a file, not a folder".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        io::ErrorKind::StorageFull => "there is no space left on the disk".to_owned(),
        _ => error.to_string(),
    }
}

/// Makes a folder, with those on the way to it.
///
/// # Errors
/// When the system refuses. A file on the way is one in the way.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder).map_err(|error| match error.kind() {
        io::ErrorKind::NotADirectory => io::ErrorKind::AlreadyExists.into(),
        _ => error,
    })
}
