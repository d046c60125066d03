//! What an editor has the server do, one file for each command.

mod add_to_baseline;
mod hits;
mod show_rule;
mod summary;

use crate::cli::server::Server;
use crate::cli::server::wire::Refusal;
use crate::lsp::SUMMARY;
use crate::lsp::actions::{ADD_TO_BASELINE, SHOW_RULE};
use crate::lsp::protocol::ExecuteCommandParams;
use serde_json::Value;

/// The commands there are.
pub(in crate::cli::server) const COMMANDS: &[&str] = &[SUMMARY, SHOW_RULE, ADD_TO_BASELINE, hits::NAME];

/// Carries out a command.
pub(in crate::cli::server) fn command(
    server: &mut Server,
    params: ExecuteCommandParams,
) -> Result<Option<Value>, Refusal> {
    let arguments = params.arguments.unwrap_or_default();
    match params.command.as_str() {
        SUMMARY => summary::run(server, &arguments),
        SHOW_RULE => show_rule::run(server, &arguments),
        ADD_TO_BASELINE => add_to_baseline::run(server, &arguments),
        hits::NAME => hits::run(server, &arguments),
        unknown => Err(Refusal::unknown(unknown)),
    }
}

/// The text at a place among arguments.
fn text<'a>(arguments: &'a [Value], at: usize, what: &str) -> Result<&'a str, Refusal> {
    let text = arguments.get(at).and_then(Value::as_str);
    text.ok_or_else(|| Refusal::failed(format!("argument {} is {what}", at + 1)))
}
