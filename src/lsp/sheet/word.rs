//! The words of the little languages inside texts: lexicons and classes of patterns, placeholders of messages.

use super::own::is_of_name;
use crate::yaml::Words;
use std::ops::Range;

/// A word that stands for something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) sort: Sort,
    /// Its name, without marks.
    pub(super) name: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// `@name`
    Lexicon,
    /// `<name>`
    Class,
    /// `$name:`
    Capture,
    /// `{name}`
    Placeholder,
}

impl Word {
    /// The word at a place in a text, or that ends there.
    pub(super) fn at(text: &str, at: usize, words: Words) -> Option<Self> {
        // Whoever points at the mark means the word behind it.
        let at = if text.get(at..)?.starts_with(['@', '<', '$', '{']) { at + 1 } else { at };
        let word = Self::before(text, at, words)?;
        let rest = &text[word.name.end..];
        let end = rest.find(|c| !is_part(word.sort, c)).unwrap_or(rest.len());
        let name = word.name.start..word.name.end + end;
        (!name.is_empty()).then_some(Self { name, ..word })
    }

    /// The word that is being written at a place in a text: what there is of it.
    pub(super) fn before(text: &str, at: usize, words: Words) -> Option<Self> {
        let before = text.get(..at)?;
        let head = before.trim_end_matches(|c| is_of_name(c) || (c == '.' && words == Words::Message));
        let sort = match (words, head.chars().next_back()?) {
            (Words::Pattern, '@') => Sort::Lexicon,
            (Words::Pattern, '<') => Sort::Class,
            (Words::Pattern, '$') => Sort::Capture,
            // Two braces are one that is meant.
            (Words::Message, '{') if (head.len() - head.trim_end_matches('{').len()) % 2 == 1 => {
                Sort::Placeholder
            }
            _ => return None,
        };
        Some(Self { sort, name: head.len()..at })
    }
}

const fn is_part(sort: Sort, c: char) -> bool {
    is_of_name(c) || (c == '.' && matches!(sort, Sort::Placeholder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_wherever_one_points_at_them() {
        let text = "(~say | @report-nouns) ...{0,1} <number> $who:x";
        let found = |at: usize| Word::at(text, at, Words::Pattern).map(|word| (word.sort, &text[word.name]));
        let lexicon = text.find('@').expect("it is there");
        for at in lexicon..=lexicon + "@report-nouns".len() {
            assert_eq!(found(at), Some((Sort::Lexicon, "report-nouns")), "{at}");
        }
        assert_eq!(found(text.find("umber").expect("it is there")), Some((Sort::Class, "number")));
        assert_eq!(found(text.find("who").expect("it is there")), Some((Sort::Capture, "who")));
        assert_eq!(found(2), None);
        let text = "{{“{source.head}” {count";
        let found = |at: usize| Word::at(text, at, Words::Message).map(|word| &text[word.name]);
        assert_eq!(found(text.find("head").expect("it is there")), Some("source.head"));
        assert_eq!(found(text.len()), Some("count"));
        assert_eq!(Word::before("{{so", 4, Words::Message), None);
    }
}
