//! For people: compiler-style diagnostics with the words underlined in their sentence. How they are drawn is not its
//! business.

use super::draw::{Pen, Sort};
use super::notes::notes;
use super::summary::summary_line;
use super::{FileOutcome, Reporter, Run, Style};
use crate::diagnostic::Diagnostic;
use crate::text::Text;
use std::io;

pub(super) struct Human {
    pen: Pen,
    summary: bool,
}

impl Human {
    pub(super) fn new(style: Style) -> Self {
        Self { pen: Pen::new(style), summary: style.summary }
    }

    fn render(&self, text: &Text, repeats: &[&Diagnostic]) -> String {
        let Some((diagnostic, others)) = repeats.split_first() else { return String::new() };
        self.pen.draw(text, Sort::Diagnostic, diagnostic, |picture| notes(text, diagnostic, others, picture))
    }
}

impl Reporter for Human {
    fn file(&mut self, outcome: &FileOutcome<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        for repeats in repeats(outcome.diagnostics) {
            writeln!(out, "{}\n", self.render(outcome.text, &repeats))?;
        }
        Ok(())
    }

    fn finish(&mut self, run: &Run, out: &mut dyn io::Write) -> io::Result<()> {
        if self.summary {
            writeln!(out, "{}", summary_line(run))?;
        }
        Ok(())
    }
}

/// Diagnostics of one rule with the same message, which one picture stands for: the first of each, with the
/// others behind it.
fn repeats(diagnostics: &[Diagnostic]) -> Vec<Vec<&Diagnostic>> {
    let mut groups: Vec<Vec<&Diagnostic>> = Vec::new();
    let mut known = rustc_hash::FxHashMap::default();
    for diagnostic in diagnostics {
        let index = *known.entry((&diagnostic.rule, &diagnostic.message)).or_insert(groups.len());
        match groups.get_mut(index) {
            // What is merged into it is said nowhere else.
            Some(group) if diagnostic.merged.is_empty() => group.push(diagnostic),
            _ => groups.push(vec![diagnostic]),
        }
    }
    groups
}
