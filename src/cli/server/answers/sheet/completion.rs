//! What may be written next.

use crate::cli::server::Server;
use crate::cli::server::wire::Refusal;
use crate::lsp::protocol::{CompletionParams, CompletionResponse, TextDocumentPositionParams};
use crate::lsp::sheet;

/// Keys, values and names that may stand at a place.
#[expect(clippy::unnecessary_wraps, reason = "every request may be refused")]
pub(in crate::cli::server) fn completion(
    server: &mut Server,
    params: CompletionParams,
) -> Result<Option<CompletionResponse>, Refusal> {
    let TextDocumentPositionParams { text_document, position } = params.text_document_position_params;
    let Some((paper, measure)) = server.desk.paper(&text_document.uri) else { return Ok(None) };
    let offers = sheet::offers(&paper, measure.offset(position));
    Ok(Some(sheet::items(offers, measure).into()))
}
