//! What a rule finds in the drafts that are open.

use crate::cli::server::Server;
use crate::cli::server::wire::Refusal;
use crate::lsp::protocol::{Location, ReferenceParams, TextDocumentPositionParams};
use crate::lsp::sheet;

/// The hits of the rule that is named at a place.
#[expect(clippy::unnecessary_wraps, reason = "every request may be refused")]
pub(in crate::cli::server) fn references(
    server: &mut Server,
    params: ReferenceParams,
) -> Result<Option<Vec<Location>>, Refusal> {
    let TextDocumentPositionParams { text_document, position } = params.text_document_position_params;
    let Some((paper, measure)) = server.desk.paper(&text_document.uri) else { return Ok(None) };
    let Some(rule) = sheet::rule_at(&paper, measure.offset(position)).map(str::to_owned) else {
        return Ok(None);
    };
    Ok(Some(server.hits(&rule)))
}
