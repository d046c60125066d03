//! Edits in the protocol's terms, as far as an editor knows these.

use crate::lsp::protocol::{
    CreateFile, CreateFileOptions, DocumentChange, OptionalVersionedTextDocumentIdentifier, SnippetTextEdit,
    StringValue, TextDocumentEdit, TextDocumentIdentifier, TextEdit, Uri, WorkspaceEdit,
};
use crate::lsp::{Buffer, Measure, Unit, protocol};
use crate::text::{Edit, Text};
use std::collections::HashMap;

/// What an editor can do with edits.
#[derive(Clone, Copy, Debug, Default)]
pub struct Skills {
    /// It makes edits of versions of documents, in the order in which they are told.
    pub versions: bool,
    /// It creates files on the way.
    pub creates: bool,
    /// It leaves places for the author to fill in.
    pub snippets: bool,
}

/// A document that is edited.
#[derive(Clone, Copy, Debug)]
pub struct Document<'s> {
    /// Its address.
    pub uri: &'s Uri,
    /// The version that the edits are for; none where the editor does not have it open.
    pub version: Option<i32>,
    /// Its text with its places.
    pub measure: Measure<'s>,
    /// Whether there is such a file yet.
    pub is_there: bool,
}

/// A file with YAML that goes with a draft, open or not.
#[derive(Debug)]
pub struct Companion {
    /// Its address.
    pub uri: Uri,
    /// Its version, where the editor has it open.
    pub version: Option<i32>,
    /// What it says; nothing where it has yet to be begun.
    pub text: Text,
    /// Whether there is such a file yet.
    pub is_there: bool,
    /// What the editor counts characters in.
    pub unit: Unit,
}

impl Companion {
    /// Edits of it.
    pub(super) fn edit(&self, edits: &[Edit], hole: Option<&str>, skills: Skills) -> WorkspaceEdit {
        let buffer = Buffer::new(self.text.contents().to_owned(), self.unit);
        let (uri, version, measure) = (&self.uri, self.version, buffer.measure());
        Document { uri, version, measure, is_there: self.is_there }.edit(edits, hole, skills)
    }
}

impl Document<'_> {
    /// Edits of it. A hole is what the author is to write over.
    pub(super) fn edit(&self, edits: &[Edit], hole: Option<&str>, skills: Skills) -> WorkspaceEdit {
        if !skills.versions {
            let edits = edits.iter().map(|edit| self.plain(edit)).collect();
            return WorkspaceEdit {
                changes: Some(HashMap::from([(self.uri.clone(), edits)])),
                ..WorkspaceEdit::default()
            };
        }
        let hole = hole.filter(|_| skills.snippets);
        let edit = |edit: &Edit| match hole.filter(|hole| edit.words.contains(hole)) {
            Some(hole) => protocol::Edit::SnippetTextEdit(SnippetTextEdit {
                range: self.measure.range(edit.span),
                snippet: StringValue { value: snippet(&edit.words, hole) },
                annotation_id: None,
            }),
            None => protocol::Edit::TextEdit(self.plain(edit)),
        };
        let text_document = OptionalVersionedTextDocumentIdentifier {
            version: self.version,
            text_document_identifier: TextDocumentIdentifier { uri: self.uri.clone() },
        };
        let change = TextDocumentEdit { text_document, edits: edits.iter().map(edit).collect() };
        let create = (!self.is_there && skills.creates).then(|| {
            let options = CreateFileOptions { overwrite: None, ignore_if_exists: Some(true) };
            DocumentChange::CreateFile(CreateFile {
                uri: self.uri.clone(),
                options: Some(options),
                annotation_id: None,
            })
        });
        let changes = create.into_iter().chain([DocumentChange::TextDocumentEdit(change)]);
        WorkspaceEdit { document_changes: Some(changes.collect()), ..WorkspaceEdit::default() }
    }

    fn plain(&self, edit: &Edit) -> TextEdit {
        TextEdit { range: self.measure.range(edit.span), new_text: edit.words.clone() }
    }
}

/// Words in which a hole can be filled in.
fn snippet(words: &str, hole: &str) -> String {
    let escaped = |words: &str| words.replace('\\', "\\\\").replace('$', "\\$").replace('}', "\\}");
    let (ahead, behind) = words.split_once(hole).unwrap_or((words, ""));
    format!("{}${{1:{}}}{}", escaped(ahead), escaped(hole), escaped(behind))
}

#[cfg(test)]
mod tests {
    use super::snippet;

    #[test]
    fn only_the_hole_is_a_place_to_fill_in() {
        assert_eq!(snippet("{ a: $1 } [WHY] \\", "[WHY]"), "{ a: \\$1 \\} ${1:[WHY]} \\\\");
    }
}
