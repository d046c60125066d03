//! What is asked of the document as a whole: how long it is, what its front matter says, how many of something it
//! holds.

use super::fits::{Lack, yes};
use super::query::Asker;
use super::same;
use crate::lint::read::found::{Found, Tally, What};
use crate::markup::Region;
use crate::rule::{Count, DocumentQuery, FrontMatterQuery, RegionFilter};
use crate::text::Span;
use rustc_hash::FxHashSet;

/// So many different things are told apart; what comes after them counts as different.
const MOST_COMPARED: usize = 256;

impl Asker<'_> {
    /// What is found of the document where all that is asked of it holds: each stretch that is long enough, else the
    /// document itself at the first thing counted.
    pub(in crate::lint) fn document(&self, query: &DocumentQuery, regions: RegionFilter) -> Vec<Found> {
        self.document_found(query, regions, |_| false)
    }

    /// The same; `lacks` is told of each thing that is asked for in vain, and says whether to go on all the same.
    pub(in crate::lint) fn document_found(
        &self,
        query: &DocumentQuery,
        regions: RegionFilter,
        mut lacks: impl FnMut(Lack<'_>) -> bool,
    ) -> Vec<Found> {
        let words = self.document.words;
        let holds = (query.words.admit(f64::from(words), self.settings) || lacks(("words", Some(&words))))
            && query
                .dated
                .is_none_or(|dated| dated == self.is_dated() || lacks(("dated", Some(&yes(!dated)))))
            && (self.front_matter_fits(query) || lacks(("front-matter", None)));
        if !holds {
            return Vec::new();
        }
        let Some(run) = &query.run else {
            return self.whole(query.count.as_ref(), regions, lacks).into_iter().collect();
        };
        let found = self.runs(run, regions);
        if found.is_empty() {
            lacks(("run", Some(&"nowhere of that length")));
        }
        found
    }

    fn whole(
        &self,
        count: Option<&Count>,
        regions: RegionFilter,
        lacks: impl FnMut(Lack<'_>) -> bool,
    ) -> Option<Found> {
        let tally =
            count.map_or_else(|| Some(Tally::default()), |count| self.tally(count, regions, lacks))?;
        let place = tally.places.first().copied().or_else(|| self.document.opening())?;
        Some(Found { what: What::Document(tally), place, extent: place })
    }

    /// What a document matcher counts, if it keeps to the limits.
    fn tally(
        &self,
        count: &Count,
        regions: RegionFilter,
        mut lacks: impl FnMut(Lack<'_>) -> bool,
    ) -> Option<Tally> {
        let found = self.all(&count.what, regions);
        let number = if count.distinct { self.distinct(&found) } else { found.len() as u32 };
        let per = count.per.as_ref().map(|per| self.all(per, regions).len() as u32);
        let share = match per {
            Some(0) => lacks(("per", Some(&0))),
            Some(per) => {
                count.share.admit(f64::from(number) / f64::from(per), self.settings)
                    || lacks(("count", Some(&format_args!("{number} of {per}"))))
            }
            None => !count.share.is_asked(),
        };
        let keeps = share
            && (count.limits.admit(f64::from(number), self.settings) || lacks(("count", Some(&number))));
        keeps.then(|| Tally { count: number, per, places: found.iter().map(|found| found.place).collect() })
    }

    /// How many different sources, entities or texts were found.
    fn distinct(&self, found: &[Found]) -> u32 {
        // The headline cites whom the story cites.
        let is_countable = |one: &&Found| {
            one.attribution(self.document).is_none_or(|known| known.source.is_some() && !known.in_headline)
        };
        let (mut entities, mut others) = (FxHashSet::default(), Vec::<&Found>::new());
        let mut more = 0;
        for one in found.iter().filter(is_countable) {
            if entities.len() + others.len() >= MOST_COMPARED {
                more += 1;
            } else if let Some(entity) = same::entity(self.document, one) {
                entities.insert(entity);
            } else if !others.iter().any(|other| same::is_same_thing(self.document, other, one)) {
                others.push(one);
            }
        }
        (entities.len() + others.len()) as u32 + more
    }

    /// Whether a front matter date or a dateline holds a year.
    fn is_dated(&self) -> bool {
        let has_year = |span: Span| {
            let text = self.document.text.slice(span);
            text.split(|c: char| !c.is_ascii_digit())
                .any(|digits| digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20")))
        };
        let credit = self.document.blocks.iter().filter(|block| block.regions.contains(Region::Credit));
        credit.map(|block| block.span).chain(self.document.front_matter).any(has_year)
    }

    fn front_matter_fits(&self, query: &DocumentQuery) -> bool {
        let front_matter = self.document.front_matter.map(|span| self.document.text.slice(span));
        FrontMatterQuery::all_hold(&query.front_matter, front_matter.unwrap_or_default())
    }
}
