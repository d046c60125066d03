//! A text as it stands in an editor, edit after edit.

use super::places::{Measure, Places, Unit};
use super::protocol::TextDocumentContentChangeEvent as Change;

/// What an editor has open.
#[derive(Clone, Debug, Default)]
pub struct Buffer {
    contents: String,
    places: Places,
    unit: Unit,
}

impl Buffer {
    /// As it was opened.
    pub fn new(contents: String, unit: Unit) -> Self {
        let places = Places::new(&contents, unit);
        Self { contents, places, unit }
    }

    /// The characters.
    pub fn contents(&self) -> &str {
        &self.contents
    }

    /// The text with its places.
    pub fn measure(&self) -> Measure<'_> {
        Measure { contents: &self.contents, places: &self.places }
    }

    /// Makes edits, each in what the ones before it left. Places that are not there count as the closest that are.
    pub fn edit(&mut self, changes: Vec<Change>) {
        for change in changes {
            match change {
                Change::TextDocumentContentChangeWholeDocument(whole) => self.contents = whole.text,
                Change::TextDocumentContentChangePartial(part) => {
                    let span = self.measure().span(part.range);
                    self.contents.replace_range(span.range(), &part.text);
                }
            }
            self.places = Places::new(&self.contents, self.unit);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lsp::protocol::{Position, Range};
    use serde_json::json;

    fn change(from: (u32, u32), to: (u32, u32), text: &str) -> Change {
        let place = |(line, character)| Position { line, character };
        let range = Range { start: place(from), end: place(to) };
        serde_json::from_value(json!({ "range": range, "text": text })).expect("it is a change")
    }

    fn edited(contents: &str, changes: Vec<Change>) -> String {
        let mut buffer = Buffer::new(contents.to_owned(), Unit::Utf16);
        buffer.edit(changes);
        buffer.contents().to_owned()
    }

    #[test]
    fn edits_build_on_each_other() {
        let changes =
            vec![change((0, 2), (0, 4), "👍"), change((0, 4), (1, 0), " "), change((0, 99), (0, 99), "!")];
        assert_eq!(edited("👍ab\nc", changes), "👍👍 c!");
    }

    #[test]
    fn no_place_is_too_wrong_to_be_edited() {
        assert_eq!(edited("ab", vec![change((7, 7), (0, 1), "x")]), "ax");
        assert_eq!(edited("👍", vec![change((0, 1), (0, 1), "x")]), "x👍");
    }

    #[test]
    fn a_text_may_come_whole() {
        let whole = serde_json::from_value(json!({ "text": "new\n" })).expect("it is a change");
        assert_eq!(edited("old", vec![whole, change((1, 0), (1, 0), "er")]), "new\ner");
    }
}
