//! Clauses, windows and regions as written.

use super::MatcherFile;
use super::matcher::MATCHERS;
use crate::markup::Region;
use crate::names::{Named, named};
use crate::rule::{Reach, Same, Side, Window};
use crate::yaml::{Entries, FromYaml, Located, Mistake, Node, Reader, Value, mapping};

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

    fn absent() -> Option<Self> {
        Some(Self::default())
    }
}

mapping! {
    /// A condition on what stands around a match.
    #[derive(Debug)]
    pub(in crate::rule) struct ClauseFile: "a clause" {
        pub(in crate::rule) within: Option<Located<Window>> = "within",
        pub(in crate::rule) same: Option<Located<Same>> = "same",
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
        pub(in crate::rule) within: Option<Vec<Region>> = "in",
        pub(in crate::rule) without: Option<Vec<Region>> = "not-in",
    }
}

named! {
    /// Windows that have a name.
    enum Place {
        /// All of what was matched.
        Match = "match",
        /// What one finite verb governs.
        Clause = "clause",
        /// The sentence.
        Sentence = "sentence",
        /// The block.
        Paragraph = "paragraph",
        /// What one heading heads.
        Section = "section",
        /// Everything.
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
    /// A window that is a map; one of the keys.
    struct WindowFile: "a window" {
        sentences: Option<Sentences> = "sentences",
        tokens: Option<u32> = "tokens",
        before: Option<Located<Window>> = "before",
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
}
