//! The command line, from outside. Each file in `tests/cli/` is a transcript: `== NAME` begins an input file,
//! `$` a command and what it prints, `!` a line on standard error, `?` the exit code.

use snapbox::assert::DEFAULT_ACTION_ENV;
use snapbox::{Assert, Data};
use std::fmt::Write as _;
use std::fs;
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use whosays::names::Named;
use whosays::report::OutputFormat;

/// A folder that goes away with the test.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        // Tests run side by side, and two of them may think of one name.
        static FOLDERS: AtomicUsize = AtomicUsize::new(0);
        let number = FOLDERS.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("whosays-{}-{number}-{name}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder for temporary files can be written to");
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn write(&self, name: &str, contents: impl AsRef<[u8]>) {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("it can be written to");
        fs::write(path, contents).expect("it can be written to");
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.0.join(name)).expect("the file is there")
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_whosays"));
        command.args(arguments).current_dir(&self.0).env_remove("CLICOLOR_FORCE").stdin(Stdio::null());
        command
    }

    /// Does something with git, which knows nothing of this machine. Whether there is a git.
    pub(crate) fn git(&self, arguments: &[&str]) -> bool {
        let mut command = Command::new("git");
        command.args(["-c", "user.name=Ana Costa", "-c", "user.email=ana@example.org"]).args(arguments);
        for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
            command.env_remove(name);
        }
        command.current_dir(&self.0).env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        let Ok(output) = command.output() else { return false };
        assert!(output.status.success(), "{output:?}");
        true
    }

    /// Writes a file as many editors save it: it is whole from the first moment.
    pub(crate) fn save(&self, name: &str, contents: impl AsRef<[u8]>) {
        self.write("saved", contents);
        fs::rename(self.0.join("saved"), self.0.join(name)).expect("it can be renamed");
    }

    pub(crate) fn remove(&self, name: &str) {
        fs::remove_file(self.0.join(name)).expect("it can be removed");
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("the command runs")
    }

    pub(crate) fn run_on(&self, arguments: &[&str], stdin: &[u8]) -> Output {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the command runs");
        // What is refused for other reasons is not read to its end.
        let written = child.stdin.take().expect("it is piped").write_all(stdin);
        let refused = written.as_ref().is_err_and(|error| error.kind() == ErrorKind::BrokenPipe);
        assert!(refused || written.is_ok(), "{written:?}");
        child.wait_with_output().expect("the command ends")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("it prints UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("it prints UTF-8")
}

#[test]
fn transcripts() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be read").path())
        .collect();
    paths.sort();
    // Not every backslash is a path.
    let compare = Assert::new().action_env(DEFAULT_ACTION_ENV).normalize_paths(false);
    for path in paths {
        let expected = fs::read_to_string(&path).expect("a transcript can be read");
        let name = path.file_stem().expect("it has a name").to_string_lossy();
        compare.eq(replay(&name, &expected), Data::read_from(&path, None));
    }
}

/// Does what a transcript says, and writes down what comes of it.
fn replay(name: &str, transcript: &str) -> String {
    let folder = Folder::new(name);
    let mut replayed = String::new();
    let mut lines = transcript.lines().peekable();
    while let Some(line) = lines.next() {
        let _ = writeln!(replayed, "{line}");
        if let Some(file) = line.strip_prefix("== ") {
            let mut contents = String::new();
            while let Some(line) = lines.next_if(|line| !line.starts_with("== ") && !line.starts_with("$ ")) {
                let _ = writeln!(contents, "{line}");
            }
            replayed.push_str(&contents);
            folder.write(file, contents.trim_end_matches('\n').to_owned() + "\n");
        } else if let Some(command) = line.strip_prefix("$ ") {
            while lines.next_if(|line| !line.starts_with("? ")).is_some() {}
            lines.next();
            replayed.push_str(&perform(&folder, command));
        }
    }
    replayed
}

/// `whosays ARGUMENTS [< FILE]`, or `cat FILE`.
fn perform(folder: &Folder, command: &str) -> String {
    let (command, stdin) = command.split_once(" < ").unwrap_or((command, ""));
    let words: Vec<&str> = command.split_whitespace().collect();
    let read = |name: &str| fs::read(folder.0.join(name)).expect("the file is there");
    let output = match words.as_slice() {
        ["whosays", arguments @ ..] if stdin.is_empty() => folder.run(arguments),
        ["whosays", arguments @ ..] => folder.run_on(arguments, &read(stdin)),
        ["cat", file] => return String::from_utf8(read(file)).expect("it is UTF-8") + "? 0\n",
        _ => return "? 127\n".to_owned(),
    };
    let mut text = stdout(&output);
    for line in stderr(&output).lines() {
        let _ = writeln!(text, "! {line}");
    }
    let _ = writeln!(text, "? {}", output.status.code().expect("no signal ended it"));
    text
}

#[test]
fn whatever_a_new_config_offers_can_be_set() {
    let folder = Folder::new("offers");
    folder.write("draft.txt", "All is said by Ana Costa.\n");
    assert_eq!(folder.run(&["init"]).status.code(), Some(0));
    for name in ["whosays.yml", "house-rules/pack.yml"] {
        let written = fs::read_to_string(folder.0.join(name)).expect("it is there");
        // Keys begin with a small letter, sentences with a large one.
        let is_key =
            |line: &&str| line.trim_start().starts_with(|c: char| c.is_ascii_lowercase() || c == '-');
        let is_offer = |line: &&str| is_key(line) && !line.starts_with("yaml-language-server");
        let offer = |line: &str| line.strip_prefix("# ").filter(is_offer).unwrap_or(line).to_owned();
        let set: Vec<String> = written.lines().map(offer).collect();
        assert!(set.len() > 8 && set.join("\n") != written.trim_end(), "{name} offers something: {written}");
        folder.write(name, set.join("\n") + "\n");
    }
    folder.write("other-rules/pack.yml", "name: other-rules\nversion: \"1\"\n");
    let output = folder.run(&["check", "draft.txt"]);
    assert_eq!((output.status.code(), &*stderr(&output)), (Some(0), ""), "{}", stdout(&output));
}

