//! Ids made of other names and of words: lower-case letters, digits and hyphens, a letter first.

use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// The longest id that is made of words, in bytes.
const LONGEST: usize = 60;

/// Makes a name safe: `WordList` becomes `word-list`, `LGBTTerms` becomes `lgbt-terms`, accents go.
pub(super) fn safe(name: &str) -> String {
    let letters: Vec<char> =
        name.nfd().filter(|c| !matches!(c, '\u{300}'..='\u{36f}' | '\'' | '’')).collect();
    let mut safe = String::with_capacity(letters.len());
    for (at, &c) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| letters.get(at));
        let is_small = |at: usize| letters.get(at).is_some_and(char::is_ascii_lowercase);
        // The *s* of a plural begins no word.
        let after = is_small(at + 1) && (letters[at + 1] != 's' || is_small(at + 2));
        let is_head = c.is_ascii_uppercase()
            && before
                .is_some_and(|before| before.is_ascii_lowercase() || before.is_ascii_uppercase() && after);
        if (is_head || !c.is_ascii_alphanumeric()) && !safe.is_empty() && !safe.ends_with('-') {
            safe.push('-');
        }
        if c.is_ascii_alphanumeric() {
            safe.push(c.to_ascii_lowercase());
        }
    }
    safe.trim_end_matches('-').to_owned()
}

/// Ids, each given out once.
#[derive(Debug, Default)]
pub(super) struct Names(BTreeSet<String>);

impl Names {
    /// Ids that are taken already.
    pub(super) fn taken<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        Self(names.into_iter().map(str::to_owned).collect())
    }

    /// An id made of some parts, with a number behind where another rule goes by it.
    pub(super) fn give(&mut self, parts: &[&str]) -> String {
        let parts: Vec<String> =
            parts.iter().map(|part| safe(part)).filter(|part| !part.is_empty()).collect();
        let mut name = shortened(parts.join("-"));
        if !name.starts_with(|c: char| c.is_ascii_lowercase()) {
            name = ["rule", name.as_str()]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join("-");
        }
        let numbered = (2..).map(|number: u32| format!("{name}-{number}"));
        let free = [name.clone()].into_iter().chain(numbered).find(|name| !self.0.contains(name));
        let free = free.unwrap_or(name);
        self.0.insert(free.clone());
        free
    }
}

/// The name, cut at a hyphen where it is too long.
fn shortened(mut name: String) -> String {
    if name.len() > LONGEST {
        let end = name[..LONGEST].rfind('-').unwrap_or(LONGEST);
        name.truncate(end);
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_words_with_hyphens() {
        let cases = [
            ("WordList", "word-list"),
            ("AMPM", "ampm"),
            ("E-Prime", "e-prime"),
            ("LGBTTerms", "lgbt-terms"),
            ("P-Value", "p-value"),
            ("APIs Explorer", "apis-explorer"),
            ("crème fraîche", "creme-fraiche"),
            ("touch & hold", "touch-hold"),
            ("don't", "dont"),
            ("×", ""),
        ];
        for (name, wanted) in cases {
            assert_eq!(safe(name), wanted, "{name}");
        }
    }

    #[test]
    fn no_name_is_given_out_twice() {
        let mut names = Names::taken(["house-very"]);
        assert_eq!(names.give(&["House", "Very"]), "house-very-2");
        assert_eq!(names.give(&["House", "Very"]), "house-very-3");
        assert_eq!(names.give(&["24/7"]), "rule-24-7");
        assert_eq!(names.give(&["…"]), "rule");
    }
}
