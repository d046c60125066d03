//! Matchers as written: what a rule or a clause looks for.

use crate::attribution::{
    Abbreviation, Basis, Evidence, Kind, Manner, MentionKind, Mood, Number, QuotationExtent, Reason, Stance,
};
use crate::names::named;
use crate::yaml::{Entries, FromKeys, FromYaml, Keys, Located, Mistake, Node, Reader, Value, mapping};

/// A matcher: the one key of a map that says what to look for.
#[derive(Debug)]
pub(in crate::rule) enum MatcherFile {
    Phrase(Vec<Located<String>>),
    Regex(Vec<Located<String>>),
    Attribution(Box<AttributionFile>),
    Mention(Box<MentionFile>),
    Document(Box<DocumentFile>),
    Any(Vec<Located<Self>>),
}

pub(super) const MATCHERS: &[&str] = &["phrase", "regex", "attribution", "mention", "document", "any"];

impl FromKeys for MatcherFile {
    fn from_keys(keys: &mut Keys<'_, '_>, reader: &mut Reader<'_>) -> Option<Self> {
        let found = [
            keys.read::<Option<_>>("phrase", reader).map(|it| it.map(Self::Phrase)),
            keys.read::<Option<_>>("regex", reader).map(|it| it.map(Self::Regex)),
            keys.read::<Option<_>>("attribution", reader)
                .map(|it| it.map(|it| Self::Attribution(Box::new(it)))),
            keys.read::<Option<_>>("mention", reader).map(|it| it.map(|it| Self::Mention(Box::new(it)))),
            keys.read::<Option<_>>("document", reader).map(|it| it.map(|it| Self::Document(Box::new(it)))),
            keys.read::<Option<_>>("any", reader).map(|it| it.map(Self::Any)),
        ];
        let mut there = MATCHERS.iter().filter_map(|key| Some((*key, keys.key_span(key, reader)?)));
        match (there.next(), there.next()) {
            (None, _) => {
                keys.miss_one_of(MATCHERS);
                None
            }
            (Some((first, _)), Some((second, span))) => {
                let message = format!("`{second}` cannot stand beside `{first}`");
                let help = "To look for either, list both under `any`.";
                reader.report(Mistake::Contradiction.at(span, message).with_help(help));
                None
            }
            _ => found.into_iter().collect::<Option<Vec<_>>>()?.into_iter().flatten().next(),
        }
    }
}

impl FromYaml for MatcherFile {
    fn from_yaml(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let mut keys = Keys::of(node, "a matcher", reader)?;
        let matcher = Self::from_keys(&mut keys, reader);
        keys.finish(reader);
        matcher
    }
}

mapping! {
    /// `attribution:`
    #[derive(Debug)]
    pub(in crate::rule) struct AttributionFile: "`attribution`" {
        pub(in crate::rule) source: Option<SourceFile> = "source",
        pub(in crate::rule) cue: Option<CueFile> = "cue",
        pub(in crate::rule) content: Option<ContentFile> = "content",
        pub(in crate::rule) target: Option<TargetFile> = "target",
        pub(in crate::rule) manner: Vec<Manner> = "manner",
        pub(in crate::rule) mood: Vec<Mood> = "mood",
        pub(in crate::rule) evidence: Vec<Evidence> = "evidence",
    }
}

mapping! {
    /// `source:`
    #[derive(Debug)]
    pub(in crate::rule) struct SourceFile: "`source`" {
        pub(in crate::rule) kind: Vec<Kind> = "kind",
        pub(in crate::rule) weaker_than: Option<Located<Kind>> = "weaker-than",
        pub(in crate::rule) stronger_than: Option<Located<Kind>> = "stronger-than",
        pub(in crate::rule) named: Option<Located<bool>> = "named",
        pub(in crate::rule) head: Vec<Located<String>> = "head",
        pub(in crate::rule) text: Vec<Located<String>> = "text",
        pub(in crate::rule) number: Vec<Number> = "number",
        pub(in crate::rule) definite: Option<bool> = "definite",
        pub(in crate::rule) role: Vec<Role> = "role",
        pub(in crate::rule) body: Vec<Body> = "body",
        pub(in crate::rule) declined: Option<bool> = "declined",
        pub(in crate::rule) basis: Vec<Basis> = "basis",
        pub(in crate::rule) reason: Vec<Reason> = "reason",
    }
}

mapping! {
    /// `cue:`
    #[derive(Debug)]
    pub(in crate::rule) struct CueFile: "`cue`" {
        pub(in crate::rule) stance: Vec<Stance> = "stance",
        pub(in crate::rule) text: Vec<Located<String>> = "text",
    }
}

