//! The pack that comes with the tool. It is written in the same YAML as every other, and loaded like every other; but
//! that was done when the tool was built, and what came of it is part of the tool.

use super::{PackFile, PackFiles, Stored};
use crate::text::Text;

/// A file of the pack: its path below `rules/`, its contents, and its tree where it is none of what is loaded.
type File = (&'static str, &'static str, Option<&'static [u8]>);

const FILES: &[File] = include!(concat!(env!("OUT_DIR"), "/builtin.rs"));

/// What was worked out of them.
const STORED: Stored = Stored {
    set: include_bytes!(concat!(env!("OUT_DIR"), "/builtin.set")),
    digest: include_str!(concat!(env!("OUT_DIR"), "/builtin.digest")),
    files: FILES.len(),
};

/// The built-in pack.
pub fn builtin() -> PackFiles {
    let file = |&(path, contents, tree): &File| PackFile {
        is_stored: tree.is_none(),
        tree,
        ..PackFile::new(path, Text::built_in(format!("rules/{path}"), contents))
    };
    PackFiles { files: FILES.iter().map(file).collect(), stored: Some(STORED), ..PackFiles::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::{self, Settings};
    use crate::yaml;

    fn parsed() -> PackFiles {
        let plain = |file: PackFile| PackFile { tree: None, is_stored: false, ..file };
        PackFiles { files: builtin().files.into_iter().map(plain).collect(), ..PackFiles::default() }
    }

    #[test]
    fn what_is_stored_is_what_the_files_are_loaded_into() {
        let [stored, loaded] =
            [builtin(), parsed()].map(|pack| rule::load(&[pack], &Settings::default()).set);
        for (stored, loaded) in stored.rules.iter().zip(&loaded.rules) {
            assert_eq!(stored.tests(), loaded.tests());
            assert_eq!((stored.why(), stored.references()), (loaded.why(), loaded.references()));
            assert!(stored.why().is_some() && !stored.tests().is_empty(), "{}", stored.id.value);
        }
        // All that is told of the two, line by line, or the differences would be too long to read.
        let [stored, loaded] = [&stored, &loaded].map(|set| format!("{set:#?}"));
        for (stored, loaded) in stored.lines().zip(loaded.lines()) {
            assert_eq!(stored, loaded);
        }
        assert_eq!(stored.len(), loaded.len());
    }

    #[test]
    fn the_stored_digest_is_that_of_the_files() {
        assert_eq!(builtin().digest(), parsed().digest());
        assert_ne!(builtin().without_rules().digest(), builtin().digest());
    }

    #[test]
    fn the_tree_of_a_profile_is_what_its_file_is_parsed_into() {
        for PackFile { path, text, tree, .. } in builtin().files {
            let Some(tree) = tree else { continue };
            assert_eq!(yaml::unpack(tree, &text), yaml::parse(&text).ok(), "{path}");
        }
    }
}
