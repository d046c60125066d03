//! Where phrases end, and whether a stretch is a clause.

use super::Reader;
use crate::attribution::words::grammar::Tags;
use crate::attribution::words::knowledge::EngineLexicon as L;
use crate::attribution::words::scene::Tokens;
use crate::prose::TokenKind;

impl Reader<'_, '_> {
    /// Whether a stretch has a finite verb of its own, as far as small words tell; that of a relative clause is none.
    pub(in crate::attribution) fn has_verb(&self, range: Tokens) -> bool {
        let scene = self.scene;
        let relative = |at: usize| {
            scene.is(at, Tags::RELATIVE)
                || at > range.start && scene.is(at, Tags::THAT) && scene.is(at - 1, Tags::HEAD | Tags::NAME)
        };
        let own = range.clone().take_while(|&at| !relative(at));
        own.into_iter().any(|at| {
            scene.is(at, Tags::BE | Tags::AUXILIARY)
                || scene.is(at, Tags::VERB)
                    && at > range.start
                    && !scene.is(at, Tags::HEAD | Tags::TITLE)
                    && !scene.is(at - 1, Tags::DETERMINER | Tags::PREPOSITION)
                    && !scene.word(at).ends_with("ing")
                    && !self.inside_noun(at)
        })
    }

    /// "Think tank", "watch group": whether a word is part of a noun that a list has.
    fn inside_noun(&self, at: usize) -> bool {
        let nouns = [L::SourceHeads, L::BodyNouns, L::PersonNouns, L::DocumentNouns];
        nouns
            .iter()
            .any(|&lexicon| self.scene.hit_at(lexicon, at).is_some_and(|hit| hit.end as usize > at + 1))
    }

    /// Whether a token is no word and no part of a figure, as "$2.4" and "40%" have their signs.
    pub(super) fn ends_words(&self, at: usize) -> bool {
        let number = |at: usize| self.scene.kind(at) == Some(TokenKind::Number);
        match self.scene.kind(at) {
            Some(TokenKind::Symbol) => !number(at + 1) && !at.checked_sub(1).is_some_and(number),
            Some(TokenKind::Possessive | TokenKind::Number) => false,
            _ => !self.scene.is_word(at),
        }
    }

    /// Where a phrase that begins at `start` is over at the latest.
    pub(super) fn phrase_end(&self, start: usize, ceiling: usize) -> usize {
        let scene = self.scene;
        let mut relative = false;
        for at in start..ceiling {
            let over = match scene.kind(at) {
                Some(
                    TokenKind::Possessive | TokenKind::Number | TokenKind::Symbol | TokenKind::Abbreviation,
                ) => false,
                Some(TokenKind::Word) => {
                    relative |= scene.is(at, Tags::RELATIVE)
                        || scene.is(at, Tags::THAT) && at > start && scene.is(at - 1, Tags::HEAD);
                    let that = scene.is(at, Tags::THAT) && at > start && !relative;
                    let subordinate = at > start
                        && scene.is(at, Tags::SUBORDINATOR)
                        && !scene.is(at, Tags::PREPOSITION)
                        && !(scene.is_one_of(at, &["as"]) && scene.is_one_of(at - 1, &["such"]));
                    let to = at > start
                        && !relative
                        && scene.is(at, Tags::TO)
                        && !scene.is(at - 1, Tags::TRAILING)
                        && !scene.is(at + 1, Tags::DETERMINER | Tags::NAME);
                    let verb = !relative && scene.is(at, Tags::BE | Tags::AUXILIARY) && at > start;
                    // "According to the clerk and to the letter".
                    let again = scene.is(at, Tags::CONJUNCTION) && scene.is(at + 1, Tags::TO);
                    that || subordinate || verb || to || again
                }
                _ => true,
            };
            if over && !self.inside_name(at) {
                return at;
            }
        }
        ceiling
    }
}
