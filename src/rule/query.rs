//! What a rule asks for, checked. Fields that are not asked for admit everything.

use super::FrontMatterQuery;
use super::program::PatternId;
use super::regex::RegexId;
use crate::attribution::{
    Abbreviation, Basis, Evidence, Kind, Manner, MentionKind, Mood, Number, QuotationExtent, Reason, Stance,
};
use crate::names::Named;
use serde::{Deserialize, Serialize};

/// What to look for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Matcher {
    /// Words that fit one of the patterns.
    Phrase(Vec<PatternId>),
    /// Words that fit one of the expressions, within one sentence.
    Regex(Vec<RegexId>),
    /// An attribution.
    Attribution(Box<AttributionQuery>),
    /// A mention.
    Mention(Box<MentionQuery>),
    /// Something about the document as a whole.
    Document(Box<DocumentQuery>),
    /// What one of the matchers finds.
    Any(Vec<Self>),
}

impl Matcher {
    /// The matcher's alternatives: those of `any`, else itself.
    pub fn branches(&self) -> &[Self] {
        match self {
            Self::Any(branches) => branches,
            one => std::slice::from_ref(one),
        }
    }

    /// Whether it looks for attributions or mentions.
    pub fn seeks_facts(&self) -> bool {
        match self {
            Self::Phrase(_) | Self::Regex(_) => false,
            Self::Attribution(_) | Self::Mention(_) => true,
            Self::Document(query) => query.run.is_some() || query.counted().any(Self::seeks_facts),
            Self::Any(branches) => branches.iter().any(Self::seeks_facts),
        }
    }

    /// The patterns that are looked for everywhere for its sake.
    pub fn sought(&self) -> Vec<PatternId> {
        self.gather(AttributionQuery::sought)
    }

    /// All its patterns.
    pub fn patterns(&self) -> Vec<PatternId> {
        self.gather(AttributionQuery::patterns)
    }

    /// All its regexes.
    pub fn regexes(&self) -> Vec<RegexId> {
        match self {
            Self::Regex(regexes) => regexes.clone(),
            Self::Any(branches) => branches.iter().flat_map(Self::regexes).collect(),
            Self::Document(query) => query.counted().flat_map(Self::regexes).collect(),
            Self::Phrase(_) | Self::Attribution(_) | Self::Mention(_) => Vec::new(),
        }
    }

    fn gather(&self, of: fn(&AttributionQuery) -> Vec<PatternId>) -> Vec<PatternId> {
        match self {
            Self::Phrase(patterns) => patterns.clone(),
            Self::Regex(_) => Vec::new(),
            Self::Attribution(query) => of(query),
            Self::Mention(query) => query.text.clone(),
            Self::Document(query) => {
                let sourced = query.run.iter().flat_map(|run| run.sourced.iter().copied());
                query.counted().flat_map(|one| one.gather(of)).chain(sourced).collect()
            }
            Self::Any(branches) => branches.iter().flat_map(|one| one.gather(of)).collect(),
        }
    }
}

/// Some values of a closed set; none of them means that any will do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OneOf<T>(pub Vec<T>);

impl<T> Default for OneOf<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: PartialEq> OneOf<T> {
    /// Whether the value will do.
    pub fn admits(&self, value: &T) -> bool {
        self.0.is_empty() || self.0.contains(value)
    }

    /// Whether it was asked for at all.
    pub const fn is_asked(&self) -> bool {
        !self.0.is_empty()
    }
}

/// A set of kinds of source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KindSet(u16);

impl KindSet {
    /// The kinds that are wanted.
    pub fn of(wanted: impl Fn(Kind) -> bool) -> Self {
        Self(Kind::ALL.iter().filter(|(_, kind)| wanted(*kind)).fold(0, |set, (_, kind)| set | bit(*kind)))
    }

    /// Every rung of the ladder: what `attribution: {}` asks for.
    pub fn ladder() -> Self {
        Self::of(Kind::on_ladder)
    }

