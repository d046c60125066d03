//! `whosays rules`: the rules in force, as a table or as JSON.

use crate::cli::args::{PageFormat, Rules};
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::terminal::{self, Terminal};
use crate::report::printable;
use crate::rule::Rule;
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

/// Lists the rules.
pub(in crate::cli) fn run(args: &Rules, terminal: Terminal) -> Exit {
    let mut session = Session::new(args.config.clone());
    let rules = session.rules_for(None);
    let failed = session.complain(terminal);
    let list = rules.list();
    let page = match args.output_format {
        PageFormat::Human => table(&list, terminal.style().width),
        PageFormat::Json => json(&list),
    };
    terminal::print(terminal, &page, failed)
}

const HEADINGS: [&str; 6] = ["RULE", "GROUP", "SEVERITY", "CONFIDENCE", "STATUS", "SUMMARY"];

fn table(rules: &[&Rule], width: usize) -> String {
    let mut rows = vec![HEADINGS.map(str::to_owned)];
    rows.extend(rules.iter().map(|rule| cells(rule)));
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
        let summary = textwrap::wrap(&row[HEADINGS.len() - 1], width.saturating_sub(indent).max(24));
        line.push_str(&summary.join(&format!("\n{}", " ".repeat(indent))));
        page.push_str(line.trim_end());
        page.push('\n');
    }
    page
}

fn cells(rule: &Rule) -> [String; 6] {
    [
        printable(&rule.id.value).into_owned(),
        printable(&rule.group).into_owned(),
        rule.severity.to_string(),
        rule.confidence.to_string(),
        status(rule),
        printable(&rule.summary).into_owned(),
    ]
}

/// A rule's status, and whether it waits to be asked for.
pub(in crate::cli) fn status(rule: &Rule) -> String {
    if rule.opt_in { format!("{}, opt-in", rule.status) } else { rule.status.to_string() }
}

/// One rule in JSON. Scripts read these fields.
#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    group: &'a str,
    severity: String,
    confidence: String,
    status: String,
    opt_in: bool,
    summary: &'a str,
}

fn json(rules: &[&Rule]) -> String {
    let entries: Vec<Entry<'_>> = rules
        .iter()
        .map(|rule| Entry {
            id: &rule.id.value,
            group: &rule.group,
            severity: rule.severity.to_string(),
            confidence: rule.confidence.to_string(),
            status: rule.status.to_string(),
            opt_in: rule.opt_in,
            summary: &rule.summary,
        })
        .collect();
    // Strings and booleans always become JSON.
    serde_json::to_string_pretty(&entries).unwrap_or_default() + "\n"
}
