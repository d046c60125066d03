//! Compiles lexicon files into the index: resolves `extends` and `remove`, inflects lemmas, expands phrases.

use super::filing::Filing;
use super::index::Entry;
use super::pattern::Pattern;
use super::{EntryFile, Lexicon, LexiconFile, LexiconId, Lexicons, inflections, phrase};
use crate::diagnostic::Diagnostic;
use crate::prose::fold;
use crate::yaml::{self, Located, suggest};
use rustc_hash::FxHashSet;

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
        let filing = Filing::of(self);
        let mut builder = Builder { files, lexicons: self, filing, mistakes: Vec::new() };
        let forms = |file: &LexiconFile| file.words.len() + 4 * file.lemmas.len() + 4 * file.phrases.len();
        builder.filing.reserve(new.iter().map(forms).sum());
        for at in known..files.len() {
            builder.lexicon(at);
        }
        let Builder { filing, mistakes, .. } = builder;
        self.settle(filing);
        mistakes
    }
}

/// How an entry is to be read.
#[derive(Clone, Copy)]
enum Reading {
    Word,
    Lemma,
    Phrase,
}

/// Phrases that are no part of the trie, each with the number of its entry.
type Patterns = Vec<(u32, Pattern)>;

/// An entry on its way into a lexicon, with the number of the file it comes from.
struct Inherited<'f> {
    file: usize,
    reading: Reading,
    entry: &'f EntryFile,
}

struct Builder<'f> {
    files: &'f [LexiconFile],
    lexicons: &'f mut Lexicons,
    filing: Filing,
    mistakes: Vec<Mistake>,
}

impl<'f> Builder<'f> {
    fn lexicon(&mut self, at: usize) {
        let file = &self.files[at];
        let id = self.lexicons.push(Lexicon { name: file.name.clone().into(), ..Lexicon::default() });
        let mut entries = Vec::new();
        self.collect(at, &mut vec![at], &mut entries);
        if let (true, Some(last)) = (entries.is_empty(), file.remove.last()) {
            let message = "this takes the last entry out, so the lexicon has none";
            let mistake =
                yaml::Mistake::Empty.warning(last.span, message).with_help("Keep one, or add some.");
            self.mistakes.push((at, mistake));
        }
        let mut patterns = Vec::new();
        for (number, inherited) in (0..).zip(&entries) {
            self.enter(id, &mut patterns, number, inherited);
        }
        let entry = |Inherited { entry, .. }: &Inherited<'_>| Entry {
            is: entry.is.value.clone(),
            attributes: entry.attributes.clone(),
        };
        let entries: Vec<Entry> = entries.iter().map(entry).collect();
        self.lexicons.fill(id, entries, patterns);
    }

    /// The entries of a file after those it extends, without those it removes.
    fn collect(&mut self, at: usize, path: &mut Vec<usize>, entries: &mut Vec<Inherited<'f>>) {
        let file = &self.files[at];
        let mut inherited = Vec::new();
        for name in &file.extends {
            match self.files.iter().position(|other| other.name == name.value) {
                None => self.unknown(path[0], name),
                Some(other) if path.contains(&other) => self.cycle(path[0], name),
                Some(other) => {
                    path.push(other);
                    self.collect(other, path, &mut inherited);
                    path.pop();
                }
            }
        }
        for unwanted in &file.remove {
            let before = inherited.len();
            inherited.retain(|entry: &Inherited<'_>| fold(&entry.entry.is.value) != fold(&unwanted.value));
            if inherited.len() == before && path.len() == 1 {
                let message =
                    format!("`{}` is in none of the lexicons that this one extends", unwanted.value);
                let known: Vec<&str> = inherited.iter().map(|entry| entry.entry.is.value.as_str()).collect();
                let help = suggest(&unwanted.value, &known);
                let mistake = yaml::Mistake::UnknownName.at(unwanted.span, message).with_help(help);
                self.mistakes.push((at, mistake));
            }
        }
        if path.len() == 1 && !inherited.is_empty() {
            self.repeated(at, &inherited);
        }
        entries.extend(inherited);
        let lists =
            [(Reading::Word, &file.words), (Reading::Lemma, &file.lemmas), (Reading::Phrase, &file.phrases)];
        for (reading, list) in lists {
            entries.extend(list.iter().map(|entry| Inherited { file: at, reading, entry }));
        }
    }

    /// Entries that come with what the file extends, and are listed in it again.
    fn repeated(&mut self, at: usize, inherited: &[Inherited<'f>]) {
        let file = &self.files[at];
        let known: FxHashSet<(bool, String)> = inherited
            .iter()
            .flat_map(|it| {
                let lemma = matches!(it.reading, Reading::Lemma);
                let folded = fold(&it.entry.is.value);
                [Some((false, folded.clone())), lemma.then_some((true, folded))]
            })
            .flatten()
            .collect();
        // What a word stands for, a lemma stands for too, and not the other way round.
        let words = file.words.iter().chain(&file.phrases).map(|entry| (false, entry));
        let own = words.chain(file.lemmas.iter().map(|entry| (true, entry)));
        let plain = own.filter(|(_, entry)| entry.attributes.0.is_empty() && entry.forms.is_empty());
        let repeated = plain.filter(|(lemma, entry)| known.contains(&(*lemma, fold(&entry.is.value))));
        let repeated = repeated.map(|(_, entry)| {
            let message = format!("`{}` comes with what this lexicon extends", entry.is.value);
            (at, yaml::Mistake::Duplicate.warning(entry.is.span, message).with_help("Take it out."))
        });
        self.mistakes.extend(repeated);
    }

    fn enter(&mut self, id: LexiconId, patterns: &mut Patterns, number: u32, inherited: &Inherited<'f>) {
        let EntryFile { is, forms, .. } = inherited.entry;
        let exact = self.files[inherited.file].exact;
        match inherited.reading {
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
            Reading::Phrase => self.phrase(id, patterns, number, inherited.entry, exact),
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

    fn unknown(&mut self, at: usize, name: &Located<String>) {
        let known: Vec<&str> = self.files.iter().map(|file| file.name.as_str()).collect();
        let message = format!("there is no lexicon `{}`", name.value);
        let mistake =
            yaml::Mistake::UnknownName.at(name.span, message).with_help(suggest(&name.value, &known));
        self.mistakes.push((at, mistake));
    }

    fn cycle(&mut self, at: usize, name: &Located<String>) {
        let message = format!("`{}` extends this lexicon in turn", name.value);
        let mistake =
            yaml::Mistake::Contradiction.at(name.span, message).with_help("Take one of the two out.");
        self.mistakes.push((at, mistake));
    }
}
