//! Files that rules are read from: their text, what they are called, and what is wrong with them.

use super::places;
use crate::cli::read::companion;
use crate::cli::trouble::reason;
use crate::report::Problem;
use crate::text::Text;
use std::path::Path;

/// The text of a file.
///
/// # Errors
/// When it cannot be read, or is no text.
pub(in crate::cli) fn text(path: &Path) -> Result<Text, Problem> {
    let bytes = companion(path).map_err(|error| problem(path, reason(&error)))?;
    Text::decode(shown(path), bytes).map_err(|error| problem(path, error.to_string()))
}

/// A problem with a file or folder.
pub(super) fn problem(path: &Path, message: String) -> Problem {
    Problem { path: shown(path), message }
}

/// A path as people write it: from the current folder, where it lies there.
pub(in crate::cli) fn shown(path: &Path) -> String {
    let here = std::env::current_dir().ok().and_then(|current| places::below(&current, path));
    here.unwrap_or_else(|| path.to_string_lossy().into_owned())
}
