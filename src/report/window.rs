//! Picks the stretch of a text to show around a place: the sentence it stands in, as well as that can be told
//! from full stops and line breaks. It is a matter of looks, so it may guess; and it must never look further
//! than it shows, so that the cost does not grow with the text.

use super::columns;
use std::ops::Range;

/// A stretch of a text that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Window {
    /// First byte.
    pub(super) start: usize,
    /// One past the last byte.
    pub(super) end: usize,
    /// Whether it begins in the middle of a sentence.
    pub(super) cut_before: bool,
    /// Whether it ends in the middle of a sentence.
    pub(super) cut_after: bool,
}

impl Window {
    /// The window around `span`, which must lie in `contents` on boundaries: at most `reach` columns before
    /// it, twice as many of its own, and `reach` columns after it.
    pub(super) fn around(contents: &str, span: Range<usize>, reach: usize) -> Self {
        let (start, cut_before) = start(contents, span.start, reach);
        let longest = span.start + prefix(&contents[span.clone()], 2 * reach);
        if longest < span.end {
            return Self { start, end: longest, cut_before, cut_after: true };
        }
        let (end, cut_after) = end(contents, span.end, reach);
        Self { start, end, cut_before, cut_after }
    }

    /// The whole lines that `span` lies in: what files of keys and values are read by. Where they are longer than is shown,
    /// the window around it.
    pub(super) fn of_lines(contents: &str, span: Range<usize>, reach: usize) -> Self {
        // A line break that is wrong is shown at the end of its line.
        let last = span.end - usize::from(contents[span.clone()].ends_with('\n'));
        let (before, behind) = (&contents[..span.start], &contents[last..]);
        // No character has more columns than bytes, and none more than four of these.
        let first = span.start.saturating_sub(4 * reach);
        let start = memchr::memrchr(b'\n', &before.as_bytes()[first..]).map(|feed| first + feed + 1);
        let start = start.or((first == 0).then_some(0));
        let near = behind.len().min(4 * reach);
        let end =
            memchr::memchr(b'\n', &behind.as_bytes()[..near]).or((near == behind.len()).then_some(near));
        let lines = start.zip(end).map(|(start, end)| start..last + behind[..end].trim_end().len());
        let fits = |lines: &Range<usize>| prefix(&contents[lines.clone()], reach) == lines.len();
        match lines.filter(fits) {
            Some(Range { start, end }) => Self { start, end, cut_before: false, cut_after: false },
            None => Self::around(contents, span, reach),
        }
    }

    /// Whether it takes in the window around a place that begins no earlier than any that it is made of: it holds the
    /// place, and goes on to the end of a sentence.
    pub(super) const fn holds(&self, place: &Range<usize>) -> bool {
        self.start <= place.start && place.end <= self.end && !self.cut_after
    }

    /// Takes in a window that begins no earlier, where the two meet; hands it back where they do not.
    pub(super) fn join(&mut self, other: Self, contents: &str) -> Result<(), Self> {
        let apart = contents.get(self.end..other.start).is_some_and(|between| {
            // A sentence that follows at once reads on; anything more is another place.
            between.len() > 4 || !between.chars().all(char::is_whitespace)
        });
        if apart || (self.end < other.start && self.cut_after) {
            return Err(other);
        }
        if other.end > self.end {
            (self.end, self.cut_after) = (other.end, other.cut_after);
        }
        Ok(())
    }
}

fn start(contents: &str, at: usize, reach: usize) -> (usize, bool) {
    let bytes = contents.as_bytes();
    let (mut columns, mut word, mut here) = (0, at, at);
    loop {
        let run = run_before(bytes, here, reach + 1 - columns);
        (columns, here) = (columns + run, here - run);
        // What is out of reach is not looked at.
        let seen = here + usize::from(columns > reach);
        if let Some(space) = memchr::memchr(b' ', &bytes[seen..here + run]) {
            word = seen + space + 1;
        }
        let Some(c) = contents[..here].chars().next_back().filter(|_| columns <= reach) else { break };
        if !is_inner(c) && sentence_begins(contents, here) {
            return (here, false);
        }
        columns += columns::of(c);
        if columns > reach {
            break;
        }
        if parts_words(c) {
            word = here;
        }
        here -= c.len_utf8();
    }
    if columns > reach {
        return (word, true);
    }
    (if contents.starts_with('\u{feff}') { at.min(3) } else { 0 }, false)
}

