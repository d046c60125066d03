//! What a run fails for is the same in every format, and every format shows it.

use crate::cli::Folder;
use crate::support::git::Repository;
use whosays::names::Named;
use whosays::report::OutputFormat;

/// A draft of more than 150 words that cites one source by name, and one that says nothing weak.
fn folder() -> Folder {
    let folder = Folder::new("gates");
    let filler = "The lake behind the dam is two miles long, and poplars stand on the bank. ".repeat(12);
    folder
        .write("long.md", format!("# The dam at Lorne\n\nMayor Lea Novak said the dam was safe. {filler}\n"));
    folder.write("weak.md", "The bridge reportedly closed on Friday.\n");
    folder.write("sound.md", "The bridge closed on Friday, Mayor Lea Novak said.\n");
    folder.write("none/notes.rtf", "");
    folder
}

#[test]
fn exit_codes_are_the_same_in_every_format() {
    let folder = folder();
    let runs: &[(&[&str], i32)] = &[
        (&["sound.md"], 0),
        (&["weak.md"], 1),
        (&["weak.md", "--fail-on", "never"], 0),
        (&["weak.md", "--fail-on", "error"], 0),
        (&["weak.md", "--max-warnings", "1"], 0),
        (&["weak.md", "--max-warnings", "0", "--fail-on", "never"], 1),
        (&["weak.md", "--exit-zero"], 0),
        (&["weak.md", "nowhere.md"], 2),
        (&["weak.md", "nowhere.md", "--exit-zero"], 2),
        (&["weak.md", "--since", "nowhere"], 2),
        (&["none"], 3),
        (&["none", "--exit-zero"], 3),
        (&["long.md"], 0),
        (&["long.md", "--min-sources", "2"], 1),
        (&["long.md", "--min-sources", "2", "--fail-on", "error"], 1),
        (&["long.md", "--min-sources", "2", "--fail-on", "never"], 0),
        (&["long.md", "--min-sources", "1", "--max-anonymous", "0"], 0),
    ];
    for (arguments, code) in runs {
        for (format, _) in OutputFormat::ALL {
            let output = folder.run(&[&["check", "--output-format", format], *arguments].concat());
            assert_eq!(output.status.code(), Some(*code), "{arguments:?} as {format}");
        }
    }
}

#[test]
fn a_limit_that_is_missed_is_shown_in_every_format() {
    let folder = folder();
    for (format, _) in OutputFormat::ALL {
        let output = folder.run(&["check", "--output-format", format, "--min-sources", "2", "long.md"]);
        let shown = String::from_utf8(output.stdout).expect("it prints UTF-8");
        let is_shown = shown.contains("limit-sources") && shown.contains("nly Lea Novak is cited by name");
        assert!(is_shown, "{format}: {}", &shown[shown.len().saturating_sub(800)..]);
    }
}

#[test]
fn where_nothing_has_changed_every_format_ends_with_0() {
    let Some(repository) = Repository::new("gates-unchanged") else { return };
    repository.0.write("weak.md", "It is a rumour.\n");
    repository.commit();
    for (format, _) in OutputFormat::ALL {
        let arguments = ["--output-format", format, "--since", "HEAD", "weak.md"];
        let mut command = repository.0.command(&[&["check"][..], &arguments].concat());
        let output = crate::support::git::isolate(&mut command).output().expect("the command runs");
        assert_eq!(output.status.code(), Some(0), "{format}");
    }
}
