//! Works out the entries of lexicons: those that each takes over from others, without those that it removes, and then
//! its own.

use super::{EntryFile, LexiconFile};
use crate::diagnostic::Diagnostic;
use crate::prose::fold;
use crate::yaml::{Located, Mistake, suggest};
use rustc_hash::{FxHashMap, FxHashSet};
use std::rc::Rc;

/// So many lexicons may extend one another in a row. Each costs stack, and nobody needs as many.
const DEEPEST: usize = 64;

/// So many entries may all lexicons together take over. The built-in pack lists an eightieth of them.
const MOST: usize = 1_000_000;

/// So many entries that are not there to be taken out are told of one lexicon: each is compared with all that are there.
const MOST_TOLD: usize = 64;

/// How an entry is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Reading {
    Word,
    Lemma,
    Phrase,
}

impl Reading {
    const ALL: [Self; 3] = [Self::Word, Self::Lemma, Self::Phrase];

    fn entries(self, file: &LexiconFile) -> &[EntryFile] {
        match self {
            Self::Word => &file.words,
            Self::Lemma => &file.lemmas,
            Self::Phrase => &file.phrases,
        }
    }
}

/// An entry of a lexicon, which may come from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Place {
    /// The number of the file that lists it.
    pub(super) file: usize,
    pub(super) reading: Reading,
    /// Where it stands in that list.
    at: usize,
}

impl Place {
    pub(super) fn entry(self, files: &[LexiconFile]) -> &EntryFile {
        &self.reading.entries(&files[self.file])[self.at]
    }
}

/// What is known of a lexicon.
#[derive(Clone)]
struct Known {
    entries: Rc<[Place]>,
    /// How many lexicons in a row extend one another from it on.
    depth: usize,
}

/// Some lexicons, whose entries are worked out as they are asked for, and those of each once.
pub(super) struct Heirs<'f> {
    files: &'f [LexiconFile],
    by_name: FxHashMap<&'f str, usize>,
    known: Vec<Option<Known>>,
    /// Those that lead to the one at hand, each extending the next.
    way: Vec<usize>,
    /// How many entries have been taken over.
    taken: usize,
    /// What is wrong, each with the number of its file.
    pub(super) mistakes: Vec<super::Mistake>,
}

impl<'f> Heirs<'f> {
    pub(super) fn new(files: &'f [LexiconFile]) -> Self {
        let mut by_name = FxHashMap::default();
        for (at, file) in files.iter().enumerate() {
            by_name.entry(file.name.as_str()).or_insert(at);
        }
        let known = vec![None; files.len()];
        Self { files, by_name, known, way: Vec::new(), taken: 0, mistakes: Vec::new() }
    }

    /// The entries of a lexicon, in the order in which they count.
    pub(super) fn entries(&mut self, at: usize) -> Rc<[Place]> {
        self.known(at).entries
    }

    fn known(&mut self, at: usize) -> Known {
        if let Some(known) = &self.known[at] {
            return known.clone();
        }
        let file = &self.files[at];
        self.way.push(at);
        let (mut entries, depth) = self.inherited(at);
        self.way.pop();
        let had_some = !entries.is_empty();
        self.remove(at, &mut entries);
        if !entries.is_empty() {
            self.repeated(at, &entries);
        }
        for reading in Reading::ALL {
            entries.extend((0..reading.entries(file).len()).map(|number| Place {
                file: at,
                reading,
                at: number,
            }));
        }
        if let (true, Some(last)) = (had_some && entries.is_empty(), file.remove.last()) {
            let message = "this takes the last entry out, so the lexicon has none";
            let mistake = Mistake::Empty.warning(last.span, message).with_help("Keep one, or add some.");
            self.mistakes.push((at, mistake));
        }
        self.known[at].insert(Known { entries: entries.into(), depth }).clone()
    }

    /// The entries of all lexicons that one extends, each once, and how many there are in a row.
    fn inherited(&mut self, at: usize) -> (Vec<Place>, usize) {
        let (mut entries, mut seen) = (Vec::new(), FxHashSet::default());
        let mut depth = 1;
        for name in &self.files[at].extends {
            let base = match self.extended(name) {
                Ok(base) => base,
                Err(mistake) => {
                    self.mistakes.push((at, *mistake));
                    continue;
                }
            };
            depth = depth.max(base.depth + 1);
            if entries.is_empty() {
                entries.extend_from_slice(&base.entries);
            } else {
                if seen.is_empty() {
                    seen.extend(entries.iter().copied());
                }
                entries.extend(base.entries.iter().filter(|place| seen.insert(**place)));
            }
        }
        (entries, depth)
    }

