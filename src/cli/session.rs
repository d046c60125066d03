//! Rules in force: finds the config of each file, reads packs, and builds a linter for each config once.
//!
//! This is the one place where the commands meet rules, config and linter.

use super::input::reason;
use super::terminal::{Terminal, complain};
use crate::config::{Config, FailOn};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{self, Linter, Options, Outcome};
use crate::markup::Format;
use crate::report::{Pack, Problem};
use crate::rule::{self, Origin, PackFile, PackFiles, Rule};
use crate::text::Text;
use std::collections::HashMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

const CONFIG: &str = "whosays.yml";

/// What is wrong in one rule or config file.
pub(super) type Mistakes = (Arc<Text>, Vec<Diagnostic>);

/// Whether mistakes in a rule or config file are such that something in it cannot be used.
pub(super) fn is_fatal(mistakes: &[Diagnostic]) -> bool {
    mistakes.iter().any(|mistake| mistake.severity == Severity::Error)
}

/// What came of running tests.
#[derive(Debug, Default)]
pub(super) struct Trial {
    /// How many rules were tested.
    pub(super) rules: usize,
    /// How many tests were run.
    pub(super) tests: usize,
    /// How many of them failed.
    pub(super) failed: usize,
    /// The tests that failed, underlined in the rule files.
    pub(super) failures: Vec<Mistakes>,
}

/// All rules that a run needs.
#[derive(Debug, Default)]
pub(super) struct Session {
    /// The config that holds for every file, where one is given.
    forced: Option<PathBuf>,
    /// The config of each folder that was asked for.
    folders: HashMap<PathBuf, Option<PathBuf>>,
    rules: HashMap<Option<PathBuf>, Rc<Rules>>,
    mistakes: Vec<Mistakes>,
    problems: Vec<Problem>,
}

/// The rules that hold under one config.
#[derive(Debug)]
pub(super) struct Rules {
    linter: Linter,
    packs: Vec<PackFiles>,
    /// From which severity on a run fails, if the config says so.
    pub(super) fail_on: Option<FailOn>,
}

impl Rules {
    /// Lints one text.
    pub(super) fn check(&self, text: &Text, format: Format, pedantic: bool) -> Outcome {
        self.linter.check(text, format, Options { pedantic })
    }

    /// The rules, in the order in which they are listed.
    pub(super) fn list(&self) -> Vec<&Rule> {
        let mut rules: Vec<&Rule> = self.linter.rules().rules.iter().collect();
        rules.sort_by(|left, right| (&left.group, &left.id.value).cmp(&(&right.group, &right.id.value)));
        rules
    }
}

impl Rules {
    /// The file a rule stands in, if it is among those under test: of the last packs where some are named.
    fn file_of(&self, rule: &Rule, tested: &[PathBuf]) -> Option<&Arc<Text>> {
        let stem = format!("{}.yml", rule.id.value);
        let path = if rule.group.is_empty() { stem } else { format!("{}/{stem}", rule.group) };
        let first = if tested.is_empty() { 0 } else { self.packs.len().saturating_sub(tested.len()) };
        let files = self.packs.iter().skip(first).flat_map(|pack| &pack.files);
        files.filter(|file| file.path == path).map(|file| &file.text).next()
    }
}

impl Session {
    pub(super) fn new(config: Option<PathBuf>) -> Self {
        Self { forced: config, ..Self::default() }
    }

    /// The rules for a file; those of the current folder where there is none.
    pub(super) fn rules_for(&mut self, path: Option<&Path>) -> Rc<Rules> {
        let config = self.forced.clone().or_else(|| self.closest(path));
        if let Some(rules) = self.rules.get(&config) {
            return Rc::clone(rules);
        }
        let rules = Rc::new(self.load(config.as_deref(), &[]));
        self.rules.insert(config, Rc::clone(&rules));
        rules
    }

    /// What is wrong in the files read since this was last asked.
    pub(super) fn take_mistakes(&mut self) -> Vec<Mistakes> {
        std::mem::take(&mut self.mistakes)
    }

    /// What could not be read since this was last asked.
    pub(super) fn take_problems(&mut self) -> Vec<Problem> {
        std::mem::take(&mut self.problems)
    }

    /// Says on standard error what is wrong in rule and config files. Whether that makes a run fail.
    pub(super) fn complain(&mut self, terminal: Terminal) -> bool {
        let (mistakes, problems) = (self.take_mistakes(), self.take_problems());
        // What cannot be said on standard error is said nowhere.
        let _ = io::stderr().write_all(terminal.pictures(&mistakes).as_bytes());
        for problem in &problems {
            complain(&problem.path, &problem.message);
        }
        !problems.is_empty() || mistakes.iter().any(|(_, mistakes)| is_fatal(mistakes))
    }

    /// Runs the tests of the packs and rule files named, or of those in force.
    pub(super) fn trial(&mut self, paths: &[PathBuf]) -> Trial {
        let rules = if paths.is_empty() { self.rules_for(None) } else { Rc::new(self.load_beside(paths)) };
        let mut trial = Trial::default();
        for rule in rules.list() {
            let Some(text) = rules.file_of(rule, paths) else { continue };
            let failures = rules.linter.trial(rule);
            trial.rules += 1;
            trial.tests += rule.tests.len();
            trial.failed += failures.len();
            if !failures.is_empty() {
                let shown = failures.into_iter().map(lint::Failure::into_diagnostic).collect();
                trial.failures.push((Arc::clone(text), shown));
            }
        }
        trial
    }

