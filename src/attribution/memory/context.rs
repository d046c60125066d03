//! What the engine remembers of a document from one sentence to the next: who is who, who spoke last, which
//! offices have been filled.

use crate::attribution::facts::{EntityId, Source};
use crate::attribution::kinds::{Kind, MentionKind, Number};
use crate::attribution::name::entity::Entities;
use crate::attribution::words::grammar::looks_plural;
use crate::prose::{Vocabulary, WordId, fold_word};
use crate::text::Span;

/// How many sentences back a pronoun may point.
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
pub(in crate::attribution) struct NamedBody {
    pub(in crate::attribution) id: EntityId,
    pub(in crate::attribution) kind: MentionKind,
    /// The last word of its name, as [`Context::noun`] numbers it.
    pub(in crate::attribution) noun: WordId,
    pub(in crate::attribution) place: Span,
    /// The sentence that begins with it, if one does.
    pub(in crate::attribution) leads: Option<u32>,
}

/// Who is meant by words that point back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::attribution) struct Antecedent {
    pub(in crate::attribution) kind: Kind,
    /// Who it is, when it has a name.
    pub(in crate::attribution) entity: Option<EntityId>,
    /// The attribution whose source it is, when it has none.
    pub(in crate::attribution) attribution: Option<u32>,
}

impl Antecedent {
    pub(in crate::attribution) fn named(kind: Kind, entity: Option<EntityId>) -> Self {
        Self { kind, entity, attribution: None }
    }
}

/// Someone who spoke.
#[derive(Clone, Debug)]
pub(in crate::attribution) struct Speaker {
    pub(in crate::attribution) kind: Kind,
    pub(in crate::attribution) source: Source,
    pub(in crate::attribution) sentence: u32,
    /// The attribution that introduced it.
    attribution: u32,
    /// Whether it is several persons joined by name.
    joined: bool,
}

impl Speaker {
    /// As that which a later pronoun means.
    fn meant(&self) -> Antecedent {
        // Of several who are named none is meant alone.
        let entity = self.source.entity.filter(|_| !self.joined);
        let attribution = entity.is_none().then_some(self.attribution);
        Antecedent { kind: self.kind, entity, attribution }
    }

    fn is_unnamed(&self) -> bool {
        matches!(
            self.kind,
            Kind::Described | Kind::Officials | Kind::Collective | Kind::Bare | Kind::Partisan
        )
    }

    /// Whether it may be a *he* or a *she*.
    fn is_one_person(&self) -> bool {
        let one = self.is_unnamed() && self.source.number == Number::Singular;
        self.kind == Kind::Person && !self.joined && self.source.entity.is_some() || one
    }

    /// Whether it may be a *they*.
    fn is_several(&self) -> bool {
        self.is_unnamed() || self.joined || matches!(self.kind, Kind::Organization | Kind::Outlet)
    }

    /// Whether it may be an *it*.
    fn is_thing(&self) -> bool {
        matches!(
            self.kind,
            Kind::Organization
                | Kind::Outlet
                | Kind::Document
                | Kind::UnidentifiedOutlet
                | Kind::UnidentifiedDocument
        )
    }
}

/// The memory of one document.
#[derive(Debug, Default)]
pub(in crate::attribution) struct Context {
    pub(in crate::attribution) entities: Entities,
    /// The nouns that somebody is called by or a body's name ends with.
    nouns: Vocabulary,
    /// Who was last called by a noun in the singular, by its number: by title, in apposition, or as a source.
    called: Vec<Option<Antecedent>>,
    /// Bodies in the order in which they are named.
    bodies: Vec<NamedBody>,
    last_speaker: Option<Speaker>,
    /// Persons in the order in which they are named. A block is read for names before anything else, so some of
    /// them may be named after the place that is asked about.
    persons: Vec<NamedPerson>,
}

/// A person as named somewhere.
#[derive(Clone, Copy, Debug)]
struct NamedPerson {
    id: EntityId,
    sentence: u32,
    start: u32,
}

