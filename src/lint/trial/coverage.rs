//! What the examples of rules touch: entries of the lexicons that a rule asks for, and its matchers one by one. What
//! nothing touches may be right; it is only that nobody has shown so.

use crate::lexicon::{LexiconId, Lexicons};
use crate::lint::Linter;
use crate::lint::judge;
use crate::lint::judge::query::Asker;
use crate::lint::read;
use crate::lint::read::document::Document;
use crate::order::Order as _;
use crate::rule::{
    self, Expected, Input, Matcher, PatternId, PatternSet, PhraseMatcher, Rule, Scratch, TestCase, When,
};
use crate::text::{Span, Text};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::LazyCell;

/// What the examples of some rules touch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// For each of the rules, in the order in which they were given.
    pub rules: Vec<RuleCoverage>,
    /// The lexicons that they ask for.
    pub lexicons: Vec<LexiconCoverage>,
}

/// What the examples of one rule touch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleCoverage {
    /// How many entries the lexicons have that it asks for, be it in the phrases of others.
    pub entries: usize,
    /// How many of them stand in its examples.
    pub touched: usize,
    /// How many matchers it has: the branches of `any`, and of those each pattern.
    pub matchers: usize,
    /// Those of them, counted from 0, that account for nothing which is flagged in an example.
    pub unreached: Vec<usize>,
}

/// A lexicon that rules ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LexiconCoverage {
    /// Its name.
    pub name: String,
    /// How many entries it has.
    pub entries: usize,
    /// Those that stand in no example of a rule that asks for it.
    pub untouched: Vec<String>,
}

/// An entry, by its lexicon and its number there.
type EntryId = (LexiconId, u32);

impl Linter {
    /// Finds out what the examples of rules touch.
    pub fn coverage<'r>(&self, rules: impl IntoIterator<Item = &'r Rule>) -> Coverage {
        let (known, phrases) = (&self.set.lexicons, &self.set.phrases);
        let asked: Vec<(&Rule, Vec<LexiconId>)> =
            rules.into_iter().map(|rule| (rule, phrases.lexicons(&rule.patterns(), known))).collect();
        let mut named: Vec<LexiconId> = asked.iter().flat_map(|(_, ids)| ids.iter().copied()).collect();
        named.order();
        named.dedup();
        let mut surveyor = Surveyor::new(self, &named);
        let mut touched = FxHashSet::default();
        let mut survey = |(rule, ids): (&Rule, Vec<LexiconId>)| {
            let (coverage, own) = surveyor.survey(rule, &ids);
            touched.extend(own);
            coverage
        };
        let rules = asked.into_iter().map(&mut survey).collect();
        let whole: LazyCell<Lexicons> = LazyCell::new(rule::builtin_lexicons);
        let mut lexicons: Vec<LexiconCoverage> =
            named.into_iter().filter_map(|id| lexicon(known, id, &touched, &whole)).collect();
        lexicons.order_by(|left, right| left.name.cmp(&right.name));
        Coverage { rules, lexicons }
    }
}

fn lexicon(
    known: &Lexicons,
    id: LexiconId,
    touched: &FxHashSet<EntryId>,
    whole: &LazyCell<Lexicons>,
) -> Option<LexiconCoverage> {
    let lexicon = known.get(id)?;
    // Whatever was stored without its entries is a built-in lexicon as it is without a config.
    let entries = lexicon.entries().or_else(|| whole.get(whole.id(&lexicon.name)?)?.entries())?;
    let untouched = (0..).zip(entries).filter(|(number, _)| !touched.contains(&(id, *number)));
    Some(LexiconCoverage {
        name: lexicon.name.to_string(),
        entries: lexicon.count,
        untouched: untouched.map(|(_, entry)| entry.is.clone()).collect(),
    })
}

/// Looks through examples.
struct Surveyor<'l> {
    linter: &'l Linter,
    /// Finds the phrases of lexicons that their index cannot find, each as a pattern of its own.
    phrases: PhraseMatcher,
    /// The entries that these patterns are.
    entries: FxHashMap<PatternId, Vec<EntryId>>,
    scratch: Scratch,
}

