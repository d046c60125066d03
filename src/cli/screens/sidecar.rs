//! The file beside a draft in which its author says what is allowed: `draft.txt.whosays.yml` beside `draft.txt`.

use crate::cli::read::{Document, companion};
use crate::cli::trouble::{Trouble, reason};
use crate::screen::SIDECAR;
use crate::text::Text;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where the file beside a draft would lie.
pub(in crate::cli) fn beside(draft: &Path) -> PathBuf {
    let mut path = draft.as_os_str().to_owned();
    path.push(SIDECAR);
    path.into()
}

/// The file beside a draft, if there is one; records of a corpus have none. `staged` has what is to be read in place of
/// what lies at a path.
///
/// # Errors
/// When it is there and cannot be read.
pub(super) fn read(
    document: &Document,
    staged: impl Fn(&Path) -> Result<Option<Vec<u8>>, Trouble>,
) -> Result<Option<Arc<Text>>, Trouble> {
    let is_whole = |path: &&PathBuf| document.text.name() == path.to_string_lossy();
    let Some(path) = document.path.as_ref().filter(is_whole).map(|path| beside(path)) else {
        return Ok(None);
    };
    let bytes = match staged(&path)? {
        Some(staged) => Ok(staged),
        None => companion(&path),
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(error) if is_not_there(&error) => return Ok(None),
        Err(error) => return Err(Trouble::new(&path, reason(&error))),
    };
    let text = Text::decode(path.to_string_lossy(), bytes);
    text.map(|text| Some(Arc::new(text))).map_err(|error| Trouble::new(&path, error.to_string()))
}

/// A name may be too long for a second ending, or the draft lie nowhere that has a folder.
fn is_not_there(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidFilename, NotADirectory, NotFound};
    matches!(error.kind(), NotFound | NotADirectory | InvalidFilename)
}
