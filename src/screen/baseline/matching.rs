//! Which entry covers which finding. Each covers one: first those that are the same in the same file, then those that
//! went with a file that has another name now, then those whose sentence has been edited slightly.
//!
//! Texts come one after the other. What is settled for one stays settled, so an entry is never used twice.

use super::near::Near;
use super::staleness::{Staleness, Standing};
use super::{Baseline, Entry};
use crate::diagnostic::Fingerprint;
use crate::lint::Said;
use crate::prose::words;
use crate::screen::{Fate, Screen};
use crate::text::Text;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// Of so many files from which something has moved into a text, at most, the rest is looked at. Usually it is one.
const MOST_LEFT: usize = 8;

/// What a baseline cannot know by itself about the text in hand and about the files that its entries name.
pub trait Surroundings {
    /// The path that the file in hand had before it was renamed, if that is known.
    fn former_path(&self) -> Option<&str>;
    /// Whether the text in hand may be that of a file that is gone. A record has its name for good.
    fn may_have_moved(&self) -> bool;
    /// Whether there is no file of this path any more.
    fn is_gone(&mut self, path: &str) -> bool;
    /// What is known of a rule where the text in hand is checked.
    fn standing(&self, rule: &str) -> Standing;
    /// What a rule is called now.
    fn present_id<'a>(&'a self, rule: &'a str) -> &'a str;
}

/// How an entry and a finding belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// They are the same.
    Exact,
    /// The file has another name now.
    Moved,
    /// The sentence has been edited slightly.
    Edited,
}

/// An entry and the finding that it covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// The finding, by its index.
    pub finding: usize,
    /// The entry, by its index.
    pub entry: usize,
    /// How they belong together.
    pub how: How,
}

/// A baseline while texts are compared with it.
#[derive(Debug)]
pub struct Matching {
    pub(super) baseline: Baseline,
    /// Of each entry, what it is used for.
    pub(super) uses: Vec<Use>,
    /// Of each entry, whether its file has been read.
    pub(super) read: Vec<bool>,
    /// The entries that nothing matched when their file was read, with what that may mean.
    pub(super) doubts: Vec<(usize, Staleness)>,
    /// By the path of a text, the entries that cover something in it, and those of what is allowed there.
    touched: HashMap<String, Vec<usize>>,
    /// The entries by fingerprint; of those with one fingerprint, the first are known to be of no use.
    alike: HashMap<Fingerprint, (Vec<usize>, usize)>,
}

/// What an entry is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// Nothing, so far.
    Free,
    /// It covers a finding.
    Covers(How),
    /// The author allows its finding, so it covers nothing, and nothing else either.
    Idle,
}

impl Matching {
    /// A baseline with which nothing has been compared.
    pub fn new(baseline: Baseline) -> Self {
        let (count, touched) = (baseline.entries.len(), HashMap::new());
        let mut alike: HashMap<Fingerprint, (Vec<usize>, usize)> = HashMap::new();
        for (number, entry) in baseline.entries.iter().enumerate() {
            alike.entry(entry.fingerprint).or_default().0.push(number);
        }
        Self {
            baseline,
            uses: vec![Use::Free; count],
            read: vec![false; count],
            doubts: Vec::new(),
            touched,
            alike,
        }
    }

    /// An entry, by its index.
    pub fn entry(&self, number: usize) -> Option<&Entry> {
        self.baseline.entries.get(number)
    }

    /// The file they stand in.
    pub fn text(&self) -> &Arc<Text> {
        self.baseline.text()
    }

    /// How many entries cover something that has changed in some way.
    pub fn count(&self, how: How) -> usize {
        self.uses.iter().filter(|one| **one == Use::Covers(how)).count()
    }

    /// Takes away what the entries cover of the findings of a text. What the author allows is covered already, and what a
    /// change does not touch is covered all the same, so that nothing else takes its entry.
    pub fn take(&mut self, path: &str, screen: &mut Screen, around: &mut dyn Surroundings) -> Vec<Match> {
        let places = self.places(path, around);
        for place in &places {
            self.read[place.clone()].fill(true);
        }
        let mut matches = Vec::new();
        let mut open = self.exact(path, screen, &mut matches);
        if around.may_have_moved() {
            open.retain(|&finding| !self.moved(finding, screen, around, &mut matches));
        }
        let left = self.left(&matches, &places);
        self.edited(&open, &[&*places, &*left].concat(), screen, around, &mut matches);
        for entry in places.into_iter().flatten() {
            let doubt = Staleness::of(around.standing(&self.baseline.entries[entry].rule));
            self.doubts.extend(doubt.filter(|_| self.is_idle(entry)).map(|doubt| (entry, doubt)));
        }
        let covering = matches.iter().map(|one| one.entry);
        self.touched.entry(path.to_owned()).or_default().extend(covering);
        for one in &matches {
            if screen.fate(one.finding) == Fate::Shown {
                screen.send(one.finding, Fate::Baselined);
            }
        }
        matches
    }

    /// Forgets what entries cover in a text, so that it can be taken again.
    pub fn forget(&mut self, path: &str) {
        let place = self.place(path);
        self.doubts.retain(|(entry, _)| !place.contains(entry));
        for entry in self.touched.remove(path).unwrap_or_default() {
            self.uses[entry] = Use::Free;
            if let Some((_, useless)) = self.alike.get_mut(&self.baseline.entries[entry].fingerprint) {
                *useless = 0;
            }
        }
    }

    /// Whether an entry covers nothing.
    pub(super) fn is_idle(&self, entry: usize) -> bool {
        !matches!(self.uses[entry], Use::Covers(_))
    }

