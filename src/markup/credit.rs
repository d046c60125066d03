//! Tells by its wording what a paragraph near the top of a text is: a byline, a dateline, or the lede.

use super::Region;

/// Names that dates are written with. Three letters of one are enough (`Sept`, `Tue`).
const DATE_NAMES: [&str; 19] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Words that may stand in a date line beside the date.
const DATE_WORDS: [&str; 12] =
    ["published", "updated", "posted", "at", "on", "am", "pm", "a.m", "p.m", "gmt", "utc", "et"];

/// Words that a byline has in small letters.
const BYLINE_WORDS: [&str; 15] =
    ["and", "in", "at", "for", "of", "the", "with", "de", "la", "da", "van", "von", "der", "bin", "y"];

/// What those who write are called in a byline.
const BYLINE_ROLES: [&str; 7] =
    ["columnist", "correspondent", "correspondents", "critic", "editor", "reporter", "writer"];

/// So many words may tell in a byline what the writer is.
const LONGEST_ROLE: usize = 5;

/// The most bytes a credit has.
const LONGEST: usize = 120;

/// Names the paragraphs of a text as they come: credits, the lede, the body.
#[derive(Debug, Default)]
pub(super) struct Paragraphs {
    lede_seen: bool,
}

impl Paragraphs {
    /// What the next paragraph is. Credits stand before the lede only.
    pub(super) fn next(&mut self, prose: &str) -> Region {
        if self.lede_seen {
            Region::Body
        } else if is_credit(prose) {
            Region::Credit
        } else {
            self.lede_seen = true;
            Region::Lede
        }
    }

    /// Whether credits may still come.
    pub(super) const fn before_lede(&self) -> bool {
        !self.lede_seen
    }
}

/// Whether a line is nothing but a byline, a dateline or a date.
pub(super) fn is_credit(line: &str) -> bool {
    line.len() <= LONGEST && (is_byline(line) || is_dateline(line) || is_date(line))
}

/// Whether a line ends a sentence: its last mark does, closing quotes and brackets behind it apart.
pub(super) fn ends_sentence(line: &str) -> bool {
    without_closing(line).ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।'])
}

/// Whether a line breaks off where a sentence or clause ends, as no headline does.
pub(super) fn ends_clause(line: &str) -> bool {
    ends_sentence(line) || without_closing(line).ends_with([',', ';', ':', '，', '、', '；', '：', '،', '؛'])
}

fn without_closing(line: &str) -> &str {
    line.trim_end().trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', '*', '_'])
}

/// `By Jane Doe and Karl Roe in London`, `By Jane Doe, science editor`: names, the small words that join names, and what
/// their bearers are.
fn is_byline(line: &str) -> bool {
    let names = line.split_once(',').filter(|(_, role)| is_role(role)).map_or(line, |(names, _)| names);
    let mut words = names.split_whitespace();
    if !words.next().is_some_and(|first| first.eq_ignore_ascii_case("by")) || ends_clause(line) {
        return false;
    }
    words.next().is_some_and(has_capital) && words.all(|word| has_capital(word) || joins_names(word))
}

/// "Local democracy reporter".
fn is_role(words: &str) -> bool {
    let last = words.split_whitespace().last().unwrap_or_default();
    BYLINE_ROLES.contains(&last) && words.split_whitespace().count() <= LONGEST_ROLE
}

fn has_capital(word: &str) -> bool {
    word.contains(char::is_uppercase)
}

fn joins_names(word: &str) -> bool {
    BYLINE_WORDS.contains(&word) || !word.contains(char::is_alphabetic) || word.contains('@')
}

/// `LONDON, 3 May —`: a place in capitals, then a dash that ends the line or a date.
fn is_dateline(line: &str) -> bool {
    let in_capitals = line.split_whitespace().next().is_some_and(is_in_capitals);
    in_capitals
        && (line.trim_end().ends_with(['-', '–', '—', '―'])
            || line.split_once(',').is_some_and(|(_, rest)| is_date(rest)))
}

fn is_in_capitals(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() > 1 && letters.all(char::is_uppercase)
}

/// `Tuesday, 3 May 2022`: a day or month, a number, and nothing that is no part of a date.
fn is_date(line: &str) -> bool {
    let (mut named, mut numbered) = (false, false);
    for word in line.split_whitespace() {
        let word = word.trim_matches([',', '.', ':', '|', '(', ')', '·', '-', '–', '—']);
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            numbered = true;
        } else if word.len() >= 3 && DATE_NAMES.iter().any(|name| begins(name, word)) {
            named = true;
        } else if !word.is_empty() && !DATE_WORDS.iter().any(|known| known.eq_ignore_ascii_case(word)) {
            return false;
        }
    }
    named && numbered
}

fn begins(name: &str, word: &str) -> bool {
    name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::is_credit;

    #[test]
    fn bylines_are_names() {
        for line in [
            "By Jane Doe",
            "BY JANE DOE",
            "By Jane Doe and Karl Roe in Oslo",
            "By Ana de la Cruz",
            "By Jane Doe, local affairs editor",
        ] {
            assert!(is_credit(line), "{line}");
        }
        for line in [
            "By noon the port was shut",
            "By Friday, Iran said,",
            "By Jane Doe.",
            "By",
            "By Jane Doe, who won",
        ] {
            assert!(!is_credit(line), "{line}");
        }
    }

    #[test]
    fn datelines_have_a_place_and_a_dash_or_date() {
        for line in ["BAGHDAD –", "LONDON, 3 May —", "OSLO, May 3", "KYIV, Ukraine (Newswire) -"] {
            assert!(is_credit(line), "{line}");
        }
        for line in ["PORT STRIKE ENDS", "London calling —", "NATO, 3 allies agree", "–"] {
            assert!(!is_credit(line), "{line}");
        }
    }

    #[test]
    fn a_date_alone_is_a_credit() {
        for line in ["Tuesday, 3 May 2022", "Updated 3 Sept. 2022 at 10:15 GMT", "May 3, 2022"] {
            assert!(is_credit(line), "{line}");
        }
        for line in ["2022", "May", "On Tuesday 3 died", "Marching on 3 May"] {
            assert!(!is_credit(line), "{line}");
        }
    }
}