    /// Whether the kind is in the set.
    pub const fn contains(self, kind: Kind) -> bool {
        self.0 & bit(kind) != 0
    }

    /// Whether the kind, and no other, is in the set.
    pub const fn only(self, kind: Kind) -> bool {
        self.0 == bit(kind)
    }

    /// Whether all kinds in it are among these.
    pub fn within(self, kinds: &[Kind]) -> bool {
        self.0 & !Self::of(|kind| kinds.contains(&kind)).0 == 0
    }

    /// Whether no kind is in it.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

const fn bit(kind: Kind) -> u16 {
    1 << kind as u16
}

/// An attribution that is asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AttributionQuery {
    /// `source.kind`, `.named`, `.weaker-than` and `.stronger-than` in one; the rungs of the ladder where none
    /// of them is asked.
    pub kinds: KindSet,
    /// `source.head`: patterns of which one must match the whole head noun. Empty: not asked.
    pub head: Vec<PatternId>,
    /// `source.text`: patterns of which one must match within the source. Empty: not asked.
    pub source_text: Vec<PatternId>,
    /// `source.number`.
    pub number: OneOf<Number>,
    /// `source.definite`.
    pub definite: Option<bool>,
    /// `source.role`: whether one is given.
    pub role: Option<bool>,
    /// `source.body`: whether one is named.
    pub body: Option<bool>,
    /// `source.declined`: whether it, or the body it is tied to, is reported to decline to comment.
    pub declined: Option<bool>,
    /// `source.basis`.
    pub basis: OneOf<Basis>,
    /// `source.reason`.
    pub reason: OneOf<Reason>,
    /// `cue.stance`. An attribution without a cue has none.
    pub stance: OneOf<Stance>,
    /// `cue.text`: patterns of which one must match within the cue. Empty: not asked.
    pub cue_text: Vec<PatternId>,
    /// `content.text`: patterns of which one must match within the content. Empty: not asked.
    pub content_text: Vec<PatternId>,
    /// `content.words`: how many words the content has.
    pub content_words: Limits,
    /// `content.quotation`.
    pub quotation: OneOf<QuotationExtent>,
    /// `target.kind`. An attribution without a target that is a mention has none.
    pub target_kind: OneOf<MentionKind>,
    /// `target.text`: patterns of which one must match within the target. Empty: not asked.
    pub target_text: Vec<PatternId>,
    /// `manner`.
    pub manner: OneOf<Manner>,
    /// `mood`; what is stated where it is not asked.
    pub mood: OneOf<Mood>,
    /// `evidence`.
    pub evidence: OneOf<Evidence>,
}

impl AttributionQuery {
    /// Its patterns, if it may ask about them everywhere: people and bodies with a name speak in every other sentence,
    /// others in few.
    fn sought(&self) -> Vec<PatternId> {
        let everywhere = [Kind::Person, Kind::Organization].into_iter().any(|kind| self.kinds.contains(kind));
        if everywhere { self.patterns() } else { Vec::new() }
    }

    fn patterns(&self) -> Vec<PatternId> {
        let Self { head, source_text, cue_text, content_text, target_text, .. } = self;
        [head, source_text, cue_text, content_text, target_text].map(Vec::as_slice).concat()
    }
}

/// A mention that is asked for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MentionQuery {
    /// `kind`.
    pub kind: OneOf<MentionKind>,
    /// `role`: whether one is given.
    pub role: Option<bool>,
    /// `text`: patterns of which one must match within the mention. Empty: not asked.
    pub text: Vec<PatternId>,
    /// `first`: whether it is the first of its entity in the document.
    pub first: Option<bool>,
    /// `speaks`: whether it is the source of an attribution here.
    pub speaks: Option<bool>,
    /// `abbreviation`.
    pub abbreviation: OneOf<Abbreviation>,
    /// `accused`: here.
    pub accused: Option<bool>,
    /// `answered`: anywhere in the document.
    pub answered: Option<bool>,
}

