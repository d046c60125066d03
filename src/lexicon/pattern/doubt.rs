//! What is odd about patterns that are sound: what one of them finds, another finds already, or a form stands where a
//! lemma belongs.

use super::super::inflect::lemma_of;
use super::{Node, Pattern, PatternError};
use crate::order::Order as _;
use crate::prose::fold;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A pattern that stands for more texts than this is compared with no other.
const MOST: usize = 64;

/// What its author should know of a pattern although it works.
pub fn doubts(text: &str, pattern: &Pattern) -> Vec<PatternError> {
    let mut found = Vec::new();
    pattern.each(&mut |node| match node {
        Node::Lemma(form) => found.extend(inflected(text, form)),
        Node::Choice(branches) => {
            let odd = covered(branches).into_iter().map(|(less, more)| {
                let (less, more) = (&branches[less], &branches[more]);
                let at = place(text, less);
                let message = match (written(less), written(more)) {
                    (Some(less), Some(more)) if less == more => {
                        format!("`{less}` stands in this choice twice")
                    }
                    (_, Some(more)) => format!("`{more}` in this choice finds this already"),
                    _ => "another branch of this choice finds this already".to_owned(),
                };
                PatternError::new(message, at).with_help("Take it out.")
            });
            found.extend(odd);
        }
        _ => {}
    });
    found
}

/// Of patterns of which any may match, those that find nothing that another does not find, each with that other.
pub fn covered(patterns: &[Pattern]) -> Vec<(usize, usize)> {
    let texts: Vec<Vec<String>> = patterns.iter().map(|pattern| texts(pattern).unwrap_or_default()).collect();
    let mut at: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (number, texts) in texts.iter().enumerate() {
        for text in texts {
            at.entry(text).or_default().push(number);
        }
    }
    let covers = |less: usize, more: usize| {
        let (few, many) = (&texts[less], &texts[more]);
        let is_less = few.len() < many.len() || more < less;
        is_less && few.iter().all(|text| many.binary_search(text).is_ok())
    };
    let covered = |less: usize| {
        // Whatever covers it has its rarest text, too.
        let others =
            texts[less].iter().filter_map(|text| at.get(text.as_str())).min_by_key(|all| all.len())?;
        Some((less, others.iter().copied().find(|&more| more != less && covers(less, more))?))
    };
    (0..patterns.len()).filter_map(covered).collect()
}

/// The texts that a pattern stands for; none where they are many, or where it captures what others do not.
fn texts(pattern: &Pattern) -> Option<Vec<String>> {
    if !pattern.captures().is_empty() {
        return None;
    }
    let mut texts: Vec<String> = pattern.literals(MOST)?.iter().map(|text| fold(text)).collect();
    texts.order();
    texts.dedup();
    Some(texts)
}

/// `~said` is inflected in its turn, and finds neither *says* nor *saying*.
fn inflected(text: &str, form: &str) -> Option<PatternError> {
    let lemma = lemma_of(form)?;
    let sign = format!("~{form}");
    let at = text.find(&sign).map_or(0..text.len(), |at| at..at + sign.len());
    let message = format!("`{form}` is a form of `{lemma}`, so none of its other forms is found");
    Some(PatternError::new(message, at).with_help(format!("Write `~{lemma}`.")))
}

/// A branch of one word as it is written.
fn written(branch: &Pattern) -> Option<String> {
    match branch.nodes.as_slice() {
        [Node::Word(word)] => Some(fold(word)),
        [Node::Lemma(lemma)] => Some(format!("~{lemma}")),
        _ => None,
    }
}

/// Where the words of a branch stand last; the whole pattern where they are not written so.
fn place(text: &str, branch: &Pattern) -> Range<usize> {
    let words: Vec<String> = branch
        .nodes
        .iter()
        .map(|node| match node {
            Node::Word(word) => word.clone(),
            Node::Lemma(lemma) => format!("~{lemma}"),
            _ => String::new(),
        })
        .collect();
    let words = words.join(" ");
    let found = text.rfind(words.trim()).filter(|_| !words.trim().is_empty());
    found.map_or(0..text.len(), |at| at..at + words.trim().len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::pattern::parse;

    fn odd(text: &str) -> Vec<(String, String)> {
        let doubts = doubts(text, &parse(text).expect("a sound pattern"));
        doubts.into_iter().map(|doubt| (text[doubt.at].to_owned(), doubt.message)).collect()
    }

    #[test]
    fn a_branch_that_another_covers_is_told() {
        let told = |place: &str, message: &str| vec![(place.to_owned(), message.to_owned())];
        assert_eq!(odd("(some | many | Some) say"), told("Some", "`some` stands in this choice twice"));
        assert_eq!(odd("they (~say | said)"), told("said", "`~say` in this choice finds this already"));
        assert_eq!(
            odd("(in fact | in (fact | truth))"),
            told("in fact", "another branch of this choice finds this already")
        );
        for sound in ["(some | many) say", "($a:some | some) say", "(<name> | <name> x)", "(say | says)? so"]
        {
            assert!(odd(sound).is_empty(), "{sound}");
        }
    }

    #[test]
    fn a_pattern_is_covered_by_the_first_that_finds_all_of_it() {
        let patterns = ["a", "(b | c)", "(c | d)", "(a | b | c)", "c", "a", "<name>"];
        let patterns = patterns.map(|text| parse(text).expect("a sound pattern"));
        assert_eq!(covered(&patterns), [(0, 3), (1, 3), (4, 1), (5, 0)]);
    }

    #[test]
    fn a_form_is_no_lemma() {
        let [(place, message)] = &*odd("they ~said so") else { panic!("one thing is odd") };
        assert_eq!(place, "~said");
        assert!(message.contains("a form of `say`"), "{message}");
        assert!(odd("they ~found a club").is_empty());
    }
}
