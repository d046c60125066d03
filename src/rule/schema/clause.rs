//! Clauses, windows and regions as written.

use super::MatcherFile;
use super::matcher::MATCHERS;
use crate::markup::Region;
use crate::names::{Named, named};
use crate::rule::{Reach, Same, Side, Window};
use crate::yaml::{
    Entries, FromKeys, FromYaml, Key, Located, Map, Mistake, Node, Reader, Shape, Value, mapping,
};

/// Clauses by their names.
#[derive(Debug, Default)]
pub(in crate::rule) struct ClausesFile(pub(in crate::rule) Entries<Located<ClauseFile>>);

impl FromYaml for ClausesFile {
    fn from_yaml(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        if let Value::Mapping(entries) = &node.value
            && let Some((key, name)) = entries.iter().find_map(|(key, _)| match &key.value {
                Value::Text(name) if MATCHERS.contains(&name.as_ref()) => Some((key, name)),
                _ => None,
            })
        {
            let message = format!("clauses have names, and `{name}` is none");
            let help = format!("Write `NAME: {{ {name}: … }}`; the name is shown, tested and switched off.");
            reader.report(Mistake::Contradiction.at(key.span, message).with_help(help));
            return None;
        }
        Entries::from_yaml(node, reader).map(Self)
    }

    fn shape() -> Shape {
        Entries::<ClauseFile>::shape()
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }
}

mapping! {
    /// A condition on what stands around a match: one matcher, and where it looks.
    #[derive(Debug)]
    pub(in crate::rule) struct ClauseFile: "a clause" {
        /// Where to look; the sentence unless another window is given.
        pub(in crate::rule) within: Option<Located<Window>> = "within",
        /// How what is found must be tied to the match.
        pub(in crate::rule) same: Option<Located<Same>> = "same",
        /// With `any`: how many of its matchers must find something; 1 unless given.
        pub(in crate::rule) at_least: Option<Located<u32>> = "at-least",
        ;
        pub(in crate::rule) matcher: MatcherFile,
        pub(in crate::rule) regions: RegionsFile,
    }
}

mapping! {
    /// `in` and `not-in`, keys of rules and clauses alike.
    #[derive(Debug)]
    pub(in crate::rule) struct RegionsFile: "a rule" {
        /// The regions of the text to look in; without it, all that `not-in` leaves.
        pub(in crate::rule) within: Option<Vec<Region>> = "in",
        /// The regions of the text not to look in, in place of those left out anyway.
        pub(in crate::rule) without: Option<Vec<Region>> = "not-in",
    }
}

named! {
    /// Windows that have a name.
    enum Place {
        /// The phrase itself, the mention, or the source and cue of the attribution.
        Match = "match",
        /// What one finite verb governs; in doubt, the sentence.
        Clause = "clause",
        /// The sentence of the match.
        Sentence = "sentence",
        /// The paragraph, list item or table cell of the match.
        Paragraph = "paragraph",
        /// Everything below the same heading.
        Section = "section",
        /// The whole text.
        Document = "document",
    }
}

impl Place {
    const fn reach(self) -> Reach {
        match self {
            Self::Match => Reach::Match,
            Self::Clause => Reach::Clause,
            Self::Sentence => Reach::Sentence,
            Self::Paragraph => Reach::Paragraph,
            Self::Section => Reach::Section,
            Self::Document => Reach::Document,
        }
    }
}

mapping! {
    /// How far around the match to look: exactly one of the keys.
    struct WindowFile: "a window" {
        /// Whole sentences, from the first offset to the last; 0 is the sentence of the match.
        sentences: Option<Sentences> = "sentences",
        /// That many words and marks on either side.
        tokens: Option<u32> = "tokens",
        /// The part of a window that stands before the match.
        before: Option<Located<Window>> = "before",
        /// The part of a window that stands after the match.
        after: Option<Located<Window>> = "after",
    }
}

impl FromYaml for Window {
    fn from_yaml(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        if let Value::Text(name) = &node.value {
            if Place::from_name(name).is_none() {
                let mut known: Vec<&str> = Place::ALL.iter().map(|(name, _)| *name).collect();
                known.extend(["{ sentences: [-1, 1] }", "{ tokens: 6 }", "{ before: … }", "{ after: … }"]);
                reader.unknown_value(name, node.span, &known);
            }
            return Place::from_name(name).map(|place| Self { reach: place.reach(), side: Side::Both });
        }
        let file = WindowFile::from_yaml(node, reader)?;
        let windows = [
            file.sentences.map(|Sentences(first, last)| Self::both(Reach::Sentences(first, last))),
            file.tokens.map(|tokens| Self::both(Reach::Tokens(tokens))),
            file.before.and_then(|inner| inner.half(Side::Before, reader)),
            file.after.and_then(|inner| inner.half(Side::After, reader)),
        ];
        let Value::Mapping(entries) = &node.value else { return None };
        if entries.len() == 1 {
            return windows.into_iter().flatten().next();
        }
        reader.wrong_type(node, "one window, such as `sentence` or `{ tokens: 6 }`");
        None
    }

    fn shape() -> Shape {
        fn keys() -> Vec<Key> {
            WindowFile::keys().into_iter().map(Key::one_of).collect()
        }
        let measured = match WindowFile::shape() {
            Shape::Map(map) => Shape::Map(Map { keys, ..map }),
            other => other,
        };
        Shape::Either(vec![Place::shape(), measured])
    }
}

impl Window {
    const fn both(reach: Reach) -> Self {
        Self { reach, side: Side::Both }
    }
}

impl Located<Window> {
    /// The part of the window on one side; a part of a part is refused.
    fn half(self, side: Side, reader: &mut Reader<'_>) -> Option<Window> {
        if self.value.side != Side::Both {
            let message = "`before` and `after` cannot stand in one another";
            reader.report(Mistake::Contradiction.at(self.span, message));
            return None;
        }
        Some(Window { reach: self.value.reach, side })
    }
}

/// Offsets of the first and the last sentence.
struct Sentences(i32, i32);

impl FromYaml for Sentences {
    fn from_yaml(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        if matches!(node.value, Value::Sequence(_))
            && let [first, last] = Vec::<i32>::from_yaml(node, reader)?[..]
            && first <= last
        {
            return Some(Self(first, last));
        }
        reader.wrong_type(node, "two offsets, the smaller first, such as `[-1, 1]`");
        None
    }

    fn shape() -> Shape {
        Shape::Pair(Box::new(i32::shape()))
    }
}
