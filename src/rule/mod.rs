//! Opinions: rules as YAML says them, checked and compiled.
//!
//! What a rule file says (`schema`) and what has been checked ([`Rule`] and what it is made of) are two
//! families of types: nothing in the second can fail any more. Facts come from the floor below. Patterns and regexes
//! are looked for here, sentence by sentence (`matcher`, `regex`); what a match is worth is for `lint` to say. No rule
//! is known by name.

// What is built in is worked out by the build script, which is made of these modules too.
#[cfg(builtin)]
mod builtin;
mod compile;
mod draft;
mod example;
mod front_matter;
mod matcher;
mod origin;
mod pack;
mod papers;
mod program;
mod query;
mod regex;
mod schema;
mod scope;
mod settings;
mod template;
mod wording;

#[cfg(builtin)]
pub use builtin::{builtin, builtin_lexicons};
pub use compile::{is_name, supplied};
pub use draft::{draft, draft_pack};
pub use example::{Expected, TestCase};
pub(crate) use front_matter::FrontMatterFile;
pub use front_matter::FrontMatterQuery;
pub use matcher::{Captured, Input, PhraseHit, PhraseMatcher, Present, Scratch, Spot, Things, When};
pub use origin::Facet;
pub use pack::{
    Loaded, Origin, Pack, PackFile, PackFiles, PackText, RuleGroup, RuleSet, Shelf, Stored, load,
    manifest_shape,
};
pub use program::{CaptureId, PatternId, PatternSet};
pub use query::{
    Amount, AttributionQuery, Count, DocumentQuery, KindSet, Limits, Matcher, MentionQuery, OneOf, Run,
};
pub use regex::{FoldedBlock, RegexError, RegexHit, RegexId, SentenceRegex};
pub use schema::shape;
pub use scope::{Clause, Reach, RegionFilter, Same, Side, Window};
pub use settings::{Layer, LexiconSetting, RuleSetting, Settings, Word};
pub use template::{Part, Piece, Slot, Template};
pub use wording::Wording;

use crate::diagnostic::{Confidence, RuleId, Severity};
use crate::names::named;
use crate::stored::{Late, Words};
use crate::yaml::Located;
use compile::Supplies;
use papers::Papers;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::sync::Arc;

/// A rule that has been checked.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Rule {
    /// Its name, with the place of the scalar in its file.
    pub id: Located<RuleId>,
    /// The folder it lies in; empty where it lies in none.
    pub group: Words,
    /// The file it was read from.
    pub shelf: Shelf,
    /// What is weak, in one sentence.
    pub summary: Words,
    /// How much it matters, as configured.
    pub severity: Severity,
    /// How much it matters, as the rule file says.
    pub default_severity: Severity,
    /// How often it is right.
    pub confidence: Confidence,
    /// How far it has come.
    pub status: Status,
    /// Whether it waits for a profile or config.
    pub opt_in: bool,
    /// Whether a config or profile switched it off.
    pub off: bool,
    /// Whether a config or profile named it, so that it is no longer held back.
    pub called: bool,
    /// Former names.
    pub aliases: Vec<Located<String>>,
    /// What may be set.
    pub options: Vec<RuleOption>,
    /// What to look for.
    pub matcher: Matcher,
    /// Where the place pointed at may lie.
    pub regions: RegionFilter,
    /// All of them must hold.
    pub only_if: Late<Vec<Clause>>,
    /// Any of them clears a match.
    pub unless: Late<Vec<Clause>>,
    /// The place pointed at.
    pub point: Point,
    /// Secondary places and their words.
    pub labels: Late<Vec<RuleLabel>>,
    /// How often it reports.
    pub report: ReportMode,
    /// What is wrong here.
    pub message: Late<Template>,
    /// The question to the author.
    pub ask: Late<Option<Template>>,
    /// What would settle it.
    pub help: Late<Option<Template>>,
    /// What is looked for everywhere.
    everywhere: Late<Everywhere>,
    /// What its placeholders stand for.
    supplies: Arc<Late<Supplies>>,
    /// Its own words, where a config or profile gave it others.
    reworded: Option<Arc<OwnWords>>,
    /// Its reasons and its examples.
    #[serde(skip)]
    papers: Papers,
}

/// What is looked for in every text for the sake of a rule.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Everywhere {
    patterns: Vec<PatternId>,
    regexes: Vec<RegexId>,
}

impl Everywhere {
    /// For what a rule looks for, and for what its clauses ask of the whole document.
    fn of<'c>(matcher: &Matcher, clauses: impl Iterator<Item = &'c Clause>) -> Self {
        let mut all = Self::default();
        all.add(matcher);
        for clause in clauses {
            let document = clause.window.reach == Reach::Document;
            let far = |one: &&Matcher| document || matches!(one, Matcher::Document(_));
            clause.matchers.iter().filter(far).for_each(|one| all.add(one));
        }
        all
    }

    fn add(&mut self, matcher: &Matcher) {
        self.patterns.extend(matcher.sought());
        self.regexes.extend(matcher.regexes());
    }
}

