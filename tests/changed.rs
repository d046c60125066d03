//! `--since`, `--merge-base` and `--staged`: real git in folders of its own. Where there is no git, nothing is tried.

use crate::support::git::{Repository, isolate, said};
use std::process::Stdio;

const MILL: &str = "The mill is old. A rumour says it leaks. Ana Costa opened it in May. It has two wheels.\n\n\
                    Another rumour is about the quay. It rained.\n";

/// A repository with a draft that was committed.
fn with_mill(name: &str) -> Option<Repository> {
    let repository = Repository::new(name)?;
    repository.0.write("mill.md", MILL);
    repository.commit();
    Some(repository)
}

#[test]
fn of_a_paragraph_on_one_line_only_the_sentence_that_changed_is_shown() {
    let Some(repository) = with_mill("sentence") else { return };
    let said = repository.check(&["--since", "HEAD"]);
    assert_eq!((&*said.lines, said.code, &*said.stderr), (&[][..], Some(0), ""));
    repository.0.write("mill.md", MILL.replace("It has two wheels.", "The rumour of wheels is true."));
    let said = repository.check(&["--since", "HEAD"]);
    assert_eq!((said.lines, said.code), (vec!["mill.md:1:74".to_owned()], Some(1)));
    // Without the flag, all are shown.
    assert_eq!(repository.check(&[]).lines.len(), 3);
}

#[test]
fn to_wrap_a_paragraph_anew_or_to_curl_its_quotes_changes_no_sentence() {
    let Some(repository) = Repository::new("wrap") else { return };
    repository
        .0
        .write("a.md", "The \"mill\" is old. A rumour says it's leaking. It rained, and the mill is cold.\n");
    repository.commit();
    repository.0.write(
        "a.md",
        "# Now with a headline\n\nThe “mill” is old. A *rumour*\r\nsays it’s leaking. It\r\nrained, and the mill is cold.\r\n",
    );
    let said = repository.check(&["--since", "HEAD"]);
    assert_eq!((&*said.lines, said.code), (&[][..], Some(0)));
    repository.0.write("a.md", "> The mill is old. A rumour says\n> it’s leaking.\n\nIt rained.\n");
    let said = repository.check(&["--since", "HEAD"]);
    assert_eq!(said.lines.len(), 0, "what is quoted now is asked about by no rule");
}

#[test]
fn a_sentence_that_lost_its_beginning_has_changed() {
    let Some(repository) = Repository::new("beginning") else { return };
    repository.0.write("a.md", "According to Ana Costa,\nthe rumour is old.\nIt rained.\n");
    repository.commit();
    repository.0.write("a.md", "the rumour is old.\nIt rained.\n");
    assert_eq!(repository.check(&["--since", "HEAD"]).lines, ["a.md:1:5"]);
}

#[test]
fn of_the_same_sentence_once_before_and_twice_now_one_is_new() {
    let Some(repository) = Repository::new("twice") else { return };
    repository.0.write("a.md", "The mill is old.\n\nIt is a rumour.\n");
    repository.commit();
    repository.0.write("a.md", "It is a rumour.\n\nThe mill is old.\n\nIt is a rumour.\n");
    assert_eq!(repository.check(&["--since", "HEAD"]).lines, ["a.md:1:9"]);
    // What only moved is not new.
    repository.0.write("a.md", "It is a rumour.\n\nThe mill is old.\n");
    assert_eq!(repository.check(&["--since", "HEAD"]).code, Some(0));
}

#[test]
fn a_file_that_was_renamed_and_edited_is_compared_with_what_it_was() {
    let Some(repository) = with_mill("renamed") else { return };
    repository.0.write("desk/filler.md", "");
    repository.git(&["mv", "mill.md", "desk/dam.md"]);
    repository.0.write("desk/dam.md", MILL.replace("It rained.", "A new rumour spread."));
    let said = repository.check(&["--since", "HEAD"]);
    assert_eq!((said.lines, said.code), (vec!["desk/dam.md:3:41".to_owned()], Some(1)));
    repository.commit();
    assert_eq!(repository.check(&["--since", "HEAD~1"]).lines, ["desk/dam.md:3:41"]);
}

