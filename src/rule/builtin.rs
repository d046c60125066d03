//! The pack that comes with the tool. It is written in the same YAML as every other, and loaded like every other; but
//! that was done when the tool was built, and what came of it is part of the tool.

use super::{PackFile, PackFiles, PackText, Stored};
use crate::lexicon::{Lexicons, file as lexicon_file};
use crate::stored::Words;
use crate::text::Text;
use miniz_oxide::inflate::decompress_to_vec;
use std::sync::LazyLock;

/// A file of the pack: its path below `rules/`, and where its contents end among all. A profile, which any start may
/// take in, has contents of its own, and its tree.
type File = (&'static str, usize, Option<(&'static str, &'static [u8])>);

#[expect(clippy::unreadable_literal, reason = "a script writes them")]
const FILES: &[File] = include!(concat!(env!("OUT_DIR"), "/builtin.rs"));

/// What all of them say, one behind the other: needed for whatever is told of them, and hardly for a check.
static CONTENTS: LazyLock<String> = LazyLock::new(|| {
    let packed = include_bytes!(concat!(env!("OUT_DIR"), "/builtin.z"));
    // What the build script packed is sound.
    String::from_utf8(decompress_to_vec(packed).unwrap_or_default()).unwrap_or_default()
});

/// What was worked out of them.
const STORED: Stored = Stored {
    set: include_bytes!(concat!(env!("OUT_DIR"), "/builtin.set")),
    digest: include_str!(concat!(env!("OUT_DIR"), "/builtin.digest")),
    files: FILES.len(),
};

/// The built-in pack.
pub fn builtin() -> PackFiles {
    let file = |(number, &(path, _, own)): (usize, &File)| PackFile {
        path: Words::built_in(path),
        text: PackText::late(text, number),
        is_stored: own.is_none(),
        tree: own.map(|(_, tree)| tree),
    };
    PackFiles {
        files: FILES.iter().enumerate().map(file).collect(),
        stored: Some(STORED),
        ..PackFiles::default()
    }
}

/// The built-in lexicons as they are without a config, with all their entries.
pub fn builtin_lexicons() -> Lexicons {
    let files = builtin().files;
    let read = |file: &PackFile| lexicon_file::read(&file.text).0;
    Lexicons::build(&files.iter().filter(|file| file.is_lexicon()).map(read).collect::<Vec<_>>()).0
}

/// The text of a file, by its number.
fn text(number: usize) -> Text {
    let (path, end, own) = FILES[number];
    let start = || number.checked_sub(1).map_or(0, |before| FILES[before].1);
    let among_all = || CONTENTS.get(start()..end).unwrap_or_default();
    Text::built_in(format!("rules/{path}"), own.map_or_else(among_all, |(contents, _)| contents))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::{self, RuleSet, Settings};
    use crate::{stored, yaml};

    fn parsed() -> PackFiles {
        let plain = |file: PackFile| PackFile { tree: None, is_stored: false, ..file };
        PackFiles { files: builtin().files.into_iter().map(plain).collect(), ..PackFiles::default() }
    }

    #[test]
    fn what_is_stored_is_what_the_files_are_loaded_into() {
        // Else the files would be loaded, and compared with themselves.
        assert!(stored::read::<RuleSet>(STORED.set).is_some());
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
