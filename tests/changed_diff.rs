//! `--diff`: diffs as they come, from git, from `diff -u`, from mails, and what is none.

use crate::cli::Folder;
use crate::support::git::{Repository, Said, said};
use std::fmt::Write as _;
use std::path::Path;
use std::process::{Output, Stdio};

const EDITED: &str =
    "The mill is old.\n\nA rumour says it leaks. Another rumour spread.\n\nIt has two wheels.\n";

/// What git says of the edit, with nothing around it.
const DIFF: &str = "\
diff --git a/desk/mill.md b/desk/mill.md
index 83db48f..bf269f4 100644
--- a/desk/mill.md
+++ b/desk/mill.md
@@ -3 +3 @@ The mill is old.
-A rumour says it leaks. It rained.
+A rumour says it leaks. Another rumour spread.
";

/// A folder with the edited draft, and a rule that asks of one word.
fn folder(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write("whosays.yml", "packs: [house]\nbuiltin: off\n");
    folder.write("house/pack.yml", "name: house\nversion: '1'\n");
    folder.write(
        "house/quay-talk.yml",
        "id: quay-talk\nsummary: Talk.\nseverity: warning\nmatch: { phrase: rumour }\n\
         message: who spread it?\ntests: { flag: ['The [[rumour]] spread.'] }\n",
    );
    folder.write("desk/mill.md", EDITED);
    folder
}

fn check_in(folder: &Folder, at: &str, diff: impl AsRef<[u8]>, paths: &[&str]) -> Said {
    let arguments = [&["check", "--output-format", "concise", "--diff", "-"], paths].concat();
    let mut command = folder.command(&arguments);
    command.current_dir(folder.path().join(at));
    said(&run(command.stdin(Stdio::piped()), diff.as_ref()))
}

fn run(command: &mut std::process::Command, stdin: &[u8]) -> Output {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the command runs");
    // Whoever refuses its arguments does not read.
    let _ = std::io::Write::write_all(&mut child.stdin.take().expect("it is piped"), stdin);
    child.wait_with_output().expect("the command ends")
}

fn check(folder: &Folder, diff: impl AsRef<[u8]>) -> Said {
    check_in(folder, ".", diff, &[])
}