#[test]
fn new_files_are_all_new_and_those_that_are_gone_are_nothing() {
    let Some(repository) = with_mill("new") else { return };
    repository.0.write("untracked.md", "It is a rumour.\n");
    repository.0.write(".gitignore", "ignored.md\n");
    repository.0.write("ignored.md", "It is a rumour.\n");
    repository.0.write("added.md", "It is a rumour.\n");
    repository.git(&["add", "added.md"]);
    repository.0.remove("mill.md");
    assert_eq!(repository.check(&["--since", "HEAD"]).lines, ["added.md:1:9", "untracked.md:1:9"]);
    // Whoever names what git ignores asks about all of it: git knows no old version.
    assert_eq!(repository.check(&["--since", "HEAD", "ignored.md"]).lines, ["ignored.md:1:9"]);
    let said = repository.check(&["--since", "HEAD", "mill.md"]);
    assert_eq!(said.code, Some(2), "{said:?}");
    // Only what is staged is about to be committed.
    assert_eq!(repository.check(&["--staged"]).lines, ["added.md:1:9"]);
}

#[test]
fn what_is_staged_is_checked_as_it_is_staged() {
    let Some(repository) = with_mill("staged") else { return };
    repository.0.write("mill.md", format!("{MILL}\nThe staged rumour spread.\n"));
    repository.git(&["add", "mill.md"]);
    repository
        .0
        .write("mill.md", format!("A rumour of later.\n\n{MILL}\nThe staged rumour did not spread.\n"));
    let said = repository.check(&["--staged"]);
    assert_eq!((said.lines, said.code), (vec!["mill.md:5:12".to_owned()], Some(1)));
    assert_eq!(repository.check(&["--since", "HEAD"]).lines, ["mill.md:1:3", "mill.md:7:12"]);
    repository.git(&["reset", "-q"]);
    let said = repository.check(&["--staged"]);
    assert_eq!((&*said.lines, said.code), (&[][..], Some(0)));
}

#[test]
fn a_merge_base_leaves_out_what_others_have_changed_meanwhile() {
    let Some(repository) = with_mill("merge-base") else { return };
    repository.git(&["checkout", "-q", "-b", "quay"]);
    repository.0.write("quay.md", "The quay rumour spread.\n");
    repository.commit();
    repository.git(&["checkout", "-q", "main"]);
    repository.0.write("mill.md", "All is well.\n");
    repository.commit();
    repository.git(&["checkout", "-q", "quay"]);
    assert_eq!(repository.check(&["--merge-base", "main"]).lines, ["quay.md:1:10"]);
    assert_eq!(repository.check(&["--since", "main"]).lines, ["mill.md:1:20", "mill.md:3:9", "quay.md:1:10"]);
}

