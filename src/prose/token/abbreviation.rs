//! Words that keep their full stop. The list is closed; what follows from it is in [`takes_stop`].

use super::chars::{DIGIT, UPPER, flags, is_blank, is_hyphen, next_word, run};
use super::starter::starts_sentence;
use super::{Token, TokenKind};
use crate::prose::fold_word;
use crate::text::Packed;
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// What an abbreviation stands for, as far as it tells whether a sentence may end with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Sort {
    /// Before a name: `Gen.`, `Mr.`, `St.`.
    Title,
    /// A letter that stands for a name.
    Initial,
    /// Before or after what it counts or compares: `No.`, `vs.`, `ft.`.
    Measure,
    /// `Ave.`, `Blvd.`
    Street,
    /// Month or weekday.
    Date,
    /// `a.m.`, `p.m.`
    Time,
    /// A state: `Calif.`, `W.Va.`
    Place,
    /// After a name: `Inc.`, `Jr.`, `Ph.D.`
    Suffix,
    /// `etc.`
    Rest,
    /// Other letters with stops: `U.S.`, `U.N.`
    Initialism,
}

/// What must stand near a word for its stop to be a part of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Need {
    Nothing,
    NumberAfter,
    NumberBefore,
    CommaBefore,
    DateAfter,
    OpenBefore,
    /// As in `et al.`.
    EtBefore,
}

type Group = (Sort, Need, &'static [&'static str]);

const GROUPS: [Group; 15] = [
    (
        Sort::Title,
        Need::Nothing,
        &[
            "adm", "amb", "asst", "atty", "brig", "capt", "cdr", "cmdr", "col", "cpl", "cpt", "det", "dr",
            "ens", "ft", "gen", "gov", "hon", "insp", "lt", "maj", "messrs", "mlle", "mme", "mr", "mrs",
            "ms", "msgr", "mt", "ofc", "pfc", "pres", "prof", "pvt", "rep", "reps", "rev", "sen", "sens",
            "sgt", "spc", "st", "ste", "supt", "treas",
        ],
    ),
    // `(b. 1950)`, `(d. March 2009)`.
    (Sort::Measure, Need::OpenBefore, &["b", "d", "fl", "m", "r"]),
    (Sort::Measure, Need::Nothing, &["approx", "cf", "dept", "govt", "viz", "vs"]),
    (
        Sort::Measure,
        Need::NumberAfter,
        &[
            "art", "arts", "c", "ca", "ch", "eq", "est", "fig", "figs", "no", "nos", "op", "p", "para", "pp",
            "pt", "ref", "sec", "ver", "vol", "vols",
        ],
    ),
    (
        Sort::Measure,
        Need::NumberBefore,
        &["cm", "hrs", "in", "kg", "km", "lb", "lbs", "mi", "mins", "oz", "sq", "yds"],
    ),
    (Sort::Street, Need::Nothing, &["ave", "blvd", "hwy", "rd"]),
    (
        Sort::Date,
        Need::Nothing,
        &[
            "apr", "aug", "dec", "feb", "fri", "jan", "jul", "jun", "mon", "nov", "oct", "sept", "thu",
            "thur", "thurs", "tue", "tues",
        ],
    ),
    (Sort::Date, Need::DateAfter, &["mar", "sat", "sep", "sun", "wed"]),
    (Sort::Time, Need::Nothing, &["a.m", "p.m"]),
    (
        Sort::Place,
        Need::Nothing,
        &[
            "ala", "ariz", "calif", "colo", "conn", "fla", "mich", "minn", "mont", "n.c", "n.d", "n.h",
            "n.j", "n.m", "n.y", "neb", "nev", "okla", "r.i", "s.c", "s.d", "tenn", "va", "vt", "w.va",
            "wis", "wyo",
        ],
    ),
    (
        Sort::Place,
        Need::CommaBefore,
        &[
            "ark", "cal", "d.c", "del", "ga", "ill", "ind", "kan", "kans", "ky", "la", "mass", "md", "me",
            "miss", "mo", "ont", "ore", "pa", "que", "tex", "wash",
        ],
    ),
    (
        Sort::Suffix,
        Need::Nothing,
        &[
            "assn", "assoc", "b.a", "b.sc", "bros", "co", "corp", "cos", "esq", "inc", "jr", "ltd", "m.a",
            "m.b.a", "m.d", "m.phil", "m.sc", "ph.d", "plc", "pty", "ret", "sr", "univ",
        ],
    ),
    (Sort::Rest, Need::Nothing, &["etc", "ibid"]),
    (Sort::Rest, Need::EtBefore, &["al"]),
    (Sort::Measure, Need::Nothing, &["e.g", "i.e"]),
];

/// The longest abbreviation listed.
pub(super) const LONGEST: usize = 6;

/// Whether a word of small letters may be listed; of those that are not, next to none is.
pub(super) fn may_be_listed(word: Packed) -> bool {
    let bit = bit_of(word.number());
    MARKED[bit / 64] >> (bit % 64) & 1 != 0
}

/// A bit for each word listed.
const MARKED: [u64; 32] = {
    let (mut marked, mut group) = ([0; 32], 0);
    while group < GROUPS.len() {
        let (words, mut at) = (GROUPS[group].2, 0);
        while at < words.len() {
            let bit = bit_of(Packed::short(words[at].as_bytes()).number());
            marked[bit / 64] |= 1 << (bit % 64);
            at += 1;
        }
        group += 1;
    }
    marked
};

const fn bit_of(number: u64) -> usize {
    (number.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (u64::BITS - 11)) as usize
}

