//! What the server does when it is told to, one file for each command.

mod summary;

use crate::cli::server::Server;
use crate::cli::server::wire::Refusal;
use crate::lsp::SUMMARY;
use crate::lsp::protocol::ExecuteCommandParams;
use serde_json::Value;

/// All commands.
pub(in crate::cli::server) const ALL: &[&str] = &[SUMMARY];

/// Does what is wanted.
pub(in crate::cli::server) fn execute(
    server: &mut Server,
    params: ExecuteCommandParams,
) -> Result<Option<Value>, Refusal> {
    let arguments = params.arguments.unwrap_or_default();
    match &*params.command {
        SUMMARY => summary::summary(server, &arguments),
        other => Err(Refusal::failed(format!("there is no command `{other}`"))),
    }
}
