//! Packs: folders of rules and lexicons with a name and a version. The files are handed in; nothing is read here.

mod load;
mod manifest;
mod set;
#[cfg(test)]
mod tests;
mod text;

pub use load::{Loaded, Origin, Shelf, load};
pub use manifest::shape as manifest_shape;
pub use set::RuleSet;
pub use text::PackText;

use crate::diagnostic::{Diagnostic, Fingerprint};
use crate::lexicon::file::stem;
use crate::order::Order as _;
use crate::stored::Words;
use crate::yaml::{self, Node};
use serde::{Deserialize, Serialize};

/// The files of a pack.
#[derive(Debug, Default)]
pub struct PackFiles {
    /// All of them, in any order.
    pub files: Vec<PackFile>,
    /// Whether these are files named alone, which need no `pack.yml`.
    pub loose: bool,
    /// What was worked out of them when the tool was built.
    pub stored: Option<Stored>,
}

/// What was worked out of the files of a pack when the tool was built.
#[derive(Clone, Copy, Debug)]
pub struct Stored {
    /// What they are loaded into, as [`RuleSet::store`] writes it down.
    pub set: &'static [u8],
    /// The hash over them.
    pub digest: &'static str,
    /// How many there were.
    pub files: usize,
}

/// One file of a pack.
#[derive(Debug)]
pub struct PackFile {
    /// Where it lies below the folder of the pack, with `/` between names.
    pub path: Words,
    /// What it says, under the name it is reported by.
    pub text: PackText,
    /// Whether it is among those of which is stored what they were loaded into.
    pub is_stored: bool,
    /// Its tree as [`yaml::pack`] writes it down, where that was done when the tool was built.
    pub tree: Option<&'static [u8]>,
}

impl PackFiles {
    /// Its profiles, with their names.
    pub fn profiles(&self) -> impl Iterator<Item = (&str, &PackFile)> {
        sorted(self, Sort::Profile).map(|(_, file)| (stem(&file.path), file))
    }

    /// A stable hash over the paths and contents of its files, in hexadecimal digits. Unless the pack is the
    /// built-in one as it is, it takes a look at every byte.
    pub fn digest(&self) -> String {
        let is_as_it_was = |file: &PackFile| file.is_stored || file.tree.is_some();
        let whole = |stored: &Stored| stored.files == self.files.len() && self.files.iter().all(is_as_it_was);
        if let Some(stored) = self.stored.filter(whole) {
            return stored.digest.to_owned();
        }
        let mut files: Vec<&PackFile> = self.files.iter().collect();
        files.order_by_key(|file| file.path.as_str());
        let parts: Vec<&str> =
            files.iter().flat_map(|file| [file.path.as_str(), file.text.contents()]).collect();
        Fingerprint::of(&parts, 0).to_string()
    }

    /// The pack without its rules, and so without its opinions on them: what is left are words.
    #[must_use]
    pub fn without_rules(mut self) -> Self {
        self.files.retain(|file| !matches!(file.sort(), Sort::Rule | Sort::Profile));
        self
    }
}

/// What a file of a pack is, by where it lies.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Manifest,
    Lexicon,
    Profile,
    Rule,
    Other,
}

impl PackFile {
    /// A file that is yet to be parsed.
    pub fn new(path: impl Into<Words>, text: impl Into<PackText>) -> Self {
        Self { path: path.into(), text: text.into(), is_stored: false, tree: None }
    }

    pub(super) fn sort(&self) -> Sort {
        match self.path.as_str() {
            "pack.yml" => Sort::Manifest,
            path if !is_yaml(path) => Sort::Other,
            path if path.starts_with("lexicons/") => Sort::Lexicon,
            path if path.starts_with("profiles/") => Sort::Profile,
            _ => Sort::Rule,
        }
    }

    /// Whether it is a lexicon.
    pub fn is_lexicon(&self) -> bool {
        self.sort() == Sort::Lexicon
    }

    /// Whether it is a profile.
    pub fn is_profile(&self) -> bool {
        self.sort() == Sort::Profile
    }

    /// Whether it says what the pack is.
    pub fn is_manifest(&self) -> bool {
        self.sort() == Sort::Manifest
    }

    /// Whether it is a rule.
    pub fn is_rule(&self) -> bool {
        self.sort() == Sort::Rule
    }

    /// Its tree.
    ///
    /// # Errors
    /// Why there is none.
    pub fn tree(&self) -> Result<Node<'_>, Box<Diagnostic>> {
        let ready = self.tree.and_then(|bytes| yaml::unpack(bytes, &self.text));
        ready.map_or_else(|| yaml::parse(&self.text), Ok)
    }

    fn group(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}

fn is_yaml(path: &str) -> bool {
    [".yml", ".yaml"].iter().any(|extension| path.ends_with(extension))
}

/// A pack in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pack {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// What it is for.
    pub summary: Option<String>,
    /// What it may be used for.
    pub licence: Option<String>,
    /// What it calls its groups, in the order in which they are listed.
    pub groups: Vec<RuleGroup>,
    /// Its index among the packs that were given.
    pub at: usize,
}

/// A folder of rules, as a pack tells of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleGroup {
    /// The folder.
    pub name: String,
    /// What it is called.
    pub title: String,
    /// What its rules ask, in one sentence.
    pub summary: String,
}

/// The files of one sort, with their indices, by path.
fn sorted(pack: &PackFiles, sort: Sort) -> impl Iterator<Item = (usize, &PackFile)> {
    let mut files: Vec<_> = pack.files.iter().enumerate().filter(|(_, file)| file.sort() == sort).collect();
    files.order_by_key(|(_, file)| file.path.as_str());
    files.into_iter()
}

fn all(packs: &[PackFiles], sort: Sort) -> impl Iterator<Item = (usize, usize, &PackFile)> {
    packs.iter().enumerate().flat_map(move |(pack, files)| {
        sorted(files, sort).map(move |(file, contents)| (pack, file, contents))
    })
}
