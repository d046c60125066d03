//! A profile: settings under a name, which a config starts from.

use super::Override;
use super::settings::{self, LexiconSettingFile};
use crate::diagnostic::Diagnostic;
use crate::rule::{Layer, PackFile, RuleSetting};
use crate::yaml::{Entries, FromYaml, Located, Mistake, Reader, Shape, mapping};

/// What a profile says, or the part of a config that a profile could say too.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    /// What it is for.
    pub summary: Option<String>,
    /// What it starts from, in order.
    pub extends: Vec<Located<String>>,
    /// What it asks of rules and lexicons.
    pub layer: Layer,
    /// What it asks for some documents only, in order.
    pub overrides: Vec<Override>,
}

impl Profile {
    /// Understands a profile of a pack. Whatever is wrong with it, what could be read comes out.
    pub fn read(file: &PackFile) -> (Self, Vec<Diagnostic>) {
        let (read, mut reader) = Reader::read_tree::<ProfileFile>(&file.text, file.tree());
        let profile = read.map(|read| read.check(&mut reader)).unwrap_or_default();
        (profile, reader.finish())
    }
}

/// What may stand in a profile.
pub fn shape() -> Shape {
    ProfileFile::shape()
}

mapping! {
    /// Settings under a name, which a config starts from.
    partial struct ProfileFile: "a profile" {
        /// What it is for, in one sentence.
        summary: String = ?"summary",
        /// The profiles that it starts from.
        extends: Vec<Located<String>> = "extends" naming Profile,
        /// What is asked of rules, by id or `GROUP/*`.
        rules: Entries<RuleSetting> = "rules" naming Rule,
        /// What is added to lexicons and taken from them, by name.
        lexicons: Entries<LexiconSettingFile> = "lexicons" naming Lexicon,
        /// Settings for some documents, in order; the last that fits wins.
        overrides: Vec<Override> = "overrides",
    }
}

impl ProfileFile {
    fn check(self, reader: &mut Reader<'_>) -> Profile {
        let mut overrides = self.overrides.unwrap_or_default();
        for profile in overrides.iter_mut().filter_map(|one| one.profile.take()) {
            let message = "a profile cannot choose another for some documents; a config can";
            reader.report(Mistake::Contradiction.at(profile.span, message));
        }
        Profile {
            summary: self.summary,
            extends: self.extends.unwrap_or_default(),
            layer: settings::layer(self.rules, self.lexicons, reader),
            overrides,
        }
    }
}
