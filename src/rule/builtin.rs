//! The pack that comes with the tool. It is written in the same YAML as every other and goes the same way, but for
//! the parsing, which was done when the tool was built.

use super::{PackFile, PackFiles};
use crate::text::Text;

/// A file of the pack: its path below `rules/`, its contents and its tree.
type File = (&'static str, &'static str, Option<&'static [u8]>);

const FILES: &[File] = include!(concat!(env!("OUT_DIR"), "/builtin.rs"));

/// The built-in pack.
pub fn builtin() -> PackFiles {
    let file = |&(path, contents, tree): &File| PackFile {
        tree,
        ..PackFile::new(path, Text::new(format!("rules/{path}"), contents))
    };
    PackFiles { files: FILES.iter().map(file).collect(), loose: false }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml;

    #[test]
    fn every_tree_is_what_its_file_is_parsed_into() {
        for PackFile { path, text, tree } in builtin().files {
            let ready = tree.and_then(|bytes| yaml::unpack(bytes, &text));
            assert_eq!(ready, yaml::parse(&text).ok(), "{path}");
        }
    }
}
