//! Tells an attribution after a closing quotation mark (`“Will he go?” Smith asked.`) from a new sentence.
//!
//! Only a name with a capital needs this: before a small letter no sentence ends anyway.

use super::{Ending, Reading};
use crate::prose::TokenKind;
use crate::prose::token::starts_sentence;

/// Sorted.
const VERBS: [&str; 54] = [
    "added",
    "agreed",
    "answered",
    "argued",
    "asked",
    "asks",
    "chanted",
    "conceded",
    "continued",
    "countered",
    "cried",
    "declared",
    "demanded",
    "exclaimed",
    "explained",
    "inquired",
    "insisted",
    "interjected",
    "joked",
    "laughed",
    "murmured",
    "muttered",
    "noted",
    "objected",
    "offered",
    "pleaded",
    "posted",
    "pressed",
    "protested",
    "quipped",
    "recalled",
    "replied",
    "responded",
    "retorted",
    "said",
    "says",
    "screamed",
    "shot",
    "shouted",
    "sighed",
    "snapped",
    "suggested",
    "texted",
    "thundered",
    "told",
    "tweeted",
    "urged",
    "warned",
    "went",
    "whispered",
    "wondered",
    "writes",
    "wrote",
    "yelled",
];

/// What may follow the verb of an attribution that has its content before it. Sorted.
const AFTER: [&str; 25] = [
    "after",
    "afterwards",
    "aloud",
    "as",
    "at",
    "back",
    "before",
    "by",
    "during",
    "from",
    "her",
    "him",
    "in",
    "journalists",
    "later",
    "lawmakers",
    "me",
    "on",
    "repeatedly",
    "reporters",
    "to",
    "us",
    "when",
    "while",
    "with",
];

/// A name with its title has so many words at most.
const LONGEST_NAME: usize = 5;

impl Reading<'_> {
    /// Whether a quotation closes at the ending and a name, a verb of saying and no new content follow.
    pub(super) fn is_attributed(self, ending: Ending) -> bool {
        if !ending.quoted || starts_sentence(self.text(ending.end)) {
            return false;
        }
        let named = |at: &usize| self.tokens.get(*at).is_some_and(|token| token.is_capitalized());
        let name = (ending.end..ending.end + LONGEST_NAME).take_while(named).count();
        let verb = ending.end + name;
        name > 0 && VERBS.binary_search(&self.text(verb)).is_ok() && self.says_nothing_new(verb + 1)
    }

    fn says_nothing_new(self, at: usize) -> bool {
        match self.kind(at) {
            None | Some(TokenKind::Stop | TokenKind::Comma | TokenKind::Semicolon | TokenKind::Dash) => true,
            _ => AFTER.binary_search(&self.text(at)).is_ok(),
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_lists_are_sorted() {
        assert!(super::VERBS.is_sorted() && super::AFTER.is_sorted());
    }
}
