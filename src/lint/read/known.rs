//! Who is said to have said what in a document, filed as rules ask for it. It knows nothing of rules.

use super::claims::Claims;
use crate::attribution::{Attribution, Facts, Kind};
use crate::names::Named;
use crate::text::Cover;
use std::cell::OnceCell;

/// The facts of a document.
#[derive(Debug)]
pub(in crate::lint) struct Known {
    pub(in crate::lint) facts: Facts,
    /// By kind of source, the numbers of its attributions.
    pub(in crate::lint) by_kind: Vec<Vec<u32>>,
    /// Contents of attributions whose source is named.
    pub(in crate::lint) attributed: Cover,
    /// Made when it is first asked.
    claims: OnceCell<Claims>,
}

impl From<Facts> for Known {
    fn from(facts: Facts) -> Self {
        let mut by_kind = vec![Vec::new(); Kind::ALL.len()];
        for (number, known) in (0..).zip(&facts.attributions) {
            by_kind[known.kind as usize].push(number);
        }
        Self { by_kind, attributed: facts.told_by_name(), claims: OnceCell::new(), facts }
    }
}

impl Known {
    /// The attributions that may have a claim in common with one, with their numbers.
    pub(in crate::lint) fn claiming(&self, like: usize) -> impl Iterator<Item = (usize, &Attribution)> {
        let all = &self.facts.attributions;
        let near = || self.claims.get_or_init(|| Claims::of(all));
        let near = all.get(like).map(|one| near().near(like as u32, one)).unwrap_or_default();
        near.filter_map(|number| Some((number as usize, all.get(number as usize)?)))
    }
}
