//! Commands that read drafts: what is weak in them, who is cited, and why.

pub(super) mod baseline;
pub(super) mod check;
mod profile;
pub(super) mod sources;
pub(super) mod trace;
mod watch;
