//! The texts one of which every match of a regex holds.

use super::folded::lower;
use memchr::memmem::Finder;
use regex_syntax::hir::{Class, Hir, HirKind};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// With more alternatives than this, looking for all of them is no gain.
const MOST: usize = 32;

/// Lets a block through when it holds one of the texts that a regex requires.
#[derive(Clone, Debug)]
pub(super) struct Gate {
    texts: Vec<Finder<'static>>,
}

impl Gate {
    /// The gate of a regex; none where no text is required.
    pub(super) fn of(hir: &Hir) -> Option<Self> {
        Some(Self::through(&required(hir)?))
    }

    /// What lets through whatever holds one of some texts.
    fn through(texts: &[impl AsRef<[u8]>]) -> Self {
        Self { texts: texts.iter().map(|text| Finder::new(text.as_ref()).into_owned()).collect() }
    }

    /// Whether a text, in small letters, may hold a match.
    pub(super) fn lets_through(&self, lower: &str) -> bool {
        self.texts.iter().any(|text| text.find(lower.as_bytes()).is_some())
    }
}

/// Only the texts are stored.
impl Serialize for Gate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.texts.iter().map(Finder::needle))
    }
}

impl<'de> Deserialize<'de> for Gate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::through(&Vec::<Vec<u8>>::deserialize(deserializer)?))
    }
}

/// The names of a regex's groups, in order.
pub(super) fn group_names(hir: &Hir) -> Vec<String> {
    let mut names = Vec::new();
    collect_names(hir, &mut names);
    names
}

fn collect_names(hir: &Hir, names: &mut Vec<String>) {
    if let HirKind::Capture(group) = hir.kind()
        && let Some(name) = &group.name
        && !names.iter().any(|known| **known == **name)
    {
        names.push(name.to_string());
    }
    for inner in hir.kind().subs() {
        collect_names(inner, names);
    }
}

/// Texts in small letters, one of which every match holds.
fn required(hir: &Hir) -> Option<Vec<String>> {
    match hir.kind() {
        HirKind::Literal(_) | HirKind::Class(_) => useful(vec![spelt(hir)?]),
        HirKind::Capture(group) => required(&group.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => required(&repetition.sub),
        HirKind::Alternation(branches) => {
            let texts: Option<Vec<_>> = branches.iter().map(required).collect();
            useful(texts?.concat())
        }
        HirKind::Concat(parts) => best_of(parts),
        HirKind::Empty | HirKind::Look(_) | HirKind::Repetition(_) => None,
    }
}

/// The most telling of what the parts require; neighbours that spell something are taken as one text.
fn best_of(parts: &[Hir]) -> Option<Vec<String>> {
    let mut candidates = Vec::new();
    let mut run = String::new();
    for part in parts {
        if let Some(text) = spelt(part) {
            run.push_str(&text);
        } else if !matches!(part.kind(), HirKind::Look(_)) {
            candidates.extend(useful(vec![std::mem::take(&mut run)]));
            candidates.extend(required(part));
        }
    }
    candidates.extend(useful(vec![run]));
    candidates.into_iter().max_by_key(|texts| (shortest(texts), std::cmp::Reverse(texts.len())))
}

/// The one text in small letters that a part stands for, whatever its case.
fn spelt(hir: &Hir) -> Option<String> {
    match hir.kind() {
        HirKind::Literal(literal) => Some(str::from_utf8(&literal.0).ok()?.chars().map(lower).collect()),
        HirKind::Class(Class::Unicode(class)) => {
            let mut letters = class.iter().flat_map(|range| range.start()..=range.end()).take(5).map(lower);
            let first = letters.next()?;
            letters.all(|letter| letter == first).then(|| first.to_string())
        }
        HirKind::Capture(group) => spelt(&group.sub),
        _ => None,
    }
}

/// Texts that tell something: not too many, and none of them nothing but white space.
fn useful(texts: Vec<String>) -> Option<Vec<String>> {
    let telling = texts.iter().all(|text| !text.trim().is_empty());
    (telling && !texts.is_empty() && texts.len() <= MOST).then_some(texts)
}

fn shortest(texts: &[String]) -> usize {
    texts.iter().map(String::len).min().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(regex: &str) -> Option<Vec<String>> {
        required(&regex_syntax::parse(regex).expect("it is sound"))
    }

    #[test]
    fn the_longest_text_that_no_match_lacks_is_required() {
        assert_eq!(texts(r"\b\d+(\.\d+)?-fold\b").expect("some text is required"), ["-fold"]);
        assert_eq!(texts(r"(said|say)s? (that|which)").expect("some text is required"), ["that", "which"]);
        assert_eq!(texts(r"(?i)\bReportedly\b").expect("some text is required"), ["reportedly"]);
        assert_eq!(texts(r"x{2,}y?").expect("some text is required"), ["x"]);
        assert_eq!(texts(r"(?<who>Mr \w+) says").expect("some text is required"), [" says"]);
    }

    #[test]
    fn what_can_be_left_out_is_not_required() {
        for regex in [r"\d+", r"a*b?[cd]", r"(said|\w+)", r"\s+\w", r"[a-z]+ \d"] {
            assert_eq!(texts(regex), None, "{regex}");
        }
    }
}