#[test]
fn a_diff_says_what_changed_whoever_made_it() {
    let folder = folder("diffs");
    let plain = DIFF.lines().skip(2).collect::<Vec<_>>().join("\n") + "\n";
    let diffs = [
        ("of git", DIFF.to_owned()),
        ("without letters", DIFF.replace("a/desk", "desk").replace("b/desk", "desk")),
        ("with other letters", DIFF.replace("a/desk", "i/desk").replace("b/desk", "w/desk")),
        ("of diff -u", plain.replace("mill.md\n", "mill.md\t2026-05-04 10:00:00.0 +0200\n")),
        ("without letters, of diff -u", plain.replace("a/desk", "desk").replace("b/desk", "desk")),
        ("with CRLF", DIFF.replace('\n', "\r\n")),
        ("cut behind the last line", DIFF.trim_end().to_owned()),
        (
            "quoted",
            DIFF.replace("a/desk/mill.md", r#""a/desk/m\151ll.md""#)
                .replace("b/desk/mill.md", r#""b/desk/m\151ll.md""#),
        ),
        (
            "in a mail",
            format!(
                "From: Ida <ida@example.com>\n\n--- \nA word\n---\n desk/mill.md | 2 +-\n\n{DIFF}-- \n2.47.3\n"
            ),
        ),
        ("without ends of lines", DIFF.replace("rained.\n", "rained.\n\\ No newline at end of file\n")),
        (
            "renamed",
            DIFF.replace("a/desk", "a/wire")
                .replace("index", "rename from wire/mill.md\nrename to desk/mill.md\nindex"),
        ),
    ];
    for (name, diff) in diffs {
        let said = check(&folder, &diff);
        assert_eq!(
            (said.lines, said.code, &*said.stderr),
            (vec!["desk/mill.md:3:33".to_owned()], Some(1), ""),
            "{name}"
        );
    }
    // From a file, and from a folder further in.
    folder.write("change.diff", DIFF);
    let output = folder.run(&["check", "--output-format", "concise", "--diff", "change.diff"]);
    assert_eq!(said(&output).lines, ["desk/mill.md:3:33"]);
    assert_eq!(check_in(&folder, "desk", DIFF.replace("desk/", ""), &[]).lines, ["mill.md:3:33"]);
    assert_eq!(check_in(&folder, "desk", DIFF, &["mill.md"]).code, Some(2), "there is no root to count from");
    folder.write(".git/HEAD", "");
    assert_eq!(check_in(&folder, "desk", DIFF, &["mill.md"]).lines, ["mill.md:3:33"]);
}

#[test]
fn what_a_diff_does_not_touch_is_not_shown() {
    let folder = folder("untouched");
    folder.write("other.md", "A rumour.\n");
    assert_eq!(check(&folder, DIFF).lines, ["desk/mill.md:3:33"]);
    let said = check(&folder, "");
    assert_eq!((said.lines.len(), said.code, &*said.stderr), (0, Some(0), ""), "nothing has changed");
    let mode = "diff --git a/other.md b/other.md\nold mode 100644\nnew mode 100755\n";
    let gone = "diff --git a/x.md b/x.md\ndeleted file mode 100644\nindex e69de29..0000000\n--- a/x.md\n+++ /dev/null\n@@ -1 +0,0 @@\n-A rumour.\n";
    let image = "diff --git a/x.png b/x.png\nindex 1..2 100644\nBinary files a/x.png and b/x.png differ\n";
    folder.write("x.png", [0, 1, 2]);
    assert_eq!(check(&folder, [mode, gone, image].concat()).code, Some(0));
    // To take lines away leaves those around them as they were.
    let cut = "--- a/other.md\n+++ b/other.md\n@@ -1,3 +1,1 @@\n A rumour.\n-\n-It rained.\n";
    assert_eq!(check(&folder, cut).code, Some(0));
    let cut = "--- a/other.md\n+++ b/other.md\n@@ -1 +0,0 @@\n-According to Ana Costa,\n";
    assert_eq!(check(&folder, cut).code, Some(0), "what stands around it is not in the diff");
    let cut = "--- a/other.md\n+++ b/other.md\n@@ -1,2 +1 @@\n-Not\n A rumour.\n";
    assert_eq!(check(&folder, cut).lines, ["other.md:1:3"]);
}

#[test]
fn new_files_and_those_that_git_does_not_show_are_new_all_over() {
    let folder = folder("binary");
    folder.write("new.md", "A rumour.\n\nAnother rumour.\n");
    let new = "diff --git a/new.md b/new.md\nnew file mode 100644\nindex 0000000..e69de29\n--- /dev/null\n+++ b/new.md\n@@ -0,0 +1,3 @@\n+A rumour.\n+\n+Another rumour.\n";
    assert_eq!(check(&folder, new).lines, ["new.md:1:3", "new.md:3:9"]);
    let binary = "diff --git a/new.md b/new.md\nindex 1..2 100644\nGIT binary patch\nliteral 2\nJcmZQzU|?i`U|=Y)\n\nliteral 1\nIcmZPo000310RR91\n\n";
    assert_eq!(check(&folder, binary).lines.len(), 2);
}

#[test]
fn what_is_no_diff_of_two_versions_is_refused() {
    let folder = folder("refused");
    let refuse = |diff: &str, words: &str| {
        let said = check(&folder, diff);
        assert!(said.code == Some(2) && said.stderr.contains(words) && said.lines.is_empty(), "{said:?}");
    };
    refuse(" desk/mill.md | 2 +-\n 1 file changed\n", "no unified diff");
    refuse(
        &DIFF
            .replace("\ndiff", "\n\u{1b}[1mdiff")
            .replace("--- ", "\u{1b}[1m--- ")
            .replace("@@ -", "\u{1b}[36m@@ -")
            .replace("diff --git", "\u{1b}[1mdiff"),
        "--no-color",
    );
    refuse(
        "diff --cc desk/mill.md\nindex 1,2..3\n--- a/desk/mill.md\n+++ b/desk/mill.md\n@@@ -1,1 -1,1 +1,1 @@@\n",
        "line 1: this diff compares with several",
    );
    refuse("--- a/desk/mill.md\n+++ b/desk/mill.md\n@@@ -1 -1 +1 @@@\n", "line 3");
    refuse(&DIFF[..DIFF.len() - 48], "line 7: the diff is broken here");
    refuse(&DIFF.replace("-3 +3", "-3 +x"), "line 5: the diff is broken here");
    refuse("@@ -1 +1 @@\n-a\n+b\n", "line 1: the diff is broken");
    refuse(&DIFF.replace("desk/mill", "desk/\u{1b}dam"), "which is not here");
    refuse(&DIFF.replace("Another", "No"), "line 3 is another");
    refuse(&DIFF.replace("+3 @@", "+300 @@"), "line 300 is another");
    let said = check_in(&folder, ".", DIFF, &["-"]);
    assert!(said.code == Some(2) && said.stderr.contains("name them instead"), "{said:?}");
    let output = folder.run(&["check", "--diff", "nowhere.diff"]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    folder.write("wire.jsonl", "{\"text\":\"A rumour.\"}\n");
    let jsonl = "--- a/wire.jsonl\n+++ b/wire.jsonl\n@@ -0,0 +1 @@\n+{\"text\":\"A rumour.\"}\n";
    assert_eq!(check_in(&folder, ".", jsonl, &["wire.jsonl"]).code, Some(2));
}

#[test]
fn diffs_of_git_are_understood_under_any_settings() {
    let Some(repository) = Repository::new("diff-settings") else { return };
    let mut draft = String::new();
    for line in 0..60 {
        let _ = writeln!(draft, "A rumour number {line} spread. It rained.\n");
    }
    repository.0.write("desk/été \"1\".md", &draft);
    repository.commit();
    let edited = draft
        .replace("number 9 spread", "number 9 is new")
        .replace("number 40 spread. It rained", "number 40 spread. A rumour rained");
    repository.0.write("desk/été \"1\".md", edited);
    let ways: [&[&str]; 8] = [
        &["diff"],
        &["-c", "diff.noprefix=true", "diff"],
        &["-c", "diff.mnemonicPrefix=true", "diff"],
        &["-c", "core.quotePath=false", "diff", "-U0"],
        &["-c", "diff.suppressBlankEmpty=true", "diff", "-U20"],
        &["diff", "--patience", "--function-context", "--inter-hunk-context=50"],
        &["diff", "--word-diff=none", "--binary", "--full-index"],
        &["diff", "--stat", "--patch", "HEAD"],
    ];
    for way in ways {
        let diff = repository.git(way);
        for folder in [".", "desk"] {
            let mut command = repository.command(&["--diff", "-"]);
            command.current_dir(repository.0.path().join(folder)).stdin(Stdio::piped());
            let said = said(&run(&mut command, &diff));
            let name =
                if folder == "." { Path::new("desk/été \"1\".md") } else { Path::new("été \"1\".md") };
            let places = [format!("{}:19:3", name.display()), format!("{}:81:30", name.display())];
            assert_eq!((said.lines, &*said.stderr), (places.to_vec(), ""), "{way:?} in {folder}");
        }
    }
}