#[test]
fn where_git_cannot_answer_the_run_fails_and_says_what_to_do() {
    let Some(repository) = with_mill("refusals") else { return };
    let refusal = |folder: &str, arguments: &[&str], words: &str| {
        let said = repository.check_in(folder, arguments);
        assert_eq!((said.code, said.lines.len()), (Some(2), 0), "{arguments:?}: {said:?}");
        assert!(said.stderr.contains(words), "{arguments:?}: {}", said.stderr);
    };
    refusal(".", &["--since", "origin/main"], "fetch it first (`git fetch origin main`)");
    refusal(".", &["--since", "main..HEAD"], "name where it starts (`main`)");
    refusal(".", &["--since=--output=x"], "no such revision");
    refusal(".", &["--since", "\u{1b}[31m"], "no such revision");
    assert!(!repository.check(&["--since", "\u{1b}[31m"]).stderr.contains('\u{1b}'));
    refusal(".", &["--since", "HEAD:mill.md"], "names no commit");
    refusal(".", &["--since", ""], "no such revision");
    refusal("..", &["--since", "HEAD"], "in no git repository");
    refusal(".git", &["--since", "HEAD"], "only its own files");
    refusal(".", &["--since", "HEAD", "-"], "--stdin-filename");
    refusal(".", &["--since", "HEAD", "--staged"], "cannot be used with");
    refusal(".", &["--staged", "--watch"], "cannot be used with");
    refusal(".", &["--since", "HEAD", "nowhere.md"], "no such file");
    repository.git(&["checkout", "-q", "--orphan", "fresh"]);
    repository.0.write("fresh.md", "Nothing is as it was.\n");
    repository.commit();
    refusal(".", &["--merge-base", "main"], "no history in common");
    let mut command = repository.command(&["--since", "HEAD"]);
    let said = said(&command.env("PATH", "").output().expect("the command runs"));
    assert!(said.code == Some(2) && said.stderr.contains("no `git` on the path"), "{said:?}");
}

#[test]
fn a_file_outside_of_the_repository_fails_and_the_others_are_checked() {
    let (Some(repository), Some(other)) = (with_mill("inside"), Repository::new("outside")) else { return };
    other.0.write("far.md", "It is a rumour.\n");
    repository.0.write("mill.md", "It is a rumour.\n");
    let far = other.0.path().join("far.md");
    let said = repository.check(&["--since", "HEAD", &far.to_string_lossy(), "mill.md"]);
    assert_eq!((said.lines, said.code), (vec!["mill.md:1:9".to_owned()], Some(2)));
    assert!(said.stderr.contains("outside of the repository"), "{}", said.stderr);
}

#[test]
fn before_the_first_commit_what_is_staged_is_new() {
    let Some(repository) = Repository::new("unborn") else { return };
    repository.0.write("a.md", "It is a rumour.\n");
    repository.git(&["add", "a.md"]);
    assert_eq!(repository.check(&["--staged"]).lines, ["a.md:1:9"]);
    let said = repository.check(&["--since", "HEAD"]);
    assert!(said.code == Some(2) && said.stderr.contains("no commit here yet"), "{said:?}");
}

#[test]
fn a_shallow_clone_that_does_not_reach_back_fails() {
    let Some(repository) = with_mill("deep") else { return };
    repository.git(&["checkout", "-q", "-b", "quay"]);
    for round in 0..3 {
        repository.0.write("quay.md", format!("Round {round}.\n"));
        repository.commit();
    }
    repository.git(&["checkout", "-q", "main"]);
    repository.0.write("dam.md", "The dam.\n");
    repository.commit();
    let url = format!("file://{}", repository.0.path().display());
    repository.git(&["clone", "-q", "--depth=1", "--branch=quay", &url, "clone"]);
    let clone = repository.0.path().join("clone");
    Repository::try_git(&clone, &["fetch", "-q", "--depth=1", "origin", "main:refs/remotes/origin/main"]);
    for arguments in [["--merge-base", "origin/main"], ["--since", "HEAD~2"]] {
        let said = repository.check_in("clone", &arguments);
        assert!(said.code == Some(2) && said.stderr.contains("git fetch --unshallow"), "{said:?}");
    }
    Repository::try_git(&clone, &["fetch", "-q", "--unshallow", "origin"]);
    let said = repository.check_in("clone", &["--merge-base", "origin/main"]);
    assert_eq!(said.code, Some(0), "{said:?}");
}

