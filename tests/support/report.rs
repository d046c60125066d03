//! What a format prints.

use whosays::diagnostic::{Diagnostic, Label, Severity};
use whosays::report::{FileOutcome, Here, OutputFormat, Run, Style};
use whosays::text::{Span, Text};

/// The report of a run over one text.
pub(crate) fn report(format: OutputFormat, style: Style, text: &Text, diagnostics: &[Diagnostic]) -> String {
    report_all(format, style, &[FileOutcome { text, diagnostics }])
}

/// The report of a run over several texts.
pub(crate) fn report_all(format: OutputFormat, style: Style, outcomes: &[FileOutcome<'_>]) -> String {
    let (mut reporter, mut run, mut out) =
        (format.reporter(style, &Here::default()), Run::default(), Vec::new());
    for outcome in outcomes {
        run.summary.files += 1;
        run.summary.add(outcome.diagnostics);
        reporter.file(outcome, &mut out).expect("a vector takes everything");
    }
    reporter.finish(&run, &mut out).expect("a vector takes everything");
    String::from_utf8(out).expect("reports are UTF-8")
}

/// The place of the only `needle` in a text.
pub(crate) fn at(text: &Text, needle: &str) -> Span {
    let start = text.contents().find(needle).expect("the needle is there") as u32;
    Span::new(start, start + needle.len() as u32)
}

/// A secondary place.
pub(crate) fn label(role: &str, message: &str, span: Span) -> Label {
    Label { role: role.into(), message: message.into(), span }
}

/// A warning with nothing but its essentials.
pub(crate) fn warning(rule: &str, message: &str, span: Span) -> Diagnostic {
    Diagnostic::new(rule, Severity::Warning, message, span)
}
