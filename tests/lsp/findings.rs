//! What is told of drafts while they are written.

use crate::cli::Folder;
use crate::support::editor::{Editor, pulling};
use serde_json::json;

#[test]
fn a_draft_is_checked_as_it_stands_in_the_editor() {
    let folder = Folder::new("lsp-edit");
    let mut editor = Editor::start(&folder);
    editor.open("mill.txt", "plaintext", "The mill is old.\nIt reportedly burned down in March.\n");
    let findings = editor.findings("mill.txt");
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert!(findings[0].starts_with("1:3-1:13 "), "{findings:?}");

    // A line is put ahead of it, and then the word is gone.
    editor.edit("mill.txt", [0, 0, 0, 0], "“So,” 👍🏽.\n");
    assert!(editor.findings("mill.txt").iter().any(|finding| finding.starts_with("2:3-2:13 ")));
    editor.edit("mill.txt", [2, 3, 2, 14], "");
    assert!(!editor.findings("mill.txt").iter().any(|finding| finding.starts_with("2:")));
}

#[test]
fn places_are_right_in_each_encoding() {
    let text = "“港口 👍🏽 é,” they wrote — the mill reportedly burned down in March.\n";
    let start = text.find("reportedly").expect("it is there");
    let before = &text[..start];
    let units = [
        ("utf-8", before.len()),
        ("utf-16", before.encode_utf16().count()),
        ("utf-32", before.chars().count()),
    ];
    for (encoding, column) in units {
        let folder = Folder::new(&format!("lsp-{encoding}"));
        let offered = json!({ "general": { "positionEncodings": ["ebcdic", encoding, "utf-16"] } });
        let mut editor = Editor::stranger(&folder);
        let met =
            editor.ask("initialize", json!({ "processId": null, "rootUri": null, "capabilities": offered }));
        assert_eq!(met["capabilities"]["positionEncoding"], encoding);
        editor.notify("initialized", json!({}));
        editor.open("a.md", "markdown", text);
        let findings = editor.findings("a.md");
        let place = format!("0:{column}-0:{} ", column + "reportedly".len());
        assert!(findings.iter().any(|finding| finding.starts_with(&place)), "{encoding}: {findings:?}");
        // The same place is where edits are made.
        let column = column as u32;
        editor.edit("a.md", [0, column, 0, column + 11], "");
        assert!(!editor.findings("a.md").iter().any(|finding| finding.starts_with(&place)));
    }
}

#[test]
fn a_finding_tells_all_that_an_editor_can_show() {
    let folder = Folder::new("lsp-fields");
    let mut editor = Editor::start(&folder);
    let text = "Analysts note that the port has been sold.\n\n\
                <!-- whosays: allow no-such-thing-here -- old -->\n\nThe quay is wet.\n";
    editor.open("a.md", "markdown", text);
    let findings = editor.diagnostics("a.md");
    let weak = &findings[0];
    assert_eq!((&weak["source"], &weak["severity"]), (&json!("whosays"), &json!(2)));
    assert_eq!(weak["data"]["fingerprint"].as_str().map(str::len), Some(16), "{weak}");
    assert!(weak["message"].as_str().is_some_and(|message| message.contains('?')), "{weak}");
    let places = weak["relatedInformation"].as_array().expect("it tells of the claim");
    assert_eq!(places[0]["location"]["uri"], editor.uri("a.md"));
}

#[test]
fn an_editor_may_ask_for_findings() {
    let folder = Folder::new("lsp-pull");
    let mut editor = Editor::with(&folder, pulling(), json!({}));
    editor.open("a.txt", "plaintext", "It reportedly burned down in March.\n");
    let document = json!({ "uri": editor.uri("a.txt") });
    let report = editor.ask("textDocument/diagnostic", json!({ "textDocument": document }));
    assert_eq!((&report["kind"], report["items"].as_array().map(Vec::len)), (&json!("full"), Some(1)));
    let params = json!({ "textDocument": document, "previousResultId": report["resultId"] });
    assert_eq!(editor.ask("textDocument/diagnostic", params)["kind"], "unchanged");
    assert!(editor.quit().success());
}

#[test]
fn the_closest_config_holds_and_is_read_again() {
    let folder = Folder::new("lsp-config");
    folder.write("one/whosays.yml", "builtin: off\n");
    folder.write("two/a.txt", "");
    let mut editor = Editor::start(&folder);
    let text = "It reportedly burned down in March.\n";
    editor.open("one/a.txt", "plaintext", text);
    editor.open("two/a.txt", "plaintext", text);
    assert_eq!(editor.findings("one/a.txt").len(), 0);
    assert_eq!(editor.findings("two/a.txt").len(), 1);
    folder.save("one/whosays.yml", "builtin: on\n");
    let found =
        editor.until("one/a.txt", |params| params["diagnostics"].as_array().is_some_and(|it| !it.is_empty()));
    assert_eq!(found.len(), 1);
    // What stands in the editor goes ahead of the file.
    editor.open("two/whosays.yml", "yaml", "builtin: off\n");
    editor.until("two/a.txt", |params| params["diagnostics"] == json!([]));
    editor.close("two/whosays.yml");
    editor.until("two/a.txt", |params| params["diagnostics"] != json!([]));
}