#[test]
fn bytes_that_are_no_text_are_named_and_the_others_go_on() {
    let folder = Folder::new("bytes");
    folder.write("binary.txt", b"ab\0");
    folder.write("latin.txt", b"caf\xe9");
    folder.write("utf-32.txt", b"\xff\xfe\0\0a\0\0\0");
    folder.write("sound.txt", "The bridge reportedly closed on Friday.\n");
    let output = folder.run(&["check", ".", "--output-format", "concise"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stdout(&output).starts_with("sound.txt:1:12: warning[hearsay-adverb]"), "{output:?}");
    let messages = stderr(&output);
    assert!(messages.contains("binary.txt: this is no text"), "{messages}");
    assert!(messages.contains("latin.txt: this is not UTF-8: byte 3"), "{messages}");
    assert!(messages.contains("utf-32.txt: this is no text: byte 2"), "{messages}");
}

#[test]
fn a_line_of_50_megabytes_is_read() {
    let folder = Folder::new("long-line");
    let text = "The lake was calm. ".repeat(2_700_000) + "The bridge reportedly closed on Friday.";
    folder.write("long.txt", &text);
    let output = folder.run(&["check", "long.txt"]);
    let shown = stdout(&output);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert!(shown.contains("The bridge reportedly closed on Friday."), "{shown}");
    assert!(shown.len() < 10_000, "only the sentence is shown");
}

#[test]
fn a_reader_who_leaves_ends_the_run_quietly() {
    let folder = Folder::new("pipe");
    folder.write("a.txt", "The bridge reportedly closed on Friday.\n".repeat(5000));
    let mut command = folder.command(&["check", "a.txt", "--output-format", "concise"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the command runs");
    let mut first = [0; 10];
    child.stdout.take().expect("it is piped").read_exact(&mut first).expect("it prints something");
    let output = child.wait_with_output().expect("the command ends");
    assert_eq!(stderr(&output), "");
    assert!(output.status.code().is_some_and(|code| code < 2), "{output:?}");
}

#[test]
fn a_report_that_cannot_be_finished_leaves_the_old_one() {
    let folder = Folder::new("whole");
    folder.write("a.txt", "All is said by Ana Costa.\n");
    folder.write("old.json", "old");
    let output = folder.run(&["check", "a.txt", "--output-format", "json=nowhere/new.json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("nowhere/new.json"));
    let output = folder.run(&["check", "a.txt", "--output-format", "json=old.json"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let report = fs::read(folder.0.join("old.json")).expect("it is there");
    serde_json::from_slice::<serde_json::Value>(&report).expect("the new report is whole");
    let names: Vec<_> = fs::read_dir(&folder.0).expect("it is there").collect();
    assert_eq!(names.len(), 2, "nothing else is left behind: {names:?}");
}

#[cfg(unix)]
#[test]
fn a_hostile_file_name_does_not_reach_the_terminal() {
    let folder = Folder::new("hostile");
    let name = "\u{1b}[2J\u{1b}]0;x\u{7}\u{202e}.txt";
    folder.write(name, "The bridge reportedly closed on Friday.\n");
    folder.write("\u{1b}[1m.md", b"\0");
    for (format, _) in OutputFormat::ALL {
        let output = folder.run(&["check", ".", "--output-format", format]);
        let all = stdout(&output) + &stderr(&output);
        assert!(all.contains("2J") && !all.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{all:?}");
    }
    // As an option, where a pattern of the shell finds such a file.
    let mut command = folder.command(&["check", "--\u{1b}[2J"]);
    let output = command.env("CLICOLOR_FORCE", "1").output().expect("the command runs");
    assert!(
        stderr(&output).contains("unexpected argument") && !stderr(&output).contains('\u{1b}'),
        "{output:?}"
    );
}

#[test]
fn what_is_tried_is_shown_alike_in_whatever_order_it_is_read() {
    let folder = Folder::new("order");
    let names = ["a.txt", "b.txt", "c.txt", "d.txt"];
    for name in names {
        folder.write(name, format!("In {name} the bridge reportedly closed.\n\n").repeat(20));
    }
    let run = |order: [&str; 4]| {
        let output = folder.run(&[&["try", "hearsay-adverb", "--sample", "7"][..], &order].concat());
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        stdout(&output)
    };
    let shown = run(names);
    assert!(shown.contains("7 of 80 findings"), "{shown}");
    assert_eq!(shown, run(["d.txt", "b.txt", "a.txt", "c.txt"]));
}

#[test]
fn colours_come_when_they_are_asked_for() {
    let folder = Folder::new("colours");
    folder.write("a.txt", "The bridge reportedly closed on Friday.\n");
    assert!(!stdout(&folder.run(&["check", "a.txt"])).contains('\u{1b}'));
    assert!(stdout(&folder.run(&["check", "a.txt", "--color", "always"])).contains("\u{1b}["));
    assert!(!stdout(&folder.run(&["--color", "never", "check", "a.txt"])).contains('\u{1b}'));
}
