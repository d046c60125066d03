//! Folding: what differs only in case, quote style, kind of dash or kind of space is made the same.
//!
//! Full case folding (Unicode 3.13, D144) over NFC; curly, low and prime quotes to straight ones; hyphens to
//! `-`, dashes to `–`; soft hyphens and zero-width characters dropped. Accents stay.

use crate::text::{self, Packed, add_lower, run_of_pairs};
use caseless::Caseless;
use unicode_normalization::UnicodeNormalization;

/// Of what is longer than this the folded form does not live on the stack.
const LONGEST: usize = 64;

/// Hands the folded form of a word or a name to `then`. It lives on the stack for plain ASCII, which nearly all
/// of them are.
pub fn fold_word<R>(word: &str, then: impl FnOnce(&str) -> R) -> R {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return then(word);
    }
    let mut buffer = [0; LONGEST];
    let room = buffer.get_mut(..word.len()).filter(|_| is_tidy(word));
    let Some(folded) = room else { return then(&fold(word)) };
    folded.copy_from_slice(word.as_bytes());
    folded.make_ascii_lowercase();
    then(str::from_utf8(folded).unwrap_or(word))
}

/// The folded form of a stretch of prose; runs of white space become one space.
pub fn fold(prose: &str) -> String {
    if is_tidy(prose) {
        return prose.to_ascii_lowercase();
    }
    let chars = || prose.chars().filter_map(fold_char);
    // Marks of every kind are plain by now; only letters beyond ASCII have more than one form.
    if chars().all(is_simple) {
        return spaced(prose, chars().map(small));
    }
    spaced(prose, chars().nfc().default_case_fold().nfc())
}

/// The words of a stretch of prose, folded, with one space between them: letters and digits. It is the same whatever
/// marks stand around them and however its lines are broken. Where there are no words, it is the marks.
pub fn words(prose: &str) -> String {
    let mut words = String::new();
    put_words(&mut words, prose);
    words
}

/// The same, in the place of other words.
pub(crate) fn put_words(words: &mut String, prose: &str) {
    let mut simple = std::mem::take(words).into_bytes();
    simple.clear();
    let are_simple = put_simple_words(&mut simple, prose).is_some();
    let simple = String::from_utf8(simple).ok().filter(|words| are_simple && !words.is_empty());
    *words = simple.unwrap_or_else(|| folded_words(prose));
}

fn folded_words(prose: &str) -> String {
    let folded = fold(prose);
    let mut words = String::with_capacity(folded.len());
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        words.push_str(if words.is_empty() { "" } else { " " });
        words.push_str(word);
    }
    if words.is_empty() { folded } else { words }
}

/// Puts the words where none stand yet, of prose with nothing but simple characters in it.
fn put_simple_words(words: &mut Vec<u8>, prose: &str) -> Option<()> {
    // None is longer than what it was.
    words.reserve(prose.len());
    let mut at = 0;
    while at < prose.len() {
        let run = wordy(&prose.as_bytes()[at..]);
        // A space is kept between words only.
        let skipped = usize::from(run > 0 && prose.as_bytes()[at] == b' ' && begins_word(words));
        add_lower(words, &prose.as_bytes()[at + skipped..at + run]);
        at += run;
        let Some(c) = prose.get(at..)?.chars().next() else { break };
        at += c.len_utf8();
        let Some(c) = fold_char(c) else { continue };
        if !is_simple(c) {
            return None;
        }
        if c.is_alphanumeric() {
            words.extend_from_slice(small(c).encode_utf8(&mut [0; 4]).as_bytes());
        } else if !begins_word(words) {
            words.push(b' ');
        }
    }
    words.truncate(words.len() - usize::from(words.ends_with(b" ")));
    Some(())
}

/// Whether what comes behind folded words begins another one.
fn begins_word(words: &[u8]) -> bool {
    words.last().is_none_or(|last| *last == b' ')
}

/// How many bytes from the start are words of ASCII with single spaces between them, and one in front of them at most.
fn wordy(prose: &[u8]) -> usize {
    let is_of_word = |byte: u8| byte.is_ascii_alphanumeric();
    run_of_pairs(prose, Packed::wordy, |byte, next| is_of_word(byte) || byte == b' ' && is_of_word(next))
}

/// Whether all that folding does to a character is to make it small, whatever stands beside it: ASCII, dashes and the
/// letters with accents of nearly all names.
const fn is_simple(c: char) -> bool {
    c.is_ascii() || matches!(c, '–' | 'À'..='ſ') && !matches!(c, 'ß' | 'İ' | 'ŉ' | 'ſ')
}

/// A simple character, made small. Each has one small form.
fn small(c: char) -> char {
    if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) }
}

