//! Compares the rules that are tried with another version of them, text by text.

use crate::cli::args::Try;
use crate::cli::session::Rules;
use crate::lint::{Change, ChangeKind, Ledger, Match, Sample, Trace};
use crate::markup::Format;
use crate::names::Named as _;
use crate::report::{Alteration, Changes, Comparison, Instead, Sighting};
use crate::text::Text;

/// What has come of comparing so far.
#[derive(Debug)]
pub(super) struct Comparing {
    against: String,
    rules: Rules,
    ledger: Ledger,
    /// Whether findings are known by their rules too.
    by_rule: bool,
    /// Of each kind of change, how many there are, and some of them.
    changes: Vec<(u64, Sample<Alteration>)>,
}

impl Comparing {
    /// Nothing yet. `before` are the rules that others are compared with.
    pub(super) fn new(args: &Try, before: Rules, after: &Ledger) -> Self {
        let ledger = before.ledger();
        let sample = || Sample::new(args.sample, args.seed);
        Self {
            against: args.against.iter().map(|path| path.to_string_lossy()).collect(),
            by_rule: ledger.in_force().count() > 1 || after.in_force().count() > 1,
            changes: ChangeKind::ALL.iter().map(|_| (0, sample())).collect(),
            rules: before,
            ledger,
        }
    }

    /// Whether there is nothing to compare with.
    pub(super) fn is_idle(&self) -> bool {
        self.ledger.in_force().count() == 0
    }

    /// Compares what came of one text.
    pub(super) fn take(&mut self, text: &Text, format: Format, after: &Trace) {
        let before = self.rules.attempt(text, format, &mut self.ledger);
        for change in after.changes_since(&before, self.by_rule) {
            let Some((count, sample)) = self.changes.get_mut(change.kind as usize) else { continue };
            *count += 1;
            let (place, words) =
                (change.finding.span.start, text.slice(after.sentence_of(change.finding.span)));
            sample.offer(text.name(), place, words, || alteration(text, after, &change));
        }
    }

    /// What came of it all.
    pub(super) fn finish(self, after: &Ledger) -> Comparison {
        let changes = ChangeKind::ALL.iter().zip(self.changes);
        let changes =
            changes.map(|(&(_, kind), (count, sample))| Changes { kind, count, sample: sample.into_vec() });
        Comparison {
            against: self.against,
            before: self.ledger.findings(),
            after: after.findings(),
            changes: changes.collect(),
        }
    }
}

fn alteration(text: &Text, trace: &Trace, change: &Change<'_>) -> Alteration {
    let sighting = |one: &Match| Sighting::of(text, trace, one);
    let is_flagged_once = matches!(change.kind, ChangeKind::Appeared | ChangeKind::Went);
    Alteration {
        finding: sighting(change.finding),
        before: change.before.map(sighting),
        instead: is_flagged_once.then(|| Instead::of(change.instead)),
    }
}
