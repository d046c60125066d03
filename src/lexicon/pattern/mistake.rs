//! The mistakes that can be made in a pattern, each in the words its author reads.

use super::{Class, Node, Pattern, PatternError};
use crate::names::{Named, did_you_mean};
use std::ops::Range;

pub(super) fn stray(sign: char, at: Range<usize>) -> PatternError {
    if sign == '|' {
        return PatternError::new("a choice stands in brackets", at).with_help("Write `(this | that)`.");
    }
    PatternError::new("this bracket closes nothing", at).with_help(r"Write `\)` for a bracket in the text.")
}

pub(super) fn gap_at_edge(at: Range<usize>) -> PatternError {
    PatternError::new("a gap stands between two items, not at an end of the pattern", at)
        .with_help("Leave it out, or say what stands beyond it.")
}

pub(super) fn malformed_gap(at: Range<usize>) -> PatternError {
    PatternError::new("this gap has no bounds", at).with_help("Write `...{0,4}`: at least, at most.")
}

pub(super) fn reversed_gap(least: u32, most: u32, at: Range<usize>) -> PatternError {
    PatternError::new("the bounds of this gap are reversed", at)
        .with_help(format!("Write `...{{{most},{least}}}`."))
}

pub(super) fn long_gap(longest: u8, at: Range<usize>) -> PatternError {
    PatternError::new(format!("a gap is {longest} tokens long at most"), at)
}

pub(super) fn empty_pattern(text: &str) -> PatternError {
    let message = if text.trim().is_empty() {
        "this pattern is empty"
    } else {
        "this pattern can match nothing at all, so it would match everywhere"
    };
    PatternError::new(message, 0..text.len()).with_help("Have one item at least that is not optional.")
}

/// An edge of the sentence with a token on its far side.
pub(super) fn misplaced_edge(text: &str, at: Range<usize>) -> PatternError {
    let sign = &text[at.clone()];
    let message = if sign == "^" {
        "`^` is the start of the sentence, and more stands before it, so this never matches"
    } else {
        "`$` is the end of the sentence, and more stands behind it, so this never matches"
    };
    PatternError::new(message, at)
        .with_help(format!(r"Leave it out, or write `\{sign}` for the sign in the text."))
}

/// An escape that means something to a regex only, such as `\s`.
pub(super) fn sign_of_a_regex(sign: &str, at: Range<usize>) -> PatternError {
    PatternError::new(format!("`{sign}` is a regex's, and this is a pattern"), at)
        .with_help("Write the words with spaces between them, or use `regex` in place of `phrase`.")
}

pub(super) fn empty_branch(at: Range<usize>) -> PatternError {
    PatternError::new("a branch of this choice is empty", at)
        .with_help("Write `(this | that)?` to leave it out.")
}

pub(super) fn unclosed(start: usize) -> PatternError {
    PatternError::new("this bracket is never closed", start..start + 1)
        .with_help(r"Write `\(` for a bracket in the text.")
}

pub(super) fn unclosed_class(start: usize) -> PatternError {
    PatternError::new("this class is never closed", start..start + 1)
        .with_help(r"Write `<name>`, or `\<` for the sign in the text.")
}

pub(super) fn unknown_class(name: &str, at: Range<usize>) -> PatternError {
    let names = || Class::ALL.iter().map(|(name, _)| *name);
    let help = match did_you_mean(name, names()) {
        Some(near) => format!("Did you mean `<{near}>`?"),
        None => format!("The classes are {}.", names().collect::<Vec<_>>().join(", ")),
    };
    PatternError::new(format!("there is no class `<{name}>`"), at).with_help(help)
}

pub(super) fn lone_dollar(at: Range<usize>) -> PatternError {
    PatternError::new("`$` alone is the end of the sentence, and `$name:` begins a capture", at)
        .with_help(r"Write `\$` for the sign in the text.")
}

pub(super) fn capture_of_nothing(name: &str, at: Range<usize>) -> PatternError {
    PatternError::new(format!("the capture `{name}` holds nothing"), at)
        .with_help(format!("Write `${name}:word` or `${name}:(some words)`."))
}

pub(super) fn capture_named_like_part(name: &str, at: Range<usize>) -> PatternError {
    PatternError::new(format!("`{name}` is already the name of a part of every match"), at)
        .with_help("Give the capture another name.")
}

pub(super) fn capture_twice(text: &str, name: &str) -> PatternError {
    let sign = format!("${name}:");
    let at = text.rfind(&sign).map_or(0..text.len(), |at| at..at + sign.len() - 1);
    PatternError::new(format!("one match would hold the capture `{name}` twice"), at)
        .with_help("A name may come back in another branch of a choice only.")
}

