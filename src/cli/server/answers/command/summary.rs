//! `whosays.summary`: who is cited in a draft, of what kind they are, and how often.

use crate::cli::server::Server;
use crate::cli::server::wire::Refusal;
use crate::lsp::protocol::Uri;
use crate::report::{FileRoster, shares};
use crate::roster::Roster;
use serde_json::Value;

/// The whole as Markdown. In one line it is shown to the person at the editor.
pub(super) fn summary(server: &mut Server, arguments: &[Value]) -> Result<Option<Value>, Refusal> {
    let uri = arguments.first().and_then(Value::as_str).map(|uri| Uri(uri.to_owned()));
    let uri = uri.ok_or_else(|| Refusal::failed("it needs the address of a draft"))?;
    let Some((_, reading)) = server.desk.read(&uri) else {
        return Err(Refusal::failed("this draft is not open"));
    };
    let (text, facts) = (&reading.document.text, reading.facts());
    let roster = Roster::new(facts);
    let page = FileRoster { text, facts, roster: &roster }.markdown();
    server.client.show(shares(&roster));
    Ok(Some(page.into()))
}
