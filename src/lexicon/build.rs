//! Compiles lexicon files into the index: inflects lemmas, expands phrases.

use super::filing::Filing;
use super::index::Entry;
use super::inherit::{Heirs, Place, Reading};
use super::pattern::Pattern;
use super::{EntryFile, Lexicon, LexiconFile, LexiconId, Lexicons, inflections, phrase};
use crate::diagnostic::Diagnostic;

/// A phrase with more literal readings than this is tried as a pattern instead.
const MOST_READINGS: usize = 4096;

/// A mistake in a lexicon file, with the number of the file among those given.
pub type Mistake = (usize, Diagnostic);

impl Lexicons {
    /// Compiles all lexicons in force. Mistakes are returned beside the index, which holds what is sound.
    pub fn build(files: &[LexiconFile]) -> (Self, Vec<Mistake>) {
        let mut lexicons = Self::default();
        let mistakes = lexicons.add(files, 0);
        (lexicons, mistakes)
    }

    /// Compiles all but the first `known` of some lexicons, which are compiled already.
    pub fn add(&mut self, files: &[LexiconFile], known: usize) -> Vec<Mistake> {
        let Some(new) = files.get(known..).filter(|new| !new.is_empty()) else { return Vec::new() };
        let filing = self.open();
        let mut builder = Builder { files, heirs: Heirs::new(files), lexicons: self, filing };
        let forms = |file: &LexiconFile| file.words.len() + 4 * file.lemmas.len() + 4 * file.phrases.len();
        builder.filing.reserve(new.iter().map(forms).sum());
        for at in known..files.len() {
            builder.lexicon(at);
        }
        let Builder { heirs: Heirs { mistakes, .. }, filing, .. } = builder;
        self.settle(filing);
        mistakes
    }
}

/// Phrases that are no part of the trie, each with the number of its entry.
type Patterns = Vec<(u32, Pattern)>;

struct Builder<'f> {
    files: &'f [LexiconFile],
    heirs: Heirs<'f>,
    lexicons: &'f mut Lexicons,
    filing: Filing,
}

impl Builder<'_> {
    fn lexicon(&mut self, at: usize) {
        let file = &self.files[at];
        let id = self.lexicons.push(Lexicon { name: file.name.clone().into(), ..Lexicon::default() });
        let places = self.heirs.entries(at);
        let mut patterns = Vec::new();
        for (number, &place) in (0..).zip(&*places) {
            self.enter(id, &mut patterns, number, place);
        }
        let entry = |place: &Place| {
            let EntryFile { is, attributes, .. } = place.entry(self.files);
            Entry { is: is.value.clone(), attributes: attributes.clone() }
        };
        self.lexicons.fill(id, places.iter().map(entry).collect(), patterns);
    }

    fn enter(&mut self, id: LexiconId, patterns: &mut Patterns, number: u32, place: Place) {
        let entry = place.entry(self.files);
        let EntryFile { is, forms, .. } = entry;
        let exact = self.files[place.file].exact;
        match place.reading {
            Reading::Word => self.filing.file(&is.value, id, number, exact),
            Reading::Lemma if forms.is_empty() => {
                for form in inflections(&is.value) {
                    self.filing.file(&form, id, number, exact);
                }
            }
            Reading::Lemma => {
                for form in [&is.value].into_iter().chain(forms.iter().filter(|form| **form != is.value)) {
                    self.filing.file(form, id, number, exact);
                }
            }
            Reading::Phrase => self.phrase(id, patterns, number, entry, exact),
        }
    }

    fn phrase(
        &mut self,
        id: LexiconId,
        patterns: &mut Patterns,
        number: u32,
        entry: &EntryFile,
        exact: bool,
    ) {
        let Some(pattern) = &entry.pattern else {
            return self.filing.file(&entry.is.value, id, number, exact);
        };
        if phrase::readings(pattern).is_none_or(|readings| readings > MOST_READINGS) {
            patterns.push((number, pattern.clone()));
        } else if exact {
            // Where letters count, each text must be known as it is written.
            for reading in pattern.literals(MOST_READINGS).unwrap_or_default() {
                self.filing.file(&reading, id, number, exact);
            }
        } else {
            self.filing.file_pattern(pattern, id, number);
        }
    }
}
