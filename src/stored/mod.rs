//! Values that are worked out when the tool is built, and lie in it as bytes: what a start needs not do again.
//!
//! Written down is whatever can be told to serde, in one compact form; this is the only place that names the crate
//! behind it. Numbers and texts by the thousand are read where they lie, and what few ask for only when they ask.
//! Nothing here knows what the values mean.

mod late;
mod numbers;
pub mod sparse;
mod table;
mod words;

pub use late::Late;
pub use numbers::Numbers;
pub use table::{Table, apart, together};
pub use words::Words;

use serde::{Deserialize, Serialize};

/// Writes down a value; `None` where it cannot be, such as a list of unknown length.
pub fn write(value: &impl Serialize) -> Option<Vec<u8>> {
    postcard::to_allocvec(value).ok()
}

/// The value that was written down, unless the bytes are those of something else.
pub fn read<T: Deserialize<'static>>(bytes: &'static [u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}
