//! Matchers as written: what a rule or a clause looks for.

use crate::attribution::{
    Abbreviation, Basis, Evidence, Kind, Manner, MentionKind, Mood, Number, QuotationExtent, Reason, Stance,
};
use crate::names::named;
use crate::rule::FrontMatterFile;
use crate::yaml::{
    Entries, FromKeys, FromYaml, Key, Keys, Located, Map, Mistake, Node, Numbers, Reader, Shape, Value,
    Words, mapping,
};

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

    fn keys() -> Vec<Key> {
        vec![
            Key::of::<Vec<String>>("phrase", "Words to look for: a pattern string, or a list of them.")
                .worded(Words::Pattern)
                .one_of(),
            Key::of::<Vec<String>>("regex", "A regular expression, run over one sentence.")
                .worded(Words::Regex)
                .one_of(),
            Key::of::<AttributionFile>("attribution", "Someone, or nobody, is said to have said something.")
                .one_of(),
            Key::of::<MentionFile>("mention", "A person, body or place is mentioned.").one_of(),
            Key::of::<DocumentFile>("document", "Something is true of the text as a whole.").one_of(),
            Key::of::<Vec<Self>>("any", "A list of matchers, any of which will do.").one_of(),
        ]
    }
}

impl FromYaml for MatcherFile {
    fn from_yaml(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let mut keys = Keys::of(node, "a matcher", Self::shape, reader)?;
        let matcher = Self::from_keys(&mut keys, reader);
        keys.finish(reader);
        matcher
    }

    fn shape() -> Shape {
        Shape::Map(Map {
            what: "a matcher",
            doc: "What to look for: exactly one of the keys.",
            keys: Self::keys,
        })
    }
}

mapping! {
    /// What an attribution must be; fields not asked for do not matter.
    #[derive(Debug)]
    pub(in crate::rule) struct AttributionFile: "`attribution`" {
        /// Who is said to have said it.
        pub(in crate::rule) source: Option<SourceFile> = "source",
        /// The words that attribute, such as “said” or “according to”.
        pub(in crate::rule) cue: Option<CueFile> = "cue",
        /// What is said.
        pub(in crate::rule) content: Option<ContentFile> = "content",
        /// The party spoken of: accused, denied, criticised.
        pub(in crate::rule) target: Option<TargetFile> = "target",
        /// How the attribution is built.
        pub(in crate::rule) manner: Vec<Manner> = "manner",
        /// Whether the saying is told as having happened; `stated` unless this says otherwise.
        pub(in crate::rule) mood: Vec<Mood> = "mood",
        /// What readers are given to check it by.
        pub(in crate::rule) evidence: Vec<Evidence> = "evidence",
    }
}

mapping! {
    /// What the source must be.
    #[derive(Debug)]
    pub(in crate::rule) struct SourceFile: "`source`" {
        /// The rung of the source on the ladder.
        pub(in crate::rule) kind: Vec<Kind> = "kind",
        /// The source stands below this rung.
        pub(in crate::rule) weaker_than: Option<Located<Kind>> = "weaker-than",
        /// The source stands above this rung.
        pub(in crate::rule) stronger_than: Option<Located<Kind>> = "stronger-than",
        /// Whether the source is a named person, document, organisation or outlet.
        pub(in crate::rule) named: Option<Located<bool>> = "named",
        /// Its head noun, the whole of it: “officials” in “two senior officials”.
        pub(in crate::rule) head: Vec<Located<String>> = "head" as Pattern,
        /// Words anywhere in the source, with all that describes it.
        pub(in crate::rule) text: Vec<Located<String>> = "text" as Pattern,
        /// Whether the head noun is singular or plural.
        pub(in crate::rule) number: Vec<Number> = "number",
        /// Whether it points back, with “the”, “this”, “these” or a possessive.
        pub(in crate::rule) definite: Option<bool> = "definite",
        /// Whether a title, office, affiliation or relation is given, here or in the sentence before.
        pub(in crate::rule) role: Vec<Role> = "role",
        /// Whether it is tied to a named organisation or state, as in “a Treasury official”.
        pub(in crate::rule) body: Vec<Body> = "body",
        /// Whether the source, or the body it is tied to, declined to comment somewhere in the text.
        pub(in crate::rule) declined: Option<bool> = "declined",
        /// How an unnamed source is said to know.
        pub(in crate::rule) basis: Vec<Basis> = "basis",
        /// Why the source is unnamed, read in its sentence and two either side.
        pub(in crate::rule) reason: Vec<Reason> = "reason",
    }
}

mapping! {
    /// What the words that attribute must be.
    #[derive(Debug)]
    pub(in crate::rule) struct CueFile: "`cue`" {
        /// How the words stand to what is said.
        pub(in crate::rule) stance: Vec<Stance> = "stance",
        /// Words anywhere in the cue.
        pub(in crate::rule) text: Vec<Located<String>> = "text" as Pattern,
    }
}

