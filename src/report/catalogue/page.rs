//! What a rule's page says: its facts, and sections of which only those with something in them are there.

use super::source::Source;
use super::{CatalogueEntry, state};
use crate::rule::{Clause, Expected, Rule, RuleOption, TestCase};
use std::ops::Range;

/// A page.
pub(super) struct Page<'a> {
    pub(super) id: &'a str,
    pub(super) summary: &'a str,
    /// What sort of rule it is, in a few words each.
    pub(super) facts: Vec<String>,
    /// The name of its file.
    pub(super) file: &'a str,
    pub(super) sections: Vec<Section<'a>>,
}

/// A part of a page under a heading.
pub(super) struct Section<'a> {
    pub(super) title: &'static str,
    pub(super) parts: Vec<Part<'a>>,
}

/// A part of a section.
pub(super) enum Part<'a> {
    /// Paragraphs of Markdown.
    Prose(&'a str),
    /// A paragraph of words that mean what they are.
    Words(String),
    /// An item of a list of such words.
    Item(String),
    /// An example, as an item of a list.
    Example(Example<'a>),
    /// YAML.
    Yaml(String),
}

/// A text that is flagged at its marks, or not.
pub(super) struct Example<'a> {
    pub(super) text: &'a str,
    pub(super) marks: &'a [Range<usize>],
    /// The clause that keeps it from being flagged.
    pub(super) clause: Option<&'a str>,
}

impl<'a> Page<'a> {
    pub(super) fn of(entry: &CatalogueEntry<'a>) -> Self {
        let (rule, source) = (entry.rule, Source::of(entry.file));
        let words = |key| source.text(key).map(Part::Words).into_iter().collect();
        let looks_for = ["match", "in", "not-in"].iter().filter_map(|key| source.written(&[key]));
        let clauses =
            |key, clauses: &[Clause]| clauses.iter().flat_map(|it| clause(&source, key, it)).collect();
        let sections = [
            ("Why", rule.why().map(Part::Prose).into_iter().collect()),
            ("It says", words("message")),
            ("It asks", words("ask")),
            ("What settles it", words("help")),
            ("It flags", examples(rule, |example| matches!(example, Expected::Flag { .. }))),
            ("It does not flag", examples(rule, |example| matches!(example, Expected::Pass { .. }))),
            ("It looks for", looks_for.map(Part::Yaml).collect()),
            ("Only if", clauses("only-if", &rule.only_if)),
            ("Unless", clauses("unless", &rule.unless)),
            ("Options", rule.options.iter().map(|option| Part::Item(option_in_words(option))).collect()),
            ("References", rule.references().iter().cloned().map(Part::Item).collect()),
            ("To live without it", off_switch(&rule.id.value)),
        ];
        let sections =
            sections.into_iter().map(|(title, parts): (_, Vec<Part<'a>>)| Section { title, parts });
        Self {
            id: &rule.id.value,
            summary: &rule.summary,
            facts: facts(entry),
            file: entry.file.name(),
            sections: sections.filter(|section| !section.parts.is_empty()).collect(),
        }
    }
}

/// The sections of a page for somebody who wants to know what to do, not how the rule is made.
const BRIEF: [&str; 6] =
    ["Why", "What settles it", "It flags", "It does not flag", "References", "To live without it"];

/// So many examples show what is meant.
const FEW: usize = 4;

impl Page<'_> {
    /// The page without what only authors of rules want to know, and with a few examples of each sort.
    pub(super) fn in_brief(mut self) -> Self {
        self.sections.retain(|section| BRIEF.contains(&section.title));
        for section in &mut self.sections {
            let mut examples = 0;
            section.parts.retain(|part| {
                examples += usize::from(matches!(part, Part::Example(_)));
                examples <= FEW || !matches!(part, Part::Example(_))
            });
        }
        self
    }
}

fn facts(entry: &CatalogueEntry<'_>) -> Vec<String> {
    let rule = entry.rule;
    let mut facts = vec![rule.severity.to_string(), format!("{} confidence", rule.confidence)];
    facts.extend(state(entry));
    facts.extend((!rule.group.is_empty()).then(|| format!("group {}", rule.group)));
    facts.extend(entry.pack.as_ref().map(|pack| format!("pack {pack}")));
    facts.extend(rule.aliases.iter().map(|alias| format!("once called {}", alias.value)));
    facts
}

fn examples(rule: &Rule, is_wanted: fn(&Expected) -> bool) -> Vec<Part<'_>> {
    let examples = rule.tests().iter().filter(|test| is_wanted(&test.expected));
    // A known gap shows what the rule should do, not what it does.
    examples.filter(|test| test.todo.is_none()).map(|test| Part::Example(Example::of(test))).collect()
}

impl<'a> Example<'a> {
    fn of(test: &'a TestCase) -> Self {
        let (marks, clause): (&[_], _) = match &test.expected {
            Expected::Flag { marks, .. } => (marks, None),
            Expected::Pass { cleared_by } => (&[], cleared_by.as_ref().map(|clause| clause.value.as_str())),
        };
        Self { text: &test.text, marks, clause }
    }

    /// The text in pieces, each with whether it is marked.
    pub(super) fn pieces(&self) -> Vec<(&'a str, bool)> {
        let (mut pieces, mut done) = (Vec::new(), 0);
        for mark in self.marks {
            if let (Some(before), Some(words)) =
                (self.text.get(done..mark.start), self.text.get(mark.clone()))
            {
                pieces.extend([(before, false), (words, true)]);
                done = mark.end;
            }
        }
        pieces.push((self.text.get(done..).unwrap_or_default(), false));
        pieces
    }

    /// The text with its places in the marks that rule files use.
    pub(super) fn marked(&self) -> String {
        let pieces = self.pieces().into_iter();
        pieces.map(|(words, marked)| if marked { format!("[[{words}]]") } else { words.to_owned() }).collect()
    }
}

fn clause<'a>(source: &Source<'_>, key: &str, clause: &Clause) -> Vec<Part<'a>> {
    let yaml = source.written(&[key, &clause.name]).map(Part::Yaml);
    let off = clause.off.then(|| Part::Words(format!("{} is switched off here.", clause.name)));
    yaml.into_iter().chain(off).collect()
}

fn option_in_words(option: &RuleOption) -> String {
    let RuleOption { name, value, default, summary, .. } = option;
    let set = if value.total_cmp(default).is_eq() {
        String::new()
    } else {
        format!(" here, and {default} unless it is set")
    };
    let summary = summary.as_ref().map_or_else(String::new, |summary| format!(": {summary}"));
    format!("{name} is {value}{set}{summary}")
}

fn off_switch<'a>(id: &str) -> Vec<Part<'a>> {
    vec![Part::Words("In whosays.yml:".to_owned()), Part::Yaml(format!("rules: {{ {id}: off }}"))]
}
