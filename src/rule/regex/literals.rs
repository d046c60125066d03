//! The texts one of which every match of a regex holds.

use super::folded::lower;
use memchr::memmem::Finder;
use regex_syntax::hir::{Class, Hir, HirKind};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// With more alternatives than this, looking for all of them is no gain.
const MOST: usize = 32;

/// A text of so many bytes tells enough.
const LONG: usize = 8;

/// A class of more letters than this is no text, whatever their case.
const FEW: usize = 3;

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
    if let Some(texts) = spelt(hir) {
        return useful(texts);
    }
    match hir.kind() {
        HirKind::Capture(group) => required(&group.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => required(&repetition.sub),
        HirKind::Alternation(branches) => {
            let texts: Option<Vec<_>> = branches.iter().map(required).collect();
            useful(texts?.concat())
        }
        HirKind::Concat(parts) => best_of(parts),
        _ => None,
    }
}

/// The most telling of what the parts require, of which neighbours that spell something may be taken together.
fn best_of(parts: &[Hir]) -> Option<Vec<String>> {
    let nothing = || vec![String::new()];
    let (mut candidates, mut run) = (Vec::new(), nothing());
    for part in parts {
        let texts = spelt(part);
        let longer = texts.as_ref().and_then(|texts| each_with_each(&run, texts));
        if longer.as_ref().is_none_or(|longer| longer.len() > run.len()) {
            candidates.extend([useful(run.clone()), required(part)].into_iter().flatten());
        }
        run = longer.or(texts).unwrap_or_else(nothing);
    }
    candidates.extend(useful(run));
    let tells =
        |texts: &Vec<String>| (shortest(texts).min(LONG), std::cmp::Reverse(texts.len()), shortest(texts));
    candidates.into_iter().max_by_key(tells)
}

/// All texts in small letters that a part may stand for, whatever its case; none where they are many.
fn spelt(hir: &Hir) -> Option<Vec<String>> {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => Some(vec![String::new()]),
        HirKind::Literal(literal) => {
            Some(vec![str::from_utf8(&literal.0).ok()?.chars().map(lower).collect()])
        }
        HirKind::Class(Class::Unicode(class)) => {
            let letters = class.iter().flat_map(|range| range.start()..=range.end()).map(lower);
            let mut texts: Vec<String> = letters.take(2 * FEW + 1).map(String::from).collect();
            texts.sort_unstable();
            texts.dedup();
            Some(texts).filter(|texts| (1..=FEW).contains(&texts.len()))
        }
        HirKind::Capture(group) => spelt(&group.sub),
        HirKind::Repetition(repetition) if (repetition.min, repetition.max) == (0, Some(1)) => {
            let mut texts = spelt(&repetition.sub)?;
            texts.push(String::new());
            Some(texts)
        }
        HirKind::Class(Class::Bytes(_)) | HirKind::Repetition(_) => None,
        HirKind::Concat(parts) => {
            let mut parts = parts.iter();
            parts.try_fold(vec![String::new()], |run, part| each_with_each(&run, &spelt(part)?))
        }
        HirKind::Alternation(branches) => {
            let texts: Option<Vec<_>> = branches.iter().map(spelt).collect();
            Some(texts?.concat()).filter(|texts| texts.len() <= MOST)
        }
    }
}

/// Every text with every other behind it, unless they are too many.
fn each_with_each(texts: &[String], behind: &[String]) -> Option<Vec<String>> {
    let with_each = |text: &String| behind.iter().map(|end| format!("{text}{end}")).collect::<Vec<_>>();
    (texts.len() * behind.len() <= MOST).then(|| texts.iter().flat_map(with_each).collect())
}

/// Texts that tell something: not too many, and none of them nothing but white space. One that holds another tells no
/// more than that.
fn useful(mut texts: Vec<String>) -> Option<Vec<String>> {
    texts.sort_by_key(String::len);
    let mut telling: Vec<String> = Vec::new();
    for text in texts {
        if !telling.iter().any(|shorter| text.contains(shorter)) {
            telling.push(text);
        }
    }
    let tell = telling.iter().all(|text| !text.trim().is_empty());
    (tell && !telling.is_empty() && telling.len() <= MOST).then_some(telling)
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
        let said = texts(r"(said|say)s? (that|which)").expect("some text is required");
        assert_eq!(said[..3], ["say that", "said that", "says that"]);
        assert_eq!(said.len(), 8);
        assert_eq!(texts(r"[Tt]he (Mon|Fri)day [A-Z]").expect("some"), ["the monday ", "the friday "]);
        assert_eq!(texts(r"\w+, by (the )?[a-z]+").expect("some text is required"), [", by "]);
        assert_eq!(texts(r"(?i)\bReportedly\b").expect("some text is required"), ["reportedly"]);
        assert_eq!(texts(r"x{2,}y?").expect("some text is required"), ["x"]);
        assert_eq!(texts(r"(?<who>Mr \w+) says").expect("some text is required"), [" says"]);
    }

    #[test]
    fn what_can_be_left_out_is_not_required() {
        for regex in [r"\d+", r"a*b?[c-f]", r"(said|\w+)", r"\s+\w", r"[a-z]+ \d"] {
            assert_eq!(texts(regex), None, "{regex}");
        }
    }
}
