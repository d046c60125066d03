//! What the engine remembers of a document from one sentence to the next: who is who, who spoke last, which
//! offices have been filled.

use super::meant::{Antecedent, MEMORY};
use super::persons::{Persons, Wanted};
use super::sex::Sex;
use crate::attribution::facts::{EntityId, Source};
use crate::attribution::kinds::{Kind, MentionKind, Number};
use crate::attribution::name::entity::Entities;
use crate::attribution::words::grammar::looks_plural;
use crate::prose::{Vocabulary, WordId, fold_word};
use crate::text::Span;

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

/// Of those, the nouns that fit no body of the state and no club.
const BUSINESSES: [&str; 4] = ["company", "firm", "business", "corporation"];

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
    /// Whether it cannot be a company, as its name tells.
    pub(in crate::attribution) public: bool,
    /// The sentence that begins with it, if one does.
    pub(in crate::attribution) leads: Option<u32>,
}

impl NamedBody {
    fn meant(&self) -> Antecedent {
        let kind = if self.kind == MentionKind::Outlet { Kind::Outlet } else { Kind::Organization };
        Antecedent::named(kind, Some(self.id))
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
        Antecedent { kind: self.kind, entity, attribution, body: None }
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

/// How somebody speaks.
#[derive(Clone, Copy, Debug)]
pub(in crate::attribution) struct Voice {
    /// Whether several are named together.
    pub(in crate::attribution) joined: bool,
    /// What the words tell of the speaker's sex, and of that of whose he or she is.
    pub(in crate::attribution) sexes: [Option<Sex>; 2],
    /// Whether somebody else tells of it.
    pub(in crate::attribution) told: bool,
}

/// The memory of one document.
#[derive(Debug, Default)]
pub(in crate::attribution) struct Context {
    pub(in crate::attribution) entities: Entities,
    /// The nouns that somebody is called by or a body's name ends with.
    nouns: Vocabulary,
    /// Who was last called by a noun in the singular, by its number, and where: by title, in apposition, or as a source.
    called: Vec<Option<(Antecedent, u32)>>,
    /// Bodies in the order in which they are named.
    bodies: Vec<NamedBody>,
    last_speaker: Option<Speaker>,
    /// The last speaker who speaks in nobody else's words.
    main_speaker: Option<Speaker>,
    /// The paper that the last block ended with, and in which sentence that was.
    pub(in crate::attribution) paper: Option<(Kind, u32)>,
    /// Persons, whom *he* or *she* may mean.
    pub(in crate::attribution) persons: Persons,
}

impl Context {
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
        let (generic, business) = (ANY_BODY.contains(&noun), BUSINESSES.contains(&noun));
        let fits = |body: &NamedBody| generic && body.kind == MentionKind::Organization;
        let called = self.named_by(noun, place).map(|body| body.id);
        called.or_else(|| {
            self.latest(place, |body| fits(body) && !(business && body.public)).map(|body| body.id)
        })
    }

    /// The body named before `place` whose name ends with a noun, which is folded.
    fn named_by(&self, noun: &str, place: Span) -> Option<&NamedBody> {
        let number = self.nouns.look_up_folded(noun);
        self.latest(place, |body| body.noun == number)
    }

    /// The outlet named before `place` that "the newspaper" points back to.
    pub(in crate::attribution) fn outlet_for(&self, place: Span) -> Option<EntityId> {
        self.latest(place, |body| body.kind == MentionKind::Outlet).map(|body| body.id)
    }

    /// Whether several outlets were named before `place`, so that "the newspapers" may be they.
    pub(in crate::attribution) fn several_outlets(&self, place: Span) -> bool {
        let outlet = |body: &NamedBody| body.kind == MentionKind::Outlet;
        let last = self.latest(place, outlet).map(|body| body.id);
        self.latest(place, |body| outlet(body) && Some(body.id) != last).is_some()
    }

    fn latest(&self, place: Span, fits: impl Fn(&NamedBody) -> bool) -> Option<&NamedBody> {
        let before = self.bodies.iter().rev().take(MOST_BODIES).filter(|body| body.place.start < place.start);
        before.into_iter().find(|body| fits(body))
    }

    /// Notes that somebody is called by a noun, as written, at a place.
    pub(in crate::attribution) fn call(&mut self, noun: &str, who: Antecedent, place: Span) {
        let number = fold_word(noun, |noun| self.nouns.intern_folded(singular(noun))).index();
        self.called.resize(self.called.len().max(number + 1), None);
        self.called[number] = Some((who, place.start));
    }

    /// Notes that a paper is given out, by a body with a name or one known by what it is. One that is not `new` stays what
    /// it was cited as.
    pub(in crate::attribution) fn issue(
        &mut self,
        noun: &str,
        body: Option<EntityId>,
        new: bool,
        place: Span,
    ) {
        let cited = fold_word(noun, |noun| self.called(noun)).filter(|_| !new);
        let attribution = cited.and_then(|paper| paper.attribution);
        self.call(noun, Antecedent { kind: Kind::Document, entity: None, attribution, body }, place);
    }

    /// Whoever was last called by a noun, which is folded, in either number.
    pub(in crate::attribution) fn called(&self, noun: &str) -> Option<Antecedent> {
        self.last_called(noun).map(|(who, _)| who)
    }

    /// The body named before `place` that "the trust" means rather than a trust without a name that spoke before that.
    pub(in crate::attribution) fn named_since(&self, noun: &str, place: Span) -> Option<Antecedent> {
        let unnamed = self.last_called(noun).filter(|(who, _)| who.entity.is_none());
        let body = self
            .named_by(noun, place)
            .filter(|body| unnamed.is_some_and(|(_, start)| start < body.place.start))?;
        Some(body.meant())
    }

    fn last_called(&self, noun: &str) -> Option<(Antecedent, u32)> {
        let number = self.nouns.look_up_folded(singular(noun)).index();
        self.called.get(number).copied().flatten()
    }

    /// Notes who speaks in the attribution of that number.
    pub(in crate::attribution) fn spoke(
        &mut self,
        kind: Kind,
        source: &Source,
        sentence: u32,
        number: u32,
        Voice { joined, sexes, told }: Voice,
    ) {
        let attribution = source.antecedent.unwrap_or(number);
        let joined = joined || kind == Kind::Person && source.entity.is_none();
        let speaker = Speaker { kind, source: source.clone(), sentence, attribution, joined };
        let outer = self.main_speaker.take().filter(|outer| told && outer.sentence == sentence);
        let named = outer.as_ref().is_some_and(|outer| outer.kind == Kind::Person);
        if speaker.is_one_person() {
            // "Ana Castro said the minister had called": she goes on, unless the pronoun does not fit.
            let behind = usize::from(named && speaker.is_unnamed());
            self.persons.speak(speaker.meant(), sentence, sexes, behind);
        }
        self.main_speaker = Some(outer.unwrap_or_else(|| speaker.clone()));
        self.last_speaker = Some(speaker);
    }

    /// The last speaker goes on to a sentence.
    pub(in crate::attribution) fn goes_on(&mut self, sentence: u32) {
        // Whoever told what others said goes on, and not they.
        self.last_speaker = self.main_speaker.take();
        if let Some(last) = &mut self.last_speaker {
            last.sentence = last.sentence.max(sentence);
            if last.is_one_person() {
                self.persons.goes_on(sentence);
            }
        }
        self.main_speaker.clone_from(&self.last_speaker);
    }

    /// Whoever spoke in the sentence given or the one before.
    pub(in crate::attribution) fn speaker_before(&self, sentence: u32) -> Option<&Speaker> {
        self.last_speaker.as_ref().filter(|speaker| speaker.sentence + 1 >= sentence)
    }

    /// The last speaker, or whoever tells what that one said, however long ago: for quotations that run on.
    pub(in crate::attribution) fn main_speaker(&self) -> Option<&Speaker> {
        self.main_speaker.as_ref()
    }

    /// Whether somebody spoke in one of the two sentences before the one given.
    pub(in crate::attribution) fn spoke_lately(&self, sentence: u32) -> bool {
        self.last_speaker.as_ref().is_some_and(|speaker| speaker.sentence + MEMORY >= sentence)
    }

    /// Who "he" or "she" is.
    pub(in crate::attribution) fn person_meant(&self, wanted: Wanted) -> Option<Antecedent> {
        let speaker = self.recent_speaker(wanted.sentence).filter(|speaker| speaker.is_one_person());
        self.persons.meant(wanted, speaker.map(|speaker| speaker.sentence))
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
        Some(body.meant())
    }

    /// Whether several persons were named lately, so that "the officials" may be they.
    pub(in crate::attribution) fn several_named(&self, sentence: u32, place: Span) -> bool {
        let mut named = self.persons.lately(sentence, place);
        named.next().is_some_and(|last| named.any(|other| other.id != last.id))
    }
}

/// A noun without the ending of the plural.
fn singular(noun: &str) -> &str {
    noun.strip_suffix('s').filter(|_| looks_plural(noun)).unwrap_or(noun)
}
