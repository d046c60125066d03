//! Stems: what the forms of a word, and the nouns made of a verb, have in common.

use crate::attribution::facts::Stem;
use crate::attribution::words::scene::Scene;
use crate::prose::{fold, hash_beginnings};

/// So many stems are remembered. Claims that share words lie near one another.
const REMEMBERED: usize = 256;

/// The stems of the tokens that were asked for lately: the same words are part of several claims.
#[derive(Debug, Default)]
pub(super) struct Stems {
    /// Each with the number of its token in the document, counted from 1.
    known: Vec<(u32, Stem)>,
    /// How many tokens stand before the block at hand, and in it.
    before: u32,
    here: u32,
}

impl Stems {
    /// Goes on to the next block, which has so many tokens.
    pub(super) fn begin(&mut self, tokens: usize) {
        self.before = self.before.wrapping_add(self.here);
        self.here = tokens as u32;
        self.known.resize(REMEMBERED, (0, Stem::default()));
    }

    /// The stem of a token of the block.
    pub(super) fn of(&mut self, scene: &Scene<'_>, at: usize) -> Stem {
        let number = self.before.wrapping_add(at as u32 + 1);
        let Some(known) = self.known.get_mut(number as usize % REMEMBERED) else {
            return stem(scene.word(at));
        };
        if known.0 != number {
            *known = (number, stem(scene.word(at)));
        }
        known.1
    }
}

/// Endings that make no other claim of a word, by its last two letters, the longest first.
fn endings(last: [u8; 2]) -> &'static [&'static str] {
    match &last {
        b"ns" => &["ations", "ions", "s"],
        b"ts" => &["ments", "s"],
        b"es" => &["ences", "ances", "es", "s"],
        b"gs" => &["ings", "s"],
        b"rs" => &["ers", "s"],
        [_, b's'] => &["s"],
        b"on" => &["ation", "ion"],
        b"nt" => &["ment", "t"],
        b"ce" => &["ence", "ance", "e"],
        b"cy" => &["cy"],
        b"ry" => &["ery"],
        b"ge" => &["age", "e"],
        b"re" => &["ure", "e"],
        b"al" => &["al"],
        [_, b'e'] => &["e"],
        b"ng" => &["ing"],
        b"ed" => &["ed"],
        b"ly" => &["ly"],
        _ => &[],
    }
}

/// A word's stem ("pays" and "payments" have one) and its form, plural or not. Large and small letters are the
/// same to a hash, so that only words beyond ASCII need be folded.
fn stem(word: &str) -> Stem {
    if !word.is_ascii() {
        return stem_of(&fold(word));
    }
    match lemma(word) {
        Some(lemma) => Stem { form: stem_of(word).form, ..stem_of(lemma) },
        None => stem_of(word),
    }
}

/// The verb that a form is of, where no ending tells.
fn lemma(word: &str) -> Option<&'static str> {
    let [first, .., last] = *word.as_bytes() else { return None };
    let may_be = LASTS.get(letter(first)).is_some_and(|lasts| lasts >> letter(last) & 1 != 0);
    let is_it = |(form, _): &&(&str, _)| form.eq_ignore_ascii_case(word);
    if may_be { IRREGULAR.iter().find(is_it).map(|(_, lemma)| *lemma) } else { None }
}

/// By the first letter of irregular forms, their last ones, a bit each: nearly all words are told by these two.
const LASTS: [u32; 32] = {
    let (mut lasts, mut at) = ([0; 32], 0);
    while at < IRREGULAR.len() {
        let form = IRREGULAR[at].0.as_bytes();
        lasts[letter(form[0])] |= 1 << letter(form[form.len() - 1]);
        at += 1;
    }
    lasts
};

/// A number for a letter of ASCII, small or large.
const fn letter(byte: u8) -> usize {
    (byte & 31) as usize
}

/// Forms, and nouns made of verbs, that no ending tells.
const IRREGULAR: [(&str, &str); 22] = [
    ("bought", "buy"),
    ("death", "die"),
    ("deaths", "die"),
    ("died", "die"),
    ("fled", "flee"),
    ("flight", "flee"),
    ("hidden", "hide"),
    ("hid", "hide"),
    ("loss", "lose"),
    ("losses", "lose"),
    ("lost", "lose"),
    ("paid", "pay"),
    ("purchase", "buy"),
    ("sale", "sell"),
    ("sales", "sell"),
    ("sold", "sell"),
    ("stole", "steal"),
    ("stolen", "steal"),
    ("theft", "steal"),
    ("thefts", "steal"),
    ("used", "use"),
    ("uses", "use"),
];

fn stem_of(word: &str) -> Stem {
    let last = word.as_bytes().last_chunk().unwrap_or(&[0; 2]).map(|byte| byte.to_ascii_lowercase());
    // Setting the bit that tells small letters from large makes a letter of nothing else.
    let same = |(byte, letter): (&u8, u8)| byte | 0x20 == letter;
    let ends = |ending: &str| word.as_bytes().iter().rev().zip(ending.bytes().rev()).all(same);
    let ending = endings(last).iter().find(|ending| word.len() > ending.len() + 2 && ends(ending));
    let hash = hash_beginnings(word);
    let without = |letters: usize| hash(word.len() - letters);
    let plural = usize::from(last[1] == b's');
    let inflected = ending.map_or(0, |ending| ending.len());
    let form = without(plural);
    Stem { stem: if inflected == plural { form } else { without(inflected) }, form }
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn inflections_and_derivations_share_a_stem() {
        assert_eq!(stem("pays").stem, stem("payments").stem);
        assert_eq!(stem("relied").stem, stem("relies").stem);
        assert_ne!(stem("militia").stem, stem("military").stem);
    }

    #[test]
    fn a_plural_is_no_other_form_and_a_noun_made_of_a_verb_is() {
        assert_eq!(stem("payment").form, stem("payments").form);
        assert_ne!(stem("pays").form, stem("payments").form);
    }
}
