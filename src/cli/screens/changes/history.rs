//! What git knows of drafts: which have changed since a revision, what they were called, and what they held.

use super::git::{self, Blobs, Refusal};
use super::revision::Base;
use crate::cli::read::would_be_found;
use crate::cli::trouble::{Trouble, reason};
use crate::order::Order as _;
use crate::report::Problem;
use std::collections::{HashMap, HashSet};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// The drafts of a repository, compared with an earlier version of it. Paths count from its root.
#[derive(Debug)]
pub(super) struct History {
    root: PathBuf,
    tree: String,
    staged: bool,
    /// What has changed.
    entries: HashMap<Vec<u8>, Entry>,
    /// What git keeps.
    tracked: HashSet<Vec<u8>>,
    /// The folders that are repositories of their own.
    modules: Vec<Vec<u8>>,
    /// What is not as it is staged.
    unstaged: HashSet<Vec<u8>>,
    blobs: Mutex<Blobs>,
}

/// How a file has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    kind: u8,
    /// Its object in the earlier version, and in the index.
    old: String,
    new: String,
    /// What it was called.
    old_path: Option<String>,
}

impl Entry {
    /// Whether there is something left of it.
    const fn is_kept(&self) -> bool {
        self.kind != b'D'
    }
}

/// How a draft stands to its earlier version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// It is the same, or none of this repository's business.
    Same,
    /// There is none.
    New,
    /// It held something else, by the name of its object.
    Edited(String),
}

impl History {
    /// What git knows.
    ///
    /// # Errors
    /// When it cannot tell, with what to do.
    pub(super) fn of(base: Base<'_>) -> Result<Self, Problem> {
        let problem = |refusal| base.problem(refusal);
        let root = root().map_err(problem)?;
        let tree = base.tree()?;
        let staged = matches!(base, Base::Staged);
        let cached: &[&str] = if staged { &["--cached"] } else { &[] };
        let asked = [
            &["diff-index", "--raw", "-z", "-M", "-l1000", "--no-abbrev", "--ignore-submodules=all"],
            cached,
        ];
        let changed = git::ask(&[asked.concat(), vec![&tree, "--"]].concat()).map_err(problem)?;
        let kept = git::ask(&["ls-files", "--stage", "-z", "--full-name", "--", ":/"]).map_err(problem)?;
        let unstaged = match base {
            Base::Staged => {
                git::ask(&["diff-files", "--raw", "-z", "--ignore-submodules=all"]).map_err(problem)?
            }
            _ => Vec::new(),
        };
        let (modules, tracked): (Vec<_>, Vec<_>) =
            staged_entries(&kept).partition(|(is_module, _)| *is_module);
        Ok(Self {
            root,
            tree,
            staged,
            entries: entries(&changed).collect(),
            tracked: tracked.into_iter().map(|(_, path)| path.to_vec()).collect(),
            modules: modules.into_iter().map(|(_, path)| [path, b"/"].concat()).collect(),
            unstaged: entries(&unstaged).map(|(path, _)| path).collect(),
            blobs: Mutex::default(),
        })
    }

    /// How a draft stands to its earlier version.
    ///
    /// # Errors
    /// When git cannot tell.
    pub(super) fn state(&self, path: &Path) -> Result<State, Trouble> {
        let (itself, place) = self.places(path)?;
        if itself != place && self.entries.contains_key(&itself) {
            // A link that leads elsewhere now.
            return Ok(State::New);
        }
        match self.entries.get(&place) {
            Some(Entry { kind: b'U', .. }) if self.staged => {
                let message = "this file has conflicts; settle them and stage it";
                Err(Trouble::new(path, message))
            }
            Some(Entry { kind: b'D', .. }) if self.staged => Ok(State::Same),
            Some(Entry { kind: b'A' | b'T', .. }) => Ok(State::New),
            Some(Entry { kind: b'U', .. }) => Ok(State::Edited(self.in_tree(&place))),
            Some(Entry { old, .. }) => Ok(State::Edited(old.clone())),
            None if self.staged || self.tracked.contains(&place) => Ok(State::Same),
            None if self.modules.iter().any(|module| place.starts_with(module)) => Ok(State::Same),
            None => Ok(State::New),
        }
    }

    /// The name of what a draft was in the earlier version, whether it has changed since or not.
    ///
    /// # Errors
    /// When git cannot tell.
    pub(super) fn before(&self, path: &Path) -> Result<String, Trouble> {
        let (_, place) = self.places(path)?;
        let old = self.entries.get(&place).and_then(|entry| entry.old_path.as_ref());
        Ok(self.in_tree(old.map_or(&place, |old| old.as_bytes())))
    }

    /// What a draft was called, where it was called something else.
    pub(super) fn old_path(&self, path: &Path) -> Option<PathBuf> {
        let (_, place) = self.places(path).ok()?;
        Some(self.root.join(self.entries.get(&place)?.old_path.as_ref()?))
    }

    /// What an earlier version held; nothing where there was none.
    ///
    /// # Errors
    /// When git does not hand it over.
    pub(super) fn contents(&self, path: &Path, object: &str) -> Result<Option<Vec<u8>>, Trouble> {
        let mut blobs = self.blobs.lock().unwrap_or_else(PoisonError::into_inner);
        blobs.get(object.as_bytes()).map_err(|refusal| trouble(path, refusal))
    }

    /// What is staged of a draft, where that is not what lies in its place.
    ///
    /// # Errors
    /// When git does not hand it over.
    pub(super) fn staged(&self, path: &Path) -> Result<Option<Vec<u8>>, Trouble> {
        let (_, place) = self.places(path)?;
        let Some(entry) = self.entries.get(&place).filter(|_| self.unstaged.contains(&place)) else {
            return Ok(None);
        };
        let name = format!("--path={}", String::from_utf8_lossy(&place));
        let bytes = git::ask(&["cat-file", "--filters", &name, &entry.new]);
        bytes.map(Some).map_err(|refusal| trouble(path, refusal))
    }

