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
    use crate::rule::{self, Settings};
    use crate::yaml;

    #[test]
    fn reasons_and_examples_are_those_of_the_files() {
        let plain = |file: PackFile| PackFile { tree: None, ..file };
        let parsed = PackFiles { files: builtin().files.into_iter().map(plain).collect(), loose: false };
        let rules = |pack| rule::load(&[pack], &Settings::default()).set.rules;
        for (packed, parsed) in rules(builtin()).iter().zip(&rules(parsed)) {
            assert_eq!(packed.tests(), parsed.tests());
            assert_eq!((packed.why(), packed.references()), (parsed.why(), parsed.references()));
            assert!(packed.why().is_some() && !packed.tests().is_empty(), "{}", packed.id.value);
        }
    }

    #[test]
    fn every_tree_is_what_its_file_is_parsed_into_but_for_what_is_left_out() {
        for PackFile { path, text, tree } in builtin().files {
            let ready = tree.and_then(|bytes| yaml::unpack(bytes, &text));
            let parsed = yaml::parse(&text).expect("it is YAML");
            assert_eq!(ready, Some(parsed.without(&["why", "references", "tests"])), "{path}");
        }
    }
}
