//! How often a word or a class is met, as far as that can be told without a text. The index files programs under
//! what is rare; a wrong guess costs time and never a match.

use crate::lexicon::pattern::Class;
use crate::lexicon::{LexiconId, Lexicons};
use crate::rule::program::{Key, Need};

/// Times in a hundred thousand tokens of news, and what is met about so often.
const COMMON: &[(u32, &str)] = &[
    (5000, "the , ."),
    (2500, "of and to a in"),
    (1200, "'s \" that is for was on it he said"),
    (600, "with as at by be his from has have had are not but an they who this"),
    (300, "their were will would which been or we her its she more one all about when there can"),
    (150, "out up if no what other some people two could time into new over than them him you i also after"),
    (75, "do so may first any my now most only – ( ) ; : ' last many before made say says where while three"),
];

/// The same for any other word.
const RARE: u32 = 5;

/// No sentence has more places to try than this, on an average.
const LONG: u32 = 24;

/// Guesses for every key.
pub(super) struct Rates {
    words: Vec<u32>,
    lexicons: Vec<u64>,
}

impl Rates {
    pub(super) fn new(lexicons: &Lexicons) -> Self {
        let mut words = vec![RARE; lexicons.vocabulary.len()];
        for (rate, common) in COMMON {
            for word in common.split(' ') {
                words[lexicons.vocabulary.look_up(word).index()] = *rate;
            }
        }
        let entries = |id| lexicons.get(id).map_or(0, |lexicon| lexicon.count as u64);
        Self { words, lexicons: lexicons.ids().map(|id| u64::from(RARE) * entries(id)).collect() }
    }

    /// Takes note of a phrase of a lexicon, which is met no more often than something that it is never without.
    pub(super) fn learn(&mut self, lexicon: LexiconId, landmark: &Need) {
        self.lexicons[usize::from(lexicon.0)] += self.of(landmark);
    }

    /// Takes note that a program has a need: what many ask for is common where they come from.
    pub(super) fn note(&mut self, need: &Need) {
        for key in &need.keys {
            if let Key::Word(word) = key {
                self.words[word.index()] += 1;
            }
        }
    }

    /// What it costs to file a program under a need: how often it is met, and how many places there are to try
    /// each time, of which those that the match cannot begin at are soon done with.
    pub(super) fn cost(&self, need: &Need) -> u64 {
        let places = (need.ahead.most - need.ahead.least).min(LONG);
        self.of(need) * u64::from(places + 4)
    }

    /// How often one of the keys of a need is met.
    pub(super) fn of(&self, need: &Need) -> u64 {
        need.keys.iter().map(|key| self.of_key(*key)).sum()
    }

    fn of_key(&self, key: Key) -> u64 {
        match key {
            Key::Word(word) => self.words[word.index()].into(),
            Key::Lexicon(id) => self.lexicons[usize::from(id.0)],
            Key::Class(class) => of_class(class),
            Key::Start => 4500,
        }
    }
}

const fn of_class(class: Class) -> u64 {
    match class {
        Class::Word => 75_000,
        Class::Name => 5000,
        Class::Pronoun => 4000,
        Class::Number => 2000,
        Class::Possessive => 1200,
        Class::Quote => 500,
        Class::Date => 400,
        Class::Weekday => 200,
        Class::Percent | Class::Money | Class::Link | Class::Citation => 100,
    }
}
