//! Files every program under the rarest thing that no match of it is without, so that it is tried only around
//! that.

use crate::lexicon::Lexicons;
use crate::lexicon::pattern::Class;
use crate::names::Named;
use crate::rule::program::Key;
use crate::stored::Table;
use serde::{Deserialize, Serialize};

/// Programs by a key that their matches hold, in two flat tables.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(super) struct Index {
    keys: Keys,
    /// By key, where its programs begin among those filed.
    starts: Table<4>,
    /// As [`Filed::stored`] has them.
    filed: Table<5>,
    layers: usize,
}

/// A program filed under a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Filed {
    pub(super) program: u32,
    /// A layer is tried when those before it are done.
    pub(super) layer: u8,
}

impl Filed {
    /// As it lies in a table.
    const fn stored(self) -> [u8; 5] {
        let [a, b, c, d] = self.program.to_le_bytes();
        [a, b, c, d, self.layer]
    }

    /// What lies in a table.
    pub(super) const fn of([a, b, c, d, layer]: [u8; 5]) -> Self {
        Self { program: u32::from_le_bytes([a, b, c, d]), layer }
    }
}

impl Index {
    /// Files those programs that were chosen, by their numbers, under the keys that `landmarks` has for each.
    pub(super) fn new(chosen: &[usize], landmarks: &[Vec<Key>], layers: &[u8], lexicons: &Lexicons) -> Self {
        let keys = Keys::of(lexicons);
        let mut pairs = Vec::new();
        for &program in chosen {
            let filed = Filed { program: program as u32, layer: layers[program] };
            pairs.extend(landmarks[program].iter().map(|key| (keys.number(*key), filed)));
        }
        pairs.sort_unstable_by_key(|(key, filed)| (*key, filed.program));
        let mut starts = vec![0_u32; keys.count() + 1];
        for (key, _) in &pairs {
            starts[key + 1] += 1;
        }
        for key in 0..keys.count() {
            starts[key + 1] += starts[key];
        }
        let filed = pairs.into_iter().map(|(_, filed)| filed.stored()).collect();
        let count = chosen.iter().map(|&program| usize::from(layers[program]) + 1).max();
        let starts = starts.into_iter().map(u32::to_le_bytes).collect();
        Self { keys, starts, filed, layers: count.unwrap_or_default() }
    }

    /// How many layers there are.
    pub(super) fn layers(&self) -> usize {
        self.layers
    }

    /// The programs to try where a key stands, each a [`Filed`]. Under nearly every word of a text there are none.
    #[expect(clippy::inline_always, reason = "every word is looked up here, and its key is known to be one")]
    #[inline(always)]
    pub(super) fn filed(&self, key: Key) -> &[[u8; 5]] {
        let number = self.keys.number(key);
        match self.starts.all().get(number..number + 2) {
            Some(&[start, end]) if start != end => {
                &self.filed.all()[u32::from_le_bytes(start) as usize..u32::from_le_bytes(end) as usize]
            }
            _ => &[],
        }
    }
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

    #[inline]
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
