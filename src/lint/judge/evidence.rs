//! What the matchers of a clause find in all of a document: gathered once, however many matches ask for it, and filed by
//! what it may be tied by, so that a match need not be compared with all of it.

use super::query::{Asker, Scope};
use super::same::{Side, have_keys, keys};
use crate::lint::read::filed::{Merged, Numbers};
use crate::lint::read::found::{Found, What};
use crate::rule::{Clause, Matcher, Same};
use crate::text::Span;
use std::cell::OnceCell;

/// So little is looked through sooner than filed.
const FEW: usize = 32;

/// What one matcher finds where the clause may look.
#[derive(Debug, Default)]
pub(in crate::lint) struct Evidence {
    found: Vec<Found>,
    /// By the keys of each way to be tied, once somebody asks; none where that tells nothing.
    filed: OnceCell<Option<Numbers>>,
}

impl Evidence {
    /// Gathers it.
    pub(in crate::lint) fn of(asker: &Asker<'_>, clause: &Clause, matcher: &Matcher) -> Self {
        let all = asker.within(matcher, Scope::everywhere(clause.regions));
        let admitted = |found: &Found| {
            matches!(found.what, What::Document(_)) || asker.document.admits(clause.regions, found.place)
        };
        Self { found: all.filter(admitted).collect(), filed: OnceCell::new() }
    }

    /// The first in a window that will do, and is tied in one of these ways to a match.
    pub(in crate::lint) fn first(
        &self,
        asker: &Asker<'_>,
        (ways, matched): (&[Same], &Found),
        window: Span,
        will_do: impl Fn(&Found) -> bool,
    ) -> Option<Found> {
        let fits = |found: &&Found| asker.is_in(found, window) && will_do(found);
        let filed = self.filed.get_or_init(|| self.file(asker, ways)).as_ref();
        let Some(filed) = filed else { return self.found.iter().find(fits).cloned() };
        let keys = ways.iter().flat_map(|&way| keys(asker.document, way, matched, Side::Match));
        let near = Merged::new(keys.map(|key| filed.of(key)), Vec::new());
        near.filter_map(|number| self.found.get(number as usize)).find(fits).cloned()
    }

    fn file(&self, asker: &Asker<'_>, ways: &[Same]) -> Option<Numbers> {
        if self.found.len() <= FEW || ways.is_empty() || !ways.iter().all(|&way| have_keys(way)) {
            return None;
        }
        let of = |(number, found)| {
            let keys = ways.iter().flat_map(move |&way| keys(asker.document, way, found, Side::Found));
            keys.map(move |key| (key, number))
        };
        Some((0..).zip(&self.found).flat_map(of).collect())
    }
}
