//! Pages show what the tool prints: the files of a page are written to a folder, its commands run there.
//!
//! A fenced block whose info string has a file name after the language is that file; in a block of ` ```console `
//! each line that begins with `$` is a command, and what follows is its output. With `SNAPSHOTS=overwrite` in the
//! environment the outputs are written anew.

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
fn the_newsroom_shows_what_is_printed() {
    let folder = Folder::new("newsroom");
    let newsroom = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/newsroom");
    copy(&newsroom, &newsroom, &folder);
    shows_what_is_printed("examples/newsroom/README.md", &folder);
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
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
    let written = std::fs::read_to_string(&path).expect("the page is there");
    let expected = Data::read_from(&path, Some(DataFormat::Text)).raw();
    Assert::new().action_env("SNAPSHOTS").eq(retell(folder, &written), expected);
}

/// The page with what its commands print now, in its folder.
fn retell(folder: &Folder, written: &str) -> String {
    let mut told = String::with_capacity(written.len());
    let mut lines = written.split_inclusive('\n');
    while let Some(line) = lines.next() {
        told.push_str(line);
        let Some(info) = line.trim_end().strip_prefix("```") else { continue };
        let body: String = lines.by_ref().take_while(|line| line.trim_end() != "```").collect();
        match info.split_once(' ') {
            Some((_, file)) => folder.write(file, &body),
            None if info == "console" => {
                told.push_str(&perform(folder, &body));
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
fn perform(folder: &Folder, session: &str) -> String {
    let mut told = String::new();
    for command in session.lines().filter_map(|line| line.strip_prefix("$ ")) {
        let arguments = command.strip_prefix("whosays ").expect("only whosays is run");
        let output = folder.run(&arguments.split(' ').collect::<Vec<_>>());
        let printed = [output.stdout, output.stderr].concat();
        let printed = String::from_utf8(printed).expect("it prints UTF-8");
        write!(told, "$ {command}\n{printed}").expect("strings take anything");
    }
    told
}
