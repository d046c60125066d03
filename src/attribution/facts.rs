//! The facts that rules may ask for. All places are places in the file.

use crate::names::named;
use crate::text::Span;

named! {
    /// The rung of a source on the ladder, strongest first; the last two stand off the ladder.
    pub enum Kind {
        /// A named person.
        Person = "person",
        /// An identified record or study: issuer or author, and a date or number.
        Document = "document",
        /// A named organisation; also police, prosecutors, a ministry.
        Organization = "organization",
        /// A named outlet.
        Outlet = "outlet",
        /// Unnamed but described: a body, function, number with a fact, or relative clause.
        Described = "described",
        /// Official-type head with at most rank, nationality and number.
        Officials = "officials",
        /// Experts, critics, some, residents.
        Collective = "collective",
        /// "A source", "sources".
        Bare = "bare",
        /// Only a side is known.
        Partisan = "partisan",
        /// "Media reports", "the public broadcaster".
        UnidentifiedOutlet = "unidentified-outlet",
        /// Reports, studies and polls that no reader can find.
        UnidentifiedDocument = "unidentified-document",
        /// A capital or country as speaker.
        State = "state",
        /// Nobody: agentless.
        Nobody = "nobody",
        /// A pronoun that could not be resolved. Off the ladder.
        Pronoun = "pronoun",
        /// The writer's own voice. Off the ladder.
        Writer = "writer",
    }
}

impl Kind {
    /// Whether the source has a name: person, document, organization or outlet.
    pub const fn is_named(self) -> bool {
        matches!(self, Self::Person | Self::Document | Self::Organization | Self::Outlet)
    }

    /// Whether it is a rung of the ladder; `pronoun` and `writer` are not.
    pub const fn on_ladder(self) -> bool {
        !matches!(self, Self::Pronoun | Self::Writer)
    }

    /// Whether it stands strictly below `other`; what is off the ladder compares with nothing.
    pub fn weaker_than(self, other: Self) -> bool {
        self.on_ladder() && other.on_ladder() && self > other
    }
}

named! {
    /// How a cue stands to its content, from its lexicon entry.
    pub enum Stance {
        /// Says nothing of it: say, tell, according to.
        Neutral = "neutral",
        /// Vouches for it: note, reveal, point out.
        Endorsing = "endorsing",
        /// Doubts it: claim, insist.
        Distancing = "distancing",
        /// Says it cautiously: suggest, indicate.
        Tentative = "tentative",
        /// Makes it an admission: admit, concede.
        Conceding = "conceding",
        /// Contradicts it: deny, reject.
        Denying = "denying",
        /// Disproves it: refute, debunk.
        Refuting = "refuting",
        /// Charges someone: accuse, blame.
        Accusing = "accusing",
        /// Finds fault: criticise, complain.
        Criticizing = "criticizing",
        /// Takes sides for it: praise, endorse.
        Supporting = "supporting",
        /// Colours the saying: joke, snap.
        Coloured = "coloured",
        /// Commits: promise, vow.
        Promising = "promising",
        /// Asks others to act: urge, demand.
        Urging = "urging",
        /// Foretells: predict, expect.
        Predicting = "predicting",
        /// A state of mind: believe, fear, view.
        Believing = "believing",
        /// Hearsay: reportedly, rumoured.
        Rumoured = "rumoured",
        /// Will not say: declined to comment.
        Declining = "declining",
    }
}

named! {
    /// How an attribution is built.
    pub enum Manner {
        /// "She said that …".
        Indirect = "indirect",
        /// "…," she said, where the quoted words are the whole content.
        Quotation = "quotation",
        /// "According to her …".
        AccordingTo = "according-to",
        /// "(Was) accused of …".
        Passive = "passive",
        /// "It is believed that …".
        Expletive = "expletive",
        /// "Is said to …".
        Raising = "raising",
        /// "Reportedly".
        Adverb = "adverb",
        /// "The alleged …".
        Adjective = "adjective",
        /// "The claim that …", "rumours of …".
        Noun = "noun",
    }
}

named! {
    /// Grammatical number of a source's head.
    pub enum Number {
        /// One.
        Singular = "singular",
        /// More than one.
        Plural = "plural",
    }
}

