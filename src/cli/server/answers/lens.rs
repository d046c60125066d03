//! How many claims a draft has and by whom, over its first line.

use crate::cli::server::Server;
use crate::cli::server::wire::Refusal;
use crate::lsp::lenses as of_draft;
use crate::lsp::protocol::{CodeLens, CodeLensParams};
use crate::roster::Roster;

/// The line over a draft, where it is wanted.
#[expect(clippy::unnecessary_wraps, reason = "every request may be refused")]
pub(in crate::cli::server) fn lenses(
    server: &mut Server,
    params: CodeLensParams,
) -> Result<Option<Vec<CodeLens>>, Refusal> {
    if !server.desk.settings().code_lens {
        return Ok(None);
    }
    let uri = params.text_document.uri;
    let Some((_, reading)) = server.desk.read(&uri) else { return Ok(None) };
    Ok(Some(of_draft(&uri, &Roster::new(reading.facts()))))
}
