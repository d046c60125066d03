//! What can be done about findings, and what comes of it: the server offers, an editor does, and `check` agrees.

use crate::cli::Folder;
use crate::support::amends::Amended;
use crate::support::editor::Editor;
use serde_json::{Value, json};
use whosays::lsp::Unit;

/// An editor that can do all that matters to edits.
fn able(folder: &Folder) -> Editor {
    let edits =
        json!({ "documentChanges": true, "resourceOperations": ["create"], "snippetEditSupport": true });
    let window = json!({ "showDocument": { "support": true } });
    Editor::with(folder, json!({ "workspace": { "workspaceEdit": edits }, "window": window }), json!({}))
}

/// What is offered at a place.
fn offered(editor: &mut Editor, name: &str, place: [u32; 2]) -> Vec<Value> {
    let place = json!({ "line": place[0], "character": place[1] });
    let params = json!({
        "textDocument": { "uri": editor.uri(name) },
        "range": { "start": place, "end": place },
        "context": { "diagnostics": [] },
    });
    let offered = editor.ask("textDocument/codeAction", params);
    offered.as_array().cloned().unwrap_or_default()
}

fn titles(offered: &[Value]) -> Vec<&str> {
    offered.iter().map(|action| action["title"].as_str().unwrap_or_default()).collect()
}

fn titled<'a>(offered: &'a [Value], title: &str) -> &'a Value {
    let fits = |action: &&Value| action["title"].as_str().is_some_and(|known| known.contains(title));
    offered.iter().find(fits).unwrap_or_else(|| panic!("“{title}” is not offered: {:?}", titles(offered)))
}

/// Makes the edits of an action in a file of the folder, as if the author saved them.
fn make(folder: &Folder, editor: &Editor, action: &Value, name: &str) -> Amended {
    let amended = Amended::of(&action["edit"]);
    assert_eq!(amended.uri, editor.uri(name));
    let before = if amended.created {
        String::new()
    } else {
        String::from_utf8_lossy(&folder.read(name)).into_owned()
    };
    folder.save(name, amended.made_in(&before, Unit::Utf16));
    amended
}

fn checked(folder: &Folder, arguments: &[&str]) -> String {
    let output = folder.run(arguments);
    String::from_utf8_lossy(&output.stdout).into_owned()
}

const WEAK: &str = "It reportedly burned down in March.\n";

#[test]
fn actions_come_in_an_order_that_never_changes() {
    let folder = Folder::new("lsp-actions");
    let mut editor = able(&folder);
    editor.open("a.md", "markdown", WEAK);
    let offered_here = offered(&mut editor, "a.md", [0, 5]);
    assert_eq!(
        titles(&offered_here),
        [
            "Allow “hearsay-adverb”: widely known",
            "Allow “hearsay-adverb”: named elsewhere in the text",
            "Allow “hearsay-adverb”: known to the desk",
            "Allow “hearsay-adverb”: quoted speech",
            "Allow “hearsay-adverb”: false alarm",
            "Allow “hearsay-adverb”: a reason of your own",
            "Insert “, according to [NAME, ROLE],”",
            "Show the rule “hearsay-adverb”",
            "Switch “hearsay-adverb” off in this folder",
            "Add to the baseline",
        ]
    );
    let told = editor.diagnostics("a.md");
    assert!(offered_here.iter().all(|one| one["kind"] == "quickfix" && one["diagnostics"] == json!(told)));
    let own = titled(&offered_here, "of your own");
    let snippet = &own["edit"]["documentChanges"][0]["edits"][0]["snippet"]["value"];
    assert_eq!(snippet, " <!-- whosays: allow hearsay-adverb -- ${1:[REASON]} -->");
    // Nothing is found behind it, and nothing else is asked for.
    assert_eq!(offered(&mut editor, "a.md", [0, 30]).len(), 0);
    let place = json!({ "line": 0, "character": 5 });
    let mut params = json!({ "textDocument": { "uri": editor.uri("a.md") }, "range": { "start": place, "end": place },
        "context": { "diagnostics": [], "only": ["refactor"] } });
    assert_eq!(editor.ask("textDocument/codeAction", params.clone()), json!([]));
    params["textDocument"]["uri"] = json!(editor.uri("b.md"));
    params["context"] = json!({ "diagnostics": [] });
    assert_eq!(editor.ask("textDocument/codeAction", params), Value::Null);
}

