//! `whosays lsp`, from outside: a scripted editor opens, edits and asks.

mod edits;
mod findings;
mod hover;
mod line;
mod outline;
mod sheets;
