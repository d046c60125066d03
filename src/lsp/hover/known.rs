//! What is told where no rule finds fault: who is said to have said it, or who is named.

use super::{Sight, touches};
use crate::attribution::{Attribution, EntityId, Mention};
use crate::report::{called, line_and_column, mention_in_words};
use crate::roster::{Cited, Roster};
use crate::text::Span;

/// The facts of a text, with its sources.
pub(super) struct Known<'g, 'a> {
    sight: &'g Sight<'a>,
    roster: Roster,
}

impl<'g, 'a> Known<'g, 'a> {
    pub(super) fn new(sight: &'g Sight<'a>) -> Self {
        Self { sight, roster: Roster::new(&sight.trace.facts) }
    }

    /// A page on what is at a place: a source or a cue, else a name, else what somebody says.
    pub(super) fn of_place(&self, at: u32) -> Option<(String, Span)> {
        let mention = || {
            let here = self.sight.trace.facts.mentions.iter().filter(|mention| touches(mention.span, at));
            here.min_by_key(|mention| mention.span.len()).map(|mention| (self.mention(mention), mention.span))
        };
        self.of_speaker(at).or_else(mention).or_else(|| self.of_part(at, |known| known.content.to_vec()))
    }

    /// A page on whoever speaks at a place.
    pub(super) fn of_speaker(&self, at: u32) -> Option<(String, Span)> {
        self.of_part(at, |known| {
            let source = known.source.as_ref().map(|source| source.span);
            source.into_iter().chain(known.cue.as_ref().map(|cue| cue.span)).collect()
        })
    }

    /// A page on the attribution that has the shortest part at a place.
    fn of_part(&self, at: u32, parts: fn(&Attribution) -> Vec<Span>) -> Option<(String, Span)> {
        let numbered = self.sight.trace.facts.attributions.iter().enumerate();
        let spans =
            numbered.flat_map(|(number, known)| parts(known).into_iter().map(move |span| (number, span)));
        let here = spans.filter(|(_, span)| touches(*span, at));
        let (number, span) = here.min_by_key(|(_, span)| span.len())?;
        Some((self.attribution(number)?, span))
    }

    fn attribution(&self, number: usize) -> Option<String> {
        let known = self.sight.trace.facts.attributions.get(number)?;
        let counted = self.roster.of_attribution.get(number).copied().flatten();
        let cited = counted.and_then(|source| self.roster.sources.get(source as usize));
        let hand = self.sight.hand;
        let mut page = cited.map(|cited| format!("{}\n\n", hand.strong(&called(cited)))).unwrap_or_default();
        page.push_str(&self.sight.items(known));
        let again = cited.filter(|cited| cited.count > 1);
        page.extend(again.map(|cited| format!("\n- {}", self.times(cited))));
        Some(page)
    }

    /// Who is named, and what the text has of them.
    fn mention(&self, mention: &Mention) -> String {
        let (hand, facts) = (self.sight.hand, &self.sight.trace.facts);
        let kind = hand.words(mention_in_words(mention.kind));
        let Some(entity) = facts.entities.get(mention.entity.0 as usize) else { return kind };
        let mut page = hand.headed(&entity.name, &kind);
        let first = facts.mentions.get(entity.first as usize).filter(|first| first.span != mention.span);
        let first = first.map(|first| {
            let at = line_and_column(self.sight.text, first.span);
            format!("first named at {at}: “{}”", hand.words(self.sight.text.slice(first.span)))
        });
        let role = mention.role.then(|| "its role is given".to_owned());
        let cited = self.cited(mention.entity);
        let times = cited.map_or_else(|| "not cited as a source".to_owned(), |cited| self.times(cited));
        let items = first.into_iter().chain(role).chain([times]).map(|item| format!("\n- {item}"));
        page.push('\n');
        page.extend(items);
        page
    }

    fn cited(&self, id: EntityId) -> Option<&Cited> {
        self.roster.sources.iter().find(|source| source.entity == Some(id))
    }

    /// How often somebody is cited, and where first.
    fn times(&self, cited: &Cited) -> String {
        let at = line_and_column(self.sight.text, cited.first);
        match cited.count {
            1 => format!("cited once, at {at}"),
            times => format!("cited {times} times, first at {at}"),
        }
    }
}

impl Sight<'_> {
    /// What is known of an attribution, as a list.
    pub(super) fn items(&self, known: &Attribution) -> String {
        let told = self.report().told(known).into_iter();
        let items = told.map(|(name, words)| format!("- {name}: {}", self.hand.words(&words)));
        items.collect::<Vec<_>>().join("\n")
    }
}
