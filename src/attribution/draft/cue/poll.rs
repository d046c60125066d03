//! Polls and studies that are cited by *in* alone: "In a Courier poll, most said no". Where the poll stands behind
//! its result it needs an issuer; "ahead in the polls" cites nothing.

use super::Finder;
use crate::attribution::draft::Draft;
use crate::attribution::grade::grade;
use crate::attribution::kinds::{Kind, Manner, Stance};
use crate::attribution::phrase::NounPhrase;
use crate::attribution::words::grammar::Tags;
use crate::attribution::words::knowledge::{DocumentKind, EngineLexicon as L};
use crate::prose::TokenKind;

/// So many tokens may stand between *in* and the noun.
const BETWEEN: usize = 10;

/// So many tokens may stand between a poll and the comma that parts it from its result.
const BEHIND: usize = 12;

impl Finder<'_, '_, '_> {
    /// The polls of the sentence that are cited so.
    pub(super) fn polls(&self) -> Vec<Draft> {
        let scene = self.reader.scene;
        let surveys = |entry: u32| {
            let kind = scene.known.documents.get(entry as usize);
            matches!(kind, Some(DocumentKind::Poll | DocumentKind::Study))
        };
        let hits = scene.hits(L::DocumentNouns, self.sentence.clone());
        hits.filter(|hit| surveys(hit.entry)).filter_map(|hit| self.poll(hit.end as usize)).collect()
    }

    /// A poll whose noun ends at `end`.
    fn poll(&self, end: usize) -> Option<Draft> {
        let scene = self.reader.scene;
        let near = end.saturating_sub(BETWEEN).max(self.sentence.start)..end;
        let at = near.rev().find(|&at| scene.is(at, Tags::PREPOSITION))?;
        let source =
            self.reader.phrase_from(at + 1, self.sentence.end).filter(|source| source.head.end == end)?;
        if !scene.is_one_of(at, &["in"]) || scene.is(at, Tags::QUOTED) || source.name.is_some() {
            return None;
        }
        let colon = at > self.sentence.start && scene.kind(at - 1) == Some(TokenKind::Colon);
        let leads =
            colon || (self.sentence.start..at).all(|at| scene.is(at, Tags::CONJUNCTION | Tags::ADVERB));
        let issued = self.reader.names_in(source.whole.clone()).next().is_some()
            && grade(self.reader, &source).kind == Kind::Document;
        let draft = Draft::new(at..at + 1, Stance::Neutral, Manner::AccordingTo, self.index);
        if leads {
            let comma =
                self.comma_behind(&source).filter(|_| issued || scene.is(at + 1, Tags::INDEFINITE))?;
            return Some(draft.with_source(source).with_content(self.content_after(comma + 1)));
        }
        issued.then(|| draft.with_source(source).with_content(self.content_before(at)))
    }

    fn comma_behind(&self, source: &NounPhrase) -> Option<usize> {
        let near = source.head.end..self.sentence.end.min(source.head.end + BEHIND);
        near.into_iter().find(|&at| self.reader.scene.kind(at) == Some(TokenKind::Comma))
    }
}