#[test]
fn odd_names_are_names() {
    let Some(repository) = Repository::new("names") else { return };
    let names = [
        "été “1”.md",
        "two  words.md",
        "a\ttab.md",
        "-dash.md",
        "a \"b\" c.md",
        ":(top)x.md",
        "new\nline.md",
    ];
    for name in names {
        repository.0.write(name, "It rained. A rumour.\n");
    }
    repository.commit();
    assert_eq!(repository.check(&["--since", "HEAD"]).code, Some(0));
    for name in names {
        repository.0.write(name, "A rumour. The rumour is new.\n");
    }
    assert_eq!(repository.check(&["--since", "HEAD"]).lines.len(), names.len());
    repository.git(&["add", "-A"]);
    assert_eq!(repository.check(&["--staged"]).lines.len(), names.len());
    for name in names {
        repository.0.write(name, "Nothing.\n");
    }
    let said = repository.check(&["--staged"]);
    assert_eq!((said.lines.len(), &*said.stderr), (names.len(), ""), "read from the index");
}

#[test]
fn drafts_are_found_from_wherever_whosays_runs() {
    let Some(repository) = Repository::new("folders") else { return };
    repository.0.write("desk/sub/a.md", "It rained.\n");
    repository.0.write("b.md", "It rained.\n");
    repository.commit();
    repository.0.write("desk/sub/a.md", "It is a rumour.\n");
    repository.0.write("b.md", "It is a rumour.\n");
    assert_eq!(repository.check_in("desk/sub", &["--since", "HEAD"]).lines, ["a.md:1:9"]);
    assert_eq!(
        repository.check_in("desk", &["--since", "HEAD", "../b.md", "sub"]).lines,
        ["../b.md:1:9", "sub/a.md:1:9"]
    );
    let whole = repository.0.path().join("b.md");
    assert_eq!(repository.check_in("desk", &["--since", "HEAD", &whole.to_string_lossy()]).lines.len(), 1);
    repository.git(&["worktree", "add", "-q", "tree"]);
    assert_eq!(repository.check_in("tree", &["--since", "HEAD"]).code, Some(0));
    repository.0.write("tree/b.md", "Another rumour.\n");
    assert_eq!(repository.check_in("tree", &["--since", "HEAD"]).lines, ["b.md:1:9"]);
}

#[cfg(unix)]
#[test]
fn links_lead_to_what_git_knows() {
    let Some(repository) = Repository::new("links") else { return };
    repository.0.write("desk/a.md", "It rained.\n");
    repository.commit();
    repository.0.write("desk/a.md", "It is a rumour.\n");
    let at = |name: &str| repository.0.path().join(name);
    std::os::unix::fs::symlink(at("desk"), at("linked")).expect("it can be linked");
    assert_eq!(repository.check(&["--since", "HEAD", "linked/a.md"]).lines, ["linked/a.md:1:9"]);
    repository.commit();
    assert_eq!(repository.check(&["--since", "HEAD", "linked/a.md"]).code, Some(0));
}

#[test]
fn the_settings_of_whoever_runs_it_change_nothing() {
    let Some(repository) = with_mill("settings") else { return };
    repository.0.write("mill.md", MILL.replace("It rained.", "A new rumour spread."));
    let settings = [
        ("diff.noprefix", "true"),
        ("diff.external", "false"),
        ("diff.renames", "false"),
        ("diff.relative", "true"),
        ("color.ui", "always"),
        ("core.quotePath", "true"),
        ("core.pager", "false"),
        ("diff.ignoreSubmodules", "none"),
        ("core.fsmonitor", "false"),
        ("status.showUntrackedFiles", "no"),
    ];
    for (name, value) in settings {
        repository.git(&["config", name, value]);
    }
    let mut command = repository.command(&["--since", "HEAD"]);
    command.envs([("GIT_EXTERNAL_DIFF", "false"), ("GIT_DIFF_OPTS", "-u0"), ("GIT_LITERAL_PATHSPECS", "1")]);
    assert_eq!(said(&command.output().expect("the command runs")).lines, ["mill.md:3:41"]);
}

