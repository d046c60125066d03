//! A file system that means harm or breaks down: what is no file, what is gone, what cannot be written. Nothing hangs,
//! and what is written is whole or not there.

use crate::cli::Folder;
use std::fs;
use std::io::Write as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

const DRAFT: &str = "The bridge reportedly closed on Friday.\n";
const FOUND: &str =
    "a.txt:1:12: warning[hearsay-adverb] “reportedly” says that someone reported this, but not who\n";

/// Threads that want so much room for their stacks cannot be had.
const NO_ROOM: &str = "70368744177664";

/// Longer than any run takes here, and shorter than a test may hang.
const PATIENCE: Duration = Duration::from_secs(60);

fn pipe(folder: &Folder, name: &str) {
    let path = folder.path().join(name);
    fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("it can be written to");
    let made = Command::new("mkfifo").arg(&path).status().expect("every Unix has it");
    assert!(made.success());
}

fn start(folder: &Folder, arguments: &[&str]) -> Child {
    let mut command = folder.command(arguments);
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the command runs")
}

/// Waits for the end of a run that may hang.
fn end(mut child: Child) -> Output {
    let start = Instant::now();
    while child.try_wait().expect("it can be waited for").is_none() {
        if start.elapsed() > PATIENCE {
            let _ = child.kill();
            panic!("it hangs");
        }
        sleep(Duration::from_millis(5));
    }
    child.wait_with_output().expect("it has ended")
}

fn check(folder: &Folder, arguments: &[&str]) -> (Option<i32>, String, String) {
    let concise = [&["check", "--output-format", "concise"], arguments].concat();
    told(&end(start(folder, &concise)))
}

