//! Whatever comes over the line, the server answers or ends.

use crate::cli::Folder;
use crate::support::editor::Editor;
use serde_json::{Value, json};
use std::thread;
use std::time::Duration;

#[test]
fn a_conversation_ends_as_the_protocol_wants_it() {
    let folder = Folder::new("lsp-end");
    assert_eq!(Editor::start(&folder).quit().code(), Some(0));
    let mut editor = Editor::start(&folder);
    editor.notify("exit", Value::Null);
    assert_eq!(editor.ended().code(), Some(1));
    let mut editor = Editor::start(&folder);
    editor.hang_up();
    assert_eq!(editor.ended().code(), Some(1));
    // Some editors say what goes without saying.
    assert_eq!(folder.run_on(&["lsp", "--stdio"], b"").status.code(), Some(1));
}

#[test]
fn what_cannot_be_asked_is_refused() {
    let folder = Folder::new("lsp-refuse");
    let mut editor = Editor::stranger(&folder);
    let code = |editor: &mut Editor, method: &str, params: Value| {
        let id = editor.request(method, params);
        editor.answer(id)["error"]["code"].as_i64()
    };
    assert_eq!(code(&mut editor, "textDocument/hover", json!({})), Some(-32002));
    assert_eq!(code(&mut editor, "initialize", json!({ "capabilities": 7 })), Some(-32602));
    editor.ask("initialize", json!({ "processId": null, "rootUri": null, "capabilities": {} }));
    assert_eq!(code(&mut editor, "textDocument/moniker", json!({})), Some(-32601));
    assert_eq!(code(&mut editor, "textDocument/diagnostic", json!([1])), Some(-32602));
    assert_eq!(code(&mut editor, "initialize", json!({ "capabilities": {} })), Some(-32601));
    // What is misspoken or about nothing that is open is passed over.
    editor.notify("textDocument/didOpen", json!({ "textDocument": 1 }));
    editor.notify("$/unheardOf", json!(null));
    editor.edit("nowhere.txt", [0, 0, 0, 0], "x");
    editor.close("nowhere.txt");
    editor.ask("shutdown", Value::Null);
    assert_eq!(code(&mut editor, "textDocument/hover", json!({})), Some(-32600));
}

#[test]
fn what_is_no_message_is_answered_and_passed_over() {
    let folder = Folder::new("lsp-garbage");
    let mut editor = Editor::start(&folder);
    for (garbage, code) in [("{\"jsonrpc\": ", -32700), ("[1, 2]", -32600)] {
        editor.send(garbage);
        assert_eq!(editor.refused()["error"]["code"], code);
    }
    // An answer to nothing is no question.
    editor.send("{\"id\":null,\"error\":{\"code\":1,\"message\":\"?\"}}");
    editor.open("a.txt", "plaintext", "It reportedly burned down in March.\n");
    assert_eq!(editor.findings("a.txt").len(), 1);
    assert!(editor.quit().success());
}

#[test]
fn where_nobody_can_tell_what_comes_it_ends_with_a_word() {
    let folder = Folder::new("lsp-lost");
    for lost in
        ["Content-Length: many\r\n\r\n{}", "Content-Length: 99999999999999\r\n\r\n{}", "hello\r\n\r\n"]
    {
        let output = folder.run_on(&["lsp"], lost.as_bytes());
        assert_eq!(output.status.code(), Some(2), "{lost}");
        assert!(String::from_utf8_lossy(&output.stderr).starts_with("error: lsp: "), "{lost}");
    }
}

#[test]
fn a_request_can_be_taken_back() {
    let folder = Folder::new("lsp-cancel");
    let mut editor = Editor::start(&folder);
    // While this is checked, the two below pile up.
    editor.open("a.txt", "plaintext", &"It reportedly burned down in March. ".repeat(5000));
    thread::sleep(Duration::from_millis(20));
    let id = editor.request(
        "textDocument/hover",
        json!({ "textDocument": { "uri": "x" }, "position": { "line": 0, "character": 0 } }),
    );
    editor.notify("$/cancelRequest", json!({ "id": id }));
    let answer = editor.answer(id);
    assert_eq!(answer["error"]["code"], -32800, "{answer}");
    assert!(editor.quit().success());
}

#[test]
fn a_thousand_documents_may_be_open() {
    let folder = Folder::new("lsp-many");
    let mut editor = Editor::start(&folder);
    let name = |number: usize| format!("{number}.txt");
    for number in 0..1000 {
        editor.open(&name(number), "plaintext", "It reportedly burned down in March.\n");
    }
    for number in [0, 499, 999] {
        assert_eq!(editor.findings(&name(number)).len(), 1);
    }
    for number in 0..1000 {
        editor.close(&name(number));
    }
    assert!(editor.quit().success());
}

#[test]
fn a_document_may_be_closed_while_something_is_asked_of_it() {
    let folder = Folder::new("lsp-closed");
    let mut editor = Editor::start(&folder);
    let document = json!({ "uri": editor.uri("a.txt") });
    let place = json!({ "line": 0, "character": 5 });
    let range = json!({ "start": place, "end": place });
    for _ in 0..20 {
        editor.open("a.txt", "plaintext", "It reportedly burned down in March.\n");
        let asked = [
            editor.request("textDocument/hover", json!({ "textDocument": document, "position": place })),
            editor.request("textDocument/documentSymbol", json!({ "textDocument": document })),
        ];
        editor.close("a.txt");
        let late = [
            editor.request("textDocument/hover", json!({ "textDocument": document, "position": place })),
            editor.request(
                "textDocument/codeAction",
                json!({ "textDocument": document, "range": range, "context": { "diagnostics": [] } }),
            ),
            editor.request("textDocument/codeLens", json!({ "textDocument": document })),
            editor.request("textDocument/completion", json!({ "textDocument": document, "position": place })),
        ];
        for id in asked {
            assert!(!editor.answer(id)["result"].is_null());
        }
        for id in late {
            let answer = editor.answer(id);
            assert!(
                answer["error"].is_null() && answer["result"].as_array().is_none_or(Vec::is_empty),
                "{answer}"
            );
        }
    }
    assert!(editor.quit().success());
}
