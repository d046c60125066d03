//! Tells two versions of rules apart by what they find in one text.
//!
//! A finding is known by its place, and by its rule where there are several. What is found elsewhere in the same
//! sentence has moved; all else has appeared or gone.

use super::trace::{Match, Trace};
use crate::diagnostic::RuleId;
use crate::names::named;
use crate::order::Order as _;
use crate::text::Span;
use std::collections::{BTreeMap, VecDeque};

named! {
    /// How a finding differs from those of another version.
    pub enum ChangeKind {
        /// It is new.
        Appeared = "appeared",
        /// It is no more.
        Went = "went",
        /// It points at other words of the sentence.
        Moved = "moved",
        /// It says something else of the same words.
        Reworded = "reworded",
    }
}

/// A finding that differs from those of another version.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change<'t> {
    /// In what way.
    pub kind: ChangeKind,
    /// The finding; where it went, as it was.
    pub finding: &'t Match,
    /// What it was, where it has moved or is reworded.
    pub before: Option<&'t Match>,
    /// What the version that does not flag these words makes of them, where it matches them at all.
    pub instead: Option<&'t Match>,
}

impl Trace {
    /// How the findings differ from those that another version made in the same text, in reading order. Where only
    /// one rule is compared with one, what they are called makes no difference.
    pub fn changes_since<'t>(&'t self, before: &'t Self, by_rule: bool) -> Vec<Change<'t>> {
        let id = |one: &'t Match| by_rule.then_some(&one.rule);
        let mut gone: BTreeMap<(Span, Option<&RuleId>), &Match> =
            before.findings().map(|one| ((one.span, id(one)), one)).collect();
        let (mut fresh, mut changes) = (Vec::new(), Vec::new());
        for finding in self.findings() {
            match gone.remove(&(finding.span, id(finding))) {
                Some(before) if before.message() == finding.message() => {}
                Some(before) => changes.push(Change::other(ChangeKind::Reworded, finding, before)),
                None => fresh.push(finding),
            }
        }
        let mut nearby: BTreeMap<(usize, Option<&RuleId>), VecDeque<&Match>> = BTreeMap::new();
        for one in gone.into_values() {
            nearby.entry((before.sentence_at(one.span.start), id(one))).or_default().push_back(one);
        }
        for finding in fresh {
            let near = nearby.get_mut(&(self.sentence_at(finding.span.start), id(finding)));
            changes.push(match near.and_then(VecDeque::pop_front) {
                Some(before) => Change::other(ChangeKind::Moved, finding, before),
                None => {
                    Change::one(ChangeKind::Appeared, finding, before.silent_on(finding.span, id(finding)))
                }
            });
        }
        let went = nearby.into_values().flatten();
        changes.extend(went.map(|one| Change::one(ChangeKind::Went, one, self.silent_on(one.span, id(one)))));
        changes.order_by_key(|change| change.finding.span);
        changes
    }

    fn findings(&self) -> impl Iterator<Item = &Match> {
        self.matches.iter().filter(|one| one.message().is_some())
    }

    /// A match of these words of which nothing is said.
    fn silent_on(&self, words: Span, rule: Option<&RuleId>) -> Option<&Match> {
        let sentence = self.sentences.get(self.sentence_at(words.start))?;
        let mut matches = sentence.matches.iter().filter_map(|&number| self.matches.get(number));
        matches.find(|one| {
            one.message().is_none() && one.span.overlaps(words) && rule.is_none_or(|rule| *rule == one.rule)
        })
    }
}

impl<'t> Change<'t> {
    const fn one(kind: ChangeKind, finding: &'t Match, instead: Option<&'t Match>) -> Self {
        Self { kind, finding, before: None, instead }
    }

    const fn other(kind: ChangeKind, finding: &'t Match, before: &'t Match) -> Self {
        Self { kind, finding, before: Some(before), instead: None }
    }
}

#[cfg(test)]
mod tests {
    use super::ChangeKind;
    use crate::lint::{Ledger, Linter};
    use crate::markup::Format;
    use crate::rule::{PackFile, PackFiles, Settings, builtin, load};
    use crate::text::Text;

    const STORY: &str = "Some say the mill is old. The mill is cold, and the mill is old. It is a cold mill.";

    /// What a rule that looks for some words finds that another does not.
    fn changes(before: &str, after: &str) -> Vec<(ChangeKind, String)> {
        let text = Text::new("story.txt", STORY);
        let trace = |pattern: &str| {
            let rule = format!(
                "id: mill\nsummary: A mill.\nseverity: warning\nmatch: {{ phrase: '{pattern}' }}\n\
                 unless: {{ hearsay: {{ within: sentence, phrase: say }} }}\nmessage: a mill\n\
                 tests: {{ flag: ['A [[mill]].'] }}\n"
            );
            let file = PackFile::new("mill.yml", Text::new("mill.yml", rule));
            let packs = [builtin(), PackFiles { files: vec![file], loose: true, ..PackFiles::default() }];
            let only = Some([String::from("mill")].into());
            let loaded = load(&packs, &Settings { only, ..Settings::default() });
            assert!(loaded.set.rule("mill").is_some(), "{:?}", loaded.diagnostics);
            let linter = Linter::new(loaded.set);
            linter.attempt(&text, Format::Plain, &mut Ledger::new(linter.rules()))
        };
        let (before, after) = (trace(before), trace(after));
        let told = after.changes_since(&before, true);
        told.iter().map(|change| (change.kind, text.slice(change.finding.span).to_owned())).collect()
    }

    #[test]
    fn what_one_version_finds_and_another_does_not_is_told() {
        use ChangeKind::{Appeared, Moved, Went};
        let told = |changes: &[(ChangeKind, &str)]| -> Vec<(ChangeKind, String)> {
            changes.iter().map(|(kind, words)| (*kind, (*words).to_owned())).collect()
        };
        assert_eq!(changes("mill is", "mill is"), []);
        assert_eq!(changes("mill is", "mill is cold"), told(&[(Moved, "mill is cold"), (Went, "mill is")]));
        assert_eq!(
            changes("mill is old", "cold mill"),
            told(&[(Went, "mill is old"), (Appeared, "cold mill")])
        );
        assert_eq!(
            changes("the mill", "mill"),
            told(&[(Moved, "mill"), (Moved, "mill"), (Appeared, "mill")])
        );
    }
}