mapping! {
    /// What the content must be.
    #[derive(Debug)]
    pub(in crate::rule) struct ContentFile: "`content`" {
        /// Words anywhere in the content.
        pub(in crate::rule) text: Vec<Located<String>> = "text" as Pattern,
        /// How many words it has. Whoever only takes a stand or declines to comment has said none, and so keeps to
        /// `at-most: 0`, and not to `at-least: 1`.
        pub(in crate::rule) words: Option<LimitsFile> = "words",
        /// How much of it is quoted.
        pub(in crate::rule) quotation: Vec<QuotationExtent> = "quotation",
    }
}

mapping! {
    /// What the party spoken of must be.
    #[derive(Debug)]
    pub(in crate::rule) struct TargetFile: "`target`" {
        /// What sort of party it is.
        pub(in crate::rule) kind: Vec<MentionKind> = "kind",
        /// Words anywhere in its mention.
        pub(in crate::rule) text: Vec<Located<String>> = "text" as Pattern,
    }
}

mapping! {
    /// What a mention must be; fields not asked for do not matter.
    #[derive(Debug)]
    pub(in crate::rule) struct MentionFile: "`mention`" {
        /// What is mentioned.
        pub(in crate::rule) kind: Vec<MentionKind> = "kind",
        /// Whether a title, office, affiliation or relation is given.
        pub(in crate::rule) role: Vec<Role> = "role",
        /// Words anywhere in the mention: the name, its title, an abbreviation in brackets.
        pub(in crate::rule) text: Vec<Located<String>> = "text" as Pattern,
        /// Whether it is the first mention in the text.
        pub(in crate::rule) first: Option<bool> = "first",
        /// Whether it is the source of an attribution here.
        pub(in crate::rule) speaks: Option<bool> = "speaks",
        /// Whether the letters in brackets after the name belong to it.
        pub(in crate::rule) abbreviation: Vec<Abbreviation> = "abbreviation",
        /// Whether it is accused of something here.
        pub(in crate::rule) accused: Option<bool> = "accused",
        /// Whether it answers, or is reported not to have answered, anywhere in the text.
        pub(in crate::rule) answered: Option<bool> = "answered",
    }
}

mapping! {
    /// What must be true of the text as a whole.
    #[derive(Debug)]
    pub(in crate::rule) struct DocumentFile: "`document`" {
        /// How many words of prose it has.
        pub(in crate::rule) words: Option<LimitsFile> = "words",
        /// Whether a full date stands in its front matter or dateline.
        pub(in crate::rule) dated: Option<bool> = "dated",
        /// Values in its front matter, by key: one, a list of which any will do, or `any`.
        pub(in crate::rule) front_matter: Entries<FrontMatterFile> = "front-matter",
        /// A matcher whose matches are counted.
        pub(in crate::rule) count: Option<Located<MatcherFile>> = "count",
        /// Whether different sources, mentions or texts are counted, rather than places.
        pub(in crate::rule) distinct: Option<Located<bool>> = "distinct",
        /// A matcher whose matches the count is divided by, for `above` and `below`.
        pub(in crate::rule) per: Option<Located<MatcherFile>> = "per",
        /// In place of `count`: looks for stretches of sentences, each as long as can be. Every stretch whose length
        /// keeps to the limits is a match of its own, and is pointed at whole.
        pub(in crate::rule) run: Option<Located<Run>> = "run",
        ;
        pub(in crate::rule) limits: LimitsFile,
    }
}

mapping! {
    /// Limits of a number: plain numbers or options of the rule.
    #[derive(Debug)]
    pub(in crate::rule) struct LimitsFile: "a limit" {
        /// It is this much or more.
        pub(in crate::rule) at_least: Option<Located<AmountFile>> = "at-least",
        /// It is this much or less.
        pub(in crate::rule) at_most: Option<Located<AmountFile>> = "at-most",
        /// It is more than this.
        pub(in crate::rule) above: Option<Located<AmountFile>> = "above",
        /// It is less than this.
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
    /// The value of an option, which a config may set.
    #[derive(Debug)]
    struct OptionReference: "a reference to an option" {
        /// The name of an option of this rule.
        option: Located<String> = "option" as Name naming Option,
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

    fn shape() -> Shape {
        Shape::Either(vec![Shape::Number(Numbers::Positive), OptionReference::shape()])
    }
}

named! {
    /// What all sentences of a stretch have in common.
    pub(in crate::rule) enum Run {
        /// They hold no cue, citation or link, and nothing that somebody is cited for. A stretch runs on across
        /// paragraphs and past captions, tables, notes and code, and ends at headings.
        Unattributed = "unattributed",
        /// So they do, and nothing of that stands in their paragraph within two sentences before or behind them: who
        /// is cited there may speak for them too.
        Uncovered = "uncovered",
    }
}

named! {
    /// Whether a role is given.
    pub(in crate::rule) enum Role {
        /// No role is given.
        None = "none",
        /// A role is given.
        Given = "given",
    }
}

named! {
    /// Whether a body is named.
    pub(in crate::rule) enum Body {
        /// It is tied to none.
        None = "none",
        /// It is tied to one that is named.
        Named = "named",
    }
}
