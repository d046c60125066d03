//! What every match of a regex holds: groups of texts, of each of which it holds one.

use super::folded::lower;
use memchr::memmem::Finder;
use regex_syntax::hir::{Class, Hir, HirKind};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::cmp::Reverse;

/// With more alternatives than this, looking for all of them is no gain.
const MOST: usize = 32;

/// A text of so many bytes tells enough.
const LONG: usize = 8;

/// A class of more letters than this is no text, whatever their case.
const FEW: usize = 3;

/// Lets a block through when it holds what a regex requires: of each of some groups of texts, one.
#[derive(Clone, Debug)]
pub(super) struct Gate {
    groups: Vec<Vec<Finder<'static>>>,
}

impl Gate {
    /// The gate of a regex; none where no text is required.
    pub(super) fn of(hir: &Hir) -> Option<Self> {
        let groups = required(hir);
        (!groups.is_empty()).then(|| Self::through(&groups))
    }

    /// What lets through whatever holds a text of each group.
    fn through(groups: &[Vec<impl AsRef<[u8]>>]) -> Self {
        let finder = |text: &_| Finder::new(AsRef::<[u8]>::as_ref(text)).into_owned();
        Self { groups: groups.iter().map(|texts| texts.iter().map(finder).collect()).collect() }
    }

    /// Whether a text, in small letters, may hold a match.
    pub(super) fn lets_through(&self, lower: &str) -> bool {
        let holds = |text: &Finder<'_>| text.find(lower.as_bytes()).is_some();
        self.groups.iter().all(|texts| texts.iter().any(holds))
    }
}

/// Only the texts are stored.
impl Serialize for Gate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let groups = self.groups.iter();
        serializer.collect_seq(groups.map(|texts| texts.iter().map(Finder::needle).collect::<Vec<_>>()))
    }
}

impl<'de> Deserialize<'de> for Gate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::through(&Vec::<Vec<Vec<u8>>>::deserialize(deserializer)?))
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

/// Groups of texts in small letters, of each of which every match holds one; the most telling comes first.
fn required(hir: &Hir) -> Vec<Vec<String>> {
    if let Some(texts) = spelt(hir) {
        return useful(texts).into_iter().collect();
    }
    match hir.kind() {
        HirKind::Capture(group) => required(&group.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => required(&repetition.sub),
        HirKind::Alternation(branches) => {
            let texts: Option<Vec<_>> =
                branches.iter().map(|branch| required(branch).into_iter().next()).collect();
            texts.and_then(|texts| useful(texts.concat())).into_iter().collect()
        }
        HirKind::Concat(parts) => of_all(parts),
        _ => Vec::new(),
    }
}

/// What all parts require, of which neighbours that spell something may be taken together.
fn of_all(parts: &[Hir]) -> Vec<Vec<String>> {
    let nothing = || vec![String::new()];
    let (mut groups, mut run) = (Vec::new(), nothing());
    for part in parts {
        let texts = spelt(part);
        let longer = texts.as_ref().and_then(|texts| each_with_each(&run, texts));
        if longer.as_ref().is_none_or(|longer| longer.len() > run.len()) {
            groups.extend(useful(run.clone()));
            groups.extend(required(part));
        }
        run = longer.or(texts).unwrap_or_else(nothing);
    }
    groups.extend(useful(run));
    let tells = |texts: &Vec<String>| (shortest(texts).min(LONG), Reverse(texts.len()), shortest(texts));
    groups.sort_by_key(|texts| Reverse(tells(texts)));
    let mut telling: Vec<Vec<String>> = Vec::new();
    for texts in groups {
        let is_in = |longer: &String| texts.iter().any(|text| longer.contains(text));
        if !telling.iter().any(|before| before.iter().all(is_in)) {
            telling.push(texts);
        }
    }
    telling
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
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    fn groups(regex: &str) -> Vec<Vec<String>> {
        required(&regex_syntax::parse(regex).expect("it is sound"))
    }

    #[test]
    fn the_longest_texts_that_no_match_lacks_are_required() {
        assert_eq!(groups(r"\b\d+(\.\d+)?-fold\b"), [["-fold"]]);
        assert_eq!(groups(r"(?i)\bReportedly\b"), [["reportedly"]]);
        assert_eq!(groups(r"x{2,}y?"), [["x"]]);
        assert_eq!(groups(r"(?<who>Mr \w+) says"), [[" says"], ["mr "]]);
    }

    #[test]
    fn neighbours_are_taken_together_where_that_tells_more() {
        assert_eq!(groups(r"[Tt]he (Mon|Fri)day [A-Z]"), [["the monday ", "the friday "]]);
        assert_eq!(groups(r"\w+, by (the )?[a-z]+"), [[", by "]]);
        let [said] = &*groups(r"(said|say)s? (that|which)") else { panic!("it is one group") };
        assert_eq!((&said[..2], said.len()), (&["say that".to_owned(), "said that".to_owned()][..], 8));
    }

    #[test]
    fn what_few_texts_tell_comes_before_many() {
        let groups = groups(r"\d (m|b)illion (crowns|euros|pounds)");
        assert_eq!(groups[0], [" billion ", " million "]);
        assert_eq!((groups[1].len(), groups.len()), (6, 2));
    }

    #[test]
    fn what_can_be_left_out_is_not_required() {
        for regex in [r"\d+", r"a*b?[c-f]", r"(said|\w+)", r"\s+\w", r"[a-z]+ \d"] {
            assert!(groups(regex).is_empty(), "{regex}");
        }
    }

    #[test]
    fn a_gate_asks_for_all_groups() {
        let gate = Gate::of(&regex_syntax::parse("Mr \\w+ says").expect("it is sound"));
        let lets_through = |text| gate.as_ref().is_some_and(|gate| gate.lets_through(text));
        assert!(lets_through("mr ruiz says so") && !lets_through("mr ruiz said so"));
    }

    /// What regexes are made of, and texts that some of them match.
    const PARTS: &[&str] = &[
        "[Tt]he ",
        "(Mon|Fri|Satur)day",
        "( the)?",
        "[a-z]+",
        r"\b",
        "(x|y){2,3}",
        "(ab|c)?",
        "[A-C]",
        "(?i:Yes)",
        "–",
        "(?:of|in)* ",
        r"\d",
        "(Mr|Ms)",
        "[^ ]+",
        r"1(?:[0-8]|9[01])",
        "(|a|ab)",
        ".{0,9}",
        "É",
        "[kſK]",
    ];
    const WORDS: &[&str] = &[
        "The ", "the ", "Monday", "Friday", " the", "x", "y", "xx", "ab", "c", "B", "YES", "–", "of", "in ",
        "1", "90", "Mr", "Ms", " ", "É", "é", "s", "K",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]
        #[test]
        fn no_match_is_kept_out(
            branches in vec(vec(select(PARTS), 1..5), 1..3),
            words in vec(select(WORDS), 1..10),
        ) {
            let regex = branches.iter().map(|parts| parts.concat()).collect::<Vec<_>>().join("|");
            let text = words.concat();
            let gate = Gate::of(&regex_syntax::parse(&regex).expect("it is sound"));
            let small: String = text.chars().map(lower).collect();
            if regex::Regex::new(&regex).expect("it is sound").is_match(&text) {
                prop_assert!(gate.is_none_or(|gate| gate.lets_through(&small)), "{regex} in {text}");
            }
        }
    }
}
