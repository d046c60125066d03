//! `whosays.summary`: who is cited in a draft, of what kind they are, and how often.

use crate::cli::server::Server;
use crate::cli::server::wire::Refusal;
use crate::lsp::protocol::Uri;
use crate::report::{FileRoster, shares};
use crate::roster::Roster;
use serde_json::Value;

/// The whole as Markdown. In one line it is shown to the person at the editor, unless the second argument is true: one
/// whose editor shows the page need not be told twice.
pub(super) fn run(server: &mut Server, arguments: &[Value]) -> Result<Option<Value>, Refusal> {
    let uri = Uri(super::text(arguments, 0, "the address of a draft")?.to_owned());
    let Some((_, reading)) = server.desk.read(&uri) else {
        return Err(Refusal::failed("this draft is not open"));
    };
    let (text, facts) = (&reading.document.text, reading.facts());
    let roster = Roster::new(facts);
    let page = FileRoster { text, facts, roster: &roster }.markdown();
    if arguments.get(1) != Some(&Value::Bool(true)) {
        server.client.show(shares(&roster));
    }
    Ok(Some(page.into()))
}