/// Characters with one space where several stand, and none at the ends.
fn spaced(prose: &str, chars: impl Iterator<Item = char>) -> String {
    let mut folded = String::with_capacity(prose.len());
    let mut last = ' ';
    for c in chars {
        if c != ' ' || last != ' ' {
            folded.push(c);
        }
        last = c;
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Whether nothing but letters of ASCII may have to change: all white space is single spaces inside, and there is no
/// backquote. Nearly all prose is like that.
pub(crate) fn is_tidy(prose: &str) -> bool {
    plain_run(prose.as_bytes()) == prose.len() && !prose.starts_with(' ')
}

/// Whether words have single spaces between them and no soft hyphens, as nearly all do.
pub(crate) fn runs_on(words: &str) -> bool {
    text::runs_on(words, |c| c == '\u{ad}' || c.is_whitespace())
}

/// How many bytes from the start folding leaves as they are, case aside. Where it stops there may be something to do:
/// a run that ends with a space ends there, for what comes next may be another.
pub(crate) fn plain_run(prose: &[u8]) -> usize {
    let is_plain = |byte, next| matches!(byte, b' '..0x80) && byte != b'`' && (byte != b' ' || next != b' ');
    run_of_pairs(prose, Packed::plain, is_plain)
}

/// The characters that are not ASCII, in order: few in most texts, which are passed over eight bytes at a time.
pub(crate) fn wide(text: &str) -> impl Iterator<Item = char> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let bytes = text.as_bytes();
        while Packed::at(bytes, at).is_some_and(Packed::is_ascii) {
            at += 8;
        }
        at += bytes.get(at..)?.iter().take_while(|byte| byte.is_ascii()).count();
        let c = text.get(at..)?.chars().next()?;
        at += c.len_utf8();
        Some(c)
    })
}

/// Folds what is not a letter; `None` for characters that are dropped.
pub(crate) fn fold_char(c: char) -> Option<char> {
    Some(match c {
        '‘' | '’' | '‚' | '‛' | '′' | 'ʼ' | '`' | '´' => '\'',
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => '"',
        '\u{2010}' | '\u{2011}' => '-',
        '\u{2012}'..='\u{2015}' => '–',
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => return None,
        c if c.is_whitespace() => ' ',
        c => c,
    })
}

#[cfg(test)]
mod tests {
    use super::{fold, folded_words, is_simple, wide, words};
    use caseless::Caseless;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn simple_letters_are_folded_like_all() {
        for letter in ('\0'..='\u{2fff}').filter(|&c| !c.is_ascii() && is_simple(c)) {
            let all: String = [letter].into_iter().nfc().default_case_fold().nfc().collect();
            assert_eq!(fold(&letter.to_string()), all);
        }
    }

    #[test]
    fn words_are_those_of_the_folded_prose() {
        for c in '\0'..='\u{2fff}' {
            for prose in [format!("{c}"), format!(" {c}O’{c}")] {
                assert_eq!(words(&prose), folded_words(&prose), "{prose:?}");
            }
        }
    }

    #[test]
    fn what_looks_the_same_is_the_same() {
        assert_eq!(fold("Iran’s “RE\u{ad}GIME”\n\u{a0} —\tSTRASSE"), fold("iran's \"regime\" – straße"));
        assert_eq!(fold("cafe\u{301}"), fold("CAFÉ"));
        assert_ne!(fold("cafe"), fold("café"));
    }

    #[test]
    fn what_is_not_ascii_is_found_wherever_it_stands() {
        for text in ["", "dam", "é", "the harbour office’s “café” – closed…", "漢字 and so on é"]
        {
            assert!(wide(text).eq(text.chars().filter(|c| !c.is_ascii())), "{text}");
        }
    }

    #[test]
    fn words_are_the_same_whatever_stands_between_them() {
        let plain = "the mayor s office \u{2014} closed at 5 30 says no one";
        assert_eq!(words("“The mayor’s office” – closed at 5:30 –\n says *no\u{a0}one*…"), words(plain));
        assert_eq!(words("\"The mayor's office\" -- closed at 5.30 -- says no one..."), words(plain));
        assert_eq!((words("  ?! "), words("")), ("?!".to_owned(), String::new()));
    }

    #[test]
    fn white_space_is_one_space_between_words() {
        for prose in ["The Harbour", " The  Harbour ", "the\tharbour\n"] {
            assert_eq!(fold(prose), "the harbour");
        }
        assert_eq!((fold(""), fold(" "), fold("`A`")), (String::new(), String::new(), "'a'".to_owned()));
        assert_eq!(fold("“The —  HARBOUR ”\u{a0}"), "\"the – harbour \"");
    }
}
