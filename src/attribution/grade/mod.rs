//! Grades a source phrase on the ladder of kinds.
//!
//! The head decides, then what stands before and behind it: a side makes it partisan, a body, function or
//! relative clause makes it described, an issuer or a date makes a document identified.

mod paper;
mod traits;

use super::kinds::{Basis, Kind, MentionKind, Number};
use super::name::Name;
use super::phrase::{NounPhrase, Reader};
use super::words::grammar::{Tags, names_people};
use super::words::knowledge::{Effect, EngineLexicon as L};

/// Things that end like people.
const THINGS: [&str; 14] = [
    "computer", "error", "factor", "letter", "meteor", "mirror", "number", "order", "paper", "sensor",
    "sticker", "terror", "tracker", "tremor",
];

/// What a phrase says of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Grade {
    pub(super) kind: Kind,
    pub(super) number: Number,
    pub(super) definite: bool,
    pub(super) role: bool,
    /// The name it is tied to, an index into the block's names.
    pub(super) body: Option<usize>,
    pub(super) basis: Basis,
}

/// Grades a phrase. The document is not asked: what points back is resolved later.
pub(super) fn grade(reader: &Reader<'_, '_>, phrase: &NounPhrase) -> Grade {
    let grader = Grader { reader, phrase };
    let (kind, role) = grader.kind();
    let body = grader.body();
    Grade {
        kind,
        number: grader.number(),
        definite: grader.definite(),
        role: role || body.is_some(),
        body,
        basis: grader.basis(),
    }
}

struct Grader<'r, 's, 'a> {
    reader: &'r Reader<'s, 'a>,
    phrase: &'r NounPhrase,
}

