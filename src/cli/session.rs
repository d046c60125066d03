//! Rules in force: finds the config of each file, reads packs, and builds a linter for each config once.
//!
//! This is the one place where the commands meet rules, config and linter.

use super::input::reason;
use super::terminal::{Terminal, complain};
use crate::config::{Config, FailOn};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Linter, Options, Outcome};
use crate::markup::Format;
use crate::report::{Pack, Problem};
use crate::rule::{self, PackFiles, Rule};
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
        let rules = Rc::new(self.load(config.as_deref()));
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
    pub(super) fn trial(&mut self, _paths: &[PathBuf]) -> Trial {
        let rules = self.rules_for(None);
        let list = rules.list();
        let tests = list.iter().map(|rule| rule.tests.len()).sum();
        Trial { rules: list.len(), tests, failed: 0, failures: Vec::new() }
    }

    /// The packs in force.
    #[expect(clippy::unused_self, reason = "packs do not tell their names yet")]
    pub(super) fn packs(&self) -> Vec<Pack> {
        Vec::new()
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

    fn load(&mut self, path: Option<&Path>) -> Rules {
        let config = path.map_or_else(Config::default, |path| self.config(path));
        let folder = path.and_then(Path::parent).unwrap_or(Path::new(""));
        let mut packs = vec![rule::builtin()];
        for pack in &config.packs {
            match read_pack(&folder.join(pack)) {
                Ok(pack) => packs.push(pack),
                Err(problem) => self.problems.push(problem),
            }
        }
        let loaded = rule::load(&packs, &config.settings);
        for (text, diagnostic) in loaded.diagnostics {
            match self.mistakes.last_mut() {
                Some((last, diagnostics)) if Arc::ptr_eq(last, &text) => diagnostics.push(diagnostic),
                _ => self.mistakes.push((text, vec![diagnostic])),
            }
        }
        Rules { linter: Linter::new(loaded.rules), fail_on: config.fail_on }
    }

    fn config(&mut self, path: &Path) -> Config {
        match read_text(path) {
            Ok(text) => {
                let (config, mistakes) = Config::parse(&text);
                if !mistakes.is_empty() {
                    self.mistakes.push((Arc::new(text), mistakes));
                }
                config
            }
            Err(problem) => {
                self.problems.push(problem);
                Config::default()
            }
        }
    }
}

/// Every YAML file of a pack, sorted.
fn read_pack(root: &Path) -> Result<PackFiles, Problem> {
    root.metadata().map_err(|error| problem(root, reason(&error)))?;
    let mut files = Vec::new();
    for entry in ignore::WalkBuilder::new(root).sort_by_file_name(Ord::cmp).build() {
        let entry = entry.map_err(|error| problem(root, error.to_string()))?;
        let is_yaml = entry.path().extension().is_some_and(|extension| extension == "yml");
        if is_yaml && entry.file_type().is_some_and(|kind| kind.is_file()) {
            files.push(Arc::new(read_text(entry.path())?));
        }
    }
    Ok(PackFiles { root: root.to_string_lossy().into_owned(), files })
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