#[test]
fn an_editor_that_knows_no_versions_is_told_changes() {
    let folder = Folder::new("lsp-plain-edits");
    let mut editor = Editor::start(&folder);
    editor.open("a.md", "markdown", WEAK);
    let offered = offered(&mut editor, "a.md", [0, 5]);
    let amended = Amended::of(&titled(&offered, "of your own")["edit"]);
    let made = amended.made_in(WEAK, Unit::Utf16);
    assert_eq!(
        made,
        "It reportedly burned down in March. <!-- whosays: allow hearsay-adverb -- [REASON] -->\n"
    );
}

#[test]
fn plain_text_is_allowed_in_the_file_beside_it() {
    let folder = Folder::new("lsp-sidecar");
    folder.write("a.txt", WEAK);
    let mut editor = able(&folder);
    editor.open("a.txt", "plaintext", WEAK);
    let offered_here = offered(&mut editor, "a.txt", [0, 5]);
    let amended = make(&folder, &editor, titled(&offered_here, "false alarm"), "a.txt.whosays.yml");
    assert!(amended.created);
    editor.until("a.txt", |params| params["diagnostics"] == json!([]));
    assert!(checked(&folder, &["check", "a.txt"]).contains("1 suppressed"));
    // What is left behind can be deleted, in the file where it stands.
    let sidecar = String::from_utf8_lossy(&folder.read("a.txt.whosays.yml")).into_owned();
    editor.open("a.txt.whosays.yml", "yaml", &sidecar);
    editor.rewrite("a.txt", "The mill is old.\n");
    let idle = editor.until("a.txt.whosays.yml", |params| params["diagnostics"] != json!([]));
    let start = &idle[0]["range"]["start"];
    let place =
        [start["line"].as_u64(), start["character"].as_u64()].map(|number| number.unwrap_or_default() as u32);
    let beside = offered(&mut editor, "a.txt.whosays.yml", place);
    assert_eq!(titles(&beside), ["Delete the unused allowance"]);
    make(&folder, &editor, &beside[0], "a.txt.whosays.yml");
    assert_eq!(folder.read("a.txt.whosays.yml"), b"");
}

#[test]
fn a_rule_is_switched_off_where_its_config_says_so() {
    let folder = Folder::new("lsp-off");
    for name in ["one/a.txt", "two/deep/a.txt"] {
        folder.write(name, WEAK);
    }
    folder.write("two/whosays.yml", "# ours\nrules:\n  hearsay/*: on # all\nfail-on: error\n");
    let mut editor = able(&folder);
    let off = |editor: &mut Editor, draft: &str, config: &str, title: &str| {
        editor.open(draft, "plaintext", WEAK);
        let offered = offered(editor, draft, [0, 5]);
        let amended = make(&folder, editor, titled(&offered, title), config);
        editor.until(draft, |params| params["diagnostics"] == json!([]));
        assert!(checked(&folder, &["check", draft]).starts_with("nothing to ask"));
        amended.created
    };
    assert!(off(&mut editor, "one/a.txt", "one/whosays.yml", "off in this folder"));
    assert_eq!(folder.read("one/whosays.yml"), b"rules:\n  hearsay-adverb: off\n");
    assert!(!off(&mut editor, "two/deep/a.txt", "two/whosays.yml", "off in “two”"));
    let config = "# ours\nrules:\n  hearsay/*: on # all\n  hearsay-adverb: off\nfail-on: error\n";
    assert_eq!(folder.read("two/whosays.yml"), config.as_bytes());
}

#[test]
fn what_an_override_switches_on_is_not_switched_off_in_vain() {
    let folder = Folder::new("lsp-override");
    folder.write("a.txt", WEAK);
    folder.write("whosays.yml", "overrides:\n  - { files: [a.txt], rules: { hearsay-adverb: error } }\n");
    let mut editor = able(&folder);
    editor.open("a.txt", "plaintext", WEAK);
    let offered = offered(&mut editor, "a.txt", [0, 5]);
    assert!(!titles(&offered).iter().any(|title| title.contains("off")), "{:?}", titles(&offered));
}

