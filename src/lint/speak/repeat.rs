//! Knows what a rule has asked before: the same of the same source, or of the same words where it points at no source.
//!
//! It takes nothing away. Each diagnostic stays one, and whoever shows them may show those that repeat another in fewer
//! words.

use super::identity::Words;
use crate::attribution::EntityId;
use crate::diagnostic::{Diagnostic, Fingerprint};
use crate::lint::judge::same::{self, Glance};
use crate::lint::judge::verdict::Hit;
use crate::lint::read::document::Document;
use crate::lint::read::found::Found;
use crate::prose::fold;
use crate::text::Span;
use rustc_hash::FxHashMap;

/// So many earlier sources are compared with one to tell whether it points back to them.
const MOST_COMPARED: usize = 256;

/// Says of each diagnostic of one rule, which belong to the hits in their order as their words do, which earlier one it
/// repeats.
pub(in crate::lint) fn mark(
    document: &Document<'_>,
    hits: &[&Hit],
    words: &[Words],
    diagnostics: &mut [Diagnostic],
) {
    let mut asked = Asked::default();
    let said = hits.iter().zip(words).zip(&*diagnostics);
    let before = said.map(|((hit, words), diagnostic)| {
        let subject = Subject::of(document, &hit.found, words.text(), &diagnostic.message);
        asked.before(document, &hit.found, subject, diagnostic.fingerprint)
    });
    let before: Vec<_> = before.collect();
    for (diagnostic, before) in diagnostics.iter_mut().zip(before) {
        diagnostic.repeats = before;
    }
}

/// What a question is about.
#[derive(PartialEq, Eq, Hash)]
enum Subject<'m> {
    /// Someone with a name.
    Entity(EntityId),
    /// A source without one, by its folded words.
    Source(String),
    /// Other words, folded; what is asked about them may depend on what stands around them.
    Words(String, &'m str),
}

/// What has been asked, each with the diagnostic that asked it first.
#[derive(Default)]
struct Asked<'f> {
    subjects: FxHashMap<Subject<'f>, Fingerprint>,
    sources: Sources<'f>,
}

/// Sources without a name. What points back to one need not have its words.
#[derive(Default)]
struct Sources<'f> {
    asked: Vec<(Glance, &'f Found, Fingerprint)>,
    /// Of those that are introduced at one place, the number of the last.
    introduced: FxHashMap<Span, usize>,
    /// Where the last of them in the text stands.
    furthest: u32,
}

impl<'f> Asked<'f> {
    fn before(
        &mut self,
        document: &Document<'_>,
        found: &'f Found,
        subject: Subject<'f>,
        fingerprint: Fingerprint,
    ) -> Option<Fingerprint> {
        let is_unnamed = matches!(subject, Subject::Source(_));
        let glance = if is_unnamed { Glance::at(document, found) } else { None };
        let pointed_back = |glance| self.sources.before(document, found, glance);
        let before = self.subjects.get(&subject).copied().or_else(|| glance.and_then(pointed_back));
        let first = before.unwrap_or(fingerprint);
        self.subjects.entry(subject).or_insert(first);
        if let Some(glance) = glance {
            self.sources.add(glance, found, first);
        }
        before
    }
}

impl<'f> Sources<'f> {
    /// What was asked first of the last of them that is the same.
    fn before(&self, document: &Document<'_>, found: &Found, glance: Glance) -> Option<Fingerprint> {
        let from = self.asked.len().saturating_sub(MOST_COMPARED);
        let same =
            if glance.is_new_behind(self.furthest) {
                let last = self.introduced.get(&glance.introduced_at()).filter(|last| **last >= from);
                last.and_then(|last| self.asked.get(*last))
            } else {
                self.asked.get(from..)?.iter().rev().find(|(seen, other, _)| {
                    seen.may_be(glance) && same::is_same_thing(document, other, found)
                })
            };
        same.map(|(_, _, first)| *first)
    }

    fn add(&mut self, glance: Glance, found: &'f Found, first: Fingerprint) {
        self.introduced.insert(glance.introduced_at(), self.asked.len());
        self.furthest = self.furthest.max(glance.start());
        self.asked.push((glance, found, first));
    }
}

impl<'m> Subject<'m> {
    /// Of what was found, by the words that it points at and what is said of them.
    fn of(document: &Document<'_>, found: &Found, words: &str, message: &'m str) -> Self {
        let words = || fold(words);
        let source = found.attribution(document).and_then(|known| known.source.as_ref());
        let source = source.map(|source| source.span).filter(|span| *span == found.place);
        let mention = found.mention(document).map(|mention| mention.name);
        let mention = mention.filter(|name| found.place.covers(*name));
        match source.or(mention) {
            Some(_) => same::entity(document, found).map_or_else(|| Self::Source(words()), Self::Entity),
            None => Self::Words(words(), message),
        }
    }
}
