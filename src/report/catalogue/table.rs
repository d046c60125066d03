//! For people: one line a rule.

use super::{CatalogueEntry, state};
use crate::report::{Style, printable};
use unicode_width::UnicodeWidthStr;

const HEADINGS: [&str; 6] = ["RULE", "GROUP", "SEVERITY", "CONFIDENCE", "STATUS", "SUMMARY"];

/// So much of a summary stands on a line, whatever the width.
const NARROWEST: usize = 24;

pub(super) fn table(entries: &[CatalogueEntry<'_>], style: Style) -> String {
    let mut rows = vec![HEADINGS.map(str::to_owned)];
    rows.extend(entries.iter().map(|entry| cells(entry)));
    // The last column takes what is left.
    let widths: Vec<usize> = (0..HEADINGS.len() - 1)
        .map(|column| rows.iter().map(|row| row[column].width()).max().unwrap_or(0))
        .collect();
    let indent = widths.iter().map(|width| width + 2).sum::<usize>();
    let mut page = String::new();
    for row in &rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            line.push_str(cell);
            line.push_str(&" ".repeat(width + 2 - cell.width()));
        }
        let summary =
            textwrap::wrap(&row[HEADINGS.len() - 1], style.width.saturating_sub(indent).max(NARROWEST));
        line.push_str(&summary.join(&format!("\n{}", " ".repeat(indent))));
        page.push_str(line.trim_end());
        page.push('\n');
    }
    page
}

fn cells(entry: &CatalogueEntry<'_>) -> [String; 6] {
    let rule = entry.rule;
    [
        printable(&rule.id.value).into_owned(),
        printable(&rule.group).into_owned(),
        rule.severity.to_string(),
        rule.confidence.to_string(),
        printable(&state(entry).join(", ")).into_owned(),
        printable(&rule.summary).into_owned(),
    ]
}
