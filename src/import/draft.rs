//! A rule of ours in the making.

use crate::diagnostic::Severity;
use crate::markup::Region;
use crate::text::Span;

/// A rule that is yet to be proved and written.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// Its id.
    pub(super) id: String,
    /// The folder it is to lie in.
    pub(super) folder: String,
    /// Where it comes from, in words for a comment.
    pub(super) origin: String,
    /// What is weak.
    pub(super) summary: String,
    /// How much it matters.
    pub(super) severity: Severity,
    /// What it looks for.
    pub(super) patterns: Vec<Pattern>,
    /// Whether every match counts, or their number.
    pub(super) count: Option<Count>,
    /// Where it looks.
    pub(super) place: Place,
    /// What it leaves alone although it is found.
    pub(super) exceptions: Vec<Pattern>,
    /// What is said.
    pub(super) message: String,
    /// Where more is said.
    pub(super) link: Option<String>,
    /// Texts that it flags.
    pub(super) flags: Vec<Example>,
    /// Texts that it does not flag for an exception.
    pub(super) passes: Vec<Example>,
}

/// One thing to look for.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    pub(super) sort: Sort,
    /// The pattern string or regex.
    pub(super) text: String,
    /// Texts that it should find.
    pub(super) samples: Vec<String>,
    /// Where in the file that is imported it comes from.
    pub(super) at: Span,
}

/// How a pattern is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Phrase,
    Regex,
}

/// How often something may occur in a document.
#[derive(Clone, Copy, Debug)]
pub(super) enum Count {
    /// This often or more is too often.
    AtLeast(u32),
    /// This often or less is too rare.
    AtMost(u32),
}

/// Where a rule looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) within: Vec<Region>,
    pub(super) without: Vec<Region>,
}

/// An example for the rule file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Example {
    /// The text, with marks where something is flagged.
    pub(super) text: String,
    /// Whether it is Markdown.
    pub(super) markdown: bool,
}

/// What the clause is called that leaves exceptions alone.
pub(super) const EXCEPTION: &str = "exception";

/// The name of the group that is pointed at, in a regex that has one.
pub(super) const FIRST: &str = "first";

impl Draft {
    /// Its path in the pack.
    pub(super) fn path(&self) -> String {
        format!("{}/{}.yml", self.folder, self.id)
    }

    /// Whether it points at a group of its regex.
    pub(super) fn points(&self) -> bool {
        self.patterns.iter().any(|pattern| pattern.text.contains(&format!("(?<{FIRST}>")))
    }
}
