//! Shows diagnostics, one format per file. It never decides what is shown: it gets the diagnostics that are to
//! be shown, sorted, and puts all of them out.
//!
//! Reports are streamed, file by file, so that memory does not grow with their number, except where a form needs the whole
//! first: `junit` puts counts ahead, `sarif` and `github` keep the most severe. Keys of findings are remembered.

mod attempt;
mod card;
mod catalogue;
mod checkstyle;
mod columns;
mod concise;
mod draw;
mod excerpt;
mod finding;
mod github;
mod gitlab;
mod here;
mod human;
mod import;
mod ink;
mod json;
mod jsonl;
mod junit;
mod literal;
mod neutral;
mod notes;
mod profile;
mod rdjsonl;
mod repeats;
mod roster;
mod run;
mod sarif;
mod scene;
mod side_by_side;
mod summary;
mod trace;
mod trial;
mod window;
mod wrap;
mod xml;

pub use attempt::{
    Alteration, AttemptReport, Changes, Comparison, Instead, Outcome, RuleAttempt, Sighting, Stopped,
};
pub use card::RuleCard;
pub use catalogue::{Catalogue, CatalogueEntry};
pub use concise::line as concise_line;
pub use finding::{each as each_finding, places as other_places, sentence, sentences};
pub use here::{Here, file_uri};
pub use import::ImportReport;
pub use literal::plain as in_markdown;
pub use neutral::{line as printable, words as printable_words};
pub use notes::{cut, place as line_and_column};
pub use profile::ProfileReport;
pub use roster::{
    FileRoster, RosterFormat, RosterReporter, RosterRun, breakdown, called, cited_kind, shares,
};
pub use run::{BaselineNews, FileOutcome, Pack, Problem, Run, Summary, Suppression};
pub use summary::count as number_of;
pub use trace::{TraceReport, kind_in_words, mention_in_words};
pub use trial::{CoverageList, TestedRule, TrialReport};

use crate::names::named;
use std::io;

named! {
    /// A form in which diagnostics are put out.
    pub enum OutputFormat {
        /// For people: the words underlined in their sentence, the question, the fix.
        Human = "human",
        /// One line for each diagnostic, for editors and grep.
        Concise = "concise",
        /// One JSON object, `whosays-report/1`.
        Json = "json",
        /// One JSON object a line for each diagnostic.
        Jsonl = "jsonl",
        /// SARIF 2.1.0, for code scanning and viewers.
        Sarif = "sarif",
        /// Annotations of GitHub Actions.
        Github = "github",
        /// GitLab's Code Quality report.
        Gitlab = "gitlab",
        /// One `Diagnostic` of reviewdog a line.
        Rdjsonl = "rdjsonl",
        /// `JUnit` XML, for lists of tests.
        Junit = "junit",
        /// Checkstyle's XML.
        Checkstyle = "checkstyle",
    }
}

/// How human output looks. It is handed in, so that nothing here asks a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Columns of the terminal.
    pub width: usize,
    /// Whether escape sequences for colours may be written.
    pub color: bool,
    /// Whether it ends with a summary.
    pub summary: bool,
}

impl Default for Style {
    fn default() -> Self {
        Self { width: 80, color: false, summary: true }
    }
}

/// Writes one format. Errors are those of the writer.
pub trait Reporter {
    /// Puts out one file's diagnostics.
    fn file(&mut self, outcome: &FileOutcome<'_>, out: &mut dyn io::Write) -> io::Result<()>;

    /// Puts out what can only be said when all files are done. It is called once, last, also where there was
    /// no file.
    fn finish(&mut self, run: &Run, out: &mut dyn io::Write) -> io::Result<()>;
}

impl OutputFormat {
    /// Whether it tells which packs were in force.
    pub const fn tells_packs(self) -> bool {
        matches!(self, Self::Json)
    }

    /// Whether it tells which rules were in force.
    pub const fn tells_rules(self) -> bool {
        matches!(self, Self::Sarif)
    }

    /// What writes this format, in a run in some folder.
    pub fn reporter(self, style: Style, here: &Here) -> Box<dyn Reporter> {
        match self {
            Self::Human => Box::new(human::Human::new(style)),
            Self::Concise => Box::new(concise::Concise),
            Self::Json => Box::new(json::Json::new()),
            Self::Jsonl => Box::new(jsonl::JsonLines),
            Self::Sarif => Box::new(sarif::Sarif::new(here.clone())),
            Self::Github => Box::new(github::GitHub::new(here.clone())),
            Self::Gitlab => Box::new(gitlab::GitLab::new(here.clone())),
            Self::Rdjsonl => Box::new(rdjsonl::Rdjsonl::new(here.clone())),
            Self::Junit => Box::new(junit::JUnit::new(here.clone())),
            Self::Checkstyle => Box::new(checkstyle::Checkstyle::new(here.clone())),
        }
    }
}
