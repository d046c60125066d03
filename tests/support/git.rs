//! Repositories for tests, made by the `git` that is on the path.

use crate::cli::Folder;
use std::path::Path;
use std::process::{Command, Output};

/// A folder with a repository in it, whose drafts are asked about one word.
pub(crate) struct Repository(pub(crate) Folder);

/// What a run said: its lines, its exit code and its complaints.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) lines: Vec<String>,
    pub(crate) code: Option<i32>,
    pub(crate) stderr: String,
}

/// A rule that asks of a word.
const RULE: &str = "id: quay-talk\nsummary: Talk.\nseverity: warning\nmatch: { phrase: rumour }\n\
                    message: who spread it?\ntests: { flag: ['The [[rumour]] spread.'] }\n";

impl Repository {
    /// A new repository; nothing, and a word on it, where there is no git.
    #[expect(clippy::print_stderr, reason = "what is not tried is told")]
    pub(crate) fn new(name: &str) -> Option<Self> {
        if Command::new("git").arg("--version").output().is_err() {
            eprintln!("there is no git, so {name} is not tried");
            return None;
        }
        let repository = Self(Folder::new(name));
        repository.git(&["init", "-q", "-b", "main", "."]);
        repository.0.write("whosays.yml", "packs: [house]\nbuiltin: off\n");
        repository.0.write("house/pack.yml", "name: house\nversion: '1'\n");
        repository.0.write("house/quay-talk.yml", RULE);
        Some(repository)
    }

    pub(crate) fn git(&self, arguments: &[&str]) -> Vec<u8> {
        let output = Self::try_git(self.0.path(), arguments);
        assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    }

    pub(crate) fn try_git(folder: &Path, arguments: &[&str]) -> Output {
        let mut git = Command::new("git");
        isolate(&mut git).current_dir(folder).args(arguments).output().expect("git runs")
    }

    /// Commits all that is there.
    pub(crate) fn commit(&self) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "--allow-empty", "-m", "more"]);
    }

    /// Checks with some arguments.
    pub(crate) fn check(&self, arguments: &[&str]) -> Said {
        self.check_in(".", arguments)
    }

    /// Checks in a folder of the repository, or beside it.
    pub(crate) fn check_in(&self, folder: &str, arguments: &[&str]) -> Said {
        let mut command = self.command(arguments);
        said(&command.current_dir(self.0.path().join(folder)).output().expect("the command runs"))
    }

    /// The command that checks with some arguments.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = self.0.command(&[&["check", "--output-format", "concise"], arguments].concat());
        isolate(&mut command);
        command
    }
}

/// Whoever runs the tests may have settings of their own, or run them in a hook.
pub(crate) fn isolate(command: &mut Command) -> &mut Command {
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("GIT_")) {
        command.env_remove(name);
    }
    command
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .envs([("GIT_AUTHOR_NAME", "Ida Moe"), ("GIT_AUTHOR_EMAIL", "ida@example.com")])
        .envs([("GIT_COMMITTER_NAME", "Ida Moe"), ("GIT_COMMITTER_EMAIL", "ida@example.com")])
}

/// What came of a run that puts out lines.
pub(crate) fn said(output: &Output) -> Said {
    let stdout = String::from_utf8_lossy(&output.stdout);
    Said {
        // Of each line the place: the rest is always the same.
        lines: stdout.lines().filter_map(|line| line.split(": ").next()).map(str::to_owned).collect(),
        code: output.status.code(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}
