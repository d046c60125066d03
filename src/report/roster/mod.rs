//! Shows who is cited, one format per file. Like the reports of diagnostics it decides nothing, is streamed file by
//! file, and has types of its own for what machines read.

mod human;
mod json;
mod jsonl;
mod markdown;
mod words;

pub use words::{breakdown, called, kind as cited_kind, shares};

use super::{Problem, Style};
use crate::attribution::Facts;
use crate::names::named;
use crate::roster::{Roster, Tally};
use crate::text::Text;
use std::io;

named! {
    /// A form in which the sources of texts are put out.
    pub enum RosterFormat {
        /// For people: a table of one text's sources, or a line for each of several texts.
        Human = "human",
        /// One JSON object, `whosays-sources/1`.
        Json = "json",
        /// One JSON object a line for each attribution.
        Jsonl = "jsonl",
    }
}

/// One file and who is cited in it.
#[derive(Clone, Copy, Debug)]
pub struct FileRoster<'a> {
    /// The text, under the name it is reported by.
    pub text: &'a Text,
    /// What is attributed in it.
    pub facts: &'a Facts,
    /// To whom.
    pub roster: &'a Roster,
}

impl FileRoster<'_> {
    /// As Markdown: what it adds up to, and a table of the sources.
    pub fn markdown(&self) -> String {
        markdown::page(self)
    }
}

/// A run as a whole.
#[derive(Clone, Debug, Default)]
pub struct RosterRun {
    /// Files read.
    pub files: usize,
    /// The counts over all of them.
    pub total: Tally,
    /// What could not be done.
    pub problems: Vec<Problem>,
}

/// Writes one format. Errors are those of the writer.
pub trait RosterReporter {
    /// Puts out who is cited in one file.
    fn file(&mut self, file: &FileRoster<'_>, out: &mut dyn io::Write) -> io::Result<()>;

    /// Puts out what can only be said when all files are done. It is called once, last, also where there was no
    /// file.
    fn finish(&mut self, run: &RosterRun, out: &mut dyn io::Write) -> io::Result<()>;
}

impl RosterFormat {
    /// What writes this format.
    pub fn reporter(self, style: Style) -> Box<dyn RosterReporter> {
        match self {
            Self::Human => Box::new(human::Human::new(style)),
            Self::Json => Box::new(json::Json::new()),
            Self::Jsonl => Box::new(jsonl::JsonLines),
        }
    }
}
