//! Turns what stands of a rule's matches into diagnostics: their places, labels and words, what they are known again by,
//! and which of them only repeat another.

pub(super) mod identity;
pub(super) mod repeat;

use super::findings::Said;
use super::judge::verdict::{Hit, Judged};
use super::read::document::Document;
use super::read::found::{Found, What};
use crate::attribution::{Attribution, Kind, Stance};
use crate::diagnostic::{Diagnostic, Fingerprint, Label, Labels};
use crate::names::Named;
use crate::rule::{KindSet, LabelPlace, Part, Rule, Slot};
use crate::text::{Piece, Pieces, Span};
use identity::{Given, Words};
use std::borrow::Cow;
use std::sync::Arc;

/// What one rule says of a document: a diagnostic for every match that stands, in their order.
pub(super) fn said(
    document: &Document<'_>,
    (rule, settings): (&Rule, &[f64]),
    judged: &[Judged<'_>],
    given: &mut Given,
) -> Vec<Said> {
    let hits: Vec<&Hit> = judged.iter().filter(|(_, verdict)| verdict.stands()).map(|(hit, _)| hit).collect();
    if hits.is_empty() {
        return Vec::new();
    }
    let words = Words::of(document, rule, hits.iter().map(|hit| hit.found.place));
    let fingerprints = given.next(&rule.id.value, &words);
    let roles = roles(rule);
    let told = |((hit, fingerprint), message): ((&&Hit, _), _)| Diagnostic {
        fingerprint,
        ..say(document, rule, settings, &roles, message, hit)
    };
    let messages = messages(document, rule, settings, &hits);
    let mut diagnostics: Vec<Diagnostic> = hits.iter().zip(fingerprints).zip(messages).map(told).collect();
    let about_document = rule.is_about_document();
    if !about_document {
        repeat::mark(document, &hits, &words, &mut diagnostics);
    }
    let attribution = |hit: &Hit| match hit.found.what {
        What::Attribution(index) => Some(index as u32),
        _ => None,
    };
    diagnostics
        .into_iter()
        .zip(words)
        .zip(hits)
        .map(|((diagnostic, words), hit)| Said {
            sentence: document.sentence_at(diagnostic.span.start),
            diagnostic,
            words,
            about_document,
            attribution: attribution(hit),
        })
        .collect()
}

/// Says what a rule has to say of a hit. By what that is known again is not known here.
pub(super) fn say(
    document: &Document<'_>,
    rule: &Rule,
    settings: &[f64],
    roles: &[Arc<str>],
    message: Piece,
    hit: &Hit,
) -> Diagnostic {
    let speaker = Speaker { document, rule, settings, roles, hit };
    let span = hit.found.place;
    Diagnostic {
        rule: rule.id.value.clone(),
        severity: rule.severity,
        confidence: rule.confidence,
        message,
        ask: rule.ask.as_ref().map(|template| template.share(|slot| speaker.slot(slot))),
        help: rule.help.as_ref().map(|template| template.share(|slot| speaker.slot(slot))),
        span,
        labels: speaker.labels(),
        merged: Vec::new(),
        fingerprint: Fingerprint::default(),
        repeats: None,
    }
}

/// The messages of a rule, hit by hit.
pub(super) fn messages(
    document: &Document<'_>,
    rule: &Rule,
    settings: &[f64],
    hits: &[&Hit],
) -> impl Iterator<Item = Piece> {
    let mut messages = Pieces::default();
    for hit in hits {
        let speaker = Speaker { document, rule, settings, roles: &[], hit };
        messages.add(|all| rule.message.write(all, |slot| speaker.slot(slot)));
    }
    messages.each()
}

/// What the places are that a rule labels, in the order of its labels.
pub(super) fn roles(rule: &Rule) -> Vec<Arc<str>> {
    let named = |place: &LabelPlace| match place {
        LabelPlace::Part(part) => part.name().into(),
        LabelPlace::Capture(name) => name.clone(),
        LabelPlace::Clause(at) => rule.only_if.get(*at).map_or("", |clause| clause.name.as_str()).into(),
        LabelPlace::Candidate => "candidate".into(),
    };
    rule.labels.iter().map(|wanted| named(&wanted.place)).collect()
}

/// How many of the places a document rule counted are labelled beside the first.
const MOST_PLACES: usize = 7;

struct Speaker<'s> {
    document: &'s Document<'s>,
    rule: &'s Rule,
    settings: &'s [f64],
    /// Of its labels.
    roles: &'s [Arc<str>],
    hit: &'s Hit,
}

