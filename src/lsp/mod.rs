//! What an editor is told of drafts, in the terms of the Language Server Protocol.
//!
//! Texts, findings and rules come in, values of the protocol come out. Nothing here reads files, waits for messages or
//! knows what is open: that is `cli::server`'s business. Only [`protocol`] names the crate with the protocol's types.

mod buffer;
mod diagnostics;
mod places;
pub mod protocol;
mod uri;

pub use buffer::Buffer;
pub use diagnostics::Teller;
pub use places::{Measure, Places, Unit};
pub use uri::{path_of, uri_of};
