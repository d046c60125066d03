//! `RULE, RULE -- reason`: how rules are allowed, in a comment or as a text in YAML. Whatever is meant is taken, and what
//! is not written as it should be is told all the same.

use super::permit::Slip;
use crate::rule::is_name;
use std::ops::Range;

/// What such words say. Ranges are bytes of the words.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Clause {
    /// The rules, in small letters. They need not be names.
    pub(super) rules: Vec<(Range<usize>, String)>,
    /// Why, on one line.
    pub(super) reason: Option<String>,
    /// What is not written as it should be.
    pub(super) slips: Vec<(Range<usize>, Slip)>,
}

/// Reads the words.
pub(super) fn read(words: &str) -> Clause {
    let (rules, reason) = part(words);
    let mut clause = Clause { reason: reason.and_then(tidy), ..Clause::default() };
    let mut at = 0;
    for piece in rules.split(',') {
        let (start, written) = trimmed(piece);
        let end = written.find(is_gap).unwrap_or(written.len());
        let (first, rest) = written.split_at(end);
        clause.take(at + start, first);
        let (gap, rest) = trimmed(rest);
        let begin = at + start + end + gap;
        if !rest.is_empty() {
            if !clause.take_more(begin, rest) {
                clause.stray(words, begin..rules.trim_end_matches(is_gap).len());
                break;
            }
            clause.slips.push((begin..begin + rest.len(), Slip::NoComma));
        }
        at += piece.len() + 1;
    }
    clause
}

impl Clause {
    /// Takes a word for a rule, without the marks that it may have been copied with.
    fn take(&mut self, at: usize, word: &str) {
        let bare = word.trim_matches(['`', '[', ']', '"', '\'', '“', '”', ':']);
        if !bare.is_empty() {
            let start = at + word.find(bare).unwrap_or_default();
            self.rules.push((start..start + bare.len(), bare.to_ascii_lowercase()));
        }
    }

    /// Takes words for rules if they look like it.
    fn take_more(&mut self, at: usize, words: &str) -> bool {
        let each = || words.split(is_gap).filter(|word| !word.is_empty());
        let is_rule = |word: &str| word.contains('-') && is_name(&word.to_ascii_lowercase());
        if !each().all(is_rule) {
            return false;
        }
        let mut from = 0;
        for word in each() {
            let start = words.get(from..).and_then(|rest| rest.find(word)).map_or(from, |found| from + found);
            self.take(at + start, word);
            from = start + word.len();
        }
        true
    }

    /// Takes words for a reason that nothing leads in.
    fn stray(&mut self, words: &str, range: Range<usize>) {
        let said = words.get(range.clone()).and_then(tidy);
        self.reason = self.reason.take().or(said);
        self.slips.push((range, Slip::NoDashes));
    }
}

/// The rules, and what stands behind the first dashes.
fn part(words: &str) -> (&str, Option<&str>) {
    let mut before = ' ';
    for (at, c) in words.char_indices() {
        let behind = words.get(at + c.len_utf8()..).unwrap_or_default();
        let stands_free = is_gap(before) && behind.chars().next().is_none_or(is_gap);
        let leads_in = match c {
            '—' => true,
            '-' => behind.starts_with('-') || stands_free,
            '–' => stands_free,
            _ => false,
        };
        if leads_in {
            let reason = behind.trim_start_matches(['-', '–', '—']);
            return (words.get(..at).unwrap_or_default(), Some(reason));
        }
        before = c;
    }
    (words, None)
}

/// What parts words: white space, and the marks of quote blocks, which stand before each line of a comment.
pub(super) fn is_gap(c: char) -> bool {
    c.is_whitespace() || c == '>'
}

/// A stretch without gaps around it, and how many bytes of them stand ahead.
pub(super) fn trimmed(words: &str) -> (usize, &str) {
    let rest = words.trim_start_matches(is_gap);
    (words.len() - rest.len(), rest.trim_end_matches(is_gap))
}

/// A reason on one line; nothing where none is given.
pub(super) fn tidy(reason: &str) -> Option<String> {
    let lines = reason.lines().map(|line| line.trim_start().trim_start_matches('>'));
    let words: Vec<&str> = lines.flat_map(str::split_whitespace).collect();
    let reason = words.join(" ");
    let reason = reason.trim_end_matches(['-', ' ']);
    (!reason.is_empty()).then(|| reason.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_as(words: &str) -> String {
        let Clause { rules, reason, slips } = read(words);
        for (range, rule) in &rules {
            assert_eq!(words[range.clone()].to_ascii_lowercase(), *rule);
        }
        let rules: Vec<String> = rules.into_iter().map(|(_, rule)| rule).collect();
        let slips: Vec<String> =
            slips.iter().map(|(range, slip)| format!(" {slip:?} at “{}”", &words[range.clone()])).collect();
        format!("{} | {}{}", rules.join(" + "), reason.unwrap_or_default(), slips.concat())
    }

    #[test]
    fn rules_are_parted_by_commas_and_dashes_lead_in_the_reason() {
        let cases = [
            ("a-rule", "a-rule | "),
            (" A-Rule ,\n another -- We hold\n the letter. ", "a-rule + another | We hold the letter."),
            ("a-rule—we hold -- it", "a-rule | we hold -- it"),
            ("a-rule – why", "a-rule | why"),
            ("a-rule - why", "a-rule | why"),
            ("a-rule --", "a-rule | "),
            ("a-rule,, `b`, [c],", "a-rule + b + c | "),
            ("-- why", " | why"),
            ("", " | "),
            ("a-rule, *", "a-rule + * | "),
            ("\n> a-rule,\n> b --\n> why\n> so", "a-rule + b | why so"),
        ];
        for (words, expected) in cases {
            assert_eq!(read_as(words), expected, "{words:?}");
        }
    }

    #[test]
    fn what_is_meant_is_taken_and_told() {
        let cases = [
            ("a-rule b-rule", "a-rule + b-rule |  NoComma at “b-rule”"),
            (
                "a-rule, b: we hold it, in full ",
                "a-rule + b | we hold it, in full NoDashes at “we hold it, in full”",
            ),
            ("a we hold -- it", "a | it NoDashes at “we hold”"),
        ];
        for (words, expected) in cases {
            assert_eq!(read_as(words), expected, "{words:?}");
        }
    }
}
