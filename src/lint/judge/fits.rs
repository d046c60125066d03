//! Whether one attribution or one mention is what a matcher asks for, and where it is not, what it lacks.
//!
//! Rules want no more than a yes or a no, and the first thing lacking is a no; the author of an example that does not come
//! out wants all that is lacking. Both ask here.

use super::query::{ANYWHERE, Asker};
use crate::attribution::{Attribution, Basis, EntityId, Mention, Source};
use crate::lint::read::phrases::Phrase;
use crate::names::Named as _;
use crate::rule::{AttributionQuery, MentionQuery, OneOf, PatternId};
use crate::text::Span;
use std::fmt::Display;

/// A key of a matcher, and what it is in what was looked at instead of what is asked for. Patterns and front matter just
/// do not match.
pub(in crate::lint) type Lack<'l> = (&'static str, Option<&'l dyn Display>);

/// So many bytes before a head the pattern that it must match may begin, as it may speak of words before the noun.
const BEFORE_HEAD: u32 = 64;

impl Asker<'_> {
    /// Whether an attribution is what is asked for.
    pub(in crate::lint) fn fits(&self, query: &AttributionQuery, known: &Attribution) -> bool {
        self.attribution_fits(query, known, |_| false)
    }

    /// The same, asked to the end: `lacks` is told of each thing that it lacks, and says whether to go on all the same.
    pub(in crate::lint) fn attribution_fits(
        &self,
        query: &AttributionQuery,
        known: &Attribution,
        mut lacks: impl FnMut(Lack<'_>) -> bool,
    ) -> bool {
        let source = known.source.as_ref();
        let cue = known.cue.as_ref();
        let content = || known.content.iter().copied().reduce(Span::hull);
        let target_kind = known.target.and_then(|target| target.kind);
        let words = || self.words_in(known);
        (query.kinds.contains(known.kind) || lacks(("source.kind", Some(&known.kind))))
            && match source {
                Some(source) => self.source_fits(query, source, &mut lacks),
                None => !asks_for_source(query) || lacks(("source", Some(&"nobody"))),
            }
            && (query.reason.admits(&known.reason) || lacks(("source.reason", Some(&known.reason))))
            && match cue {
                _ if !query.stance.is_asked() => true,
                Some(cue) => query.stance.admits(&cue.stance) || lacks(("cue.stance", Some(&cue.stance))),
                None => lacks(("cue", Some(&"not there"))),
            }
            && (query.manner.admits(&known.manner) || lacks(("manner", Some(&known.manner))))
            && (query.mood.admits(&known.mood) || lacks(("mood", Some(&known.mood))))
            && (query.quotation.admits(&known.quotation)
                || lacks(("content.quotation", Some(&known.quotation))))
            && (query.evidence.admits(&known.evidence) || lacks(("evidence", Some(&known.evidence))))
            && match target_kind {
                _ if !query.target_kind.is_asked() => true,
                Some(kind) => query.target_kind.admits(&kind) || lacks(("target.kind", Some(&kind))),
                None => lacks(("target", Some(&"not named"))),
            }
            && (!query.content_words.is_asked()
                || query.content_words.admit(words(), self.settings)
                || lacks(("content.words", Some(&words()))))
            && (self.is_head(&query.head, source.map(|source| source.head)) || lacks(("source.head", None)))
            && (self.holds(&query.source_text, source.map(|source| source.span))
                || lacks(("source.text", None)))
            && (self.holds(&query.cue_text, cue.map(|cue| cue.span)) || lacks(("cue.text", None)))
            && (query.content_text.is_empty()
                || self.holds(&query.content_text, content())
                || lacks(("content.text", None)))
            && (self.holds(&query.target_text, known.target.map(|target| target.span))
                || lacks(("target.text", None)))
    }

    /// Whether a mention is what is asked for. `lacks` is told as with attributions.
    pub(in crate::lint) fn mention_fits(
        &self,
        query: &MentionQuery,
        (index, known): (usize, &Mention),
        mut lacks: impl FnMut(Lack<'_>) -> bool,
    ) -> bool {
        let entity = self.document.facts().entities.get(known.entity.0 as usize);
        let is_first = entity.is_some_and(|entity| entity.first as usize == index);
        let has_answered = entity.is_some_and(|entity| entity.answered);
        (query.kind.admits(&known.kind) || lacks(("kind", Some(&known.kind))))
            && (query.abbreviation.admits(&known.abbreviation)
                || lacks(("abbreviation", Some(&known.abbreviation))))
            && (asked(query.role, known.role) || lacks(("role", Some(&given(known.role)))))
            && (asked(query.speaks, known.speaks) || lacks(("speaks", Some(&yes(known.speaks)))))
            && (asked(query.accused, known.accused) || lacks(("accused", Some(&yes(known.accused)))))
            && (asked(query.first, is_first) || lacks(("first", Some(&yes(is_first)))))
            && (asked(query.answered, has_answered) || lacks(("answered", Some(&yes(has_answered)))))
            && (self.holds(&query.text, Some(known.span)) || lacks(("text", None)))
    }

    fn source_fits(
        &self,
        query: &AttributionQuery,
        source: &Source,
        lacks: &mut impl FnMut(Lack<'_>) -> bool,
    ) -> bool {
        let named = if source.body.is_some() { "named" } else { "none" };
        let has_declined = || self.has_declined(source);
        (query.number.admits(&source.number) || lacks(("source.number", Some(&source.number))))
            && (asked(query.definite, source.definite)
                || lacks(("source.definite", Some(&yes(source.definite)))))
            && (asked(query.role, source.role) || lacks(("source.role", Some(&given(source.role)))))
            && (asked(query.body, source.body.is_some()) || lacks(("source.body", Some(&named))))
            && query.declined.is_none_or(|declined| {
                declined == has_declined() || lacks(("source.declined", Some(&yes(!declined))))
            })
            && (query.basis.admits(&source.basis) || lacks(("source.basis", Some(&source.basis))))
    }

    /// Whether one of the patterns matches inside a span; all of them do where none is asked for.
    fn holds(&self, patterns: &[PatternId], span: Option<Span>) -> bool {
        patterns.is_empty()
            || span.is_some_and(|span| patterns.iter().any(|&pattern| self.hit_in(pattern, span)))
    }

    fn hit_in(&self, pattern: PatternId, span: Span) -> bool {
        self.document.phrases.of(pattern, span, ANYWHERE).iter().any(|phrase| span.covers(phrase.span))
    }

    /// Whether one of the patterns matches the whole of a head: it ends with it and leaves nothing of it out.
    fn is_head(&self, patterns: &[PatternId], head: Option<Span>) -> bool {
        let whole =
            |phrase: &Phrase, head: Span| phrase.span.end == head.end && phrase.span.start <= head.start;
        let fits = |pattern: PatternId, head: Span| {
            let reach = Span::new(head.start.saturating_sub(BEFORE_HEAD), head.end);
            self.document.phrases.of(pattern, reach, ANYWHERE).iter().any(|phrase| whole(phrase, head))
        };
        patterns.is_empty() || head.is_some_and(|head| patterns.iter().any(|&pattern| fits(pattern, head)))
    }

    /// Whether a source, or the body it is tied to, declined to comment.
    fn has_declined(&self, source: &Source) -> bool {
        let declined = |id: EntityId| {
            self.document.facts().entities.get(id.0 as usize).is_some_and(|entity| entity.declined)
        };
        [source.entity, source.body].into_iter().flatten().any(declined)
    }

    fn words_in(&self, known: &Attribution) -> f64 {
        let is_word = |word: &&str| word.contains(char::is_alphanumeric);
        let words =
            |span: &Span| self.document.phrases.prose(*span).split(' ').filter(is_word).count() as u32;
        f64::from(known.content.iter().map(words).sum::<u32>())
    }
}

/// Whether something is as it is wanted, if that was asked for.
fn asked(wanted: Option<bool>, is: bool) -> bool {
    wanted.is_none_or(|wanted| wanted == is)
}

/// How rules write whether something is so.
pub(super) const fn yes(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
}

/// How rules write whether a role is given.
const fn given(is: bool) -> &'static str {
    if is { "given" } else { "none" }
}

fn asks_for_source(query: &AttributionQuery) -> bool {
    let without_basis = |basis: &OneOf<Basis>| basis.admits(&Basis::ALL[0].1);
    query.number.is_asked()
        || query.definite.is_some()
        || query.role == Some(true)
        || query.body == Some(true)
        || query.declined == Some(true)
        || !query.head.is_empty()
        || !query.source_text.is_empty()
        || query.basis.is_asked() && !without_basis(&query.basis)
}
