//! Grades a source phrase on the ladder of kinds.
//!
//! The head decides, then what stands before and behind it: a side makes it partisan, a body, function or
//! relative clause makes it described, an issuer or a date makes a document identified.

use super::grammar::{Tags, looks_plural, names_people};
use super::kinds::{Basis, Kind, MentionKind, Number};
use super::knowledge::{DocumentKind, Effect, EngineLexicon as L};
use super::name::Name;
use super::phrase::{NounPhrase, Reader};
use super::scene::Tokens;
use crate::prose::TokenKind;

/// Numbers that count nobody out: "dozens of officials".
const VAGUE_NUMBERS: [&str; 4] = ["dozens", "hundreds", "scores", "thousands"];

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
    Grade {
        kind,
        number: grader.number(),
        definite: grader.definite(),
        role: role || grader.body().is_some(),
        body: grader.body(),
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
        if let Some(index) = self.phrase.name {
            let name = &self.reader.names[index];
            return self.one_of_many(name).unwrap_or_else(|| self.named(name));
        }
        let pronoun = Tags::PRONOUN | Tags::IT | Tags::OBJECT | Tags::OWNER;
        if scene.is(last, pronoun) || self.part_of_a_pronoun() {
            return (Kind::Pronoun, false);
        }
        if self.reader.stands_for_people(last) {
            return self.unnamed(Kind::Collective);
        }
        if self.made_the_document() {
            return (Kind::Document, true);
        }
        let entry = |lexicon: L| scene.hit_ending(lexicon, last).map(|hit| hit.entry as usize);
        if let Some(&head) = entry(L::SourceHeads).and_then(|entry| scene.known.heads.get(entry)) {
            return self.unnamed(head);
        }
        if let Some(&document) = entry(L::DocumentNouns).and_then(|entry| scene.known.documents.get(entry)) {
            return (self.document(document), false);
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

    /// "The report's authors", "the authors of the study": they stand for a paper that has been spoken of.
    fn made_the_document(&self) -> bool {
        let scene = self.reader.scene;
        let document = |at: usize| scene.hit_ending(L::DocumentNouns, at).is_some();
        let owner = self
            .phrase
            .leading()
            .find(|&at| scene.kind(at) == Some(TokenKind::Possessive))
            .is_some_and(|at| at > self.phrase.whole.start && document(at - 1));
        let of = self.phrase.head.end;
        let behind = scene.is_one_of(of, &["of"])
            && scene.is(of + 1, Tags::DEFINITE)
            && self.first_nouns(of + 2).any(document);
        let maker = scene.hit_ending(L::PersonNouns, self.phrase.head.end - 1).is_some();
        maker && scene.is(self.phrase.whole.start, Tags::DEFINITE) && (owner || behind)
    }

    /// What a name names: a paper where a document's noun ends it ("a Morning Lotus Poll").
    fn named(&self, name: &Name) -> (Kind, bool) {
        let scene = self.reader.scene;
        let ends = scene.hit_ending(L::DocumentNouns, name.core.end - 1).is_some();
        let bare = !matches!(name.kind, MentionKind::Outlet) && name.known.is_none();
        // "The Centre for Policy Studies" has its purpose in its name.
        let purpose = name.core.clone().any(|at| scene.is_one_of(at, &["for"]));
        if ends && bare && name.core.len() > 1 && !purpose { (Kind::Document, true) } else { named(name) }
    }

    /// "Some Democrats", "one Republican familiar with the talks": a name that only says of which sort they are.
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
        let vague = leading.clone().any(|at| scene.is(at, Tags::QUANTIFIER | Tags::OTHER));
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
            Kind::Collective => tied && !self.owned() || counted_fact || self.enumerated(),
            _ => false,
        };
        if described || self.basis() != Basis::None && head != Kind::UnidentifiedOutlet {
            return (Kind::Described, function || tied);
        }
        (head, false)
    }

    /// Identified by an issuer, an author or a date; court papers and laws are records anyone can find.
    fn document(&self, document: DocumentKind) -> Kind {
        let scene = self.reader.scene;
        // A place says where a poll was taken, not whose it is.
        let issuer = |name: &Name| !matches!(name.kind, MentionKind::State | MentionKind::Place);
        let named =
            self.reader.names_in(self.phrase.whole.start..self.document_end()).any(|(_, name)| issuer(name));
        let dated = (self.phrase.whole.start..self.document_end()).any(|at| {
            scene.is(at, Tags::DAY) || scene.kind(at) == Some(TokenKind::Number) && scene.word(at).len() == 4
        });
        let ours = self.phrase.leading().any(|at| scene.is(at, Tags::OWNER));
        let owned = self.owned() || ours || self.tied_to_institution();
        let published = self.published();
        let record = matches!(document, DocumentKind::Record | DocumentKind::Utterance);
        let mass = scene.is_one_of(self.phrase.head.end - 1, &["data"]);
        let one = self.number() == Number::Singular || mass;
        // "The latest poll" points at no poll that was spoken of.
        let newest = self.phrase.leading().any(|at| scene.is_one_of(at, &["latest", "newest", "recent"]));
        let points_back = self.definite() && !newest && (one || self.demonstrative());
        if named || dated || owned || published || record || points_back {
            Kind::Document
        } else {
            Kind::UnidentifiedDocument
        }
    }

    /// "Corvane issued a report saying that …": whoever gave it out stands before it.
    fn published(&self) -> bool {
        let scene = self.reader.scene;
        let last = self.phrase.whole.start.checked_sub(1);
        let Some(verb) = last.and_then(|last| scene.hit_ending(L::Publishing, last)) else { return false };
        let giver = (verb.first as usize).checked_sub(1);
        let someone = Tags::NAME | Tags::HEAD | Tags::PRONOUN | Tags::IT | Tags::AUXILIARY | Tags::ADVERB;
        giver.is_some_and(|giver| scene.is(giver, someone) || scene.kind(giver) == Some(TokenKind::Comma))
    }

    /// How far the words go that may say whose document it is: "a study published on Monday in Nature".
    fn document_end(&self) -> usize {
        let scene = self.reader.scene;
        let end = self.phrase.whole.end;
        let parts = |at: usize| {
            !(scene.is_word(at)
                || matches!(
                    scene.kind(at),
                    Some(TokenKind::Number | TokenKind::Possessive | TokenKind::Symbol)
                ))
        };
        let published = scene.is(end, Tags::PREPOSITION | Tags::DAY)
            && self.phrase.trailing().any(|at| scene.word(at).ends_with("ed"));
        if !published {
            return end;
        }
        (end..end + 14).find(|&at| parts(at)).unwrap_or(end + 14)
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
        let represents =
            ["representative", "representatives"].iter().any(|known| head.eq_ignore_ascii_case(known));
        let tied = || {
            let named = self.reader.names_in(self.phrase.trailing()).next().is_some();
            named || self.body().is_some() || self.tied_to_institution()
        };
        if speaks_for_a_body.iter().any(|known| head.eq_ignore_ascii_case(known)) || represents && tied() {
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
        let one = scene.is(self.phrase.whole.start, Tags::INDEFINITE | Tags::NUMBER);
        let person =
            ["er", "or", "ist", "ian", "man", "woman", "ee"].iter().any(|ending| head.ends_with(ending));
        if one && person && head.len() > 4 { Kind::Described } else { Kind::Organization }
    }

    /// Singular unless the head looks plural, is counted, or is joined to another.
    fn number(&self) -> Number {
        let scene = self.reader.scene;
        let last = self.phrase.head.end - 1;
        let word = scene.word(last);
        if self.phrase.name.is_some() {
            return Number::Singular;
        }
        let one = scene.is_one_of(self.phrase.whole.start, &["a", "an", "one", "each", "every", "another"]);
        let plural = looks_plural(word)
            || [
                "people", "some", "many", "most", "few", "several", "others", "police", "media", "data",
                "men", "women", "they", "we", "those", "both",
            ]
            .iter()
            .any(|known| word.eq_ignore_ascii_case(known));
        if plural && !one { Number::Plural } else { Number::Singular }
    }

    fn definite(&self) -> bool {
        let scene = self.reader.scene;
        // "Minister says dam is safe" points to the story, "counsel for the bank" to the court.
        if self.phrase.name.is_none() && self.number() == Number::Singular && self.bare_function() {
            return true;
        }
        let leading = self.phrase.whole.start..self.phrase.head.start;
        // "All three officials" were counted before.
        let all = scene.is_one_of(leading.start, &["all"]) && scene.is(leading.start + 1, Tags::NUMBER);
        leading.clone().take(2).any(|at| scene.is(at, Tags::DEFINITE | Tags::OWNER)) || all || self.owned()
    }

    /// A function without an article: "minister", "chief engineer".
    fn bare_function(&self) -> bool {
        let scene = self.reader.scene;
        let person = scene.hit_ending(L::PersonNouns, self.phrase.head.end - 1).is_some()
            || scene.is(self.phrase.head.end - 1, Tags::TITLE);
        person && !scene.is(self.phrase.whole.start, Tags::DETERMINER)
    }

    fn demonstrative(&self) -> bool {
        self.reader.scene.is_one_of(self.phrase.whole.start, &["this", "these", "that", "those", "both"])
    }

    /// With a possessive before the head: "the auditor's report".
    fn owned(&self) -> bool {
        let scene = self.reader.scene;
        self.phrase.leading().any(|at| scene.kind(at) == Some(TokenKind::Possessive))
    }

    /// With a number before the head, or "three of the nine".
    fn counted(&self) -> bool {
        let scene = self.reader.scene;
        self.phrase
            .leading()
            .any(|at| scene.is(at, Tags::NUMBER) || scene.kind(at) == Some(TokenKind::Number))
    }

    /// "Three of the nine judges", "most of the 42 economists": a set that could be counted out.
    fn enumerated(&self) -> bool {
        let scene = self.reader.scene;
        let leading = self.phrase.leading();
        let partitive = leading.clone().any(|at| scene.word(at) == "of");
        partitive
            && !leading.clone().any(|at| scene.is_one_of(at, &VAGUE_NUMBERS))
            && leading
                .filter(|&at| scene.is(at, Tags::NUMBER) || scene.kind(at) == Some(TokenKind::Number))
                .count()
                > 0
    }

    /// A relative clause or a participle that tells something of the source; that it would not be named does not.
    fn relative_clause(&self) -> bool {
        let scene = self.reader.scene;
        let mut trailing = self.phrase.trailing();
        trailing.any(|at| {
            scene.is(at, Tags::RELATIVE) && !self.reader.withholds_name(at)
                || scene.is(at, Tags::TRAILING) && !scene.is_one_of(at, &["named", "identified"])
        })
    }

    fn has(&self, effect: Effect) -> bool {
        let scene = self.reader.scene;
        let mut modifiers = scene.hits(L::SourceModifiers, self.phrase.leading());
        modifiers.any(|hit| scene.known.modifiers.get(hit.entry as usize) == Some(&effect))
    }

    /// The organisation or outlet that the phrase is tied to: before the head, or behind it after *at, of, for*. What
    /// stands behind a name tells the bearer's role, "Ada Prohl, head of policy at Vell Bank".
    fn body(&self) -> Option<usize> {
        let scene = self.reader.scene;
        let is_body = |name: &Name| matches!(name.kind, MentionKind::Organization | MentionKind::Outlet);
        let before = self.reader.names_in(self.phrase.leading()).find(|(_, name)| is_body(name));
        let behind = || {
            self.reader.names_in(self.phrase.trailing()).find(|(_, name)| {
                let lead = name.whole.start.saturating_sub(1);
                let lead = if scene.is(lead, Tags::DEFINITE) { lead.saturating_sub(1) } else { lead };
                is_body(name)
                    && (lead == self.phrase.head.end || self.phrase.name.is_some())
                    && scene.is_one_of(lead, &["at", "of", "for", "from", "with", "in"])
            })
        };
        before.or_else(behind).map(|(index, _)| index)
    }

    /// Tied to a body that is known by what it is: "ministry officials", "officials at the ministry".
    fn tied_to_institution(&self) -> bool {
        let scene = self.reader.scene;
        let institution = |at: usize| scene.hit_ending(L::BodyNouns, at).is_some();
        let behind = self.phrase.head.end;
        let tied_behind = scene
            .is_one_of(behind, &["at", "of", "for", "from", "with", "in", "inside", "within"])
            && self.first_nouns(behind + 1).any(institution);
        self.phrase.leading().any(institution) || tied_behind
    }

    fn first_nouns(&self, from: usize) -> Tokens {
        from..self.phrase.whole.end.min(from + 4)
    }

    fn basis(&self) -> Basis {
        let scene = self.reader.scene;
        let trailing = self.phrase.trailing();
        let inside =
            scene.hits(L::BasisPhrases, trailing.clone()).filter(|hit| (hit.end as usize) <= trailing.end);
        let known = inside.filter_map(|hit| scene.known.basis.get(hit.entry as usize));
        known.copied().max().unwrap_or(Basis::None)
    }
}

fn named(name: &Name) -> (Kind, bool) {
    match name.kind {
        MentionKind::Person => (Kind::Person, name.role),
        MentionKind::Organization | MentionKind::Place => (Kind::Organization, true),
        MentionKind::Outlet => (Kind::Outlet, true),
        MentionKind::State => (Kind::State, true),
    }
}
