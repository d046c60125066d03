//! The version that drafts are compared with, and what to do where git cannot tell it.

use super::git::{self, Refusal};
use crate::report::Problem;
use std::ffi::OsStr;

/// What drafts are compared with.
#[derive(Clone, Copy, Debug)]
pub(super) enum Base<'a> {
    /// A revision.
    Since(&'a OsStr),
    /// Where HEAD and a revision parted ways.
    Parting(&'a OsStr),
    /// The last commit; drafts are read as they are staged.
    Staged,
}

impl Base<'_> {
    /// The tree that it stands for, by the name of its object.
    ///
    /// # Errors
    /// When git cannot tell, with what to do.
    pub(super) fn tree(self) -> Result<String, Problem> {
        let commit = match self {
            Self::Since(revision) => self.object(revision)?,
            Self::Parting(revision) => self.parting(&self.object(revision)?)?,
            Self::Staged => match verified("HEAD".as_ref()) {
                Some(head) => head,
                // Before the first commit, all is new.
                None => {
                    return git::ask_line(&["hash-object", "-t", "tree", "--stdin"])
                        .map_err(|it| self.problem(it));
                }
            },
        };
        let tree = verified(format!("{commit}^{{tree}}").as_ref());
        tree.ok_or_else(|| {
            self.problem(Refusal("this names no commit; name a commit, a branch or a tag".to_owned()))
        })
    }

    /// Something that git cannot do for it.
    pub(super) fn problem(self, Refusal(message): Refusal) -> Problem {
        let path = match self {
            Self::Since(revision) => format!("--since {}", revision.to_string_lossy()),
            Self::Parting(revision) => format!("--merge-base {}", revision.to_string_lossy()),
            Self::Staged => "--staged".to_owned(),
        };
        Problem { path, message }
    }

    fn object(self, revision: &OsStr) -> Result<String, Problem> {
        verified(revision).ok_or_else(|| self.problem(Refusal(unknown(&revision.to_string_lossy()))))
    }

    fn parting(self, object: &str) -> Result<String, Problem> {
        if verified("HEAD".as_ref()).is_none() {
            return Err(self.problem(Refusal(NO_COMMIT.to_owned())));
        }
        git::ask_line(&["merge-base", object, "HEAD"]).map_err(|_| {
            self.problem(Refusal(if is_shallow() {
                format!("this clone is shallow and does not reach back to where the two parted; {DEEPEN}")
            } else {
                "this and HEAD have no history in common; `--since` compares with it all the same".to_owned()
            }))
        })
    }
}

const NO_COMMIT: &str = "there is no commit here yet; check all drafts, or use `--staged`";

const DEEPEN: &str =
    "run `git fetch --unshallow`, or have CI check out all history (`fetch-depth: 0`, `GIT_DEPTH: 0`)";

/// The name of the object that a revision is, if it is one.
fn verified(revision: &OsStr) -> Option<String> {
    // What begins with a hyphen would be taken for an option, and no revision does.
    if revision.as_encoded_bytes().starts_with(b"-") {
        return None;
    }
    let asked = ["rev-parse".as_ref(), "--verify".as_ref(), "--quiet".as_ref(), revision];
    let object = git::ask_line(&asked).ok()?;
    object.bytes().all(|byte| byte.is_ascii_hexdigit()).then_some(object).filter(|object| !object.is_empty())
}

fn is_shallow() -> bool {
    git::ask_line(&["rev-parse", "--is-shallow-repository"]).is_ok_and(|answer| answer == "true")
}

/// What to do where git knows no such revision.
fn unknown(revision: &str) -> String {
    if revision == "HEAD" {
        return NO_COMMIT.to_owned();
    }
    if let Some((start, _)) = revision.split_once("..") {
        let start = if start.is_empty() { "HEAD" } else { start };
        return format!(
            "this is a range; name where it starts (`{start}`), since drafts are compared as they are now"
        );
    }
    let fetch = match revision.split_once('/') {
        Some((remote, branch)) => format!("fetch it first (`git fetch {remote} {branch}`)"),
        None => {
            "fetch it first, or name it as git does here (`origin/…` for a branch of a remote)".to_owned()
        }
    };
    let deepen = if is_shallow() { format!("; this clone is shallow: {DEEPEN}") } else { String::new() };
    format!("git knows no such revision here; {fetch}{deepen}")
}
