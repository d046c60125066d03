//! What stands at the ends of the trie of all lexicons: which entry of which lexicon, and how it is written.

use crate::stored::Numbers;
use serde::{Deserialize, Serialize};

/// The number of a lexicon among those in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct LexiconId(pub u16);

/// What stands at the end of a sequence in the trie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Filed {
    pub(super) lexicon: LexiconId,
    pub(super) entry: u32,
    /// The letters as written, where they count.
    pub(super) exact: Option<Box<str>>,
}

/// All that is filed in the trie, by number.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(super) struct FiledList {
    lexicons: Numbers,
    entries: Numbers,
    /// The numbers of those whose letters count, in order.
    exact: Numbers,
    /// The letters of these as written, one behind the other.
    letters: String,
    /// Where each of them ends.
    ends: Numbers,
}

impl FiledList {
    pub(super) fn of(all: &[Filed]) -> Self {
        let (mut exact, mut letters, mut ends) = (Vec::new(), String::new(), Vec::new());
        for (number, written) in (0..).zip(all).filter_map(|(at, one)| Some((at, one.exact.as_deref()?))) {
            exact.push(number);
            letters.push_str(written);
            ends.push(letters.len() as u32);
        }
        let lexicons: Vec<u32> = all.iter().map(|one| one.lexicon.0.into()).collect();
        let entries: Vec<u32> = all.iter().map(|one| one.entry).collect();
        let [lexicons, entries, exact, ends] =
            [lexicons, entries, exact, ends].map(|numbers| Numbers::of(&numbers));
        Self { lexicons, entries, exact, letters, ends }
    }

    #[inline]
    pub(super) fn get(&self, at: usize) -> Option<(LexiconId, u32)> {
        Some((LexiconId(self.lexicons.get(at)? as u16), self.entries.get(at)?))
    }

    /// The letters as written, where they count.
    pub(super) fn exact(&self, at: usize) -> Option<&str> {
        let at = self.exact.find(0, self.exact.len(), at as u32)?;
        let start = at.checked_sub(1).map_or(Some(0), |before| self.ends.get(before))?;
        self.letters.get(start as usize..self.ends.get(at)? as usize)
    }

    pub(super) fn all(&self) -> impl Iterator<Item = Filed> {
        (0..).map_while(|at| {
            let (lexicon, entry) = self.get(at)?;
            Some(Filed { lexicon, entry, exact: self.exact(at).map(Box::from) })
        })
    }
}
