//! Rules of other tools, turned into a pack of ours.
//!
//! Files come in, files go out, and beside them a word on everything that could not be carried over. What is written
//! has been run: a rule comes out only where an example of what it looks for is flagged by it, so that nothing that is
//! imported is silent for ever. Nothing is read or written here.

mod draft;
mod name;
mod proof;
mod sample;
mod vale;
mod write;

pub use vale::{StyleFile, import as vale};

use crate::diagnostic::{Diagnostic, Severity};
use crate::names::named;
use crate::text::{Span, Text};
use std::sync::Arc;

/// What came of an import.
#[derive(Debug)]
pub struct Import {
    /// The rules that were read, in their order, each with what became of it.
    pub rules: Vec<Carried>,
    /// The files of the pack, by their paths below its folder; none where no rule could be carried over.
    pub files: Vec<(String, String)>,
}

/// What became of one rule.
#[derive(Debug)]
pub struct Carried {
    /// The style it belongs to.
    pub style: String,
    /// Its name in that style.
    pub name: String,
    /// Its file.
    pub file: Arc<Text>,
    /// The rules of ours that it became, by their ids.
    pub ids: Vec<String>,
    /// What of it could not be carried over, and why.
    pub remarks: Vec<Diagnostic>,
}

named! {
    /// How much of a rule was carried over.
    pub enum Extent {
        /// All of it.
        Whole = "whole",
        /// Some of it; there are remarks on the rest.
        Part = "part",
        /// Nothing; there are remarks on why.
        Nothing = "nothing",
    }
}

impl Carried {
    /// How much of it was carried over.
    pub fn extent(&self) -> Extent {
        match (self.ids.is_empty(), self.remarks.is_empty()) {
            (true, _) => Extent::Nothing,
            (false, true) => Extent::Whole,
            (false, false) => Extent::Part,
        }
    }
}

/// Something that could not be carried over, and why.
fn remark(at: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new("whosays/not-imported", Severity::Warning, message, at)
}
