//! Commands that read drafts: what is weak in them, who is cited, and why.

pub(super) mod check;
pub(super) mod sources;
pub(super) mod trace;
