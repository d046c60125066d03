//! `--watch`, from outside: files are saved as editors save them, and what is shown is waited for.

use crate::cli::Folder;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

/// So long is waited for what must come.
const LIMIT: Duration = Duration::from_secs(20);

/// A watch that ends with the test.
struct Watch {
    child: Child,
    lines: Receiver<String>,
}

impl Watch {
    fn start(folder: &Folder, arguments: &[&str]) -> Self {
        let mut child = folder.command(arguments).stdout(Stdio::piped()).spawn().expect("the command runs");
        let (sender, lines) = channel();
        let stdout = BufReader::new(child.stdout.take().expect("it is piped"));
        thread::spawn(move || stdout.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
        Self { child, lines }
    }

    /// What is shown up to the end of the round in which a line holds some words, that round included.
    fn until(&self, words: &str) -> String {
        let (end, mut shown, mut found) = (Instant::now() + LIMIT, String::new(), false);
        loop {
            let line = match self.lines.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(line) => line,
                Err(RecvTimeoutError::Timeout) => panic!("“{words}” was not shown in time, but\n{shown}"),
                Err(RecvTimeoutError::Disconnected) => panic!("the watch ended; it showed\n{shown}"),
            };
            shown.extend([&line, "\n"]);
            found |= line.contains(words);
            if found && line.ends_with("Ctrl-C ends it") {
                return shown;
            }
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn rule(phrase: &str, message: &str) -> String {
    format!(
        "id: quay-talk\nsummary: Talk.\nseverity: warning\nmatch: {{ phrase: {phrase} }}\nmessage: {message}\n\
         tests: {{ flag: ['The [[rumour]] spread.'] }}\n"
    )
}

#[test]
fn a_draft_that_is_named_is_watched_though_it_is_excluded() {
    let folder = Folder::new("watch-named");
    folder.write("whosays.yml", "packs: [house]\nbuiltin: off\nexclude: [wire]\n");
    folder.write("house/pack.yml", "name: house\nversion: '1'\n");
    folder.write("house/quay-talk.yml", rule("rumour", "who spread it?"));
    folder.write("wire/mill.txt", "It is a rumour.\n");
    let arguments = ["check", "wire/mill.txt", "--watch", "--output-format", "concise"];
    let shown = Watch::start(&folder, &arguments).until("in all");
    assert!(shown.starts_with("wire/mill.txt:1:9: warning[quay-talk]"), "{shown}");
    let shown = Watch::start(&folder, &[&arguments[..], &["--force-exclude"]].concat()).until("in all");
    assert!(shown.starts_with("0 new"), "{shown}");
}

#[test]
fn a_watch_follows_drafts_and_rules() {
    let folder = Folder::new("watch");
    folder.write("whosays.yml", "packs: [house]\nbuiltin: false\n");
    folder.write("house/pack.yml", "name: house\nversion: '1'\n");
    folder.write("house/quay-talk.yml", rule("rumour", "who spread it?"));
    folder.write("drafts/mill.txt", "It is a rumour.\n");
    let watch = Watch::start(&folder, &["check", "drafts", "--watch", "--output-format", "concise"]);
    let shown = watch.until("in all");
    assert!(
        shown.contains("drafts/mill.txt:1:9: warning[quay-talk] who spread it?\n1 new, 0 gone, 1 in all;"),
        "{shown}"
    );
    assert!(shown.contains("; watching 1 draft and 3 rule or config files; Ctrl-C ends it"), "{shown}");

    // What was there already is not shown again.
    folder.save("drafts/mill.txt", "The mill is old.\n\nIt is a rumour. The quay rumour is new.\n");
    let shown = watch.until("1 new");
    assert!(shown.starts_with("drafts/mill.txt:3:26: warning"), "{shown}");
    assert!(
        shown.ends_with(
            "\n1 new, 0 gone, 2 in all; watching 1 draft and 3 rule or config files; Ctrl-C ends it\n"
        ),
        "{shown}"
    );

    // A rule says something else, and then nothing that can be read: it stays as it was until it is mended.
    folder.save("house/quay-talk.yml", rule("rumour", "who says so?"));
    let shown = watch.until("2 reworded");
    assert_eq!(shown.matches("who says so?").count(), 2, "{shown}");
    folder.save("house/quay-talk.yml", rule("'rumour", "who says so?"));
    let shown = watch.until("in all");
    assert!(shown.starts_with("house/quay-talk.yml:") && shown.contains("error["), "{shown}");
    assert!(shown.contains("The rules stay as they were until this is mended.\n"), "{shown}");
    assert!(shown.contains("\n0 new, 0 gone, 2 in all;"), "{shown}");
    folder.save("house/quay-talk.yml", rule("old", "how old?"));
    let shown = watch.until("1 new");
    assert!(shown.contains("mended: house/quay-talk.yml\n"), "{shown}");
    assert!(
        shown.contains(
            "gone: drafts/mill.txt:3:26: warning[quay-talk] who says so?\n1 new, 2 gone, 1 in all;"
        ),
        "{shown}"
    );

    // Drafts come and go.
    folder.save("drafts/quay.md", "The quay is *old*.\n");
    let shown = watch.until("watching 2 drafts");
    assert!(shown.starts_with("drafts/quay.md:1:14: warning[quay-talk] how old?\n1 new"), "{shown}");
    folder.remove("drafts/mill.txt");
    let shown = watch.until("watching 1 draft");
    assert!(
        shown.starts_with("gone: drafts/mill.txt, with its 1 finding\n0 new, 1 gone, 1 in all;"),
        "{shown}"
    );
}

#[test]
fn a_watch_holds_back_what_a_baseline_holds() {
    let folder = Folder::new("watch-baseline");
    let old = "The mill reportedly burned down in March, and nobody was hurt in it.\n";
    folder.write("drafts/mill.txt", old);
    assert_eq!(folder.run(&["baseline", "create"]).status.code(), Some(0));
    let watch = Watch::start(&folder, &["check", "drafts", "--watch", "--output-format", "concise"]);
    assert!(watch.until("in all").starts_with("0 new, 0 gone, 0 in all;"));
    // Edited slightly, and then once more; only what stands beside it is shown.
    let new = "\nThe quay reportedly sank.\n";
    folder.save("drafts/mill.txt", old.replace("March", "April") + new);
    let shown = watch.until("1 new");
    assert!(shown.starts_with("drafts/mill.txt:3:10: warning[hearsay-adverb]"), "{shown}");
    folder.save("drafts/mill.txt", old.replace("March", "June"));
    let shown = watch.until("1 gone");
    assert!(shown.ends_with("0 new, 1 gone, 0 in all; watching 1 draft; Ctrl-C ends it\n"), "{shown}");
    // It may get another name.
    folder.remove("drafts/mill.txt");
    watch.until("watching 0 drafts");
    folder.save("drafts/quay.txt", old);
    assert!(watch.until("watching 1 draft").starts_with("0 new, 0 gone, 0 in all;"));
    // A baseline that is written meanwhile holds at once.
    folder.save("drafts/quay.txt", "The quay reportedly sank.\n");
    watch.until("1 new");
    assert_eq!(folder.run(&["baseline", "create"]).status.code(), Some(0));
    let shown = watch.until("1 gone");
    assert!(shown.starts_with("gone: drafts/quay.txt:1:10"), "{shown}");
}

#[test]
fn a_watch_follows_what_is_allowed() {
    let folder = Folder::new("watch-allowed");
    folder.write("whosays.yml", "packs: [house]\nbuiltin: false\n");
    folder.write("house/pack.yml", "name: house\nversion: '1'\n");
    folder.write("house/quay-talk.yml", rule("rumour", "who spread it?"));
    folder.write("drafts/mill.txt", "It is a rumour.\n");
    let watch = Watch::start(&folder, &["check", "drafts", "--watch", "--output-format", "concise"]);
    watch.until("1 new");
    folder.save("drafts/mill.txt.whosays.yml", "allow: { quay-talk: The desk knows. }\n");
    let shown = watch.until("1 gone");
    assert!(
        shown.ends_with(
            "0 new, 1 gone, 0 in all; watching 1 draft and 3 rule or config files; Ctrl-C ends it\n"
        ),
        "{shown}"
    );
    folder.save("drafts/mill.txt.whosays.yml", "allow: quay-tlak\n");
    let shown = watch.until("2 new");
    assert!(shown.contains("drafts/mill.txt.whosays.yml:1:8: warning[whosays/unknown-rule]"), "{shown}");
    folder.remove("drafts/mill.txt.whosays.yml");
    let shown = watch.until("1 gone");
    assert!(shown.contains("0 new, 1 gone, 1 in all;"), "{shown}");
}

#[test]
fn what_cannot_be_watched_is_refused() {
    let folder = Folder::new("watch-refused");
    let refused = |arguments: &[&str]| {
        let output = folder.run(&[&["check", "--watch"], arguments].concat());
        assert_eq!(output.status.code(), Some(2));
        String::from_utf8(output.stderr).expect("it prints UTF-8")
    };
    assert_eq!(refused(&["-"]), "error: --watch: standard input cannot be watched; name files or folders\n");
    assert!(refused(&["--output-format", "json"]).contains("choose one of these as the output format"));
    assert!(
        refused(&["--output-format", "human=report"]).contains("leave one output format, without a path")
    );
    assert!(refused(&["--exit-zero"]).contains("cannot be used with '--exit-zero'"));
}