#[cfg(unix)]
#[test]
fn a_hook_stops_a_commit_with_a_new_weak_sentence_and_lets_a_sound_one_pass() {
    use std::os::unix::fs::PermissionsExt;
    let Some(repository) = with_mill("hook") else { return };
    let program = env!("CARGO_BIN_EXE_whosays");
    repository.0.write(".git/hooks/pre-commit", format!("#!/bin/sh\nexec '{program}' check --staged\n"));
    let hook = repository.0.path().join(".git/hooks/pre-commit");
    std::fs::set_permissions(hook, PermissionsExt::from_mode(0o755)).expect("it is ours");
    let commit = |arguments: &[&str]| {
        let all = [&["commit", "-q", "-m", "more"], arguments].concat();
        Repository::try_git(repository.0.path(), &all).status.success()
    };
    repository.0.write("mill.md", MILL.replace("It rained.", "A new rumour spread."));
    repository.0.write("quay.md", "The quay is open.\n");
    repository.git(&["add", "quay.md"]);
    // An index of its own is made for a commit of some files.
    assert!(!commit(&["mill.md"]) && !commit(&["-a"]));
    assert!(commit(&["quay.md"]));
    repository.0.write("mill.md", MILL.replace("It rained.", "It snowed."));
    assert!(commit(&["-a"]));
}

#[test]
fn repositories_inside_are_left_to_themselves() {
    let (Some(repository), Some(other)) = (with_mill("outer"), with_mill("inner")) else { return };
    let url = other.0.path().to_string_lossy().into_owned();
    repository.git(&["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", &url, "wire"]);
    repository.commit();
    repository.0.write("wire/mill.md", "A new rumour.\n");
    let said = repository.check(&["--since", "HEAD"]);
    assert_eq!((said.lines.len(), said.code), (0, Some(0)), "{}", said.stderr);
}

