//! One line for each diagnostic: `path:line:column: severity[rule] message`.

use super::neutral;
use super::notes::merged_rules;
use super::{FileOutcome, Reporter, Run};
use crate::diagnostic::Diagnostic;
use crate::text::Position;
use std::io;

pub(super) struct Concise;

impl Reporter for Concise {
    fn file(&mut self, outcome: &FileOutcome<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        for diagnostic in outcome.diagnostics {
            let start = outcome.text.position(diagnostic.span.start);
            writeln!(out, "{}", line(outcome.text.name(), start, diagnostic))?;
        }
        Ok(())
    }

    fn finish(&mut self, _run: &Run, _out: &mut dyn io::Write) -> io::Result<()> {
        Ok(())
    }
}

/// A diagnostic in one line, which begins with the name of its text and its place there.
pub fn line(name: &str, at: Position, diagnostic: &Diagnostic) -> String {
    format!(
        "{}:{}:{}: {}[{}] {}{}",
        neutral::line(name),
        at.line,
        at.column,
        diagnostic.severity,
        neutral::line(&diagnostic.rule),
        neutral::words(&diagnostic.message),
        also(diagnostic),
    )
}

/// ` (also RULE, RULE)`, each rule once; nothing where none was merged.
fn also(diagnostic: &Diagnostic) -> String {
    let rules: Vec<_> =
        merged_rules(diagnostic).into_iter().map(|merged| neutral::line(&merged.rule)).collect();
    if rules.is_empty() { String::new() } else { format!(" (also {})", rules.join(", ")) }
}