impl Grader<'_, '_, '_> {
    fn kind(&self) -> (Kind, bool) {
        let scene = self.reader.scene;
        let last = self.phrase.head.end - 1;
        if self.cites_a_paper() {
            return (Kind::Document, true);
        }
        if let Some(index) = self.phrase.name {
            let name = &self.reader.names[index];
            return self.one_of_many(name).unwrap_or_else(|| self.named(name));
        }
        let pronoun = Tags::PRONOUN | Tags::IT | Tags::OBJECT | Tags::OWNER;
        if scene.is(last, pronoun) || self.part_of_a_pronoun() {
            return (Kind::Pronoun, false);
        }
        if self.reader.counts_alone(self.phrase.whole.clone()) {
            return (Kind::Collective, false);
        }
        if self.reader.stands_for_people(last) {
            return self.unnamed(Kind::Collective);
        }
        if self.made_the_document() {
            return (Kind::Document, true);
        }
        if self.speaks_for_a_party() {
            return (Kind::Organization, true);
        }
        let entry = |lexicon: L| scene.hit_ending(lexicon, last).map(|hit| hit.entry as usize);
        if let Some(&head) = entry(L::SourceHeads).and_then(|entry| scene.known.heads.get(entry)) {
            return self.unnamed(head);
        }
        if let Some(&document) = entry(L::DocumentNouns).and_then(|entry| scene.known.documents.get(entry)) {
            return (self.document(document), false);
        }
        if let Some(kind) = self.outcome() {
            return (kind, false);
        }
        if entry(L::BodyNouns).is_some() {
            return (self.institution(), false);
        }
        if entry(L::PersonNouns).is_some() || scene.is(last, Tags::TITLE) {
            return (self.functionary(), true);
        }
        (self.stranger(), false)
    }

    /// "Some of them", "many of us", "some of it": as known as the pronoun is.
    fn part_of_a_pronoun(&self) -> bool {
        let scene = self.reader.scene;
        let of = self.phrase.head.end;
        scene.is_one_of(of, &["of"]) && scene.is_one_of(of + 1, &["them", "us", "you", "whom", "it"])
    }

    /// What a name names: a paper where a document's noun ends it ("a Morning Lotus Poll").
    fn named(&self, name: &Name) -> (Kind, bool) {
        let scene = self.reader.scene;
        let last = name.core.end - 1;
        let ends = scene.hit_ending(L::DocumentNouns, last).is_some();
        // "The National Archives", "the Orrin Geological Survey": a body is called so too.
        let ends = ends && scene.hit_ending(L::OrganizationNouns, last).is_none();
        let given = scene.hit_at(L::GivenNames, name.core.start).is_some();
        let bare = name.kind != MentionKind::Outlet && name.known.is_none() && !given;
        // "The Centre for Policy Studies", "the Dorn Bureau of Investigation" have their purpose in their names.
        let body = |at: usize| scene.hit_ending(L::OrganizationNouns, at).is_some();
        let purpose = name.core.clone().skip(1).any(|at| {
            scene.is_one_of(at, &["for"])
                || scene.is_one_of(at, &["of"]) && body(at - 1) && at + 2 == name.core.end
        });
        if ends && bare && name.core.len() > 1 && !purpose { (Kind::Document, true) } else { named(name) }
    }

    /// "Some Democrats", "senior Democrats", "one Republican familiar with the talks": a name that only says of which
    /// sort they are.
    fn one_of_many(&self, name: &Name) -> Option<(Kind, bool)> {
        let scene = self.reader.scene;
        let leading = self.phrase.leading();
        let alone = (name.core.len() == 1 || names_people(scene.word(name.core.end - 1)))
            && name.core == self.phrase.head
            && name.core == name.whole
            && name.known.is_none();
        let counts = Tags::DETERMINER | Tags::MODIFIER | Tags::OTHER;
        if !alone || leading.is_empty() || !leading.clone().all(|at| scene.is(at, counts)) {
            return None;
        }
        let word = scene.word(name.core.end - 1);
        let plural = word.ends_with('s');
        let vague =
            leading.clone().any(|at| scene.is(at, Tags::QUANTIFIER | Tags::OTHER)) || self.has(Effect::Rank);
        let one = scene.is(leading.start, Tags::INDEFINITE | Tags::NUMBER);
        if plural && vague {
            Some((Kind::Collective, false))
        } else if one && name.kind != MentionKind::Outlet && !plural {
            Some((Kind::Described, false))
        } else {
            None
        }
    }

    /// A head of the lexicon: officials, critics, sources, media.
    fn unnamed(&self, head: Kind) -> (Kind, bool) {
        if self.has(Effect::Side) && head != Kind::UnidentifiedOutlet {
            return (Kind::Partisan, false);
        }
        let function = self.has(Effect::Describes) && matches!(head, Kind::Officials | Kind::Bare);
        let tied = self.body().is_some() || self.tied_to_institution();
        let counted_fact = self.counted() && self.relative_clause();
        let described = match head {
            Kind::Officials | Kind::Bare => function || tied || self.relative_clause(),
            // "His neighbour" is one of whom more is known than of a neighbour.
            Kind::Collective if self.number() == Number::Singular && self.someones() => true,
            Kind::Collective => tied && !self.owned() || counted_fact || self.enumerated(),
            _ => false,
        };
        if described || self.basis() != Basis::None && head != Kind::UnidentifiedOutlet {
            return (Kind::Described, function || tied);
        }
        (head, false)
    }

    /// A body that is known by what it is: police, the ministry.
    fn institution(&self) -> Kind {
        let scene = self.reader.scene;
        let indefinite = scene.is(self.phrase.whole.start, Tags::INDEFINITE | Tags::QUANTIFIER);
        // "A furious Swedish government" is the one there is.
        let ruling = scene.is_one_of(self.phrase.head.end - 1, &["government", "administration"])
            && self.phrase.leading().any(|at| scene.is(at, Tags::STATE));
        if indefinite && !ruling && self.body().is_none() { Kind::Described } else { Kind::Organization }
    }

    /// A person known by a function: the mayor, two engineers, teachers.
    fn functionary(&self) -> Kind {
        let scene = self.reader.scene;
        let head = scene.word(self.phrase.head.end - 1);
        let speaks_for_a_body =
            ["spokesman", "spokeswoman", "spokesperson", "spokesmen", "spokespeople", "spokespersons"];
        if speaks_for_a_body.iter().any(|known| head.eq_ignore_ascii_case(known)) {
            return Kind::Organization;
        }
        let crowd =
            self.number() == Number::Plural && !self.definite() && !self.counted() && self.body().is_none();
        if self.has(Effect::Side) && !self.definite() {
            Kind::Partisan
        } else if crowd && !self.relative_clause() && !self.tied_to_institution() {
            Kind::Collective
        } else {
            Kind::Described
        }
    }

    /// A head that no lexicon has. Only what is built like a word for a person is taken for one.
    fn stranger(&self) -> Kind {
        let scene = self.reader.scene;
        let head = scene.word(self.phrase.head.end - 1);
        // "Said one": one of those who were told of before.
        if scene.is_one_of(self.phrase.head.start, &["one"]) {
            return Kind::Collective;
        }
        // "Unnamed prelates": whose name is said to be left out speaks.
        if self.phrase.leading().any(|at| scene.is_one_of(at, &["anonymous", "unidentified", "unnamed"])) {
            return if self.number() == Number::Plural { Kind::Collective } else { Kind::Described };
        }
        // "The 27-year-old" stands for somebody who is known; an age alone does not tell who.
        if head.ends_with("-year-old") {
            return if self.definite() { Kind::Pronoun } else { Kind::Described };
        }
        let one = scene.is(self.phrase.whole.start, Tags::INDEFINITE | Tags::NUMBER);
        if one && looks_like_person(head) { Kind::Described } else { Kind::Organization }
    }
}

/// Whether a word is built as words for a person are: "welder", "cellist".
pub(super) fn looks_like_person(word: &str) -> bool {
    let person = ["er", "or", "ist", "ian", "man", "woman", "ee"].iter().any(|ending| word.ends_with(ending));
    person && word.len() > 4 && !THINGS.iter().any(|thing| word.eq_ignore_ascii_case(thing))
}

fn named(name: &Name) -> (Kind, bool) {
    match name.kind {
        MentionKind::Person => (Kind::Person, name.role),
        MentionKind::Organization | MentionKind::Place => (Kind::Organization, true),
        MentionKind::Outlet => (Kind::Outlet, true),
        MentionKind::State => (Kind::State, true),
    }
}
