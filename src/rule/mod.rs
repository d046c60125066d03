//! Opinions: rules as YAML says them, checked and compiled.

use crate::diagnostic::{Confidence, Diagnostic, Severity};
use crate::text::Text;
use std::sync::Arc;

/// Placeholder.
#[derive(Debug, Default)]
pub struct PackFiles {
    /// Its folder.
    pub root: String,
    /// Its YAML files.
    pub files: Vec<Arc<Text>>,
}

/// Placeholder.
#[derive(Debug, Default)]
pub struct Settings;

/// Placeholder.
#[derive(Debug)]
pub struct Rule {
    /// Name.
    pub id: String,
    /// Folder.
    pub group: String,
    /// Summary.
    pub summary: String,
    /// Severity.
    pub severity: Severity,
    /// Confidence.
    pub confidence: Confidence,
    /// Status.
    pub status: String,
    /// Opt-in.
    pub opt_in: bool,
    /// Message.
    pub message: String,
    /// Question.
    pub ask: Option<String>,
    /// Fix.
    pub help: Option<String>,
    /// Reason.
    pub why: Option<String>,
    /// References.
    pub references: Vec<String>,
    /// Names of clauses.
    pub unless: Vec<String>,
    /// Examples: the text, whether it is flagged, the clause that clears it.
    pub tests: Vec<(String, bool, Option<String>)>,
}

/// Placeholder.
#[derive(Debug, Default)]
pub struct RuleSet {
    /// Rules.
    pub rules: Vec<Rule>,
}

/// Placeholder.
#[derive(Debug, Default)]
pub struct Loaded {
    /// Rules.
    pub rules: RuleSet,
    /// Mistakes.
    pub diagnostics: Vec<(Arc<Text>, Diagnostic)>,
}

/// Placeholder.
pub fn builtin() -> PackFiles {
    PackFiles::default()
}

/// Placeholder.
pub fn load(_packs: &[PackFiles], _settings: &Settings) -> Loaded {
    let rule = Rule {
        id: "hearsay-adverb".to_owned(),
        group: "attribution".to_owned(),
        summary: "A hedge adverb passes on a report nobody is named for.".to_owned(),
        severity: Severity::Warning,
        confidence: Confidence::High,
        status: "stable".to_owned(),
        opt_in: false,
        message: "“{match}” says that someone reported this, but not who".to_owned(),
        ask: Some("Whose report?".to_owned()),
        help: Some("Name the outlet, person or document, with the date or a link.".to_owned()),
        why: Some("A reader cannot weigh a report without knowing whose it is.\nAn adverb hides that someone was asked, or that no one was.".to_owned()),
        references: vec!["A handbook: hearsay".to_owned()],
        unless: vec!["sourced-here".to_owned()],
        tests: vec![
            ("The minister [[reportedly]] resigned on Friday.".to_owned(), true, None),
            (
                "The minister reportedly resigned, though Jane Doe said she was at her desk.".to_owned(),
                false,
                Some("sourced-here".to_owned()),
            ),
        ],
    };
    Loaded { rules: RuleSet { rules: vec![rule] }, diagnostics: Vec::new() }
}
