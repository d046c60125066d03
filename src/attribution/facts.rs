//! The facts that rules may ask for. All places are places in the file.

use super::kinds::{
    Abbreviation, Basis, Evidence, Kind, Manner, MentionKind, Mood, Number, QuotationExtent, Reason, Stance,
};
use super::wording::{Wording, Wordings};
use crate::text::{Cover, Span};
use smallvec::SmallVec;

/// The number of an entity of the document: all mentions of one person or body share it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

/// Who is said to have said it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The phrase with its modifiers and relative clause.
    pub span: Span,
    /// Its words, without the markup that may stand inside.
    pub words: Wording,
    /// Its head noun, or the name.
    pub head: Span,
    /// Of the head.
    pub number: Number,
    /// With *the, this, these* or a possessive, so that it points back.
    pub definite: bool,
    /// Whether title, office, affiliation or relation is given.
    pub role: bool,
    /// The organisation or state it is tied to.
    pub body: Option<EntityId>,
    /// The countries that its adjectives and owners name ("US and Israeli officials").
    pub countries: Box<[Wording]>,
    /// How it knows.
    pub basis: Basis,
    /// Who it is, when the document names it or speaks of it more than once.
    pub entity: Option<EntityId>,
    /// Of an unnamed source that points back ("he", "the official"): the attribution that introduced it, by its
    /// index in [`Facts::attributions`].
    pub antecedent: Option<u32>,
}

/// What attributes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// The verb, adverb or phrase.
    pub span: Span,
    /// Its words, without the markup that may stand inside.
    pub words: Wording,
    /// How it stands to the content.
    pub stance: Stance,
}

/// The party spoken of: accused, denied, criticised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// Where it stands.
    pub span: Span,
    /// Who it is, when it is a mention.
    pub entity: Option<EntityId>,
    /// What it is, when it is a mention.
    pub kind: Option<MentionKind>,
}

/// What a content is about, so that it can be known again when it is restated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claim {
    /// Who and what is named in it, sorted.
    pub entities: SmallVec<[EntityId; 4]>,
    /// The entity it begins with, whose claim it is.
    pub leading: Option<EntityId>,
    /// Its other words, sorted.
    pub words: Box<[Stem]>,
    /// The noun it begins with, when that points back ("the payments") or belongs to a name ("Orrin's payments").
    pub pointing: Option<Stem>,
    /// Whether that noun is what it begins to speak of, and does not only modify another ("the payments office").
    pub points_at_deed: bool,
    /// Its subject and the word behind that, as one number; of what belongs to somebody, the next pair too.
    pub opening: [u16; 2],
    /// What it speaks of first, each with the word behind it, as numbers like that; 0 where there are no more.
    pub pairs: Pairs,
}

/// Pairs of neighbours in a claim.
pub type Pairs = [u16; 6];

/// A word by its stem and by its form, both hashed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stem {
    /// What "pays" and "payments" have in common.
    pub stem: u32,
    /// What they do not.
    pub form: u32,
}

impl Claim {
    /// Whether this claim restates another: it says it in the same words; it begins with an entity of the other and
    /// says of it what the other says; or it begins with a noun made of the other's verb ("pays", "the payments",
    /// "Orrin's payments").
    pub fn restates(&self, other: &Self) -> bool {
        let about_it = self.leading.is_some_and(|id| other.entities.contains(&id));
        about_it && (self.made_of(other) || self.says_of_it(other))
            || self.leading.is_none() && self.made_of(other)
            || self.len() > 1 && self.things().eq(other.things())
    }

    /// Whether it restates another so closely that both can only mean the same: in the same words, with a noun made of
    /// the other's verb, or with the subject and the verb of the other side by side at its beginning, and one thing
    /// more that both speak of.
    pub fn repeats(&self, other: &Self) -> bool {
        let about_it = self.leading.is_some_and(|id| other.entities.contains(&id));
        let known = || self.points_at_deed && self.pointing.is_some_and(|noun| other.has(noun.stem));
        let opens_alike = || self.opening.iter().any(|pair| *pair != 0 && other.pairs.contains(pair));
        (about_it || self.leading.is_none()) && self.made_of(other)
            || (about_it || known()) && opens_alike() && self.shared(other) > 2
            || self.len() > 1 && self.things().eq(other.things())
    }

    /// Whether it begins with a noun that is made of one of the other's words.
    fn made_of(&self, other: &Self) -> bool {
        self.points_at_deed && self.pointing.is_some_and(|noun| other.has_made(noun))
    }

    /// What it speaks of, in a fixed order. Claims in the same words have the same.
    pub(crate) fn things(&self) -> impl Iterator<Item = u32> {
        self.entities.iter().map(|id| id.0).chain(self.words.iter().map(|word| word.stem))
    }

    /// Whether two claims about one entity say the same of it: half of what the shorter one speaks of is in the other
    /// too, two things at least beside the entity. A word or two, a story may have in every sentence.
    fn says_of_it(&self, other: &Self) -> bool {
        let shared = self.shared(other);
        shared > 2 && shared * 2 >= self.len().min(other.len())
    }

    /// How many things both speak of.
    fn shared(&self, other: &Self) -> usize {
        let words = self.words.iter().filter(|word| other.has(word.stem)).count();
        words + self.entities.iter().filter(|id| other.entities.contains(id)).count()
    }

    fn has(&self, stem: u32) -> bool {
        self.words.binary_search_by_key(&stem, |known| known.stem).is_ok()
    }

