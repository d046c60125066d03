//! Checkstyle's XML, a file an element, those without a finding too. Columns are in code points; there is no end of a
//! place.

use super::finding::{each, sentences};
use super::here::Here;
use super::xml::{DECLARATION, tag};
use super::{FileOutcome, Reporter, Run};
use crate::diagnostic::{Diagnostic, own};
use crate::text::Text;
use std::io;

/// The version of Checkstyle whose form this is; linters that write it name this one.
const VERSION: &str = "4.3";

pub(super) struct Checkstyle {
    here: Here,
    started: bool,
}

impl Checkstyle {
    pub(super) const fn new(here: Here) -> Self {
        Self { here, started: false }
    }

    fn start(&mut self, out: &mut dyn io::Write) -> io::Result<()> {
        if self.started {
            return Ok(());
        }
        self.started = true;
        writeln!(out, "{DECLARATION}\n{}>", tag("checkstyle", &[("version", VERSION)]))
    }
}

impl Reporter for Checkstyle {
    fn file(&mut self, outcome: &FileOutcome<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        self.start(out)?;
        let file = tag("file", &[("name", &self.here.path(outcome.text.name()))]);
        if outcome.diagnostics.is_empty() {
            return writeln!(out, "  {file}/>");
        }
        writeln!(out, "  {file}>")?;
        for diagnostic in each(outcome.diagnostics) {
            writeln!(out, "    {}/>", error(outcome.text, diagnostic))?;
        }
        writeln!(out, "  </file>")
    }

    fn finish(&mut self, _run: &Run, out: &mut dyn io::Write) -> io::Result<()> {
        self.start(out)?;
        writeln!(out, "</checkstyle>")
    }
}

fn error(text: &Text, diagnostic: &Diagnostic) -> String {
    let start = text.position(diagnostic.span.start);
    let attributes = [
        ("line", start.line.to_string()),
        ("column", start.column.to_string()),
        ("severity", diagnostic.severity.to_string()),
        ("message", sentences(diagnostic)),
        ("source", source(diagnostic)),
    ];
    tag("error", &attributes.each_ref().map(|(key, value)| (*key, value.as_str())))
}

/// Whose it is: a name with dots, as Java has them. The tool's own ids name it already.
fn source(diagnostic: &Diagnostic) -> String {
    format!("whosays.{}", own(&diagnostic.rule).unwrap_or(&diagnostic.rule))
}