/// Words that a letter labels (`Plan B`, `hepatitis C`): the letter is no initial.
const LABELLED: [&str; 24] = [
    "act",
    "annex",
    "appendix",
    "article",
    "block",
    "category",
    "class",
    "division",
    "exhibit",
    "figure",
    "gate",
    "grade",
    "group",
    "hepatitis",
    "influenza",
    "level",
    "part",
    "phase",
    "plan",
    "section",
    "series",
    "type",
    "vitamin",
    "war",
];

/// What the abbreviation `word` (its final stop left out or not) stands for.
pub(in super::super) fn sort(word: &str) -> Sort {
    let part = last_part(word.strip_suffix('.').unwrap_or(word));
    let listed = listed(part).map(|(sort, _)| sort);
    listed.unwrap_or(if part.contains('.') { Sort::Initialism } else { Sort::Initial })
}

/// Whether the full stop after `prose[word]` belongs to it. `tokens` are those before the word.
pub(super) fn takes_stop(prose: &str, word: Range<usize>, tokens: &[Token]) -> bool {
    let after = word.end + 1;
    let part = last_part(&prose[word.clone()]);
    let mut letters = part.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) if flags(letter) == UPPER => is_initial(prose, word, tokens),
        (Some('v'), None) => next_word(prose, after).is_some_and(|c| flags(c) == UPPER),
        _ => {
            is_initialism(part)
                || listed(part).is_some_and(|(_, need)| is_met(need, prose, &word, part, tokens))
        }
    }
}

/// What the lists say of a word.
fn listed(part: &str) -> Option<(Sort, Need)> {
    static LISTED: LazyLock<FxHashMap<&str, (Sort, Need)>> = LazyLock::new(|| {
        let rows = |&(sort, need, words): &Group| words.iter().map(move |&word| (word, (sort, need)));
        GROUPS.iter().flat_map(rows).collect()
    });
    if part.len() > LONGEST {
        return None;
    }
    fold_word(part, |folded| LISTED.get(folded).copied())
}

fn is_met(need: Need, prose: &str, word: &Range<usize>, part: &str, tokens: &[Token]) -> bool {
    let after = word.end + 1;
    let before = tokens.last().map(|token| token.kind);
    let number_after = || next_word(prose, after).is_some_and(|c| flags(c) == DIGIT);
    let goes_on = || next_word(prose, after).is_some_and(|c| flags(c) != UPPER) || !is_blank(prose, after);
    match need {
        Need::Nothing => true,
        // “She said no. 20 people left.”
        Need::NumberAfter => part != "no" && number_after(),
        Need::NumberBefore => before == Some(TokenKind::Number) && goes_on(),
        Need::CommaBefore => {
            let party = part.len() < word.len();
            let place = before == Some(TokenKind::Comma) && !is_blank(prose, word.start);
            (party || place) && part.starts_with(|c: char| flags(c) == UPPER)
        }
        Need::EtBefore => tokens.last().is_some_and(|token| prose[token.range()].eq_ignore_ascii_case("et")),
        Need::OpenBefore => before == Some(TokenKind::Open),
        Need::DateAfter => number_after() || prose[after..].starts_with(',') || month_follows(prose, after),
    }
}

fn month_follows(prose: &str, after: usize) -> bool {
    let start = after + prose[after..].len() - prose[after..].trim_start().len();
    listed(&prose[start..run(prose, start)]).is_some_and(|(sort, _)| sort == Sort::Date)
}

/// Whether `part` is letters with stops between them: `U.S`, `a.m`, `Ph.D`, `W.Va`, but not `example.com`.
pub(super) fn is_initialism(part: &str) -> bool {
    if !part.as_bytes().contains(&b'.') {
        return false;
    }
    let mut parts = part.trim_start_matches(|c: char| c.is_ascii_digit()).split('.');
    let last = parts.next_back().unwrap_or_default();
    let capital = last.starts_with(|c: char| flags(c) == UPPER);
    let letters = |part: &str, most| (1..=most).contains(&part.chars().count());
    let all = parts.all(|part| letters(part, 2) && part.chars().all(char::is_alphabetic));
    all && letters(last, if capital { 4 } else { 2 }) && last.chars().all(char::is_alphabetic)
}

/// Whether a capital with a stop is a letter of somebody's name: another capital follows, which no sentence
/// begins with, and before it stands what may stand before a name. Standing alone it is one too.
fn is_initial(prose: &str, word: Range<usize>, tokens: &[Token]) -> bool {
    let after = word.end + 1;
    let named = match tokens.last() {
        Some(token) if token.kind == TokenKind::Word => !is_labelled(&prose[token.range()]),
        _ => true,
    };
    let Some(next) = next_word(prose, after) else {
        return tokens.last().is_none_or(|token| token.kind == TokenKind::Abbreviation);
    };
    let start = after + prose[after..].find(next).unwrap_or(0);
    let follower = &prose[start..run(prose, start)];
    named && flags(next) == UPPER && !starts_sentence(follower)
}

fn is_labelled(word: &str) -> bool {
    LABELLED.iter().any(|label| word.eq_ignore_ascii_case(label))
}

/// What stands after the last hyphen; all where there is none.
pub(super) fn last_part(word: &str) -> &str {
    word.rsplit(is_hyphen).next().unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::{GROUPS, LONGEST, Packed, may_be_listed};
    use std::collections::HashSet;

    #[test]
    fn every_word_is_listed_once_and_fits() {
        let mut seen = HashSet::new();
        for &word in GROUPS.iter().flat_map(|(_, _, words)| *words) {
            assert!(word.len() <= LONGEST && seen.insert(word), "{word}");
            assert!(Packed::of(word.as_bytes()).is_some_and(may_be_listed), "{word}");
        }
    }
}
