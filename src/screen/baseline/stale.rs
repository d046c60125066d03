//! Entries that fit nothing any more, and what is said of them. They make no run fail: whoever mends a draft has done
//! enough.

use super::Matching;
use super::staleness::Staleness;
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::order::Order as _;
use crate::text::Span;

/// The id of what is said of them.
const STALE: &str = "whosays/stale-baseline";

/// So many entries are pointed at beside the first. There may be thousands.
const MOST_PLACES: usize = 7;

impl Matching {
    /// The entries that fit nothing any more, by their index, once all texts have been compared. `is_lost` says of the
    /// path of a file that was not read whether it was looked for and is not there.
    pub fn stale(&self, is_lost: &mut dyn FnMut(&str) -> bool) -> Vec<(usize, Staleness)> {
        let mut stale = self.doubts.clone();
        let entries = self.baseline.entries.iter().enumerate();
        let mut known: Option<(&str, bool)> = None;
        for (number, entry) in entries.filter(|(number, _)| !self.read[*number] && self.is_idle(*number)) {
            let lost = known.filter(|(path, _)| *path == entry.path).map(|(_, lost)| lost);
            let lost = lost.unwrap_or_else(|| is_lost(&entry.path));
            known = Some((&entry.path, lost));
            stale.extend(lost.then_some((number, Staleness::Gone)));
        }
        stale.retain(|(entry, _)| self.is_idle(*entry));
        stale.order();
        stale.dedup_by_key(|(entry, _)| *entry);
        stale
    }

    /// What there is to say of entries that fit nothing any more: one diagnostic for each reason, in the file of the
    /// baseline.
    pub fn tell(&self, stale: &[(usize, Staleness)]) -> Vec<Diagnostic> {
        let reasons = [Staleness::Mended, Staleness::Gone, Staleness::Unknown, Staleness::Off];
        let mut told: Vec<Diagnostic> =
            reasons.into_iter().filter_map(|why| self.tell_one(stale, why)).collect();
        told.order_by_key(|diagnostic| diagnostic.span);
        told
    }

    fn tell_one(&self, stale: &[(usize, Staleness)], why: Staleness) -> Option<Diagnostic> {
        let entries = stale.iter().filter(|(_, own)| *own == why);
        let mut lines: Vec<Span> = entries.map(|(entry, _)| self.baseline.lines[*entry]).collect();
        lines.order();
        let (first, others) = lines.split_first()?;
        let mut diagnostic = Diagnostic::new(STALE, Severity::Info, why.message(lines.len()), *first);
        let label = |span: &Span| Label { role: "stale".into(), message: "".into(), span: *span };
        diagnostic.labels = others.iter().take(MOST_PLACES).map(label).collect();
        Some(diagnostic.with_help(why.help()))
    }
}
