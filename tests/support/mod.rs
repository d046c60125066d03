//! What the suites share.

pub(crate) mod spec;
