//! Stands in for the regexes until they are merged.

use super::RegexId;
use crate::lexicon::pattern::PatternError;

/// The regexes of all rules.
#[derive(Clone, Debug, Default)]
pub struct RegexSet {
    regexes: Vec<regex::Regex>,
}

impl RegexSet {
    /// Adds a regex.
    pub fn add(&mut self, text: &str) -> Result<RegexId, PatternError> {
        let parsed = regex_syntax::Parser::new().parse(text).map_err(|error| {
            let (message, span) = match &error {
                regex_syntax::Error::Parse(error) => (error.kind().to_string(), *error.span()),
                regex_syntax::Error::Translate(error) => (error.kind().to_string(), *error.span()),
                _ => return PatternError::new("this regex cannot be used", 0..text.len()),
            };
            PatternError::new(message, span.start.offset..span.end.offset)
        })?;
        if parsed.properties().minimum_len() == Some(0) {
            return Err(PatternError::new("this regex can match the empty text", 0..text.len()));
        }
        self.regexes
            .push(regex::Regex::new(text).map_err(|_| PatternError::new("too large", 0..text.len()))?);
        Ok(RegexId(self.regexes.len() as u32 - 1))
    }

    /// The names of its groups.
    pub fn captures(&self, id: RegexId) -> Vec<&str> {
        self.regexes
            .get(id.0 as usize)
            .into_iter()
            .flat_map(|regex| regex.capture_names().flatten())
            .collect()
    }

    /// Those of its groups that take part in every match.
    pub fn certain_captures(&self, id: RegexId) -> Vec<&str> {
        self.captures(id)
    }
}
