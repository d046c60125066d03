//! Checks drafts again and again while they and the rules change, for `check --watch` and for editors alike.
//!
//! What a draft is checked by stays up from one time to the next: rules in force, screens, baselines. It goes the way of
//! `check`, so that whoever looks at a draft anywhere sees the same.

mod files;
mod ground;

pub(in crate::cli) use files::{Stamp, wait};
pub(in crate::cli) use ground::{Ground, Wrong};

use super::read::Document;
use super::screens::{Screens, Turns};
use super::session::Rules;
use super::trouble::Trouble;
use crate::lint::Recall;
use crate::screen::Screened;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

/// What drafts are checked by.
#[derive(Debug)]
pub(in crate::cli) struct Vigil {
    pub(in crate::cli) ground: Ground,
    pub(in crate::cli) screens: Screens,
    pub(in crate::cli) turns: Turns,
}

/// What came of checking a draft.
#[derive(Debug)]
pub(in crate::cli) struct Checked {
    /// The rules that it was checked by.
    pub(in crate::cli) rules: Arc<Rules>,
    /// What is shown, unless that could not be told.
    pub(in crate::cli) screened: Option<Screened>,
    /// What is wrong in files that were read for it.
    pub(in crate::cli) wrong: Wrong,
    /// What stood in the way.
    pub(in crate::cli) troubles: Vec<Trouble>,
}

impl Vigil {
    /// Checks a draft. What is recalled of it need not be found again.
    pub(in crate::cli) fn check(&mut self, document: &Document, recall: Option<&mut Recall>) -> Checked {
        let rules = self.ground.session.rules_of(document);
        let mut wrong = self.ground.later();
        let (Document { text, format, .. }, asks) = (document, self.screens.asks(&rules));
        let findings = match recall {
            Some(recall) => rules.find_again(text, *format, asks, recall),
            None => rules.find(text, *format, asks),
        };
        let (screen, troubles) = match self.screens.alone(&rules, document, findings) {
            Ok(screened) => screened,
            Err(trouble) => return Checked { rules, screened: None, wrong, troubles: vec![trouble] },
        };
        let screened = self.turns.take(document, &rules, screen);
        wrong.add(Wrong { mistakes: self.turns.take_mistakes(), problems: self.turns.take_problems() });
        Checked { rules, screened: Some(screened), wrong, troubles }
    }

    /// How many files and folders were asked for. Where that has not grown, there are no more of [`Self::files`].
    pub(in crate::cli) fn asked(&self) -> usize {
        self.ground.session.asked() + self.turns.files().count()
    }

    /// The files that decide what is shown, beside the drafts and what lies beside each.
    pub(in crate::cli) fn files(&self) -> BTreeSet<PathBuf> {
        let mut files = self.ground.files();
        files.extend(self.turns.files().cloned());
        files
    }
}