fn told(output: &Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("it prints UTF-8");
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("it is there");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("it can be read").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Waits until somebody reads a pipe, and hands over what is written to it.
fn feed(folder: &Folder, name: &str, contents: &str) {
    let mut pipe = fs::File::options().write(true).open(folder.path().join(name)).expect("it is read");
    pipe.write_all(contents.as_bytes()).expect("it is read");
}

#[test]
fn a_folder_with_pipes_devices_and_links_in_circles_is_walked() {
    let folder = Folder::new("odd");
    folder.write("a.txt", DRAFT);
    pipe(&folder, "pipe.txt");
    pipe(&folder, "a.txt.whosays.yml.md");
    symlink("/dev/zero", folder.path().join("zero.md")).expect("links can be made");
    symlink("..", folder.path().join("up")).expect("links can be made");
    symlink("self.txt", folder.path().join("self.txt")).expect("links can be made");
    assert_eq!(check(&folder, &["."]), (Some(1), FOUND.to_owned(), String::new()));
}

/// What a folder leaves out is listed in files that nobody named: whoever unpacks a folder of a stranger may get a pipe.
#[test]
fn a_folder_whose_list_of_ignored_files_is_none_is_told_and_not_walked() {
    for list in [".gitignore", ".ignore", ".git/info/exclude"] {
        for device in [false, true] {
            let folder = Folder::new("odd-list");
            folder.write("a.txt", DRAFT);
            let odd = format!("sub/{list}");
            folder.write("sub/b.txt", DRAFT);
            if device {
                let place = folder.path().join(&odd);
                fs::create_dir_all(place.parent().expect("it lies in a folder"))
                    .expect("it can be written to");
                symlink("/dev/zero", place).expect("links can be made");
            } else {
                pipe(&folder, &odd);
            }
            let told = format!("error: {odd}: this is no file, but a pipe or a device\n");
            assert_eq!(check(&folder, &["."]), (Some(2), FOUND.to_owned(), told.clone()));
            assert_eq!(check(&folder, &["sub", "a.txt"]), (Some(2), FOUND.to_owned(), told));
            folder.write("sub/deep/c.txt", DRAFT);
            let (code, shown, messages) = check(&folder, &["sub/deep", "a.txt"]);
            assert_eq!((code, &*shown), (Some(2), FOUND), "{messages}");
            assert!(messages.contains(list) && messages.contains("a pipe or a device"), "{messages}");
        }
    }
}

#[test]
fn links_in_circles_and_devices_that_are_named_are_told() {
    let folder = Folder::new("circle");
    folder.write("a.txt", DRAFT);
    symlink("self.txt", folder.path().join("self.txt")).expect("links can be made");
    let (code, shown, messages) = check(&folder, &["self.txt", "/dev/zero", "a.txt"]);
    assert_eq!((code, &*shown), (Some(2), FOUND));
    let lines: Vec<&str> = messages.lines().collect();
    assert!(lines[0].starts_with("error: self.txt: ") && lines[0].contains("symbolic links"), "{messages}");
    assert_eq!(lines[1..], ["error: /dev/zero: this is no text: byte 0 is NUL"]);
}

#[test]
fn a_pipe_that_is_named_is_read() {
    let folder = Folder::new("named-pipe");
    pipe(&folder, "a.txt");
    let child = start(&folder, &["check", "--output-format", "concise", "a.txt"]);
    feed(&folder, "a.txt", DRAFT);
    assert_eq!(told(&end(child)), (Some(1), FOUND.to_owned(), String::new()));
}

/// Nobody named them, so nobody waits for a writer who never comes, or reads what has no end.
#[test]
fn rules_and_what_is_allowed_come_out_of_files_only() {
    let pack = "name: house\nversion: \"1\"\n";
    let config = "packs: [house]\n";
    for (config, odd) in [
        ("", "a.txt.whosays.yml"),
        ("extends: [./base.yml]\n", "base.yml"),
        (config, "house/rule.yml"),
        (config, "house/lexicons/words.yml"),
        (config, "house/profiles/loud.yml"),
        ("packs: [rule.yml]\n", "rule.yml"),
    ] {
        for device in [false, true] {
            let folder = Folder::new("odd-rules");
            folder.write("a.txt", DRAFT);
            folder.write("whosays.yml", config);
            folder.write("house/pack.yml", pack);
            if device {
                let place = folder.path().join(odd);
                fs::create_dir_all(place.parent().expect("it lies in a folder"))
                    .expect("it can be written to");
                symlink("/dev/zero", place).expect("links can be made");
            } else {
                pipe(&folder, odd);
            }
            let (code, shown, messages) = check(&folder, &["a.txt"]);
            assert_eq!(code, Some(2), "{odd} {messages}");
            let told = shown + &messages;
            assert!(told.contains("this is no file") || told.contains("there is no config"), "{odd} {told}");
        }
    }
}

/// Names end in NUL where they may hold line breaks, and there may be many of them.
#[test]
fn a_long_list_of_names_is_read_to_its_end() {
    let folder = Folder::new("long-list");
    folder.write("a.txt", DRAFT);
    folder.write("list", "./a.txt\0".repeat(20_000) + "gone.txt\0");
    let (code, shown, messages) = check(&folder, &["--files-from", "list"]);
    assert_eq!((code, &*shown), (Some(2), &*format!("./{FOUND}")));
    assert_eq!(messages, "error: gone.txt: there is no such file or folder\n");
}

#[test]
fn a_list_without_end_is_told() {
    let folder = Folder::new("endless-list");
    folder.write("a.txt", DRAFT);
    for option in ["--files-from", "--diff"] {
        let (code, shown, messages) = check(&folder, &["a.txt", option, "/dev/zero"]);
        assert_eq!((code, &*shown), (Some(2), ""), "{option}");
        assert_eq!(messages, "error: /dev/zero: there is no end to it\n", "{option}");
    }
}

#[test]
fn what_is_gone_before_it_is_read_is_told_and_the_others_go_on() {
    let folder = Folder::new("gone");
    pipe(&folder, "first.txt");
    folder.write("gone.txt", DRAFT);
    folder.write("a.txt", DRAFT);
    let child = start(&folder, &["check", "--output-format", "concise", "first.txt", "gone.txt", "a.txt"]);
    // Whoever reads it has found the others.
    let mut writer =
        fs::File::options().write(true).open(folder.path().join("first.txt")).expect("it is read");
    folder.remove("gone.txt");
    writer.write_all(b"Nothing happened.\n").expect("it is read");
    drop(writer);
    let messages = "error: gone.txt: there is no such file or folder\n";
    assert_eq!(told(&end(child)), (Some(2), FOUND.to_owned(), messages.to_owned()));
}

#[test]
fn a_file_that_is_cut_or_grows_while_it_is_read_is_read_as_far_as_it_goes() {
    let folder = Folder::new("growing");
    pipe(&folder, "a.txt");
    let child = start(&folder, &["check", "--output-format", "concise", "a.txt"]);
    let mut writer = fs::File::options().write(true).open(folder.path().join("a.txt")).expect("it is read");
    for piece in ["The bridge repo", "rtedly closed on Fr", "iday.\n\nIt was shut at the en"] {
        writer.write_all(piece.as_bytes()).expect("it is read");
        sleep(Duration::from_millis(10));
    }
    drop(writer);
    assert_eq!(told(&end(child)), (Some(1), FOUND.to_owned(), String::new()));
}

/// A full disk, and a disk that fills up: the limit on the size of files does the same to whoever writes.
#[test]
fn a_report_that_does_not_fit_the_disk_is_not_there() {
    let folder = Folder::new("full");
    folder.write("a.txt", DRAFT.repeat(200));
    folder.write("old.json", "old");
    for arguments in
        ["check a.txt --output-format json=old.json", "baseline create a.txt", "man --to pages", "init"]
    {
        let program = env!("CARGO_BIN_EXE_whosays");
        let script = format!("trap '' XFSZ; ulimit -f 1; exec {program} {arguments}");
        let mut command = Command::new("sh");
        command
            .args(["-c", &script])
            .current_dir(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let output = end(command.spawn().expect("every Unix has a shell"));
        let (code, _, messages) = told(&output);
        assert_eq!(code, Some(2), "{arguments} {messages}");
        assert_eq!(messages.lines().count(), 1, "{arguments} {messages}");
    }
    assert_eq!(folder.read("old.json"), b"old");
    let left: Vec<String> = names(folder.path()).into_iter().filter(|name| name != "pages").collect();
    assert_eq!(left, ["a.txt", "old.json"]);
    assert!(names(&folder.path().join("pages")).is_empty());
}

#[test]
fn no_command_takes_a_full_disk_for_success() {
    if !Path::new("/dev/full").exists() {
        eprintln!("skipped: there is no /dev/full here");
        return;
    }
    let folder = Folder::new("dev-full");
    folder.write("a.txt", DRAFT);
    for arguments in [
        "check a.txt",
        "check a.txt --output-format json",
        "check a.txt --output-format json=/dev/full",
        "sources a.txt",
        "trace a.txt:1",
        "try hearsay-adverb a.txt",
        "test hearsay-adverb",
        "rules",
        "config",
        "explain hearsay-adverb",
        "schema rule",
        "completions bash",
    ] {
        let arguments: Vec<&str> = arguments.split(' ').collect();
        let full = fs::File::options().write(true).open("/dev/full").expect("it takes everything");
        let mut command = folder.command(&arguments);
        let output = end(command.stdout(full).stderr(Stdio::piped()).spawn().expect("the command runs"));
        let (code, _, messages) = told(&output);
        assert_eq!(code, Some(2), "{arguments:?} {messages}");
        assert!(messages.contains("there is no space left"), "{arguments:?} {messages}");
    }
}

#[test]
fn every_command_ends_quietly_when_nobody_reads() {
    let folder = Folder::new("closed");
    folder.write("a.txt", DRAFT.repeat(3000));
    for arguments in [
        "check a.txt",
        "check a.txt --output-format json",
        "check a.txt --output-format sarif",
        "sources a.txt --output-format jsonl",
        "trace a.txt:1",
        "rules",
        "rules --output-format json",
        "config",
        "explain hearsay-adverb",
        "schema rule",
        "completions bash",
    ] {
        let arguments: Vec<&str> = arguments.split(' ').collect();
        let mut child = start(&folder, &arguments);
        drop(child.stdout.take());
        let output = end(child);
        assert_eq!(
            (String::from_utf8_lossy(&output.stderr).as_ref(), output.status.signal()),
            ("", None),
            "{arguments:?}"
        );
        assert!(output.status.code() < Some(2), "{arguments:?}");
    }
}

#[test]
fn a_system_that_allows_no_threads_is_enough() {
    let folder = Folder::new("threads");
    let mut expected = String::new();
    for number in 0..40 {
        let name = format!("{number:02}.txt");
        folder.write(&name, DRAFT);
        expected += &FOUND.replace("a.txt", &name);
    }
    let mut command = folder.command(&["check", ".", "--threads", "8", "--output-format", "concise"]);
    let command = command.env("RUST_MIN_STACK", NO_ROOM).stdout(Stdio::piped()).stderr(Stdio::piped());
    let output = end(command.spawn().expect("the command runs"));
    assert_eq!(told(&output), (Some(1), expected, String::new()));
}

#[test]
fn an_output_that_cannot_be_is_told_before_anything_is_read() {
    let folder = Folder::new("unwritable");
    folder.write("a.txt", DRAFT);
    fs::create_dir(folder.path().join("reports")).expect("it can be written to");
    for (place, reason) in [
        ("reports", "it is a folder"),
        ("nowhere/report.json", "there is no such file or folder"),
        ("a.txt/report.json", "part of this path is a file, not a folder"),
        ("..", "it is a folder"),
    ] {
        let (code, shown, messages) = check(&folder, &["a.txt", "--output-format", &format!("json={place}")]);
        assert_eq!((code, &*shown), (Some(2), ""), "{place}");
        assert_eq!(messages, format!("error: {place}: {reason}\n"));
    }
    assert_eq!(names(folder.path()), ["a.txt", "reports"]);
}

/// Whether the tests themselves take no notice of a signal.
fn is_ignored(signal: u32) -> bool {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok())
        .is_some_and(|mask| mask >> (signal - 1) & 1 == 1)
}

/// Whoever breaks a run off, and however, finds what was there before.
#[test]
fn a_run_that_is_broken_off_leaves_nothing_behind() {
    for (signal, number) in [("HUP", 1), ("INT", 2), ("KILL", 9), ("TERM", 15)] {
        // What runs in the background may be told not to listen, and hands that on.
        if is_ignored(number) {
            eprintln!("skipped: this run of the tests ignores {signal}");
            continue;
        }
        for arguments in [
            &["check", "a.txt", "pipe.txt", "--output-format", "json=report.json"][..],
            &[
                "check",
                "a.txt",
                "pipe.txt",
                "--output-format",
                "json=new.json",
                "--output-format",
                "sarif=new.sarif",
            ],
            &["baseline", "create", "a.txt", "pipe.txt"],
        ] {
            let folder = Folder::new("broken-off");
            folder.write("a.txt", DRAFT.repeat(2000));
            folder.write("report.json", "old");
            pipe(&folder, "pipe.txt");
            let child = start(&folder, arguments);
            // It waits here, with its outputs open.
            let writer =
                fs::File::options().write(true).open(folder.path().join("pipe.txt")).expect("it is read");
            let kill = Command::new("kill").args(["-s", signal, &child.id().to_string()]).status();
            assert!(kill.expect("every Unix has it").success());
            let output = end(child);
            drop(writer);
            assert!(output.status.code().is_none_or(|code| code > 128), "{signal} {output:?}");
            assert_eq!(folder.read("report.json"), b"old");
            assert_eq!(names(folder.path()), ["a.txt", "pipe.txt", "report.json"], "{signal} {arguments:?}");
        }
    }
}

#[test]
fn a_report_goes_where_a_link_leads_and_keeps_to_whom_it_belongs() {
    let folder = Folder::new("link");
    folder.write("a.txt", DRAFT);
    folder.write("reports/real.json", "old");
    let real = folder.path().join("reports/real.json");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o600)).expect("it is ours");
    symlink("reports/real.json", folder.path().join("report.json")).expect("links can be made");
    let (code, ..) = check(&folder, &["a.txt", "--output-format", "json=report.json"]);
    assert_eq!(code, Some(1));
    assert!(folder.path().join("report.json").is_symlink());
    serde_json::from_slice::<serde_json::Value>(&folder.read("reports/real.json")).expect("it is whole");
    assert_eq!(fs::metadata(&real).expect("it is there").permissions().mode() & 0o777, 0o600);
}

/// In a folder that everybody may write to, a name can be taken by somebody who wants a file of ours overwritten.
#[test]
fn nothing_is_written_through_a_name_that_somebody_else_has_taken() {
    let folder = Folder::new("taken");
    folder.write("victim", "precious");
    pipe(&folder, "pipe.txt");
    let child = start(&folder, &["check", "pipe.txt", "--output-format", "json=report.json"]);
    let writer = fs::File::options().write(true).open(folder.path().join("pipe.txt")).expect("it is read");
    let name = format!(".report.json.{}.tmp", child.id());
    let _ = symlink("victim", folder.path().join(&name));
    drop(writer);
    assert_eq!(end(child).status.code(), Some(0));
    assert_eq!(folder.read("victim"), b"precious");
    serde_json::from_slice::<serde_json::Value>(&folder.read("report.json")).expect("it is whole");
}