mapping! {
    /// `content:`
    #[derive(Debug)]
    pub(in crate::rule) struct ContentFile: "`content`" {
        pub(in crate::rule) text: Vec<Located<String>> = "text",
        pub(in crate::rule) words: Option<LimitsFile> = "words",
        pub(in crate::rule) quotation: Vec<QuotationExtent> = "quotation",
    }
}

mapping! {
    /// `target:`
    #[derive(Debug)]
    pub(in crate::rule) struct TargetFile: "`target`" {
        pub(in crate::rule) kind: Vec<MentionKind> = "kind",
        pub(in crate::rule) text: Vec<Located<String>> = "text",
    }
}

mapping! {
    /// `mention:`
    #[derive(Debug)]
    pub(in crate::rule) struct MentionFile: "`mention`" {
        pub(in crate::rule) kind: Vec<MentionKind> = "kind",
        pub(in crate::rule) role: Vec<Role> = "role",
        pub(in crate::rule) text: Vec<Located<String>> = "text",
        pub(in crate::rule) first: Option<bool> = "first",
        pub(in crate::rule) speaks: Option<bool> = "speaks",
        pub(in crate::rule) abbreviation: Vec<Abbreviation> = "abbreviation",
        pub(in crate::rule) accused: Option<bool> = "accused",
        pub(in crate::rule) answered: Option<bool> = "answered",
    }
}

mapping! {
    /// `document:`
    #[derive(Debug)]
    pub(in crate::rule) struct DocumentFile: "`document`" {
        pub(in crate::rule) words: Option<LimitsFile> = "words",
        pub(in crate::rule) dated: Option<bool> = "dated",
        pub(in crate::rule) front_matter: Entries<FrontMatterFile> = "front-matter",
        pub(in crate::rule) count: Option<Located<MatcherFile>> = "count",
        pub(in crate::rule) distinct: Option<Located<bool>> = "distinct",
        pub(in crate::rule) per: Option<Located<MatcherFile>> = "per",
        ;
        pub(in crate::rule) limits: LimitsFile,
    }
}

mapping! {
    /// Limits of a number.
    #[derive(Debug)]
    pub(in crate::rule) struct LimitsFile: "a limit" {
        pub(in crate::rule) at_least: Option<Located<AmountFile>> = "at-least",
        pub(in crate::rule) at_most: Option<Located<AmountFile>> = "at-most",
        pub(in crate::rule) above: Option<Located<AmountFile>> = "above",
        pub(in crate::rule) below: Option<Located<AmountFile>> = "below",
    }
}

/// A number, or `{ option: NAME }`.
#[derive(Debug)]
pub(in crate::rule) enum AmountFile {
    Number(f64),
    Option(Located<String>),
}

mapping! {
    /// `{ option: NAME }`
    #[derive(Debug)]
    struct OptionReference: "a reference to an option" {
        option: Located<String> = "option",
    }
}

impl FromYaml for AmountFile {
    fn from_yaml(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        match node.value {
            Value::Mapping(_) => OptionReference::from_yaml(node, reader).map(|it| Self::Option(it.option)),
            Value::Integer(..0) => {
                reader.wrong_type(node, "a number that is not negative, or `{ option: NAME }`");
                None
            }
            Value::Integer(_) | Value::Float(0.0..) => f64::from_yaml(node, reader).map(Self::Number),
            _ => {
                reader.wrong_type(node, "a number that is not negative, or `{ option: NAME }`");
                None
            }
        }
    }
}

/// What a key of the front matter must be: values as text, or `any`.
#[derive(Debug)]
pub(in crate::rule) struct FrontMatterFile(pub(in crate::rule) Vec<String>);

impl FromYaml for FrontMatterFile {
    fn from_yaml(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let items = match &node.value {
            Value::Sequence(items) => items.as_slice(),
            _ => std::slice::from_ref(node),
        };
        let mut values = Vec::with_capacity(items.len());
        for item in items {
            match &item.value {
                Value::Text(text) => values.push(text.clone().into_owned()),
                Value::Sequence(_) | Value::Mapping(_) => {
                    reader.wrong_type(item, "a value, or a list of values");
                }
                _ => values.push(reader.text().slice(item.span).to_owned()),
            }
        }
        (values.len() == items.len()).then_some(Self(values))
    }
}

named! {
    /// Whether a role is given.
    pub(in crate::rule) enum Role {
        /// It is not.
        None = "none",
        /// It is.
        Given = "given",
    }
}

named! {
    /// Whether a body is named.
    pub(in crate::rule) enum Body {
        /// It is not.
        None = "none",
        /// It is.
        Named = "named",
    }
}