    /// The drafts below some paths that are staged and lie nowhere any more: a commit would hold them all the same. Those
    /// that are left out are no trouble.
    pub(super) fn lost(
        &self,
        paths: &[PathBuf],
        extensions: &[&str],
        is_left_out: &mut dyn FnMut(&Path) -> bool,
    ) -> Vec<Trouble> {
        if self.unstaged.is_empty() {
            return Vec::new();
        }
        let folders: Vec<PathBuf> = paths.iter().filter_map(|path| path.canonicalize().ok()).collect();
        let staged =
            self.unstaged.iter().filter(|place| self.entries.get(*place).is_some_and(Entry::is_kept));
        let mut lost: Vec<PathBuf> = staged
            .map(|place| self.root.join(&*String::from_utf8_lossy(place)))
            .filter(|path| folders.iter().any(|folder| would_be_found(path, folder, extensions)))
            .filter(|path| !path.exists() && !is_left_out(path))
            .collect();
        lost.order();
        let message = "this is staged, but lies here no more; restore it (`git restore FILE`), or unstage it";
        lost.iter().map(|path| Trouble::new(path, message)).collect()
    }

    fn in_tree(&self, place: &[u8]) -> String {
        format!("{}:{}", self.tree, String::from_utf8_lossy(place))
    }

    /// Where a file lies from the root: itself, and what it leads to where it is a link.
    fn places(&self, path: &Path) -> Result<(Vec<u8>, Vec<u8>), Trouble> {
        let below = |path: &Path| path.strip_prefix(&self.root).ok().map(slashed);
        let name = path.file_name().unwrap_or_default();
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let itself = parent.canonicalize().map(|parent| parent.join(name));
        let itself = itself.map_err(|error| Trouble::io(path, &error))?;
        let whole = path.canonicalize().unwrap_or_else(|_| itself.clone());
        let Some(whole) = below(&whole) else {
            let root = self.root.display();
            let message =
                format!("git cannot tell what changed here: it lies outside of the repository {root}");
            return Err(Trouble::new(path, message));
        };
        Ok((below(&itself).unwrap_or_else(|| whole.clone()), whole))
    }
}

/// The root of the repository that the current folder lies in.
fn root() -> Result<PathBuf, Refusal> {
    let answer = git::ask(&["rev-parse", "--is-inside-work-tree", "--show-cdup"]);
    let answer = answer.map_err(|Refusal(said)| match said {
        said if said.starts_with("not a git repository") => {
            let what = "this folder lies in no git repository; run whosays in one, or pass what changed with `--diff`";
            Refusal(what.to_owned())
        }
        said if said.starts_with("detected dubious ownership") => {
            let place = said.split('\'').nth(1).unwrap_or(".").to_owned();
            let what = format!(
                "git does not trust this repository, because it belongs to somebody else; if you do, run \
                 `git config --global --add safe.directory {place}`"
            );
            Refusal(what)
        }
        said => Refusal(format!("git refuses: {said}")),
    })?;
    let answer = String::from_utf8_lossy(&answer);
    let mut lines = answer.lines();
    if lines.next() != Some("true") {
        return Err(Refusal("this repository has no drafts here, only its own files".to_owned()));
    }
    let up = lines.next().filter(|up| !up.is_empty()).unwrap_or(".");
    Path::new(up).canonicalize().map_err(|error| Refusal(reason(&error)))
}

fn trouble(path: &Path, Refusal(said): Refusal) -> Trouble {
    Trouble::new(path, format!("git does not hand over an earlier version of this: {said}"))
}

/// A path as git writes it.
fn slashed(path: &Path) -> Vec<u8> {
    let names: Vec<&[u8]> = path.iter().map(|name: &OsStr| name.as_encoded_bytes()).collect();
    names.join(&b'/')
}

/// What git lists as changed: `:MODE MODE OLD NEW KIND`, and one name or two.
fn entries(listed: &[u8]) -> impl Iterator<Item = (Vec<u8>, Entry)> {
    let mut fields = listed.split(|byte| *byte == 0);
    std::iter::from_fn(move || {
        loop {
            let head = String::from_utf8_lossy(fields.next()?.strip_prefix(b":")?).into_owned();
            let head: Vec<&str> = head.split(' ').collect();
            let [old_mode, new_mode, old, new, kind] = head[..] else { return None };
            let kind = kind.bytes().next()?;
            let first = fields.next()?;
            let (old_path, path) = match kind {
                b'R' | b'C' => (Some(String::from_utf8_lossy(first).into_owned()), fields.next()?),
                _ => (None, first),
            };
            if [old_mode, new_mode].contains(&MODULE) {
                continue;
            }
            let kind = if new_mode == LINK { b'T' } else { kind };
            return Some((path.to_vec(), Entry { kind, old: old.to_owned(), new: new.to_owned(), old_path }));
        }
    })
}

/// The modes of what is no file: a repository of its own, and a link.
const MODULE: &str = "160000";
const LINK: &str = "120000";

/// What git lists as kept, `MODE OBJECT STAGE`, a tab and a name: whether it is a repository of its own, and its name.
fn staged_entries(listed: &[u8]) -> impl Iterator<Item = (bool, &[u8])> {
    listed.split(|byte| *byte == 0).filter_map(|entry| {
        let tab = entry.iter().position(|byte| *byte == b'\t')?;
        Some((entry.starts_with(MODULE.as_bytes()), &entry[tab + 1..]))
    })
}
