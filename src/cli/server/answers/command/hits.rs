//! What a rule finds in the drafts that are open.

use crate::cli::server::Server;
use crate::cli::server::wire::{Refusal, value};
use serde_json::Value;

/// What the command is called.
pub(super) const NAME: &str = "whosays.hits";

/// The places, each with its document.
pub(super) fn run(server: &mut Server, arguments: &[Value]) -> Result<Option<Value>, Refusal> {
    let rule = super::text(arguments, 0, "the id of a rule")?;
    Ok(Some(value(&server.hits(rule))))
}
