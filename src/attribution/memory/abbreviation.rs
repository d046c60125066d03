//! Whether the letters in brackets behind a name are that body's.

use crate::attribution::kinds::Abbreviation;
use crate::attribution::words::knowledge::{Body, Knowledge, plain};
use crate::prose::fold;

/// What the tables say of a name and its letters.
pub(in crate::attribution) struct Verdict {
    pub(in crate::attribution) fits: Abbreviation,
    /// What the tables hold on either, for messages; empty where they are silent.
    pub(in crate::attribution) record: String,
}

/// Judges the letters behind a name. `body` is the table entry of the name, if there is one.
pub(in crate::attribution) fn judge(
    known: &Knowledge,
    name: &str,
    body: Option<&Body>,
    letters: &str,
) -> Verdict {
    let letters = plain(letters);
    let owners = known.owners(&letters);
    let record = record(body, &letters, &owners);
    let recorded = body
        .is_some_and(|body| body.abbreviations.iter().any(|known| same(&plain(known), &letters)))
        || owners.iter().any(|owner| fold(&owner.name) == fold(name));
    let tables_speak = body.is_some_and(|body| !body.abbreviations.is_empty()) || !owners.is_empty();
    let fits = if recorded || spells_initials(name, &letters) {
        Abbreviation::Right
    } else if tables_speak {
        Abbreviation::Wrong
    } else {
        Abbreviation::Doubtful
    };
    Verdict { fits, record }
}

fn record(body: Option<&Body>, letters: &str, owners: &[&Body]) -> String {
    let own = body
        .filter(|body| !body.abbreviations.is_empty())
        .map(|body| format!("{} is {}", body.name, body.abbreviations.join(" or ")));
    // One body may stand in the tables under several names; the first will do.
    let theirs = owners.first().map(|owner| format!("{letters} is {}", owner.name));
    [own, theirs].into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// Whether the letters are the initials of the name, small words counted or not, or stand in it in order.
fn spells_initials(name: &str, letters: &str) -> bool {
    let words: Vec<&str> = name.split([' ', '-', '’', '\'']).filter(|word| !word.is_empty()).collect();
    let initials = |words: &mut dyn Iterator<Item = &&str>| {
        words.filter_map(|word| word.chars().next()).collect::<String>()
    };
    let all = initials(&mut words.iter());
    let weighty =
        initials(&mut words.iter().filter(|word| word.chars().next().is_some_and(char::is_uppercase)));
    same(&all, letters)
        || same(&weighty, letters)
        || weighty.to_lowercase().starts_with(&letters.to_lowercase())
}

fn same(left: &str, right: &str) -> bool {
    left.to_lowercase() == right.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::spells_initials;

    #[test]
    fn initials_may_leave_out_small_words() {
        assert!(spells_initials("World Health Organization", "WHO"));
        assert!(spells_initials("Bank of England", "BoE"));
        assert!(spells_initials("Bank of England", "BE"));
        assert!(!spells_initials("Iraqi News Agency", "WAFA"));
    }
}
