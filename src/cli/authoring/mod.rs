//! Commands for those who write rules, and for those who want to know what a rule is for.

pub(super) mod attempt;
pub(super) mod config;
mod desk;
pub(super) mod explain;
pub(super) mod import;
pub(super) mod init;
pub(super) mod new;
mod plant;
pub(super) mod rules;
pub(super) mod schema;
pub(super) mod test;
