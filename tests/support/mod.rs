//! What the suites share.

pub(crate) mod amends;
pub(crate) mod builtin;
pub(crate) mod config;
pub(crate) mod editor;
pub(crate) mod git;
pub(crate) mod imports;
pub(crate) mod report;
pub(crate) mod rust;
pub(crate) mod spec;
