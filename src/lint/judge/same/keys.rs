//! What two things are tied by, as numbers: whatever is tied to a match has one in common with it. Others may have too, so
//! that whoever finds something by them still has to ask whether it is tied.

use super::{Found, Same, bodies, entity, introduced, target, unnamed};
use crate::attribution::{Attribution, Kind};
use crate::lint::read::document::Document;
use crate::prose::fold;
use crate::text::Span;
use rustc_hash::FxHasher;
use smallvec::SmallVec;
use std::hash::{Hash, Hasher as _};

/// Numbers that something goes by.
pub(in crate::lint) type Keys = SmallVec<[u32; 8]>;

/// Whose numbers are asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::lint) enum Side {
    /// Those of the match that something may be tied to.
    Match,
    /// Those of what is found.
    Found,
}

/// What a number is made of.
#[derive(Clone, Copy, Hash)]
enum Sort {
    Entity,
    Introduced,
    Text,
    State,
    Head,
    WordOfBody,
    WordOfMatch,
}

/// Words of so many bytes have their first two letters in common with their other number.
const LONG: usize = 5;

/// Whether things tied in some way have numbers for it: claims are filed elsewhere.
pub(in crate::lint) fn have_keys(way: Same) -> bool {
    way != Same::Claim
}

/// The numbers of something for one way to be tied.
pub(in crate::lint) fn keys(document: &Document<'_>, way: Same, found: &Found, side: Side) -> Keys {
    let mut keys = Filing { document, side, keys: Keys::new() };
    match way {
        Same::Claim => {}
        Same::Source => keys.source(found),
        Same::Target => keys.target(found),
        Same::Body => keys.body(found),
        Same::Head => keys.head(found),
    }
    keys.keys
}

struct Filing<'d> {
    document: &'d Document<'d>,
    side: Side,
    keys: Keys,
}

impl Filing<'_> {
    fn add(&mut self, sort: Sort, what: impl Hash) {
        let mut hasher = FxHasher::default();
        (sort, what).hash(&mut hasher);
        self.keys.push(hasher.finish() as u32);
    }

    fn source(&mut self, found: &Found) {
        if let Some(id) = entity(self.document, found) {
            return self.add(Sort::Entity, id);
        }
        let first = found.attribution(self.document).map(|known| introduced(self.document, known));
        if let Some(source) = first.and_then(|first| first.source.as_ref()) {
            self.add(Sort::Introduced, source.span);
            self.word(Sort::Head, &self.folded(source.head));
        }
    }

    fn target(&mut self, found: &Found) {
        let Some(party) = target(self.document, found) else { return };
        if let Some(id) = party.entity {
            self.add(Sort::Entity, id);
        }
        self.add(Sort::Text, party.core(self.document));
    }

    fn body(&mut self, found: &Found) {
        let bodies = bodies(self.document, found);
        bodies.organizations.iter().for_each(|id| self.add(Sort::Entity, id));
        bodies.states.iter().for_each(|state| self.add(Sort::State, state));
        // One is a body without a name, and the other has its noun among its words.
        let Some(source) = found.attribution(self.document).and_then(|known| known.source.as_ref()) else {
            return;
        };
        let (own, other) = match self.side {
            Side::Match => (Sort::WordOfMatch, Sort::WordOfBody),
            Side::Found => (Sort::WordOfBody, Sort::WordOfMatch),
        };
        match unnamed(self.document, found) {
            Some(Kind::Organization) => self.word(own, &self.folded(source.head)),
            Some(_) => self.words(other, source.span),
            None => {}
        }
    }

    fn head(&mut self, found: &Found) {
        let source = found.attribution(self.document).and_then(|known: &Attribution| known.source.as_ref());
        match (self.side, source) {
            (Side::Match, Some(source)) => self.word(Sort::Head, &self.folded(source.head)),
            (Side::Match, None) => {}
            (Side::Found, Some(source)) => self.words(Sort::Head, source.span),
            (Side::Found, None) => match found.mention(self.document) {
                Some(mention) => self.words(Sort::Head, mention.span),
                None => self.word(Sort::Head, ""),
            },
        }
    }

    fn words(&mut self, sort: Sort, place: Span) {
        for word in super::words(&self.folded(place)) {
            self.word(sort, word);
        }
    }

    /// A word goes by its first letter and, if it is long, by its first two: these the plural leaves alone. Whoever looks
    /// for a long word need not look among those with the same first letter.
    fn word(&mut self, sort: Sort, word: &str) {
        // The one plural that no letter is left of.
        let bytes = if word == "is" { b"be" } else { word.as_bytes() };
        let is_long = bytes.len() >= LONG;
        if !is_long || self.side == Side::Found {
            self.add(sort, bytes.first());
        }
        if is_long || self.side == Side::Found {
            self.add(sort, bytes.get(..2));
        }
    }

    fn folded(&self, place: Span) -> String {
        fold(&self.document.phrases.prose(place))
    }
}

#[cfg(test)]
mod tests {
    use super::{Side, have_keys, keys};
    use crate::lint::Linter;
    use crate::lint::judge::{query, same};
    use crate::lint::read::{self, found};
    use crate::markup::Format;
    use crate::names::Named;
    use crate::rule::{Same, Settings, builtin, load};
    use crate::text::{Span, Text};
    use found::{Found, What};

    const STORY: &str = "\
A Danish official accused Vell Bank of fraud. The official said Denmark had warned the bank. Bank executives denied
it. The bank said it would sue Denmark. A spokesman for Vell Bank said its bodies were sound. Spokesmen declined to
comment. Two witnesses said the auditors lied. A witness said an auditor at the bank was paid. One person saw it.
Other people said they did not. Mia Coll of the Harbour Council blamed the Danish ministry. Coll said the ministry
lied. “The ministry is right,” the minister told Coll. Officials blamed Vell Bank. A man said the women knew. Men said
a woman was told.
";

    #[test]
    fn what_is_tied_has_a_number_in_common() {
        let linter = Linter::new(load(&[builtin()], &Settings::default()).set);
        let text = Text::new("story.txt", STORY);
        let document = read::read(&linter, &text, Format::Plain);
        let facts = document.facts();
        let attributions = (0..).zip(&facts.attributions).map(|(at, one)| query::attribution(at, one));
        let mention = |(at, place): (usize, Span)| Found { what: What::Mention(at), place, extent: place };
        let mentions = facts.mentions.iter().map(|mention| mention.span).enumerate().map(mention);
        let all: Vec<Found> = attributions.chain(mentions).collect();
        for &(name, way) in Same::ALL.iter().filter(|(_, way)| have_keys(*way)) {
            let mut tied = 0;
            for matched in &all {
                let own = keys(&document, way, matched, Side::Match);
                for found in all.iter().filter(|found| same::ties(&document, way, matched, found)) {
                    let theirs = keys(&document, way, found, Side::Found);
                    assert!(own.iter().any(|key| theirs.contains(key)), "{name}: {matched:?} and {found:?}");
                    tied += 1;
                }
            }
            assert!(tied > all.len() / 2, "{name}: the story has things that are tied");
        }
    }
}
