//! What the suites share.

#[cfg(feature = "lsp")]
pub(crate) mod amends;
pub(crate) mod builtin;
pub(crate) mod config;
#[cfg(feature = "lsp")]
pub(crate) mod editor;
pub(crate) mod git;
pub(crate) mod report;
pub(crate) mod rust;
pub(crate) mod spec;
