//! Diagnostics as programs get them that keep track of them: what each rule says stands for itself, in plain
//! sentences, under a key that nothing else in the run has.
//!
//! Rules that were merged into another's diagnostic are told apart here: whoever dismisses or mends what the first one
//! says must not meet the second as something new.

use super::neutral;
use crate::diagnostic::{Diagnostic, Fingerprint};
use crate::text::{Position, Span, Text};
use rustc_hash::FxHashMap;

/// What every rule says, in the order of the diagnostics; those merged into one come behind it.
pub fn each(diagnostics: &[Diagnostic]) -> impl Iterator<Item = &Diagnostic> {
    diagnostics.iter().flat_map(|leader| std::iter::once(leader).chain(&leader.merged))
}

/// What a diagnostic says, asks and advises, in one line of whole sentences.
pub fn sentences(diagnostic: &Diagnostic) -> String {
    let parts = [Some(&*diagnostic.message), diagnostic.ask.as_deref(), diagnostic.help.as_deref()];
    let sentences = parts.into_iter().flatten().map(sentence);
    let told = sentences.filter(|sentence| !sentence.is_empty()).collect::<Vec<_>>().join(" ");
    // Formats ask for words.
    if told.is_empty() { neutral::line(&diagnostic.rule).into_owned() } else { told }
}

/// The other places of a diagnostic, each with what it has to do with it. Where a merged rule speaks it speaks for
/// itself.
pub fn places(diagnostic: &Diagnostic) -> impl Iterator<Item = (String, Span)> {
    let labels = diagnostic.labels.iter().filter(|label| !diagnostic.is_of_merged(label));
    labels.map(|label| {
        let words = neutral::words(&label.message);
        let words = if words.is_empty() { neutral::words(&label.role) } else { words };
        (words.into_owned(), label.span)
    })
}

/// The two ends of a place. A report must not tell of an end ahead of its start, whatever it is given.
pub(super) fn ends(text: &Text, span: Span) -> (Position, Position) {
    (text.position(span.start), text.position(span.end.max(span.start)))
}

/// Words with a full stop, unless they end in something like it.
pub fn sentence(words: &str) -> String {
    let mut words = capital(&neutral::words(words));
    let end = words.trim_end_matches(['”', '’', '"', '\'', ')']).chars().next_back();
    if end.is_some_and(|end| !matches!(end, '.' | '!' | '?' | '…' | '。' | '！' | '？')) {
        words.push('.');
    }
    words
}

/// With a capital at its start.
pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Keys of findings, each given out once in a run. They are made of path and fingerprint, since the same sentence may
/// stand in two files, and of the ordinal among equals, since a record of a corpus may be there twice.
#[derive(Debug, Default)]
pub(super) struct Keys {
    given: FxHashMap<Fingerprint, u32>,
}

impl Keys {
    /// The key of a diagnostic in the file of a path.
    pub(super) fn key(&mut self, path: &str, text: &Text, diagnostic: &Diagnostic) -> Fingerprint {
        let identity = identity(text, diagnostic).to_string();
        let given = self.given.entry(Fingerprint::of(&[path, &identity], 0)).or_default();
        let key = Fingerprint::of(&[path, &identity], *given);
        *given += 1;
        key
    }
}

/// What a diagnostic is known by in its file. A mistake in a rule or config has no sentence to be known by, and its
/// line must do.
fn identity(text: &Text, diagnostic: &Diagnostic) -> Fingerprint {
    if diagnostic.fingerprint != Fingerprint::default() {
        return diagnostic.fingerprint;
    }
    let line = text.slice(text.whole_lines(diagnostic.span)).trim();
    Fingerprint::of(&[&diagnostic.rule, line, text.slice(diagnostic.span)], 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Severity;

    fn diagnostic(message: &str) -> Diagnostic {
        Diagnostic::new("a-rule", Severity::Warning, message, Span::new(0, 3))
    }

    #[test]
    fn what_is_said_asked_and_advised_are_sentences() {
        let mut diagnostic = diagnostic("“reportedly” says so,\n but not who").with_help("Name the outlet.");
        diagnostic.ask = Some("Whose report?".into());
        let told = "“reportedly” says so, but not who. Whose report? Name the outlet.";
        assert_eq!(sentences(&diagnostic), told);
    }

    #[test]
    fn what_ends_a_sentence_ends_it_once() {
        assert_eq!(sentences(&diagnostic("which ones? none")), "Which ones? none.");
        for words in ["Who says so?", "They said “no.”", "And so on…"] {
            assert_eq!(sentences(&diagnostic(words)), words);
        }
        assert_eq!(sentences(&diagnostic("“suggest” is “fact”")), "“suggest” is “fact”.");
        assert_eq!(sentences(&diagnostic(" \n")), "a-rule");
    }

    #[test]
    fn no_two_findings_have_one_key() {
        let (text, mut keys) = (Text::new("a.md", "one two\n"), Keys::default());
        let first = keys.key("a.md", &text, &diagnostic("x"));
        let again = keys.key("a.md", &text, &diagnostic("x"));
        let elsewhere = keys.key("b.md", &text, &diagnostic("x"));
        assert!(first != again && again != elsewhere && first != elsewhere);
        assert_eq!(Keys::default().key("a.md", &text, &diagnostic("said otherwise")), first);
    }
}
