//! Of a change, shows only what it touches. Prose makes lines a poor measure: a paragraph is one line of many sentences,
//! and to wrap it anew changes every line of it and no sentence. So lines only tell where to look, and a sentence has
//! changed when its words did not stand in the old version.

mod diff;
mod lines;

pub use diff::{DiffError, Hunk, Patch, Side};

use super::{Fate, Screen};
use crate::lint::{Linter, Said};
use crate::markup::Format;
use crate::text::{Span, Text};
use lines::Lines;
use rustc_hash::FxHashMap;

/// How a text has changed.
#[derive(Debug)]
pub enum Change {
    /// Nothing is known of an old version: all of it is new.
    New,
    /// There was one before.
    Edited(Edit),
}

/// What changed in a text, and what stood there.
#[derive(Debug)]
pub struct Edit {
    /// The stretches that are known of the old version.
    before: Vec<Text>,
    lines: Lines,
}

impl Change {
    /// What changed from one version to another.
    pub fn between(old: Text, new: &Text) -> Self {
        let lines = Lines::between(old.contents(), new.contents());
        Self::Edited(Edit { before: vec![old], lines })
    }

    /// What a diff says has changed.
    ///
    /// # Errors
    /// When it does not lead to the text: the first line that is another there, 1-based.
    pub fn of(patch: &Patch, new: &Text) -> Result<Self, u32> {
        if patch.old.is_none() || patch.binary {
            return Ok(Self::New);
        }
        let lines = Lines::of(&patch.hunks, new.contents())?;
        let before = |hunk: &Hunk| {
            let lines: Vec<_> = hunk.old().map(String::from_utf8_lossy).collect();
            Text::new(new.name(), lines.join("\n"))
        };
        Ok(Self::Edited(Edit { before: patch.hunks.iter().map(before).collect(), lines }))
    }

    /// Sends away what stands in sentences that have not changed. What is said of the document stays where one of the
    /// places that were counted has.
    pub fn screen(&self, linter: &Linter, text: &Text, format: Format, screen: &mut Screen) {
        let Self::Edited(edit) = self else { return };
        if screen.shown().next().is_none() && screen.findings().held_back.is_empty() {
            return;
        }
        let changed = edit.changed(linter, text, format);
        let is_changed = |place: Span| {
            let after = changed.partition_point(|(sentence, _)| sentence.end <= place.start);
            let touched = changed[after..].iter().take_while(|(sentence, _)| sentence.start < place.end);
            touched.into_iter().any(|(_, changed)| *changed)
        };
        let stays = |said: &Said| {
            let counted = said.diagnostic.labels.iter().filter(|_| said.about_document);
            let mut places = counted.map(|label| label.span).chain([said.diagnostic.span]);
            places.any(is_changed)
        };
        let away: Vec<usize> = screen.shown().filter(|(_, said)| !stays(said)).map(|(at, _)| at).collect();
        for finding in away {
            screen.send(finding, Fate::Untouched);
        }
        screen.keep_back(|place| is_changed(*place));
    }
}

impl Edit {
    /// The sentences of the new version, and whether each has changed. Those that no change touches are old; of the
    /// others as many as stood there with the same words.
    fn changed(&self, linter: &Linter, text: &Text, format: Format) -> Vec<(Span, bool)> {
        let mut before: FxHashMap<String, usize> = FxHashMap::default();
        for (_, words) in self.before.iter().flat_map(|text| linter.sentences(text, format)) {
            *before.entry(words).or_default() += 1;
        }
        let mut stood = |words: &str| {
            let left = before.get_mut(words).filter(|left| **left > 0);
            left.map(|left| *left -= 1).is_some()
        };
        let sentences = linter.sentences(text, format);
        let lines = sentences.iter().map(|(span, _)| {
            let last = Span::empty(span.end.saturating_sub(1).max(span.start));
            (text.position(span.start).line, text.position(last.start).line)
        });
        let lines: Vec<(u32, u32)> = lines.collect();
        let mut changed: Vec<(Span, bool)> = Vec::with_capacity(sentences.len());
        for ((span, words), lines) in sentences.iter().zip(&lines) {
            let touched = self.lines.touch(*lines);
            if !touched && self.lines.know(*lines) {
                stood(words);
            }
            changed.push((*span, touched));
        }
        for ((_, words), (_, changed)) in sentences.iter().zip(&mut changed) {
            *changed = *changed && !stood(words);
        }
        changed
    }
}
