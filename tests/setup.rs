//! What fits whosays into a machine: completions for shells, and pages of the manual.

use crate::cli::Folder;
use std::process::{Command, Stdio};

const SHELLS: [&str; 6] = ["bash", "elvish", "fish", "nushell", "powershell", "zsh"];

#[test]
fn every_shell_is_told_every_command() {
    let folder = Folder::new("completions");
    for shell in SHELLS {
        let script = printed(&folder, &["completions", shell]);
        for command in commands(&folder) {
            assert!(script.contains(&command), "{shell} knows nothing of `{command}`");
        }
    }
}

#[test]
fn bash_completes_commands_options_and_their_values() {
    if !is_there("bash") {
        return;
    }
    let folder = Folder::new("bash");
    folder.write("whosays.bash", printed(&folder, &["completions", "bash"]));
    let all = commands(&folder);
    let offered = bash(&folder, "whosays ");
    assert!(all.iter().all(|command| offered.contains(command)), "{offered:?} of {all:?}");
    assert_eq!(bash(&folder, "whosays exp"), ["explain"]);
    assert_eq!(bash(&folder, "whosays check --fail-on e"), ["error"]);
    let formats = bash(&folder, "whosays check --output-format ");
    assert!(formats.contains(&"json".to_owned()), "{formats:?}");
    assert!(bash(&folder, "whosays check --exit").contains(&"--exit-zero".to_owned()));
}

/// What bash offers at the end of a line.
fn bash(folder: &Folder, line: &str) -> Vec<String> {
    let words: Vec<&str> = line.split(' ').collect();
    let script = "set -u; source whosays.bash; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1))
        _whosays whosays \"${COMP_WORDS[COMP_CWORD]}\" \"${COMP_WORDS[COMP_CWORD - 1]}\"; printf '%s\\n' \"${COMPREPLY[@]}\"";
    let output = there(folder, "bash").args(["-c", script, "bash"]).args(words).output().expect("bash runs");
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    String::from_utf8(output.stdout).expect("it is UTF-8").lines().map(str::to_owned).collect()
}

#[test]
fn every_command_has_a_page_of_the_manual() {
    let folder = Folder::new("man");
    let manual = printed(&folder, &["man"]);
    assert_eq!(printed(&folder, &["man", "--to", "share/man1"]), "");
    assert_eq!(folder.read("share/man1/whosays.1"), manual.as_bytes());
    assert!(manual.contains("Exit codes"), "scripts need them: {manual}");
    for command in commands(&folder) {
        assert!(manual.contains(&format!("whosays\\-{command}(1)")), "{command} is missing in {manual}");
        let page =
            String::from_utf8(folder.read(&format!("share/man1/whosays-{command}.1"))).expect("it is UTF-8");
        for option in long_options(&printed(&folder, &[&command, "--help"])) {
            assert!(page.contains(&option.replace('-', "\\-")), "{command}: {option} is missing in {page}");
        }
    }
}

#[test]
fn the_pages_of_the_manual_can_be_set() {
    if !is_there("groff") {
        return;
    }
    let folder = Folder::new("roff");
    printed(&folder, &["man", "--to", "."]);
    for command in commands(&folder) {
        let page = format!("whosays-{command}.1");
        let output =
            there(&folder, "groff").args(["-man", "-Tutf8", "-ww", &page]).output().expect("groff runs");
        assert!(output.status.success() && output.stderr.is_empty(), "{page}: {output:?}");
        let set = String::from_utf8_lossy(&output.stdout);
        assert!(set.starts_with(&format!("whosays-{command}(1) ")), "{set}");
        let footer = set.lines().rfind(|line| !line.is_empty());
        assert!(footer.is_some_and(|line| line.trim_start().starts_with("whosays ")), "{footer:?}");
    }
}

#[test]
fn pages_that_cannot_be_written_are_an_error() {
    let folder = Folder::new("no-man");
    folder.write("file", "");
    let output = folder.run(&["man", "--to", "file"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("error: file: "), "{output:?}");
}

/// The commands that the help lists, without `help` itself.
fn commands(folder: &Folder) -> Vec<String> {
    let help = printed(folder, &["-h"]);
    let (_, list) = help.split_once("Commands:\n").expect("it lists commands");
    let (list, _) = list.split_once("\n\n").expect("it lists options after them");
    let entries = list.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let names: Vec<String> = entries
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .map(str::to_owned)
        .collect();
    assert!(names.len() > 10, "{help}");
    names
}

fn long_options(help: &str) -> Vec<&str> {
    let starts = help.lines().map(str::trim_start).filter(|line| line.starts_with('-'));
    starts.filter_map(|line| line.split([' ', '=', '[']).find(|word| word.starts_with("--"))).collect()
}

fn printed(folder: &Folder, arguments: &[&str]) -> String {
    let output = folder.run(arguments);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    String::from_utf8(output.stdout).expect("it prints UTF-8")
}

/// Whether a program is here.
fn is_there(program: &str) -> bool {
    let mut command = Command::new(program);
    command.arg("--version").stdin(Stdio::null()).output().is_ok_and(|output| output.status.success())
}

/// Another program, to be run in the folder.
fn there(folder: &Folder, program: &str) -> Command {
    let whosays = folder.command(&[]);
    let mut command = Command::new(program);
    command.current_dir(whosays.get_current_dir().expect("it has one")).stdin(Stdio::null());
    command
}