impl Context {
    /// Remembers a person, whom a pronoun may mean later.
    pub(in crate::attribution) fn person(&mut self, id: EntityId, sentence: u32, place: Span) {
        self.persons.push(NamedPerson { id, sentence, start: place.start });
    }

    /// The number of a noun as written, new if need be.
    pub(in crate::attribution) fn noun(&mut self, word: &str) -> WordId {
        self.nouns.intern(word)
    }

    /// Remembers a body, which "the bank" or "the company" may mean later.
    pub(in crate::attribution) fn body(&mut self, body: NamedBody) {
        self.bodies.push(body);
    }

    /// The body named before `place` that a definite noun points back to: one whose name ends with it, or for
    /// a word that fits any body the one named last.
    pub(in crate::attribution) fn body_for(&self, noun: &str, place: Span) -> Option<EntityId> {
        let generic = ANY_BODY.contains(&noun);
        let number = self.nouns.look_up_folded(noun);
        self.latest(place, |body| body.noun == number)
            .or_else(|| self.latest(place, |body| generic && body.kind == MentionKind::Organization))
    }

    /// The outlet named before `place` that "the newspaper" points back to.
    pub(in crate::attribution) fn outlet_for(&self, place: Span) -> Option<EntityId> {
        self.latest(place, |body| body.kind == MentionKind::Outlet)
    }

    /// Whether several outlets were named before `place`, so that "the newspapers" may be they.
    pub(in crate::attribution) fn several_outlets(&self, place: Span) -> bool {
        let outlet = |body: &NamedBody| body.kind == MentionKind::Outlet;
        let last = self.latest(place, outlet);
        self.latest(place, |body| outlet(body) && Some(body.id) != last).is_some()
    }

    fn latest(&self, place: Span, fits: impl Fn(&NamedBody) -> bool) -> Option<EntityId> {
        let before = self.bodies.iter().rev().take(MOST_BODIES).filter(|body| body.place.start < place.start);
        before.into_iter().find(|body| fits(body)).map(|body| body.id)
    }

    /// Notes that somebody is called by a noun, as written.
    pub(in crate::attribution) fn call(&mut self, noun: &str, who: Antecedent) {
        let number = fold_word(noun, |noun| self.nouns.intern_folded(singular(noun))).index();
        self.called.resize(self.called.len().max(number + 1), None);
        self.called[number] = Some(who);
    }

    /// Whoever was last called by a noun, which is folded, in either number.
    pub(in crate::attribution) fn called(&self, noun: &str) -> Option<Antecedent> {
        let number = self.nouns.look_up_folded(singular(noun)).index();
        self.called.get(number).copied().flatten()
    }

    /// Notes who speaks in the attribution of that number; `joined` where several are named together.
    pub(in crate::attribution) fn spoke(
        &mut self,
        kind: Kind,
        source: &Source,
        sentence: u32,
        number: u32,
        joined: bool,
    ) {
        let attribution = source.antecedent.unwrap_or(number);
        let joined = joined || kind == Kind::Person && source.entity.is_none();
        self.last_speaker = Some(Speaker { kind, source: source.clone(), sentence, attribution, joined });
    }

    /// The last speaker goes on to a sentence.
    pub(in crate::attribution) fn goes_on(&mut self, sentence: u32) {
        if let Some(last) = &mut self.last_speaker {
            last.sentence = last.sentence.max(sentence);
        }
    }

    /// Whoever spoke in the sentence given or the one before.
    pub(in crate::attribution) fn speaker_before(&self, sentence: u32) -> Option<&Speaker> {
        self.last_speaker.as_ref().filter(|speaker| speaker.sentence + 1 >= sentence)
    }

    /// Whether somebody spoke in one of the two sentences before the one given.
    pub(in crate::attribution) fn spoke_lately(&self, sentence: u32) -> bool {
        self.last_speaker.as_ref().is_some_and(|speaker| speaker.sentence + MEMORY >= sentence)
    }

