//! `pack.yml`: what a pack is called, and what it cannot do without.

use super::{PackFile, PackFiles, RuleGroup, Sort, sorted};
use crate::diagnostic::Diagnostic;
use crate::text::Span;
use crate::yaml::{Entries, FromYaml, Located, Mistake, Reader, Shape, mapping, suggest};
use semver::{Version, VersionReq};

/// The version that packs ask for.
const TOOL: &str = env!("CARGO_PKG_VERSION");

/// What may stand in a `pack.yml`.
pub fn shape() -> Shape {
    Manifest::shape()
}

mapping! {
    /// A folder of rules and lexicons, with a name and a version.
    pub(super) partial struct Manifest: "a pack" {
        /// The name of the pack.
        pub(super) name: String = "name",
        /// Its version, in quotes.
        pub(super) version: String = "version",
        /// What it is for, in one sentence.
        pub(super) summary: String = ?"summary",
        /// What it may be used for, such as `MIT`.
        pub(super) licence: String = ?"licence",
        /// What to call its groups where rules are listed, each under the name of its folder.
        pub(super) groups: Entries<GroupFile> = "groups",
        /// What must be there for it to work.
        pub(super) requires: Requires = ?"requires",
        /// Packs that it builds on, by their paths from this file.
        pub(super) packs: Vec<Located<String>> = "packs" as Path,
    }
}

mapping! {
    /// A folder of rules.
    pub(super) struct GroupFile: "a group" {
        /// What it is called.
        title: String = "title",
        /// What its rules ask, in one sentence.
        summary: String = "summary",
    }
}

mapping! {
    /// What must be there for a pack to work.
    pub(super) struct Requires: "`requires`" {
        /// The versions of whosays that it works with, such as `">=0.1"`.
        whosays: Located<String> = "whosays",
    }
}

impl Manifest {
    /// Reads the manifest of a pack, with all that is wrong with it, or says that there is none.
    pub(super) fn read(pack: &PackFiles) -> (Option<Self>, usize, Vec<Diagnostic>) {
        let Some((at, file)) = file(pack) else {
            let missing = Mistake::MissingKey.at(Span::default(), "a pack needs a file `pack.yml`");
            return (None, 0, vec![missing]);
        };
        let (read, mut reader) = Reader::read::<Self>(&file.text);
        if let Some(Self { requires: Some(Requires { whosays }), .. }) = &read {
            reader.report_all(refuse(whosays));
        }
        if let Some(groups) = read.as_ref().and_then(|manifest| manifest.groups.as_ref()) {
            reader.report_all(unknown_groups(groups, pack));
        }
        (read, at, reader.finish())
    }

    /// What the pack calls its groups.
    pub(super) fn groups(&self) -> Vec<RuleGroup> {
        let groups = self.groups.iter().flat_map(Entries::iter);
        let group = |(name, group): (&Located<String>, &GroupFile)| RuleGroup {
            name: name.value.clone(),
            title: group.title.clone(),
            summary: group.summary.clone(),
        };
        groups.map(group).collect()
    }
}

impl PackFiles {
    /// What the pack is called; `None` where it does not say.
    pub fn name(&self) -> Option<String> {
        let (_, file) = file(self)?;
        Reader::read::<Manifest>(&file.text).0?.name
    }

    /// The packs that this one needs, as paths from its own folder, with the file that says so.
    pub fn needs(&self) -> Option<(&PackFile, Vec<Located<String>>)> {
        let (_, file) = file(self)?;
        let (read, _) = Reader::read::<Manifest>(&file.text);
        Some((file, read?.packs?))
    }
}

fn file(pack: &PackFiles) -> Option<(usize, &PackFile)> {
    sorted(pack, Sort::Manifest).next()
}

/// The groups that are told of and hold no rule, unless the pack is without any.
fn unknown_groups(groups: &Entries<GroupFile>, pack: &PackFiles) -> Vec<Diagnostic> {
    let mut known: Vec<&str> = sorted(pack, Sort::Rule).map(|(_, file)| file.group()).collect();
    known.retain(|group| !group.is_empty());
    known.dedup();
    let names = groups.0.iter().map(|(name, _)| name).filter(|_| !known.is_empty());
    let unknown = names.filter(|name| !known.contains(&name.value.as_str()));
    let told = unknown.map(|name| {
        let message = format!("no rule of this pack lies in a folder `{}`", name.value);
        Mistake::UnknownName.warning(name.span, message).with_help(suggest(&name.value, &known))
    });
    told.collect()
}

/// What is wrong with the version that is asked for: it is none, or this is another.
fn refuse(wanted: &Located<String>) -> Option<Diagnostic> {
    let Ok(requirement) = VersionReq::parse(&wanted.value) else {
        let message = format!("`{}` names no version", wanted.value);
        let help = "Write the oldest version that will do, such as `\">=0.1\"`.";
        return Some(Mistake::UnknownValue.at(wanted.span, message).with_help(help));
    };
    if Version::parse(TOOL).is_ok_and(|version| requirement.matches(&version)) {
        return None;
    }
    let message = format!("this pack wants whosays {}, and this is {TOOL}", wanted.value);
    let help = "Install a version that fits, or an older pack.";
    Some(Mistake::Contradiction.at(wanted.span, message).with_help(help))
}
