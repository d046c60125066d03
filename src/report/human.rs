//! For people: compiler-style diagnostics with the words underlined in their sentence. How they are drawn is not its
//! business.

use super::draw::{Pen, Sort};
use super::notes::notes;
use super::repeats::{self, Question};
use super::summary::{baseline_line, summary_line};
use super::{FileOutcome, Reporter, Run, Style};
use crate::text::Text;
use std::io;

pub(super) struct Human {
    pen: Pen,
    summary: bool,
    /// How many diagnostics another one stands for.
    repeats: usize,
}

impl Human {
    pub(super) fn new(style: Style) -> Self {
        Self { pen: Pen::new(style), summary: style.summary, repeats: 0 }
    }

    fn render(&self, drawn: &mut String, text: &Text, Question { first, repeats }: &Question<'_>) {
        self.pen.draw(drawn, text, Sort::Diagnostic, first, |picture| notes(text, first, repeats, picture));
        drawn.push_str("\n\n");
    }
}

impl Reporter for Human {
    fn file(&mut self, outcome: &FileOutcome<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let mut drawn = String::new();
        for question in repeats::gather(outcome.diagnostics) {
            self.repeats += question.repeats.len();
            drawn.clear();
            self.render(&mut drawn, outcome.text, &question);
            out.write_all(drawn.as_bytes())?;
        }
        Ok(())
    }

    fn finish(&mut self, run: &Run, out: &mut dyn io::Write) -> io::Result<()> {
        if self.summary {
            writeln!(out, "{}", summary_line(run, self.repeats))?;
            if let Some(line) = baseline_line(run.baseline) {
                writeln!(out, "{line}")?;
            }
        }
        Ok(())
    }
}
