//! Files a pattern in the index without writing out the texts it stands for: a few choices in one phrase make
//! hundreds of those, which share all but a word or two.

use super::filing::Filing;
use super::inflections;
use super::pattern::{Node, Pattern};
use super::trie::NodeId;
use crate::order::Order as _;
use smallvec::{SmallVec, smallvec};

/// Where texts end. Most patterns stand for a few only.
type Ends = SmallVec<[NodeId; 8]>;

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

impl Filing {
    /// Where in the trie the texts of a pattern end, each place once.
    pub(super) fn ends_of(&mut self, pattern: &Pattern) -> Ends {
        self.walk(pattern, smallvec![NodeId::ROOT])
    }

    fn walk(&mut self, pattern: &Pattern, from: Ends) -> Ends {
        pattern.nodes.iter().fold(from, |from, node| self.pass(node, from))
    }

    fn pass(&mut self, node: &Node, mut from: Ends) -> Ends {
        let mut ends = match node {
            Node::Word(word) => {
                self.step_all(word, &mut from);
                return from;
            }
            Node::Lemma(lemma) => {
                let mut ends = Ends::new();
                for form in inflections(lemma) {
                    let mut next = from.clone();
                    self.step_all(&form, &mut next);
                    ends.extend(next);
                }
                ends
            }
            Node::Capture(_, inner) => return self.pass(inner, from),
            Node::Optional(inner) => {
                let mut ends = self.pass(inner, from.clone());
                ends.extend(from);
                ends
            }
            Node::Choice(branches) => {
                let mut ends = Ends::new();
                for branch in branches {
                    ends.extend(self.walk(branch, from.clone()));
                }
                ends
            }
            // These have no readings.
            Node::Lexicon { .. } | Node::Class(_) | Node::Gap(..) | Node::Start | Node::End => Ends::new(),
        };
        ends.order();
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
            let mut filing = Filing::default();
            let ends = filing.ends_of(&pattern);
            let texts = pattern.literals(64).expect("few readings");
            let mut written: Vec<NodeId> = Vec::new();
            for text in &texts {
                let mut end = [NodeId::ROOT];
                filing.step_all(text, &mut end);
                written.extend(end);
            }
            written.sort_unstable();
            assert_eq!(*ends, *written, "{text}");
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
