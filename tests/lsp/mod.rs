//! `whosays lsp`, from outside: a scripted editor opens, edits and asks.

mod action_properties;
mod action_texts;
mod actions;
mod edits;
mod findings;
mod hover;
mod line;
mod outline;
mod sheets;
