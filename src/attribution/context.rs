//! What the engine remembers of a document from one sentence to the next: who is who, who spoke last, which
//! offices have been filled, which formulas of anonymity stand where.

use super::entity::Entities;
use super::facts::{EntityId, Source};
use super::kinds::{Kind, MentionKind, Reason};
use crate::text::Span;
use rustc_hash::FxHashMap;

/// How many sentences back a pronoun or an office may point.
const MEMORY: u32 = 2;

/// Nouns that fit any body.
const ANY_BODY: [&str; 9] = [
    "company",
    "firm",
    "group",
    "organisation",
    "organization",
    "business",
    "corporation",
    "charity",
    "agency",
];

/// So many names are looked through for what a noun points back to.
const MOST_BODIES: usize = 64;

/// A body as it is named somewhere.
#[derive(Clone, Debug)]
pub(super) struct NamedBody {
    pub(super) id: EntityId,
    pub(super) kind: MentionKind,
    /// The last word of its name, folded.
    pub(super) noun: String,
    pub(super) place: Span,
}

/// Someone who spoke.
#[derive(Clone, Debug)]
pub(super) struct Speaker {
    pub(super) kind: Kind,
    pub(super) source: Source,
    pub(super) sentence: u32,
}

/// A formula of anonymity, or the reason given for it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Formula {
    pub(super) span: Span,
    pub(super) sentence: u32,
    pub(super) reason: Reason,
}

/// The memory of one document.
#[derive(Debug, Default)]
pub(super) struct Context {
    pub(super) entities: Entities,
    pub(super) formulas: Vec<Formula>,
    /// Who holds an office, by its folded noun.
    offices: FxHashMap<String, EntityId>,
    /// Bodies in the order in which they are named.
    bodies: Vec<NamedBody>,
    last_speaker: Option<Speaker>,
    /// Persons named lately, with the sentence; the first of each sentence only, as subjects come first.
    last_person: Option<(EntityId, u32)>,
    named_lately: Vec<(EntityId, u32)>,
}

impl Context {
    pub(super) fn mention(&mut self, id: EntityId, kind: MentionKind, sentence: u32) {
        if kind != MentionKind::Person {
            return;
        }
        if self.last_person.is_none_or(|(_, last)| last != sentence) {
            self.last_person = Some((id, sentence));
        }
        self.named_lately.retain(|(other, when)| *other != id && when + MEMORY >= sentence);
        self.named_lately.push((id, sentence));
    }

    /// Remembers a body, which "the bank" or "the company" may mean later.
    pub(super) fn body(&mut self, body: NamedBody) {
        self.bodies.push(body);
    }

    /// The body named before `place` that a definite noun points back to: one whose name ends with it, or for
    /// a word that fits any body the one named last.
    pub(super) fn body_for(&self, noun: &str, place: Span) -> Option<EntityId> {
        let generic = ANY_BODY.contains(&noun);
        self.latest(place, |body| body.noun == noun)
            .or_else(|| self.latest(place, |body| generic && body.kind == MentionKind::Organization))
    }

    /// The outlet named before `place` that "the newspaper" points back to.
    pub(super) fn outlet_for(&self, place: Span) -> Option<EntityId> {
        self.latest(place, |body| body.kind == MentionKind::Outlet)
    }

    fn latest(&self, place: Span, fits: impl Fn(&NamedBody) -> bool) -> Option<EntityId> {
        let before = self.bodies.iter().rev().take(MOST_BODIES).filter(|body| body.place.start < place.start);
        before.into_iter().find(|body| fits(body)).map(|body| body.id)
    }

    pub(super) fn fill_office(&mut self, office: String, id: EntityId) {
        self.offices.insert(office, id);
    }

    pub(super) fn office_holder(&self, office: &str) -> Option<EntityId> {
        self.offices.get(office).copied()
    }

    pub(super) fn spoke(&mut self, kind: Kind, source: &Source, sentence: u32) {
        if kind != Kind::Pronoun {
            self.last_speaker = Some(Speaker { kind, source: source.clone(), sentence });
        } else if let Some(last) = &mut self.last_speaker {
            last.sentence = sentence;
        }
    }

    /// Whoever spoke in the sentence given or the one before.
    pub(super) fn speaker_before(&self, sentence: u32) -> Option<&Speaker> {
        self.last_speaker.as_ref().filter(|speaker| speaker.sentence + 1 >= sentence)
    }

    /// The last speaker, however long ago: for quotations that run over paragraphs.
    pub(super) fn last_speaker(&self) -> Option<&Speaker> {
        self.last_speaker.as_ref()
    }

    /// Who "he" or "she" is: the last speaker if a person, else the person named lately.
    pub(super) fn person_for_pronoun(&self, sentence: u32) -> Option<EntityId> {
        let speaker = self.last_speaker.as_ref().filter(|speaker| speaker.sentence + MEMORY >= sentence);
        let person =
            speaker.filter(|speaker| speaker.kind == Kind::Person).and_then(|speaker| speaker.source.entity);
        let named = self.last_person.filter(|(_, when)| when + MEMORY >= sentence).map(|(id, _)| id);
        match speaker {
            // A weak speaker in between leaves the pronoun open.
            Some(speaker) if speaker.kind != Kind::Person => {
                named.filter(|_| self.last_person.is_some_and(|(_, when)| when > speaker.sentence))
            }
            _ => person.or(named),
        }
    }

    /// Who "it" is: the last speaker if a body.
    pub(super) fn body_for_pronoun(&self, sentence: u32) -> Option<(Kind, Option<EntityId>)> {
        let speaker = self.last_speaker.as_ref().filter(|speaker| speaker.sentence + MEMORY >= sentence)?;
        let body = matches!(speaker.kind, Kind::Organization | Kind::Outlet | Kind::Document);
        body.then_some((speaker.kind, speaker.source.entity))
    }

    /// Whether several persons were named lately, so that "the officials" may be they.
    pub(super) fn several_named(&self, sentence: u32) -> bool {
        self.named_lately.iter().filter(|(_, when)| when + MEMORY >= sentence).count() > 1
    }
}
