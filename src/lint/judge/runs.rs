//! Finds the stretches of a document in which nobody is cited.

use super::query::{ANYWHERE, Asker};
use super::window::{SKIPPED, STOPS};
use crate::attribution::Kind;
use crate::lint::read::document::{Document, SentencePlace};
use crate::lint::read::found::{Found, Tally, What};
use crate::markup::Region;
use crate::rule::{RegionFilter, Run};
use crate::text::Span;

/// What a sentence does to the stretch that it may be a part of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    /// It is one sentence more.
    Count,
    /// It is passed over.
    Skip,
    /// The stretch ends ahead of it.
    End,
}

impl Asker<'_> {
    /// Every stretch of sentences without a source whose length keeps to the limits, in order. Each is as long as can
    /// be, and runs over what sentence windows run over.
    pub(in crate::lint) fn runs(&self, run: &Run, regions: RegionFilter) -> Vec<Found> {
        let steps = self.steps(run, regions);
        let mut found = Vec::new();
        for stretch in steps.split(|(step, _)| *step == Step::End) {
            let counted = || stretch.iter().filter(|(step, _)| *step == Step::Count).map(|(_, span)| *span);
            let Some(place) = counted().reduce(Span::hull) else { continue };
            let count = counted().count() as u32;
            if run.limits.admit(f64::from(count), self.settings) {
                let tally = Tally { count, per: None, places: [place].into() };
                found.push(Found { what: What::Document(tally), place, extent: place });
            }
        }
        found
    }

    /// What each sentence does, with its place.
    fn steps(&self, run: &Run, regions: RegionFilter) -> Vec<(Step, Span)> {
        let document = self.document;
        let of_block = |sentence: &SentencePlace| {
            document.blocks.get(sentence.block as usize).map(|block| block.regions)
        };
        let is_in = |sentence: &SentencePlace, set| of_block(sentence).is_some_and(|own| own.intersects(set));
        let aside = SKIPPED.with(Region::Footnote);
        let followed =
            |place| run.sourced.iter().any(|&one| !document.phrases.of(one, place, ANYWHERE).is_empty());
        let mut sourced = cited(document);
        for (sentence, sourced) in document.sentences.iter().zip(&mut sourced) {
            *sourced |= !is_in(sentence, aside) && followed(sentence.span);
        }
        let step = |(at, sentence): (usize, &SentencePlace)| {
            let step = if is_in(sentence, STOPS) || self.speaks_for(run.covered, &sourced, at) {
                Step::End
            } else if !is_in(sentence, aside) && document.admits(regions, sentence.span) {
                Step::Count
            } else {
                Step::Skip
            };
            (step, sentence.span)
        };
        document.sentences.iter().enumerate().map(step).collect()
    }

    /// Whether a sentence has a source, or one that many sentences away in its paragraph has.
    fn speaks_for(&self, covered: usize, sourced: &[bool], at: usize) -> bool {
        let block = |at: usize| self.document.sentences.get(at).map(|sentence| sentence.block);
        let near = at.saturating_sub(covered)..=at + covered;
        near.into_iter().any(|other| sourced.get(other) == Some(&true) && block(other) == block(at))
    }
}

/// Of each sentence, whether somebody is cited in it or it is, or holds, a part of what somebody is cited for. The
/// writer is nobody who is cited.
fn cited(document: &Document<'_>) -> Vec<bool> {
    let mut cited = vec![false; document.sentences.len()];
    for known in document.facts().attributions.iter().filter(|known| known.kind != Kind::Writer) {
        let of_cue = known.cue.as_ref().map(|cue| cue.span);
        for place in known.content.iter().copied().chain(of_cue) {
            let last = place.end.saturating_sub(1).max(place.start);
            let sentences = document.sentence_at(place.start)..=document.sentence_at(last);
            cited.get_mut(sentences).unwrap_or_default().fill(true);
        }
    }
    cited
}
