//! Rules, lexicons and configs as documents: what is wrong in them, and what an editor may ask about them.

use crate::cli::Folder;
use crate::support::editor::{Editor, line};
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
    assert!(failed[0].contains("There is no lexicon `look-ups`"), "{failed:?}");
}

#[test]
fn an_editor_that_asks_is_told_the_same() {
    let folder = house("lsp-sheet-pull", "packs: [house]\n");
    let mut editor = Editor::with(&folder, json!({ "textDocument": { "diagnostic": {} } }), json!({}));
    editor.open("house/soft-word.yml", "yaml", &RULE.replace("maybe]]", "hardly]]"));
    let document = json!({ "uri": editor.uri("house/soft-word.yml") });
    let report = editor.ask("textDocument/diagnostic", json!({ "textDocument": document }));
    assert_eq!(report["items"][0]["code"], "whosays/test-missing", "{report}");
    assert_eq!(report["items"].as_array().map(Vec::len), Some(1), "{report}");
}

#[test]
fn what_is_none_of_ours_is_left_alone() {
    let folder = house("lsp-sheet-other", "packs: [house]\n");
    let mut editor = Editor::with(&folder, json!({ "textDocument": { "diagnostic": {} } }), json!({}));
    editor.open("compose.yml", "yaml", "services: { web: { image: x } }\n: [\n");
    editor.open("house/.github.yaml", "yaml", "on: [push\n");
    for name in ["compose.yml", "house/.github.yaml"] {
        let document = json!({ "uri": editor.uri(name) });
        let report = editor.ask("textDocument/diagnostic", json!({ "textDocument": document }));
        assert_eq!(report["items"], json!([]), "{name}");
    }
}
