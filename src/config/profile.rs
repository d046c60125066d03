//! A profile: settings under a name, which a config starts from.

use super::settings::{self, LexiconSettingFile};
use crate::diagnostic::Diagnostic;
use crate::rule::{Layer, PackFile, RuleSetting};
use crate::yaml::{Entries, Located, Reader, mapping};

/// What a profile says, or the part of a config that a profile could say too.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profile {
    /// What it is for.
    pub summary: Option<String>,
    /// What it starts from, in order.
    pub extends: Vec<Located<String>>,
    /// What it asks of rules and lexicons.
    pub layer: Layer,
}

impl Profile {
    /// Understands a profile of a pack. Whatever is wrong with it, what could be read comes out.
    pub fn read(file: &PackFile) -> (Self, Vec<Diagnostic>) {
        let (read, mut reader) = Reader::read_tree::<ProfileFile>(&file.text, file.tree());
        let profile = read.map(|read| read.check(&mut reader)).unwrap_or_default();
        (profile, reader.finish())
    }
}

mapping! {
    /// Settings under a name, which a config starts from.
    partial struct ProfileFile: "a profile" {
        /// What it is for, in one sentence.
        summary: String = ?"summary",
        /// The profiles that it starts from.
        extends: Vec<Located<String>> = "extends",
        /// What is asked of rules, by id or `GROUP/*`.
        rules: Entries<RuleSetting> = "rules",
        /// What is added to lexicons and taken from them, by name.
        lexicons: Entries<LexiconSettingFile> = "lexicons",
    }
}

impl ProfileFile {
    fn check(self, reader: &mut Reader<'_>) -> Profile {
        Profile {
            summary: self.summary,
            extends: self.extends.unwrap_or_default(),
            layer: settings::layer(self.rules, self.lexicons, reader),
        }
    }
}
