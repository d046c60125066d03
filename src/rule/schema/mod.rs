//! What a rule file says, key by key. Reading it finds unknown keys, wrong types and values out of their closed
//! sets; what the keys mean together is checked where they are compiled.

mod clause;
mod matcher;

pub(super) use clause::{ClauseFile, ClausesFile, RegionsFile};
pub(super) use matcher::{
    AmountFile, AttributionFile, Body, DocumentFile, FrontMatterFile, LimitsFile, MatcherFile, MentionFile,
    Role, SourceFile,
};

use super::{OptionType, ReportMode, Status};
use crate::diagnostic::{Confidence, Severity};
use crate::markup::Format;
use crate::yaml::{Entries, FromYaml, Located, Node, Reader, Value, mapping};

mapping! {
    /// A rule file.
    #[derive(Debug)]
    pub(super) partial struct RuleFile: "a rule" {
        /// Lower-case words and hyphens, equal to the file stem.
        pub(super) id: Located<String> = "id",
        /// What is weak, in one sentence.
        pub(super) summary: Located<String> = "summary",
        /// How much it matters.
        pub(super) severity: Severity = "severity",
        /// Measured precision.
        pub(super) confidence: Confidence = "confidence" or Confidence::Medium,
        /// How far the rule has come.
        pub(super) status: Status = "status" or Status::Stable,
        /// Whether it waits for a profile or config.
        pub(super) opt_in: bool = "opt-in" or false,
        /// Former ids.
        pub(super) aliases: Vec<Located<String>> = "aliases",
        /// Numbers that a config may set.
        pub(super) options: Entries<OptionFile> = "options",
        /// What to look for.
        pub(super) matcher: Located<MatcherFile> = "match",
        /// Clauses that must all hold.
        pub(super) only_if: ClausesFile = "only-if",
        /// Clauses of which any clears the match.
        pub(super) unless: ClausesFile = "unless",
        /// The part or capture that is the primary span.
        pub(super) point: Located<String> = ?"point",
        /// Secondary spans and their words.
        pub(super) labels: Entries<Located<String>> = ?"labels",
        /// How often to report.
        pub(super) report: ReportMode = "report" or ReportMode::Each,
        /// What is wrong here.
        pub(super) message: Located<String> = "message",
        /// The question to the author.
        pub(super) ask: Located<String> = ?"ask",
        /// What would settle it.
        pub(super) help: Located<String> = ?"help",
        /// Why it matters, in Markdown.
        pub(super) why: String = ?"why",
        /// Where it comes from.
        pub(super) references: Vec<String> = "references",
        /// Its own examples.
        pub(super) tests: Located<TestsFile> = "tests",
        ;
        /// Where the place pointed at may lie.
        pub(super) regions: RegionsFile,
    }
}

mapping! {
    /// A number that a config may set.
    #[derive(Debug)]
    pub(super) struct OptionFile: "an option" {
        /// What sort of number it is.
        pub(super) kind: OptionType = "type",
        /// Its value unless a config sets another.
        pub(super) default: Located<f64> = "default",
        /// What it is for.
        pub(super) summary: Option<String> = "summary",
    }
}

mapping! {
    /// The examples of a rule.
    #[derive(Debug)]
    pub(super) struct TestsFile: "`tests`" {
        /// Texts that are flagged, at the marks.
        pub(super) flag: Vec<Case> = "flag",
        /// Texts that are not.
        pub(super) pass: Vec<Case> = "pass",
    }
}

/// An example: a text, or a map with the text and more.
#[derive(Debug)]
pub(super) struct Case(pub(super) CaseFile);

mapping! {
    /// An example with all it may say.
    #[derive(Debug)]
    pub(super) partial struct CaseFile: "a test case" {
        /// The text, with marks where it is to be flagged.
        pub(super) text: Located<String> = "text",
        /// How it is read.
        pub(super) format: Format = "format" or Format::Plain,
        /// Values of the rule's options.
        pub(super) options: Entries<Located<f64>> = "options",
        /// The exact message expected.
        pub(super) message: Located<String> = ?"message",
        /// The clause that clears it.
        pub(super) cleared_by: Located<String> = ?"cleared-by",
        /// Why it is known to fail.
        pub(super) todo: String = ?"todo",
    }
}

impl FromYaml for Case {
    fn from_yaml(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        if matches!(node.value, Value::Mapping(_)) {
            return CaseFile::from_yaml(node, reader).map(Self);
        }
        Some(Self(CaseFile {
            text: Some(Located::from_yaml(node, reader)?),
            format: Some(Format::Plain),
            options: Some(Entries::default()),
            message: None,
            cleared_by: None,
            todo: None,
        }))
    }
}
