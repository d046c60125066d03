//! However many threads there are, a run comes out the same: reports, messages and exit codes.

use crate::cli::Folder;
use std::process::Output;
use whosays::names::Named;
use whosays::report::OutputFormat;

/// Drafts of very different lengths, some that cannot be read, and a config that is broken in the midst of them.
fn archive() -> Folder {
    let folder = Folder::new("threads");
    for number in 0..120 {
        let weak = format!("The bridge at pier {number} reportedly closed on Friday.\n\n");
        let sound = "The lake was calm, Mayor Ana Costa said on Monday.\n\n".repeat(number * 37 % 400);
        let draft = if number % 3 == 0 { sound + &weak } else { weak + &sound };
        folder.write(&format!("desk-{}/{number}.md", number % 7), draft);
    }
    folder.write("desk-2/bytes.md", b"\xff\0\0");
    folder.write("desk-3/whosays.yml", "rules: { hearsay-adverb: loud }\n");
    folder.write("desk-5/whosays.yml", "rules: { hearsay-adverb: error }\n");
    folder
}

fn run(folder: &Folder, arguments: &[&str], threads: &str) -> Output {
    folder.run(&[&["check", "--threads", threads][..], arguments].concat())
}

#[test]
fn a_run_comes_out_the_same_for_any_number_of_threads() {
    let folder = archive();
    for (format, _) in OutputFormat::ALL {
        let arguments = ["--output-format", *format, ".", "nowhere.md", "desk-1/1.md"];
        let alone = run(&folder, &arguments, "1");
        assert_eq!(alone.status.code(), Some(2), "{alone:?}");
        for threads in ["2", "3", "16"] {
            assert_eq!(run(&folder, &arguments, threads), alone, "{format}, {threads} threads");
        }
    }
}

#[test]
fn a_reader_who_leaves_ends_all_threads() {
    let folder = archive();
    let mut command = folder.command(&["check", "--threads", "4", "--output-format", "concise", "desk-1"]);
    let mut child = command.stdout(std::process::Stdio::piped()).spawn().expect("the command runs");
    drop(child.stdout.take());
    assert!(child.wait().expect("it ends").code().is_some_and(|code| code < 2));
}
