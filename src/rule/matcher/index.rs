//! Files every program under what a match of it may begin with.

use crate::lexicon::LexiconId;
use crate::lexicon::pattern::Class;
use crate::names::Named;
use crate::prose::WordId;
use crate::rule::program::{Firsts, Program};
use std::ops::Range;

/// Programs by what they may begin with.
#[derive(Clone, Debug)]
pub(super) struct Index {
    words: Files,
    lexicons: Files,
    classes: Files,
    at_start: Vec<u32>,
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
        let mut at_start = Vec::new();
        for program in filed {
            let firsts = all_firsts(program, programs, phrases);
            by_word.extend(firsts.words.iter().map(|word| (word.index(), program)));
            by_lexicon.extend(firsts.lexicons.iter().map(|id| (usize::from(id.0), program)));
            by_class.extend(firsts.classes.iter().map(|&class| (class as usize, program)));
            at_start.extend(firsts.start.then_some(program));
        }
        Self {
            words: Files::new(by_word, words),
            lexicons: Files::new(by_lexicon, phrases.len()),
            classes: Files::new(by_class, Class::ALL.len()),
            at_start,
        }
    }

    /// Programs that may begin with this word.
    pub(super) fn by_word(&self, word: WordId) -> &[u32] {
        self.words.get(word.index())
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
