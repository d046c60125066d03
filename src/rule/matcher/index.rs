//! Files every program under the rarest thing that no match of it is without, so that it is tried only around
//! that.

use super::rate::Rates;
use crate::lexicon::Lexicons;
use crate::lexicon::pattern::Class;
use crate::names::Named;
use crate::stored;
use crate::rule::program::{Key, Need, Program, Width, needs};
use serde::{Deserialize, Serialize};

/// Programs by a key that their matches hold, in two flat tables.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(super) struct Index {
    keys: Keys,
    /// By key, whether it makes any difference: something is filed under it, or it is among the others.
    #[serde(with = "stored::sparse")]
    noted: Vec<bool>,
    /// By key, where its programs begin among those filed.
    #[serde(with = "stored::list")]
    starts: Vec<u32>,
    filed: Vec<Filed>,
    /// By program, the numbers of the keys of another need, the rarest; none where it has no other.
    others: Vec<Box<[u32]>>,
    layers: usize,
}

/// A program filed under a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Filed {
    pub(super) program: u32,
    /// A layer is tried when those before it are done.
    pub(super) layer: u8,
    pub(super) starts: Starts,
}

/// Where a match may begin, seen from the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Starts {
    /// So many tokens ahead of it.
    Ahead(Width),
    /// With the sentence only.
    Edge,
}

impl Index {
    /// Files those programs that were chosen, by their numbers.
    pub(super) fn new(programs: &[Program], chosen: &[usize], lexicons: &Lexicons) -> Self {
        let needs: Vec<Vec<Need>> = chosen.iter().map(|&number| needs(&programs[number])).collect();
        let mut rates = Rates::new(lexicons);
        needs.iter().flatten().for_each(|need| rates.note(need));
        let keys = Keys::of(lexicons);
        let (mut pairs, mut others) = (Vec::new(), vec![Box::default(); programs.len()]);
        let mut noted = vec![false; keys.count()];
        for (&program, needs) in chosen.iter().zip(&needs) {
            let need = rarest(needs, &rates);
            let other = needs.iter().filter(|other| Some(*other) != need).min_by_key(|other| rates.of(other));
            let other = other.map_or(&[][..], |other| &other.keys);
            others[program] = other.iter().map(|key| keys.number(*key) as u32).collect();
            let Some(need) = need else { continue };
            for &key in &need.keys {
                let at_edge = key == Key::Start || begins(needs) == [Key::Start];
                let starts = if at_edge { Starts::Edge } else { Starts::Ahead(need.ahead) };
                let filed = Filed { program: program as u32, layer: programs[program].layer, starts };
                pairs.push((keys.number(key), filed));
            }
        }
        let other_keys = others.iter().flatten().map(|&key: &u32| key as usize);
        for key in pairs.iter().map(|(key, _)| *key).chain(other_keys) {
            noted[key] = true;
        }
        pairs.sort_unstable_by_key(|(key, filed)| (*key, filed.program));
        let mut starts = vec![0; keys.count() + 1];
        for (key, _) in &pairs {
            starts[key + 1] += 1;
        }
        for key in 0..keys.count() {
            starts[key + 1] += starts[key];
        }
        let filed = pairs.into_iter().map(|(_, filed)| filed).collect();
        let layers = chosen.iter().map(|&number| usize::from(programs[number].layer) + 1).max();
        Self { keys, noted, starts, filed, others, layers: layers.unwrap_or_default() }
    }

    /// How many layers there are.
    pub(super) fn layers(&self) -> usize {
        self.layers
    }

    /// How many keys have numbers.
    pub(super) fn keys(&self) -> usize {
        self.keys.count()
    }

    /// The number of a key, if it makes any difference.
    pub(super) fn number(&self, key: Key) -> Option<usize> {
        let number = self.keys.number(key);
        (self.noted.get(number) == Some(&true)).then_some(number)
    }

    /// The programs to try where the key of a number stands.
    pub(super) fn filed(&self, number: usize) -> &[Filed] {
        match self.starts.get(number..number + 2) {
            Some(&[start, end]) => &self.filed[start as usize..end as usize],
            _ => &[],
        }
    }

    /// Whether a sentence may hold a match of a program, of the keys of which `met` says whether it holds them.
    pub(super) fn may_match(&self, program: u32, met: impl Fn(usize) -> bool) -> bool {
        let others = &self.others[program as usize];
        others.is_empty() || others.iter().any(|&number| met(number as usize))
    }
}

/// The need under which a program is filed.
fn rarest<'n>(needs: &'n [Need], rates: &Rates<'_>) -> Option<&'n Need> {
    // What may begin with a sentence or elsewhere is tried at the edges before anywhere else.
    let torn = begins(needs).len() > 1 && begins(needs).contains(&Key::Start);
    let needs = if torn { &needs[..1] } else { needs };
    needs.iter().min_by_key(|need| rates.cost(need))
}

fn begins(needs: &[Need]) -> &[Key] {
    needs.first().map_or(&[], |need| &need.keys)
}

/// Numbers keys: the start of a sentence, classes, lexicons, words. Words come last, because the vocabulary grows
/// on; those that came later are asked for by no program.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Keys {
    lexicons: usize,
    words: usize,
}

const FIRST_LEXICON: usize = 1 + Class::ALL.len();

impl Keys {
    fn of(lexicons: &Lexicons) -> Self {
        Self { lexicons: lexicons.names().count(), words: lexicons.vocabulary.len() }
    }

    fn number(self, key: Key) -> usize {
        match key {
            Key::Start => 0,
            Key::Class(class) => 1 + class as usize,
            Key::Lexicon(id) => FIRST_LEXICON + usize::from(id.0),
            Key::Word(word) => FIRST_LEXICON + self.lexicons + word.index(),
        }
    }

    fn count(self) -> usize {
        FIRST_LEXICON + self.lexicons + self.words
    }
}
