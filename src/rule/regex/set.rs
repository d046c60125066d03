//! The regexes of all rules.

use super::{FoldedBlock, RegexError, RegexHit, SentenceRegex};

/// The number of a regular expression among those of all rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegexId(pub u32);

/// The regexes of all rules, each different one once.
#[derive(Clone, Debug, Default)]
pub struct RegexSet {
    all: Vec<SentenceRegex>,
}

impl RegexSet {
    /// Adds a regex; one that was added before keeps its number.
    ///
    /// # Errors
    /// Those of [`SentenceRegex::parse`].
    pub fn add(&mut self, text: &str) -> Result<RegexId, RegexError> {
        if let Some(known) = self.all.iter().position(|regex| regex.text() == text) {
            return Ok(RegexId(known as u32));
        }
        self.all.push(SentenceRegex::parse(text)?);
        Ok(RegexId(self.all.len() as u32 - 1))
    }

    /// A regex by its number.
    pub fn get(&self, id: RegexId) -> Option<&SentenceRegex> {
        self.all.get(id.0 as usize)
    }

    /// Whether no rule has a regex, so that blocks need not be folded.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Finds every match of every regex in a block: by regex, then by place. A regex that is too large gives
    /// no match; those are returned.
    pub fn find(
        &self,
        block: &FoldedBlock,
        found: &mut Vec<(RegexId, RegexHit)>,
    ) -> Vec<(RegexId, RegexError)> {
        let mut failed = Vec::new();
        let mut hits = Vec::new();
        for (at, regex) in self.all.iter().enumerate() {
            let id = RegexId(at as u32);
            failed.extend(regex.find(block, &mut hits).err().map(|error| (id, error)));
            found.extend(hits.drain(..).map(|hit| (id, hit)));
        }
        failed
    }
}
