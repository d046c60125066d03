//! What came up while rules were read: mistakes in files, and what could not be read at all.

use crate::cli::trouble::Mistakes;
use crate::diagnostic::Diagnostic;
use crate::report::Problem;
use crate::text::Text;
use std::sync::Arc;

/// What is to be told.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// What is wrong in files, each file once.
    pub(super) mistakes: Vec<Mistakes>,
    /// What could not be read.
    pub(super) problems: Vec<Problem>,
}

impl Notes {
    /// Notes what is wrong in a file.
    pub(super) fn mistakes(&mut self, text: &Arc<Text>, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        let mut diagnostics = diagnostics.into_iter().peekable();
        if diagnostics.peek().is_none() {
            return;
        }
        match self.mistakes.iter_mut().find(|(known, _)| Arc::ptr_eq(known, text)) {
            Some((_, known)) => {
                known.extend(diagnostics);
                known.sort_by_key(|diagnostic| diagnostic.span.start);
            }
            None => self.mistakes.push((Arc::clone(text), diagnostics.collect())),
        }
    }
}
