//! Opinions: rules as YAML says them, checked and compiled.

mod matcher;
mod program;
mod regex;

pub use matcher::{Captured, Input, Matcher, PhraseHit, Scratch};
pub use program::{CaptureId, PatternId, PatternSet};
pub use regex::{FoldedBlock, RegexError, RegexHit, SentenceRegex};
