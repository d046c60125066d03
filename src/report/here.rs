//! Paths as other programs want them: from the folder that the run is in, with `/` between names. It asks the system
//! nothing, so a path leads wherever its words lead.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::path::{Component, MAIN_SEPARATOR, Path, PathBuf, is_separator};

/// The folder that a run is in, which paths are told from; it may go by several names. The default has none, and then
/// paths are told as they were named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Here(Vec<PathBuf>);

impl Here {
    /// The folder by its names, which are absolute paths.
    pub fn new(names: impl IntoIterator<Item = PathBuf>) -> Self {
        Self(names.into_iter().collect())
    }

    /// The path of a text from here, if it lies below; else as it was named, without detours.
    pub(super) fn path<'n>(&self, name: &'n str) -> Cow<'n, str> {
        let path = Path::new(name);
        if !path.is_absolute() && !has_detours(name) {
            return slashed(name);
        }
        let below = self.0.iter().find_map(|here| {
            let whole = straight(&here.join(path));
            Some(whole.strip_prefix(straight(here)).ok()?.to_path_buf())
        });
        let path = below.filter(|path| path.components().next().is_some()).unwrap_or_else(|| straight(path));
        Cow::Owned(slashed(&path.to_string_lossy()).into_owned())
    }

    /// The same as a URI: relative where the path is, else one that begins with `file:`.
    pub(super) fn uri(&self, name: &str) -> Uri {
        let path = self.path(name);
        let relative = !Path::new(&*path).is_absolute();
        Uri { uri: if relative { encoded(&path) } else { file_uri(&path) }, relative }
    }
}

/// The address of a file by its whole path: one that begins with `file:`.
pub fn file_uri(path: &str) -> String {
    let path = slashed(path);
    let lead = if path.starts_with('/') { "file://" } else { "file:///" };
    format!("{lead}{}", encoded(&path))
}

/// Where a text lies.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Uri {
    pub(super) uri: String,
    /// Whether it counts from the folder that the run is in.
    pub(super) relative: bool,
}

/// Whether a path goes to a folder only to leave it again, or nowhere. An address is no path.
fn has_detours(name: &str) -> bool {
    let mut parts = name.split(is_separator).enumerate();
    let leads_nowhere = |(at, part): (usize, &str)| matches!(part, "." | "..") || (part.is_empty() && at > 0);
    !name.contains("://") && parts.any(leads_nowhere)
}

/// The path without detours. What leads out of a relative path stays.
fn straight(path: &Path) -> PathBuf {
    let mut straight = PathBuf::new();
    for part in path.components() {
        let can_leave = matches!(straight.components().next_back(), Some(Component::Normal(_)));
        match part {
            Component::CurDir => {}
            Component::ParentDir if can_leave => {
                straight.pop();
            }
            part => straight.push(part),
        }
    }
    straight
}

/// The path with `/` between names, whatever the system has there.
fn slashed(path: &str) -> Cow<'_, str> {
    if MAIN_SEPARATOR == '/' { Cow::Borrowed(path) } else { Cow::Owned(path.replace(MAIN_SEPARATOR, "/")) }
}

/// With every byte that means something else in a URI as its number. A colon would make the first name a scheme.
fn encoded(path: &str) -> String {
    path.bytes().fold(String::with_capacity(path.len()), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing into a string cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
        encoded
    })
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn here() -> Here {
        Here::new([PathBuf::from("/desk/copy")])
    }

    #[test]
    fn paths_below_are_told_from_here() {
        for (name, told) in [
            ("a.md", "a.md"),
            ("./wire/./a.md", "wire/a.md"),
            ("wire//a.md", "wire/a.md"),
            ("wire/../a.md", "a.md"),
            ("../copy/a.md", "a.md"),
            ("/desk/copy/wire/a.md", "wire/a.md"),
            ("/desk/x/../copy/a.md", "a.md"),
        ] {
            assert_eq!(here().path(name), told);
        }
    }

    #[test]
    fn other_names_stay_as_they_are() {
        for name in ["../a.md", "/desk/other/a.md", "<stdin>", "corpus.jsonl:3", "https://a.example//x", ""] {
            assert_eq!(here().path(name), name);
        }
        assert_eq!(Here::default().path("/desk/copy/a.md"), "/desk/copy/a.md");
    }

    #[test]
    fn a_folder_may_go_by_several_names() {
        let here = Here::new(["/volumes/desk", "/desk"].map(PathBuf::from));
        assert_eq!([here.path("/desk/a.md"), here.path("/volumes/desk/a.md")], ["a.md", "a.md"]);
    }

    #[test]
    fn uris_mean_what_paths_mean() {
        let uri = |name| here().uri(name).uri;
        assert_eq!(uri("café, 100%: <1>.md"), "caf%C3%A9%2C%20100%25%3A%20%3C1%3E.md");
        assert_eq!(uri("/desk/copy/a b.md"), "a%20b.md");
        assert_eq!(
            here().uri("/other/a b.md"),
            Uri { uri: "file:///other/a%20b.md".to_owned(), relative: false }
        );
    }
}
