//! What is remembered of a document from block to block: who spoke last, who was called what, what was claimed, and whom
//! words mean that point back. It reads no verbs but those of papers.

pub(super) mod abbreviation;
pub(super) mod antecedent;
pub(super) mod claim;
pub(super) mod context;
pub(super) mod echo;
pub(super) mod meant;
pub(super) mod mentions;
pub(super) mod paper;
mod persons;
pub(super) mod sex;
mod stem;
pub(super) mod term;
