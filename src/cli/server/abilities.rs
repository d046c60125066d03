//! What an editor can do, as it says when it begins.
//!
//! Only what matters is looked at, and what is said in another way than the protocol says counts as not said: an editor
//! that errs in something that nobody here asks for must not be refused over it.

use crate::lsp::{Hand, Unit};
use serde_json::Value;

/// What an editor can do, as far as it matters.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is an ability of its own")]
pub(super) struct Abilities {
    /// What it counts characters in.
    pub(super) unit: Unit,
    /// It asks for findings when it wants them, and again when it is told that they may have changed. One that would not
    /// ask again is told of them instead.
    pub(super) pulls: bool,
    /// It asks again for findings, lenses or hints when it is told that they may have changed.
    pub(super) refreshes: [bool; 3],
    /// It shows further places of a finding.
    pub(super) related: bool,
    /// It watches files and says when they change.
    pub(super) watches: bool,
    /// It tells what it is set to when it is asked.
    pub(super) configuration: bool,
    /// It opens a file when it is asked to.
    pub(super) shows_documents: bool,
    /// It makes edits in which places are left for the author to fill in.
    pub(super) snippets: bool,
    /// It makes edits of versions of documents, and in the order in which they are told.
    pub(super) versions: bool,
    /// It creates files on the way.
    pub(super) creates: bool,
    /// It has an outline with branches.
    pub(super) branches: bool,
    /// How it is written to where the mouse rests.
    pub(super) hand: Hand,
}

impl Abilities {
    /// Of the capabilities that an editor tells.
    pub(super) fn of(told: &Value) -> Self {
        let can = |path: &str| told.pointer(path).and_then(Value::as_bool).unwrap_or_default();
        let edits = |path: &str| can(&format!("/workspace/workspaceEdit/{path}"));
        let refreshes = ["diagnostics", "codeLens", "inlayHint"]
            .map(|what| can(&format!("/workspace/{what}/refreshSupport")));
        Self {
            unit: Unit::negotiate(names(told, "/general/positionEncodings")),
            pulls: told.pointer("/textDocument/diagnostic").is_some_and(Value::is_object) && refreshes[0],
            refreshes,
            related: can("/textDocument/publishDiagnostics/relatedInformation"),
            watches: can("/workspace/didChangeWatchedFiles/dynamicRegistration"),
            configuration: can("/workspace/configuration"),
            shows_documents: can("/window/showDocument/support"),
            snippets: edits("snippetEditSupport"),
            versions: edits("documentChanges"),
            creates: names(told, "/workspace/workspaceEdit/resourceOperations")
                .any(|known| known == "create"),
            branches: can("/textDocument/documentSymbol/hierarchicalDocumentSymbolSupport"),
            hand: Hand::negotiate(names(told, "/textDocument/hover/contentFormat")),
        }
    }
}

fn names<'t>(told: &'t Value, path: &str) -> impl Iterator<Item = &'t str> {
    told.pointer(path).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_told_is_known() {
        let told = json!({
            "general": { "positionEncodings": ["utf-32"] },
            "textDocument": { "diagnostic": {}, "hover": { "contentFormat": ["plaintext"] } },
            "workspace": {
                "diagnostics": { "refreshSupport": true },
                "workspaceEdit": { "documentChanges": true, "resourceOperations": ["rename", "create"] },
            },
        });
        let can = Abilities::of(&told);
        assert!(can.pulls && can.versions && can.creates && !can.snippets && !can.related);
        assert_eq!((can.unit, can.hand, can.refreshes), (Unit::Utf32, Hand::Plain, [true, false, false]));
    }

    #[test]
    fn what_is_told_otherwise_is_not() {
        let told = json!({ "general": 7, "workspace": { "configuration": "yes" }, "textDocument": [] });
        let can = Abilities::of(&told);
        assert_eq!((can.unit, can.configuration, can.pulls), (Unit::Utf16, false, false));
    }
}
