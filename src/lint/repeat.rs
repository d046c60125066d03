//! Knows what a rule has asked before: the same of the same source, or of the same words where it points at no source.
//!
//! It takes nothing away. Each diagnostic stays one, and whoever shows them may show those that repeat another in fewer
//! words.

use super::document::Document;
use super::found::Found;
use super::judge::Hit;
use super::same::{self, Glance};
use crate::attribution::EntityId;
use crate::diagnostic::{Diagnostic, Fingerprint};
use crate::prose::fold;
use rustc_hash::FxHashMap;

/// So many earlier sources are compared with one to tell whether it points back to them.
const MOST_COMPARED: usize = 256;

/// Says of each diagnostic of one rule, which belong to the hits in their order, which earlier one it repeats.
pub(super) fn mark(document: &Document<'_>, hits: &[&Hit], diagnostics: &mut [Diagnostic]) {
    let mut asked = Asked::default();
    for (hit, diagnostic) in hits.iter().zip(diagnostics) {
        diagnostic.repeats = asked.before(document, &hit.found, diagnostic);
    }
}

/// What a question is about.
#[derive(PartialEq, Eq, Hash)]
enum Subject {
    /// Someone with a name.
    Entity(EntityId),
    /// A source without one, by its folded words.
    Source(String),
    /// Other words, folded; what is asked about them may depend on what stands around them.
    Words(String, String),
}

/// What has been asked, each with the diagnostic that asked it first.
#[derive(Default)]
struct Asked<'f> {
    subjects: FxHashMap<Subject, Fingerprint>,
    /// Sources without a name. What points back to one need not have its words.
    sources: Vec<(&'f Found, Option<Glance>, Fingerprint)>,
}

impl<'f> Asked<'f> {
    fn before(
        &mut self,
        document: &Document<'_>,
        found: &'f Found,
        diagnostic: &Diagnostic,
    ) -> Option<Fingerprint> {
        let subject = Subject::of(document, found, &diagnostic.message);
        let is_unnamed = matches!(subject, Subject::Source(_));
        let glance = Glance::at(document, found).filter(|_| is_unnamed);
        let is_same = |other: &Found, seen: Option<Glance>| {
            let may_be = seen.zip(glance).is_none_or(|(seen, glance)| seen.may_be(glance));
            may_be && same::is_same_thing(document, other, found)
        };
        let pointed_back = || {
            let mut sources = self.sources.iter().rev().take(MOST_COMPARED).filter(|_| is_unnamed);
            sources.find(|(other, seen, _)| is_same(other, *seen)).map(|(_, _, first)| *first)
        };
        let before = self.subjects.get(&subject).copied().or_else(pointed_back);
        let first = before.unwrap_or(diagnostic.fingerprint);
        self.subjects.entry(subject).or_insert(first);
        if is_unnamed {
            self.sources.push((found, glance, first));
        }
        before
    }
}

impl Subject {
    fn of(document: &Document<'_>, found: &Found, message: &str) -> Self {
        let words = fold(&document.phrases.prose(found.place));
        let source = found.attribution(document).and_then(|known| known.source.as_ref());
        let source = source.map(|source| source.span).filter(|span| *span == found.place);
        let mention = found.mention(document).map(|mention| mention.name);
        let mention = mention.filter(|name| found.place.covers(*name));
        match source.or(mention) {
            Some(_) => same::entity(document, found).map_or(Self::Source(words), Self::Entity),
            None => Self::Words(words, message.to_owned()),
        }
    }
}
