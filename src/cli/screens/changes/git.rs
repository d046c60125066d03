//! Asks the `git` on the path. Only commands whose output is made for programs are asked, so that no setting of whoever
//! runs them changes an answer; what a hook sets in the environment, such as the index of a commit in the making, counts.

use crate::cli::trouble::reason;
use std::ffi::OsStr;
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// Why git gave no answer, in its own words or in ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refusal(pub(super) String);

/// What git prints when it is asked something.
///
/// # Errors
/// When it cannot be started, or refuses.
pub(super) fn ask<A: AsRef<OsStr>>(arguments: &[A]) -> Result<Vec<u8>, Refusal> {
    let output = git(arguments).output().map_err(|error| unable(&error))?;
    if output.status.success() { Ok(output.stdout) } else { Err(refusal(&output.stderr)) }
}

/// The same of something that is one line.
///
/// # Errors
/// When it cannot be started, or refuses.
pub(super) fn ask_line<A: AsRef<OsStr>>(arguments: &[A]) -> Result<String, Refusal> {
    let answer = String::from_utf8_lossy(&ask(arguments)?).into_owned();
    Ok(answer.trim_end_matches(['\n', '\r']).to_owned())
}

fn git<A: AsRef<OsStr>>(arguments: &[A]) -> Command {
    let mut git = Command::new("git");
    git.args(["--no-pager", "--no-optional-locks", "-c", "core.fsmonitor=false"]);
    git.args(arguments).stdin(Stdio::null()).env("LC_ALL", "C");
    for name in ["GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS"]
    {
        git.env_remove(name);
    }
    git
}

fn unable(error: &io::Error) -> Refusal {
    let why = match error.kind() {
        io::ErrorKind::NotFound => "there is no `git` on the path".to_owned(),
        _ => format!("`git` cannot be started: {}", reason(error)),
    };
    Refusal(format!("{why}; install it, or pass what changed with `--diff`"))
}

/// The first thing that git complains about.
fn refusal(stderr: &[u8]) -> Refusal {
    let said = String::from_utf8_lossy(stderr);
    let complaint = |line: &&str| line.starts_with("fatal: ") || line.starts_with("error: ");
    let line = said.lines().find(complaint).or_else(|| said.lines().next()).unwrap_or("it gave no reason");
    Refusal(line.trim_start_matches("fatal: ").trim_start_matches("error: ").to_owned())
}

/// What versions of files hold, asked of one process that stays.
#[derive(Debug, Default)]
pub(super) struct Blobs(Option<Librarian>);

#[derive(Debug)]
struct Librarian {
    child: Child,
    asked: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Blobs {
    /// The bytes of an object; nothing where git knows none by that name.
    ///
    /// # Errors
    /// When git does not answer.
    pub(super) fn get(&mut self, name: &[u8]) -> Result<Option<Vec<u8>>, Refusal> {
        if name.contains(&b'\n') {
            return Ok(None);
        }
        let mut librarian = match self.0.take() {
            Some(librarian) => librarian,
            None => Librarian::start()?,
        };
        let answer = librarian.get(name).map_err(|error| Refusal(reason(&error)))?;
        self.0 = Some(librarian);
        Ok(answer)
    }
}

impl Librarian {
    fn start() -> Result<Self, Refusal> {
        let mut git = git(&["cat-file", "--batch"]);
        let child = git.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut child = child.map_err(|error| unable(&error))?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(asked), Some(answers)) => Ok(Self { child, asked, answers: BufReader::new(answers) }),
            _ => Err(Refusal("`git` cannot be spoken to".to_owned())),
        }
    }

    fn get(&mut self, name: &[u8]) -> io::Result<Option<Vec<u8>>> {
        self.asked.write_all(&[name, b"\n"].concat())?;
        self.asked.flush()?;
        let mut head = Vec::new();
        self.answers.read_until(b'\n', &mut head)?;
        if head.ends_with(b" missing\n") || head.ends_with(b" ambiguous\n") {
            return Ok(None);
        }
        // `OBJECT KIND SIZE`
        let head = String::from_utf8_lossy(&head);
        let mut words = head.split_whitespace().skip(1);
        let (Some(kind), Some(Ok(size))) = (words.next(), words.next().map(str::parse)) else {
            return Err(io::Error::other("`git` broke off"));
        };
        let mut bytes = vec![0; size];
        self.answers.read_exact(&mut bytes)?;
        self.answers.read_exact(&mut [0])?;
        Ok((kind == "blob").then_some(bytes))
    }
}

impl Drop for Librarian {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