named! {
    /// How an unnamed source knows.
    pub enum Basis {
        /// Not said.
        None = "none",
        /// Familiar with, close to, briefed on.
        Familiarity = "familiarity",
        /// Attended, saw, signed, took part.
        Direct = "direct",
    }
}

named! {
    /// Why a source is unnamed.
    pub enum Reason {
        /// Not said.
        None = "none",
        /// A stock phrase: "not authorised to speak".
        Boilerplate = "boilerplate",
        /// What this source risks.
        Specific = "specific",
    }
}

named! {
    /// What is attached to an attribution's clause for readers to check.
    pub enum Evidence {
        /// Nothing.
        None = "none",
        /// A link.
        Link = "link",
        /// A bracketed or author-year reference.
        Citation = "citation",
        /// A footnote.
        Footnote = "footnote",
    }
}

named! {
    /// How much of a content is quoted.
    pub enum QuotationExtent {
        /// None of it.
        None = "none",
        /// Less than a clause.
        Fragment = "fragment",
        /// A clause or more.
        Full = "full",
        /// A quote block.
        Block = "block",
    }
}

named! {
    /// What a mention names.
    pub enum MentionKind {
        /// A person.
        Person = "person",
        /// A body.
        Organization = "organization",
        /// A newspaper, agency, broadcaster or site.
        Outlet = "outlet",
        /// A country, or its capital or seat of government.
        State = "state",
        /// Any other place.
        Place = "place",
    }
}

named! {
    /// How the abbreviation in brackets after a name fits it.
    pub enum Abbreviation {
        /// There is none, or what stands in the brackets is none.
        None = "none",
        /// The tables or the initials agree.
        Right = "right",
        /// The tables give the name another, or give this one to another body, and the initials fail.
        Wrong = "wrong",
        /// The initials fail and the tables are silent.
        Doubtful = "doubtful",
    }
}

/// The number of an entity of the document: all mentions of one person or body share it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

/// Who is said to have said it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The phrase with its modifiers and relative clause.
    pub span: Span,
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
    pub countries: Vec<String>,
    /// How it knows.
    pub basis: Basis,
    /// Who it is, when the document names it or speaks of it more than once.
    pub entity: Option<EntityId>,
}

/// What attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// The verb, adverb or phrase.
    pub span: Span,
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
    pub entities: Vec<EntityId>,
    /// The entity it begins with, whose claim it is.
    pub leading: Option<EntityId>,
    /// Its other words, sorted.
    pub words: Vec<Stem>,
    /// The noun it begins with, when that points back ("the payments").
    pub pointing: Option<Stem>,
}

/// A word by its stem and by its form, both hashed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stem {
    /// What "pays" and "payments" have in common.
    pub stem: u32,
    /// What they do not.
    pub form: u32,
}

impl Claim {
    /// Whether this claim restates another: it shares a word by its stem, and begins with an entity of the
    /// other; or it begins with a noun made of the other's verb ("pays", "the payments").
    pub fn restates(&self, other: &Self) -> bool {
        let about_it = self.leading.is_some_and(|id| other.entities.contains(&id));
        self.shares_word(other) && about_it || self.pointing.is_some_and(|noun| other.has_made(noun))
    }

    fn shares_word(&self, other: &Self) -> bool {
        self.words.iter().any(|word| other.words.binary_search_by_key(&word.stem, |known| known.stem).is_ok())
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
    pub content: Vec<Span>,
    /// How much of the content is quoted.
    pub quotation: QuotationExtent,
    /// How it is built.
    pub manner: Manner,
    /// The party spoken of.
    pub target: Option<Target>,
    /// Why the source is unnamed.
    pub reason: Reason,
    /// The words that say so.
    pub reason_span: Option<Span>,
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
        let cue = self.cue.map(|cue| cue.span);
        let source = self.source.as_ref().map(|source| source.span);
        cue.or(source).or_else(|| self.content.first().copied()).unwrap_or(self.clause)
    }

    /// Source and cue together; the content where there is neither.
    pub fn extent(&self) -> Span {
        match (&self.source, self.cue) {
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
    pub record: String,
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
    /// Direct quotations from mark to mark, in reading order.
    pub quotations: Vec<Span>,
}
