//! What has changed in drafts, asked of git or read from a diff. Where neither can answer, the run fails: to show
//! nothing would look as if there were nothing to show.

mod archive;
mod git;
mod history;
mod patches;
mod revision;

use crate::cli::args::{Changed, Check, Reading};
use crate::cli::read::{self, Document, is_stdin};
use crate::cli::trouble::Trouble;
use crate::report::Problem;
use crate::screen::changed::Change;
use crate::text::Text;
use archive::Archives;
use history::{History, State};
use patches::Patches;
use revision::Base;
use std::path::{Path, PathBuf};

/// What drafts are compared with.
#[derive(Debug)]
pub(in crate::cli) struct Changes {
    known: Known,
    reading: Reading,
    archives: Archives,
}

/// Where it is known what has changed.
#[derive(Debug)]
enum Known {
    /// An earlier version in git.
    History(Box<History>),
    /// What a diff takes away.
    Patches(Patches),
}

impl Changes {
    /// What the arguments ask for, if they ask to see changes only of what some paths name.
    ///
    /// # Errors
    /// When it cannot be told what has changed, with what to do.
    pub(in crate::cli) fn of(args: &Check, paths: &[PathBuf]) -> Result<Option<Self>, Problem> {
        let Changed { since, merge_base, staged, diff } = &args.screening.changed;
        let since = since.as_deref().map(Base::Since);
        let base = since.or_else(|| merge_base.as_deref().map(Base::Parting));
        let base = base.or_else(|| staged.then_some(Base::Staged));
        let reads_stdin = paths.iter().any(|path| is_stdin(path));
        let refuse = |message: &str| Err(Problem { path: "-".to_owned(), message: message.to_owned() });
        let known = match (base, diff) {
            (Some(_), _) if reads_stdin && args.drafts.reading.stdin_filename.is_none() => {
                return refuse("what was this before? say which file it is with `--stdin-filename`");
            }
            (None, Some(_)) if reads_stdin => {
                return refuse("a diff leads to files; name them instead of standard input");
            }
            (Some(base), _) => Known::History(Box::new(History::of(base)?)),
            (None, Some(diff)) => Known::Patches(Patches::read(diff)?),
            (None, None) => return Ok(None),
        };
        Ok(Some(Self { known, reading: args.drafts.reading.clone(), archives: Archives::default() }))
    }

    /// Whether a file may have changed.
    ///
    /// # Errors
    /// When that cannot be told.
    pub(in crate::cli) fn touch(&self, path: &Path) -> Result<bool, Trouble> {
        match &self.known {
            Known::History(history) => Ok(history.state(path)? != State::Same),
            Known::Patches(patches) => Ok(patches.of(path)?.is_some()),
        }
    }

    /// What has changed below some paths, is not left out, and cannot be looked at, because it is not there.
    pub(in crate::cli) fn lost(
        &self,
        paths: &[PathBuf],
        is_left_out: &mut dyn FnMut(&Path) -> bool,
    ) -> Vec<Trouble> {
        match &self.known {
            Known::History(history) => history.lost(paths, &read::extensions(&self.reading), is_left_out),
            Known::Patches(_) => Vec::new(),
        }
    }

    /// What is to be read in place of what lies at a path.
    ///
    /// # Errors
    /// When git does not hand it over.
    pub(in crate::cli) fn staged(&self, path: &Path) -> Result<Option<Vec<u8>>, Trouble> {
        match &self.known {
            Known::History(history) => history.staged(path),
            Known::Patches(_) => Ok(None),
        }
    }

    /// What a file was called before, where it was called something else.
    pub(in crate::cli) fn old_path(&self, path: &Path) -> Option<PathBuf> {
        match &self.known {
            Known::History(history) => history.old_path(path),
            Known::Patches(patches) => patches.old_path(path),
        }
    }

    /// How a draft has changed.
    ///
    /// # Errors
    /// When that cannot be told.
    pub(in crate::cli) fn change(&self, document: &Document) -> Result<Change, Trouble> {
        let Some(path) = &document.path else { return Ok(Change::New) };
        match &self.known {
            Known::History(history) => {
                let object = match history.state(path)? {
                    State::New => return Ok(Change::New),
                    State::Edited(object) => object,
                    // Standard input stands for a file, whatever lies there.
                    State::Same => history.before(path)?,
                };
                let old = || history.contents(path, &object);
                let old = if document.is_record() {
                    self.archives.record(path, &document.text, &self.reading, old)?
                } else {
                    old()?.and_then(|bytes| Text::decode(document.text.name(), bytes).ok())
                };
                Ok(old.map_or(Change::New, |old| Change::between(old, &document.text)))
            }
            Known::Patches(_) if document.is_record() => {
                let message = "what changed in a corpus of JSON Lines is told by git alone; use `--since`";
                Err(Trouble::new(path, message))
            }
            Known::Patches(patches) => {
                let Some(edit) = patches.of(path)? else { return Ok(Change::New) };
                Change::of(edit, &document.text).map_err(|line| {
                    let message = format!(
                        "this is not what the diff leads to (line {line} is another); check out what it was made of"
                    );
                    Trouble::new(path, message)
                })
            }
        }
    }
}
