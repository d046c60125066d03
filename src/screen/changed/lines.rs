//! Which lines of a text a change touches. A line counts that came, and one that something beside it came or went: a
//! sentence may have lost the line it began on. Whether it did, its words tell.

use super::diff::{Hunk, Side};
use crate::prose::fold;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash as _, Hasher as _};
use std::ops::RangeInclusive;

/// Lines, and the gaps between them: line `n`, 1-based, is twice its number, and the gap behind it one more.
type Places = RangeInclusive<u64>;

/// The lines that a change touches, and those that the old version is known of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lines {
    /// In order; they may touch each other and do not overlap.
    touched: Vec<Places>,
    /// In order; everything, where there is none.
    known: Option<Vec<Places>>,
}

impl Lines {
    /// What two versions have not in common: lines that do not stand between the same two as before.
    pub(super) fn between(old: &str, new: &str) -> Self {
        let mut before: FxHashMap<u64, usize> = FxHashMap::default();
        for setting in settings(old) {
            *before.entry(setting).or_default() += 1;
        }
        // One for one: what stood there once and stands there twice is new once.
        let mut stood = |setting: &u64| {
            let left = before.get_mut(setting).filter(|left| **left > 0);
            left.map(|left| *left -= 1).is_some()
        };
        let touched = (1..).zip(settings(new)).filter(|(_, setting)| !stood(setting));
        Self { touched: touched.map(|(line, _)| line * 2..=line * 2).collect(), known: None }
    }

    /// What hunks touch.
    ///
    /// # Errors
    /// When they do not lead to the text: the line that is another there.
    pub(super) fn of(hunks: &[Hunk], new: &str) -> Result<Self, u32> {
        let lines: Vec<&str> = new.split('\n').collect();
        let (mut touched, mut known) = (Vec::new(), Vec::new());
        for hunk in hunks {
            for (number, line) in hunk.new_lines() {
                let there = (number as usize).checked_sub(1).and_then(|at| lines.get(at));
                if there.is_none_or(|there| fold(there) != fold(&String::from_utf8_lossy(line))) {
                    return Err(number);
                }
            }
            let (start, length) = (u64::from(hunk.start), hunk.new_lines().count() as u64);
            let places = start * 2..=((start + length) * 2).saturating_sub(2);
            touch(hunk, &places, &mut touched);
            known.push(places);
        }
        Ok(Self { touched, known: Some(known) })
    }

    /// Whether any of some lines, from the first to the last, is touched.
    pub(super) fn touch(&self, (first, last): (u32, u32)) -> bool {
        let (first, last) = (u64::from(first) * 2, u64::from(last) * 2);
        let after = self.touched.partition_point(|touched| *touched.end() < first);
        self.touched.get(after).is_some_and(|touched| *touched.start() <= last)
    }

    /// Whether it is known how all of some lines were.
    pub(super) fn know(&self, (first, last): (u32, u32)) -> bool {
        let Some(known) = &self.known else { return true };
        let (first, last) = (u64::from(first) * 2, u64::from(last) * 2);
        let after = known.partition_point(|known| *known.end() < first);
        known.get(after).is_some_and(|known| known.contains(&first) && known.contains(&last))
    }
}

/// Adds what a hunk touches of its places.
fn touch(hunk: &Hunk, places: &Places, touched: &mut Vec<Places>) {
    let mut next = *places.start();
    for (side, _) in &hunk.lines {
        // The lines around it as well, where they are known.
        let (from, to) = match side {
            _ if places.is_empty() => (next.saturating_sub(1), next.saturating_sub(1)),
            Side::New => (next.saturating_sub(2), next + 2),
            Side::Old => (next.saturating_sub(2), next),
            Side::Both => {
                next += 2;
                continue;
            }
        };
        let (from, to) = (from.max(*places.start()), to.min(*places.end()));
        match touched.last_mut() {
            Some(last) if *last.end() >= from => *last = *last.start()..=to.max(*last.end()),
            _ => touched.push(from..=to),
        }
        next += if *side == Side::New { 2 } else { 0 };
    }
}

/// Each line together with the two that it stands between.
fn settings(text: &str) -> impl Iterator<Item = u64> {
    let lines = || text.split('\n').map(|line| Some(line.trim_ascii_end()));
    let before = std::iter::once(None).chain(lines());
    let after = lines().skip(1).chain([None]);
    before.zip(lines()).zip(after).map(|setting| {
        let mut hasher = FxHasher::default();
        setting.hash(&mut hasher);
        hasher.finish()
    })
}