    /// The entries of a lexicon that another extends.
    fn extended(&mut self, name: &Located<String>) -> Result<Known, Box<Diagnostic>> {
        let wrong = |mistake: Mistake, message: String, help: &str| {
            Err(Box::new(mistake.at(name.span, message).with_help(help)))
        };
        let name = &name.value;
        let Some(&base) = self.by_name.get(name.as_str()) else {
            let known: Vec<&str> = self.files.iter().map(|file| file.name.as_str()).collect();
            let message = format!("there is no lexicon `{name}`");
            return wrong(Mistake::UnknownName, message, &suggest(name, &known));
        };
        if self.way.contains(&base) {
            let message = format!("`{name}` extends this lexicon in turn");
            return wrong(Mistake::Contradiction, message, "Take one of the two out.");
        }
        let known = (self.way.len() < DEEPEST).then(|| self.known(base));
        let Some(known) = known.filter(|known| known.depth < DEEPEST) else {
            let message = format!("with `{name}`, more than {DEEPEST} lexicons extend one another in a row");
            return wrong(Mistake::UnknownValue, message, "Extend what is needed of it by itself.");
        };
        self.taken += known.entries.len();
        if self.taken > MOST {
            let message = format!("with `{name}`, lexicons take over more than {MOST} entries");
            return wrong(Mistake::UnknownValue, message, "Have fewer lexicons extend it.");
        }
        Ok(known)
    }

    /// Takes out what a lexicon does not want of what it extends.
    fn remove(&mut self, at: usize, inherited: &mut Vec<Place>) {
        let files = self.files;
        let unwanted = &files[at].remove;
        let Some(first) = unwanted.first() else { return };
        if files[at].extends.is_empty() {
            let message = "this lexicon extends no other, so there is nothing to take out";
            let mistake = Mistake::Contradiction.at(first.span, message);
            self.mistakes.push((at, mistake.with_help("Say what it `extends`, or take this key out.")));
            return;
        }
        let folded: Vec<String> = inherited.iter().map(|place| fold(&place.entry(files).is.value)).collect();
        let known: FxHashSet<&str> = folded.iter().map(String::as_str).collect();
        let words: Vec<&str> = inherited.iter().map(|place| place.entry(files).is.value.as_str()).collect();
        let out: FxHashSet<String> = unwanted.iter().map(|unwanted| fold(&unwanted.value)).collect();
        let is_unknown = |unwanted: &&Located<String>| !known.contains(&*fold(&unwanted.value));
        for unwanted in unwanted.iter().filter(is_unknown).take(MOST_TOLD) {
            let message = format!("`{}` is in none of the lexicons that this one extends", unwanted.value);
            let help = suggest(&unwanted.value, &words);
            self.mistakes.push((at, Mistake::UnknownName.at(unwanted.span, message).with_help(help)));
        }
        let mut folded = folded.iter();
        inherited.retain(|_| folded.next().is_none_or(|entry| !out.contains(entry)));
    }

    /// Entries that come with what the file extends, and are listed in it again.
    fn repeated(&mut self, at: usize, inherited: &[Place]) {
        let files = self.files;
        let known: FxHashSet<(bool, String)> = inherited
            .iter()
            .flat_map(|place| {
                let folded = fold(&place.entry(files).is.value);
                let lemma = (place.reading == Reading::Lemma).then(|| (true, folded.clone()));
                [Some((false, folded)), lemma]
            })
            .flatten()
            .collect();
        // What a word stands for, a lemma stands for too, and not the other way round.
        let file = &files[at];
        let words = file.words.iter().chain(&file.phrases).map(|entry| (false, entry));
        let own = words.chain(file.lemmas.iter().map(|entry| (true, entry)));
        let plain = own.filter(|(_, entry)| entry.attributes.0.is_empty() && entry.forms.is_empty());
        let repeated = plain.filter(|(lemma, entry)| known.contains(&(*lemma, fold(&entry.is.value))));
        self.mistakes.extend(repeated.map(|(_, entry)| {
            let message = format!("`{}` comes with what this lexicon extends", entry.is.value);
            (at, Mistake::Duplicate.warning(entry.is.span, message).with_help("Take it out."))
        }));
    }
}
