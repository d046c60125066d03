//! Texts that a regex finds, made from what it is built of: of choices the first, of repetitions the fewest.

use regex_syntax::hir::{Class, Hir, HirKind};

/// Letters and signs that an example is made of rather than of others.
const PLAIN: &str = "aA1b2zZ -.,'\"!?:;()/";

/// Some texts that the regex finds, as far as can be told from its parts: with everything left out that may be, and
/// with everything there.
pub(super) fn samples(regex: &str) -> Vec<String> {
    let Ok(hir) = regex_syntax::parse(regex) else { return Vec::new() };
    let mut samples: Vec<String> = [false, true].into_iter().filter_map(|full| sample(&hir, full)).collect();
    samples.dedup();
    samples.retain(|sample| !sample.trim().is_empty());
    samples
}

/// How often a repetition is followed at most.
const MOST: u32 = 200;

fn sample(hir: &Hir, full: bool) -> Option<String> {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => Some(String::new()),
        HirKind::Literal(literal) => Some(str::from_utf8(&literal.0).ok()?.to_owned()),
        HirKind::Class(class) => Some(letter(class)?.to_string()),
        HirKind::Repetition(it) if it.max.is_none() && (it.min == 1 || full) && takes(&it.sub, WORD) => {
            Some(WORD.to_owned())
        }
        HirKind::Repetition(repetition) => {
            let times = repetition.min.max(u32::from(full)).min(MOST);
            Some(sample(&repetition.sub, full)?.repeat(times as usize))
        }
        HirKind::Capture(group) => sample(&group.sub, full),
        HirKind::Concat(parts) => parts.iter().map(|part| sample(part, full)).collect(),
        HirKind::Alternation(branches) => branches.iter().find_map(|branch| sample(branch, full)),
    }
}

/// What stands for any row of letters.
const WORD: &str = "word";

/// Whether a class takes every letter of a text.
fn takes(hir: &Hir, text: &str) -> bool {
    let HirKind::Class(Class::Unicode(class)) = hir.kind() else { return false };
    text.chars().all(|c| class.iter().any(|range| (range.start()..=range.end()).contains(&c)))
}

fn letter(class: &Class) -> Option<char> {
    let Class::Unicode(class) = class else { return None };
    let holds = |c: &char| class.iter().any(|range| (range.start()..=range.end()).contains(c));
    PLAIN
        .chars()
        .chain('a'..='z')
        .chain('A'..='Z')
        .chain('0'..='9')
        .find(holds)
        .or_else(|| class.iter().flat_map(|range| range.start()..=range.end()).find(|c| !c.is_control()))
}

#[cfg(test)]
mod tests {
    use super::samples;

    #[test]
    fn a_regex_finds_its_samples() {
        for regex in
            [r"(?i)\b\w+ly-\w+\b", r"\d{1,2} ?[ap]m\b", r"\(s\)|\(es\)", r"[A-Z]{2,4}", r"(?:^|\s)I\s"]
        {
            let compiled = regex::Regex::new(regex).expect("it is sound");
            let samples = samples(regex);
            assert!(
                !samples.is_empty() && samples.iter().all(|text| compiled.is_match(text)),
                "{regex}: {samples:?}"
            );
        }
    }
}
