//! How much of a text is of one kind, eight bytes at a time: nearly all prose is, and is passed over so.

use super::Packed;

/// How many bytes from the start are of some kind, which is told of eight at once and of the last few one by one.
#[inline]
pub(crate) fn run(bytes: &[u8], eight: impl Fn(Packed) -> usize, one: impl Fn(u8) -> bool) -> usize {
    let mut run = 0;
    while let Some(packed) = Packed::at(bytes, run) {
        let alike = eight(packed);
        run += alike;
        if alike < 8 {
            return run;
        }
    }
    run + bytes[run..].iter().take_while(|byte| one(**byte)).count()
}

/// The same of what is told by a byte and the one behind it, of eight bytes without knowing what stands behind the last.
/// Behind the end stands a space, so that no run ends with a space that may be followed by another.
#[inline]
pub(crate) fn run_of_pairs(
    bytes: &[u8],
    eight: impl Fn(Packed) -> usize,
    one: impl Fn(u8, u8) -> bool,
) -> usize {
    let mut run = 0;
    while let Some(packed) = Packed::at(bytes, run) {
        let alike = eight(packed);
        if alike < 8 {
            return run + alike;
        }
        run += 7;
    }
    while let Some(&byte) = bytes.get(run)
        && one(byte, bytes.get(run + 1).copied().unwrap_or(b' '))
    {
        run += 1;
    }
    run
}

/// Whether words have single spaces between them and none around them, and nothing odd in them. What is printed as it is
/// in ASCII is never odd.
pub(crate) fn runs_on(words: &str, is_odd: impl Fn(char) -> bool) -> bool {
    let mut at = 0;
    loop {
        at += running(&words.as_bytes()[at..]);
        let Some(c) = words[at..].chars().next() else { break };
        if c == ' ' || is_odd(c) {
            return false;
        }
        at += c.len_utf8();
    }
    !(words.is_empty() || words.starts_with(' '))
}

/// Adds bytes to others, with capitals of ASCII made small.
pub(crate) fn add_lower(to: &mut Vec<u8>, bytes: &[u8]) {
    let start = to.len();
    // All of it is copied at once, for that costs as much as eight bytes do.
    to.extend_from_slice(bytes);
    let (eights, rest) = to[start..].as_chunks_mut();
    for eight in eights {
        *eight = Packed::eight(*eight).lower().bytes();
    }
    rest.make_ascii_lowercase();
}

/// How many bytes from the start are printed as they are and run on: ASCII without controls, with single spaces. A last
/// space is not among them.
pub(crate) fn running(bytes: &[u8]) -> usize {
    let is_running = |byte, next| matches!(byte, b' '..=b'~') && (byte != b' ' || next != b' ');
    run_of_pairs(bytes, Packed::running, is_running)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_as_long_as_byte_by_byte() {
        type Kind = (fn(Packed) -> usize, fn(u8) -> bool);
        let kinds: [Kind; 2] =
            [(Packed::shown, |byte| byte >= b' '), (Packed::printable, |byte| matches!(byte, b' '..=b'~'))];
        for (byte, place) in (0..=u8::MAX).flat_map(|byte| (0..20).map(move |place| (byte, place))) {
            let mut text = *b"The harbour office. ";
            text[place] = byte;
            for (eight, one) in kinds {
                let length = text.iter().take_while(|byte| one(**byte)).count();
                assert_eq!(run(&text, eight, one), length, "{byte} at {place}");
            }
        }
    }

    #[test]
    fn a_run_of_pairs_is_as_long_as_byte_by_byte() {
        type Kind = (fn(Packed) -> usize, fn(u8, u8) -> bool);
        let kinds: [Kind; 3] = [
            (Packed::plain, |byte, next| {
                byte >= b' ' && byte.is_ascii() && byte != b'`' && (byte, next) != (b' ', b' ')
            }),
            (Packed::running, |byte, next| matches!(byte, b' '..=b'~') && (byte, next) != (b' ', b' ')),
            (Packed::wordy, |byte, next| {
                byte.is_ascii_alphanumeric() || byte == b' ' && next.is_ascii_alphanumeric()
            }),
        ];
        for (byte, place) in (0..=u8::MAX).flat_map(|byte| (0..20).map(move |place| (byte, place))) {
            let mut text = *b"The harbour 4 tons b";
            text[place] = byte;
            for (eight, one) in kinds {
                let pairs = text.iter().zip(text[1..].iter().chain(b" "));
                let length = pairs.take_while(|(byte, next)| one(**byte, **next)).count();
                assert_eq!(run_of_pairs(&text, eight, one), length, "{byte} at {place}");
            }
        }
    }

    #[test]
    fn capitals_of_ascii_are_made_small() {
        for text in ["", "The", "The Harbour Office", "ÀÉ “Ölheizung” ÁÂ @[`{ AZ az"] {
            let mut lower = b"> ".to_vec();
            add_lower(&mut lower, text.as_bytes());
            assert_eq!(lower, format!("> {}", text.to_ascii_lowercase()).as_bytes());
        }
    }

    #[test]
    fn words_run_on_with_single_spaces_between_them() {
        let runs_on = |words| runs_on(words, |c| c == '…');
        assert!(runs_on("The harbour office’s café – closed") && runs_on("a"));
        for words in
            ["", " ", " the office", "the office ", "the  office", "the office, in a  port", "closed…"]
        {
            assert!(!runs_on(words), "{words:?}");
        }
    }
}
