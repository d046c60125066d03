//! Between paths and the addresses by which editors know files.

use super::protocol::Uri;
use crate::report::file_uri;
use std::path::{Path, PathBuf};

/// The address of a file by its whole path.
pub fn uri_of(path: &Path) -> Uri {
    Uri(file_uri(&path.to_string_lossy()))
}

/// The path of a file by its address; none for what is no file, such as a text that was never saved.
pub fn path_of(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.0.strip_prefix("file://")?;
    // What comes ahead of the path is the name of a machine, if anything.
    let path = decoded(&rest[rest.find('/')?..]);
    let drive = path.strip_prefix('/').filter(|path| path.as_bytes().get(1) == Some(&b':'));
    Some(PathBuf::from(drive.unwrap_or(&path)))
}

/// With every `%` and two digits as the byte that they stand for.
fn decoded(path: &str) -> String {
    let (mut bytes, mut rest) = (Vec::with_capacity(path.len()), path.as_bytes());
    while let Some((&first, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|_| first == b'%').and_then(|digits| str::from_utf8(digits).ok());
        if let Some(byte) = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            bytes.push(byte);
            rest = &after[2..];
        } else {
            bytes.push(first);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(uri: &str) -> Option<PathBuf> {
        path_of(&Uri(uri.to_owned()))
    }

    #[test]
    fn addresses_lead_to_files() {
        assert_eq!(path("file:///desk/caf%C3%A9%201.md"), Some(PathBuf::from("/desk/café 1.md")));
        assert_eq!(path("file:///c%3A/desk/a.md"), Some(PathBuf::from("c:/desk/a.md")));
        assert_eq!(path("file:///100%/%zz%"), Some(PathBuf::from("/100%/%zz%")));
        assert_eq!(
            [path("untitled:Untitled-1"), path("https://a.example/b.md"), path("file:")],
            [None, None, None]
        );
    }

    #[cfg(unix)]
    #[test]
    fn files_have_addresses() {
        for name in ["/desk/a b.md", "/désk/100%: <1>.md"] {
            assert_eq!(path_of(&uri_of(Path::new(name))), Some(PathBuf::from(name)));
        }
    }
}
