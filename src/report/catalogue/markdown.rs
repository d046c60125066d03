//! A page as Markdown, fit to stand among a project's documents.

use super::super::literal::{at_start, escaped, plain};
use super::super::neutral;
use super::page::{Example, Page, Part};
use std::fmt::Write as _;

/// The page, under a heading of a level.
pub(super) fn page(page: &Page<'_>, level: usize) -> String {
    let (title, summary, facts) = (plain(page.id), plain(page.summary), plain(&page.facts.join(" · ")));
    let heading = "#".repeat(level);
    let mut written = format!("{heading} {title}\n\n{summary}\n\n*{facts}*\n");
    for section in &page.sections {
        // Writing into a string cannot fail.
        let _ = write!(written, "\n{heading}# {}\n\n", section.title);
        let mut parts = section.parts.iter().peekable();
        while let Some(part) = parts.next() {
            written.push_str(&self::part(part));
            // Items of one list stand close together.
            let close = is_item(part) && parts.peek().is_some_and(|next| is_item(next));
            written.push_str(if close || parts.peek().is_none() { "\n" } else { "\n\n" });
        }
    }
    written
}

const fn is_item(part: &Part<'_>) -> bool {
    matches!(part, Part::Item(_) | Part::Example(_))
}

fn part(part: &Part<'_>) -> String {
    match part {
        Part::Prose(prose) => lines(prose.trim(), ""),
        Part::Words(words) => plain(words),
        Part::Item(words) => format!("- {}", plain(words)),
        Part::Example(example) => self::example(example),
        Part::Yaml(yaml) => fenced("yaml", yaml, ""),
    }
}

fn example(example: &Example<'_>) -> String {
    let because = example.clause.map_or_else(String::new, |clause| format!(" (`{clause}`)"));
    let text = example.text.trim_end();
    // Of lines Markdown would make something else.
    if text.contains('\n') {
        return format!("- {}{because}", fenced("text", example.marked().trim_end(), "  "));
    }
    let pieces = example.pieces().into_iter();
    let pieces = pieces.map(|(words, marked)| {
        let words = escaped(words);
        if marked { format!("**{words}**") } else { words }
    });
    format!("- {}{because}", at_start(pieces.collect::<String>().trim_end().to_owned()))
}

/// Text that no mark in it ends.
fn fenced(language: &str, text: &str, indent: &str) -> String {
    let runs = text.split(|c| c != '`').map(str::len);
    let fence = "`".repeat(runs.max().unwrap_or_default().max(2) + 1);
    format!("{fence}{language}\n{}\n{indent}{fence}", lines(text, indent))
}

/// Every line, safe to show.
fn lines(text: &str, indent: &str) -> String {
    let lines = text.lines().map(|line| format!("{indent}{}", neutral::line(line)).trim_end().to_owned());
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fence_is_longer_than_any_in_the_text() {
        assert_eq!(fenced("yaml", "a: '```'", ""), "````yaml\na: '```'\n````");
        assert_eq!(fenced("text", "a\n\nb", "  "), "```text\n  a\n\n  b\n  ```");
    }
}