impl<'l> Surveyor<'l> {
    fn new(linter: &'l Linter, named: &[LexiconId]) -> Self {
        // A copy, so that nothing the linter looks for is touched. All words have their numbers already.
        let mut lexicons = Lexicons::clone(&linter.set.lexicons);
        let (mut set, mut entries) = (PatternSet::default(), FxHashMap::<_, Vec<EntryId>>::default());
        for &id in named {
            let patterns = lexicons.get(id).map_or_else(Vec::new, |lexicon| lexicon.patterns.to_vec());
            for (number, pattern) in patterns {
                // What could not be compiled was told when the rules were loaded.
                if let Ok(pattern) = set.add(&pattern, &mut lexicons) {
                    entries.entry(pattern).or_default().push((id, number));
                }
            }
        }
        let phrases = PhraseMatcher::new(set, |_| When::Always, &mut lexicons);
        Self { linter, phrases, entries, scratch: Scratch::default() }
    }

    /// What the examples of a rule touch, and the entries of `asked` among it.
    fn survey(&mut self, rule: &Rule, asked: &[LexiconId]) -> (RuleCoverage, FxHashSet<EntryId>) {
        let rule = &*rule.as_written();
        let (matchers, mut touched) = (matchers(&rule.matcher), FxHashSet::default());
        let mut reached = vec![false; matchers.len()];
        for case in rule.tests() {
            let text = Text::new("example", case.text.as_str());
            let document = read::read(self.linter, &text, case.format);
            self.entries_in(&document, asked, &mut touched);
            if matches!(case.expected, Expected::Flag { .. }) {
                reach(rule, case, &document, &matchers, &mut reached);
            }
        }
        let all = asked.iter().filter_map(|&id| self.linter.set.lexicons.get(id));
        let coverage = RuleCoverage {
            entries: all.map(|lexicon| lexicon.count).sum(),
            touched: touched.len(),
            matchers: matchers.len(),
            unreached: (0..).zip(reached).filter(|(_, reached)| !reached).map(|(at, _)| at).collect(),
        };
        (coverage, touched)
    }

    fn entries_in(&mut self, document: &Document<'_>, asked: &[LexiconId], touched: &mut FxHashSet<EntryId>) {
        let (mut hits, mut found) = (Vec::new(), Vec::new());
        for (block, passage, names) in document.phrases.blocks() {
            self.linter.set.lexicons.scan(&block.prose, &passage.tokens, &mut hits);
            let input = Input { prose: &block.prose, passage, marks: &block.marks, hits: &hits, names };
            touched
                .extend(hits.iter().map(|hit| (hit.lexicon, hit.entry)).filter(|(id, _)| asked.contains(id)));
            self.phrases.find(&input, &mut self.scratch, &mut found);
            let entries = found.drain(..).filter_map(|hit| self.entries.get(&hit.pattern));
            touched.extend(entries.flatten().copied().filter(|(id, _)| asked.contains(id)));
        }
    }
}

/// What a rule looks for, taken apart as far as each part can be looked for alone.
fn matchers(matcher: &Matcher) -> Vec<Matcher> {
    let parts = |branch: &Matcher| match branch {
        Matcher::Phrase(patterns) => patterns.iter().map(|&one| Matcher::Phrase(vec![one])).collect(),
        Matcher::Regex(regexes) => regexes.iter().map(|&one| Matcher::Regex(vec![one])).collect(),
        one => vec![one.clone()],
    };
    matcher.branches().iter().flat_map(parts).collect()
}

/// Notes which of the matchers account for something that is flagged.
fn reach(rule: &Rule, case: &TestCase, document: &Document<'_>, matchers: &[Matcher], reached: &mut [bool]) {
    let judged = judge::judge(document, rule, &case.settings, &mut ());
    let standing = judged.iter().filter(|(_, verdict)| verdict.stands());
    let flagged: Vec<Span> = standing.map(|(hit, _)| hit.found.extent).collect();
    let asker = Asker { document, settings: &case.settings };
    for (matcher, reached) in matchers.iter().zip(reached) {
        *reached |=
            asker.everywhere(matcher, rule.regions).iter().any(|found| flagged.contains(&found.extent));
    }
}
