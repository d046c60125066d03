//! One entry, and how entries are written: a line each, sorted by its bytes, so that a change of one touches one line,
//! lines of two branches can be put together in any order, and `sort` puts them right again.

use super::FORMAT;
use crate::diagnostic::Fingerprint;
use crate::lint::Said;
use crate::order::Order as _;
use serde::Serialize;

/// So many characters of a sentence are kept. Hardly one in a newspaper is longer, and what is longer is no sentence but a
/// list.
const LONGEST: usize = 400;

/// A finding that is held back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The path of its file from the folder of the baseline, with `/` between names; the id of a record.
    pub path: String,
    /// The rule that speaks.
    pub rule: String,
    /// What identifies it in its file.
    pub fingerprint: Fingerprint,
    /// The words that it points at; none, where it is about the document.
    pub text: String,
    /// The sentence that it points into, for people, and for telling a slight edit from something new. What is very long
    /// ends with `…`.
    pub sentence: String,
    /// Why it may stay.
    pub reason: Option<String>,
}

/// An entry as it is written.
#[derive(Serialize)]
struct Line<'a> {
    path: &'a str,
    rule: &'a str,
    fingerprint: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    text: &'a str,
    sentence: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
}

impl Entry {
    /// The entry of a finding in a file.
    pub fn of(path: &str, said: &Said) -> Self {
        Self {
            path: path.to_owned(),
            rule: said.diagnostic.rule.to_string(),
            fingerprint: said.diagnostic.fingerprint,
            text: excerpt(said.words.text()),
            sentence: excerpt(said.words.sentence()),
            reason: None,
        }
    }

    /// What no two entries have in common.
    pub(super) fn key(&self) -> (&str, Fingerprint) {
        (&self.path, self.fingerprint)
    }

    fn line(&self) -> String {
        let Self { path, rule, fingerprint, text, sentence, reason } = self;
        let (fingerprint, reason) = (fingerprint.to_string(), reason.as_deref());
        // Strings have no reason to fail.
        serde_json::to_string(&Line { path, rule, fingerprint, text, sentence, reason }).unwrap_or_default()
    }
}

/// Entries as they stand in a file. Whatever order they come in, equal ones make equal bytes.
pub fn write<'e>(entries: impl IntoIterator<Item = &'e Entry>) -> String {
    let mut lines: Vec<String> = entries.into_iter().map(Entry::line).collect();
    lines.order();
    lines.dedup();
    let mut page = format!("{{\"format\":\"{FORMAT}\"}}\n");
    for line in lines {
        page.push_str(&line);
        page.push('\n');
    }
    page
}

/// Words as they are kept: all of them, or the first and `…`.
pub(super) fn excerpt(words: &str) -> String {
    let Some((end, _)) = words.char_indices().nth(LONGEST) else { return words.to_owned() };
    let kept = &words[..end];
    let kept = kept.rsplit_once(' ').map_or(kept, |(kept, _)| kept);
    format!("{kept}…")
}