#[test]
fn mistakes_in_configs_are_told_where_they_stand() {
    let folder = Folder::new("lsp-mistakes");
    folder.write("whosays.yml", "packs: []\nbiltin: off\n");
    let mut editor = Editor::start(&folder);
    editor.open("a.txt", "plaintext", "The mill is old.\n");
    let wrong = editor.until("whosays.yml", |params| params["diagnostics"] != json!([]));
    assert_eq!(wrong[0]["range"]["start"], json!({ "line": 1, "character": 0 }), "{wrong:?}");
    folder.save("whosays.yml", "packs: []\nbuiltin: off\n");
    editor.until("whosays.yml", |params| params["diagnostics"] == json!([]));
}

#[test]
fn what_is_allowed_or_known_is_not_told() {
    let folder = Folder::new("lsp-known");
    let text = "It reportedly burned down in March.\n";
    folder.write("whosays.yml", "extends: [news]\n");
    folder.write("old.txt", text);
    assert!(folder.run(&["baseline", "create", "old.txt"]).status.success());
    let mut editor = Editor::start(&folder);
    // The baseline knows it, wherever it has moved to in the draft.
    editor.open("old.txt", "plaintext", &format!("The mill is old.\n\n{text}"));
    assert_eq!(editor.findings("old.txt"), Vec::<String>::new());
    editor.edit("old.txt", [0, 16, 0, 16], " The quay reportedly sank in May.");
    assert_eq!(editor.findings("old.txt").len(), 1);
    // A comment allows it, and one that allows nothing is told of.
    let allow = "<!-- whosays: allow hearsay-adverb -- seen by the desk -->\n";
    editor.open("new.md", "markdown", &format!("{allow}{text}"));
    assert_eq!(editor.findings("new.md"), Vec::<String>::new());
    editor.edit("new.md", [1, 3, 1, 14], "");
    let idle = editor.diagnostics("new.md");
    assert_eq!((idle.len(), &idle[0]["tags"]), (1, &json!([1])), "{idle:?}");
    // So does the file beside a draft, as it is on the disk or in the editor.
    editor.open("new.txt", "plaintext", text);
    assert_eq!(editor.findings("new.txt").len(), 1);
    let beside = "allow:\n  - rule: hearsay-adverb\n    reason: seen by the desk\n";
    editor.open("new.txt.whosays.yml", "yaml", beside);
    editor.until("new.txt", |params| params["diagnostics"] == json!([]));
    // A baseline that is renewed counts at once.
    folder.remove("whosays-baseline.jsonl");
    editor.until("old.txt", |params| params["diagnostics"].as_array().is_some_and(|found| found.len() == 2));
}

#[test]
fn what_is_shown_follows_the_settings() {
    let folder = Folder::new("lsp-settings");
    let allow = "<!-- whosays: allow hearsay-adverb -- seen by the desk -->\n";
    let text = format!("{allow}It reportedly burned down in March.\n");
    let mut editor = Editor::with(&folder, json!({}), json!({ "suppressions": false }));
    editor.open("a.md", "markdown", &text);
    assert_eq!(editor.findings("a.md").len(), 1);
    editor.notify(
        "workspace/didChangeConfiguration",
        json!({ "settings": { "whosays": { "suppressions": true } } }),
    );
    editor.until("a.md", |params| params["diagnostics"] == json!([]));
    // An editor that is asked for its settings is believed too.
    let mut editor = Editor::with(&folder, json!({ "workspace": { "configuration": true } }), json!({}));
    let asked = editor.hear("workspace/configuration");
    assert_eq!(asked["params"]["items"][0]["section"], "whosays");
    editor.open("a.md", "markdown", &text);
    assert_eq!(editor.findings("a.md").len(), 0);
    editor.reply(&asked, &json!([{ "suppressions": false }]));
    editor.until("a.md", |params| params["diagnostics"] != json!([]));
}

#[test]
fn a_config_that_is_set_holds_as_far_as_it_can_be_read() {
    let folder = Folder::new("lsp-set");
    folder.write("desk.yml", "builtin: off\nbiltin: off\n");
    let text = "It reportedly burned down in March.\n";
    folder.write("a.txt", text);
    let checked = folder.run(&["check", "a.txt", "--config", "desk.yml", "--output-format", "jsonl"]);
    assert!(!String::from_utf8_lossy(&checked.stdout).contains("hearsay-adverb"));
    let mut editor = Editor::start(&folder);
    editor.open("a.txt", "plaintext", text);
    assert_eq!(editor.findings("a.txt").len(), 1);
    let settings = json!({ "settings": { "whosays": { "config": "desk.yml" } } });
    editor.notify("workspace/didChangeConfiguration", settings);
    editor.until("a.txt", |params| params["diagnostics"] == json!([]));
    let wrong = editor.until("desk.yml", |params| params["diagnostics"] != json!([]));
    assert_eq!(wrong[0]["range"]["start"]["line"], 1);
}
