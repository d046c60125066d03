//! What a rule file says, key by key. Reading it finds unknown keys, wrong types and values out of their closed
//! sets; what the keys mean together is checked where they are compiled.

mod clause;
mod matcher;

pub(super) use clause::{ClauseFile, ClausesFile, RegionsFile};
pub(super) use matcher::{
    AmountFile, AttributionFile, Body, DocumentFile, LimitsFile, MatcherFile, MentionFile, Role, Run,
    SourceFile,
};

use super::{OptionType, ReportMode, Status};
use crate::diagnostic::{Confidence, Severity};
use crate::markup::Format;
use crate::yaml::{Entries, FromYaml, Located, Node, Reader, Shape, Value, mapping};

/// What may stand in a rule file.
pub fn shape() -> Shape {
    RuleFile::shape()
}

mapping! {
    /// A rule: what it looks for, what clears it, and what it says.
    #[derive(Debug)]
    pub(super) partial struct RuleFile: "a rule" {
        /// The rule's name, the same as its file's: lower-case words and hyphens.
        pub(super) id: Located<String> = "id" as Name,
        /// What is weak, in one sentence.
        pub(super) summary: Located<String> = "summary",
        /// How much it matters.
        pub(super) severity: Severity = "severity",
        /// How often the rule is right when it speaks, measured.
        pub(super) confidence: Confidence = "confidence" or Confidence::Medium,
        /// How far the rule has come.
        pub(super) status: Status = "status" or Status::Stable,
        /// Whether the rule waits until a profile or config asks for it.
        pub(super) opt_in: bool = "opt-in" or false,
        /// Ids that the rule had before; they work wherever its id does.
        pub(super) aliases: Vec<Located<String>> = "aliases" as Name,
        /// Numbers that a config may set, each under a name of its own.
        pub(super) options: Entries<OptionFile> = "options",
        /// What the rule looks for.
        pub(super) matcher: Located<MatcherFile> = "match",
        /// Conditions, each under a name of its own; every one must hold.
        pub(super) only_if: ClausesFile = "only-if",
        /// Exceptions, each under a name of its own; any one clears the match.
        pub(super) unless: ClausesFile = "unless",
        /// What is underlined: a part of the match, such as `cue`, or a capture without its `$`.
        pub(super) point: Located<String> = ?"point" as Name naming Part,
        /// Further places to show, each with words for it; `{}` shows none.
        pub(super) labels: Entries<Located<String>> = ?"labels" as Message naming Part,
        /// How often the rule speaks in one text.
        pub(super) report: ReportMode = "report" or ReportMode::Each,
        /// What is wrong here; `{source}` and other placeholders quote the text.
        pub(super) message: Located<String> = "message" as Message,
        /// The question to the author; takes placeholders.
        pub(super) ask: Located<String> = ?"ask" as Message,
        /// What would settle it; takes placeholders.
        pub(super) help: Located<String> = ?"help" as Message,
        /// Why it matters to readers, in Markdown.
        pub(super) why: Option<String> = "why" as Markdown,
        /// Where the rule comes from, such as a handbook.
        pub(super) references: Vec<String> = "references",
        /// Examples of what the rule flags and of what it leaves alone.
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
        /// What the number is for.
        pub(super) summary: Option<String> = "summary",
    }
}

mapping! {
    /// Examples of what the rule flags and of what it leaves alone.
    #[derive(Debug)]
    pub(super) struct TestsFile: "`tests`" {
        /// Texts that are flagged, at the `[[marks]]` and nowhere else.
        pub(super) flag: Vec<Case> = "flag",
        /// Texts that are not flagged.
        pub(super) pass: Vec<Case> = "pass",
    }
}

/// An example: a text, or a map with the text and more.
#[derive(Debug)]
pub(super) struct Case(pub(super) CaseFile);

mapping! {
    /// An example with more than its text.
    #[derive(Debug)]
    pub(super) partial struct CaseFile: "a test case" {
        /// The text, with `[[marks]]` around what is flagged.
        pub(super) text: Located<String> = "text",
        /// How the text is read.
        pub(super) format: Format = "format" or Format::Plain,
        /// Values for the rule's options.
        pub(super) options: Entries<Located<f64>> = "options" naming Option,
        /// The exact message expected, in a text that is flagged.
        pub(super) message: Located<String> = ?"message",
        /// The exception that clears it, or the condition that it fails.
        pub(super) cleared_by: Located<String> = ?"cleared-by" as Name naming Clause,
        /// Why the rule is known to fail here; the test fails once it passes.
        pub(super) todo: Located<String> = ?"todo",
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

    fn shape() -> Shape {
        Shape::Either(vec![String::shape(), CaseFile::shape()])
    }
}
