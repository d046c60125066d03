//! What people think, told in a clause without *that*: "experts believe the virus came from bats". A verb of believing has
//! no other object that acts.

use super::Finder;
use crate::attribution::words::grammar::{Tags, looks_plural};
use crate::prose::TokenKind;

/// The verb of what is thought stands within so many tokens.
const NEAR: usize = 9;

impl Finder<'_, '_, '_> {
    /// Whether a noun and its verb stand behind a verb of believing.
    pub(super) fn thought_follows(&self, after: usize) -> bool {
        let scene = self.reader.scene;
        let opens = Tags::DETERMINER | Tags::HEAD | Tags::NAME | Tags::STATE | Tags::MODIFIER;
        let begins = scene.is(after, opens) || looks_plural(scene.word(after));
        if !begins || scene.is(after, Tags::PREPOSITION | Tags::TO) {
            return false;
        }
        let inner = |at: &usize| {
            let apart = Tags::RELATIVE | Tags::SUBORDINATOR | Tags::CONJUNCTION;
            // "A lead among voters headed for the north": what trails behind the noun may describe itself.
            let trails = scene.is(*at, Tags::PREPOSITION) && !scene.is_one_of(*at, &["of"]);
            let word = scene.is_word(*at) && !scene.is(*at, apart) && !trails;
            word || matches!(scene.kind(*at), Some(TokenKind::Number | TokenKind::Possessive))
        };
        let mut clause = (after + 1..self.sentence.end.min(after + NEAR)).take_while(inner);
        clause.any(|at| self.is_deed(after, at))
    }

    /// Whether a word is what the noun right before it does or did.
    fn is_deed(&self, start: usize, at: usize) -> bool {
        let scene = self.reader.scene;
        let before = at - 1;
        let noun = scene.is_word(before)
            && !scene.word(before).ends_with("ly")
            && (before > start && !scene.is(before, Tags::FUNCTION | Tags::MODIFIER)
                || scene.is(before, Tags::HEAD | Tags::NAME)
                || before == start && looks_plural(scene.word(before)));
        if noun && scene.is(at, Tags::BE | Tags::AUXILIARY) {
            return true;
        }
        if !noun || scene.is(at, Tags::FUNCTION | Tags::NAME | Tags::MODIFIER) {
            return false;
        }
        let word = scene.word(at);
        let past =
            scene.is_one_of(at, &CAME) || word.len() > 4 && word.ends_with("ed") && !scene.is(at, Tags::HEAD);
        let object = Tags::DEFINITE | Tags::INDEFINITE | Tags::OWNER | Tags::OBJECT;
        let present = looks_plural(word) && !looks_plural(scene.word(before)) && scene.is(at + 1, object);
        past || present
    }
}

/// Frequent past tenses. The noun right before them and the verb of believing tell them from participles.
const CAME: [&str; 44] = [
    "ate", "became", "began", "bled", "blew", "broke", "came", "chose", "did", "drew", "drove", "fell",
    "fled", "flew", "forgot", "froze", "gave", "got", "grew", "hid", "kept", "killed", "knew", "left",
    "lied", "lost", "made", "ran", "rang", "rose", "sank", "saw", "shot", "shook", "sold", "spoke", "stole",
    "swam", "threw", "told", "took", "went", "won", "wrote",
];