    /// How many things it speaks of.
    fn len(&self) -> usize {
        self.entities.len() + self.words.len()
    }

    /// Whether a noun is made of one of the claim's words and is another form than that.
    fn has_made(&self, noun: Stem) -> bool {
        let mut known = self.words.iter().filter(|word| word.stem == noun.stem).peekable();
        known.peek().is_some() && known.all(|word| word.form != noun.form)
    }
}

/// A source, a cue and a content, resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The source's rung, after names, apposition, carry-over and pronouns are resolved.
    pub kind: Kind,
    /// The source, unless nobody or the writer speaks.
    pub source: Option<Source>,
    /// The cue, unless a quotation stands alone or the writer speaks.
    pub cue: Option<Cue>,
    /// What is claimed: no range, one, or two where the cue breaks a quotation.
    pub content: SmallVec<[Span; 2]>,
    /// How much of the content is quoted.
    pub quotation: QuotationExtent,
    /// How it is built.
    pub manner: Manner,
    /// Whether the saying is told as having happened.
    pub mood: Mood,
    /// The party spoken of.
    pub target: Option<Target>,
    /// Why the source is unnamed.
    pub reason: Reason,
    /// The words of the reason; where none is given, those that say that the source is unnamed.
    pub reason_span: Option<Span>,
    /// All words that say that the source is unnamed, and why.
    pub anonymity: Option<Span>,
    /// What is attached to its clause.
    pub evidence: Evidence,
    /// What the content is about.
    pub claim: Claim,
    /// The attribution in whose content this one stands, by its index in [`Facts::attributions`].
    pub outer: Option<u32>,
    /// Of a clause of the writer's that trails behind an attribution: which one, by its index.
    pub hangs_on: Option<u32>,
    /// Whether it stands in the headline.
    pub in_headline: bool,
    /// The sentence it stands in, by its number in the document.
    pub sentence: u32,
    /// The clause it stands in.
    pub clause: Span,
}

impl Attribution {
    /// The place it is known by: its cue, else its source, else its content.
    pub fn anchor(&self) -> Span {
        let cue = self.cue.as_ref().map(|cue| cue.span);
        let source = self.source.as_ref().map(|source| source.span);
        cue.or(source).or_else(|| self.content.first().copied()).unwrap_or(self.clause)
    }

    /// The place it is pointed at: its source, else its cue, else its content.
    pub fn place(&self) -> Span {
        let source = self.source.as_ref().map(|source| source.span);
        let cue = self.cue.as_ref().map(|cue| cue.span);
        let content = || self.content.iter().copied().reduce(Span::hull);
        source.or(cue).or_else(content).unwrap_or(self.clause)
    }

    /// Source and cue together; the content where there is neither.
    pub fn extent(&self) -> Span {
        match (&self.source, &self.cue) {
            (Some(source), Some(cue)) => source.span.hull(cue.span),
            _ => self.anchor(),
        }
    }
}

/// A named person, organisation, outlet, state or place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The name with its title and the abbreviation in brackets, without article.
    pub span: Span,
    /// The name alone.
    pub name: Span,
    /// What it names.
    pub kind: MentionKind,
    /// Who it is.
    pub entity: EntityId,
    /// Whether title, office, affiliation or relation is given here or in the sentence before.
    pub role: bool,
    /// Whether it is the source of an attribution.
    pub speaks: bool,
    /// How the abbreviation in brackets fits.
    pub abbreviation: Abbreviation,
    /// The abbreviation in brackets, without them.
    pub abbreviation_span: Option<Span>,
    /// What the tables hold on the name or the abbreviation, as text; empty where they are silent.
    pub record: Wording,
    /// Whether it is accused here.
    pub accused: bool,
    /// The sentence it stands in, by its number in the document.
    pub sentence: u32,
}

/// Someone or something that the document names, perhaps several times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// The fullest name the document gives.
    pub name: String,
    /// What it is.
    pub kind: MentionKind,
    /// Its first mention, by its index in [`Facts::mentions`].
    pub first: u32,
    /// Whether it denies, comments or is reported not to have responded, anywhere in the document.
    pub answered: bool,
    /// Whether it, or whoever speaks for it, is reported to decline to comment, anywhere in the document.
    pub declined: bool,
    /// The country it belongs to or stands for, as the tables name it; empty where they are silent.
    pub country: String,
}

/// All facts of a document.
#[derive(Debug, Default)]
pub struct Facts {
    /// Attributions in reading order.
    pub attributions: Vec<Attribution>,
    /// Mentions in reading order.
    pub mentions: Vec<Mention>,
    /// Who and what they name, by [`EntityId`].
    pub entities: Vec<Entity>,
    /// Direct quotations from mark to mark, in reading order. Whoever reads the text knows them.
    pub quotations: Vec<Span>,
    /// The words that some of these have by their number.
    pub(super) wordings: Wordings,
}

impl Facts {
    /// The words of a source or a cue, the name of a country, what is recorded of a name.
    pub fn words(&self, words: Wording) -> &str {
        self.wordings.get(words)
    }

    /// The contents of attributions whose source is named: their words are not the writer's.
    pub fn told_by_name(&self) -> Cover {
        let named = self.attributions.iter().filter(|told| told.kind.is_named() && told.cue.is_some());
        named.flat_map(|told| told.content.iter().copied()).collect()
    }
}
