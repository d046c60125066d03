//! However a draft came to be what it is, an editor shows what `check` shows of it.

use crate::cli::Folder;
use crate::support::editor::{Editor, line};
use serde_json::{Value, json};

/// So many edits are made in all, and so often what is shown is compared on the way.
const EDITS: usize = 10_000;
const COMPARISONS: usize = 20;

/// What is typed, pasted and deleted: words that matter, marks that are long in one unit and short in another, line ends.
const PIECES: &[&str] = &[
    "reportedly ",
    "It is widely believed that the mill burned. ",
    "Analysts note that ",
    "Mara Voss, the mayor of Harl, said ",
    "“",
    "”",
    "’",
    "👍🏽",
    "港口",
    "é",
    "\n",
    "\r\n",
    "\n\n",
    ". ",
    "a",
    " ",
    "<!-- whosays: allow hearsay-adverb -- she checked it -->\n",
    "sources say ",
    "*",
    "> ",
];

/// Numbers that look as if they came by chance, and are the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound.max(1)
    }

    /// A boundary of a text that is no place inside a line break.
    fn boundary(&mut self, text: &str) -> usize {
        let mut at = self.below(text.len() + 1);
        while !text.is_char_boundary(at) || (text[..at].ends_with('\r') && text[at..].starts_with('\n')) {
            at -= 1;
        }
        at
    }
}

/// Line and byte of a place.
fn place(text: &str, at: usize) -> [u32; 2] {
    let before = &text[..at];
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    [before.matches('\n').count() as u32, (at - line) as u32]
}

/// What `check` finds in a file, as an editor tells it.
fn checked(folder: &Folder, name: &str) -> Vec<String> {
    let output = folder.run(&["check", name, "--exit-zero", "--output-format", "rdjsonl"]);
    let told = String::from_utf8(output.stdout).expect("it is text");
    let found = told.lines().map(|told| serde_json::from_str::<Value>(told).expect("it is JSON"));
    let end = |end: &Value| {
        let number = |name: &str| end[name].as_u64().expect("it is a number") - 1;
        json!({ "line": number("line"), "character": number("column") })
    };
    let found = found.map(|found| {
        let range = &found["location"]["range"];
        let range = json!({ "start": end(&range["start"]), "end": end(&range["end"]) });
        line(&json!({ "range": range, "code": found["code"]["value"], "message": found["message"] }))
    });
    found.collect()
}

#[test]
fn what_is_shown_after_many_edits_is_what_check_shows() {
    let folder = Folder::new("lsp-edits");
    let capabilities = json!({ "general": { "positionEncodings": ["utf-8"] } });
    let mut editor = Editor::with(&folder, capabilities, json!({}));
    let mut text = "Officials said the quay was safe. It reportedly burned down in March.\n".to_owned();
    editor.open("a.md", "markdown", &text);
    let mut chance = Chance(7);
    for edit in 1..=EDITS {
        let one = chance.boundary(&text);
        let other = if chance.below(3) == 0 { chance.boundary(&text) } else { one };
        // What grows must be cut now and then.
        let (start, end) = if text.len() > 3000 { (0, one) } else { (one, one.max(other.min(one + 40))) };
        let mut end = end;
        while !text.is_char_boundary(end) || (text[..end].ends_with('\r') && text[end..].starts_with('\n')) {
            end += 1;
        }
        let piece = PIECES[chance.below(PIECES.len())];
        let [[line, column], [end_line, end_column]] = [place(&text, start), place(&text, end)];
        editor.edit("a.md", [line, column, end_line, end_column], piece);
        text.replace_range(start..end, piece);
        if edit % (EDITS / COMPARISONS) == 0 {
            folder.write("a.md", &text);
            assert_eq!(editor.findings("a.md"), checked(&folder, "a.md"), "after {edit} edits:\n{text}");
        }
    }
}

#[test]
fn an_edit_at_a_place_that_cannot_be_changes_no_more_than_it_says() {
    let folder = Folder::new("lsp-far-edits");
    let mut editor = Editor::start(&folder);
    editor.open("draft.txt", "plaintext", "It is dry.\n\nThe dam reportedly broke.\n");
    let known = editor.findings("draft.txt");
    assert_eq!(known.len(), 1);
    for far in [json!(9_007_199_254_740_991_u64), json!(4_294_967_296_u64), json!(1e300), json!(u32::MAX)] {
        let range =
            json!({ "start": { "line": 0, "character": -1 }, "end": { "line": 0, "character": far } });
        editor.change("draft.txt", json!({ "range": range, "text": "It is wet." }));
        assert_eq!(editor.findings("draft.txt"), known, "{far}");
    }
    editor.change("draft.txt", json!({ "range": { "start": "here" }, "text": "It is wet." }));
    editor.edit("draft.txt", [0, 0, 0, 2], "That");
    assert_eq!(editor.findings("draft.txt"), known);
}
