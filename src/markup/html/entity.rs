//! Where an entity ends.
//!
//! The tokenizer knows what entities stand for, and hands over text with all of them replaced. So that each keeps
//! its place, it is given them one by one, and what it leaves as it was is no part of the entity.

use super::token::decoded;

/// No name is longer, with the ampersand and the semicolon.
const LONGEST_NAME: usize = 40;

/// The entity at the start of `text`, which begins with an ampersand: its length and its characters.
pub(super) fn at_start(text: &str) -> Option<(usize, String)> {
    let written = &text[..reach(text)];
    if written.len() == 1 {
        return None;
    }
    let characters = decoded(written);
    if characters == written {
        return None;
    }
    // `&ampx` is `&` and an x that is none of its business: a name may go without its semicolon.
    let rest = characters.chars().next().map_or(0, char::len_utf8);
    let rest = characters.get(rest..).filter(|rest| written.ends_with(rest)).unwrap_or_default();
    let length = written.len() - rest.len();
    Some((length, characters[..characters.len() - rest.len()].to_owned()))
}

/// How many bytes might be an entity.
fn reach(text: &str) -> usize {
    let bytes = text.as_bytes();
    let count = |from: usize, fits: fn(&u8) -> bool| {
        from + bytes[from.min(bytes.len())..].iter().take_while(|byte| fits(byte)).count()
    };
    let end = match bytes {
        [_, b'#', b'x' | b'X', ..] => count(3, u8::is_ascii_hexdigit),
        [_, b'#', ..] => count(2, u8::is_ascii_digit),
        _ => count(1, u8::is_ascii_alphanumeric).min(LONGEST_NAME),
    };
    end + usize::from(bytes.get(end) == Some(&b';'))
}

#[cfg(test)]
mod tests {
    use super::at_start;

    #[test]
    fn an_entity_ends_where_browsers_end_it() {
        let cases = [
            ("&amp;c", 5, "&"),
            ("&ampc", 4, "&"),
            ("&notit; say", 4, "¬"),
            ("&notin; say", 7, "∉"),
            ("&eacute;t&eacute;", 8, "é"),
            ("&fjlig;", 7, "fj"),
            ("&NotEqualTilde;", 15, "≂̸"),
            ("&#8217;s", 7, "’"),
            ("&#8217s", 6, "’"),
            ("&#x2019;s", 8, "’"),
            ("&#146;", 6, "’"),
            ("&#0;", 4, "\u{fffd}"),
            ("&#xD83D;&#xDE00;", 8, "\u{fffd}"),
            ("&#x110000;", 10, "\u{fffd}"),
            ("&#99999999999999999999;", 23, "\u{fffd}"),
            ("&#39;&#39;", 5, "'"),
            ("&semi;;", 6, ";"),
        ];
        for (text, length, characters) in cases {
            assert_eq!(at_start(text), Some((length, characters.to_owned())), "{text}");
        }
    }

    #[test]
    fn an_ampersand_may_be_one() {
        for text in ["&", "& co", "&;", "&#;", "&#x;", "&#xg;", "&unknown;", "&c.", "&é", "&AT&T"] {
            assert_eq!(at_start(text), None, "{text}");
        }
    }
}
