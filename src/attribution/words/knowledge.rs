//! What the engine knows of words: its lexicons, read once into typed facts.

use super::grammar::Grammar;
use crate::attribution::kinds::{Basis, Kind, Manner, Reason, Stance};
use crate::lexicon::{Attribute, Attributes, LexiconId, Lexicons};
use crate::names::{Named, named};
use crate::order::Order as _;
use crate::stored::{Late, Words};
use serde::{Deserialize, Serialize};

named! {
    /// The lexicons that the engine reads; packs and configs may extend them.
    #[derive(Serialize, Deserialize)]
    pub enum EngineLexicon {
        /// Verbs that attribute.
        ReportingVerbs = "reporting-verbs",
        /// Phrases that attribute, such as *according to*.
        CuePhrases = "cue-phrases",
        /// Adverbs, adjectives and nouns of hearsay.
        Hearsay = "hearsay",
        /// Nouns that attribute behind their owner.
        SayingNouns = "saying-nouns",
        /// Participles of agentless frames.
        PassiveFrames = "passive-frames",
        /// Head nouns of unnamed sources.
        SourceHeads = "source-heads",
        /// What may stand before them.
        SourceModifiers = "source-modifiers",
        /// Nouns for documents.
        DocumentNouns = "document-nouns",
        /// Ways to reach somebody, without an article.
        Contacts = "contacts",
        /// Bodies that judge, and those who sit on them.
        Courts = "courts",
        /// Bodies and sessions that words are spoken before.
        Hearings = "hearings",
        /// What words are called that have been quoted.
        Replies = "replies",
        /// Titles and offices of persons.
        Titles = "titles",
        /// Countries, their adjectives, capitals and metonyms.
        States = "states",
        /// Newspapers, agencies, broadcasters.
        Outlets = "outlets",
        /// Organisations.
        Organizations = "organizations",
        /// Words that end the names of newspapers and broadcasters.
        OutletNames = "outlet-names",
        /// Words that make a capitalised run an organisation.
        OrganizationNouns = "org-nouns",
        /// Words that are a body with a country behind them.
        BodyOpenings = "body-openings",
        /// Lower-case nouns of bodies that speak for themselves.
        BodyNouns = "body-nouns",
        /// Lower-case nouns for persons with a function.
        PersonNouns = "person-nouns",
        /// Given names.
        GivenNames = "given-names",
        /// Titles and nouns that only a woman goes by.
        Women = "women",
        /// Titles and nouns that only a man goes by.
        Men = "men",
        /// Anonymity formulas and the reasons they give.
        Anonymity = "anonymity",
        /// Of those formulas, the ones by which others leave the name out.
        Granted = "anonymity-granted",
        /// How unnamed sources know.
        BasisPhrases = "basis",
        /// Denials, comments and refusals to comment.
        Responses = "responses",
        /// Verbs by which a document is given out.
        Publishing = "publishing",
        /// Verbs that make their subject accused.
        Wrongdoing = "wrongdoing",
        /// Derived: the adjectives and peoples of states.
        Demonyms = "states/demonym",
        /// Derived: the capitals of states.
        Capitals = "states/capital",
        /// Derived: houses and places that stand for a state.
        Metonyms = "states/metonym",
        /// Derived: the letters outlets go by.
        OutletLetters = "outlets/abbreviation",
        /// Derived: the letters organisations go by.
        BodyLetters = "organizations/abbreviation",
    }
}

/// Lexicons that are made of an attribute of another: its values stand for the entry they belong to.
const DERIVED: [(EngineLexicon, EngineLexicon, Attribute); 5] = [
    (EngineLexicon::Demonyms, EngineLexicon::States, Attribute::Demonym),
    (EngineLexicon::Capitals, EngineLexicon::States, Attribute::Capital),
    (EngineLexicon::Metonyms, EngineLexicon::States, Attribute::Metonym),
    (EngineLexicon::OutletLetters, EngineLexicon::Outlets, Attribute::Abbreviation),
    (EngineLexicon::BodyLetters, EngineLexicon::Organizations, Attribute::Abbreviation),
];

