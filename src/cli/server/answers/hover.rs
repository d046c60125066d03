//! What is told of the words under the mouse: in a draft, and in rules and settings.

use crate::cli::server::Server;
use crate::cli::server::wire::Refusal;
use crate::lsp::protocol::{Hover, HoverParams, TextDocumentPositionParams};
use crate::lsp::{Sight, hover as of_draft, sheet};

/// What a document has at a place.
#[expect(clippy::unnecessary_wraps, reason = "every request may be refused")]
pub(in crate::cli::server) fn hover(
    server: &mut Server,
    params: HoverParams,
) -> Result<Option<Hover>, Refusal> {
    let TextDocumentPositionParams { text_document, position } = params.text_document_position_params;
    let hand = server.client.can.hand;
    if let Some((paper, measure)) = server.desk.paper(&text_document.uri) {
        let meaning = sheet::meaning(&paper, measure.offset(position));
        return Ok(meaning.map(|meaning| sheet::shown(meaning, measure)));
    }
    let Some((open, reading)) = server.desk.read(&text_document.uri) else { return Ok(None) };
    let measure = open.measure();
    let sight = Sight { text: &reading.document.text, trace: reading.trace(), measure, hand };
    let findings = &reading.screened.diagnostics;
    Ok(of_draft(&sight, measure.offset(position), findings, |id| reading.rules.rule(id)))
}
