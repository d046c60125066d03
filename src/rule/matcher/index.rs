//! Files every program under what a match of it may begin with; where that is a word that many others begin
//! with, under a rarer word that no match is without.

use crate::lexicon::LexiconId;
use crate::lexicon::pattern::Class;
use crate::names::Named;
use crate::prose::WordId;
use crate::rule::program::{Firsts, Program, required};
use std::ops::Range;

/// More programs than this are too many to try wherever a word stands that they begin with.
const CROWD: u32 = 8;

/// Programs by what they may begin with.
#[derive(Clone, Debug)]
pub(super) struct Index {
    words: Files,
    /// By word, the places in `anchored` of programs that are tried where it stands.
    anchors: Files,
    anchored: Vec<Anchored>,
    lexicons: Files,
    classes: Files,
    at_start: Vec<u32>,
}

/// A program that is tried only in sentences that hold a certain word.
#[derive(Clone, Debug)]
pub(super) struct Anchored {
    pub(super) program: u32,
    /// The words it may begin with, sorted.
    pub(super) firsts: Vec<WordId>,
}

impl Index {
    /// Files the programs `filed`; `phrases` says which programs are phrases of a lexicon, and `words` how
    /// many words there are.
    pub(super) fn new(
        filed: impl Iterator<Item = u32>,
        programs: &[Program],
        phrases: &[Range<u32>],
        words: usize,
    ) -> Self {
        let (mut by_word, mut by_lexicon, mut by_class) = (Vec::new(), Vec::new(), Vec::new());
        let (mut at_start, mut by_anchor, mut anchored) = (Vec::new(), Vec::new(), Vec::new());
        let filed: Vec<(u32, Firsts)> =
            filed.map(|program| (program, all_firsts(program, programs, phrases))).collect();
        let crowds = Crowds::new(filed.iter().map(|(program, _)| &programs[*program as usize]), words);
        for (program, firsts) in filed {
            if let Some(anchor) = crowds.anchor(&programs[program as usize], &firsts) {
                by_anchor.extend(anchor.iter().map(|word| (word.index(), anchored.len() as u32)));
                anchored.push(Anchored { program, firsts: firsts.words });
                continue;
            }
            by_word.extend(firsts.words.iter().map(|word| (word.index(), program)));
            by_lexicon.extend(firsts.lexicons.iter().map(|id| (usize::from(id.0), program)));
            by_class.extend(firsts.classes.iter().map(|&class| (class as usize, program)));
            at_start.extend(firsts.start.then_some(program));
        }
        Self {
            words: Files::new(by_word, words),
            anchors: Files::new(by_anchor, words),
            anchored,
            lexicons: Files::new(by_lexicon, phrases.len()),
            classes: Files::new(by_class, Class::ALL.len()),
            at_start,
        }
    }

    /// Programs that may begin with this word.
    pub(super) fn by_word(&self, word: WordId) -> &[u32] {
        self.words.get(word.index())
    }

    /// Programs that are tried in sentences that hold this word.
    pub(super) fn by_anchor(&self, word: WordId) -> impl Iterator<Item = &Anchored> {
        self.anchors.get(word.index()).iter().map(|&at| &self.anchored[at as usize])
    }

    /// Programs that may begin with an entry of this lexicon.
    pub(super) fn by_lexicon(&self, id: LexiconId) -> &[u32] {
        self.lexicons.get(usize::from(id.0))
    }

    /// Programs that may begin with an instance of this class.
    pub(super) fn by_class(&self, class: Class) -> &[u32] {
        self.classes.get(class as usize)
    }

    /// Programs that may begin with the start of a sentence.
    pub(super) fn at_start(&self) -> &[u32] {
        &self.at_start
    }

    /// The classes that some program may begin with.
    pub(super) fn first_classes(&self) -> impl Iterator<Item = Class> {
        Class::ALL.iter().map(|(_, class)| *class).filter(|&class| !self.by_class(class).is_empty())
    }
}

/// How many programs ask for each word.
struct Crowds(Vec<u32>);

impl Crowds {
    fn new<'p>(programs: impl Iterator<Item = &'p Program>, words: usize) -> Self {
        let mut crowds = vec![0; words];
        for word in programs.flat_map(required).flatten() {
            crowds[word.index()] += 1;
        }
        Self(crowds)
    }

    /// The words to file a program under in place of those it may begin with, if that is worth it.
    fn anchor<'p>(&self, program: &'p Program, firsts: &Firsts) -> Option<&'p [WordId]> {
        let plain = firsts.lexicons.is_empty() && firsts.classes.is_empty() && !firsts.start;
        if !plain || self.of(&firsts.words) <= CROWD {
            return None;
        }
        let rarest = required(program).into_iter().min_by_key(|words| self.of(words))?;
        (self.of(rarest) < self.of(&firsts.words)).then_some(rarest)
    }

    fn of(&self, words: &[WordId]) -> u32 {
        words.iter().map(|word| self.0[word.index()]).sum()
    }
}

/// What a program may begin with, the phrases of lexicons that may stand first included.
fn all_firsts(program: u32, programs: &[Program], phrases: &[Range<u32>]) -> Firsts {
    let mut all = Firsts::default();
    let mut open = vec![program];
    while let Some(program) = open.pop() {
        let firsts = Firsts::of(&programs[program as usize]);
        all.words.extend(firsts.words);
        all.classes.extend(firsts.classes);
        all.start |= firsts.start;
        for id in firsts.lexicons {
            if !all.lexicons.contains(&id) {
                all.lexicons.push(id);
                open.extend(phrases.get(usize::from(id.0)).cloned().into_iter().flatten());
            }
        }
    }
    all.words.sort_unstable();
    all.words.dedup();
    all
}

/// Lists of programs by a small number, in two flat tables.
#[derive(Clone, Debug)]
struct Files {
    starts: Vec<u32>,
    programs: Vec<u32>,
}

impl Files {
    fn new(mut pairs: Vec<(usize, u32)>, keys: usize) -> Self {
        pairs.sort_unstable();
        pairs.dedup();
        let mut starts = vec![0; keys + 1];
        for (key, _) in &pairs {
            starts[key + 1] += 1;
        }
        for key in 0..keys {
            starts[key + 1] += starts[key];
        }
        Self { starts, programs: pairs.into_iter().map(|(_, program)| program).collect() }
    }

    fn get(&self, key: usize) -> &[u32] {
        match self.starts.get(key..key + 2) {
            Some(&[start, end]) => &self.programs[start as usize..end as usize],
            _ => &[],
        }
    }
}