named! {
    /// What a modifier does to a source.
    #[derive(Serialize, Deserialize)]
    pub(in crate::attribution) enum Effect {
        Rank = "rank",
        Nationality = "nationality",
        Side = "side",
        Describes = "describes",
        Empty = "empty",
    }
}

named! {
    /// The sort of a document noun.
    #[derive(Serialize, Deserialize)]
    pub(in crate::attribution) enum DocumentKind {
        Record = "record",
        Report = "report",
        Study = "study",
        Poll = "poll",
        Utterance = "utterance",
    }
}

named! {
    /// The sort of a response.
    #[derive(Serialize, Deserialize)]
    pub(in crate::attribution) enum Answer {
        Denial = "denial",
        Comment = "comment",
        NoResponse = "no-response",
    }
}

named! {
    /// What has to follow a verb for it to be a cue.
    #[derive(Serialize, Deserialize)]
    pub(in crate::attribution) enum Complement {
        /// Whatever follows.
        Any = "any",
        /// A clause or a quotation.
        Clause = "clause",
        /// A clause, a quotation, or an object with what it is called.
        Predicate = "predicate",
        /// A clause or a quotation, or a speaker with a name or a pronoun: what a crowd backs is no claim of its.
        Named = "named",
        /// A clause that *that*, a question word or a pronoun opens, or a quotation.
        That = "that",
        /// What [`Complement::That`] takes, or an object and what it is taken for: "see the tax as theft".
        As = "as",
        /// An object and the number that it is put at: "put the toll at forty".
        At = "at",
        /// A source without a name, whom the subject passes on; else whatever follows.
        Source = "source",
    }
}

impl Complement {
    /// Whether the verb attributes whatever follows.
    pub(in crate::attribution) const fn is_any(self) -> bool {
        matches!(self, Self::Any | Self::Source)
    }
}

named! {
    /// A frame that a participle may stand in.
    #[derive(Serialize, Deserialize)]
    pub(in crate::attribution) enum Frame {
        /// "It is believed that".
        Expletive = "expletive",
        /// "Is believed to".
        Raising = "raising",
        /// "Accused of", "regarded as".
        Passive = "passive",
        /// "Considered the best": with nothing between.
        Bare = "bare",
        /// "Feared dead": the entry holds what follows the participle.
        Whole = "whole",
    }
}

/// A reporting verb or cue phrase.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(in crate::attribution) struct Verb {
    pub(in crate::attribution) lemma: Words,
    pub(in crate::attribution) stance: Stance,
    /// What has to follow for it to be a cue.
    pub(in crate::attribution) complement: Complement,
}

/// An organisation or outlet of the tables.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(in crate::attribution) struct Body {
    pub(in crate::attribution) name: Words,
    pub(in crate::attribution) abbreviations: Vec<Words>,
    pub(in crate::attribution) country: Words,
}

/// A country with what stands for it, by the entry of the lexicon.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(in crate::attribution) struct State {
    pub(in crate::attribution) name: Words,
}

/// The engine's lexicons as typed facts, by entry.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Knowledge {
    pub(in crate::attribution) grammar: Grammar,
    /// Which engine lexicon a lexicon is, by its number.
    roles: Vec<Option<EngineLexicon>>,
    pub(in crate::attribution) verbs: Vec<Verb>,
    pub(in crate::attribution) cue_phrases: Vec<Verb>,
    pub(in crate::attribution) saying_nouns: Vec<Stance>,
    pub(in crate::attribution) hearsay: Vec<(Manner, Stance)>,
    pub(in crate::attribution) frames: Vec<(Vec<Frame>, Option<Stance>)>,
    pub(in crate::attribution) heads: Vec<Kind>,
    pub(in crate::attribution) modifiers: Vec<Effect>,
    pub(in crate::attribution) documents: Vec<DocumentKind>,
    pub(in crate::attribution) states: Late<Vec<State>>,
    pub(in crate::attribution) outlets: Late<Vec<Body>>,
    pub(in crate::attribution) organizations: Late<Vec<Body>>,
    pub(in crate::attribution) anonymity: Vec<Reason>,
    pub(in crate::attribution) basis: Vec<Basis>,
    pub(in crate::attribution) responses: Vec<Answer>,
    /// The letters that bodies go by, in order, each with whose they are: is it an outlet, and which entry.
    letters: Late<Vec<(Words, bool, usize)>>,
}

