//! Fingerprints: what a diagnostic is known by across edits.

use super::document::Document;
use crate::diagnostic::Fingerprint;
use crate::prose::fold;
use crate::rule::Rule;
use crate::text::Span;

/// The fingerprint of what a rule says at a place: rule id, folded sentence, folded text and the ordinal
/// among equals.
pub(super) fn fingerprint(document: &Document<'_>, rule: &Rule, span: Span, ordinal: u32) -> Fingerprint {
    let sentence = document.sentences.get(document.sentence_at(span.start)).map_or(span, |found| found.span);
    let words = |span: Span| fold(document.text.slice(span));
    // A document rule speaks of the document: where it happens to point is no part of what it says.
    let text = if rule.is_about_document() { String::new() } else { words(span) };
    Fingerprint::of(&[&rule.id.value, &words(sentence), &text], ordinal)
}
