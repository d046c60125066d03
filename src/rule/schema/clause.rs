//! Clauses, windows and regions as written.

use super::matcher::MATCHERS;
use super::{AmountFile, MatcherFile};
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
        /// Where to look, measured from the place that the rule points at: the sentence, unless this says otherwise;
        /// the document where the clause asks about it, or the rule is about it.
        pub(in crate::rule) within: Option<Located<Window<AmountFile>>> = "within",
        /// What the attribution or mention found must have in common with the match.
        pub(in crate::rule) same: Vec<Located<Same>> = "same",
        /// How many of the matchers of `any` must find something; one, unless this says otherwise.
        pub(in crate::rule) at_least: Option<Located<AmountFile>> = "at-least",
        ;
        pub(in crate::rule) matcher: MatcherFile,
        pub(in crate::rule) regions: RegionsFile,
    }
}

mapping! {
    /// `in` and `not-in`, keys of rules and clauses alike.
    #[derive(Debug)]
    pub(in crate::rule) struct RegionsFile: "a rule" {
        /// The place must lie in one of these regions, which are taken off `not-in`.
        pub(in crate::rule) within: Option<Located<Vec<Located<Region>>>> = "in",
        /// The place must lie in none of these regions; replaces the regions that are left out where this key is not
        /// given.
        pub(in crate::rule) without: Option<Located<Vec<Region>>> = "not-in",
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
    const fn reach(self) -> Reach<AmountFile> {
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
        /// Whole sentences, from the first offset to the last; 0 is the one that holds the place, or all those of a long
        /// quotation. They follow reading order over paragraphs, past captions, tables and code, and stop at headings.
        sentences: Option<Sentences> = "sentences",
        /// So many words, each with its possessive ending, numbers and punctuation marks on either side, inside the sentence.
        tokens: Option<Located<AmountFile>> = "tokens",
        /// The part of a window that lies ahead of the place.
        before: Option<Located<Window<AmountFile>>> = "before",
        /// The part of a window that lies behind the place.
        after: Option<Located<Window<AmountFile>>> = "after",
    }
}

/// What a window may be written as.
const ONE_WINDOW: &str = "one window, such as `sentence` or `{ tokens: 6 }`";

impl FromYaml for Window<AmountFile> {
    fn from_yaml(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        if let Value::Text(name) = &node.value {
            if Place::from_name(name).is_none() {
                let mut known: Vec<&str> = Place::ALL.iter().map(|(name, _)| *name).collect();
                known.extend(["{ sentences: [-1, 1] }", "{ tokens: 6 }", "{ before: … }", "{ after: … }"]);
                reader.unknown_value(name, node.span, &known);
            }
            return Place::from_name(name).map(|place| Self { reach: place.reach(), side: Side::Both });
        }
        let Value::Mapping(entries) = &node.value else {
            reader.wrong_type(node, ONE_WINDOW);
            return None;
        };
        let file = WindowFile::from_yaml(node, reader)?;
        let windows = [
            file.sentences.map(|Sentences(first, last)| Self::both(Reach::Sentences(first, last))),
            file.tokens.and_then(|tokens| tokens.whole(reader)).map(|it| Self::both(Reach::Tokens(it))),
            file.before.and_then(|inner| inner.half(Side::Before, reader)),
            file.after.and_then(|inner| inner.half(Side::After, reader)),
        ];
        if entries.len() == 1 {
            return windows.into_iter().flatten().next();
        }
        reader.wrong_type(node, ONE_WINDOW);
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

impl Window<AmountFile> {
    const fn both(reach: Reach<AmountFile>) -> Self {
        Self { reach, side: Side::Both }
    }
}

impl Located<Window<AmountFile>> {
    /// The part of the window on one side; a part of a part is refused.
    fn half(self, side: Side, reader: &mut Reader<'_>) -> Option<Window<AmountFile>> {
        if self.value.side != Side::Both {
            let message = "`before` and `after` cannot stand in one another";
            reader.report(Mistake::Contradiction.at(self.span, message));
            return None;
        }
        Some(Window { reach: self.value.reach, side })
    }
}

impl Located<AmountFile> {
    /// The amount, if it counts things that have no halves.
    pub(in crate::rule) fn whole(self, reader: &mut Reader<'_>) -> Option<AmountFile> {
        if let AmountFile::Number(number) = self.value
            && number.fract() != 0.0
        {
            reader
                .report(Mistake::UnknownValue.at(self.span, "this is a whole number, or `{ option: NAME }`"));
            return None;
        }
        Some(self.value)
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
        let both = "two offsets, the smaller first, such as `[-1, 1]`";
        match &node.value {
            Value::Sequence(_) => {
                let written = reader.text().slice(node.span);
                let message = format!("`sentences` takes {both}, not `{written}`");
                reader.report(Mistake::UnknownValue.at(node.span, message));
            }
            _ => reader.wrong_type(node, both),
        }
        None
    }

    fn shape() -> Shape {
        Shape::Pair(Box::new(i32::shape()))
    }
}
