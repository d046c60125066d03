//! Writes the files that authors of rules start from. What is there is never touched.

use crate::cli::trouble::{make_folder, reason};
use crate::report::Problem;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Planted {
    /// It has been written.
    New,
    /// There is one already.
    There,
}

/// Writes a file, with the folders on the way to it, unless it is there.
///
/// # Errors
/// When the system refuses.
pub(super) fn plant(path: &Path, contents: &str) -> Result<Planted, Problem> {
    let written = make_folder(path.parent().unwrap_or(Path::new("")))
        .and_then(|()| File::create_new(path))
        .and_then(|mut file| {
            // What has been begun and cannot be ended is no file to start from.
            file.write_all(contents.as_bytes()).inspect_err(|_| drop(fs::remove_file(path)))
        });
    match written {
        Ok(()) => Ok(Planted::New),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.is_file() => Ok(Planted::There),
        Err(error) => Err(problem(path, &error)),
    }
}

/// The system refused a path.
pub(super) fn problem(path: &Path, error: &io::Error) -> Problem {
    Problem { path: path.to_string_lossy().into_owned(), message: reason(error) }
}
