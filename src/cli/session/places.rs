//! Paths as configs see them: where a file lies, and how it is called from the folder of a config.

use crate::report::Here;
use std::path::{Component, Path, PathBuf};

/// The whole path of a file, without detours. The empty path, which is what lies around a mere name, is the current
/// folder.
pub(in crate::cli) fn whole(path: &Path) -> PathBuf {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let mut whole = PathBuf::new();
    for name in absolute.components() {
        match name {
            Component::ParentDir => {
                whole.pop();
            }
            name => whole.push(name),
        }
    }
    whole
}

/// The current folder, for reports: as the system calls it, and as the shell does, which may have come by a link.
pub(in crate::cli) fn here() -> Here {
    let system = std::env::current_dir().ok();
    let same = |path: &PathBuf| path.canonicalize().ok() == system;
    let shell = std::env::var_os("PWD").map(PathBuf::from).filter(|path| path.is_absolute() && same(path));
    Here::new(system.iter().cloned().chain(shell))
}

/// The path of a file from a folder, with `/` between names, if it lies below it.
pub(super) fn below(folder: &Path, path: &Path) -> Option<String> {
    let path = whole(path);
    let rest = path.strip_prefix(whole(folder)).ok()?;
    Some(slashed(rest))
}

/// The path of a file from a folder, with `/` between names, wherever the two lie.
pub(in crate::cli) fn from(folder: &Path, path: &Path) -> String {
    let (folder, path) = (whole(folder), whole(path));
    let shared = folder.components().zip(path.components()).take_while(|(one, other)| one == other).count();
    if shared == 0 {
        // On another drive there is no way from here to there.
        return slashed(&path);
    }
    let up = folder.components().skip(shared).map(|_| Component::ParentDir);
    slashed(&up.chain(path.components().skip(shared)).collect::<PathBuf>())
}

/// A path with `/` between names, whatever the system has there.
pub(in crate::cli) fn slashed(path: &Path) -> String {
    path.components().map(|name| name.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn detours_lead_to_the_same_place() {
        assert_eq!(whole(Path::new("desk/../wire/./a.md")), whole(Path::new("wire/a.md")));
        assert_eq!(below(Path::new("desk/.."), Path::new("wire/a.md")).as_deref(), Some("wire/a.md"));
        assert_eq!(below(Path::new("desk"), Path::new("wire/a.md")), None);
        assert_eq!(below(Path::new(""), Path::new("wire/a.md")).as_deref(), Some("wire/a.md"));
        assert_eq!(from(Path::new("desk/ci"), Path::new("./wire/a.md")), "../../wire/a.md");
        assert_eq!(from(Path::new(""), Path::new("desk/a.md")), "desk/a.md");
    }
}