#[test]
fn a_finding_goes_into_the_baseline() {
    let folder = Folder::new("lsp-baseline");
    folder.write("whosays.yml", "");
    folder.write("a.txt", format!("{WEAK}\nThe bridge reportedly closed.\n"));
    let mut editor = able(&folder);
    editor.open("a.txt", "plaintext", &format!("{WEAK}\nThe bridge reportedly closed.\n"));
    assert_eq!(editor.findings("a.txt").len(), 2);
    let offered_here = offered(&mut editor, "a.txt", [0, 5]);
    let command = titled(&offered_here, "baseline")["command"].clone();
    assert_eq!(command["command"], "whosays.addToBaseline");
    let params = json!({ "command": command["command"], "arguments": command["arguments"] });
    editor.ask("workspace/executeCommand", params);
    editor.until("a.txt", |params| params["diagnostics"].as_array().is_some_and(|left| left.len() == 1));
    assert!(checked(&folder, &["check", "a.txt"]).contains("1 in the baseline"));
    // What was never there cannot be added; neither can anything to a file that is no baseline.
    let refusal = |editor: &mut Editor, fingerprint: &Value| {
        let arguments = json!([editor.uri("a.txt"), fingerprint]);
        let params = json!({ "command": "whosays.addToBaseline", "arguments": arguments });
        let id = editor.request("workspace/executeCommand", params);
        editor.answer(id)["error"]["message"].as_str().unwrap_or_default().to_owned()
    };
    assert!(refusal(&mut editor, &json!("0000000000000000")).contains("no such finding"));
    folder.save("whosays-baseline.jsonl", "{\"oops\":1}\n");
    let left =
        editor.until("a.txt", |params| params["diagnostics"].as_array().is_some_and(|left| left.len() == 2));
    assert!(refusal(&mut editor, &left[1]["data"]["fingerprint"]).contains("nothing is written"));
    assert_eq!(folder.read("whosays-baseline.jsonl"), b"{\"oops\":1}\n");
}

#[test]
fn a_rule_is_shown_and_opened_where_it_is_a_file() {
    let folder = Folder::new("lsp-show-rule");
    let rule = "id: no-mills\nsummary: No mills.\nseverity: warning\nmatch: { phrase: mill }\nmessage: a mill\n\
                tests: { flag: [\"The [[mill]] is old.\"], pass: [\"It is old.\"] }\n";
    folder.write("whosays.yml", "packs: [no-mills.yml]\n");
    folder.write("no-mills.yml", rule);
    let mut editor = able(&folder);
    editor.open("a.txt", "plaintext", &format!("The mill is old.\n\n{WEAK}"));
    let show = |editor: &mut Editor, id: &str| {
        let arguments = json!([id, editor.uri("a.txt")]);
        editor.request(
            "workspace/executeCommand",
            json!({ "command": "whosays.showRule", "arguments": arguments }),
        )
    };
    let id = show(&mut editor, "no-mills");
    assert!(editor.answer(id)["result"].as_str().is_some_and(|page| page.starts_with("# ")));
    let shown = editor.hear("window/showDocument");
    assert_eq!(shown["params"]["uri"], json!(editor.uri("no-mills.yml")));
    let id = show(&mut editor, "hearsay-adverb");
    assert!(editor.answer(id)["result"].as_str().is_some_and(|page| page.contains("hearsay-adverb")));
    assert!(!editor.heard.iter().any(|heard| heard["method"] == "window/showDocument"));
    let id = show(&mut editor, "no-such-rule");
    assert!(editor.answer(id)["error"]["message"].as_str().is_some_and(|said| said.contains("no rule")));
    for arguments in [json!([]), json!([7]), json!(null)] {
        let params = json!({ "command": "whosays.showRule", "arguments": arguments });
        let id = editor.request("workspace/executeCommand", params);
        assert!(editor.answer(id).get("error").is_some());
    }
}

#[test]
fn a_house_learns_a_name_where_it_has_words() {
    let folder = Folder::new("lsp-lexicon");
    let rule = "id: no-boards\nsummary: No boards.\nseverity: warning\nmatch: { mention: { kind: organization } }\n\
                message: a body\n\
                tests: { flag: [\"The [[Orrin Board]] met.\"], pass: [\"It met.\"] }\n";
    folder.write("bare/no-boards.yml", rule);
    folder.write("house/no-boards.yml", rule);
    let config = "packs: [no-boards.yml]\nlexicons:\n  organizations:\n    extend:\n      words:\n      - Orrin Trust # ours\n";
    folder.write("house/whosays.yml", config);
    let mut editor = able(&folder);
    let text = "The Tolne Harbour Board met on Monday.\n";
    editor.open("house/a.txt", "plaintext", text);
    let offered_here = offered(&mut editor, "house/a.txt", [0, 8]);
    let action = titled(&offered_here, "Add “Tolne Harbour Board” to organizations");
    make(&folder, &editor, action, "house/whosays.yml");
    let made = String::from_utf8_lossy(&folder.read("house/whosays.yml")).into_owned();
    assert_eq!(made, format!("{config}      - Tolne Harbour Board\n"));
    // Now it is known.
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(20);
    while titles(&offered(&mut editor, "house/a.txt", [0, 8])).iter().any(|title| title.contains("Tolne")) {
        assert!(std::time::Instant::now() < deadline, "it is offered again");
    }
}