impl Knowledge {
    /// Reads the engine's lexicons among those in force, and gives the closed classes their numbers.
    pub fn new(lexicons: &mut Lexicons) -> Self {
        lexicons.derive(&DERIVED.map(|(made, from, attribute)| (made.name(), from.name(), attribute)));
        let mut known = Self { grammar: Grammar::new(&mut lexicons.vocabulary), ..Self::default() };
        known.roles = lexicons.names().map(EngineLexicon::from_name).collect();
        for role in EngineLexicon::ALL.iter().map(|(_, role)| *role) {
            known.read(lexicons, role);
        }
        known.index_abbreviations();
        known
    }

    /// Which of the engine's lexicons this is, if any.
    pub(in crate::attribution) fn role(&self, lexicon: LexiconId) -> Option<EngineLexicon> {
        self.roles.get(usize::from(lexicon.0)).copied().flatten()
    }

    fn read(&mut self, lexicons: &Lexicons, role: EngineLexicon) {
        use EngineLexicon as L;
        match role {
            L::ReportingVerbs => self.verbs = entries(lexicons, role, verb),
            L::CuePhrases => self.cue_phrases = entries(lexicons, role, verb),
            L::SayingNouns => {
                self.saying_nouns =
                    entries(lexicons, role, |_, facts| value(facts, Attribute::Stance, Stance::Neutral));
            }
            L::Hearsay => self.hearsay = entries(lexicons, role, |_, facts| hearsay(facts)),
            L::PassiveFrames => self.frames = entries(lexicons, role, |_, facts| frames(facts)),
            L::SourceHeads => {
                self.heads =
                    entries(lexicons, role, |_, facts| value(facts, Attribute::Kind, Kind::Collective));
            }
            L::SourceModifiers => {
                self.modifiers =
                    entries(lexicons, role, |_, facts| value(facts, Attribute::Effect, Effect::Empty));
            }
            L::DocumentNouns => {
                let kind = |facts: &Attributes| value(facts, Attribute::Kind, DocumentKind::Report);
                self.documents = entries(lexicons, role, |_, facts| kind(facts));
            }
            L::States => self.states = entries(lexicons, role, |is, _| State { name: is.into() }).into(),
            L::Outlets => self.outlets = entries(lexicons, role, body).into(),
            L::Organizations => self.organizations = entries(lexicons, role, body).into(),
            L::Anonymity => {
                self.anonymity =
                    entries(lexicons, role, |_, facts| value(facts, Attribute::Reason, Reason::None));
            }
            L::BasisPhrases => {
                self.basis =
                    entries(lexicons, role, |_, facts| value(facts, Attribute::Basis, Basis::Familiarity));
            }
            L::Responses => {
                self.responses =
                    entries(lexicons, role, |_, facts| value(facts, Attribute::Kind, Answer::Comment));
            }
            L::Contacts
            | L::Courts
            | L::Hearings
            | L::Replies
            | L::Granted
            | L::Titles
            | L::OutletNames
            | L::OrganizationNouns
            | L::BodyOpenings
            | L::BodyNouns
            | L::PersonNouns
            | L::GivenNames
            | L::Women
            | L::Men
            | L::Publishing
            | L::Wrongdoing
            | L::Demonyms
            | L::Capitals
            | L::Metonyms
            | L::OutletLetters
            | L::BodyLetters => {}
        }
    }

    /// The bodies that go by some letters.
    pub(in crate::attribution) fn owners(&self, letters: &str) -> Vec<&Body> {
        let first = self.letters.partition_point(|(known, ..)| known.as_str() < letters);
        let own = self.letters[first..].iter().take_while(|(known, ..)| known.as_str() == letters);
        let table = |is_outlet: bool| if is_outlet { &self.outlets } else { &self.organizations };
        own.filter_map(|(_, is_outlet, entry)| table(*is_outlet).get(*entry)).collect()
    }

