//! Judges whether a sentence ends with an abbreviation: its stop serves both then.

use super::{Ending, Reading};
use crate::prose::token::{Sort, sort, starts_sentence};
use crate::prose::{Token, TokenKind};

/// What may follow a time of day in the same sentence. Sorted.
const AFTER_TIME: [&str; 36] = [
    "AEDT",
    "AEST",
    "BST",
    "CDT",
    "CEST",
    "CET",
    "CST",
    "CT",
    "Central",
    "EDT",
    "EST",
    "ET",
    "Eastern",
    "Friday",
    "GMT",
    "Greenwich",
    "IST",
    "JST",
    "MDT",
    "MST",
    "MT",
    "Monday",
    "Mountain",
    "PDT",
    "PST",
    "PT",
    "Pacific",
    "Saturday",
    "Sunday",
    "Thursday",
    "Tuesday",
    "UTC",
    "WEST",
    "WET",
    "Wednesday",
    "Zulu",
];

/// What a sentence may begin with, but seldom consists of.
const PREPOSITIONS: [&str; 10] =
    ["After", "Around", "At", "Before", "By", "From", "In", "On", "Since", "Until"];

/// Small words inside names: `Inc. Chief of Staff`.
const INSIDE_NAMES: [&str; 10] = ["al", "and", "bin", "de", "der", "for", "of", "the", "van", "von"];

impl Reading<'_> {
    /// Whether the sentence that begins at `first` ends with the abbreviation; `next` is the first word after
    /// it.
    pub(super) fn abbreviation_ends(self, first: usize, ending: Ending, next: usize) -> bool {
        let sort = self.sort(ending.terminal);
        if self.is_small(next) || matches!(sort, Sort::Initial) {
            return false;
        }
        match self.kind(ending.end) {
            Some(TokenKind::Quote) => return sort != Sort::Title && self.opens_a_saying(ending.end),
            Some(TokenKind::Word | TokenKind::Abbreviation) => {}
            _ => return false,
        }
        if starts_sentence(self.text(next)) {
            return sort != Sort::Title || self.is_small(ending.terminal);
        }
        if self.is_adverbial(first, ending.terminal) {
            return false;
        }
        match sort {
            Sort::Initial | Sort::Title | Sort::Measure => false,
            Sort::Initialism => self.is_form_of_address(next),
            Sort::Rest => true,
            Sort::Time => !self.follows_a_time(next),
            Sort::Street | Sort::Date | Sort::Place | Sort::Suffix => {
                self.is_title(next) || self.is_followed_by_small(next)
            }
        }
    }

    /// What the abbreviation stands for here. `D.C.` is a place only after a comma: in `the D.C. Circuit` it
    /// is letters like any others.
    fn sort(self, at: usize) -> Sort {
        let word = self.text(at);
        match sort(word) {
            Sort::Place if word.contains('.') && !self.is_after_comma(at) && is_plain_initialism(word) => {
                Sort::Initialism
            }
            sort => sort,
        }
    }

    /// Whether there is nothing before the abbreviation but a preposition and a word or two: `At 10 p.m.`
    fn is_adverbial(self, first: usize, terminal: usize) -> bool {
        terminal - first <= 3 && PREPOSITIONS.contains(&self.text(first))
    }

    fn is_after_comma(self, at: usize) -> bool {
        at > 0 && self.kind(at - 1) == Some(TokenKind::Comma)
    }

    /// Whether the quotation that begins at `at` is somebody's words and no mere name: it ends with a mark of
    /// its own.
    fn opens_a_saying(self, at: usize) -> bool {
        let found = self.quotations.binary_search_by_key(&at, |quotation| quotation.first);
        let last = found.ok().and_then(|found| self.quotations[found].end.checked_sub(2));
        let last = last.and_then(|last| self.kind(last));
        matches!(last, Some(TokenKind::Comma | TokenKind::Stop | TokenKind::Mark | TokenKind::Ellipsis))
    }

    fn is_title(self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Abbreviation) && sort(self.text(at)) == Sort::Title
    }

    fn is_form_of_address(self, at: usize) -> bool {
        matches!(self.text(at), "Mr." | "Mrs." | "Ms." | "Dr.")
    }

    fn is_followed_by_small(self, at: usize) -> bool {
        self.is_small(at + 1) && !INSIDE_NAMES.contains(&self.text(at + 1))
    }

    fn follows_a_time(self, at: usize) -> bool {
        let date = self.tokens.get(at).copied().is_some_and(Token::is_word)
            && self.kind(at) == Some(TokenKind::Abbreviation)
            && sort(self.text(at)) == Sort::Date;
        let zone = matches!(self.text(at + 1), "time" | "Time");
        date || zone || AFTER_TIME.binary_search(&self.text(at)).is_ok()
    }
}

/// Whether `word` has inner stops and no hyphen.
fn is_plain_initialism(word: &str) -> bool {
    word.trim_end_matches('.').contains('.') && !word.contains('-')
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_list_is_sorted() {
        assert!(super::AFTER_TIME.is_sorted());
    }
}
