//! The protocol's own types. Whoever changes the crate behind them changes this file.

pub use gen_lsp_types::*;
