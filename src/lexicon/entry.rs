//! What a lexicon file says, before it is compiled into the index.

use super::pattern::Pattern;
use crate::names::named;
use crate::yaml::Located;

/// One lexicon file as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LexiconFile {
    /// The file stem.
    pub name: String,
    /// What the list holds, in a sentence.
    pub summary: Option<String>,
    /// Lexicons whose entries it takes over.
    pub extends: Vec<Located<String>>,
    /// Whether letters count as written (`case: exact`).
    pub exact: bool,
    /// Words, names and other literal entries.
    pub words: Vec<EntryFile>,
    /// Entries that stand for all their inflections; of several words the first inflects.
    pub lemmas: Vec<EntryFile>,
    /// Entries that are patterns.
    pub phrases: Vec<EntryFile>,
    /// Entries not wanted from what is extended.
    pub remove: Vec<Located<String>>,
}

impl LexiconFile {
    /// Whether it has no entries, and takes none over.
    pub const fn says_nothing(&self) -> bool {
        self.words.is_empty() && self.lemmas.is_empty() && self.phrases.is_empty() && self.extends.is_empty()
    }
}

/// One entry as written: a scalar, or a map with `is` and facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryFile {
    /// The word, lemma or pattern.
    pub is: Located<String>,
    /// Irregular forms of a lemma, given in place of those the rules make.
    pub forms: Vec<String>,
    /// What a phrase says, unless it is nothing but words.
    pub pattern: Option<Pattern>,
    /// The facts.
    pub attributes: Attributes,
}

named! {
    /// The facts that an entry may carry; only the engine reads them.
    pub enum Attribute {
        /// Of a cue: how the writer stands to the content.
        Stance = "stance",
        /// Of an agentless cue: adverb, adjective or noun.
        Manner = "manner",
        /// Of a participle: expletive, raising, passive, or bare ("considered the best").
        Frame = "frame",
        /// Of a cue: `clause` where only a clause or a quotation after it makes it one, `that` where the clause
        /// must open with its own word.
        Complement = "complement",
        /// Of a head noun, document noun, body or response: its sort.
        Kind = "kind",
        /// Of a modifier: what it does to a source.
        Effect = "effect",
        /// Of a title: before or after the name.
        Position = "position",
        /// Of a state: its adjectives and peoples.
        Demonym = "demonym",
        /// Of a state: its capital.
        Capital = "capital",
        /// Of a state: houses and places that stand for it.
        Metonym = "metonym",
        /// Of a body or outlet: the letters it goes by.
        Abbreviation = "abbreviation",
        /// Of a body or outlet: its country.
        Country = "country",
        /// Of an anonymity formula: the reason it gives.
        Reason = "reason",
        /// Of a description: how the source knows.
        Basis = "basis",
    }
}

/// The facts of one entry, each with one value or several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributes(pub Vec<(Attribute, Vec<String>)>);

impl Attributes {
    /// All values of an attribute; none where it is not given.
    pub fn all(&self, attribute: Attribute) -> &[String] {
        self.0.iter().find(|(known, _)| *known == attribute).map_or(&[], |(_, values)| values)
    }

    /// The first value of an attribute.
    pub fn first(&self, attribute: Attribute) -> Option<&str> {
        self.all(attribute).first().map(String::as_str)
    }
}
