//! Opinions: rules as YAML says them, checked and compiled.

pub mod matcher;
pub mod program;
pub mod regex;
