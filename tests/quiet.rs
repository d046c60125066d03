//! What the system is asked for: no run opens a socket, starts a program or changes a file that it was not told to write.

use crate::cli::Folder;
use std::process::{Command, Stdio};

/// What a run asks of the system, a line each; none where that cannot be watched.
fn watch(folder: &Folder, arguments: &[&str]) -> Option<Vec<String>> {
    let traces = Folder::new("traces");
    let file = traces.path().join("trace");
    let mut command = Command::new("strace");
    command.args(["-f", "-s", "4096", "-e", "trace=%network,%file,%process,memfd_create", "-o"]).arg(&file);
    command.arg(env!("CARGO_BIN_EXE_whosays")).args(arguments);
    let output = command.current_dir(folder.path()).stdin(Stdio::null()).output().ok()?;
    let code = output.status.code();
    let trace = std::fs::read_to_string(&file).ok().filter(|trace| trace.contains("execve("))?;
    assert!(code == Some(0) || code == Some(1), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    Some(trace.lines().map(str::to_owned).collect())
}

/// The name of the call in a line, and its arguments.
fn call(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
    let (name, rest) = line.split_once('(')?;
    name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_').then_some((name, rest))
}

/// Calls that look at files and leave them as they are, and those of a process that is alone.
const HARMLESS: &[&str] = &[
    "access",
    "faccessat",
    "faccessat2",
    "stat",
    "lstat",
    "fstat",
    "newfstatat",
    "statx",
    "statfs",
    "readlink",
    "readlinkat",
    "getcwd",
    "chdir",
    "execve",
    "clone",
    "clone3",
    "exit",
    "exit_group",
    "futex",
    "set_robust_list",
    "rseq",
    "arch_prctl",
    "set_tid_address",
    "wait4",
    "waitid",
    "rt_sigreturn",
    "pidfd_open",
    "listxattr",
];

/// What a call would change, if that is not a file that was named.
fn changes(line: &str, outputs: &[&str]) -> bool {
    let Some((name, rest)) = call(line) else { return false };
    let opens = name.starts_with("open") || name == "creat";
    if HARMLESS.contains(&name)
        || opens
            && !["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_APPEND"]
                .iter()
                .any(|flag| rest.contains(flag))
    {
        return false;
    }
    // A file that is not complete yet stands beside its place, and is called after it.
    let mut paths = rest.split('"').skip(1).step_by(2).map(|path| path.rsplit('/').next().unwrap_or(path));
    let is_named = |path: &str| {
        outputs.contains(&path) || outputs.iter().any(|output| path.starts_with(&format!(".{output}.")))
    };
    !rest.contains('"') || !paths.all(is_named)
}

#[test]
fn a_run_opens_no_socket_and_writes_where_it_was_told_to() {
    let folder = Folder::new("quiet");
    folder.write("desk/a.txt", "The bridge reportedly closed on Friday.\n");
    folder.write(
        "desk/b.md",
        "# B\n\nAnalysts say so. <!-- whosays: allow unnamed-experts -- we know them -->\n",
    );
    folder.write("desk/c.html", "<p>It is said that <a href='https://c.example/'>the mill</a> burned.\n");
    folder.write("desk/a.txt.whosays.yml", "allow: [hearsay-adverb]\n");
    folder.write("corpus.jsonl", "{\"id\": 1, \"text\": \"Critics say that it leaks.\"}\n");
    folder.write("whosays.yml", "packs: [house]\nlimits: { anonymous: 0.1 }\n");
    folder.write("house/pack.yml", "name: house\nversion: \"1\"\n");
    folder.write("whosays-baseline.jsonl", "{\"format\":\"whosays-baseline/1\"}\n");
    let formats: Vec<String> = ["json=r.json", "sarif=r.sarif", "junit=r.xml"].map(str::to_owned).into();
    let mut check = vec!["check", ".", "corpus.jsonl", "--pedantic", "--threads", "2"];
    check.extend(formats.iter().flat_map(|format| ["--output-format", format]));
    for (arguments, outputs) in [
        (check.as_slice(), &["r.json", "r.sarif", "r.xml"][..]),
        (&["check", "."], &[]),
        (&["sources", ".", "--output-format", "json=who.json"], &["who.json"]),
        (&["trace", "desk/a.txt:1"], &[]),
        (&["baseline", "create", "."], &["whosays-baseline.jsonl"]),
        (&["rules"], &[]),
        (&["config", "desk/a.txt"], &[]),
        (&["try", "hearsay-adverb", "."], &[]),
        (&["test"], &[]),
    ] {
        let Some(trace) = watch(&folder, arguments) else {
            eprintln!("skipped: strace is not here, or may not watch");
            return;
        };
        let told =
            |name: &str| trace.iter().filter_map(|line| call(line)).filter(|(call, _)| *call == name).count();
        assert_eq!((told("socket"), told("connect"), told("execve")), (0, 0, 1), "{arguments:?}");
        let wrong: Vec<&String> = trace.iter().filter(|line| changes(line, outputs)).collect();
        assert!(wrong.is_empty(), "{arguments:?}: {wrong:#?}");
        let written =
            |output: &&&str| trace.iter().any(|line| line.contains("rename") && line.contains(**output));
        assert!(outputs.iter().all(|output| written(&output)), "{arguments:?} is watched");
    }
}
