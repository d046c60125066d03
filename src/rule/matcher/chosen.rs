//! Programs that are run together: those of some patterns, and of all phrases that these ask for.

use super::Goal;
use super::asked::Asked;
use super::code::Code;
use crate::lexicon::Lexicons;
use crate::rule::program::Key;

/// Adds to some programs those of all phrases that they ask for; with what all of them ask for.
pub(super) fn with_phrases(
    mut chosen: Vec<usize>,
    code: &Code,
    goals: &[Goal],
    lexicons: &Lexicons,
) -> (Vec<usize>, Asked) {
    let mut asked = Asked::nothing(lexicons);
    asked.note(chosen.iter().copied(), code);
    // A phrase may ask for the phrases of other lexicons.
    let first = goals.partition_point(|goal| goal.phrase_of().is_none());
    let mut phrases: Vec<usize> = (first..goals.len()).collect();
    loop {
        let is_asked = |number: &mut usize| {
            goals[*number].phrase_of().is_some_and(|lexicon| asked.asks(Key::Lexicon(lexicon)))
        };
        let fresh: Vec<usize> = phrases.extract_if(.., is_asked).collect();
        if fresh.is_empty() {
            return (chosen, asked);
        }
        asked.note(fresh.iter().copied(), code);
        chosen.extend(fresh);
    }
}
