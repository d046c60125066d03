//! `whosays lsp`, from outside: a scripted editor opens, edits and asks.

mod edits;
mod findings;
mod line;
mod sheets;