fn end(contents: &str, at: usize, reach: usize) -> (usize, bool) {
    let bytes = contents.as_bytes();
    let (mut columns, mut word, mut here) = (0, at, at);
    let mut may_begin = contents[..at].chars().next_back().is_some_and(|c| !is_inner(c));
    while let Some(c) = contents[here..].chars().next() {
        if may_begin && sentence_begins(contents, here) {
            return (at + contents[at..here].trim_end().len(), false);
        }
        let run = run_behind(bytes, here, (reach + 1).saturating_sub(columns));
        if let Some(space) = memchr::memrchr(b' ', &bytes[here..here + run]) {
            word = here + space;
        }
        may_begin = run == 0 && !is_inner(c);
        if may_begin && parts_words(c) {
            word = here;
        }
        columns += if run == 0 { columns::of(c) } else { run };
        // The space behind the last word that fits may be the end of the sentence.
        if columns > reach + usize::from(run == 0 && c.is_whitespace()) {
            return (word, true);
        }
        here += if run == 0 { c.len_utf8() } else { run };
    }
    (at + contents[at..].trim_end().len(), false)
}

/// How many bytes in front of a place, of so many at most, need no thought.
fn run_before(bytes: &[u8], here: usize, most: usize) -> usize {
    (0..here).rev().take(most).take_while(|&at| reads_on(bytes, at)).count()
}

/// The same behind a place.
fn run_behind(bytes: &[u8], here: usize, most: usize) -> usize {
    (here..bytes.len()).take(most).take_while(|&at| reads_on(bytes, at)).count()
}

/// Whether nothing begins behind a byte: a letter of ASCII, or a space in front of a small one.
fn reads_on(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at) {
        Some(b' ') => bytes.get(at + 1).is_some_and(u8::is_ascii_lowercase),
        byte => byte.is_some_and(u8::is_ascii_graphic),
    }
}

/// How many bytes of `text` fit into so many columns.
fn prefix(text: &str, columns: usize) -> usize {
    // No character has more columns than bytes.
    if text.len() <= columns {
        return text.len();
    }
    let mut used = 0;
    let over = text.char_indices().find(|(_, c)| {
        used += columns::of(*c);
        used > columns
    });
    over.map_or(text.len(), |(at, _)| at)
}

/// Whether a line may be cut at a character.
fn parts_words(c: char) -> bool {
    c == ' ' || !columns::is_plain(c) && (c.is_whitespace() || columns::of(c) == 2)
}

/// Whether nothing can begin behind a character, as is so behind nearly all.
const fn is_inner(c: char) -> bool {
    columns::is_plain(c) && c != ' '
}

/// Whether a sentence may begin at `here`.
fn sentence_begins(contents: &str, here: usize) -> bool {
    let (before, after) = contents.split_at(here);
    let Some(next) = after.chars().next() else { return false };
    match before.chars().next_back() {
        None => true,
        Some('\n') => line_begins(&before[..here - 1], after),
        Some('。' | '！' | '？') => !is_closer(next),
        Some(c) if c.is_whitespace() => {
            !next.is_whitespace()
                && !next.is_lowercase()
                && ends_sentence(strip(before, 2, char::is_whitespace))
        }
        _ => false,
    }
}

/// Whether the line break at `at` only wraps a sentence, so that it may be shown as a space.
pub(super) fn is_wrapping(contents: &str, at: usize) -> bool {
    let (before, after) = contents.split_at(at);
    after.strip_prefix('\n').is_some_and(|after| !line_begins(before, after))
}

/// Whether a line begins something new, or runs on from the one before it. Text that someone wrapped by hand
/// has lines of a certain length.
fn line_begins(before: &str, line: &str) -> bool {
    const WRAPPED: std::ops::RangeInclusive<usize> = 40..=120;
    let line = line.trim_start_matches(' ');
    let Some(next) = line.chars().next().filter(|c| c.is_alphanumeric() || is_opener(*c)) else {
        return true;
    };
    let before = before.strip_suffix('\r').unwrap_or(before);
    let length = before.chars().rev().take(WRAPPED.end() + 1).take_while(|c| *c != '\n').count();
    !WRAPPED.contains(&length)
        || is_field(line)
        || is_in_capitals(line)
        || (!next.is_lowercase() && ends_sentence(before))
}

/// Whether a line begins with a word and a colon, as keys of front matter and speakers of transcripts do.
fn is_field(line: &str) -> bool {
    let word = line.char_indices().take(32).find(|(_, c)| !(c.is_alphanumeric() || matches!(c, '-' | '_')));
    word.is_some_and(|(end, c)| c == ':' && line[end + 1..].chars().next().is_none_or(char::is_whitespace))
}

