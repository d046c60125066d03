//! Writes a draft as an author would write the rule.

use super::draft::{Count, Draft, EXCEPTION, Example, FIRST, Pattern, Place, Sort};
use crate::names::Named;
use std::fmt::Write as _;

/// The longest line, where a value can be broken.
const WIDTH: usize = 110;

/// The YAML of a rule.
pub(super) fn rule(draft: &Draft) -> String {
    // A string takes everything.
    let mut file = format!("# {}\nid: {}\n", draft.origin, draft.id);
    let _ = writeln!(file, "summary: {}", quoted(&draft.summary));
    let _ = writeln!(file, "severity: {}", draft.severity);
    file.push_str(&matcher(draft));
    file.push_str(&place(&draft.place));
    if draft.points() {
        let _ = writeln!(file, "point: {FIRST}");
    }
    if !draft.exceptions.is_empty() {
        let _ =
            write!(file, "unless:\n  {EXCEPTION}:\n    within: match\n{}", looked_for(&draft.exceptions, 4));
    }
    let _ = writeln!(file, "message: {}", quoted(&draft.message));
    if let Some(link) = &draft.link {
        let _ = writeln!(file, "references: [{}]", quoted(link));
    }
    file.push_str("tests:\n");
    examples(&mut file, "flag", &draft.flags, None);
    examples(&mut file, "pass", &draft.passes, Some(EXCEPTION));
    file
}

/// A scalar in quotes: double ones, unless it holds what means something there.
pub(super) fn quoted(text: &str) -> String {
    if text.contains(['\\', '"']) { format!("'{}'", text.replace('\'', "''")) } else { format!("\"{text}\"") }
}

fn matcher(draft: &Draft) -> String {
    let Some(count) = draft.count else { return format!("match:\n{}", looked_for(&draft.patterns, 2)) };
    let (key, number) = match count {
        Count::AtLeast(number) => ("at-least", number),
        Count::AtMost(number) => ("at-most", number),
    };
    let counted = looked_for(&draft.patterns, 6);
    format!("match:\n  document:\n    count:\n{counted}    {key}: {number}\n")
}

/// A matcher for any of the patterns, indented.
fn looked_for(patterns: &[Pattern], indent: usize) -> String {
    let of = |sort: Sort| -> Vec<&str> {
        patterns.iter().filter(|one| one.sort == sort).map(|one| one.text.as_str()).collect()
    };
    let (phrases, regexes) = (of(Sort::Phrase), of(Sort::Regex));
    let pad = " ".repeat(indent);
    match (phrases.is_empty(), regexes.is_empty()) {
        (false, true) => format!("{pad}phrase:{}", values(&phrases, indent)),
        (true, false) => format!("{pad}regex:{}", values(&regexes, indent)),
        _ => {
            let (phrases, regexes) = (values(&phrases, indent + 4), values(&regexes, indent + 4));
            format!("{pad}any:\n{pad}  - phrase:{phrases}{pad}  - regex:{regexes}")
        }
    }
}

/// One value, a short list on the line, or a list below it; the line break included.
fn values(values: &[&str], indent: usize) -> String {
    let pad = " ".repeat(indent + 2);
    if let [only] = values {
        return format!(" {}\n", scalar(only, indent + 2));
    }
    let flow = format!(" [{}]\n", values.iter().map(|value| quoted(value)).collect::<Vec<_>>().join(", "));
    if flow.len() + indent < WIDTH - 20 && values.iter().all(|value| value.len() < WIDTH) {
        return flow;
    }
    values
        .iter()
        .fold("\n".to_owned(), |list, value| list + &format!("{pad}- {}\n", scalar(value, indent + 4)))
}

/// A scalar; words in a long row of choices are folded into lines.
fn scalar(text: &str, indent: usize) -> String {
    let breaks = text.starts_with('(') && text.contains(" | ") && !text.contains(['\\', '#']);
    if text.len() < WIDTH || !breaks {
        return quoted(text);
    }
    let pad = " ".repeat(indent);
    let lines = textwrap::wrap(text, textwrap::Options::new(WIDTH - indent).break_words(false));
    lines.iter().fold(">-".to_owned(), |folded, line| folded + &format!("\n{pad}{}", line.trim_end()))
}

fn place(place: &Place) -> String {
    let list = |key: &str, regions: &[crate::markup::Region]| {
        let names: Vec<&str> = regions.iter().map(|region| region.name()).collect();
        if names.is_empty() { String::new() } else { format!("{key}: [{}]\n", names.join(", ")) }
    };
    list("in", &place.within) + &list("not-in", &place.without)
}

fn examples(file: &mut String, key: &str, examples: &[Example], cleared_by: Option<&str>) {
    if examples.is_empty() {
        return;
    }
    let _ = writeln!(file, "  {key}:");
    for Example { text, markdown } in examples {
        let text = if text.contains('\n') { escaped(text) } else { quoted(text) };
        let format = if *markdown { ", format: markdown" } else { "" };
        let clause = cleared_by.map_or_else(String::new, |clause| format!(", cleared-by: {clause}"));
        let _ = match (format, clause.as_str()) {
            ("", "") => writeln!(file, "    - {text}"),
            _ => writeln!(file, "    - {{ text: {text}{format}{clause} }}"),
        };
    }
}

/// A text of several lines, in double quotes.
fn escaped(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}
