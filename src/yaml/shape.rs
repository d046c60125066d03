//! What YAML may say, as a tree that can be walked: JSON schemas and the reference are written from it.
//!
//! It is made of the same tables that files are read by ([`super::mapping!`], [`crate::names::named!`]), so that
//! what is read and what is described cannot disagree. Nothing is made before somebody asks, and the keys of a
//! map only when they are walked, which is why maps may hold one another.

use super::FromYaml;
use crate::names::Named;

/// What may stand at a place.
#[derive(Clone, Debug)]
pub enum Shape {
    /// Text.
    Text(Words),
    /// Yes or no.
    Switch,
    /// A number.
    Number(Numbers),
    /// Any one value that is no list and no map.
    Scalar,
    /// A name of a closed set.
    Names(Set),
    /// A map whose keys are known.
    Map(Map),
    /// A map whose keys are names that the author chooses.
    Entries(Box<Self>),
    /// One, or a list of them.
    List(Box<Self>),
    /// A list of exactly two.
    Pair(Box<Self>),
    /// Any of these.
    Either(Vec<Self>),
}

/// What is in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// Words for people.
    Prose,
    /// Words for people, in Markdown.
    Markdown,
    /// Words for people, with placeholders.
    Message,
    /// A name in lower-case words and hyphens.
    Name,
    /// A pattern string.
    Pattern,
    /// A regular expression.
    Regex,
    /// A path to a file or folder.
    Path,
}

/// Which numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbers {
    /// Any.
    Any,
    /// 0 or more.
    Positive,
    /// Between 0 and 1.
    Share,
    /// Whole ones.
    Whole,
    /// Whole ones, 0 or more.
    Count,
}

/// A closed set of names.
#[derive(Clone, Debug)]
pub struct Set {
    /// Its type, as the source calls it.
    pub of: &'static str,
    /// Its values.
    pub choices: Vec<Choice>,
}

/// A value of a closed set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// As it is written.
    pub name: &'static str,
    /// What it means; may be empty.
    pub doc: &'static str,
}

/// A map with known keys.
#[derive(Clone, Copy, Debug)]
pub struct Map {
    /// What it says, as messages call it ("a rule").
    pub what: &'static str,
    /// What it is for.
    pub doc: &'static str,
    /// Its keys. They are made anew whenever this is called.
    pub keys: fn() -> Vec<Key>,
}

/// A key of a map.
#[derive(Clone, Debug)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What it means.
    pub doc: &'static str,
    /// Whether it must be there.
    pub need: Need,
    /// The value that stands for it where it is not there, as it would be written.
    pub default: Option<String>,
    /// What it takes.
    pub shape: Shape,
    /// What names that the author writes there are names of: texts, those in a list, or the keys of a map.
    pub naming: Option<Naming>,
}

/// What names are names of that stand elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// Rules, by their ids.
    Rule,
    /// Lexicons.
    Lexicon,
    /// Profiles.
    Profile,
    /// Options of the rule at hand.
    Option,
    /// Clauses of the rule at hand.
    Clause,
    /// Parts and captures of what the rule at hand looks for.
    Part,
}

/// Whether a key must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It must.
    Always,
    /// It may be left out.
    Never,
    /// Of the keys of this sort in a map exactly one must.
    OneOf,
}

impl Shape {
    /// The names of a closed set.
    pub fn names<T: Named>() -> Self {
        let choices = T::ALL.iter().zip(T::DOCS).map(|(&(name, _), doc)| Choice { name, doc: doc.trim() });
        Self::Names(Set { of: T::SET, choices: choices.collect() })
    }

    /// One or a list.
    #[must_use]
    pub fn listed(self) -> Self {
        Self::List(Box::new(self))
    }

    /// With the text in it, wherever it stands, said to be of that sort.
    #[must_use]
    pub fn worded(self, words: Words) -> Self {
        let inside = |shape: Box<Self>| Box::new(shape.worded(words));
        match self {
            Self::Text(_) => Self::Text(words),
            Self::Entries(value) => Self::Entries(inside(value)),
            Self::List(item) => Self::List(inside(item)),
            Self::Either(shapes) => {
                Self::Either(shapes.into_iter().map(|shape| shape.worded(words)).collect())
            }
            other => other,
        }
    }
}

impl Set {
    /// The name it goes by among the sets of a file ("mention-kind").
    pub fn name(&self) -> String {
        let mut name = String::with_capacity(self.of.len() + 2);
        for c in self.of.chars() {
            if c.is_ascii_uppercase() && !name.is_empty() {
                name.push('-');
            }
            name.push(c.to_ascii_lowercase());
        }
        name
    }
}

impl Map {
    /// The name it goes by among the maps of a file: what it says, without article ("test-case").
    pub fn name(&self) -> String {
        let words = self.what.split(' ').skip_while(|word| ["a", "an", "the"].contains(word));
        words.collect::<Vec<_>>().join("-").replace('`', "")
    }
}

impl Key {
    /// The key of a field that is read as `T`.
    pub fn of<T: FromYaml>(name: &'static str, doc: &'static str) -> Self {
        let need = if T::absent().is_none() { Need::Always } else { Need::Never };
        Self { name, doc: doc.trim(), need, default: None, shape: T::shape(), naming: None }
    }

    /// It may be left out.
    #[must_use]
    pub fn optional(self) -> Self {
        Self { need: Need::Never, ..self }
    }

    /// It is one of those of which exactly one must be there.
    #[must_use]
    pub fn one_of(self) -> Self {
        Self { need: Need::OneOf, ..self }
    }

    /// It may be left out, and then this stands for it.
    #[must_use]
    pub fn or(self, default: &(impl ToString + ?Sized)) -> Self {
        Self { default: Some(default.to_string()), ..self.optional() }
    }

    /// With the names in it said to be names of that.
    #[must_use]
    pub fn naming(self, naming: Naming) -> Self {
        Self { naming: Some(naming), ..self }
    }

    /// With its text said to be of that sort.
    #[must_use]
    pub fn worded(self, words: Words) -> Self {
        Self { shape: self.shape.worded(words), ..self }
    }
}