/// Whether a line has no small letter, as datelines do: “BAGHDAD –”.
fn is_in_capitals(line: &str) -> bool {
    let letters = line.chars().take(40).take_while(|c| *c != '\n');
    letters.clone().any(char::is_uppercase) && !letters.into_iter().any(char::is_lowercase)
}

fn ends_sentence(before: &str) -> bool {
    let before = strip(before, 3, is_closer);
    match before.chars().next_back() {
        Some('!' | '?' | '…' | '。' | '！' | '？') => true,
        Some('.') => !is_abbreviation(&before[..before.len() - 1]),
        _ => false,
    }
}

/// Short words with a capital, and single letters, often stand before a full stop that ends nothing: “Gen.”,
/// “a.m.”, “J.”. Where that is wrong, the reader sees one sentence more.
fn is_abbreviation(before: &str) -> bool {
    let word = before.chars().rev().take(6).take_while(|c| c.is_alphabetic());
    let (length, first) = word.fold((0, None), |(length, _), c| (length + 1, Some(c)));
    length == 1 || (length <= 4 && first.is_some_and(char::is_uppercase))
}

fn is_closer(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '」' | '』')
}

fn is_opener(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '‘' | '«' | '(' | '[' | '「' | '『')
}

/// Without at most `most` of the characters at the end that pass a test.
fn strip(text: &str, most: usize, unwanted: fn(char) -> bool) -> &str {
    (0..most).fold(text, |text, _| text.strip_suffix(unwanted).unwrap_or(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(contents: &str, needle: &str, reach: usize) -> String {
        let at = contents.find(needle).expect("the needle is there");
        let window = Window::around(contents, at..at + needle.len(), reach);
        let mark = |cut| if cut { "[...]" } else { "" };
        let text = &contents[window.start..window.end];
        format!("{}{text}{}", mark(window.cut_before), mark(window.cut_after))
    }

    #[test]
    fn a_sentence_is_shown_whole() {
        let text =
            "The dam held. Engineers said “no.” Lt. Gen. Ana Costa, at 5 p.m. Monday, left. It rained.";
        assert_eq!(shown(text, "Costa", 160), "Lt. Gen. Ana Costa, at 5 p.m. Monday, left.");
        assert_eq!(shown(text, "dam", 160), "The dam held.");
        assert_eq!(shown(text, "rained.", 160), "It rained.");
    }

    #[test]
    fn lines_of_keys_and_values_are_shown_whole() {
        let lines = |contents: &str, needle: &str, reach| {
            let at = contents.find(needle).expect("the needle is there");
            let window = Window::of_lines(contents, at..at + needle.len(), reach);
            (contents[window.start..window.end].to_owned(), window.cut_after)
        };
        let whole = |line: &str| (line.to_owned(), false);
        let text = "id: odd\r\nmatch: { phrase: \"the? @odd is\" }\r\nask: Who. And why?\n";
        assert_eq!(lines(text, "@odd", 60), whole("match: { phrase: \"the? @odd is\" }"));
        assert_eq!(lines(text, "id", 60), whole("id: odd"));
        assert_eq!(lines(text, "why?", 60), whole("ask: Who. And why?"));
        assert_eq!(lines("é: a\n", "a", 60), whole("é: a"));
        assert!(lines("why: one two three four five", "two", 8).1);
    }

    #[test]
    fn a_long_sentence_is_cut_at_words() {
        let text = "one two three four five six seven eight nine ten";
        assert_eq!(shown(text, "five", 10), "[...]four five six seven[...]");
    }

    #[test]
    fn paragraphs_of_one_line_stay_apart_and_wrapped_lines_run_on() {
        let text = "Headline without a stop\nBAGHDAD\nThe port is shut, a source said\n";
        assert_eq!(shown(text, "source", 160), "The port is shut, a source said");
        let wrapped =
            "The port of Lome has been shut since Monday, and\na source said that it would stay so.\n\nMore.";
        assert_eq!(shown(wrapped, "source", 160), wrapped.split("\n\n").next().expect("it has a start"));
        let dated = "Council and company step up talks on the old port\nINVER –\n\nMore.";
        assert_eq!(shown(dated, "port", 160), "Council and company step up talks on the old port");
        let keys = "summary: A claim that rests on a source whom nobody can name.\nseverity: loud\n";
        assert_eq!(shown(keys, "loud", 160), "severity: loud");
    }

    #[test]
    fn sentences_of_chinese_end_without_spaces() {
        assert_eq!(
            shown("大坝安全。据消息人士透露，水位下降。完。", "消息", 160),
            "据消息人士透露，水位下降。"
        );
    }
}
