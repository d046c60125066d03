//! Where what is named is written.

use crate::cli::server::Server;
use crate::cli::server::wire::Refusal;
use crate::lsp::Buffer;
use crate::lsp::protocol::{
    Definition, DefinitionParams, DefinitionResponse, Location, TextDocumentPositionParams,
};
use crate::lsp::sheet::{self, Target};
use std::path::Path;

/// The lexicon, rule, profile, option, clause, capture or anchor that is named at a place.
#[expect(clippy::unnecessary_wraps, reason = "every request may be refused")]
pub(in crate::cli::server) fn definition(
    server: &mut Server,
    params: DefinitionParams,
) -> Result<Option<DefinitionResponse>, Refusal> {
    let TextDocumentPositionParams { text_document, position } = params.text_document_position_params;
    let Some((paper, measure)) = server.desk.paper(&text_document.uri) else { return Ok(None) };
    let location = match sheet::target(&paper, measure.offset(position)) {
        None => return Ok(None),
        Some(Target::Here(span)) => Location { uri: text_document.uri, range: measure.range(span) },
        Some(Target::File(text, span)) => {
            let buffer = Buffer::new(text.contents().to_owned(), server.client.can.unit);
            let uri = server.desk.uri_of(Path::new(text.name()));
            Location { uri, range: buffer.measure().range(span) }
        }
    };
    Ok(Some(DefinitionResponse::Definition(Definition::Location(location))))
}