    /// The entries of the file in hand: those under its path, and under the path that it had.
    fn places(&self, path: &str, around: &dyn Surroundings) -> Vec<Range<usize>> {
        let former = around.former_path().filter(|former| *former != path);
        [Some(path), former].into_iter().flatten().map(|path| self.place(path)).collect()
    }

    /// The entries of a file.
    fn place(&self, path: &str) -> Range<usize> {
        let entries = &self.baseline.entries;
        let from = entries.partition_point(|entry| &*entry.path < path);
        from..from + entries[from..].partition_point(|entry| entry.path == path)
    }

    /// The entries of files from which something has moved: what moved with it may have been edited on the way.
    fn left(&self, matches: &[Match], places: &[Range<usize>]) -> Vec<Range<usize>> {
        let mut left: Vec<Range<usize>> = Vec::new();
        for entry in matches.iter().filter(|one| one.how == How::Moved).map(|one| one.entry) {
            if left.len() == MOST_LEFT {
                break;
            }
            if !places.iter().chain(&left).any(|place| place.contains(&entry)) {
                left.push(self.place(&self.baseline.entries[entry].path));
            }
        }
        left
    }

    /// Finds the same findings in the same file. Those that are left, of those that nobody allows.
    fn exact(&mut self, path: &str, screen: &Screen, matches: &mut Vec<Match>) -> Vec<usize> {
        let mut open = Vec::new();
        for (finding, said) in screen.findings().said.iter().enumerate() {
            let entry = self.find(path, said.diagnostic.fingerprint);
            // Two records of one name may say the same.
            let is_elsewhere = |entry| matches!(self.uses[entry], Use::Covers(How::Moved | How::Edited));
            let entry = entry.filter(|&entry| !is_elsewhere(entry));
            let is_allowed = screen.fate(finding) == Fate::Suppressed;
            match entry {
                Some(entry) if is_allowed => {
                    self.uses[entry] = Use::Idle;
                    self.touched.entry(path.to_owned()).or_default().push(entry);
                }
                None if is_allowed => {}
                Some(entry) => matches.push(self.cover(finding, entry, How::Exact)),
                None => open.push(finding),
            }
        }
        open
    }

    /// Finds a finding that went with its file. Whether it did.
    fn moved(
        &mut self,
        finding: usize,
        screen: &Screen,
        around: &mut dyn Surroundings,
        matches: &mut Vec<Match>,
    ) -> bool {
        let Some(said) = screen.findings().said.get(finding) else { return false };
        let fingerprint = said.diagnostic.fingerprint;
        let former = around.former_path().and_then(|former| self.find(former, fingerprint));
        let entry =
            former.filter(|&entry| self.uses[entry] == Use::Free).or_else(|| self.lost(fingerprint, around));
        matches.extend(entry.map(|entry| self.cover(finding, entry, How::Moved)));
        entry.is_some()
    }

    /// The first entry of a fingerprint that is free and whose file is gone.
    fn lost(&mut self, fingerprint: Fingerprint, around: &mut dyn Surroundings) -> Option<usize> {
        let (alike, useless) = self.alike.get_mut(&fingerprint)?;
        let is_lost = |entry: &usize| {
            self.uses[*entry] == Use::Free && around.is_gone(&self.baseline.entries[*entry].path)
        };
        // What is in use stays so, and a file that is there stays there: nothing is asked twice.
        *useless += alike[*useless..].iter().position(is_lost).unwrap_or(alike.len() - *useless);
        alike.get(*useless).copied()
    }

    /// Finds findings whose sentence has been edited slightly: of the same rule, about the same words, in the same file.
    fn edited(
        &mut self,
        open: &[usize],
        places: &[Range<usize>],
        screen: &Screen,
        around: &dyn Surroundings,
        matches: &mut Vec<Match>,
    ) {
        let mut alike: HashMap<(&str, String), (Vec<usize>, Near)> = HashMap::new();
        let entries = &self.baseline.entries;
        let free = |entry: &usize| !open.is_empty() && self.uses[*entry] == Use::Free;
        for number in places.iter().cloned().flatten().filter(free) {
            let entry = &entries[number];
            let about = (around.present_id(&entry.rule), words(&entry.text));
            let (numbers, near) = alike.entry(about).or_default();
            numbers.push(number);
            near.add(&entry.sentence);
        }
        let said = |finding: usize| screen.findings().said.get(finding);
        let mut found = Vec::new();
        for (finding, said) in open.iter().filter_map(|&finding| Some((finding, said(finding)?))) {
            let Entry { text, sentence, .. } = Entry::of("", said);
            let about = (&*said.diagnostic.rule, words(&text));
            let Some((numbers, near)) = alike.get_mut(&about) else { continue };
            let alone = || (is_alone(said, open, screen) && numbers.len() == 1).then_some(0);
            found.extend(near.take(&sentence).or_else(alone).map(|at| (finding, numbers[at])));
        }
        matches.extend(found.into_iter().map(|(finding, entry)| self.cover(finding, entry, How::Edited)));
    }

    /// The entry of a fingerprint in a file.
    fn find(&self, path: &str, fingerprint: Fingerprint) -> Option<usize> {
        self.baseline.entries.binary_search_by(|entry| entry.key().cmp(&(path, fingerprint))).ok()
    }

    fn cover(&mut self, finding: usize, entry: usize, how: How) -> Match {
        self.uses[entry] = Use::Covers(how);
        Match { finding, entry, how }
    }
}

/// Whether something is said of the document, and by its rule only once: then it is the same wherever it points.
fn is_alone(said: &Said, open: &[usize], screen: &Screen) -> bool {
    let all = open.iter().filter_map(|&finding| screen.findings().said.get(finding));
    said.about_document && all.filter(|other| other.diagnostic.rule == said.diagnostic.rule).count() == 1
}
