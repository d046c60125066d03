//! How many columns characters take. Nearly all are plain ones, for which no table need be asked.

use crate::text::{Packed, run, running, runs_on};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns of a character as a terminal counts them that joins no emoji; what has no known width takes one.
#[inline]
pub(super) fn of(c: char) -> usize {
    if is_plain(c) { 1 } else { c.width().unwrap_or(1) }
}

/// Columns of words as a terminal counts them.
pub(super) fn width(words: &str) -> usize {
    plain(words).unwrap_or_else(|| words.width())
}

/// Columns of words that are all plain.
pub(super) fn plain(words: &str) -> Option<usize> {
    let (mut rest, mut columns) = (words, 0);
    loop {
        let run = ascii_run(rest.as_bytes());
        (rest, columns) = (&rest[run..], columns + run);
        let Some(c) = rest.chars().next() else { return Some(columns) };
        if !is_plain(c) {
            return None;
        }
        (rest, columns) = (&rest[c.len_utf8()..], columns + 1);
    }
}

/// How many bytes from the start are plain and of ASCII.
fn ascii_run(bytes: &[u8]) -> usize {
    run(bytes, Packed::printable, |byte| matches!(byte, b' '..=b'~'))
}

/// Whether words are plain and of ASCII alone.
pub(super) fn is_ascii(words: &str) -> bool {
    ascii_run(words.as_bytes()) == words.len()
}

/// Whether words are plain, of ASCII alone, and run on: with single spaces between them and none around them.
pub(super) fn is_running_ascii(words: &str) -> bool {
    !words.is_empty() && !words.starts_with(' ') && running(words.as_bytes()) == words.len()
}

/// Whether words are plain and run on.
pub(super) fn is_running(words: &str) -> bool {
    runs_on(words, |c| !is_plain(c))
}

/// Whether a character is one column wide, joins no other, and neither steers nor hides: what English is printed with,
/// and letters of the Latin script.
#[inline]
pub(super) const fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{2010}'..='\u{2027}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::neutral;

    #[test]
    fn plain_characters_are_what_the_tables_say_of_them() {
        for c in ('\0'..=char::MAX).filter(|c| is_plain(*c)) {
            assert!(c.width() == Some(1) && !neutral::is_hidden(c), "{c:?}");
            assert!(c == ' ' || !c.is_whitespace(), "{c:?}");
            let between = format!("a{c}“{c}{c}—");
            assert_eq!(plain(&between), Some(between.as_str().width()));
        }
    }

    #[test]
    fn words_are_as_wide_as_the_tables_say() {
        for (words, columns) in
            [("", 0), ("an “ölheizung”", 14), ("漢字", 4), ("e\u{301}", 1), ("a\u{200b}", 1)]
        {
            assert_eq!(width(words), columns);
        }
    }
}
