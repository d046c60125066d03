//! Checks for words that others should stand for. A rule of ours says one thing, so that each of those others becomes a
//! rule of its own; all lie in one folder.

use super::existence::unique;
use super::expression::{Manner, same};
use super::file::Loose;
use super::{Carrier, Frame, message};
use crate::import::draft::{Draft, Pattern, Sort};
use crate::import::remark;
use crate::import::sample::samples;
use regex_syntax::escape;

pub(super) fn carry(carrier: &mut Carrier<'_>, frame: &Frame) {
    let ignorecase = frame.file.ignorecase == Some(true);
    let manner = Manner { ignorecase, word: frame.file.nonword != Some(true) };
    let pairs: &[(Loose, Loose)] = frame.file.swap.as_ref().map(|swap| swap.0.as_slice()).unwrap_or_default();
    if pairs.is_empty() {
        carrier.remarks.push(remark(frame.message.span, "the rule replaces nothing: it has no `swap`"));
        return;
    }
    let exceptions = carrier.exceptions(frame, ignorecase);
    let mut rights: Vec<&str> = Vec::new();
    for (_, right) in pairs {
        if !rights.contains(&right.0.value.as_str()) {
            rights.push(&right.0.value);
        }
    }
    for right in rights {
        let wrongs = pairs.iter().filter(|(_, other)| other.0.value == right).map(|(wrong, _)| wrong);
        let mut patterns: Vec<Pattern> =
            wrongs.flat_map(|wrong| carrier.wrong(wrong, right, manner)).collect();
        unique(&mut patterns);
        if patterns.is_empty() {
            continue;
        }
        let mut exceptions = exceptions.clone();
        exceptions.extend(right.split('|').filter_map(|right| already(right, &patterns)));
        let filled = message::replaced(&frame.message.value, right);
        let filled: Vec<&str> = filled.iter().map(String::as_str).collect();
        let draft = carrier.draft(frame, Some(right.split('|').next().unwrap_or_default()), &filled);
        carrier.drafts.push(Draft { patterns, exceptions, ..draft });
    }
}

impl Carrier<'_> {
    /// The patterns for what is wrong. Where it differs from what is right in its capitals alone, case is kept.
    fn wrong(&mut self, wrong: &Loose, right: &str, manner: Manner) -> Vec<Pattern> {
        if right.contains("$1") {
            let message = "no message of ours tells a group of what is found";
            self.remarks.push(remark(wrong.0.span, message));
            return Vec::new();
        }
        let patterns = self.token(&wrong.0, manner);
        if manner.ignorecase {
            return patterns;
        }
        let exact = |pattern: Pattern| {
            let sample = pattern.samples.first().cloned().unwrap_or_default();
            if pattern.sort == Sort::Regex || !right.split('|').any(|right| same(right, &sample)) {
                return pattern;
            }
            let text = format!(r"\b{}\b", escape(&sample));
            Pattern { sort: Sort::Regex, samples: vec![sample], text, ..pattern }
        };
        patterns.into_iter().map(exact).collect()
    }
}

/// What is right already and would be found all the same, because case does not matter.
fn already(right: &str, patterns: &[Pattern]) -> Option<Pattern> {
    let found = patterns.iter().find(|pattern| match pattern.sort {
        Sort::Phrase => pattern.samples.iter().any(|sample| same(sample, right)),
        Sort::Regex => {
            let whole = regex::Regex::new(&format!("^(?:{})$", pattern.text));
            whole.is_ok_and(|regex| regex.is_match(right))
        }
    })?;
    let text = format!(r"\b{}\b", escape(right));
    Some(Pattern { sort: Sort::Regex, samples: samples(&text), text, at: found.at })
}
