//! Stands in for the loader until it is there.

use super::{
    Expected, Matcher, Piece, Point, RegionFilter, ReportMode, Rule, Slot, Status, Template, TestCase,
};
use crate::diagnostic::{Confidence, Diagnostic, Severity};
use crate::markup::Format;
use crate::text::{Span, Text};
use crate::yaml::Located;
use std::sync::Arc;

/// All YAML files of a pack.
#[derive(Debug, Default)]
pub struct PackFiles {
    /// Its folder.
    pub root: String,
    /// Its YAML files, each under its path.
    pub files: Vec<Arc<Text>>,
}

/// What a config says about rules.
#[derive(Debug, Default)]
pub struct Settings;

/// Rules that run together.
#[derive(Debug, Default)]
pub struct RuleSet {
    /// The rules.
    pub rules: Vec<Rule>,
}

/// What came of loading packs.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The rules that can be used.
    pub rules: RuleSet,
    /// What is wrong, and in which file.
    pub diagnostics: Vec<(Arc<Text>, Diagnostic)>,
}

/// The pack that is built in.
pub fn builtin() -> PackFiles {
    PackFiles::default()
}

/// Loads packs.
pub fn load(_packs: &[PackFiles], _settings: &Settings) -> Loaded {
    let words = |text: &str| Template { pieces: vec![Piece::Text(text.to_owned())] };
    let case = |text: &str, expected| TestCase {
        span: Span::default(),
        text: text.to_owned(),
        format: Format::Plain,
        settings: Vec::new(),
        expected,
        todo: None,
    };
    let message = Template {
        pieces: vec![
            Piece::Text("“".to_owned()),
            Piece::Slot(Slot::Match),
            Piece::Text("” does not say who reported it".to_owned()),
        ],
    };
    let rule = Rule {
        id: Located { value: "hearsay-adverb".into(), span: Span::default() },
        group: "attribution".to_owned(),
        summary: "A hedge adverb passes on a report nobody is named for.".to_owned(),
        severity: Severity::Warning,
        confidence: Confidence::High,
        status: Status::Stable,
        opt_in: false,
        off: false,
        called: false,
        aliases: Vec::new(),
        options: Vec::new(),
        matcher: Matcher::Any(Vec::new()),
        regions: RegionFilter::default(),
        only_if: Vec::new(),
        unless: Vec::new(),
        point: Point::Default,
        labels: Vec::new(),
        report: ReportMode::Each,
        message,
        ask: Some(words("Whose report?")),
        help: Some(words("Name the outlet, person or document, with the date or a link.")),
        why: Some("A report weighs what its source weighs.\n\nAn adverb hides the source.".to_owned()),
        references: vec!["A handbook: hearsay".to_owned()],
        tests: vec![
            case("The ferry reportedly sank.", Expected::Flag { marks: Vec::new(), message: None }),
            case(
                "The ferry reportedly sank, Ana Costa said.",
                Expected::Pass { cleared_by: Some("sourced-here".to_owned()) },
            ),
        ],
    };
    Loaded { rules: RuleSet { rules: vec![rule] }, diagnostics: Vec::new() }
}
