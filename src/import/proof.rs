//! Proves drafts: loads them beside the built-in pack, has each find a sample of everything it looks for, and drops what
//! it does not find. What is left is written with examples that have been run.

mod carrier;

use super::draft::{Draft, Pattern};
use super::{Carried, Import, remark, write};
use crate::diagnostic::Diagnostic;
use crate::lint::{CaseResult, Linter};
use crate::order::Order as _;
use crate::rule::{self, Origin, PackFile, PackFiles, Rule, Settings, Shelf, TestCase};
use crate::text::Text;
use carrier::Candidate;
use std::sync::Arc;

/// Examples that a rule is written with.
const EXAMPLES: usize = 2;

/// Proves drafts, each with the number of the rule that it comes from, and makes a pack of them.
pub(super) fn prove(mut rules: Vec<Carried>, drafts: Vec<(usize, Draft)>, manifest: &str) -> Import {
    let mut stage = Stage::new(drafts, manifest, &mut rules);
    // What does not load at first is told and dropped; what is left is run, and has then to load as it is written.
    stage.drop_refused(&mut rules);
    stage.run(&mut rules);
    stage.drop_refused(&mut rules);
    for (from, draft) in &stage.drafts {
        rules[*from].ids.push(draft.id.clone());
    }
    for rule in &mut rules {
        rule.remarks.order_by_key(|remark| remark.span.start);
        rule.remarks.dedup();
    }
    let written = stage.drafts.iter().map(|(_, draft)| (draft.path(), write::rule(draft)));
    let files: Vec<(String, String)> = written.collect();
    let manifest = (!files.is_empty()).then(|| ("pack.yml".to_owned(), manifest.to_owned()));
    Import { rules, files: manifest.into_iter().chain(files).collect() }
}

struct Stage<'s> {
    drafts: Vec<(usize, Draft)>,
    manifest: &'s str,
}

/// What is remarked on something that does not find its own sample.
const SILENT: &str = "this finds nothing in a text made for it: it may ask for more than one sentence, for more than \
                      one space, or for a word to go on behind a sign";

impl<'s> Stage<'s> {
    /// Drafts with any example at all, which they need to be loaded.
    fn new(mut drafts: Vec<(usize, Draft)>, manifest: &'s str, rules: &mut [Carried]) -> Self {
        drafts.retain_mut(|(from, draft)| {
            let first = draft.patterns.iter().flat_map(|pattern| Candidate::all(draft, pattern)).next();
            if first.is_none() {
                let silent = draft.patterns.iter().map(|pattern| remark(pattern.at, SILENT));
                rules[*from].remarks.extend(silent);
            }
            draft.flags = first.into_iter().map(|candidate| candidate.example).collect();
            !draft.flags.is_empty()
        });
        Self { drafts, manifest }
    }

    fn load(&self) -> (PackFiles, rule::Loaded) {
        let file = |path: String, contents: String| {
            let text = Text::new(path.as_str(), contents);
            PackFile::new(path, text)
        };
        let mut files = vec![file("pack.yml".to_owned(), self.manifest.to_owned())];
        files.extend(self.drafts.iter().map(|(_, draft)| file(draft.path(), write::rule(draft))));
        let packs = [rule::builtin(), PackFiles { files, loose: false, ..PackFiles::default() }];
        let loaded = rule::load(&packs, &Settings::default());
        let [_, pack] = packs;
        (pack, loaded)
    }

    /// Drops drafts that are refused when they are loaded, or that something is to be said of.
    fn drop_refused(&mut self, rules: &mut [Carried]) {
        let (_, loaded) = self.load();
        let mut refused = vec![None; self.drafts.len()];
        for (origin, diagnostic) in loaded.diagnostics {
            if let Origin::File(Shelf { pack: 1, file }) = origin
                && let Some(reason) = file.checked_sub(1).and_then(|at| refused.get_mut(at))
            {
                reason.get_or_insert(diagnostic.message);
            }
        }
        let mut reasons = refused.into_iter();
        self.drafts.retain(|(from, draft)| {
            let Some(reason) = reasons.next().flatten() else { return true };
            rules[*from].remarks.extend(draft.patterns.first().map(|first| remark(first.at, &*reason)));
            false
        });
    }

    /// Runs every draft on samples of all it looks for, and gives it the examples that came out.
    fn run(&mut self, rules: &mut [Carried]) {
        let (pack, loaded) = self.load();
        let linter = Linter::new(loaded.set);
        let mut proved = Vec::with_capacity(self.drafts.len());
        for ((from, mut draft), file) in std::mem::take(&mut self.drafts).into_iter().zip(&pack.files[1..]) {
            let Some(rule) = linter.rules().rule(&draft.id) else { continue };
            let bench = Bench { linter: &linter, rule, file: &file.text };
            let examined = draft.clone();
            let mut flags = Vec::new();
            draft.patterns.retain(|pattern| {
                let found = bench.flag(&examined, pattern);
                if found.is_none() {
                    rules[from].remarks.push(remark(pattern.at, SILENT));
                }
                let sound = found.is_some();
                flags.extend(found);
                sound
            });
            let last = flags.len().saturating_sub(1);
            let shown = |at: usize| at + 1 < EXAMPLES || at == last;
            draft.flags =
                flags.into_iter().enumerate().filter(|(at, _)| shown(*at)).map(|(_, it)| it).collect();
            bench.settle_exceptions(&mut draft, &mut rules[from].remarks);
            if !draft.patterns.is_empty() {
                proved.push((from, draft));
            }
        }
        self.drafts = proved;
    }
}

/// A rule that is tried.
struct Bench<'b> {
    linter: &'b Linter,
    rule: &'b Rule,
    file: &'b Arc<Text>,
}

impl Bench<'_> {
    /// An example of a pattern that comes out.
    fn flag(&self, draft: &Draft, pattern: &Pattern) -> Option<super::draft::Example> {
        let candidates = Candidate::all(draft, pattern);
        candidates.into_iter().find(|one| self.comes_out(one.flagged())).map(|one| one.example)
    }

    /// Keeps the exceptions if one of them clears something, with an example.
    fn settle_exceptions(&self, draft: &mut Draft, remarks: &mut Vec<Diagnostic>) {
        let Some(first) = draft.exceptions.first() else { return };
        let cleared = draft.exceptions.iter().flat_map(|exception| Candidate::all(draft, exception));
        let example = cleared.into_iter().map(Candidate::unmarked).find(|one| self.is_cleared(one));
        if example.is_none() {
            let message = "no exception was found that makes a difference, so they are left out";
            remarks.push(remark(first.at, message));
            draft.exceptions.clear();
        }
        draft.passes.extend(example.map(|candidate| candidate.example));
    }

    fn comes_out(&self, case: TestCase) -> bool {
        let rule = self.rule.with_tests(vec![case]);
        let trial = self.linter.trial(&rule, self.file);
        trial.cases.iter().all(|case| case.result == CaseResult::Passed)
    }

    fn is_cleared(&self, candidate: &Candidate) -> bool {
        let rule = self.rule.with_tests(vec![candidate.passing()]);
        let trial = self.linter.trial(&rule, self.file);
        trial.cases.iter().all(|case| case.result == CaseResult::Passed)
            && trial.clauses.iter().all(|clause| clause.covered)
    }
}
