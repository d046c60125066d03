//! Of what kind each source is, between the words.

use crate::cli::server::Server;
use crate::cli::server::wire::Refusal;
use crate::lsp::hints as of_draft;
use crate::lsp::protocol::{InlayHint, InlayHintParams};

/// The marks in a part of a draft, where they are wanted.
#[expect(clippy::unnecessary_wraps, reason = "every request may be refused")]
pub(in crate::cli::server) fn hints(
    server: &mut Server,
    params: InlayHintParams,
) -> Result<Option<Vec<InlayHint>>, Refusal> {
    if !server.desk.settings().inlay_hints {
        return Ok(None);
    }
    let InlayHintParams { text_document, range, .. } = params;
    let Some((open, reading)) = server.desk.read(&text_document.uri) else { return Ok(None) };
    let measure = open.measure();
    Ok(Some(of_draft(reading.facts(), measure, measure.span(range))))
}
