//! `whosays lsp`, from outside: a scripted editor opens, edits and asks.

mod findings;
mod line;
