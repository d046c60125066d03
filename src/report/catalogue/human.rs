//! For people: a page in columns of the terminal, wrapped and indented.

use super::super::draw::Pen;
use super::super::neutral;
use super::Style;
use super::page::{Example, Page, Part};
use std::fmt::Write as _;

/// What stands in front of words.
const WORDS: &str = "  ";

/// What stands in front of an item of a list.
const ITEM: &str = "  - ";

/// What stands in front of the further lines of an item, and of YAML.
const BELOW: &str = "    ";

/// Wider than this prose is not read with ease.
const WIDEST: usize = 100;

pub(super) fn page(page: &Page<'_>, style: Style) -> String {
    let pen = Pen::new(Style { width: style.width.min(WIDEST), ..style });
    let head = [page.summary, &page.facts.join(" · "), page.file].map(|words| pen.behind(WORDS, words));
    let mut laid_out = format!("{}\n{}\n", pen.heading(page.id), head.join("\n"));
    for section in &page.sections {
        // Writing into a string cannot fail.
        let _ = writeln!(laid_out, "\n{}", pen.heading(section.title));
        for part in &section.parts {
            laid_out.push_str(&self::part(&pen, part));
            laid_out.push('\n');
        }
    }
    laid_out
}

fn part(pen: &Pen, part: &Part<'_>) -> String {
    match part {
        Part::Prose(prose) => {
            let paragraphs = prose.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty());
            paragraphs.map(|paragraph| pen.behind(WORDS, paragraph)).collect::<Vec<_>>().join("\n\n")
        }
        Part::Words(words) => pen.behind(WORDS, words),
        Part::Item(words) => pen.behind(ITEM, words),
        Part::Example(example) => self::example(pen, example),
        Part::Yaml(yaml) => lines(yaml, |line| format!("{BELOW}{line}")),
    }
}

/// An example with its lines kept: where a paragraph ends may be the point of it.
fn example(pen: &Pen, example: &Example<'_>) -> String {
    let mut text = example.marked();
    if let Some(clause) = example.clause {
        let _ = write!(text, " ({clause})");
    }
    let mut lead = ITEM;
    let rows = text.trim_end().lines().map(|line| pen.behind(std::mem::replace(&mut lead, BELOW), line));
    rows.map(|row| row.trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

/// Every line, safe to show.
fn lines(text: &str, lay_out: impl Fn(&str) -> String) -> String {
    let lines = text.lines().map(|line| lay_out(&neutral::line(line)).trim_end().to_owned());
    lines.collect::<Vec<_>>().join("\n")
}
