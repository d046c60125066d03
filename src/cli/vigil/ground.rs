//! The rules that a watch goes by, and what is wrong in their files.

use crate::cli::session::Session;
use crate::cli::trouble::{Mistakes, is_fatal};
use crate::report::Problem;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Rules in force. Rules that were broken by their author's last edit are not: those before stay until it is mended.
#[derive(Debug, Default)]
pub(in crate::cli) struct Ground {
    /// What is in force.
    pub(in crate::cli) session: Session,
    /// What was read last, where it is not in force.
    refused: Option<Session>,
    /// The files that could not be used when the rules in force were read.
    broken: BTreeSet<String>,
    /// What was said last to be wrong.
    told: Wrong,
}

/// What is wrong in files of rules and configs.
#[derive(Clone, Debug, Default)]
pub(in crate::cli) struct Wrong {
    pub(in crate::cli) mistakes: Vec<Mistakes>,
    pub(in crate::cli) problems: Vec<Problem>,
}

/// What came of reading rules.
#[derive(Debug, Default)]
pub(in crate::cli) struct Reading {
    /// Whether the rules in force are others now.
    pub(in crate::cli) taken: bool,
    /// What is wrong and was not said before.
    pub(in crate::cli) wrong: Wrong,
    /// The files in which something was wrong, and is no more.
    pub(in crate::cli) mended: Vec<String>,
}

impl Ground {
    /// Takes rules that have been read, unless a file is broken that was not.
    pub(in crate::cli) fn take(&mut self, mut session: Session) -> Reading {
        let wrong = Wrong::of(&mut session);
        let broken = wrong.broken();
        let taken = broken.is_subset(&self.broken);
        let reading = Reading { taken, wrong: wrong.beyond(&self.told), mended: self.told.mended(&wrong) };
        self.told = wrong;
        if taken {
            (self.session, self.refused, self.broken) = (session, None, broken);
        } else {
            self.refused = Some(session);
        }
        reading
    }

    /// Takes the first rules, broken or not.
    pub(in crate::cli) fn begin(&mut self, mut session: Session) -> Reading {
        let wrong = Wrong::of(&mut session);
        (self.session, self.refused, self.broken, self.told) = (session, None, wrong.broken(), wrong.clone());
        Reading { taken: true, wrong, mended: Vec::new() }
    }

    /// What is wrong in files that were read since, for drafts in folders that are new.
    pub(in crate::cli) fn later(&mut self) -> Wrong {
        let wrong = Wrong::of(&mut self.session);
        self.broken.extend(wrong.broken());
        self.told.add(wrong.clone());
        wrong
    }

    /// What was read last, in force or not.
    pub(in crate::cli) const fn latest(&mut self) -> &mut Session {
        match &mut self.refused {
            Some(refused) => refused,
            None => &mut self.session,
        }
    }

    /// All that is wrong.
    pub(in crate::cli) const fn wrong(&self) -> &Wrong {
        &self.told
    }

    /// The files to watch.
    pub(in crate::cli) fn files(&self) -> BTreeSet<PathBuf> {
        let mut files = self.session.files();
        files.extend(self.refused.iter().flat_map(Session::files));
        files
    }
}

impl Wrong {
    /// Adds what else is wrong.
    pub(in crate::cli) fn add(&mut self, other: Self) {
        self.mistakes.extend(other.mistakes);
        self.problems.extend(other.problems);
    }

    fn of(session: &mut Session) -> Self {
        Self { mistakes: session.take_mistakes(), problems: session.take_problems() }
    }

    /// The files that cannot be used, by their names.
    fn broken(&self) -> BTreeSet<String> {
        let mistakes = self.mistakes.iter().filter(|(_, mistakes)| is_fatal(mistakes));
        let mistakes = mistakes.map(|(text, _)| text.name().to_owned());
        mistakes.chain(self.problems.iter().map(|problem| problem.path.clone())).collect()
    }

    /// What has not been told yet. Of a file that was edited, all is told again.
    fn beyond(&self, told: &Self) -> Self {
        let is_told = |(text, mistakes): &Mistakes| {
            told.mistakes.iter().any(|(old, known)| {
                old.name() == text.name() && old.contents() == text.contents() && known == mistakes
            })
        };
        Self {
            mistakes: self.mistakes.iter().filter(|mistakes| !is_told(mistakes)).cloned().collect(),
            problems: self.problems.iter().filter(|it| !told.problems.contains(it)).cloned().collect(),
        }
    }

    /// The files that are named here and not in what is wrong now.
    fn mended(&self, now: &Self) -> Vec<String> {
        let names = |wrong: &Self| -> BTreeSet<String> {
            let mistakes = wrong.mistakes.iter().map(|(text, _)| text.name().to_owned());
            mistakes.chain(wrong.problems.iter().map(|problem| problem.path.clone())).collect()
        };
        names(self).difference(&names(now)).cloned().collect()
    }
}
