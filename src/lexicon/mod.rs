//! Word lists with facts attached, and the one index through which all of them are found in a text.
//!
//! A lexicon is a YAML file. Its lemmas are inflected here, its phrases are patterns, and everything literal
//! of all lexicons goes into one trie over word numbers, so that the cost of a scan hardly grows with them.
//! Nothing here knows what an attribution is; which facts the engine's own lists may state is told by name.

mod build;
mod doubt;
mod entry;
pub mod file;
mod filed;
mod filing;
mod index;
mod inflect;
mod inherit;
pub mod pattern;
mod phrase;
mod trie;

pub use build::Mistake;
pub use doubt::doubts;
pub use entry::{Attribute, Attributes, EntryFile, LexiconFile};
pub use filed::LexiconId;
pub use index::{Entry, Hit, Lexicon, Lexicons};
pub use inflect::{inflections, plural};
