//! Writes XML: the one place that knows what its characters mean there. It knows nothing of what is written.

use super::neutral;
use std::fmt::Write as _;

/// What every file begins with.
pub(super) const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8"?>"#;

/// The beginning of a tag, with its attributes and without its end: `<name key="value"`.
pub(super) fn tag(name: &str, attributes: &[(&str, &str)]) -> String {
    attributes.iter().fold(format!("<{name}"), |mut tag, (key, value)| {
        // Writing into a string cannot fail.
        let _ = write!(tag, " {key}=\"{}\"", escaped(value));
        tag
    })
}

/// Text as it may stand in an attribute or between tags, where every reader gets back what it was. Characters that
/// XML cannot hold are shown by stand-ins.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            _ if !neutral::is_hidden(c) && !is_outside(c) => escaped.push(c),
            // Readers make spaces of line breaks in attributes, and the rest would steer a terminal.
            _ if !is_outside(c) => {
                let _ = write!(escaped, "&#{};", u32::from(c));
            }
            '\u{fffe}' | '\u{ffff}' => escaped.push(char::REPLACEMENT_CHARACTER),
            _ => neutral::push(&mut escaped, text, at, c),
        }
    }
    escaped
}

/// Whether XML 1.0 cannot hold a character, not even by its number.
const fn is_outside(c: char) -> bool {
    matches!(c, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_with_a_meaning_are_escaped() {
        let attribute = tag("file", &[("name", "a&b <\"'>\n")]);
        assert_eq!(attribute, "<file name=\"a&amp;b &lt;&quot;&apos;&gt;&#10;\"");
    }

    #[test]
    fn what_xml_cannot_hold_is_shown_by_a_stand_in() {
        assert_eq!(escaped("a\x1b[1m\u{9b}\u{202e}\u{ffff}é“漢🦀"), "a␛[1m&#155;&#8238;\u{fffd}é“漢🦀");
    }
}
