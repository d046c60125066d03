//! Makes characters from outside safe to show: what would steer a terminal or hide from the reader becomes a
//! visible stand-in, and everything that writing systems need stays as it is.
//!
//! Paths, messages, labels and the text itself can all come from someone who means harm. A terminal must never
//! see their control characters, and a reader must never be shown words in another order than they stand in.

use super::columns;
use std::borrow::Cow;
use std::fmt::Write as _;
use unicode_normalization::char::is_combining_mark;
use unicode_width::UnicodeWidthChar;

/// Text from outside on one line, safe to print: every character in it that would steer a terminal or hide
/// from the reader is shown as a stand-in, line breaks too.
pub fn line(text: &str) -> Cow<'_, str> {
    if columns::is_ascii(text) || !text.chars().any(|c| !columns::is_plain(c) && is_hidden(c)) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        push(&mut shown, text, at, c);
    }
    Cow::Owned(shown)
}

/// Running words, such as a message: runs of white space become one space, the rest is as in [`line()`].
pub fn words(text: &str) -> Cow<'_, str> {
    if columns::is_running(text) {
        return Cow::Borrowed(text);
    }
    line(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned().into()
}

/// Appends the character `c`, which stands at `at` in `text`, as it may be shown.
pub(super) fn push(shown: &mut String, text: &str, at: usize, c: char) {
    if !is_hidden(c) || belongs(text, at, c) {
        shown.push(c);
    } else if let Some(picture) = picture(c) {
        shown.push(picture);
    } else {
        // Writing into a string cannot fail.
        let _ = write!(shown, "<U+{:04X}>", u32::from(c));
    }
}

/// Whether a character steers or hides instead of being seen: controls, separators of lines, and everything
/// that has no width and is no mark on the letter before it. That takes in all bidirectional controls.
pub(super) fn is_hidden(c: char) -> bool {
    match c {
        '\u{ad}' | '\u{2028}' | '\u{2029}' => true,
        c if is_filler(c) => true,
        // Vowels and finals of Hangul written in parts have no width of their own.
        ' '..='~' | '\u{1160}'..='\u{11ff}' | '\u{d7b0}'..='\u{d7ff}' => false,
        _ => c.is_control() || (c.width() == Some(0) && !is_combining_mark(c)),
    }
}

/// Whether a character looks like nothing and is no space: fillers, the blank of Braille, anchors of notes.
const fn is_filler(c: char) -> bool {
    matches!(
        c,
        '\u{34f}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{17b4}'
            | '\u{17b5}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}'
    )
}

/// Unicode has pictures of the ASCII controls, one column wide.
fn picture(c: char) -> Option<char> {
    match c {
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)),
        '\x7f' => Some('␡'),
        _ => None,
    }
}

/// Whether a hidden character does honest work where it stands: a joiner between letters of scripts that join
/// or between emoji, and the letters of a flag.
fn belongs(text: &str, at: usize, c: char) -> bool {
    let before = || text[..at].chars().next_back();
    let after = || text[at + c.len_utf8()..].chars().next();
    match c {
        '\u{200c}' => before().is_some_and(joins) && after().is_some_and(joins),
        '\u{200d}' => {
            let both = |test: fn(char) -> bool| before().is_some_and(test) && after().is_some_and(test);
            both(joins) || both(is_pictographic)
        }
        _ if is_tag(c) => {
            // The longest flag has seven of them.
            text[..at].chars().rev().take(7).find(|&c| !is_tag(c)) == Some('\u{1f3f4}')
        }
        _ => false,
    }
}

/// Letters of the scripts whose spelling uses joiners: Arabic and Syriac, and those of India and Sri Lanka.
fn joins(c: char) -> bool {
    matches!(c, '\u{0620}'..='\u{0dff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

fn is_pictographic(c: char) -> bool {
    matches!(c, '\u{fe0f}' | '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

fn is_tag(c: char) -> bool {
    matches!(c, '\u{e0020}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_a_terminal_is_shown_instead() {
        assert_eq!(line("a\x1b[31mb\x7f\u{9b}c\r\nd"), "a␛[31mb␡<U+009B>c␍␊d");
        assert_eq!(line("a\u{202e}b\u{2066}c\u{200f}\u{61c}"), "a<U+202E>b<U+2066>c<U+200F><U+061C>");
    }

    #[test]
    fn what_hides_is_shown() {
        assert_eq!(line("pa\u{200b}ss\u{2060}\u{feff}\u{ad}"), "pa<U+200B>ss<U+2060><U+FEFF><U+00AD>");
        assert_eq!(line("a\u{200d}b\u{e0041}"), "a<U+200D>b<U+E0041>");
        assert_eq!(line("a\u{34f}b\u{115f}c\u{2800}d\u{3164}"), "a<U+034F>b<U+115F>c<U+2800>d<U+3164>");
        assert_eq!(line("a\u{17b4}\u{fff9}b\u{fffb}"), "a<U+17B4><U+FFF9>b<U+FFFB>");
    }

    #[test]
    fn writing_systems_and_emoji_stay_as_they_are() {
        for text in [
            "漢字 한국어 각 ＡＢ",
            "שלום عليكم می\u{200c}خواهم क्\u{200d}ष",
            "e\u{301} a\u{308}",
            "👩\u{200d}🚀 👨🏽\u{200d}⚕\u{fe0f} 🇺🇦 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
            "“curly” — ‘quotes’…\u{a0}«»",
        ] {
            assert_eq!(line(text), text);
        }
    }

    #[test]
    fn words_run_on_one_line() {
        assert_eq!(words("  which\n  analysts?\t\x07 "), "which analysts? ␇");
    }
}