/// What is asked of the document as a whole. All that is asked must hold.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DocumentQuery {
    /// `words`: how many words of prose there are.
    pub words: Limits,
    /// `dated`: whether front matter or dateline hold a full date.
    pub dated: Option<bool>,
    /// `front-matter`: every key must fit.
    pub front_matter: Vec<FrontMatterQuery>,
    /// What is counted.
    pub count: Option<Count>,
    /// The stretches that are looked for, in place of a count.
    pub run: Option<Run>,
}

impl DocumentQuery {
    /// The matchers of what is counted, and of what it is counted by.
    pub fn counted(&self) -> impl Iterator<Item = &Matcher> {
        self.count.iter().flat_map(|count| std::iter::once(&count.what).chain(&count.per))
    }
}

/// Matches that are counted over the document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Count {
    /// What is counted, in the rule's regions.
    pub what: Matcher,
    /// Whether different sources, entities or texts are counted in place of matches.
    pub distinct: bool,
    /// The denominator; the rule is silent where it is 0.
    pub per: Option<Matcher>,
    /// Limits of the count: `at-least`, `at-most`.
    pub limits: Limits,
    /// Strict limits of count ÷ per: `above`, `below`. They are met by nothing where there is no `per`.
    pub share: Limits,
}

/// Stretches of sentences without a source, each as long as can be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// The patterns of what gives a sentence a source: citations and links.
    pub sourced: Vec<PatternId>,
    /// How many sentences on either side in its paragraph a source may speak for too.
    pub covered: usize,
    /// Limits of the length, in sentences.
    pub limits: Limits,
}

/// Limits that a number must keep to; those that are not set are kept by every number.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Limits {
    /// It is this or more.
    pub at_least: Option<Amount>,
    /// It is this or less.
    pub at_most: Option<Amount>,
    /// It is more than this.
    pub above: Option<Amount>,
    /// It is less than this.
    pub below: Option<Amount>,
}

/// A number in a rule: as written, or an option's.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Amount {
    /// As written.
    Fixed(f64),
    /// The value of an option, by its index among the rule's options.
    Option(usize),
}

impl Amount {
    /// The number, given the values of the rule's options in their order.
    pub fn value(self, settings: &[f64]) -> f64 {
        match self {
            Self::Fixed(value) => value,
            Self::Option(at) => settings.get(at).copied().unwrap_or_default(),
        }
    }
}

impl Limits {
    /// Whether `number` keeps to them, given the values of the rule's options in their order.
    pub fn admit(&self, number: f64, settings: &[f64]) -> bool {
        let keeps = |limit: Option<Amount>, kept: fn(&f64, &f64) -> bool| {
            limit.is_none_or(|limit| kept(&number, &limit.value(settings)))
        };
        keeps(self.at_least, f64::ge)
            && keeps(self.at_most, f64::le)
            && keeps(self.above, f64::gt)
            && keeps(self.below, f64::lt)
    }

    /// Whether any of them is set.
    pub const fn is_asked(&self) -> bool {
        self.at_least.is_some() || self.at_most.is_some() || self.above.is_some() || self.below.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_strict_where_they_say_so_and_take_options() {
        let limits = Limits {
            at_least: Some(Amount::Option(1)),
            below: Some(Amount::Fixed(9.0)),
            ..Limits::default()
        };
        let admitted = [2.0, 3.0, 8.0, 9.0].map(|number| limits.admit(number, &[0.5, 3.0]));
        assert_eq!(admitted, [false, true, true, false]);
        assert!(Limits::default().admit(0.0, &[]));
    }

    #[test]
    fn the_ladder_leaves_out_what_stands_off_it() {
        assert!(KindSet::ladder().contains(Kind::Nobody));
        assert!(!KindSet::ladder().contains(Kind::Writer));
    }
}
