//! Whoever reads a draft again after each edit, with what is remembered of it, is told what a first reader is told.

use crate::properties::{DRAFTS, piece};
use crate::support::builtin::linter;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use whosays::lint::{Findings, Linter, Options, Recall};
use whosays::markup::Format;
use whosays::names::Named;
use whosays::rule::{Settings, builtin, load};
use whosays::text::Text;

/// Edits: where, how many characters are taken out, and what is put in.
fn edits() -> impl Strategy<Value = Vec<(Index, usize, String)>> {
    let put = prop::collection::vec(piece(), 0..4).prop_map(|pieces| pieces.concat());
    prop::collection::vec((any::<Index>(), prop_oneof![4 => 0..6_usize, 1 => 0..400_usize], put), 1..6)
}

fn edit(draft: &str, (at, cut, put): &(Index, usize, String)) -> String {
    let characters: Vec<char> = draft.chars().collect();
    let (before, rest) = characters.split_at(at.index(characters.len() + 1));
    let behind = rest.get(*cut..).unwrap_or_default();
    before.iter().copied().chain(put.chars()).chain(behind.iter().copied()).collect()
}

/// All that is found, in words.
fn told(findings: &Findings) -> String {
    format!("{findings:#?}")
}

proptest! {
    #[test]
    fn what_is_remembered_makes_no_difference(
        draft in select(DRAFTS),
        edits in edits(),
        format in 0..Format::ALL.len(),
        rules_only: bool,
    ) {
        let (format, options) = (Format::ALL[format].1, Options { pedantic: true, rules_only });
        let (mut draft, mut recall) = (draft.to_owned(), Recall::default());
        for one in &edits {
            let text = Text::new("draft", draft.as_str());
            let again = linter().find_again(&text, format, options, &mut recall);
            prop_assert_eq!(told(&again), told(&linter().find(&text, format, options)));
            draft = edit(&draft, one);
        }
    }
}

#[test]
fn what_other_rules_found_is_not_remembered() {
    let text = Text::new("draft.txt", "The ferry reportedly sank. Analysts note that the quay is old.\n");
    let silent = Linter::new(load(&[builtin().without_rules()], &Settings::default()).set);
    let mut recall = Recall::default();
    for (linter, is_silent) in [(linter(), false), (&silent, true), (linter(), false)] {
        let again = linter.find_again(&text, Format::Plain, Options::default(), &mut recall);
        assert_eq!(told(&again), told(&linter.find(&text, Format::Plain, Options::default())));
        assert_eq!(again.said.is_empty(), is_silent);
    }
}
