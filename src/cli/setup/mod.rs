//! Commands that fit whosays into a machine: completions for shells, pages of the manual. They tell what the
//! arguments already say, and add nothing to it.

pub(super) mod completions;
pub(super) mod man;
