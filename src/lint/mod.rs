//! Runs the stages over one text and applies the rules to what they found.
//!
//! A text comes in, diagnostics come out; no file is read here and nothing is printed. The order of judging is
//! match, regions, `only-if`, `unless`, report, hold back, merge, and it is the same whether or not a trace is asked
//! for.

mod candidates;
mod change;
mod claims;
mod document;
mod evidence;
mod filed;
mod findings;
mod found;
mod identity;
mod judge;
mod known;
mod merge;
mod page;
mod phrases;
mod query;
mod read;
mod recall;
mod regexes;
mod repeat;
mod round;
mod runs;
mod same;
mod sample;
mod speak;
mod tally;
mod trace;
mod trial;
mod whole;
mod window;

pub use change::{Change, ChangeKind};
pub use findings::{Findings, Said};
pub use identity::Words;
pub use merge::merge;
pub use recall::Recall;
pub use round::{News, Round, Standing, Told};
pub use sample::Sample;
pub use tally::{ClauseTally, Clock, Ledger, RuleTally, Stage};
pub use trace::{ClauseRole, ClauseTrace, Fate, Finding, Hold, Match, Sentence, Trace};
pub use trial::{
    CaseResult, CaseTrial, ClauseTrial, Coverage, Failure, FailureKind, LexiconCoverage, RuleCoverage, Trial,
};

use crate::attribution::Facts;
use crate::diagnostic::{Diagnostic, Severity};
use crate::markup::Format;
use crate::rule::{self, Rule, RuleSet, Settings};
use crate::text::{Span, Text};
use document::Document;
use judge::{Hit, Judged};
use std::sync::atomic::{AtomicU64, Ordering};
use tally::timed;
use trace::Witness;

/// Rules, ready to be applied to any number of texts. Shared between threads.
#[derive(Debug)]
pub struct Linter {
    set: RuleSet,
    /// Whether some rule looks in every text for who is said to have said what.
    seeks_facts: bool,
    /// No two linters of a run have the same.
    number: u64,
}

/// What is wanted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Everything: info, and rules that are held back.
    pub pedantic: bool,
    /// Nobody asks for the facts of [`Findings`]: they are read no further than rules ask.
    pub rules_only: bool,
}

/// What came of linting one text.
#[derive(Debug, Default)]
pub struct Outcome {
    /// What is shown, merged, in reading order.
    pub diagnostics: Vec<Diagnostic>,
    /// How many diagnostics are not shown because they are info or their rule is held back.
    pub held_back: usize,
}

impl From<Findings> for Outcome {
    fn from(findings: Findings) -> Self {
        Self { diagnostics: merge(findings.said), held_back: findings.held_back.len() }
    }
}

/// What is known of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// There is no such rule.
    Unknown,
    /// It is off, or what it says is held back.
    Silent,
    /// It speaks.
    Heard,
}

impl Linter {
    /// Gets rules ready.
    pub fn new(set: RuleSet) -> Self {
        static NUMBERS: AtomicU64 = AtomicU64::new(0);
        Self { seeks_facts: set.seeks_facts(), set, number: NUMBERS.fetch_add(1, Ordering::Relaxed) }
    }

    /// The same rules, set as other layers of their settings ask. It costs little: only the rules are copied.
    #[must_use]
    pub fn under(&self, settings: &Settings, layers: &[usize]) -> Self {
        Self::new(self.set.under(settings, layers))
    }

    /// The built-in rules, as they are without a config.
    pub fn builtin() -> Self {
        Self::new(rule::load(&[rule::builtin()], &Settings::default()).set)
    }

    /// The rules.
    pub fn rules(&self) -> &RuleSet {
        &self.set
    }

    /// Who is said to have said what in a text, whatever the rules say of it.
    pub fn facts(&self, text: &Text, format: Format) -> Facts {
        read::read(self, text, format).into_facts()
    }

    /// The sentences of a text, in order, each with its words as a reader sees them, folded.
    pub fn sentences(&self, text: &Text, format: Format) -> Vec<(Span, String)> {
        read::sentences(self, text, format)
    }

    /// Lints a text. Total: whatever the text, it comes to an end.
    pub fn check(&self, text: &Text, format: Format, options: Options) -> Outcome {
        self.find(text, format, Options { rules_only: true, ..options }).into()
    }

    /// All that the rules say of a text, each for itself. Total, like [`Self::check`].
    pub fn find(&self, text: &Text, format: Format, options: Options) -> Findings {
        let document = read::read_for(self, text, format, options, &mut None);
        self.judge(&document, options, &mut Hearing::default()).with(document)
    }

    /// The same as [`Self::find`], of a text that is linted again and again while it changes: what stands in blocks that
    /// did not change is recalled.
    pub fn find_again(&self, text: &Text, format: Format, options: Options, recall: &mut Recall) -> Findings {
        let document = read::read_again(self, text, format, options, recall);
        self.judge(&document, options, &mut Hearing::default()).with(document)
    }

