//! What is told of the words under the mouse.

use crate::cli::Folder;
use crate::support::editor::Editor;
use serde_json::{Value, json};

const DRAFT: &str = "“👍🏽,” she wrote. Analysts note that the quay has been sold. The gulls left.\n\n\
                     “🚢 It holds,” said Ana Ruiz, an engineer at Foss. She denied the rest.\n";

fn hover(editor: &mut Editor, name: &str, [line, character]: [u32; 2]) -> Value {
    let document = json!({ "uri": editor.uri(name) });
    let place = json!({ "line": line, "character": character });
    editor.ask("textDocument/hover", json!({ "textDocument": document, "position": place }))
}

/// Where words begin and end on a line, in UTF-16.
fn place(text: &str, line: usize, words: &str) -> [u32; 2] {
    let line = text.lines().nth(line).expect("there is such a line");
    let start = line[..line.find(words).expect("they are there")].encode_utf16().count() as u32;
    [start, start + words.encode_utf16().count() as u32]
}

fn range(line: u32, [start, end]: [u32; 2]) -> Value {
    json!({ "start": { "line": line, "character": start }, "end": { "line": line, "character": end } })
}

#[test]
fn a_finding_is_told_wherever_it_has_a_place() {
    let folder = Folder::new("lsp-hover");
    let mut editor = Editor::start(&folder);
    editor.open("a.md", "markdown", DRAFT);
    let analysts = place(DRAFT, 0, "Analysts");
    let told = hover(&mut editor, "a.md", [0, analysts[0] + 3]);
    assert_eq!(told["range"], range(0, analysts), "{told}");
    assert_eq!(told["contents"]["kind"], "markdown");
    let page = told["contents"]["value"].as_str().expect("it is a page").to_owned();
    assert!(page.starts_with("**Which analysts?"), "{page}");
    let parts = ["\n- kind: collective, rung ", "\n- cue: “note” (", "\n\n**Why**: ", "\n\n**Clauses**: "];
    let places: Vec<Option<usize>> = parts.iter().map(|part| page.find(part)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{page}");
    // The claim is a place of it too.
    let claim = place(DRAFT, 0, "the quay has been sold");
    let told = hover(&mut editor, "a.md", [0, claim[0] + 6]);
    let same = told["contents"]["value"].as_str().unwrap_or_default().replace("; here: the claim)", ")");
    assert_eq!((&told["range"], same), (&range(0, claim), page));
}

#[test]
fn a_source_without_fault_is_told_as_it_was_resolved() {
    let folder = Folder::new("lsp-hover-source");
    let mut editor = Editor::with(
        &folder,
        json!({ "textDocument": { "hover": { "contentFormat": ["plaintext"] } } }),
        json!({}),
    );
    editor.open("a.md", "markdown", DRAFT);
    let she = place(DRAFT, 2, "She");
    let told = hover(&mut editor, "a.md", [2, she[0]]);
    assert_eq!((&told["range"], &told["contents"]["kind"]), (&range(2, she), &json!("plaintext")), "{told}");
    let page = told["contents"]["value"].as_str().expect("it is a page");
    assert!(page.starts_with("Ana Ruiz\n\n- source: “She”, that is Ana Ruiz, first named at 3:"), "{page}");
    assert!(page.contains("\n- kind: person, rung 1 of ") && page.contains("\n- cited 2 times"), "{page}");
}

#[test]
fn nothing_is_told_of_what_is_not_open_or_no_draft() {
    let folder = Folder::new("lsp-hover-none");
    let mut editor = Editor::start(&folder);
    assert_eq!(hover(&mut editor, "a.md", [0, 0]), Value::Null);
    editor.open("a.md", "markdown", "The quay is old.\n");
    assert_eq!(hover(&mut editor, "a.md", [0, 4]), Value::Null);
    assert_eq!(hover(&mut editor, "a.md", [99, 99]), Value::Null);
}

#[test]
fn what_an_author_allows_is_told_without_the_finding() {
    let folder = Folder::new("lsp-hover-allowed");
    let mut editor = Editor::start(&folder);
    let allowed = "<!-- whosays: allow unnamed-experts -- known to the desk -->\n";
    editor.open("a.md", "markdown", &format!("{allowed}Analysts note that the quay has been sold.\n"));
    let told = hover(&mut editor, "a.md", [1, 3]);
    let page = told["contents"]["value"].as_str().expect("it is a page");
    assert!(page.starts_with("**Analysts**\n\n- source: “Analysts”"), "{page}");
}
