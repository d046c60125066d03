//! A baseline written anew: recorded from what is found now, or only rid of what fits nothing any more.

use super::matching::{How, Surroundings};
use super::{Baseline, Entry, Matching, Staleness, write};
use crate::order::Order as _;
use crate::screen::Screen;
use std::collections::HashMap;

/// A baseline on its way to be written anew.
#[derive(Debug)]
pub struct Renewal {
    matching: Matching,
    task: Task,
    /// What is written in any case.
    entries: Vec<Entry>,
    /// What is written as well, and was not there before.
    new: Vec<Entry>,
}

/// What is written down.
#[derive(Debug)]
enum Task {
    /// All that is shown. What is new may stay for a reason.
    Create(Option<String>),
    /// Only what was there before.
    Prune,
}

/// What comes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renewed {
    /// The file, as it is to be.
    pub page: String,
    /// How many entries it has.
    pub entries: usize,
    /// Of how many files.
    pub files: usize,
    /// How many of them were not there before.
    pub new: usize,
    /// How many were, for a sentence or a file that has changed since.
    pub updated: usize,
    /// How many entries are there no more.
    pub dropped: usize,
    /// How many entries stay although their rule is switched off.
    pub off: usize,
}

impl Renewal {
    /// Records all that is shown. Entries of what is found again keep their reason; new ones get the one given.
    pub fn create(before: Baseline, reason: Option<String>) -> Self {
        Self { task: Task::Create(reason), ..Self::prune(before) }
    }

    /// Records nothing new.
    pub fn prune(before: Baseline) -> Self {
        let matching = Matching::new(before);
        Self { matching, task: Task::Prune, entries: Vec::new(), new: Vec::new() }
    }

    /// Takes what was found in a text.
    pub fn take(&mut self, path: &str, mut screen: Screen, around: &mut dyn Surroundings) {
        let matches = self.matching.take(path, &mut screen, around);
        for one in &matches {
            let said = screen.findings().said.get(one.finding);
            self.entries.extend(self.matching.entry(one.entry).zip(said).map(
                |(entry, said)| match one.how {
                    How::Exact => entry.clone(),
                    _ => Entry { reason: entry.reason.clone(), ..Entry::of(path, said) },
                },
            ));
        }
        let Task::Create(reason) = &self.task else { return };
        let new = screen.shown().map(|(_, said)| Entry { reason: reason.clone(), ..Entry::of(path, said) });
        self.new.extend(new);
    }

    /// What is to be written, once all texts were taken. `is_lost` says of the path of a file that was not read whether it
    /// was looked for and is not there.
    pub fn finish(mut self, is_lost: &mut dyn FnMut(&str) -> bool) -> Renewed {
        let stale: HashMap<usize, Staleness> = self.matching.stale(is_lost).into_iter().collect();
        let (mut dropped, mut off) = (0, 0);
        for (number, entry) in self.matching.baseline.entries.iter().enumerate() {
            if !self.matching.is_idle(number) {
                continue;
            }
            let why = stale.get(&number);
            let is_recorded_anew = matches!(self.task, Task::Create(_)) && self.matching.read[number];
            if is_recorded_anew || why.is_some_and(|why| why.is_over()) {
                dropped += 1;
            } else {
                off += usize::from(why.is_some());
                self.entries.push(entry.clone());
            }
        }
        // Two findings in one place may be one entry, which is counted once.
        let known = distinct(&mut self.entries);
        self.entries.append(&mut self.new);
        let new = distinct(&mut self.entries) - known;
        Renewed {
            page: write(&self.entries),
            entries: self.entries.len(),
            files: self.entries.chunk_by(|one, other| one.path == other.path).count(),
            new,
            updated: self.matching.count(How::Moved) + self.matching.count(How::Edited),
            dropped,
            off,
        }
    }
}

/// Puts entries in order, and leaves each once; of equal ones the first. How many there are.
fn distinct(entries: &mut Vec<Entry>) -> usize {
    entries.order_by(|one, other| one.key().cmp(&other.key()));
    entries.dedup_by(|twin, first| twin.key() == first.key());
    entries.len()
}
