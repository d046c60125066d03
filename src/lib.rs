//! `whosays` reads a draft and asks of every claim: who says?
//!
//! The map of the house, from the ground up. A module imports only what stands above it in this table, and a
//! test holds it to that.
//!
//! | module | what it is for |
//! |---|---|
//! | [`names`] | closed sets of names, did-you-mean |
//! | [`text`] | characters, spans, lines, maps between texts |
//! | [`diagnostic`] | what is wrong and where |
//! | [`yaml`] | YAML with places; the only file that names the YAML crate |
//! | [`markup`] | file formats to blocks of prose |
//! | [`prose`] | tokens, sentences, quotations |
//! | [`lexicon`] | word lists, inflection, patterns, the one index |
//! | [`attribution`] | who is said to have said what |
//! | [`rule`] | opinions in YAML, compiled |
//! | [`config`] | `whosays.yml` |
//! | [`lint`] | rules over a document |
//! | [`report`] | one output format per file |
//! | `cli` | files, terminal, exit codes (feature `cli`) |

pub mod attribution;
#[cfg(feature = "cli")]
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod lexicon;
pub mod lint;
pub mod markup;
pub mod names;
pub mod prose;
pub mod report;
pub mod rule;
pub mod text;
pub mod yaml;
