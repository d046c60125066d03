//! Closed sets of names: every value that YAML may name, with the name it goes by.
//!
//! One table per enum serves reading, printing, schemas and did-you-mean, so that they cannot disagree.

/// An enum whose values all have a name in YAML and in reports.
pub trait Named: Copy + PartialEq + Sized + 'static {
    /// Every value with its name, in the order in which documentation lists them.
    const ALL: &'static [(&'static str, Self)];

    /// The name of the type.
    const SET: &'static str;

    /// What each value means, in the same order: its comment, which editors and the reference show.
    const DOCS: &'static [&'static str];

    /// The value's name.
    fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, value)| *value == self).map_or("", |(name, _)| name)
    }

    /// The value that goes by `name`.
    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }
}

/// Defines an enum together with its table of names.
macro_rules! named {
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident {
            $( $(#[doc = $doc:literal])* $value:ident = $text:literal, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $name {
            $( $(#[doc = $doc])* $value, )*
        }

        impl $crate::names::Named for $name {
            const ALL: &'static [(&'static str, Self)] = &[ $( ($text, Self::$value), )* ];
            const SET: &'static str = stringify!($name);
            const DOCS: &'static [&'static str] = &[ $( concat!($($doc),*), )* ];
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str($crate::names::Named::name(*self))
            }
        }
    };
}

pub(crate) use named;

/// The candidate nearest to `word`, when it is near enough to be what was meant: at most one edit for every
/// three letters.
pub fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (word.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (edits(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours.
fn edits(left: &str, right: &str) -> usize {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in right.iter().enumerate() {
            let mut best = (above[j] + usize::from(a != b)).min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *a == right[j - 1] && left[i - 1] == *b {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[right.len()]
}

#[cfg(test)]
mod tests {
    use super::did_you_mean;

    #[test]
    fn suggests_what_is_near_and_nothing_else() {
        assert_eq!(did_you_mean("mesage", ["message", "match"]), Some("message"));
        assert_eq!(did_you_mean("unlses", ["unless", "labels"]), Some("unless"));
        assert_eq!(did_you_mean("colour", ["message", "match"]), None);
    }
}
