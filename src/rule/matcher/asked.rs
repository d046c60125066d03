//! What programs ask for, so that nothing else need be gathered.

use super::code::Code;
use super::item::CLASSES;
use crate::lexicon::Lexicons;
use crate::lexicon::pattern::Class;
use crate::rule::program::Key;
use crate::stored;
use serde::{Deserialize, Serialize};

/// What programs ask for. Nothing else is gathered.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Asked {
    #[serde(with = "stored::sparse")]
    lexicons: Vec<bool>,
    #[serde(with = "stored::sparse")]
    classes: Vec<bool>,
}

impl Asked {
    pub(super) fn nothing(lexicons: &Lexicons) -> Self {
        Self { lexicons: vec![false; lexicons.names().count()], classes: vec![false; CLASSES] }
    }

    /// Takes note of what some programs ask for.
    pub(super) fn note(&mut self, programs: impl IntoIterator<Item = usize>, code: &Code) {
        for key in programs.into_iter().flat_map(|program| code.items(program)) {
            match key {
                Key::Lexicon(id) => self.lexicons[usize::from(id.0)] = true,
                Key::Class(class) => self.classes[class as usize] = true,
                Key::Word(_) | Key::Start => {}
            }
        }
    }

    /// Whether a key is among it.
    #[inline]
    pub(super) fn asks(&self, key: Key) -> bool {
        match key {
            Key::Lexicon(id) => self.lexicons.get(usize::from(id.0)) == Some(&true),
            Key::Class(class) => self.classes[class as usize],
            Key::Word(_) | Key::Start => false,
        }
    }

    pub(super) fn any_lexicon(&self) -> bool {
        self.lexicons.contains(&true)
    }

    pub(super) fn class(&self, class: Class) -> bool {
        self.classes[class as usize]
    }
}
