//! The paths that a command is given: those of its arguments, and those of a list.

use crate::cli::args::Drafts;
use crate::cli::trouble::reason;
use crate::config::Exclusion;
use crate::report::Problem;
use std::path::{Path, PathBuf};

/// The paths to read; the current folder, where none is named. A diff that they are read with may not be read from where
/// they are.
///
/// # Errors
/// When the list cannot be read, or standard input is asked to be two things.
pub(in crate::cli) fn paths(drafts: &Drafts, diff: Option<&Path>) -> Result<Vec<PathBuf>, Problem> {
    let mut paths = drafts.paths.clone();
    // Whoever waits for a list that is typed in is told before, not after.
    claimed_once(&paths, drafts.files_from.as_deref(), diff)?;
    match &drafts.files_from {
        Some(list) => {
            paths.extend(listed(list)?);
            claimed_once(&paths, Some(list), diff)?;
        }
        None if paths.is_empty() => paths.push(PathBuf::from(".")),
        None => {}
    }
    Ok(paths)
}

/// Whether a path stands for standard input.
pub(in crate::cli) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// # Errors
/// When standard input is asked to be two things: whoever reads it second would find nothing there.
fn claimed_once(paths: &[PathBuf], list: Option<&Path>, diff: Option<&Path>) -> Result<(), Problem> {
    let other = match list.is_some_and(is_stdin) {
        true if diff.is_some_and(is_stdin) => "the diff",
        true if paths.iter().any(|path| is_stdin(path)) => "a draft",
        // With a draft there goes no diff, wherever that is read from: whoever knows of changes says so.
        _ => return Ok(()),
    };
    let message =
        format!("standard input cannot be both the list of files and {other}; name a file for one of them");
    Err(Problem { path: "-".to_owned(), message })
}

/// What the command line leaves out.
///
/// # Errors
/// When something there is no glob, or fits nothing.
pub(in crate::cli) fn exclusions(drafts: &Drafts) -> Result<Vec<Exclusion>, Problem> {
    let exclusion =
        |glob: &String| Exclusion::new(glob).map_err(|message| Problem { path: glob.clone(), message });
    drafts.exclude.iter().map(exclusion).collect()
}

fn listed(list: &Path) -> Result<Vec<PathBuf>, Problem> {
    let problem = |message| Problem { path: list.to_string_lossy().into_owned(), message };
    let bytes = super::list(list).map_err(|error| problem(reason(&error)))?;
    let text = String::from_utf8(bytes).map_err(|_| problem("this list of paths is not UTF-8".to_owned()))?;
    let names: Vec<&str> =
        if text.contains('\0') { text.split('\0').collect() } else { text.lines().collect() };
    Ok(names.into_iter().filter(|name| !name.is_empty()).map(PathBuf::from).collect())
}
