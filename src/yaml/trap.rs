//! Texts that YAML does not read as they look: a `#` that cuts one short, an escape that is a control character, a
//! first word that is taken for an anchor or a tag.

use super::{Mistake, inside_scalar};
use crate::diagnostic::Diagnostic;
use crate::text::{Span, Text};

/// What is odd about a text as it is written, if anything.
pub(super) fn spring(text: &Text, scalar: Span, value: &str) -> Option<Diagnostic> {
    control(text, scalar, value)
        .or_else(|| comment(text, scalar, value))
        .or_else(|| label(text, scalar))
        .or_else(|| dash(text, scalar, value))
}

// Every text of every file is asked, so each question begins with the bytes that nearly always answer it.

/// Within double quotes `\b` is a backspace, and no edge of a word.
fn control(text: &Text, scalar: Span, value: &str) -> Option<Diagnostic> {
    if byte_at(text, scalar.start) != Some(b'"') {
        return None;
    }
    // Nearly every text is told by its bytes: the control characters beyond ASCII all begin with the same one.
    if !value.bytes().any(|byte| byte < b' ' || matches!(byte, 0x7f | 0xc2)) {
        return None;
    }
    let (at, c) = value.char_indices().find(|(_, c)| c.is_control() && !matches!(c, '\n' | '\t' | '\r'))?;
    let place = inside_scalar(text, scalar, value, at..at + c.len_utf8());
    let message = match c {
        '\u{8}' => "within double quotes, this is a backspace, which no text holds",
        _ => "this is a control character, which no text holds",
    };
    Some(Mistake::YamlSyntax.at(place, message).with_help("Use single quotes, in which a backslash is one."))
}

/// Whoever means a comment writes two spaces ahead of it, or one behind its sign; ahead of `#` as the first letter of
/// a word there is one, and none behind.
fn comment(text: &Text, scalar: Span, value: &str) -> Option<Diagnostic> {
    if byte_at(text, scalar.end + 1) != Some(b'#') || text.slice(scalar) != value {
        return None;
    }
    let rest = text.contents()[scalar.end as usize..].lines().next()?;
    let cut = rest.strip_prefix(" #")?.trim_end();
    let place = Span::new(scalar.end + 1, scalar.end + 2 + cut.len() as u32);
    let message = "YAML takes this for a comment, and leaves it out";
    let mistake = if cut.starts_with(' ') || cut.is_empty() {
        Mistake::YamlSyntax.warning(place, message)
    } else {
        Mistake::YamlSyntax.at(place, message)
    };
    Some(mistake.with_help("Put the whole text in quotes; ahead of a comment, write two spaces."))
}

/// `&c. they say` is the text `they say` that goes by the name `c.`; `!really so` is `so` of a type of its own.
fn label(text: &Text, scalar: Span) -> Option<Diagnostic> {
    let last = scalar.start.checked_sub(2).and_then(|at| byte_at(text, at))?;
    if matches!(last, b':' | b',' | b'-' | b'[' | b'{' | b' ' | b'\n') {
        return None;
    }
    let before = text.contents()[..scalar.start as usize].strip_suffix(' ')?;
    let start = before.rfind([' ', '\n', ',', '[', '{']).map_or(0, |at| at + 1);
    let word = &before[start..];
    let is_named = || text.contents().contains(&format!("*{}", &word[1..]));
    let message = match word.chars().next()? {
        '&' if !is_named() => format!("YAML takes `{word}` for an anchor, and leaves it out"),
        '!' => format!("YAML takes `{word}` for a tag, and leaves it out"),
        _ => return None,
    };
    let place = Span::new(start as u32, before.len() as u32);
    Some(Mistake::YamlSyntax.at(place, message).with_help("Put the whole text in quotes."))
}

/// `-"so"` is no item of a list, but a text with quotes in it.
fn dash(text: &Text, scalar: Span, value: &str) -> Option<Diagnostic> {
    if !value.starts_with("-\"") && !value.starts_with("-'") || text.slice(scalar) != value {
        return None;
    }
    let place = Span::new(scalar.start, scalar.start + 1);
    let message = "a space is missing behind this";
    Some(Mistake::YamlSyntax.at(place, message).with_help("Write `- \"…\"` for an item of a list."))
}

fn byte_at(text: &Text, at: u32) -> Option<u8> {
    text.contents().as_bytes().get(at as usize).copied()
}