pub(super) fn malformed_name(name: &str, at: Range<usize>) -> PatternError {
    let error = PatternError::new("a name is lower-case letters, digits and hyphens, a letter first", at);
    let lower = name.to_lowercase().replace('_', "-");
    if lower != name && lower.starts_with(|c: char| c.is_ascii_lowercase()) {
        return error.with_help(format!("Did you mean `{lower}`?"));
    }
    error
}

pub(super) fn lone_sign(sign: &str, what: &str, example: &str, start: usize) -> PatternError {
    PatternError::new(format!("`{sign}` stands before {what}"), start..start + sign.len())
        .with_help(format!(r"Write `{example}`, or `\{sign}` for the sign in the text."))
}

pub(super) fn unescaped(sign: Option<char>, at: Range<usize>) -> PatternError {
    let Some(sign) = sign else { return PatternError::new("something is missing here", at) };
    if sign == '?' {
        return PatternError::new("`?` follows what may be left out, without a space", at)
            .with_help(r"Write `word?`, or `\?` for a question mark in the text.");
    }
    if sign == '*' {
        return PatternError::new("`*` stands for no words here", at)
            .with_help(r"Write `...{0,4}` for up to four words, or `\*` for the sign in the text.");
    }
    PatternError::new(format!("`{sign}` means nothing here"), at)
        .with_help(format!(r"Write `\{sign}` for the sign in the text."))
}

pub(super) fn missing_space(next: Option<char>, at: Range<usize>) -> PatternError {
    let sign = next.unwrap_or(' ');
    if sign == '*' {
        return unescaped(next, at);
    }
    let error = PatternError::new("a space is missing before this", at);
    if matches!(sign, '\'' | '’') {
        return error.with_help("Write ` <possessive>` for the `'s` of what stands before it.");
    }
    if ",.;:!-–—".contains(sign) {
        return error.with_help(format!("Write ` {sign}`: punctuation is a word of its own."));
    }
    if sign.is_alphanumeric() {
        return error;
    }
    error.with_help(format!(r"Write a space, or `\{sign}` for the sign in the text."))
}

pub(super) fn lone_backslash(start: usize) -> PatternError {
    PatternError::new(r"`\` makes the next character plain, and none follows", start..start + 1)
        .with_help(r"Write `\\` for a backslash in the text.")
}

pub(super) fn invisible_word(at: Range<usize>) -> PatternError {
    PatternError::new("this word has no visible character, so it can match nothing", at)
}

/// A choice glued to letters; `start` is where its word, or the choice itself, begins.
pub(super) fn choice_in_word(text: &str, start: usize) -> PatternError {
    let end = text[start..].find(')').map_or(text.len(), |close| {
        let close = start + close;
        text[close..].find(char::is_whitespace).map_or(text.len(), |space| close + space)
    });
    let run = &text[start..end];
    let error = PatternError::new("a choice cannot stand inside a word", start..end);
    let words = written_out(run).filter(|words| !words.contains(['(', ')', '?']));
    error.with_help(match words {
        Some(words) => format!("Write both: `({words})`."),
        None => "Write every word out, as in `(authorised | authorized)`.".to_owned(),
    })
}

/// `authori(s|z)ed` as `authorised | authorized`.
fn written_out(run: &str) -> Option<String> {
    let (before, rest) = run.split_once('(')?;
    let (inside, after) = rest.split_once(')')?;
    let optional = after.starts_with('?') || !inside.contains('|');
    let after = after.strip_prefix('?').unwrap_or(after);
    let middles = optional.then_some("").into_iter().chain(inside.split('|').map(str::trim));
    Some(middles.map(|middle| [before, middle, after].concat()).collect::<Vec<_>>().join(" | "))
}

/// A capture that one way through the pattern holds twice.
pub(super) fn repeated_capture(pattern: &Pattern) -> Option<&str> {
    let mut known: Vec<&str> = Vec::new();
    for node in &pattern.nodes {
        if let Some(name) = repeated_inside(node) {
            return Some(name);
        }
        let names = captures_of(node);
        if let Some(name) = names.iter().find(|name| known.contains(name)) {
            return Some(name);
        }
        known.extend(names);
    }
    None
}

fn repeated_inside(node: &Node) -> Option<&str> {
    match node {
        Node::Choice(branches) => branches.iter().find_map(repeated_capture),
        Node::Capture(name, inner) if captures_of(inner).contains(&name.as_str()) => Some(name),
        Node::Optional(inner) | Node::Capture(_, inner) => repeated_inside(inner),
        _ => None,
    }
}

fn captures_of(node: &Node) -> Vec<&str> {
    let mut names = Vec::new();
    node.each(&mut |node| {
        if let Node::Capture(name, _) = node {
            names.push(name.as_str());
        }
    });
    names
}

#[cfg(test)]
mod tests {
    use crate::lexicon::pattern::parse;

