//! Waits for files to be saved.
//!
//! It looks at them every now and then rather than having the system tell: see DESIGN.md. What is read when something
//! has changed is not its business.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant, SystemTime};

/// The time between two looks.
const PACE: Duration = Duration::from_millis(200);

/// A look that takes long is followed by a pause of so many times its length.
const REST: u32 = 10;

/// After so many looks at files that never come to rest, they are taken as they are.
const PATIENCE: usize = 25;

/// What tells two versions of a file apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) struct Stamp {
    modified: Option<SystemTime>,
    length: u64,
}

impl Stamp {
    /// That of a file; nothing where there is none.
    pub(in crate::cli) fn of(path: &Path) -> Option<Self> {
        let metadata = path.metadata().ok().filter(|metadata| !metadata.is_dir())?;
        Some(Self { modified: metadata.modified().ok(), length: metadata.len() })
    }

    /// Whether the file may have been saved since a moment. Clocks of disks are coarse.
    pub(in crate::cli) fn may_be_since(&self, moment: SystemTime) -> bool {
        self.modified.is_none_or(|modified| modified + Duration::from_secs(2) > moment)
    }
}

/// Looks again and again until what is seen is not what was seen, and has come to rest.
pub(in crate::cli) fn wait<V: PartialEq>(seen: &V, mut look: impl FnMut() -> V) -> V {
    let mut settling = Settling { seen, last: None, looks: 0 };
    let mut pause = PACE;
    loop {
        thread::sleep(pause);
        let begun = Instant::now();
        let view = look();
        pause = PACE.max(begun.elapsed() * REST);
        if let Some(view) = settling.take(view) {
            return view;
        }
    }
}

/// Editors empty a file before they write it, or move another into its place: what they leave is what counts.
#[derive(Debug)]
struct Settling<'s, V> {
    seen: &'s V,
    /// What was seen last, if it was something else.
    last: Option<V>,
    looks: usize,
}

impl<V: PartialEq> Settling<'_, V> {
    /// Takes what a look showed. It is given back when it is something else than what was seen, and stays so.
    fn take(&mut self, view: V) -> Option<V> {
        if view == *self.seen {
            (self.last, self.looks) = (None, 0);
            return None;
        }
        self.looks += 1;
        if self.looks >= PATIENCE || self.last.as_ref() == Some(&view) {
            return Some(view);
        }
        self.last = Some(view);
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is taken for saved while a file goes through some states, beginning with the first; `.` where nothing is.
    fn taken(states: &str) -> String {
        let mut seen = states.chars().next().unwrap_or_default();
        let mut states = states.chars();
        let mut taken = String::new();
        'saves: loop {
            let mut settling = Settling { seen: &seen, last: None, looks: 0 };
            let saved = loop {
                let Some(state) = states.next() else { break 'saves };
                match settling.take(state) {
                    Some(state) => break state,
                    None => taken.push('.'),
                }
            };
            taken.push(saved);
            seen = saved;
        }
        taken
    }

    #[test]
    fn what_stays_is_taken_once() {
        assert_eq!(taken("aaaa"), "....");
        assert_eq!(taken("aabbbb"), "...b..");
        assert_eq!(taken("abbccaa"), "..b.c.a");
    }

    #[test]
    fn what_passes_is_not() {
        // Emptied and written; away and back again.
        assert_eq!(taken("a0bb"), "...b");
        assert_eq!(taken("a-aa"), "....");
        assert_eq!(taken("a0a0a0aa"), "........");
    }

    #[test]
    fn a_file_that_never_rests_is_taken_all_the_same() {
        let states: String = ('a'..='\u{fff}').take(60).collect();
        assert_eq!(taken(&states).matches(|state| state != '.').count(), 2);
    }
}
