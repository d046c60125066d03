//! Entries that fit nothing any more, and what is said of them. They make no run fail: whoever mends a draft has done
//! enough.

use super::Matching;
use super::matching::Standing;
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::order::Order as _;
use crate::text::Span;

/// The id of what is said of them.
const STALE: &str = "whosays/stale-baseline";

/// So many entries are pointed at beside the first. There may be thousands.
const MOST_PLACES: usize = 7;

/// Why an entry fits nothing any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Staleness {
    /// Its file was read, and the finding is not there: it is mended, or allowed.
    Mended,
    /// Its file is gone.
    Gone,
    /// There is no such rule.
    Unknown,
    /// Its rule is switched off.
    Off,
}

impl Staleness {
    /// What it means that nothing matches an entry of a rule whose file was read.
    pub(super) const fn of(rule: Standing) -> Option<Self> {
        match rule {
            Standing::Heard => Some(Self::Mended),
            Standing::HeldBack => None,
            Standing::Off => Some(Self::Off),
            Standing::Unknown => Some(Self::Unknown),
        }
    }

    /// Whether such an entry has no use any more. A rule that is switched off may be switched on again.
    pub const fn is_over(self) -> bool {
        !matches!(self, Self::Off)
    }

    fn message(self, entries: usize) -> String {
        let one = entries == 1;
        let these = if one { "this entry".to_owned() } else { format!("{entries} entries") };
        let them = if one { "it holds" } else { "they hold" };
        match self {
            Self::Mended if one => "what this entry holds back is in the draft no more".to_owned(),
            Self::Mended => format!("what {these} hold back is in the drafts no more"),
            Self::Gone if one => "the file of this entry is gone".to_owned(),
            Self::Gone => format!("the files of {these} are gone"),
            Self::Unknown => format!("{these} hold{} back what no rule asks", if one { "s" } else { "" }),
            Self::Off => format!("the rule of {these} is switched off, so {them} nothing back"),
        }
    }

    const fn help(self) -> &'static str {
        match self {
            Self::Mended | Self::Gone => "`whosays baseline prune` takes such entries out.",
            Self::Unknown => {
                "Is a pack missing here? If not, `whosays baseline prune` takes such entries out."
            }
            Self::Off => {
                "They stay, for the day that it is switched on again; delete the lines if it will not be."
            }
        }
    }
}

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
