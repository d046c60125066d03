//! The paths that a command is given: those of its arguments, and those of a list.

use crate::cli::args::Drafts;
use crate::cli::trouble::reason;
use crate::config::Exclusion;
use crate::report::Problem;
use std::path::{Path, PathBuf};

/// The paths to read; the current folder, where none is named.
///
/// # Errors
/// When the list cannot be read.
pub(in crate::cli) fn paths(drafts: &Drafts) -> Result<Vec<PathBuf>, Problem> {
    let mut paths = drafts.paths.clone();
    match &drafts.files_from {
        Some(list) => {
            paths.extend(listed(list)?);
            if is_stdin(list) && paths.iter().any(|path| is_stdin(path)) {
                return Err(read_once("the list of files and a draft"));
            }
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

/// That standard input is asked to be two things.
pub(in crate::cli) fn read_once(both: &str) -> Problem {
    let message = format!("standard input cannot be both {both}; name a file for one of them");
    Problem { path: "-".to_owned(), message }
}

/// What the command line leaves out.
///
/// # Errors
/// When something there is no glob.
pub(in crate::cli) fn exclusions(drafts: &Drafts) -> Result<Vec<Exclusion>, Problem> {
    let exclusion = |glob: &String| {
        Exclusion::new(glob)
            .map_err(|message| Problem { path: glob.clone(), message: format!("this is no glob: {message}") })
    };
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
