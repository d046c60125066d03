//! `whosays.yml` and profiles: which rules apply where, and how loudly. Files are found and read by whoever has them;
//! here it is only understood what they say, each for itself and all together.

mod exclude;
mod limits;
mod overrides;
mod profile;
mod settings;
mod stack;
#[cfg(test)]
mod tests;

pub use exclude::Exclusion;
pub use limits::{Limits, LimitsSetting, Share};
pub use overrides::{Glob, Override};
pub use profile::{Profile, shape as profile_shape};
pub use stack::{Base, Chosen, ChosenLimits, MistakeIn, Sheet, SheetKind, Stack, Written};

use crate::diagnostic::Diagnostic;
use crate::names::named;
use crate::rule::RuleSetting;
use crate::text::Text;
use crate::yaml::{Entries, FromYaml, Located, Reader, Shape, mapping};
use settings::{LexiconSettingFile, Switch};

/// The profile that holds where none is chosen.
pub const DEFAULT_PROFILE: &str = "news";

named! {
    /// From which severity on a run fails.
    pub enum FailOn {
        /// Errors only.
        Error = "error",
        /// Errors and warnings.
        Warning = "warning",
        /// Everything shown.
        Info = "info",
        /// Nothing.
        Never = "never",
    }
}

/// A config, understood. Paths are as written; they count from the config's folder.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The profile to start from.
    pub profile: Option<Located<String>>,
    /// Folders with a `pack.yml`, and rule or lexicon files, beside the built-in pack.
    pub packs: Vec<Located<String>>,
    /// Whether the built-in rules are in force.
    pub builtin: Option<Located<bool>>,
    /// From which severity on a run fails.
    pub fail_on: Option<Located<FailOn>>,
    /// What documents are held to as a whole.
    pub limits: Option<LimitsSetting>,
    /// What is left out where folders are searched.
    pub exclude: Vec<Exclusion>,
    /// Whether whoever allows something in a draft must say why.
    pub require_reason: Option<Located<bool>>,
    /// What it says that a profile may say too.
    pub own: Profile,
}

impl Config {
    /// Understands a config file. Whatever is wrong with it, what could be read comes out.
    pub fn parse(text: &Text) -> (Self, Vec<Diagnostic>) {
        // A file with nothing but comments asks for nothing.
        if text.contents().lines().all(|line| line.trim().is_empty() || line.starts_with('#')) {
            return (Self::default(), Vec::new());
        }
        let (file, mut reader) = Reader::read::<ConfigFile>(text);
        let config = file.map(|file| file.check(&mut reader)).unwrap_or_default();
        (config, reader.finish())
    }
}

/// What may stand in a config file.
pub fn shape() -> Shape {
    ConfigFile::shape()
}

mapping! {
    /// Which rules apply, and how loudly.
    partial struct ConfigFile: "a config" {
        /// The profile to start from; `news` where none is chosen.
        profile: Located<String> = ?"profile" naming Profile,
        /// What to start from besides: profiles by name, packs and other configs by their paths from this file.
        extends: Vec<Located<String>> = "extends" naming Profile,
        /// Packs, rules and lexicons beside the built-in ones, by their paths from this file.
        packs: Vec<Located<String>> = "packs" as Path,
        /// Whether the built-in rules are in force.
        builtin: Located<Switch> = ?"builtin",
        /// What is asked of rules, by id or `GROUP/*`.
        rules: Entries<RuleSetting> = "rules" naming Rule,
        /// What is added to lexicons and taken from them, by name.
        lexicons: Entries<LexiconSettingFile> = "lexicons" naming Lexicon,
        /// Settings for some documents, in order; the last that fits wins.
        overrides: Vec<Override> = "overrides",
        /// Files and folders that are left out where folders are searched, by globs from the folder of this file.
        exclude: Vec<Exclusion> = "exclude",
        /// Whether whoever allows something in a draft must say why.
        require_reason: Located<Switch> = ?"require-reason",
        /// From which severity on a run fails.
        fail_on: Located<FailOn> = ?"fail-on",
        /// What documents are held to as a whole.
        limits: LimitsSetting = ?"limits",
    }
}

fn is_on(switch: Located<Switch>) -> Located<bool> {
    switch.map(|switch| switch == Switch::On)
}

impl ConfigFile {
    fn check(self, reader: &mut Reader<'_>) -> Config {
        Config {
            profile: self.profile,
            packs: self.packs.unwrap_or_default(),
            builtin: self.builtin.map(is_on),
            fail_on: self.fail_on,
            limits: self.limits,
            exclude: self.exclude.unwrap_or_default(),
            require_reason: self.require_reason.map(is_on),
            own: Profile {
                summary: None,
                extends: self.extends.unwrap_or_default(),
                layer: settings::layer(self.rules, self.lexicons, reader),
                overrides: self.overrides.unwrap_or_default(),
            },
        }
    }
}
