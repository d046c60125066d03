//! Writes a pattern out as the list of texts it stands for, where that list is finite and short.

use super::{Node, Pattern};
use crate::lexicon::inflections;
use crate::order::Order as _;

pub(super) fn expand(pattern: &Pattern, limit: usize) -> Option<Vec<String>> {
    let mut texts = vec![String::new()];
    for node in &pattern.nodes {
        let endings = alternatives(node, limit)?;
        if texts.len().saturating_mul(endings.len()) > limit {
            return None;
        }
        texts = texts.iter().flat_map(|text| endings.iter().map(|ending| join(text, ending))).collect();
    }
    texts.order();
    texts.dedup();
    Some(texts)
}

/// What one node stands for; the empty text where it may be left out.
fn alternatives(node: &Node, limit: usize) -> Option<Vec<String>> {
    match node {
        Node::Word(word) => Some(vec![word.clone()]),
        Node::Lemma(lemma) => Some(inflections(lemma)),
        Node::Capture(_, inner) => alternatives(inner, limit),
        Node::Optional(inner) => {
            let mut texts = alternatives(inner, limit)?;
            texts.push(String::new());
            Some(texts)
        }
        Node::Choice(branches) => {
            let mut texts = Vec::new();
            for branch in branches {
                texts.append(&mut expand(branch, limit)?);
            }
            (texts.len() <= limit).then_some(texts)
        }
        Node::Lexicon { .. } | Node::Class(_) | Node::Gap(..) | Node::Start | Node::End => None,
    }
}

fn join(left: &str, right: &str) -> String {
    if left.is_empty() || right.is_empty() { [left, right].concat() } else { [left, " ", right].concat() }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::pattern::parse;

    fn literals(pattern: &str) -> Option<Vec<String>> {
        parse(pattern).expect("a sound pattern").literals(8)
    }

    #[test]
    fn choices_and_optional_words_are_written_out() {
        assert_eq!(
            literals("some (say | of them think) so?").expect("few readings"),
            ["some of them think", "some of them think so", "some say", "some say so"]
        );
        assert_eq!(literals("(a | a) b").expect("few readings"), ["a b"]);
        assert_eq!(literals("$who:experts say").expect("few readings"), ["experts say"]);
    }

    #[test]
    fn what_is_no_list_of_texts_has_none() {
        for pattern in ["a ...{0,1} b", "<number> b", "@list", "^ a", "a $"] {
            assert_eq!(literals(pattern), None, "{pattern}");
        }
        assert_eq!(literals("(a | b) (a | b) (a | b) (a | b)"), None);
    }
}
