//! Which allowance takes which finding away: the one that is meant for the least of the text.

use crate::order::Order as _;
use std::cmp::Reverse;
use std::ops::Range;

/// A stretch of sentences in which an allowance lets a rule stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Claim {
    /// The sentences, by number.
    pub(super) sentences: Range<usize>,
    /// The allowance, by number.
    pub(super) allowance: usize,
}

/// A finding by the number of its sentence, and its own.
pub(super) type Place = (usize, usize);

/// Hands each finding of a rule, with the allowance that takes it. Stretches hold one another or lie apart; of equal
/// ones the first counts. Findings are sorted.
pub(super) fn settle(mut claims: Vec<Claim>, findings: &[Place], mut take: impl FnMut(usize, usize)) {
    claims.retain(|claim| !claim.sentences.is_empty());
    claims.order_by_key(|claim| (claim.sentences.start, Reverse(claim.sentences.end), claim.allowance));
    let mut open: Vec<&Claim> = Vec::new();
    let mut coming = claims.iter().peekable();
    for &(sentence, finding) in findings {
        while let Some(claim) = coming.next_if(|claim| claim.sentences.start <= sentence) {
            close(&mut open, claim.sentences.start);
            if open.last().is_none_or(|last| last.sentences != claim.sentences) {
                open.push(claim);
            }
        }
        close(&mut open, sentence);
        if let Some(claim) = open.last() {
            take(finding, claim.allowance);
        }
    }
}

/// Forgets stretches that end before a sentence.
fn close(open: &mut Vec<&Claim>, sentence: usize) {
    while open.last().is_some_and(|claim| claim.sentences.end <= sentence) {
        open.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_narrowest_takes_a_finding_and_the_first_of_equals() {
        let ranges = [0..usize::MAX, 2..9, 4..5, 4..5, 6..6, 7..9];
        let claims = ranges.into_iter().enumerate();
        let claims = claims.map(|(allowance, sentences)| Claim { sentences, allowance });
        let findings: Vec<Place> = (0..12).map(|sentence| (sentence, sentence)).collect();
        let mut taken = Vec::new();
        settle(claims.rev().collect(), &findings, |_, allowance| taken.push(allowance));
        assert_eq!(taken, [0, 0, 1, 1, 2, 1, 1, 5, 5, 0, 0, 0]);
    }

    #[test]
    fn what_no_allowance_reaches_is_left() {
        let claims = vec![Claim { sentences: 1..2, allowance: 0 }];
        let mut taken = Vec::new();
        settle(claims, &[(0, 7), (1, 8), (1, 9), (2, 10)], |finding, _| taken.push(finding));
        assert_eq!(taken, [8, 9]);
    }
}
