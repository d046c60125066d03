//! One line for each diagnostic: `path:line:column: severity[rule] message`.

use super::neutral;
use super::{FileOutcome, Reporter, Run};
use std::io;

pub(super) struct Concise;

impl Reporter for Concise {
    fn file(&mut self, outcome: &FileOutcome<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        for diagnostic in outcome.diagnostics {
            let start = outcome.text.position(diagnostic.span.start);
            write!(
                out,
                "{}:{}:{}: {}[{}] {}",
                neutral::line(outcome.text.name()),
                start.line,
                start.column,
                diagnostic.severity,
                neutral::line(&diagnostic.rule),
                neutral::words(&diagnostic.message),
            )?;
            for (index, merged) in diagnostic.merged.iter().enumerate() {
                let lead = if index == 0 { " (also " } else { ", " };
                write!(out, "{lead}{}", neutral::line(&merged.rule))?;
            }
            out.write_all(if diagnostic.merged.is_empty() { b"\n" } else { b")\n" })?;
        }
        Ok(())
    }

    fn finish(&mut self, _run: &Run, _out: &mut dyn io::Write) -> io::Result<()> {
        Ok(())
    }
}
