//! Who is cited in a draft: as its outline, between its words, over its first line, and on a page.

use crate::cli::Folder;
use crate::support::editor::Editor;
use serde_json::{Value, json};

const DRAFT: &str = "“👍🏽 It holds,” said Ana Ruiz, an engineer at Foss.\n\n\
                     Residents fear a flood (港 👍). She denied that it may come.\n\nThe sluice reportedly leaks.\n";

fn ask(editor: &mut Editor, method: &str) -> Value {
    let document = json!({ "uri": editor.uri("a.md") });
    let all = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 9, "character": 0 } });
    editor.ask(&format!("textDocument/{method}"), json!({ "textDocument": document, "range": all }))
}

/// An editor with the draft open.
fn editor(name: &str, capabilities: Value, settings: Value) -> Editor {
    let mut editor = Editor::with(&Folder::new(name), capabilities, settings);
    editor.open("a.md", "markdown", DRAFT);
    editor
}

fn branches() -> Value {
    json!({ "textDocument": { "documentSymbol": { "hierarchicalDocumentSymbolSupport": true } } })
}

/// The words of a range that is counted in UTF-16.
fn words(range: &Value) -> String {
    let number = |end: &str, name: &str| range[end][name].as_u64().expect("it is a number") as usize;
    assert_eq!(number("start", "line"), number("end", "line"));
    let line: Vec<u16> =
        DRAFT.lines().nth(number("start", "line")).expect("it is there").encode_utf16().collect();
    String::from_utf16_lossy(&line[number("start", "character")..number("end", "character")])
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

#[test]
fn the_outline_is_the_inventory_of_sources() {
    let mut editor = editor("lsp-outline", branches(), json!({}));
    let outline = ask(&mut editor, "documentSymbol");
    let line = |it: &Value| {
        format!("{}: {}", it["name"].as_str().unwrap_or("-"), it["detail"].as_str().unwrap_or("-"))
    };
    let sources: Vec<String> = list(&outline).iter().map(line).collect();
    let told = [
        "Ana Ruiz: person · 2 claims",
        "Residents: collective, no reason given · 1 claim",
        "(“reportedly”): nobody · 1 claim",
    ];
    assert_eq!(sources, told);
    let claims = list(&outline[0]["children"]);
    assert_eq!(claims.iter().map(line).collect::<Vec<_>>(), ["👍🏽 It holds,: said", "it may come: denied"]);
    assert_eq!(words(&outline[0]["selectionRange"]), "Ana Ruiz, an engineer at Foss");
    assert_eq!(words(&claims[1]["range"]), "She denied that it may come");
    assert_eq!(words(&claims[1]["selectionRange"]), "She");
}

#[test]
fn an_outline_without_branches_is_a_list() {
    let mut editor = editor("lsp-outline-flat", json!({}), json!({}));
    let outline = ask(&mut editor, "documentSymbol");
    let owners: Vec<&Value> = list(&outline).iter().map(|it| &it["containerName"]).collect();
    assert_eq!(owners.len(), 7);
    assert_eq!(owners[..3], [&Value::Null, &json!("Ana Ruiz"), &json!("Ana Ruiz")]);
    assert_eq!(outline[0]["location"]["uri"], editor.uri("a.md"));
}

#[test]
fn sources_are_marked_where_that_is_wanted() {
    let mut plain = editor("lsp-hints-off", json!({}), json!({}));
    assert_eq!(ask(&mut plain, "inlayHint"), Value::Null);
    let mut editor = editor("lsp-hints", json!({}), json!({ "inlayHints": true }));
    let hints = ask(&mut editor, "inlayHint");
    let marked = |hint: &Value| {
        let line = DRAFT.lines().nth(hint["position"]["line"].as_u64().unwrap_or_default() as usize);
        let line: Vec<u16> = line.unwrap_or_default().encode_utf16().collect();
        let at = hint["position"]["character"].as_u64().unwrap_or_default() as usize;
        let before = String::from_utf16_lossy(&line[..at]);
        format!(
            "{} {}",
            before.split(' ').next_back().unwrap_or_default(),
            hint["label"].as_str().unwrap_or("-")
        )
    };
    let told = ["Foss [person]", "Residents [collective]", "She [= Ana Ruiz]", "reportedly [nobody]"];
    assert_eq!(list(&hints).iter().map(marked).collect::<Vec<_>>(), told);
    let some = json!({ "start": { "line": 4, "character": 0 }, "end": { "line": 5, "character": 0 } });
    let document = json!({ "uri": editor.uri("a.md") });
    let hints = editor.ask("textDocument/inlayHint", json!({ "textDocument": document, "range": some }));
    assert_eq!(list(&hints).len(), 1);
}

#[test]
fn the_first_line_leads_to_the_summary() {
    let mut editor = editor("lsp-lens", json!({}), json!({}));
    let lens = ask(&mut editor, "codeLens")[0].clone();
    assert_eq!(lens["range"]["start"]["line"], 0);
    let command = &lens["command"];
    assert_eq!(command["title"], "4 claims: 2 by named sources, 1 unnamed, 1 by nobody");
    let page = editor.ask("workspace/executeCommand", command.clone());
    let page = page.as_str().expect("it is a page");
    let told = "# Sources\n\n4 attributions to 3 sources: 2 (50%) anonymous, 2 (50%) to Ana Ruiz\n\n";
    assert!(page.starts_with(told) && page.contains("\n| Ana Ruiz | person | 2 | 1 |\n"), "{page}");
    let shown = editor.hear("window/showMessage");
    assert_eq!(shown["params"]["message"], told.trim_start_matches("# Sources").trim());
    // An editor that shows the page asks for no message.
    let quiet = json!({ "command": command["command"], "arguments": [command["arguments"][0], true] });
    assert!(editor.ask("workspace/executeCommand", quiet).is_string());
    assert!(editor.heard.is_empty(), "{:?}", editor.heard);
    // Of a draft that is not open there is no summary.
    let id = editor
        .request("workspace/executeCommand", json!({ "command": "whosays.summary", "arguments": ["x"] }));
    assert!(editor.answer(id)["error"]["message"].is_string());
}

#[test]
fn the_first_line_is_left_alone_where_nobody_wants_it() {
    let mut editor = editor("lsp-lens-off", json!({}), json!({ "codeLens": false }));
    assert_eq!(ask(&mut editor, "codeLens"), Value::Null);
    editor.open("rule.yml", "yaml", "id: x\n");
    let document = json!({ "uri": editor.uri("rule.yml") });
    let outline = editor.ask("textDocument/documentSymbol", json!({ "textDocument": document }));
    assert_eq!(outline, Value::Null);
}