    /// What is underlined, what is said, what would help.
    fn mistake(pattern: &str) -> (&str, String, String) {
        let error = parse(pattern).expect_err(pattern);
        (&pattern[error.at], error.message, error.help.unwrap_or_default())
    }

    #[track_caller]
    fn assert_mistake(pattern: &str, place: &str, message: &str, help: &str) {
        let (at, said, helped) = mistake(pattern);
        assert_eq!(at, place, "{pattern}");
        assert!(said.contains(message), "{pattern}: {said}");
        assert!(helped.contains(help), "{pattern}: {helped}");
    }

    #[test]
    fn gaps_stand_between_two_items_and_have_sound_bounds() {
        assert_mistake("...{0,2} said", "...{0,2}", "not at an end", "Leave it out");
        assert_mistake("said ...{0,2}", "...{0,2}", "not at an end", "");
        assert_mistake("very? ...{0,2} said", "...{0,2}", "not at an end", "");
        assert_mistake("(a | ...{1,3} b) said", "...{1,3}", "not at an end", "");
        assert_mistake("a ...{3,1} b", "...{3,1}", "reversed", "...{1,3}");
        assert_mistake("a ...{0,21} b", "...{0,21}", "20 tokens", "");
        assert_mistake("a ...{4} b", "...{4}", "no bounds", "...{0,4}");
        assert_mistake("a ...{0,4", "...{0,4", "no bounds", "");
    }

    #[test]
    fn a_pattern_takes_a_token_at_least() {
        assert_mistake("", "", "empty", "");
        assert_mistake("a? (b | c)?", "a? (b | c)?", "nothing at all", "not optional");
        assert_mistake("^ $", "^ $", "nothing at all", "");
    }

    #[test]
    fn an_edge_of_the_sentence_stands_at_an_edge() {
        assert_mistake("and ^ some say", "^", "more stands before it", r"`\^`");
        assert_mistake("but (some | ^ many) say", "^", "more stands before it", "");
        assert_mistake("they say $ so", "$", "more stands behind it", r"`\$`");
        assert_mistake("(they say $ | some say) so", "$", "more stands behind it", "");
        for sound in ["^ some say", "and? ^ some say", "(^ | ,) some say", "they say (so | $)", "so $ (.)?"] {
            assert!(parse(sound).is_ok(), "{sound}");
        }
    }

    #[test]
    fn a_choice_inside_a_word_is_written_out() {
        assert_mistake("authori(s|z)ed", "authori(s|z)ed", "inside a word", "`(authorised | authorized)`");
        assert_mistake("expert(s) say", "expert(s)", "inside a word", "`(expert | experts)`");
        assert_mistake("(un)?named", "(un)?named", "inside a word", "`(named | unnamed)`");
    }

    #[test]
    fn brackets_pair_and_hold_something() {
        assert_mistake("a (b | c", "(", "never closed", r"\(");
        assert_mistake("a b) c", ")", "closes nothing", r"\)");
        assert_mistake("a | b", "|", "stands in brackets", "(this | that)");
        assert_mistake("a (b | )", "(b | )", "empty", "(this | that)?");
        assert_mistake("()", "()", "empty", "");
        assert_mistake(&"(".repeat(40), "(", "too deep", "");
    }

    #[test]
    fn classes_names_and_captures_are_known() {
        assert_mistake("<nmae> said", "<nmae>", "no class", "<name>");
        assert_mistake("<planet>", "<planet>", "no class", "weekday");
        assert_mistake("<name said", "<", "never closed", r"\<");
        assert_mistake("@Experts", "Experts", "lower-case", "`experts`");
        assert_mistake("@report_noun x", "report_noun", "lower-case", "`report-noun`");
        assert_mistake("$source:@experts", "$source", "part of every match", "another name");
        assert_mistake("x $who", "$who", "holds nothing", "$who:word");
        assert_mistake("$who:a $who:b", "$who", "twice", "another branch");
    }

    #[test]
    fn signs_stand_where_they_mean_something() {
        assert_mistake("$5 million", "$", "end of the sentence", r"\$");
        assert_mistake("why ?", "?", "without a space", r"\?");
        assert_mistake("why??", "?", "space is missing", r"\?");
        assert_mistake("a{b}", "{", "space is missing", r"\{");
        assert_mistake("~ say", "~", "a lemma", "~say");
        assert_mistake("@experts's", "'", "space is missing", "");
        assert_mistake(r"a\", r"\", "none follows", r"\\");
        assert_mistake("a \u{200b} b", "\u{200b}", "no visible", "");
        assert_mistake("(some | many), who", ",", "space is missing", "` ,`");
        assert_mistake("<name>'s aide", "'", "space is missing", "<possessive>");
        assert_mistake("some * say", "*", "no words", "...{0,4}");
        assert_mistake("expert* say", "*", "no words", r"\*");
        assert_mistake(r"some\s+say", r"\s", "a regex's", "`regex`");
    }
}