    /// The packs in force for files without a config of their own.
    pub(super) fn packs(&mut self) -> Vec<Pack> {
        let rules = self.rules_for(None);
        let packs = rules.linter.rules().packs.iter();
        packs
            .map(|pack| Pack {
                name: pack.name.clone(),
                version: pack.version.clone(),
                digest: pack.digest.clone(),
            })
            .collect()
    }

    /// The packs in force and those named, which are under test.
    fn load_beside(&mut self, paths: &[PathBuf]) -> Rules {
        let config = self.forced.clone().or_else(|| self.closest(None));
        self.load(config.as_deref(), paths)
    }

    /// The closest config file, from the folder of `path` up.
    fn closest(&mut self, path: Option<&Path>) -> Option<PathBuf> {
        let path = std::path::absolute(path.unwrap_or(Path::new(CONFIG))).ok()?;
        let folder = path.parent()?;
        if let Some(known) = self.folders.get(folder) {
            return known.clone();
        }
        let found = folder.ancestors().map(|folder| folder.join(CONFIG)).find(|config| config.is_file());
        self.folders.insert(folder.to_path_buf(), found.clone());
        found
    }

    fn load(&mut self, path: Option<&Path>, beside: &[PathBuf]) -> Rules {
        let (config, text) = path.map_or_else(Default::default, |path| self.config(path));
        let folder = path.and_then(Path::parent).unwrap_or(Path::new(""));
        let mut packs = vec![rule::builtin()];
        let named = config.packs.iter().map(|pack| folder.join(&pack.value));
        // What is under test comes last, and once.
        let named = named.filter(|pack| !beside.iter().any(|tested| is_same(pack, tested)));
        for pack in named.chain(beside.iter().cloned()) {
            match read_pack(&pack) {
                Ok(pack) => packs.push(pack),
                Err(problem) => self.problems.push(problem),
            }
        }
        let loaded = rule::load(&packs, &config.settings);
        for (origin, diagnostic) in loaded.diagnostics {
            let text = match origin {
                Origin::Pack { pack, file } => {
                    packs.get(pack).and_then(|pack| pack.files.get(file)).map(|file| &file.text)
                }
                Origin::Config => text.as_ref(),
            };
            if let Some(text) = text {
                self.mistake(text, [diagnostic]);
            }
        }
        Rules { linter: Linter::new(loaded.set), packs, fail_on: config.fail_on }
    }

    fn mistake(&mut self, text: &Arc<Text>, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        match self.mistakes.last_mut() {
            Some((last, known)) if Arc::ptr_eq(last, text) => known.extend(diagnostics),
            _ => self.mistakes.push((Arc::clone(text), diagnostics.into_iter().collect())),
        }
    }

    fn config(&mut self, path: &Path) -> (Config, Option<Arc<Text>>) {
        match read_text(path) {
            Ok(text) => {
                let text = Arc::new(text);
                let (config, mistakes) = Config::parse(&text);
                if !mistakes.is_empty() {
                    self.mistake(&text, mistakes);
                }
                (config, Some(text))
            }
            Err(problem) => {
                self.problems.push(problem);
                Default::default()
            }
        }
    }
}

/// Whether two paths lead to one file or folder.
fn is_same(left: &Path, right: &Path) -> bool {
    matches!((left.canonicalize(), right.canonicalize()), (Ok(left), Ok(right)) if left == right)
}

/// Every YAML file of a pack, sorted; a file named alone is a pack of its own, without a name.
fn read_pack(root: &Path) -> Result<PackFiles, Problem> {
    let metadata = root.metadata().map_err(|error| problem(root, reason(&error)))?;
    let mut files = Vec::new();
    for entry in ignore::WalkBuilder::new(root).sort_by_file_name(Ord::cmp).build() {
        let entry = entry.map_err(|error| problem(root, error.to_string()))?;
        let is_yaml = entry.path().extension().is_some_and(|extension| extension == "yml");
        if is_yaml && entry.file_type().is_some_and(|kind| kind.is_file()) {
            let below = entry.path().strip_prefix(root).unwrap_or(entry.path());
            let names = below.components().map(|name| name.as_os_str().to_string_lossy());
            let mut path = names.collect::<Vec<_>>().join("/");
            if path.is_empty() {
                path = entry.file_name().to_string_lossy().into_owned();
            }
            files.push(PackFile::new(path, read_text(entry.path())?));
        }
    }
    Ok(PackFiles { files, loose: metadata.is_file() })
}

fn read_text(path: &Path) -> Result<Text, Problem> {
    let bytes = fs::read(path).map_err(|error| problem(path, reason(&error)))?;
    Text::decode(shown(path).to_string_lossy(), bytes).map_err(|error| problem(path, error.to_string()))
}

fn problem(path: &Path, message: String) -> Problem {
    Problem { path: shown(path).to_string_lossy().into_owned(), message }
}

/// A path as people write it: from the current folder, where it lies there.
fn shown(path: &Path) -> &Path {
    match std::env::current_dir() {
        Ok(current) => path.strip_prefix(current).unwrap_or(path),
        Err(_) => path,
    }
}
