//! Makes the edits that an editor is offered, as an editor makes them.

use serde_json::{Value, json};
use whosays::lsp::{Buffer, Unit};

/// What becomes of a file: its address, whether it is to be created, and its edits.
pub(crate) struct Amended {
    pub(crate) uri: String,
    pub(crate) created: bool,
    edits: Vec<Value>,
}

impl Amended {
    /// What a workspace edit is about, which is one file.
    pub(crate) fn of(edit: &Value) -> Self {
        if let Some(changes) = edit["changes"].as_object() {
            let (uri, edits) = changes.iter().next().expect("something changes");
            let edits = edits.as_array().expect("these are edits").clone();
            return Self { uri: uri.clone(), created: false, edits };
        }
        let changes = edit["documentChanges"].as_array().expect("something changes");
        let created = changes.first().is_some_and(|first| first["kind"] == "create");
        let change = changes.last().expect("something changes");
        let uri = change["textDocument"]["uri"].as_str().expect("it has an address").to_owned();
        Self { uri, created, edits: change["edits"].as_array().expect("these are edits").clone() }
    }

    /// What a file says afterwards. Places to fill in hold what stands in them.
    pub(crate) fn made_in(&self, contents: &str, unit: Unit) -> String {
        let mut edits = self.edits.clone();
        let start = |edit: &Value| {
            let start = &edit["range"]["start"];
            (start["line"].as_u64(), start["character"].as_u64())
        };
        edits.sort_by_key(start);
        let mut buffer = Buffer::new(contents.to_owned(), unit);
        for edit in edits.iter().rev() {
            let text = match edit["newText"].as_str() {
                Some(text) => text.to_owned(),
                None => filled(edit["snippet"]["value"].as_str().expect("it is a snippet")),
            };
            let change = json!({ "range": edit["range"], "text": text });
            buffer.edit(vec![serde_json::from_value(change).expect("it is a change")]);
        }
        buffer.contents().to_owned()
    }
}

/// A snippet with one place as it is before anybody writes.
fn filled(snippet: &str) -> String {
    let (ahead, rest) = snippet.split_once("${1:").expect("there is a place to fill in");
    let (hole, behind) = rest.split_once('}').expect("it ends");
    let plain = |words: &str| words.replace("\\$", "$").replace("\\}", "}").replace("\\\\", "\\");
    format!("{}{hole}{}", plain(ahead), plain(behind))
}
