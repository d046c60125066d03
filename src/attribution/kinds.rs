//! The closed sets that facts are made of, with the names YAML knows them by.

use crate::names::named;
use serde::{Deserialize, Serialize};

named! {
    /// The rung of a source on the ladder, strongest first; the last two stand off the ladder.
    #[derive(Serialize, Deserialize)]
    pub enum Kind {
        /// A named person.
        Person = "person",
        /// An identified record or study: its issuer or author, and a date or number.
        Document = "document",
        /// A named organisation; also police, prosecutors, a ministry.
        Organization = "organization",
        /// A named outlet.
        Outlet = "outlet",
        /// Unnamed but described: by a body, a function, a number with a fact, or a relative clause.
        Described = "described",
        /// Officials with a rank, a nationality or a number at most.
        Officials = "officials",
        /// A group: experts, critics, some, residents.
        Collective = "collective",
        /// “A source”, “sources”, and no more.
        Bare = "bare",
        /// Somebody of whom only the side is known.
        Partisan = "partisan",
        /// “Media reports”, “the public broadcaster”.
        UnidentifiedOutlet = "unidentified-outlet",
        /// Reports, studies and polls that no reader can find.
        UnidentifiedDocument = "unidentified-document",
        /// A capital or country that speaks.
        State = "state",
        /// Nobody: “it is believed”, “reportedly”.
        Nobody = "nobody",
        /// A pronoun that could not be resolved; off the ladder.
        Pronoun = "pronoun",
        /// The writer's own voice; off the ladder.
        Writer = "writer",
    }
}

impl Kind {
    /// Whether the source has a name: person, document, organization or outlet.
    pub const fn is_named(self) -> bool {
        matches!(self, Self::Person | Self::Document | Self::Organization | Self::Outlet)
    }

    /// Whether it is somebody whose name is left out, so that a reason could be given for that.
    pub const fn is_unnamed_speaker(self) -> bool {
        matches!(self, Self::Described | Self::Officials | Self::Collective | Self::Bare | Self::Partisan)
    }

    /// Whether nobody could be asked: a rung of the ladder below the named ones.
    pub const fn is_anonymous(self) -> bool {
        self.on_ladder() && !self.is_named()
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
    #[derive(Serialize, Deserialize)]
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
    /// Whether the saying is told as having happened.
    #[derive(Serialize, Deserialize)]
    pub enum Mood {
        /// “Critics say”.
        Stated = "stated",
        /// “Critics have not said”.
        Negated = "negated",
        /// “Critics might say”.
        Possible = "possible",
        /// “If critics say”.
        Supposed = "supposed",
    }
}

named! {
    /// How an attribution is built.
    #[derive(Serialize, Deserialize)]
    pub enum Manner {
        /// “She said that …”.
        Indirect = "indirect",
        /// “…,” she said, where the quoted words are the whole content.
        Quotation = "quotation",
        /// “According to her …”.
        AccordingTo = "according-to",
        /// “(Was) accused of …”.
        Passive = "passive",
        /// “It is believed that …”.
        Expletive = "expletive",
        /// “Is said to …”.
        Raising = "raising",
        /// “Reportedly”.
        Adverb = "adverb",
        /// “The alleged …”.
        Adjective = "adjective",
        /// “The claim that …”, “rumours of …”.
        Noun = "noun",
    }
}

named! {
    /// Grammatical number of a source's head.
    #[derive(Serialize, Deserialize)]
    pub enum Number {
        /// One.
        Singular = "singular",
        /// More than one.
        Plural = "plural",
    }
}

named! {
    /// How an unnamed source knows.
    #[derive(Serialize, Deserialize)]
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
    #[derive(Serialize, Deserialize)]
    pub enum Reason {
        /// Not said.
        None = "none",
        /// A stock phrase: “not authorised to speak”.
        Boilerplate = "boilerplate",
        /// What this source risks.
        Specific = "specific",
    }
}

named! {
    /// What is attached to an attribution's clause for readers to check.
    #[derive(Serialize, Deserialize)]
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
    #[derive(Serialize, Deserialize)]
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
    #[derive(Serialize, Deserialize)]
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
    #[derive(Serialize, Deserialize)]
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
