//! Who is cited in a draft, as its outline.

use crate::cli::server::Server;
use crate::cli::server::wire::Refusal;
use crate::lsp::protocol::{DocumentSymbolParams, DocumentSymbolResponse};
use crate::lsp::{flat, outline as of_draft};

/// The outline of a draft, as far as the editor can show it.
#[expect(clippy::unnecessary_wraps, reason = "every request may be refused")]
pub(in crate::cli::server) fn outline(
    server: &mut Server,
    params: DocumentSymbolParams,
) -> Result<Option<DocumentSymbolResponse>, Refusal> {
    let uri = params.text_document.uri;
    let branches = server.client.can.branches;
    let Some((open, reading)) = server.desk.read(&uri) else { return Ok(None) };
    let outline = of_draft(&reading.document.text, reading.facts(), open.measure());
    Ok(Some(if branches { outline.into() } else { flat(&uri, outline).into() }))
}
