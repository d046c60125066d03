//! Opinions: rules as YAML says them, checked and compiled.