#[test]
fn standard_input_is_compared_with_the_file_it_stands_for() {
    let Some(repository) = with_mill("stdin") else { return };
    let arguments = ["--since", "HEAD", "--stdin-filename", "mill.md", "-"];
    let run = |contents: &str| {
        let mut command = repository.command(&arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the command runs");
        let mut stdin = child.stdin.take().expect("it is piped");
        std::io::Write::write_all(&mut stdin, contents.as_bytes()).expect("it is read");
        drop(stdin);
        said(&child.wait_with_output().expect("the command ends"))
    };
    assert_eq!(run(MILL).code, Some(0));
    assert_eq!(run(&MILL.replace("It rained.", "A new rumour spread.")).lines, ["mill.md:3:41"]);
    // Whatever lies there.
    repository.0.write("mill.md", "It snowed.\n");
    assert_eq!(run(&MILL.replace("It rained.", "A new rumour spread.")).lines, ["mill.md:3:41"]);
}

#[test]
fn what_is_said_of_a_document_stays_where_a_place_that_counts_has_changed() {
    let Some(repository) = Repository::new("document") else { return };
    repository.0.write(
        "house/quay-talk.yml",
        "id: quay-talk\nsummary: Talk.\nseverity: warning\n\
         match: { document: { count: { phrase: rumour }, at-least: 2 } }\n\
         message: who spread it?\ntests: { flag: ['A [[rumour]], a rumour.'] }\n",
    );
    repository.0.write("a.md", "One rumour.\n\nAnother rumour.\n\nIt rained.\n");
    repository.commit();
    repository.0.write("a.md", "One rumour.\n\nAnother rumour.\n\nIt snowed.\n");
    assert_eq!(repository.check(&["--since", "HEAD"]).lines.len(), 0);
    repository.0.write("a.md", "One rumour.\n\nA third rumour.\n\nIt snowed.\n");
    assert_eq!(repository.check(&["--since", "HEAD"]).lines, ["a.md:1:5"]);
}

#[test]
fn encodings_and_line_ends_make_no_difference() {
    let Some(repository) = Repository::new("encodings") else { return };
    let utf16 = |text: &str| -> Vec<u8> {
        format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect()
    };
    repository.git(&["config", "core.autocrlf", "false"]);
    repository.0.write("wide.md", utf16("One rumour. It rained.\n"));
    repository.0.write("mac.txt", "One rumour.\rIt rained.\n\nMore.\n");
    repository.0.write("dos.md", "One rumour.\r\n\r\nIt rained.\r\n");
    repository.commit();
    repository.0.write("wide.md", utf16("One rumour. A rumour more.\n"));
    repository.0.write("mac.txt", "One rumour.\rIt rained.\n\nMore. A rumour more.\n");
    repository.0.write("dos.md", "One rumour.\n\nIt rained. A rumour more.\n");
    let said = repository.check(&["--since", "HEAD"]);
    assert_eq!(said.lines, ["dos.md:3:14", "mac.txt:3:9", "wide.md:1:15"]);
}

#[test]
fn a_record_of_a_corpus_is_compared_with_what_it_was() {
    let Some(repository) = Repository::new("corpus") else { return };
    let record = |id: &str, text: &str| format!("{{\"id\":\"{id}\",\"text\":\"{text}\"}}\n");
    repository.0.write("wire.jsonl", record("a", "One rumour. It rained.") + &record("b", "Two rumours."));
    repository.commit();
    repository.0.write(
        "wire.jsonl",
        record("new", "A rumour.")
            + &record("a", "One rumour. A rumour more.")
            + &record("b", "Two rumours."),
    );
    assert_eq!(repository.check(&["--since", "HEAD", "wire.jsonl"]).lines, ["new:1:3", "a:1:15"]);
}

#[test]
fn what_has_not_changed_is_not_even_read() {
    let Some(repository) = with_mill("unread") else { return };
    repository.0.write("broken.md", [0xff, 0xfe, 0x00, 0xd8]);
    repository.commit();
    assert_eq!(repository.check(&[]).code, Some(2));
    let said = repository.check(&["--since", "HEAD"]);
    assert_eq!((said.code, &*said.stderr), (Some(0), ""));
    repository.0.write("empty/notes.rtf", "");
    assert_eq!(repository.check(&["--since", "HEAD", "empty"]).code, Some(3), "there is no draft");
    assert_eq!(repository.check(&["--since", "HEAD", "mill.md"]).code, Some(0));
}

#[test]
fn in_the_midst_of_a_merge_git_is_asked_all_the_same() {
    let Some(repository) = with_mill("merge") else { return };
    repository.git(&["checkout", "-q", "-b", "quay"]);
    repository.0.write("mill.md", "One rumour.\n");
    repository.commit();
    repository.git(&["checkout", "-q", "main"]);
    repository.0.write("mill.md", "Two rumours.\n");
    repository.commit();
    let merge = Repository::try_git(repository.0.path(), &["merge", "-q", "quay"]);
    assert!(!merge.status.success());
    let said = repository.check(&["--since", "HEAD"]);
    assert_eq!(said.lines, ["mill.md:4:5"], "{said:?}");
    let said = repository.check(&["--staged"]);
    assert!(said.code == Some(2) && said.stderr.contains("conflicts"), "{said:?}");
    let mut git = std::process::Command::new("git");
    let status = isolate(&mut git).current_dir(repository.0.path()).args(["add", "mill.md"]).status();
    assert!(status.is_ok_and(|status| status.success()));
    assert_eq!(repository.check(&["--staged"]).lines, ["mill.md:4:5"]);
}

#[test]
fn what_is_held_back_is_counted_where_it_would_be_shown() {
    let Some(repository) = Repository::new("held-back") else { return };
    let rule = String::from_utf8(repository.0.read("house/quay-talk.yml")).expect("it is UTF-8");
    repository.0.write("house/quay-talk.yml", rule.replace("warning", "info"));
    repository.0.write("a.md", "One rumour. It rained. Another rumour.\n");
    repository.commit();
    repository.0.write("a.md", "One rumour. A rumour of rain. Another rumour.\n");
    let arguments = ["check", "--output-format", "json", "--since", "HEAD"];
    let output = isolate(&mut repository.0.command(&arguments)).output().expect("the command runs");
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(report["summary"]["held_back"], 1);
}

#[test]
fn a_limit_is_told_where_a_place_that_counts_has_changed() {
    let Some(repository) = Repository::new("limits") else { return };
    let draft =
        "Officials said the dam held. Insiders said it leaked. Lea Novak, the mayor, said it was dry.\n";
    repository.0.write("a.md", format!("# The dam\n\n{draft}"));
    repository.commit();
    repository.0.write("a.md", format!("# The dam\n\n{draft} It rained.\n"));
    let limited = |more: &[&str]| repository.check(&[&["--max-anonymous", "0.5"], more].concat());
    assert_eq!(limited(&[]).code, Some(1));
    assert_eq!(limited(&["--since", "HEAD"]).code, Some(0));
    repository.0.write("a.md", format!("# The dam\n\n{draft} Sources said it rained.\n"));
    assert_eq!(limited(&["--since", "HEAD"]).lines, ["a.md:1:3"]);
}

#[test]
fn what_is_staged_and_lies_nowhere_is_not_passed_over() {
    let Some(repository) = with_mill("lost") else { return };
    repository.0.write("desk/new.md", "A rumour.\n");
    repository.0.write("desk/LOUD.MD", "A rumour.\n");
    repository.0.write("notes.rtf", "A rumour.\n");
    repository.git(&["add", "-A"]);
    repository.0.remove("desk/new.md");
    repository.0.remove("desk/LOUD.MD");
    repository.0.remove("notes.rtf");
    let said = repository.check(&["--staged"]);
    assert!(said.code == Some(2) && said.stderr.contains("lies here no more"), "{said:?}");
    assert_eq!(said.stderr.lines().count(), 2, "{}", said.stderr);
    assert_eq!(repository.check(&["--staged", "house", "mill.md"]).code, Some(0));
    repository.git(&["rm", "-q", "--cached", "desk/new.md", "desk/LOUD.MD"]);
    assert_eq!(repository.check(&["--staged"]).code, Some(0));
}

#[test]
fn what_is_staged_and_lies_nowhere_is_no_trouble_where_nobody_would_look_at_it() {
    let Some(repository) = with_mill("left-out") else { return };
    repository.0.write("whosays.yml", "packs: [house]\nbuiltin: off\nexclude: [wire/]\n");
    repository.commit();
    let names = ["wire/a.md", "house/notes.md", "desk/.hidden.md", "drafts/old/b.md"];
    for name in names {
        repository.0.write(name, "A rumour.\n");
    }
    repository.git(&["add", "-A"]);
    for name in names {
        repository.0.remove(name);
    }
    let said = repository.check(&["--staged", "--exclude", "old"]);
    assert_eq!((said.code, &*said.stderr), (Some(0), ""));
    let said = repository.check(&["--staged"]);
    assert!(said.code == Some(2) && said.stderr.lines().count() == 1, "{said:?}");
    assert!(said.stderr.contains("drafts/old/b.md: this is staged"), "{said:?}");
}

#[test]
fn what_a_config_excludes_or_a_baseline_holds_is_not_idle_because_nobody_looked() {
    let Some(repository) = with_mill("idle") else { return };
    repository.0.write("whosays.yml", "packs: [house]\nbuiltin: off\nexclude: [archive/]\n");
    repository.0.write("archive/old.md", "A rumour.\n");
    repository.0.write("other.md", "Another rumour.\n");
    let output = repository.0.run(&["baseline", "create"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    repository.commit();
    assert_eq!(repository.check(&[]).lines.len(), 0);
    repository.0.write("mill.md", MILL.replace("It rained.", "A new rumour spread."));
    let said = repository.check(&["--since", "HEAD"]);
    assert_eq!((said.lines, &*said.stderr), (vec!["mill.md:3:41".to_owned()], ""));
}
