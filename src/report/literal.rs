//! Words as Markdown in which they mean what they are: nothing in them becomes a heading, a link or a tag.

use super::neutral;

/// A paragraph of words that mean what they are.
pub fn plain(words: &str) -> String {
    at_start(escaped(&neutral::words(words)))
}

/// Words whose characters mean nothing else.
pub(super) fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for c in neutral::line(words).chars() {
        if "\\`*_[]<>#|~&".contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// The same at the start of a line, where dashes and numbers begin lists.
pub(super) fn at_start(words: String) -> String {
    let number = words.len() - words.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match words[number..].chars().next() {
        Some('-' | '+' | '=') if number == 0 => format!("\\{words}"),
        Some('.' | ')') if number > 0 => format!("{}\\{}", &words[..number], &words[number..]),
        _ => words,
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn words_mean_what_they_are() {
        for (words, written) in [
            ("“{match}” is *not* [a link](x) <b>", "“{match}” is \\*not\\* \\[a link\\](x) \\<b\\>"),
            ("- no list", "\\- no list"),
            ("12. no list", "12\\. no list"),
            ("12 ships", "12 ships"),
            ("a\u{1b}[1m\nb", "a␛\\[1m b"),
        ] {
            assert_eq!(plain(words), written);
        }
    }
}
