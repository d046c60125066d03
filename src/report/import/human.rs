//! For people: remarks where they belong, then a table, then what was written.

use super::super::draw::{Pen, Sort};
use super::super::neutral;
use super::super::notes::notes;
use super::super::summary::count;
use super::{Count, ImportReport, Style};
use crate::diagnostic::Diagnostic;
use unicode_width::UnicodeWidthStr;

const HEADINGS: [&str; 6] = ["STYLE", "RULES", "WHOLE", "IN PART", "NOT", "RULES OF OURS"];

/// The page.
pub(super) fn page(report: &ImportReport<'_>, style: Style) -> String {
    let pen = Pen::new(style);
    let mut page = String::new();
    for rule in report.rules {
        for (remark, others) in together(&rule.remarks) {
            let notes = |picture: &_| notes(&rule.file, remark, &others, picture);
            pen.draw(&mut page, &rule.file, Sort::Diagnostic, remark, notes);
            page.push_str("\n\n");
        }
    }
    page + &table(&report.counts()) + "\n" + &ending(report) + "\n"
}

/// Remarks, each with those further on that say the same.
fn together(remarks: &[Diagnostic]) -> Vec<(&Diagnostic, Vec<&Diagnostic>)> {
    let mut groups: Vec<(&Diagnostic, Vec<&Diagnostic>)> = Vec::new();
    for remark in remarks {
        let says = |one: &Diagnostic| (one.message.clone(), one.help.clone());
        match groups.iter_mut().find(|(first, _)| says(first) == says(remark)) {
            Some((_, others)) => others.push(remark),
            None => groups.push((remark, Vec::new())),
        }
    }
    groups
}

fn table(counts: &[Count<'_>]) -> String {
    let mut rows = vec![HEADINGS.map(str::to_owned)];
    rows.extend(counts.iter().map(cells));
    let widths: Vec<usize> = (0..HEADINGS.len())
        .map(|column| rows.iter().map(|row| row[column].width()).max().unwrap_or(0))
        .collect();
    let line = |row: &[String; 6]| {
        let cells = row.iter().zip(&widths).enumerate().map(|(column, (cell, width))| {
            let pad = " ".repeat(width - cell.width());
            // Names stand to the left, numbers to the right.
            if column == 0 { format!("{cell}{pad}") } else { format!("{pad}{cell}") }
        });
        cells.collect::<Vec<_>>().join("  ") + "\n"
    };
    rows.iter().map(line).collect()
}

fn cells(count: &Count<'_>) -> [String; 6] {
    let numbers = [count.rules, count.whole, count.part, count.nothing, count.written];
    let [rules, whole, part, nothing, written] = numbers.map(|number| number.to_string());
    [neutral::line(count.style).into_owned(), rules, whole, part, nothing, written]
}

fn ending(report: &ImportReport<'_>) -> String {
    let written = report.rules.iter().map(|rule| rule.ids.len()).sum();
    match report.folder {
        Some(folder) => {
            let folder = neutral::line(folder);
            format!(
                "{} written to {folder}; to use them, add `packs: [{folder}]` to whosays.yml",
                count(written, "rule")
            )
        }
        None => "nothing was written".to_owned(),
    }
}
