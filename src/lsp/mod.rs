//! What an editor is told of drafts, in the terms of the Language Server Protocol.
//!
//! Texts, findings and rules come in, values of the protocol come out. Nothing here reads files, waits for messages or
//! knows what is open: that is `cli::server`'s business. Only [`protocol`] names the crate with the protocol's types.

pub mod actions;
mod buffer;
mod diagnostics;
mod hand;
mod hints;
mod hover;
mod lens;
mod outline;
mod places;
pub mod protocol;
pub mod sheet;
mod uri;

pub use buffer::Buffer;
pub use diagnostics::Teller;
pub use hand::Hand;
pub use hints::hints;
pub use hover::{Sight, hover};
pub use lens::{SUMMARY, lenses};
pub use outline::{flat, outline};
pub use places::{Measure, Places, Unit};
pub use uri::{path_of, uri_of};
