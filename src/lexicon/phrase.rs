//! Files a pattern in the index without writing out the texts it stands for: a few choices in one phrase make
//! hundreds of those, which share all but a word or two.

use super::pattern::{Node, Pattern};
use super::{Lexicons, NodeId, inflections};

/// How many texts a pattern stands for, at most. `None` where it is no list of texts.
pub(super) fn readings(pattern: &Pattern) -> Option<usize> {
    pattern.nodes.iter().try_fold(1_usize, |all, node| Some(all.saturating_mul(ways(node)?)))
}

fn ways(node: &Node) -> Option<usize> {
    match node {
        Node::Word(_) => Some(1),
        Node::Lemma(lemma) => Some(inflections(lemma).len()),
        Node::Capture(_, inner) => ways(inner),
        Node::Optional(inner) => Some(ways(inner)?.saturating_add(1)),
        Node::Choice(branches) => {
            branches.iter().try_fold(0_usize, |all, branch| Some(all.saturating_add(readings(branch)?)))
        }
        Node::Lexicon { .. } | Node::Class(_) | Node::Gap(..) | Node::Start | Node::End => None,
    }
}

impl Lexicons {
    /// Where in the trie the texts of a pattern end, each place once.
    pub(super) fn ends_of(&mut self, pattern: &Pattern) -> Vec<NodeId> {
        self.walk(pattern, &[NodeId::ROOT])
    }

    fn walk(&mut self, pattern: &Pattern, from: &[NodeId]) -> Vec<NodeId> {
        pattern.nodes.iter().fold(from.to_vec(), |from, node| self.pass(node, &from))
    }

    fn pass(&mut self, node: &Node, from: &[NodeId]) -> Vec<NodeId> {
        let mut ends = match node {
            Node::Word(word) => return self.step_all(word, from),
            Node::Lemma(lemma) => {
                inflections(lemma).iter().flat_map(|form| self.step_all(form, from)).collect()
            }
            Node::Capture(_, inner) => self.pass(inner, from),
            Node::Optional(inner) => [from, &self.pass(inner, from)].concat(),
            Node::Choice(branches) => branches.iter().flat_map(|branch| self.walk(branch, from)).collect(),
            // These have no readings.
            Node::Lexicon { .. } | Node::Class(_) | Node::Gap(..) | Node::Start | Node::End => Vec::new(),
        };
        ends.sort_unstable();
        ends.dedup();
        ends
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::pattern::parse;

    #[test]
    fn a_pattern_ends_where_the_texts_it_stands_for_end() {
        for text in
            ["some (say | of them think) so?", "(a | a) b", "~say (it | this)? $when:(now | just now)"]
        {
            let pattern = parse(text).expect("a sound pattern");
            let mut lexicons = Lexicons::default();
            let ends = lexicons.ends_of(&pattern);
            let texts = pattern.literals(64).expect("few readings");
            let mut written: Vec<NodeId> =
                texts.iter().flat_map(|text| lexicons.step_all(text, &[NodeId::ROOT])).collect();
            written.sort_unstable();
            assert_eq!(ends, written, "{text}");
            assert!(readings(&pattern).is_some_and(|readings| readings >= texts.len()));
        }
    }

    #[test]
    fn what_is_no_list_of_texts_has_no_readings() {
        for text in ["a ...{0,1} b", "<number> b", "(a | @list)", "^ a"] {
            assert_eq!(readings(&parse(text).expect("a sound pattern")), None, "{text}");
        }
    }
}
