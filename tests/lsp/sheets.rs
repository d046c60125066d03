//! Rules, lexicons and configs as documents: what is wrong in them, and what an editor may ask about them.

use crate::cli::Folder;
use crate::support::editor::{Editor, line, pulling};
use serde_json::{Value, json};

const RULE: &str = "id: soft-word
summary: A word softens a claim.
severity: warning
match: { phrase: \"(perhaps | maybe)\" }
unless: { cited: { within: sentence, phrase: \"@look-ups\" } }
message: \"“{match}” says nothing\"
tests:
  flag: [\"The mill is [[perhaps]] old.\", \"The quay is [[maybe]] wet.\"]
  pass:
    - \"The mill is old.\"
    - { text: \"Perhaps the almanac is old.\", cleared-by: cited }
";
const LOOK_UPS: &str = "summary: What can be looked up.\nwords: [almanac, ledger]\n";
const PACK: &str = "name: house\nversion: \"1\"\n";

/// A folder with a pack, which its config may name.
fn house(name: &str, config: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write("whosays.yml", config);
    folder.write("house/pack.yml", PACK);
    folder.write("house/lexicons/look-ups.yml", LOOK_UPS);
    folder.write("house/soft-word.yml", RULE);
    folder
}

/// What is told of a file, once it is so many findings.
fn told(editor: &mut Editor, name: &str, count: usize) -> Vec<String> {
    let is_so = |params: &Value| params["diagnostics"].as_array().is_some_and(|all| all.len() == count);
    editor.until(name, is_so).iter().map(line).collect()
}

#[test]
fn examples_that_fail_are_told_where_they_stand() {
    for (name, config) in [("lsp-sheet-named", "packs: [house]\n"), ("lsp-sheet-loose", "builtin: off\n")] {
        let folder = house(name, config);
        let mut editor = Editor::start(&folder);
        editor.open("house/soft-word.yml", "yaml", &RULE.replace("maybe]]", "hardly]]"));
        let failed = told(&mut editor, "house/soft-word.yml", 1);
        assert!(failed[0].starts_with("7:56-7:62 whosays/test-missing "), "{failed:?}");
        editor.rewrite("house/soft-word.yml", RULE);
        told(&mut editor, "house/soft-word.yml", 0);
        // A mistake in the rule is told once, and nothing of examples that nobody can run.
        editor.rewrite("house/soft-word.yml", &RULE.replace("@look-ups", "@look-up"));
        let wrong = told(&mut editor, "house/soft-word.yml", 1);
        assert!(wrong[0].contains("There is no lexicon `look-up`"), "{wrong:?}");
    }
}

#[test]
fn what_is_open_and_was_never_saved_counts() {
    let folder = house("lsp-sheet-new", "packs: [house]\n");
    let mut editor = Editor::start(&folder);
    editor.open("house/soft-word.yml", "yaml", &RULE.replace("@look-ups", "@books"));
    told(&mut editor, "house/soft-word.yml", 1);
    editor.open("house/lexicons/books.yml", "yaml", LOOK_UPS);
    told(&mut editor, "house/soft-word.yml", 0);
    // Nor need there be a pack on the disk.
    folder.write("other/notes.txt", "");
    editor.open("other/pack.yml", "yaml", &PACK.replace("house", "other"));
    editor.open("other/hard-word.yml", "yaml", &RULE.replace("soft", "hard").replace("maybe]]", "hardly]]"));
    let failed = told(&mut editor, "other/hard-word.yml", 1);
    assert!(failed[0].contains("whosays/test-missing"), "{failed:?}");
}

#[test]
fn an_editor_that_asks_is_told_the_same() {
    let folder = house("lsp-sheet-pull", "packs: [house]\n");
    let mut editor = Editor::with(&folder, pulling(), json!({}));
    editor.open("house/soft-word.yml", "yaml", &RULE.replace("maybe]]", "hardly]]"));
    let document = json!({ "uri": editor.uri("house/soft-word.yml") });
    let report = editor.ask("textDocument/diagnostic", json!({ "textDocument": document }));
    assert_eq!(report["items"][0]["code"], "whosays/test-missing", "{report}");
    assert_eq!(report["items"].as_array().map(Vec::len), Some(1), "{report}");
}

#[test]
fn what_is_none_of_ours_is_left_alone() {
    let folder = house("lsp-sheet-other", "packs: [house]\n");
    let mut editor = Editor::with(&folder, pulling(), json!({}));
    editor.open("compose.yml", "yaml", "services: { web: { image: x } }\n: [\n");
    editor.open("house/.github.yaml", "yaml", "on: [push\n");
    for name in ["compose.yml", "house/.github.yaml"] {
        let document = json!({ "uri": editor.uri(name) });
        let report = editor.ask("textDocument/diagnostic", json!({ "textDocument": document }));
        assert_eq!(report["items"], json!([]), "{name}");
    }
}

/// What is asked about a place in an open file: that at a mark `¦` in what is opened.
fn asked(editor: &mut Editor, name: &str, method: &str, marked: &str) -> Value {
    let (before, after) = marked.split_once('¦').expect("it is marked");
    editor.open(name, "yaml", &format!("{before}{after}"));
    let (line, column) = (before.matches('\n').count(), before.lines().last().unwrap_or_default());
    let column = if before.ends_with('\n') { 0 } else { column.encode_utf16().count() };
    let params = json!({ "textDocument": { "uri": editor.uri(name) },
        "position": { "line": line, "character": column }, "context": { "includeDeclaration": false, "triggerKind": 1 } });
    editor.ask(method, params)
}

#[test]
fn keys_values_and_names_are_completed() {
    let folder = house("lsp-sheet-complete", "packs: [house]\n");
    let mut editor = Editor::start(&folder);
    let labels = |items: &Value| -> Vec<String> {
        let items = items.as_array().expect("it is a list");
        items.iter().filter_map(|item| item["label"].as_str().map(str::to_owned)).collect()
    };
    let marked = RULE.replace("summary: A word softens a claim.\n", "sum¦\n");
    let items = asked(&mut editor, "house/soft-word.yml", "textDocument/completion", &marked);
    let summary = items.as_array().and_then(|items| items.iter().find(|item| item["label"] == "summary"));
    let summary = summary.expect("it is offered");
    assert_eq!(summary["textEdit"]["newText"], "summary: ");
    let range = json!({ "start": { "line": 1, "character": 0 }, "end": { "line": 1, "character": 3 } });
    assert_eq!(summary["textEdit"]["range"]["start"], range["start"]);
    assert!(summary["documentation"]["value"].as_str().is_some_and(|doc| !doc.is_empty()), "{summary}");
    editor.close("house/soft-word.yml");
    let marked = RULE.replace("@look-ups", "@¦");
    let items = asked(&mut editor, "house/soft-word.yml", "textDocument/completion", &marked);
    assert!(labels(&items).contains(&"look-ups".to_owned()), "{items}");
    let config = "packs: [house]\nrules:\n  soft¦\n";
    let items = asked(&mut editor, "whosays.yml", "textDocument/completion", config);
    assert_eq!(labels(&items).iter().filter(|label| *label == "soft-word").count(), 1);
    assert_eq!(asked(&mut editor, "compose.yml", "textDocument/completion", "ser¦"), Value::Null);
}

#[test]
fn what_stands_there_is_explained_and_found() {
    let folder = house("lsp-sheet-hover", "packs: [house]\n");
    let mut editor = Editor::start(&folder);
    let hover = |editor: &mut Editor, name: &str, marked: &str| {
        let shown = asked(editor, name, "textDocument/hover", marked);
        editor.close(name);
        shown["contents"]["value"].as_str().unwrap_or_default().to_owned()
    };
    let rule = "house/soft-word.yml";
    let page = hover(&mut editor, rule, &RULE.replace("severity", "sev¦erity"));
    assert!(page.contains("How much it matters") && page.contains("- `warning`"), "{page}");
    let page = hover(&mut editor, rule, &RULE.replace("@look-ups", "@look¦-ups"));
    assert!(page.contains("What can be looked up") && page.contains("“almanac”"), "{page}");
    assert!(page.contains("2 entries"), "{page}");
    let page = hover(&mut editor, rule, &RULE.replace("{match}", "{ma¦tch}"));
    assert!(page.contains("The words pointed at"), "{page}");
    let page = hover(&mut editor, "whosays.yml", "packs: [house]\nrules: { so¦ft-word: off }\n");
    assert!(page.contains("A word softens a claim"), "{page}");

    let found = |editor: &mut Editor, name: &str, marked: &str| {
        let location = asked(editor, name, "textDocument/definition", marked);
        editor.close(name);
        let uri =
            location["uri"].as_str().unwrap_or_default().rsplit('/').next().unwrap_or_default().to_owned();
        format!("{uri}:{}:{}", location["range"]["start"]["line"], location["range"]["start"]["character"])
    };
    assert_eq!(found(&mut editor, rule, &RULE.replace("@look-ups", "@look¦-ups")), "look-ups.yml:0:0");
    assert_eq!(
        found(&mut editor, rule, &RULE.replace("cleared-by: cited", "cleared-by: ci¦ted")),
        "soft-word.yml:4:10"
    );
    assert_eq!(
        found(&mut editor, "whosays.yml", "packs: [house]\nrules: { so¦ft-word: off }\n"),
        "soft-word.yml:0:4"
    );
    let aliased =
        RULE.replace("severity: warning", "severity: &s warning").replace("old.\"\n", "old.\"\n    - *s¦\n");
    assert_eq!(found(&mut editor, rule, &aliased), "soft-word.yml:2:11");
    assert_eq!(found(&mut editor, "whosays.yml", "rules: { anonymous-of¦ficials: off }\n"), ":null:null");
}

#[test]
fn a_rules_hits_in_open_drafts_are_found() {
    for config in ["packs: [house]\n", "packs: [house]\nrules: { soft-word: info }\n", "builtin: off\n"] {
        let folder = house(&format!("lsp-sheet-hits-{}", config.len()), config);
        let mut editor = Editor::start(&folder);
        editor.open("a.txt", "plaintext", "The quay is dry.\nThe mill is perhaps old.\n");
        editor.open("b.txt", "plaintext", "Maybe it is wet.\n");
        let hits = asked(&mut editor, "house/soft-word.yml", "textDocument/references", &format!("¦{RULE}"));
        let places: Vec<String> = hits
            .as_array()
            .expect("it is a list")
            .iter()
            .map(|hit| {
                let start = &hit["range"]["start"];
                format!(
                    "{}:{}:{}",
                    hit["uri"].as_str().unwrap_or_default().rsplit('/').next().unwrap_or_default(),
                    start["line"],
                    start["character"]
                )
            })
            .collect();
        assert_eq!(places, ["a.txt:1:12", "b.txt:0:0"], "{config}");
        let params = json!({ "command": "whosays.hits", "arguments": ["soft-word"] });
        assert_eq!(editor.ask("workspace/executeCommand", params), hits);
        assert!(editor.quit().success());
    }
}
