//! Patterns compiled: each becomes a short program over word numbers, lexicons and classes.
//!
//! A [`PatternSet`] gathers the patterns of all rules, each different one once, and is then turned into the
//! [`PhraseMatcher`](super::matcher::PhraseMatcher) that finds them all. Nothing here reads a text.

mod compile;
mod needs;

pub(super) use needs::{Need, Width, keys_at, needs};

use crate::lexicon::pattern::{Class, Pattern, PatternError};
use crate::lexicon::{LexiconId, Lexicons};
use crate::names::did_you_mean;
use crate::prose::WordId;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// The number of a pattern among those of all rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PatternId(pub u32);

/// The number of a capture among those of its pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CaptureId(pub u8);

/// What may stand at a token and be asked for as one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(super) enum Key {
    /// A word.
    Word(WordId),
    /// An entry of a lexicon or one of its phrases.
    Lexicon(LexiconId),
    /// An instance of a class.
    Class(Class),
    /// The start of the sentence, whatever comes first there.
    Start,
}

/// One step of a program. Targets always lie further on, so no program loops.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) enum Op {
    /// Takes this word.
    Word(WordId),
    /// Takes one of these words, which are sorted.
    Words(Box<[WordId]>),
    /// Takes an entry of a lexicon or an instance of a class.
    Item(Key),
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
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) struct Program {
    pub(super) ops: Box<[Op]>,
    /// The names of its captures; a [`CaptureId`] is an index into them.
    pub(super) captures: Box<[String]>,
    /// How many layers of programs come before it: those find the phrases that it asks for.
    pub(super) layer: u8,
}

/// The patterns of all rules, each different one once.
#[derive(Clone, Debug, Default)]
pub struct PatternSet {
    known: FxHashMap<Program, PatternId>,
    /// The programs of all patterns, by [`PatternId`].
    pub(super) programs: Vec<Program>,
    /// The phrases of lexicons that the lexicon's own index cannot find.
    pub(super) phrases: Vec<(LexiconId, Program)>,
    /// How many layers of programs find the phrases of a lexicon; each lexicon is read once, before anything that
    /// asks for it is complete.
    layers: FxHashMap<LexiconId, u8>,
    /// The lexicons whose phrases are being compiled.
    open: Vec<LexiconId>,
}

/// Phrases of lexicons may ask for those of others through so many of them.
const MOST_LAYERS: u8 = 8;

impl PatternSet {
    /// Of patterns and phrases that are compiled already, to which more are added.
    pub(super) fn of(programs: Vec<Program>, phrases: Vec<(LexiconId, Program)>) -> Self {
        let known = programs.iter().cloned().zip((0..).map(PatternId)).collect();
        let mut layers = FxHashMap::default();
        // Whatever lexicon is asked for, its phrases have been compiled.
        for op in
            programs.iter().chain(phrases.iter().map(|(_, phrase)| phrase)).flat_map(|program| &program.ops)
        {
            if let Op::Item(Key::Lexicon(id)) = op {
                layers.entry(*id).or_default();
            }
        }
        for (id, phrase) in &phrases {
            let own: &mut u8 = layers.entry(*id).or_default();
            *own = (*own).max(phrase.layer + 1);
        }
        Self { known, programs, phrases, layers, open: Vec::new() }
    }

    /// Adds a pattern; one that says the same as an earlier one gets the same number.
    ///
    /// # Errors
    /// When it asks for a lexicon that does not exist or that leads back to itself, or is far too long.
    pub fn add(&mut self, pattern: &Pattern, lexicons: &mut Lexicons) -> Result<PatternId, PatternError> {
        let layer = self.take_phrases(pattern, lexicons)?;
        let program = compile::compile(pattern, layer, lexicons)?;
        if let Some(&id) = self.known.get(&program) {
            return Ok(id);
        }
        let id = PatternId(self.programs.len() as u32);
        self.known.insert(program.clone(), id);
        self.programs.push(program);
        Ok(id)
    }

    /// The names of a pattern's captures; a [`CaptureId`] is an index into them.
    pub fn captures(&self, id: PatternId) -> &[String] {
        self.programs.get(id.0 as usize).map_or(&[], |program| &program.captures)
    }

    /// Compiles the phrases of every lexicon that the pattern asks for, and of those that these ask for; in how
    /// many layers they are found.
    fn take_phrases(&mut self, pattern: &Pattern, lexicons: &mut Lexicons) -> Result<u8, PatternError> {
        let mut layers = 0;
        for (name, at) in pattern.lexicons() {
            let Some(id) = lexicons.id(name) else {
                return Err(unknown_lexicon(name, at, lexicons));
            };
            if self.open.contains(&id) {
                return Err(PatternError::new(format!("the phrases of `@{name}` lead back to itself"), at));
            }
            let own = match self.layers.get(&id) {
                Some(&known) => known,
                None if self.open.len() > usize::from(MOST_LAYERS) => MOST_LAYERS + 1,
                None => self.compile_phrases(id, lexicons).map_err(|error| PatternError {
                    message: format!("a phrase of `@{name}`: {}", error.message),
                    at: at.clone(),
                    help: error.help,
                })?,
            };
            if own > MOST_LAYERS {
                let message = format!(
                    "with `@{name}`, phrases of more than {MOST_LAYERS} lexicons ask for one another"
                );
                return Err(
                    PatternError::new(message, at).with_help("Write the phrases of some of them out.")
                );
            }
            layers = layers.max(own);
        }
        Ok(layers)
    }

    fn compile_phrases(&mut self, id: LexiconId, lexicons: &mut Lexicons) -> Result<u8, PatternError> {
        let patterns = lexicons.get(id).map_or_else(Vec::new, |lexicon| lexicon.patterns.to_vec());
        let patterns: Vec<Pattern> = patterns.into_iter().map(|(_, pattern)| pattern).collect();
        self.open.push(id);
        let compiled = self.compile_all(&patterns, lexicons);
        self.open.pop();
        let compiled = compiled?;
        let layers = compiled.iter().map(|program| program.layer + 1).max().unwrap_or_default();
        self.phrases.extend(compiled.into_iter().map(|program| (id, program)));
        self.layers.insert(id, layers);
        Ok(layers)
    }

    fn compile_all(
        &mut self,
        patterns: &[Pattern],
        lexicons: &mut Lexicons,
    ) -> Result<Vec<Program>, PatternError> {
        let mut programs = Vec::with_capacity(patterns.len());
        for pattern in patterns {
            let layer = self.take_phrases(pattern, lexicons)?;
            programs.push(compile::compile(pattern, layer, lexicons)?);
        }
        Ok(programs)
    }
}

fn unknown_lexicon(name: &str, at: std::ops::Range<usize>, lexicons: &Lexicons) -> PatternError {
    let error = PatternError::new(format!("there is no lexicon `{name}`"), at);
    match did_you_mean(name, lexicons.written()) {
        Some(near) => error.with_help(format!("Did you mean `@{near}`?")),
        None => error,
    }
}
