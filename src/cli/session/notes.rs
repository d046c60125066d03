//! What came up while rules were read: which files were asked for, mistakes in them, and what could not be read at all.

use super::files;
use crate::cli::read::Unsaved;
use crate::cli::trouble::Mistakes;
use crate::diagnostic::Diagnostic;
use crate::order::Order as _;
use crate::report::Problem;
use crate::text::Text;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is to be told.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// What is wrong in files, each file once.
    pub(super) mistakes: Vec<Mistakes>,
    /// What could not be read.
    pub(super) problems: Vec<Problem>,
    /// The files and folders that were asked for, whether they were there or not.
    pub(super) asked: BTreeSet<PathBuf>,
    /// What goes ahead of files.
    pub(super) unsaved: Unsaved,
}

impl Notes {
    /// Notes that a file or folder was asked for. Whether it is the first time.
    pub(super) fn asked(&mut self, path: &Path) -> bool {
        !self.asked.contains(path) && self.asked.insert(path.to_path_buf())
    }

    /// Notes files beside one that would be read if they were called like it.
    pub(super) fn misnamed(&mut self, path: &Path, names: &[&str]) {
        let Some(right) = path.file_name().map(|name| name.to_string_lossy()) else { return };
        let wrong = names.iter().map(|name| path.with_file_name(name)).filter(|wrong| wrong.is_file());
        let reason =
            |wrong: PathBuf| files::problem(&wrong, format!("a config is called {right}; rename it"));
        self.problems.extend(wrong.map(reason));
    }

    /// Whether there is a file.
    pub(super) fn is_there(&self, path: &Path) -> bool {
        path.is_file() || self.unsaved.get(path).is_some()
    }

    /// The text of a file.
    ///
    /// # Errors
    /// When it cannot be read, or is no text.
    pub(super) fn text(&self, path: &Path) -> Result<Text, Problem> {
        match self.unsaved.get(path) {
            Some(contents) => Ok(Text::new(files::shown(path), contents)),
            None => files::text(path),
        }
    }

    /// Notes what is wrong in a file.
    pub(super) fn mistakes(&mut self, text: &Arc<Text>, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        let mut diagnostics = diagnostics.into_iter().peekable();
        if diagnostics.peek().is_none() {
            return;
        }
        match self.mistakes.iter_mut().find(|(known, _)| Arc::ptr_eq(known, text)) {
            Some((_, known)) => {
                known.extend(diagnostics);
                known.order_by_key(|diagnostic| diagnostic.span.start);
            }
            None => self.mistakes.push((Arc::clone(text), diagnostics.collect())),
        }
    }
}
