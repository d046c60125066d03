//! What the targets have in common: inputs cut out of bytes, and what must hold of places.

pub mod markup;

use std::sync::{Arc, OnceLock};
use whosays::diagnostic::Diagnostic;
use whosays::lint::Linter;
use whosays::markup::Format;
use whosays::names::Named;
use whosays::text::{Span, Text};

/// What stands between the files of an input that holds several.
pub const PARTING: &str = "\n%%%\n";

/// A linter with the built-in rules, loaded once.
pub fn linter() -> &'static Linter {
    static LINTER: OnceLock<Linter> = OnceLock::new();
    LINTER.get_or_init(Linter::builtin)
}

/// A format, told by the first byte, and the text behind it, if that is one.
pub fn draft(data: &[u8]) -> Option<(Format, Text)> {
    let (first, bytes) = data.split_first()?;
    let (_, format) = Format::ALL[usize::from(*first) % Format::ALL.len()];
    Some((format, Text::decode("draft", bytes.to_vec()).ok()?))
}

/// The files of an input, each under the name for its place; those that are missing are empty.
pub fn files<const N: usize>(data: &[u8], names: [&str; N]) -> Option<[Arc<Text>; N]> {
    let mut parts = std::str::from_utf8(data).ok()?.splitn(N, PARTING);
    Some(names.map(|name| Arc::new(Text::new(name, parts.next().unwrap_or_default()))))
}

/// A place lies in the text, on boundaries.
pub fn check_span(text: &Text, span: Span) {
    assert!(text.contents().get(span.range()).is_some(), "{span:?} does not lie in the text");
    let (start, end) = (text.position(span.start), text.position(span.end));
    assert!((start.byte, start.line) <= (end.byte, end.line) && start.column > 0, "{start:?} {end:?}");
}

/// Every place that diagnostics name lies in the text, and each of them says something.
pub fn check_places<'d>(text: &Text, diagnostics: impl IntoIterator<Item = &'d Diagnostic>) {
    for diagnostic in diagnostics {
        assert!(!diagnostic.message.is_empty(), "{diagnostic:?}");
        check_span(text, diagnostic.span);
        diagnostic.labels.iter().for_each(|label| check_span(text, label.span));
        check_places(text, &diagnostic.merged);
    }
}

/// Places of a draft have something in them, and stand in reading order.
pub fn check_findings(text: &Text, diagnostics: &[Diagnostic]) {
    check_places(text, diagnostics);
    assert!(diagnostics.is_sorted_by_key(|diagnostic| diagnostic.span));
    assert!(diagnostics.iter().all(|diagnostic| !diagnostic.span.is_empty()));
}

/// What must not reach a terminal.
pub fn steers(c: char) -> bool {
    (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
