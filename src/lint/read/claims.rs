//! Finds the attributions that may have a claim in common with another, so that a long document need not compare
//! each with each. Whether they do is told by [`crate::lint::judge::same`].

use super::filed::{Merged, Numbers};
use crate::attribution::{Attribution, Claim, Kind};
use crate::order::Order as _;
use crate::text::Span;
use rustc_hash::FxHasher;
use smallvec::{SmallVec, smallvec};
use std::hash::Hasher as _;

/// The attributions of a document by what their claims can be tied by, each with their numbers. Who is named in a
/// claim ties it only to one that begins with the same, and a word only to one that points back with it.
#[derive(Debug, Default)]
pub(in crate::lint) struct Claims {
    by_leading: Numbers,
    by_entity: Numbers,
    by_pointing: Numbers,
    by_stem: Numbers,
    by_hanging: Numbers,
    by_things: Numbers,
    contents: Vec<Content>,
}

/// One stretch of content.
#[derive(Debug)]
struct Content {
    span: Span,
    number: u32,
    /// Where the furthest of this one and those before it ends.
    furthest: u32,
}

impl Claims {
    pub(in crate::lint) fn of(attributions: &[Attribution]) -> Self {
        let each = || (0..).zip(attributions);
        let claims = || each().map(|(number, known)| (number, &known.claim));
        let leading = |(number, claim): (u32, &Claim)| Some((claim.leading?.0, number));
        let pointing = |(number, claim): (u32, &Claim)| Some((claim.pointing?.stem, number));
        let by_leading: Numbers = claims().filter_map(leading).collect();
        let by_pointing: Numbers = claims().filter_map(pointing).collect();
        let (leads, points) = (by_leading.keys(), by_pointing.keys());
        let (mut by_entity, mut by_stem, mut contents) = (Vec::new(), Vec::new(), Vec::new());
        for (number, known) in each() {
            let Claim { entities, words, .. } = &known.claim;
            let ids = entities.iter().map(|id| id.0).filter(|id| leads.contains(id));
            by_entity.extend(ids.map(|id| (id, number)));
            let stems = words.iter().map(|word| word.stem).filter(|stem| points.contains(stem));
            by_stem.extend(stems.map(|stem| (stem, number)));
            contents.extend(known.content.iter().map(|&span| Content { span, number, furthest: 0 }));
        }
        contents.order_by_key(|content| content.span);
        let mut furthest = 0;
        for content in &mut contents {
            furthest = furthest.max(content.span.end);
            content.furthest = furthest;
        }
        Self {
            by_entity: by_entity.into_iter().collect(),
            by_stem: by_stem.into_iter().collect(),
            by_hanging: each().filter_map(|(number, known)| Some((known.hangs_on?, number))).collect(),
            by_things: claims().map(|(number, claim)| (all_things(claim), number)).collect(),
            by_leading,
            by_pointing,
            contents,
        }
    }

    /// The numbers, in order, of all attributions that may have a claim in common with this one. Whoever is content
    /// with the first that does need not go through all of them.
    pub(in crate::lint) fn near(&self, number: u32, attribution: &Attribution) -> Merged<'_> {
        let Claim { entities, leading, words, pointing, .. } = &attribution.claim;
        let things = all_things(&attribution.claim);
        let mut lists: SmallVec<[&[_]; 8]> = smallvec![self.by_hanging.of(number), self.by_things.of(things)];
        lists.extend(leading.map(|id| self.by_entity.of(id.0)));
        lists.extend(pointing.map(|noun| self.by_stem.of(noun.stem)));
        // Nobody restates what only the writer says.
        if attribution.kind != Kind::Writer {
            lists.extend(entities.iter().map(|id| self.by_leading.of(id.0)));
            lists.extend(words.iter().map(|word| self.by_pointing.of(word.stem)));
        }
        let overlapping = attribution.content.iter().flat_map(|&content| self.overlapping(content));
        Merged::new(lists, overlapping.chain(attribution.hangs_on).collect())
    }

    /// The attributions with a content that shares a byte with this one, or touches it.
    fn overlapping(&self, content: Span) -> impl Iterator<Item = u32> {
        let behind = self.contents.partition_point(|known| known.span.start <= content.end);
        let reaching =
            self.contents[..behind].iter().rev().take_while(move |known| known.furthest >= content.start);
        reaching.filter(move |known| known.span.end >= content.start).map(|known| known.number)
    }
}

/// A number for all that a claim speaks of. Another claim may have it too.
fn all_things(claim: &Claim) -> u32 {
    let mut hasher = FxHasher::default();
    claim.things().for_each(|thing| hasher.write_u32(thing));
    hasher.finish() as u32
}

#[cfg(test)]
mod tests {
    use super::Claims;
    use crate::lint::Linter;
    use crate::lint::judge::{query, same};
    use crate::lint::read::{self, found::Found};
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
        let document = read::read(&linter, &text, Format::Plain);
        let all = &document.facts().attributions;
        let claims = Claims::of(all);
        let found: Vec<Found> = (0..).zip(all).map(|(at, one)| query::attribution(at, one)).collect();
        let mut tied = 0;
        for (number, one) in (0..).zip(&found) {
            let near: Vec<u32> = claims.near(number, &all[number as usize]).collect();
            assert!(near.is_sorted_by(|left, right| left < right));
            for (other, another) in (0..).zip(&found) {
                let in_common = other != number && same::ties(&document, Same::Claim, one, another);
                assert!(!in_common || near.contains(&other), "{one:?} and {another:?}");
                tied += usize::from(in_common);
            }
        }
        assert!(tied > 2, "the story has claims that come back");
    }
}
