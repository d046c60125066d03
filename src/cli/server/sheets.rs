//! Open files of rules and configs: which of them are ours, what they are checked by, and what is wrong in them beyond
//! what is wrong in the rules in force.

use super::open::{Kind, Open};
use crate::cli::session::{CONFIG, LEXICONS, Rules, Session, whole};
use crate::cli::trouble::Mistakes;
use crate::lint::Failure;
use crate::names::Named as _;
use crate::rule::PackFile;
use crate::schema::Subject;
use crate::screen::is_sidecar;
use crate::text::Text;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// An open file of ours.
#[derive(Debug)]
pub(super) struct Sheet {
    /// What it is.
    pub(super) subject: Subject,
    /// The rules that it is among, or that hold where it lies.
    pub(super) rules: Arc<Rules>,
    path: Option<PathBuf>,
    /// What is wrong in it, where the rules in force do not say so.
    mistakes: Vec<Mistakes>,
    /// What came of its examples, once somebody has asked.
    failures: Option<Vec<Mistakes>>,
}

/// Packs that no config names, loaded beside the rules of a config, with all that is wrong in them.
type Beside = BTreeMap<(Option<PathBuf>, PathBuf), (Arc<Rules>, Vec<Mistakes>)>;

/// What is known of all that is open, by addresses. What is none of ours is not there.
pub(super) fn all(open: &BTreeMap<String, Open>, session: &mut Session) -> BTreeMap<String, Sheet> {
    let mut beside = Beside::new();
    let yaml = open.iter().filter(|(_, open)| open.kind == Kind::Yaml);
    yaml.filter_map(|(uri, open)| Some((uri.clone(), Sheet::of(open, session, &mut beside)?))).collect()
}

impl Sheet {
    /// What is wrong in it, its examples included, where the rules in force do not say so.
    pub(super) fn mistakes(&self) -> impl Iterator<Item = &Mistakes> {
        self.mistakes.iter().chain(self.failures.iter().flatten())
    }

    /// Runs its examples, unless that was done.
    pub(super) fn run(&mut self) {
        let Self { subject: Subject::Rule, path: Some(path), rules, failures: failures @ None, .. } = self
        else {
            return;
        };
        let failed = rules.rule_at(path).map(|(rule, text)| {
            let trial = rules.trial(rule, text);
            (Arc::clone(text), trial.failures().map(Failure::diagnostic).collect::<Vec<_>>())
        });
        *failures = Some(failed.into_iter().filter(|(_, failed)| !failed.is_empty()).collect());
    }

    fn of(open: &Open, session: &mut Session, beside: &mut Beside) -> Option<Self> {
        let path = open.path.clone();
        let in_force = session.rules_for(path.as_deref());
        let of = |subject, rules, mistakes, path| Self { subject, rules, path, mistakes, failures: None };
        let Some(file) = &path else {
            return Some(of(called(open.buffer.contents())?, in_force, Vec::new(), None));
        };
        if let Some(subject) = named(file).or_else(|| in_force_as(&in_force, file)) {
            return Some(of(subject, in_force, Vec::new(), path));
        }
        let home = session.home(file);
        let subject = match &home {
            Some((_, below)) => subject_of(&PackFile::new(below.clone(), Text::new("", ""))),
            None => called(open.buffer.contents()).or_else(|| among_lexicons(file))?,
        };
        let key = (session.config_for(Some(file)), home.map_or_else(|| file.clone(), |(root, _)| root));
        let (rules, mistakes) = beside.entry(key).or_insert_with_key(|(_, root)| {
            let rules = Arc::new(session.beside(file, root));
            (rules, session.take_mistakes())
        });
        let file = whole(file);
        let its = mistakes.iter().filter(|(text, _)| whole(Path::new(text.name())) == file);
        Some(of(subject, Arc::clone(rules), its.cloned().collect(), path))
    }
}

/// What a file of a pack is.
fn subject_of(file: &PackFile) -> Subject {
    match file {
        file if file.is_lexicon() => Subject::Lexicon,
        file if file.is_profile() => Subject::Profile,
        file if file.is_manifest() => Subject::Pack,
        _ => Subject::Rule,
    }
}

/// What a file is among the rules in force.
fn in_force_as(rules: &Rules, path: &Path) -> Option<Subject> {
    let of_pack = rules.file_at(path).map(|(_, file)| subject_of(file));
    of_pack.or_else(|| rules.have_config_at(path).then_some(Subject::Config))
}

/// What a file is by its name alone.
fn named(path: &Path) -> Option<Subject> {
    let name = path.file_name()?.to_string_lossy();
    match &*name {
        CONFIG => Some(Subject::Config),
        name if is_sidecar(name) => Some(Subject::Sidecar),
        _ => None,
    }
}

/// What a file is by what it says of itself, in the line by which editors find a schema.
fn called(contents: &str) -> Option<Subject> {
    let line = contents.lines().next()?.strip_prefix('#')?;
    let schema = line.split_once("$schema=")?.1.trim();
    let file = schema.rsplit('/').next()?;
    Subject::ALL.iter().map(|(_, subject)| *subject).find(|subject| subject.file_name() == file)
}

/// Word lists lie in a folder of their own.
fn among_lexicons(path: &Path) -> Option<Subject> {
    let folder = path.parent()?.file_name()?;
    (folder == LEXICONS).then_some(Subject::Lexicon)
}
