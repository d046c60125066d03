//! The escape hatch of patterns: regular expressions over one folded sentence.
//!
//! They are checked when the rule is loaded, run only where all that they require occurs, and compiled
//! when that first happens, because compiling is what would make start-up slow and running them everywhere
//! is what would make the rest slow.

mod error;
mod folded;
mod literals;
mod never;
mod repeated;
#[cfg(test)]
mod tests;

pub use error::RegexError;
pub use folded::FoldedBlock;

use super::program::CaptureId;
use crate::stored::{Late, Words};
use crate::text::ProseSpan;
use ::regex::{Regex, RegexBuilder};
use literals::Gate;
use once_cell::sync::OnceCell;
use regex_syntax::ast::parse::ParserBuilder;
use regex_syntax::hir::translate::Translator;
use serde::{Deserialize, Serialize};
use std::fmt;

/// How large a compiled regex may be, in bytes.
const LARGEST: usize = 1 << 20;

/// Longer texts than this may be too large to compile, in bytes.
const LONG: usize = 4096;

/// The number of a regular expression among those of all rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RegexId(pub u32);

/// A regex that has been checked.
#[derive(Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct SentenceRegex {
    text: Words,
    /// The names of the groups, a [`CaptureId`] being an index.
    captures: Vec<String>,
    gate: Late<Option<Gate>>,
    warnings: Vec<RegexError>,
    #[serde(skip)]
    compiled: OnceCell<Regex>,
}

/// A regex found at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegexHit {
    /// Where, in the prose of the block; never empty.
    pub span: ProseSpan,
    /// What its named groups hold, those left out excepted.
    pub captures: Vec<(CaptureId, ProseSpan)>,
}

/// Whether it has been compiled yet makes no difference.
impl fmt::Debug for SentenceRegex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { text, captures, gate, warnings, compiled: _ } = self;
        f.debug_struct("SentenceRegex")
            .field("text", text)
            .field("captures", captures)
            .field("gate", gate)
            .field("warnings", warnings)
            .finish()
    }
}

impl SentenceRegex {
    /// Checks a regex.
    ///
    /// # Errors
    /// When its syntax is wrong, it uses look-around or back-references, it can match the empty text or
    /// nothing at all, a group is named like a part, or it asks for what no folded sentence holds.
    pub fn parse(text: &str) -> Result<Self, RegexError> {
        let regex = Self::parse_known(text)?;
        // Nearly every regex is small, and compiled when it is first needed. Only counted repetitions and very
        // long texts can be too large, which its author must hear when the rule is loaded.
        if text.contains('{') || text.len() > LONG {
            regex.compiled()?;
        }
        Ok(regex)
    }

    /// Checks a regex that is known to be small enough: none is compiled for that.
    ///
    /// # Errors
    /// As for [`Self::parse`].
    fn parse_known(text: &str) -> Result<Self, RegexError> {
        let ast = ParserBuilder::new()
            .nest_limit(64)
            .build()
            .parse(text)
            .map_err(|error| RegexError::syntax(text, &error))?;
        never::refuse(text, &ast)?;
        let hir = Translator::new().translate(text, &ast).map_err(|error| RegexError::meaning(&error))?;
        match hir.properties().minimum_len() {
            Some(0) => return Err(RegexError::empty(text)),
            None => return Err(RegexError::impossible(text)),
            Some(_) => {}
        }
        let captures = literals::group_names(&hir);
        if let Some(name) =
            captures.iter().find(|name| crate::lexicon::pattern::PARTS.contains(&name.as_str()))
        {
            return Err(RegexError::named_like_part(text, name));
        }
        let gate = Gate::of(&hir);
        let mut warnings = repeated::branches(text, &ast);
        warnings.extend(gate.is_none().then(|| RegexError::ungated(text)));
        let (text, gate) = (text.into(), gate.into());
        Ok(Self { text, captures, gate, warnings, compiled: OnceCell::new() })
    }

    /// The regex as written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What its author should know although it works: a branch that stands in it twice; that no text is required
    /// anywhere in it, so that it has to run over every sentence.
    pub fn warnings(&self) -> &[RegexError] {
        &self.warnings
    }

    /// The names of its groups; a [`CaptureId`] is an index into them.
    pub fn captures(&self) -> &[String] {
        &self.captures
    }

    /// Finds every match in every sentence of a block, in order; matches do not overlap.
    ///
    /// # Errors
    /// When the regex turns out to be too large on first use.
    pub fn find(&self, block: &FoldedBlock, found: &mut Vec<RegexHit>) -> Result<(), RegexError> {
        if self.gate.as_ref().is_some_and(|gate| !gate.lets_through(block.lower())) {
            return Ok(());
        }
        let regex = self.compiled()?;
        for (start, sentence) in block.sentences() {
            let place =
                |found: ::regex::Match<'_>| block.to_prose(start + found.start()..start + found.end());
            if self.captures.is_empty() {
                found.extend(
                    regex.find_iter(sentence).map(|m| RegexHit { span: place(m), captures: Vec::new() }),
                );
                continue;
            }
            // To get ready for groups costs more than to see that there are none.
            if !regex.is_match(sentence) {
                continue;
            }
            for groups in regex.captures_iter(sentence) {
                let Some(whole) = groups.get(0) else { continue };
                let named = self.captures.iter().enumerate();
                let captures = named
                    .filter_map(|(at, name)| Some((CaptureId(at as u8), place(groups.name(name)?))))
                    .collect();
                found.push(RegexHit { span: place(whole), captures });
            }
        }
        Ok(())
    }
}

impl SentenceRegex {
    fn compiled(&self) -> Result<&Regex, RegexError> {
        self.compiled.get_or_try_init(|| {
            let built = RegexBuilder::new(&self.text).size_limit(LARGEST).build();
            built.map_err(|_| RegexError::too_large(&self.text))
        })
    }
}
