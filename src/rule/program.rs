//! Stands in for the pattern compiler until it is merged.

pub use super::query::PatternId;
use crate::lexicon::Lexicons;
use crate::lexicon::pattern::{Pattern, PatternError};

/// The patterns of all rules.
#[derive(Clone, Debug, Default)]
pub struct PatternSet {
    patterns: Vec<Pattern>,
}

impl PatternSet {
    /// Adds a pattern.
    pub fn add(&mut self, pattern: &Pattern, lexicons: &mut Lexicons) -> Result<PatternId, PatternError> {
        for (name, at) in pattern.lexicons() {
            if lexicons.id(name).is_none() {
                let error = PatternError::new(format!("there is no lexicon `{name}`"), at);
                return Err(match crate::names::did_you_mean(name, lexicons.names()) {
                    Some(near) => error.with_help(format!("did you mean `@{near}`?")),
                    None => error,
                });
            }
        }
        self.patterns.push(pattern.clone());
        Ok(PatternId(self.patterns.len() as u32 - 1))
    }
}