    fn index_abbreviations(&mut self) {
        let mut letters = Vec::new();
        for (is_outlet, bodies) in [(true, &self.outlets), (false, &self.organizations)] {
            for (at, body) in bodies.iter().enumerate() {
                let own = body.abbreviations.iter().map(|it| (plain(it).as_str().into(), is_outlet, at));
                letters.extend(own);
            }
        }
        letters.order_by(|(one, ..): &(Words, _, _), (other, ..)| one.as_str().cmp(other.as_str()));
        self.letters = letters.into();
    }
}

/// An abbreviation without full stops: `U.N.` and `UN` are the same letters.
pub(in crate::attribution) fn plain(abbreviation: &str) -> String {
    abbreviation.chars().filter(|&c| c != '.').collect()
}

fn entries<T>(lexicons: &Lexicons, role: EngineLexicon, read: impl Fn(&str, &Attributes) -> T) -> Vec<T> {
    let lexicon = lexicons.id(role.name()).and_then(|id| lexicons.get(id));
    lexicon.map_or_else(Vec::new, |found| {
        let entries = found.entries().unwrap_or_default();
        entries.iter().map(|entry| read(&entry.is, &entry.attributes)).collect()
    })
}

/// The value of an attribute; values have been checked when the lexicon was read.
fn value<T: Named>(facts: &Attributes, attribute: Attribute, default: T) -> T {
    facts.first(attribute).and_then(T::from_name).unwrap_or(default)
}

fn verb(is: &str, facts: &Attributes) -> Verb {
    Verb {
        lemma: is.into(),
        stance: value(facts, Attribute::Stance, Stance::Neutral),
        complement: value(facts, Attribute::Complement, Complement::Any),
    }
}

fn hearsay(facts: &Attributes) -> (Manner, Stance) {
    (value(facts, Attribute::Manner, Manner::Adverb), value(facts, Attribute::Stance, Stance::Rumoured))
}

fn frames(facts: &Attributes) -> (Vec<Frame>, Option<Stance>) {
    let frames = facts.all(Attribute::Frame).iter().filter_map(|frame| Frame::from_name(frame)).collect();
    (frames, facts.first(Attribute::Stance).and_then(Stance::from_name))
}

fn body(is: &str, facts: &Attributes) -> Body {
    Body {
        name: is.into(),
        abbreviations: facts.all(Attribute::Abbreviation).iter().map(|it| it.as_str().into()).collect(),
        country: facts.first(Attribute::Country).unwrap_or_default().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::file::closed_set;

    #[test]
    fn what_lexicons_may_say_is_what_the_engine_knows() {
        let unknown = |lexicon: &str, attribute, is_known: fn(&str) -> bool| {
            let values = closed_set(lexicon, attribute);
            assert!(!values.is_empty(), "{lexicon}: {attribute}");
            values.iter().filter(|value| !is_known(value)).copied().collect::<Vec<_>>()
        };
        let every = [
            unknown("", Attribute::Stance, |value| Stance::from_name(value).is_some()),
            unknown("", Attribute::Manner, |value| Manner::from_name(value).is_some()),
            unknown("", Attribute::Frame, |value| Frame::from_name(value).is_some()),
            unknown("", Attribute::Complement, |value| Complement::from_name(value).is_some()),
            unknown("", Attribute::Effect, |value| Effect::from_name(value).is_some()),
            unknown("", Attribute::Reason, |value| Reason::from_name(value).is_some()),
            unknown("", Attribute::Basis, |value| Basis::from_name(value).is_some()),
            unknown("source-heads", Attribute::Kind, |value| Kind::from_name(value).is_some()),
            unknown("document-nouns", Attribute::Kind, |value| DocumentKind::from_name(value).is_some()),
            unknown("responses", Attribute::Kind, |value| Answer::from_name(value).is_some()),
        ];
        assert_eq!(every.concat(), [""; 0]);
    }
}
