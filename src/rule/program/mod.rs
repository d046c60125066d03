//! Patterns compiled: each becomes a short program over word numbers, lexicons and classes.
//!
//! A [`PatternSet`] gathers the patterns of all rules, each different one once, and is then turned into the
//! [`PhraseMatcher`](super::matcher::PhraseMatcher) that finds them all. Nothing here reads a text.

mod compile;
mod firsts;

pub(super) use firsts::{Firsts, required};

use crate::lexicon::pattern::{Class, Pattern, PatternError};
use crate::lexicon::{LexiconId, Lexicons};
use crate::names::did_you_mean;
use crate::prose::WordId;
use rustc_hash::FxHashMap;

/// A pattern that stands for more literal texts than this is a program and not part of the trie.
const MOST_LITERALS: usize = 64;

/// The number of a pattern among those of all rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PatternId(pub u32);

/// The number of a capture among those of its pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaptureId(pub u8);

/// One step of a program. Targets always lie further on, so no program loops.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Op {
    /// Takes this word.
    Word(WordId),
    /// Takes one of these words, which are sorted.
    Words(Box<[WordId]>),
    /// Takes an entry of a lexicon.
    Lexicon(LexiconId),
    /// Takes an instance of a class.
    Class(Class),
    /// Takes any tokens, at least and at most so many.
    Gap(u8, u8),
    /// Goes on at each of these steps.
    Split(Box<[u32]>),
    /// Goes on elsewhere.
    Jump(u32),
    /// A capture begins.
    Open(CaptureId),
    /// A capture ends.
    Close(CaptureId),
    /// Only at the start of the sentence.
    Start,
    /// Only at its end.
    End,
    /// All of the pattern has been found.
    Match,
}

/// A compiled pattern.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Program {
    pub(super) ops: Box<[Op]>,
    /// The names of its captures; a [`CaptureId`] is an index into them.
    pub(super) captures: Box<[String]>,
    /// Whether there are so many ways through it that what was worked out is worth keeping.
    pub(super) branching: bool,
}

/// The patterns of all rules, each different one once.
#[derive(Clone, Debug, Default)]
pub struct PatternSet {
    known: FxHashMap<Program, PatternId>,
    /// The programs of all patterns, by [`PatternId`].
    pub(super) programs: Vec<Program>,
    /// The texts of the patterns that are no more than a few texts.
    pub(super) literals: Vec<(PatternId, Vec<WordId>)>,
    /// The phrases of lexicons that the lexicon's own index cannot find; each lexicon is read once, before
    /// anything that asks for it is complete.
    pub(super) phrases: FxHashMap<LexiconId, Vec<Program>>,
    /// The lexicons whose phrases are being compiled.
    open: Vec<LexiconId>,
}

impl PatternSet {
    /// Adds a pattern; one that says the same as an earlier one gets the same number.
    ///
    /// # Errors
    /// When it asks for a lexicon that does not exist or that leads back to itself, or is far too long.
    pub fn add(&mut self, pattern: &Pattern, lexicons: &mut Lexicons) -> Result<PatternId, PatternError> {
        self.take_phrases(pattern, lexicons)?;
        let program = compile::compile(pattern, lexicons)?;
        if let Some(&id) = self.known.get(&program) {
            return Ok(id);
        }
        let id = PatternId(self.programs.len() as u32);
        if program.captures.is_empty() {
            for text in pattern.literals(MOST_LITERALS).unwrap_or_default() {
                self.literals.push((id, lexicons.vocabulary.intern_all(&text)));
            }
        }
        self.known.insert(program.clone(), id);
        self.programs.push(program);
        Ok(id)
    }

    /// The names of a pattern's captures; a [`CaptureId`] is an index into them.
    pub fn captures(&self, id: PatternId) -> &[String] {
        self.programs.get(id.0 as usize).map_or(&[], |program| &program.captures)
    }

    /// Compiles the phrases of every lexicon that the pattern asks for, and of those that these ask for.
    fn take_phrases(&mut self, pattern: &Pattern, lexicons: &mut Lexicons) -> Result<(), PatternError> {
        for (name, at) in pattern.lexicons() {
            let Some(id) = lexicons.id(name) else {
                return Err(unknown_lexicon(name, at, lexicons));
            };
            if self.open.contains(&id) {
                return Err(PatternError::new(format!("the phrases of `@{name}` lead back to itself"), at));
            }
            if self.phrases.contains_key(&id) {
                continue;
            }
            let patterns = lexicons.get(id).map_or_else(Vec::new, |lexicon| lexicon.patterns.clone());
            self.open.push(id);
            let programs = self.compile_phrases(&patterns, lexicons);
            self.open.pop();
            let programs = programs.map_err(|error| PatternError {
                message: format!("a phrase of `@{name}`: {}", error.message),
                at,
                help: error.help,
            })?;
            self.phrases.insert(id, programs);
        }
        Ok(())
    }

    fn compile_phrases(
        &mut self,
        patterns: &[Pattern],
        lexicons: &mut Lexicons,
    ) -> Result<Vec<Program>, PatternError> {
        let mut programs = Vec::with_capacity(patterns.len());
        for pattern in patterns {
            self.take_phrases(pattern, lexicons)?;
            programs.push(compile::compile(pattern, lexicons)?);
        }
        Ok(programs)
    }
}

fn unknown_lexicon(name: &str, at: std::ops::Range<usize>, lexicons: &Lexicons) -> PatternError {
    let error = PatternError::new(format!("there is no lexicon `{name}`"), at);
    match did_you_mean(name, lexicons.names()) {
        Some(near) => error.with_help(format!("did you mean `@{near}`?")),
        None => error,
    }
}
