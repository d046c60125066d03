//! Finds the attributions that may have a claim in common with another, so that a long document need not compare
//! each with each. Whether they do is told by [`super::same`].

use crate::attribution::{Attribution, Claim, EntityId, Kind};
use crate::text::Span;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher as _};

/// The attributions of a document by what their claims can be tied by, each with their numbers. Who is named in a
/// claim ties it only to one that begins with the same, and a word only to one that points back with it.
#[derive(Debug, Default)]
pub(super) struct Claims {
    by_leading: Numbers<EntityId>,
    by_entity: Numbers<EntityId>,
    by_pointing: Numbers<u32>,
    by_stem: Numbers<u32>,
    by_hanging: Numbers<u32>,
    by_things: Numbers<u64>,
    contents: Vec<Content>,
}

type Numbers<K> = FxHashMap<K, Vec<u32>>;

/// One stretch of content.
#[derive(Debug)]
struct Content {
    span: Span,
    number: u32,
    /// Where the furthest of this one and those before it ends.
    furthest: u32,
}

impl Claims {
    pub(super) fn of(attributions: &[Attribution]) -> Self {
        let mut claims = Self::default();
        for (number, attribution) in (0..).zip(attributions) {
            let Claim { leading, pointing, .. } = &attribution.claim;
            add(&mut claims.by_leading, *leading, number);
            add(&mut claims.by_pointing, pointing.map(|noun| noun.stem), number);
            add(&mut claims.by_hanging, attribution.hangs_on, number);
            add(&mut claims.by_things, [all_things(&attribution.claim)], number);
            let content = |&span: &Span| Content { span, number, furthest: 0 };
            claims.contents.extend(attribution.content.iter().map(content));
        }
        claims.by_entity = known_like(&claims.by_leading);
        claims.by_stem = known_like(&claims.by_pointing);
        for (number, attribution) in (0..).zip(attributions) {
            let Claim { entities, words, .. } = &attribution.claim;
            add_known(&mut claims.by_entity, entities.iter().copied(), number);
            add_known(&mut claims.by_stem, words.iter().map(|word| word.stem), number);
        }
        claims.contents.sort_by_key(|content| content.span);
        let mut furthest = 0;
        for content in &mut claims.contents {
            furthest = furthest.max(content.span.end);
            content.furthest = furthest;
        }
        claims
    }

    /// The numbers, in order, of all attributions that may have a claim in common with this one.
    pub(super) fn near(&self, number: u32, attribution: &Attribution) -> Vec<u32> {
        let Claim { entities, leading, words, pointing, .. } = &attribution.claim;
        let mut near: Vec<u32> = attribution.hangs_on.into_iter().collect();
        take(&mut near, &self.by_hanging, Some(number));
        take(&mut near, &self.by_things, [all_things(&attribution.claim)]);
        take(&mut near, &self.by_entity, *leading);
        take(&mut near, &self.by_stem, pointing.map(|noun| noun.stem));
        // Nobody restates what only the writer says.
        if attribution.kind != Kind::Writer {
            take(&mut near, &self.by_leading, entities.iter().copied());
            take(&mut near, &self.by_pointing, words.iter().map(|word| word.stem));
        }
        for &content in &attribution.content {
            near.extend(self.overlapping(content));
        }
        near.sort_unstable();
        near.dedup();
        near
    }

    /// The attributions with a content that shares a byte with this one, or touches it.
    fn overlapping(&self, content: Span) -> impl Iterator<Item = u32> {
        let behind = self.contents.partition_point(|known| known.span.start <= content.end);
        let reaching =
            self.contents[..behind].iter().rev().take_while(move |known| known.furthest >= content.start);
        reaching.filter(move |known| known.span.end >= content.start).map(|known| known.number)
    }
}

/// A number for all that a claim speaks of.
fn all_things(claim: &Claim) -> u64 {
    let mut hasher = FxHasher::default();
    claim.things().for_each(|thing| hasher.write_u32(thing));
    hasher.finish()
}

fn add<K: Eq + Hash>(numbers: &mut Numbers<K>, keys: impl IntoIterator<Item = K>, number: u32) {
    for key in keys {
        numbers.entry(key).or_default().push(number);
    }
}

/// The same keys, and no numbers yet.
fn known_like<K: Copy + Eq + Hash>(numbers: &Numbers<K>) -> Numbers<K> {
    numbers.keys().map(|&key| (key, Vec::new())).collect()
}

/// Adds a number to those of its keys that are there.
fn add_known<K: Eq + Hash>(numbers: &mut Numbers<K>, keys: impl IntoIterator<Item = K>, number: u32) {
    for key in keys {
        if let Some(known) = numbers.get_mut(&key) {
            known.push(number);
        }
    }
}

fn take<K: Eq + Hash>(near: &mut Vec<u32>, numbers: &Numbers<K>, keys: impl IntoIterator<Item = K>) {
    for key in keys {
        near.extend(numbers.get(&key).into_iter().flatten());
    }
}

#[cfg(test)]
mod tests {
    use super::Claims;
    use crate::lint::{Linter, found::Found, query, read, same};
    use crate::markup::Format;
    use crate::rule::{Same, Settings, builtin, load};
    use crate::text::Text;

    const STORY: &str = "\
Rebel sources suggest that Orrin pays the militias for fuel. Auditor Mia Coll said Orrin pays nobody. Insiders say
the harbour in Veldt is closing, citing a letter. “The harbour closes in May,” Coll said. “It has to.”

Orrin's payments keep the militias in the field, illustrating its dependence on them. The payments are large. The
harbour is closing. Analysts note that Coll told reporters the harbour would close. The ferry was sold cheap, an aide
said. Pilot Tom Reyes said the ferry was sold cheap.
";

    #[test]
    fn whatever_has_a_claim_in_common_is_near() {
        let linter = Linter::new(load(&[builtin()], &Settings::default()).set);
        let text = Text::new("story.txt", STORY);
        let document = read::read(&linter, &text, Format::Plain, &mut None);
        let all = &document.facts.attributions;
        let claims = Claims::of(all);
        let found: Vec<Found> = (0..).zip(all).map(|(at, one)| query::attribution(at, one)).collect();
        let mut tied = 0;
        for (number, one) in (0..).zip(&found) {
            let near = claims.near(number, &all[number as usize]);
            for (other, another) in (0..).zip(&found) {
                let in_common = other != number && same::ties(&document, Same::Claim, one, another);
                assert!(!in_common || near.contains(&other), "{one:?} and {another:?}");
                tied += usize::from(in_common);
            }
        }
        assert!(tied > 2, "the story has claims that come back");
    }
}
