//! Pages show what the tool prints: the files of a page are written to a folder, its commands run there.
//!
//! A fenced block whose info string has a file name after the language is that file; in a block of ` ```console `
//! each line that begins with `$` is a command, and what follows is its output. With `SNAPSHOTS=overwrite` in the
//! environment the outputs are written anew. The walk through CI has commands of git and of the shell too, and is run
//! by `sh`.

use crate::cli::Folder;
use snapbox::data::DataFormat;
use snapbox::{Assert, Data};
use std::fmt::Write as _;
use std::path::Path;

#[test]
fn the_readme_shows_what_is_printed() {
    shows_what_is_printed("README.md", &Folder::new("readme"));
}

#[test]
fn the_guide_shows_what_is_printed() {
    shows_what_is_printed("docs/writing-rules.md", &Folder::new("guide"));
}

#[test]
fn the_page_on_allowing_shows_what_is_printed() {
    shows_what_is_printed("docs/suppressing.md", &Folder::new("allowing"));
}

#[test]
fn the_newsroom_shows_what_is_printed() {
    let folder = Folder::new("newsroom");
    let newsroom = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/newsroom");
    copy(&newsroom, &newsroom, &folder);
    shows_what_is_printed("examples/newsroom/README.md", &folder);
}

#[cfg(unix)]
#[test]
fn the_page_on_formats_shows_what_is_printed() {
    shows_what_is_printed_by("docs/output-formats.md", &Folder::new("formats"), &shell);
}

#[test]
fn the_page_on_gates_shows_what_is_printed() {
    shows_what_is_printed("docs/gates.md", &Folder::new("gates-page"));
}

#[cfg(unix)]
#[test]
fn the_walk_through_ci_shows_what_is_printed() {
    let folder = Folder::new("ci");
    let git = std::process::Command::new("git").arg("--version").output();
    if git.is_err() {
        return;
    }
    shows_what_is_printed_by("docs/ci.md", &folder, &shell);
}

/// What a command prints that a shell runs, with `whosays` on its path and a git that knows nothing of this machine.
#[cfg(unix)]
fn shell(folder: &Folder, command: &str) -> Vec<u8> {
    let whosays = folder.command(&[]);
    let programs = Path::new(whosays.get_program()).parent().expect("it lies in a folder");
    let path = std::env::var("PATH").unwrap_or_default();
    let mut shell = std::process::Command::new("sh");
    shell.arg("-c").arg(format!("exec 2>&1; {command}"));
    shell.current_dir(whosays.get_current_dir().expect("it has one")).stdin(std::process::Stdio::null());
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("GIT_")) {
        shell.env_remove(name);
    }
    shell.env_remove("CLICOLOR_FORCE").env("PATH", format!("{}:{path}", programs.display()));
    shell.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
    for role in ["AUTHOR", "COMMITTER"] {
        shell
            .env(format!("GIT_{role}_NAME"), "Ana Costa")
            .env(format!("GIT_{role}_EMAIL"), "ana@example.com");
    }
    shell.output().expect("there is a shell").stdout
}

fn copy(from: &Path, root: &Path, folder: &Folder) {
    for entry in std::fs::read_dir(from).expect("it is a folder") {
        let path = entry.expect("it can be read").path();
        if path.is_dir() {
            copy(&path, root, folder);
        } else {
            let name = path.strip_prefix(root).expect("it lies below").to_string_lossy();
            folder.write(&name, std::fs::read(&path).expect("it can be read"));
        }
    }
}

fn shows_what_is_printed(page: &str, folder: &Folder) {
    shows_what_is_printed_by(page, folder, &whosays);
}

/// What a command prints that needs no shell.
fn whosays(folder: &Folder, command: &str) -> Vec<u8> {
    let arguments = command.strip_prefix("whosays ").expect("only whosays is run");
    let output = folder.run(&arguments.split(' ').collect::<Vec<_>>());
    [output.stdout, output.stderr].concat()
}

/// Runs a command in a folder, and returns what it prints.
type Runner = dyn Fn(&Folder, &str) -> Vec<u8>;

fn shows_what_is_printed_by(page: &str, folder: &Folder, run: &Runner) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
    let written = std::fs::read_to_string(&path).expect("the page is there");
    let expected = Data::read_from(&path, Some(DataFormat::Text)).raw();
    Assert::new().action_env("SNAPSHOTS").eq(retell(folder, &written, run), expected);
}

/// The page with what its commands print now, in its folder.
fn retell(folder: &Folder, written: &str, run: &Runner) -> String {
    let mut told = String::with_capacity(written.len());
    let mut lines = written.split_inclusive('\n');
    while let Some(line) = lines.next() {
        told.push_str(line);
        let Some(info) = line.trim_end().strip_prefix("```") else { continue };
        let body: String = lines.by_ref().take_while(|line| line.trim_end() != "```").collect();
        match info.split_once(' ') {
            Some((_, file)) => folder.write(file, &body),
            None if info == "console" => {
                told.push_str(&perform(folder, &body, run));
                told.push_str("```\n");
                continue;
            }
            None => {}
        }
        told.push_str(&body);
        told.push_str("```\n");
    }
    told
}

/// Each command of a session with its output.
fn perform(folder: &Folder, session: &str, run: &Runner) -> String {
    let mut told = String::new();
    for command in session.lines().filter_map(|line| line.strip_prefix("$ ")) {
        let printed = String::from_utf8(run(folder, command)).expect("it prints UTF-8");
        write!(told, "$ {command}\n{printed}").expect("strings take anything");
    }
    told
}
