//! Sentences that carry a sample: short ones that hold little else, in the region where the rule looks.

use crate::import::draft::{Count, Draft, Example, FIRST, Pattern, Sort};
use crate::markup::{Format, Region};
use crate::rule::{Expected, TestCase};
use crate::text::Span;
use crate::yaml::Located;
use regex::Regex;
use std::ops::Range;

/// An example that is yet to be run.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) example: Example,
    /// The text without marks, and what was marked.
    text: String,
    marks: Vec<Range<usize>>,
}

/// Where a sample goes.
const SLOT: &str = "{}";

/// Sentences for a rule that looks everywhere.
const PLAIN: &[&str] =
    &["The draft says {} here.", "{} can stand first.", "This one ends with {}.", "{}", "Then {}"];

/// Texts in Markdown for rules that look in one region.
const IN_REGIONS: &[(Region, &[&str])] = &[
    (
        Region::Headline,
        &["# The draft says {} here", "# {} can stand first", "# This one ends with {}", "# {}"],
    ),
    (Region::Heading, &["# Rain\n\nIt rains.\n\n## The draft says {} here", "# Rain\n\nIt rains.\n\n## {}"]),
    (Region::List, &["- The draft says {} here", "- {} can stand first", "- {}"]),
    (Region::Table, &["| Rain |\n| --- |\n| The draft says {} here |", "| Rain |\n| --- |\n| {} |"]),
    (Region::Blockquote, &["> The draft says {} here.", "> {}"]),
];

impl Candidate {
    /// All candidates for one thing that a draft looks for.
    pub(super) fn all(draft: &Draft, pattern: &Pattern) -> Vec<Self> {
        let region = draft.place.within.first();
        let frames = region.and_then(|region| IN_REGIONS.iter().find(|(known, _)| known == region));
        let (frames, markdown) = frames.map_or((PLAIN, false), |(_, frames)| (*frames, true));
        if let Some(count) = draft.count {
            return pattern.samples.iter().map(|sample| Self::counted(sample, count)).collect();
        }
        let samples = pattern.samples.iter();
        samples
            .flat_map(|sample| frames.iter().filter_map(|frame| Self::of(frame, sample, pattern, markdown)))
            .collect()
    }

    /// The same without marks.
    pub(super) fn unmarked(mut self) -> Self {
        self.example.text.clone_from(&self.text);
        self.marks.clear();
        self
    }

    /// As a case that is flagged where it is marked.
    pub(super) fn flagged(&self) -> TestCase {
        self.case(Expected::Flag { marks: self.marks.clone(), message: None })
    }

    /// As a case that passes.
    pub(super) fn passing(&self) -> TestCase {
        self.case(Expected::Pass { cleared_by: None })
    }

    fn case(&self, expected: Expected) -> TestCase {
        TestCase {
            written: Located::new(self.example.text.clone(), Span::default()),
            text: self.text.clone(),
            format: if self.example.markdown { Format::Markdown } else { Format::Plain },
            settings: Vec::new(),
            expected,
            todo: None,
        }
    }

    fn counted(sample: &str, count: Count) -> Self {
        let text = match count {
            Count::AtLeast(number) => vec![format!("One {sample} it is."); number as usize].join(" "),
            Count::AtMost(0) => "It rains.".to_owned(),
            Count::AtMost(_) => format!("One {sample} it is."),
        };
        Self { example: Example { text: text.clone(), markdown: false }, text, marks: Vec::new() }
    }

    /// A sample in a sentence, with what should be flagged marked.
    fn of(frame: &str, sample: &str, pattern: &Pattern, markdown: bool) -> Option<Self> {
        let (before, after) = frame.split_once(SLOT)?;
        // White space that belongs to what is found is not doubled.
        let before = if sample.starts_with(' ') { before.trim_end_matches(' ') } else { before };
        let after = if sample.ends_with(' ') { after.trim_start_matches(' ') } else { after };
        let text = format!("{before}{sample}{after}");
        let own = before.len()..before.len() + sample.len();
        let mark = match pattern.sort {
            Sort::Phrase => own,
            Sort::Regex => found(&pattern.text, &text, &own)?,
        };
        let (head, rest) = text.split_at_checked(mark.start)?;
        let (words, tail) = rest.split_at_checked(mark.len())?;
        let written = format!("{}[[{words}]]{}", literal(head), literal(tail));
        let example = Example { text: written, markdown };
        Some(Self { example, text, marks: vec![mark] })
    }
}

/// What a regex finds at the sample.
fn found(regex: &str, text: &str, own: &Range<usize>) -> Option<Range<usize>> {
    let regex = Regex::new(regex).ok()?;
    let near = regex.captures_iter(text).find(|groups| {
        groups
            .get(0)
            .is_some_and(|whole| whole.start() < own.end.max(own.start + 1) && own.start < whole.end())
    })?;
    Some(near.name(FIRST).or(near.get(0))?.range())
}

/// A text in which double brackets are brackets.
fn literal(text: &str) -> String {
    text.replace("[[", "\\[[")
}