    /// The last speaker, however long ago: for quotations that run over paragraphs.
    pub(in crate::attribution) fn last_speaker(&self) -> Option<&Speaker> {
        self.last_speaker.as_ref()
    }

    /// Who "he" or "she" is: the last speaker if one person, named or not, unless a person is named after that.
    pub(in crate::attribution) fn person_meant(&self, sentence: u32, place: Span) -> Option<Antecedent> {
        let speaker = self.recent_speaker(sentence).filter(|speaker| speaker.is_one_person());
        let since = speaker.map(|speaker| speaker.sentence);
        // The first of a sentence, as subjects come first.
        let first = |later: NamedPerson, person: NamedPerson| {
            if person.sentence == later.sentence { person } else { later }
        };
        let named = self.named_lately(sentence, place).reduce(first);
        let named = named.filter(|person| since < Some(person.sentence));
        named
            .map(|person| Antecedent::named(Kind::Person, Some(person.id)))
            .or_else(|| speaker.map(Speaker::meant))
    }

    /// Who "they" or "both" are: the last speakers, else several who were named lately.
    pub(in crate::attribution) fn people_meant(&self, sentence: u32, place: Span) -> Option<Antecedent> {
        match self.recent_speaker(sentence) {
            Some(speaker) if speaker.is_several() => Some(speaker.meant()),
            Some(speaker) if speaker.kind == Kind::Person => None,
            _ => self.several_named(sentence, place).then_some(Antecedent::named(Kind::Person, None)),
        }
    }

    /// Who "it" is: the last speaker if a body or a paper, else the body that a sentence began with.
    pub(in crate::attribution) fn body_meant(&self, sentence: u32) -> Option<Antecedent> {
        match self.recent_speaker(sentence) {
            Some(speaker) if speaker.is_thing() => Some(speaker.meant()),
            Some(speaker) if speaker.sentence + 1 >= sentence => None,
            _ => self.leading_body(sentence),
        }
    }

    /// The unnamed speaker that "another" is like, and that asked not to be named.
    pub(in crate::attribution) fn unnamed_speaker(&self, sentence: u32) -> Option<Antecedent> {
        let speaker = self.recent_speaker(sentence).filter(|speaker| speaker.is_unnamed())?;
        Some(Antecedent::named(speaker.kind, None))
    }

    fn recent_speaker(&self, sentence: u32) -> Option<&Speaker> {
        self.last_speaker.as_ref().filter(|speaker| speaker.sentence + MEMORY >= sentence)
    }

    fn leading_body(&self, sentence: u32) -> Option<Antecedent> {
        let led =
            |body: &&NamedBody| body.leads.is_some_and(|when| when < sentence && when + MEMORY >= sentence);
        let body = self.bodies.iter().rev().take(MOST_BODIES).find(led)?;
        let kind = if body.kind == MentionKind::Outlet { Kind::Outlet } else { Kind::Organization };
        Some(Antecedent::named(kind, Some(body.id)))
    }

    /// Whether several persons were named lately, so that "the officials" may be they.
    pub(in crate::attribution) fn several_named(&self, sentence: u32, place: Span) -> bool {
        let mut named = self.named_lately(sentence, place);
        named.next().is_some_and(|last| named.any(|other| other.id != last.id))
    }

    /// The persons named before a place, the last first, as far back as memory goes.
    fn named_lately(&self, sentence: u32, place: Span) -> impl Iterator<Item = NamedPerson> {
        let before = self.persons.partition_point(|person| person.start < place.start);
        let before = self.persons[..before].iter().rev().copied();
        before.take_while(move |person| person.sentence + MEMORY >= sentence)
    }
}

/// A noun without the ending of the plural.
fn singular(noun: &str) -> &str {
    noun.strip_suffix('s').filter(|_| looks_plural(noun)).unwrap_or(noun)
}