impl Speaker<'_> {
    fn slot(&self, slot: &Slot) -> Cow<'_, str> {
        let document = self.document;
        let found = &self.hit.found;
        let text = |span: Option<Span>| span.map_or_else(Cow::default, |span| document.phrases.prose(span));
        let mention = found.mention(document);
        let tally = match &found.what {
            What::Document(tally) => Some(tally),
            _ => None,
        };
        match slot {
            Slot::Match => text(Some(found.place)),
            Slot::Part(part) => text(found.part(*part, document)),
            Slot::SourceHead => {
                let source = found.attribution(document).and_then(|known| known.source.as_ref());
                source.map_or_else(Cow::default, |source| self.common_noun(source.head))
            }
            Slot::MentionName => text(mention.map(|mention| mention.name)),
            Slot::MentionAbbreviation => text(mention.and_then(|mention| mention.abbreviation_span)),
            Slot::MentionRecord => {
                mention.map_or("", |mention| self.document.facts().words(mention.record)).into()
            }
            Slot::Capture(name) => text(found.capture(name, document)),
            Slot::Option(at) => self.option(*at).into(),
            Slot::Clause(at, part) => {
                text(self.held(*at).and_then(|held| clause_part(held, *part, document)))
            }
            Slot::Count => tally.map_or_else(String::new, |tally| tally.count.to_string()).into(),
            Slot::Per => {
                tally.and_then(|tally| tally.per).map_or_else(String::new, |per| per.to_string()).into()
            }
            Slot::Percent => tally
                .and_then(|tally| Some((tally.count, tally.per?)))
                .map_or_else(String::new, |(count, per)| percent(f64::from(count) / f64::from(per.max(1))))
                .into(),
        }
    }

    /// A noun as it is written inside a sentence: without the capital that only beginning one gave it.
    fn common_noun(&self, noun: Span) -> Cow<'_, str> {
        let document = self.document;
        let sentence = document.sentences.get(document.sentence_at(noun.start));
        let prose = |span: Span| document.phrases.prose(span);
        let before =
            sentence.map_or_else(Cow::default, |sentence| prose(Span::new(sentence.span.start, noun.start)));
        let word = prose(noun);
        let named = document.mentions_touching(noun).any(|(_, mention)| mention.name.overlaps(noun));
        let mut letters = word.chars();
        match letters.next() {
            Some(first)
                if !named
                    && !before.contains(char::is_alphanumeric)
                    && !letters.as_str().contains(char::is_uppercase) =>
            {
                first.to_lowercase().chain(letters).collect::<String>().into()
            }
            _ => word,
        }
    }

    fn option(&self, at: usize) -> String {
        let value = self.settings.get(at).copied().unwrap_or_default();
        let ratio =
            self.rule.options.get(at).is_some_and(|option| option.kind == crate::rule::OptionType::Ratio);
        if ratio { percent(value) } else { format!("{value:.0}") }
    }

    fn held(&self, at: usize) -> Option<&Found> {
        self.hit.held.get(at).and_then(Option::as_ref)
    }

    fn labels(&self) -> Labels {
        let found = &self.hit.found;
        let counted = match &found.what {
            What::Document(tally) => tally.places.iter().skip(1).take(MOST_PLACES).copied().collect(),
            _ => Vec::new(),
        };
        let counted =
            counted.into_iter().map(|span| Label { role: "counted".into(), message: "".into(), span });
        let labels = self.rule.labels.iter().zip(self.roles).filter_map(|(wanted, role)| {
            let span = match &wanted.place {
                LabelPlace::Part(part) => found.part(*part, self.document)?,
                LabelPlace::Capture(name) => found.capture(name, self.document)?,
                LabelPlace::Clause(at) => clause_part(self.held(*at)?, None, self.document)?,
                LabelPlace::Candidate => self.candidate()?,
            };
            Some(Label { role: role.clone(), message: wanted.text.share(|slot| self.slot(slot)), span })
        });
        let labels = labels.filter(|label| label.span != found.place && !label.span.is_empty());
        counted.chain(labels).collect()
    }

    /// The nearest named source of the paragraph, within a sentence's distance. Who is cited inside the claim
    /// answers for a part of it only, and who declined to comment for nothing.
    fn candidate(&self) -> Option<Span> {
        let here = self.document.sentence_at(self.hit.found.place.start);
        let block = self.document.block_at(self.hit.found.place.start)?.span;
        let span = |at: usize| self.document.sentences.get(at).map_or(block, |sentence| sentence.span);
        let around = span(here.saturating_sub(1)).hull(span(here + 1));
        let near = self.document.attributions_touching(around, KindSet::of(Kind::is_named));
        let place = self.hit.found.place;
        let claim = self.hit.found.part(Part::Content, self.document).unwrap_or(place);
        let speaks =
            |known: &Attribution| known.cue.as_ref().is_none_or(|cue| cue.stance != Stance::Declining);
        near.filter(|(_, known)| speaks(known))
            .filter_map(|(_, known)| {
                known.source.as_ref().filter(|source| source.entity.is_some()).map(|source| source.span)
            })
            .filter(|span| block.covers(*span) && !span.overlaps(place) && !span.overlaps(claim))
            .min_by_key(|span| span.start.abs_diff(place.start))
    }
}

/// One part of what a clause found, else its source, else its cue, else its content.
fn clause_part(held: &Found, part: Option<Part>, document: &Document<'_>) -> Option<Span> {
    match (part, held.attribution(document)) {
        (Some(part), _) => held.part(part, document),
        (None, Some(attribution)) => Some(attribution.place()),
        (None, None) => Some(held.place),
    }
}

fn percent(ratio: f64) -> String {
    format!("{:.0}%", ratio * 100.0)
}
