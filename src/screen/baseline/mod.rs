//! The baseline: what was found before anybody began to ask, so that only what is new is shown. Each entry covers one
//! finding, so that a new one is never taken for one that has been mended.
//!
//! It is a file, but nothing here reads or writes one, and what became of the files that its entries name is asked of
//! whoever knows ([`Surroundings`]). Its format is a contract, which `docs/baseline.md` writes down.

mod entry;
mod matching;
mod near;
mod read;
mod renew;
mod stale;
mod staleness;

pub use entry::{Entry, write};
pub use matching::{How, Match, Matching, Surroundings};
pub use read::{Baseline, CONFLICT};
pub use renew::{Renewal, Renewed};
pub use staleness::{Staleness, Standing};

/// What the file is called.
pub const FILE: &str = "whosays-baseline.jsonl";

/// The name of its format, which its first line says.
pub const FORMAT: &str = "whosays-baseline/1";