/// What a rule says for itself.
#[derive(Debug, Serialize, Deserialize)]
struct OwnWords {
    message: Template,
    ask: Option<Template>,
    help: Option<Template>,
}

impl Rule {
    /// Why it matters, in Markdown.
    pub fn why(&self) -> Option<&str> {
        self.papers.read().why.as_deref()
    }

    /// Where it comes from.
    pub fn references(&self) -> &[String] {
        &self.papers.read().references
    }

    /// Its own examples.
    pub fn tests(&self) -> &[TestCase] {
        &self.papers.read().tests
    }

    /// The rule with other examples.
    #[must_use]
    pub fn with_tests(&self, tests: Vec<TestCase>) -> Self {
        Self { papers: self.papers.with_tests(tests), ..self.clone() }
    }

    /// Whether it is run and counted, but shown only when everything is asked for.
    pub fn is_held_back(&self) -> bool {
        let shy = self.opt_in || self.status == Status::Preview || self.confidence == Confidence::Low;
        shy && !self.called
    }

    /// The values of its options, in their order.
    pub fn settings(&self) -> Vec<f64> {
        self.options.iter().map(|option| option.value).collect()
    }

    /// The rule with the clauses and the words that its author gave it, whatever a config switched off or set.
    pub fn as_written(&self) -> Cow<'_, Self> {
        if self.reworded.is_none() && self.only_if.iter().chain(&*self.unless).all(|clause| !clause.off) {
            return Cow::Borrowed(self);
        }
        let mut rule = self.clone();
        rule.take_back_words();
        rule.ask_all();
        Cow::Owned(rule)
    }

    /// The patterns that are looked for everywhere: those of what it looks for, and of what its clauses ask of the
    /// whole document. What clauses look for near a match is sought where there is one.
    pub fn sought(&self) -> &[PatternId] {
        &self.everywhere.patterns
    }

    /// The regexes that are looked for everywhere.
    pub fn sought_regexes(&self) -> &[RegexId] {
        &self.everywhere.regexes
    }

    /// All its patterns, those of its clauses included.
    pub fn patterns(&self) -> Vec<PatternId> {
        let clauses = self.only_if.iter().chain(&*self.unless).flat_map(|clause| clause.matchers.iter());
        [&self.matcher].into_iter().chain(clauses).flat_map(Matcher::patterns).collect()
    }

    /// Whether it is about the document as a whole.
    pub const fn is_about_document(&self) -> bool {
        matches!(self.matcher, Matcher::Document(_))
    }
}

named! {
    /// How far a rule has come.
    #[derive(Serialize, Deserialize)]
    pub enum Status {
        /// The rule is settled.
        Stable = "stable",
        /// The rule may still change, and is held back until a config names it.
        Preview = "preview",
        /// The rule still runs, says so once, and will go.
        Deprecated = "deprecated",
    }
}

named! {
    /// What sort of number an option is.
    #[derive(Serialize, Deserialize)]
    pub enum OptionType {
        /// A whole number.
        Count = "count",
        /// A share between 0 and 1.
        Ratio = "ratio",
    }
}

/// A number that a config may set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct RuleOption {
    /// Its name.
    pub name: Words,
    /// What sort of number it is.
    pub kind: OptionType,
    /// Its value, as configured.
    pub value: f64,
    /// What the rule file gives it.
    pub default: f64,
    /// What it is for.
    pub summary: Option<Words>,
}

named! {
    /// How often a rule reports.
    #[derive(Serialize, Deserialize)]
    pub enum ReportMode {
        /// At every match.
        Each = "each",
        /// At the first match for each person, body or source.
        PerEntity = "per-entity",
        /// At the first match in the text.
        Once = "once",
    }
}

/// The place a diagnostic points at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Point {
    /// An attribution's source, else cue, else content; the mention; the whole phrase.
    Default,
    /// A part of the match.
    Part(Part),
    /// A capture of the phrase.
    Capture(Arc<str>),
}

/// A secondary place of a rule's diagnostics.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleLabel {
    /// Which place.
    pub place: LabelPlace,
    /// The words shown there.
    pub text: Template,
}

/// Which place a label stands at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LabelPlace {
    /// A part of the match.
    Part(Part),
    /// A capture of the phrase.
    Capture(Arc<str>),
    /// What an `only-if` clause found, by its index.
    Clause(usize),
    /// The nearest named source.
    Candidate,
}
