//! The line that ends a round.

use crate::report::number_of;
use std::fmt;

/// What came of a round.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Totals {
    /// Findings that were not there before.
    pub(super) new: usize,
    /// Findings that say something else than before.
    pub(super) reworded: usize,
    /// Findings that are there no more.
    pub(super) gone: usize,
    /// All that there are now.
    pub(super) all: usize,
    /// The drafts that are watched.
    pub(super) drafts: usize,
    /// The files of rules, lexicons and configs that are.
    pub(super) rules: usize,
}

impl Totals {
    /// Whether there is something to tell.
    pub(super) const fn is_news(&self) -> bool {
        self.new + self.reworded + self.gone > 0
    }
}

impl fmt::Display for Totals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} new, ", self.new)?;
        if self.reworded > 0 {
            write!(f, "{} reworded, ", self.reworded)?;
        }
        write!(f, "{} gone, {} in all; watching {}", self.gone, self.all, number_of(self.drafts, "draft"))?;
        if self.rules > 0 {
            write!(f, " and {}", number_of(self.rules, "rule or config file"))?;
        }
        f.write_str("; Ctrl-C ends it")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_tells_what_came_of_a_round() {
        let totals = Totals { new: 2, gone: 1, all: 14, drafts: 3, rules: 12, ..Totals::default() };
        let line = "2 new, 1 gone, 14 in all; watching 3 drafts and 12 rule or config files; Ctrl-C ends it";
        assert_eq!(totals.to_string(), line);
        let totals = Totals { reworded: 1, all: 4, drafts: 1, ..Totals::default() };
        assert_eq!(
            totals.to_string(),
            "0 new, 1 reworded, 0 gone, 4 in all; watching 1 draft; Ctrl-C ends it"
        );
    }
}
