//! `whosays.showRule`: a rule by its id, as it is for a draft. Where it has a file of its own, the editor opens that.

use super::text;
use crate::cli::server::Server;
use crate::cli::server::client::Awaited;
use crate::cli::server::wire::Refusal;
use crate::cli::session::Rules;
use crate::lsp::protocol::{ShowDocumentParams, ShowDocumentRequest, Uri};
use serde_json::Value;
use std::sync::Arc;

/// Its page, as `explain` has it.
pub(super) fn run(server: &mut Server, arguments: &[Value]) -> Result<Option<Value>, Refusal> {
    let id = text(arguments, 0, "the id of a rule")?;
    let rules = rules(server, arguments.get(1).and_then(Value::as_str));
    let page = rules.page(id).ok_or_else(|| Refusal::failed(format!("there is no rule `{id}` here")))?;
    if let Some(path) = rules.file_of(id).filter(|_| server.client.can.shows_documents) {
        let uri = server.desk.uri_of(&path);
        let params = ShowDocumentParams { uri, external: None, take_focus: Some(true), selection: None };
        server.client.ask::<ShowDocumentRequest>(&params, Awaited::Nothing);
    }
    Ok(Some(Value::String(page)))
}

/// The rules of a draft that is open, or those where nothing is.
fn rules(server: &mut Server, uri: Option<&str>) -> Arc<Rules> {
    let reading = uri.and_then(|uri| server.desk.reading(&Uri(uri.to_owned())));
    match reading.map(|reading| Arc::clone(&reading.rules)) {
        Some(rules) => rules,
        None => server.desk.vigil.ground.session.rules_for(None),
    }
}