    /// What is known of a rule by its id, and whether it is heard.
    pub fn voice(&self, id: &str, options: Options) -> Voice {
        match self.set.rule(id) {
            None => Voice::Unknown,
            Some(rule) if rule.off || options.hold(rule).is_some() => Voice::Silent,
            Some(_) => Voice::Heard,
        }
    }

    /// Lints a text, and counts what becomes of matches and how long that takes.
    pub fn profile(&self, text: &Text, format: Format, options: Options, ledger: &mut Ledger) -> Findings {
        let mut hearing = Hearing { witness: None, ledger: Some(ledger) };
        let document = read::read_for(self, text, format, options, &mut hearing.ledger);
        self.judge(&document, options, &mut hearing).with(document)
    }

    /// Lints a text and tells how it came to what it says: what became of every match of every rule.
    pub fn trace(&self, text: &Text, format: Format, options: Options) -> Trace {
        let document = read::read(self, text, format);
        let mut witness = Witness::default();
        let mut hearing = Hearing { witness: Some(&mut witness), ledger: None };
        let outcome = self.judge(&document, options, &mut hearing).into();
        witness.tell(document, &outcome)
    }

    /// Puts the rules to the test on a text: what became of every match, with nothing held back, and counted.
    pub fn attempt(&self, text: &Text, format: Format, ledger: &mut Ledger) -> Trace {
        let mut witness = Witness::default();
        let mut hearing = Hearing { witness: Some(&mut witness), ledger: Some(ledger) };
        let options = Options { pedantic: true, ..Options::default() };
        let document = read::read_for(self, text, format, options, &mut hearing.ledger);
        let outcome = self.judge(&document, options, &mut hearing).into();
        witness.tell(document, &outcome)
    }

    /// What the rules say of a document. Whoever wants to know why is told on the way.
    fn judge(&self, document: &Document<'_>, options: Options, hearing: &mut Hearing<'_>) -> Findings {
        let Hearing { witness, ledger } = hearing;
        let mut held_back = Vec::new();
        let mut said = Vec::new();
        for (number, rule) in self.set.rules.iter().enumerate().filter(|(_, rule)| !rule.off) {
            let settings = rule.settings();
            let judged = match ledger {
                Some(ledger) => ledger.judge(document, number, rule, &settings),
                None => judge::judge(document, rule, &settings, &mut ()),
            };
            let hold = options.hold(rule);
            if hold.is_some() {
                let standing = judged.iter().filter(|(_, verdict)| verdict.stands());
                held_back.extend(standing.map(|(hit, _)| hit.found.place));
            }
            // What is neither shown nor told need not be put into words.
            if hold.is_none() || witness.is_some() {
                let found = timed(ledger, Stage::Messages, || speak(document, rule, &settings, &judged));
                if let Some(witness) = witness {
                    witness.hear(document, rule, &judged, &found, hold);
                }
                said.extend(found.into_iter().filter(|_| hold.is_none()));
            }
        }
        Findings::of(document, said, held_back)
    }
}

/// Who hears what becomes of matches: nobody, where a text is only checked.
#[derive(Default)]
struct Hearing<'h> {
    witness: Option<&'h mut Witness>,
    ledger: Option<&'h mut Ledger>,
}

impl Options {
    /// Why what a rule says is not shown, if it is not.
    fn hold(self, rule: &Rule) -> Option<Hold> {
        let held = !self.pedantic && (rule.is_held_back() || rule.severity <= Severity::Info);
        held.then(|| Hold::of(rule))
    }
}

/// What one rule says of a document: a diagnostic for every match that stands, in their order.
fn speak(document: &Document<'_>, rule: &Rule, settings: &[f64], judged: &[Judged<'_>]) -> Vec<Said> {
    let hits: Vec<&Hit> = judged.iter().filter(|(_, verdict)| verdict.stands()).map(|(hit, _)| hit).collect();
    if hits.is_empty() {
        return Vec::new();
    }
    let words: Vec<Words> = hits.iter().map(|hit| Words::of(document, rule, hit.found.place)).collect();
    let fingerprints = identity::fingerprints(&rule.id.value, &words);
    let roles = speak::roles(rule);
    let say = |(hit, fingerprint): (&&Hit, _)| Diagnostic {
        fingerprint,
        ..speak::say(document, rule, settings, &roles, hit)
    };
    let mut diagnostics: Vec<Diagnostic> = hits.iter().zip(fingerprints).map(say).collect();
    let about_document = rule.is_about_document();
    if !about_document {
        repeat::mark(document, &hits, &words, &mut diagnostics);
    }
    let attribution = |hit: &Hit| match hit.found.what {
        found::What::Attribution(index) => Some(index),
        _ => None,
    };
    diagnostics
        .into_iter()
        .zip(words)
        .zip(hits)
        .map(|((diagnostic, words), hit)| Said {
            sentence: document.sentence_at(diagnostic.span.start),
            diagnostic,
            words,
            about_document,
            attribution: attribution(hit),
        })
        .collect()
}
