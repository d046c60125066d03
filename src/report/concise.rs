//! One line for each diagnostic: `path:line:column: severity[rule] message`.

use super::neutral;
use super::{FileOutcome, Reporter, Run};
use crate::diagnostic::{Diagnostic, RuleId};
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
            out.write_all(also(diagnostic).as_bytes())?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }

    fn finish(&mut self, _run: &Run, _out: &mut dyn io::Write) -> io::Result<()> {
        Ok(())
    }
}

/// ` (also RULE, RULE)`, each rule once; nothing where none was merged.
fn also(diagnostic: &Diagnostic) -> String {
    let mut rules: Vec<&RuleId> = Vec::new();
    for Diagnostic { rule, .. } in &diagnostic.merged {
        if !rules.contains(&rule) {
            rules.push(rule);
        }
    }
    let rules: Vec<_> = rules.into_iter().map(|rule| neutral::line(rule)).collect();
    if rules.is_empty() { String::new() } else { format!(" (also {})", rules.join(", ")) }
}
