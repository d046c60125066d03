//! Runs the stages over one text and applies the rules to what they found.
//!
//! A text comes in, diagnostics come out; no file is read here and nothing is printed. The order of judging is
//! match, regions, `only-if`, `unless`, report, hold back, merge, and it is the same whether or not a trace is asked
//! for.
//!
//! `read` gathers what rules may ask for, `judge` asks, `speak` puts what stands into words, and `trial` puts rules to
//! their own tests. Beside them lie what comes out, and who looks on.

mod change;
mod findings;
mod judge;
mod merge;
mod read;
mod round;
mod sample;
mod speak;
mod tally;
mod trace;
mod trial;

pub use change::{Change, ChangeKind};
pub use findings::{Findings, Said};
pub use judge::verdict::ClauseRole;
pub use merge::{merge, put_in_order};
pub use read::recall::Recall;
pub use round::{News, Round, Standing, Told};
pub use sample::Sample;
pub use speak::identity::Words;
pub use tally::{ClauseTally, Clock, Ledger, RuleTally, Stage};
pub use trace::{ClauseTrace, Fate, Finding, Hold, Match, Sentence, Trace};
pub use trial::{
    CaseResult, CaseTrial, ClauseTrial, Coverage, Failure, FailureKind, LexiconCoverage, RuleCoverage, Trial,
};

use crate::attribution::Facts;
use crate::diagnostic::{Diagnostic, Severity};
use crate::markup::{self, Format};
use crate::rule::{self, ReportMode, Rule, RuleSet, Settings};
use crate::text::{Span, Text};
use read::document::Document;
use read::volumes::Volumes;
use speak::identity::Given;
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
        self.find_with(text, format, options, Aids::default())
    }

    /// The same as [`Self::find`], of a text that is linted again and again while it changes: what stands in blocks that
    /// did not change is recalled.
    pub fn find_again(&self, text: &Text, format: Format, options: Options, recall: &mut Recall) -> Findings {
        self.find_with(text, format, options, Aids { recall: Some(recall), ..Aids::default() })
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
        self.find_with(text, format, options, Aids { ledger: Some(ledger), ..Aids::default() })
    }

    /// Lints a text and tells how it came to what it says: what became of every match of every rule.
    pub fn trace(&self, text: &Text, format: Format, options: Options) -> Trace {
        let document = read::read(self, text, format);
        let mut witness = Witness::default();
        let mut hearing = Hearing { witness: Some(&mut witness), ledger: None };
        let outcome = self.judge(&document, options, &mut Earlier::default(), &mut hearing).into();
        witness.tell(document, &outcome)
    }

    /// Puts the rules to the test on a text: what became of every match, with nothing held back, and counted.
    pub fn attempt(&self, text: &Text, format: Format, ledger: &mut Ledger) -> Trace {
        let mut witness = Witness::default();
        let mut hearing = Hearing { witness: Some(&mut witness), ledger: Some(ledger) };
        let options = Options { pedantic: true, ..Options::default() };
        let document = read::read_for(self, text, format, options, &mut hearing.ledger);
        let outcome = self.judge(&document, options, &mut Earlier::default(), &mut hearing).into();
        witness.tell(document, &outcome)
    }

    /// What the rules say of a text, which is read and judged volume by volume.
    fn find_with(&self, text: &Text, format: Format, options: Options, aids: Aids<'_>) -> Findings {
        let Aids { mut ledger, mut recall } = aids;
        let opened = timed(&mut ledger, Stage::Words, || markup::open(text, format));
        let (mut findings, mut earlier, mut count) = (Findings::default(), Earlier::default(), 0);
        for volume in Volumes::of(opened.blocks) {
            let (front, from) = (volume.front, volume.from);
            let document = match &mut recall {
                Some(recall) => read::read_again(self, text, volume, options, recall.of_volume(count)),
                None => read::read_volume(self, text, volume, options, &mut ledger),
            };
            let document = Document { front_matter: opened.front_matter, ..document };
            let mut hearing = Hearing { witness: None, ledger: ledger.as_deref_mut() };
            let next = self.judge(&document, options, &mut earlier, &mut hearing).with(document);
            if from == 0 {
                findings = next;
            } else {
                findings.add(next, front);
            }
            count += 1;
        }
        if let Some(recall) = recall {
            recall.end_behind(count);
        }
        if count > 1 && !options.rules_only {
            findings.facts = self.facts(text, format);
        }
        findings.comments = opened.comments;
        findings
    }

    /// What the rules say of a document behind what they have said of its text. Whoever wants to know why is told on
    /// the way.
    fn judge(
        &self,
        document: &Document<'_>,
        options: Options,
        earlier: &mut Earlier,
        hearing: &mut Hearing<'_>,
    ) -> Findings {
        let Hearing { witness, ledger } = hearing;
        let mut held_back = Vec::new();
        let mut said = Vec::new();
        for (number, rule) in self.set.rules.iter().enumerate().filter(|(_, rule)| !rule.off) {
            if earlier.once.contains(&number) {
                continue;
            }
            let settings = rule.settings();
            let judged = match ledger {
                Some(ledger) => ledger.judge(document, number, rule, &settings),
                None => judge::judge(document, rule, &settings, &mut ()),
            };
            if rule.report == ReportMode::Once && judged.iter().any(|(_, verdict)| verdict.stands()) {
                earlier.once.push(number);
            }
            let hold = options.hold(rule);
            if hold.is_some() {
                let standing = judged.iter().filter(|(_, verdict)| verdict.stands());
                held_back.extend(standing.map(|(hit, _)| hit.found.place));
            }
            // What is neither shown nor told need not be put into words.
            if hold.is_none() || witness.is_some() {
                let found = timed(ledger, Stage::Messages, || {
                    speak::said(document, (rule, &settings), &judged, &mut earlier.given)
                });
                if let Some(witness) = witness {
                    witness.hear(document, rule, &judged, &found, hold);
                }
                said.extend(found.into_iter().filter(|_| hold.is_none()));
            }
        }
        Findings::of(document, said, held_back)
    }
}

/// What has been said of a text before.
#[derive(Debug, Default)]
struct Earlier {
    given: Given,
    /// The rules that speak once and have spoken, by their numbers.
    once: Vec<usize>,
}

/// What there is beside a text while it is read and judged.
#[derive(Default)]
struct Aids<'a> {
    /// Counts what becomes of matches.
    ledger: Option<&'a mut Ledger>,
    /// Remembers the text as it was.
    recall: Option<&'a mut Recall>,
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
