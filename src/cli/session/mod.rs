//! Rules in force: finds the config of each file, reads packs, and builds a linter for each config once.
//!
//! This is the one place where the commands meet rules, config and linter.

mod configs;
mod gather;
mod notes;
mod packs;

use crate::attribution::Facts;
use crate::cli::terminal::{Terminal, complain};
use crate::cli::trouble::{Mistakes, is_fatal};
use crate::config::{FailOn, Stack};
use crate::lint::{Linter, Options, Outcome, Trace};
use crate::markup::Format;
use crate::report::{Pack, Problem, TestedRule};
use crate::rule::{self, Origin, PackFiles, Rule};
use crate::text::Text;
use configs::Configs;
use notes::Notes;
use std::collections::HashMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

const CONFIG: &str = "whosays.yml";

/// All rules that a run needs.
#[derive(Debug, Default)]
pub(in crate::cli) struct Session {
    /// The config that holds for every file, where one is given.
    forced: Option<PathBuf>,
    /// The config of each folder that was asked for.
    folders: HashMap<PathBuf, Option<PathBuf>>,
    rules: HashMap<Option<PathBuf>, Rc<Rules>>,
    notes: Notes,
}

/// The rules that hold under one config.
#[derive(Debug)]
pub(in crate::cli) struct Rules {
    linter: Linter,
    packs: Vec<PackFiles>,
    /// The numbers of the packs under test; all are, where none is named.
    tested: Option<Vec<usize>>,
    /// From which severity on a run fails, if the config says so.
    pub(in crate::cli) fail_on: Option<FailOn>,
}

impl Rules {
    /// Lints one text.
    pub(in crate::cli) fn check(&self, text: &Text, format: Format, pedantic: bool) -> Outcome {
        self.linter.check(text, format, Options { pedantic })
    }

    /// Who is said to have said what in a text, under the lexicons of this config.
    pub(in crate::cli) fn facts(&self, text: &Text, format: Format) -> Facts {
        self.linter.facts(text, format)
    }

    /// Lints one text, and tells how that went.
    pub(in crate::cli) fn trace(&self, text: &Text, format: Format, pedantic: bool) -> Trace {
        self.linter.trace(text, format, Options { pedantic })
    }

    /// The rules, in the order in which they are listed.
    pub(in crate::cli) fn list(&self) -> Vec<&Rule> {
        let mut rules: Vec<&Rule> = self.linter.rules().rules.iter().collect();
        rules.sort_by(|left, right| (&left.group, &left.id.value).cmp(&(&right.group, &right.id.value)));
        rules
    }
}

impl Rules {
    /// The file a rule stands in, if it is among those under test.
    fn file_of(&self, rule: &Rule) -> Option<&Arc<Text>> {
        let stem = format!("{}.yml", rule.id.value);
        let path = if rule.group.is_empty() { stem } else { format!("{}/{stem}", rule.group) };
        let is_tested = |number: &usize| self.tested.as_ref().is_none_or(|tested| tested.contains(number));
        let packs = (0..).zip(&self.packs).filter(|(number, _)| is_tested(number));
        let files = packs.flat_map(|(_, pack)| &pack.files);
        files.filter(|file| file.path == path).map(|file| &file.text).next()
    }
}

impl Session {
    pub(in crate::cli) fn new(config: Option<PathBuf>) -> Self {
        Self { forced: config, ..Self::default() }
    }

    /// The rules for a file; those of the current folder where there is none.
    pub(in crate::cli) fn rules_for(&mut self, path: Option<&Path>) -> Rc<Rules> {
        let config = self.forced.clone().or_else(|| self.closest(path));
        if let Some(rules) = self.rules.get(&config) {
            return Rc::clone(rules);
        }
        let rules = Rc::new(self.load(config.as_deref(), &[]));
        self.rules.insert(config, Rc::clone(&rules));
        rules
    }

    /// What is wrong in the files read since this was last asked.
    pub(in crate::cli) fn take_mistakes(&mut self) -> Vec<Mistakes> {
        std::mem::take(&mut self.notes.mistakes)
    }

    /// What could not be read since this was last asked.
    pub(in crate::cli) fn take_problems(&mut self) -> Vec<Problem> {
        std::mem::take(&mut self.notes.problems)
    }

    /// Says on standard error what is wrong in rule and config files. Whether that makes a run fail.
    pub(in crate::cli) fn complain(&mut self, terminal: Terminal) -> bool {
        let (mistakes, problems) = (self.take_mistakes(), self.take_problems());
        // What cannot be said on standard error is said nowhere.
        let _ = io::stderr().write_all(terminal.pictures(&mistakes).as_bytes());
        for problem in &problems {
            complain(&problem.path, &problem.message);
        }
        !problems.is_empty() || mistakes.iter().any(|(_, mistakes)| is_fatal(mistakes))
    }

    /// Runs the tests of the packs and rule files named, or of those in force.
    pub(in crate::cli) fn trial(&mut self, paths: &[PathBuf]) -> Vec<TestedRule> {
        let rules = if paths.is_empty() { self.rules_for(None) } else { Rc::new(self.load_beside(paths)) };
        let tested = rules.list().into_iter().filter_map(|rule| {
            let file = Arc::clone(rules.file_of(rule)?);
            let trial = rules.linter.trial(rule, &file);
            Some(TestedRule { file, trial })
        });
        tested.collect()
    }

    /// The packs in force for files without a config of their own.
    pub(in crate::cli) fn packs(&mut self) -> Vec<Pack> {
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
        let notes = &mut self.notes;
        let mut configs = path.map_or_else(Configs::default, |path| Configs::read(path, notes));
        let mut gathering = configs.gather(notes);
        let mut tested = Vec::new();
        for path in beside {
            let taken = gathering.take(path, notes);
            let taken = taken.map_err(|reason| notes.problems.push(packs::problem(path, reason)));
            tested.extend(taken.ok().flatten());
        }
        let packs = gathering.packs;
        let (stack, mistakes) = Stack::new(&configs.written, &packs);
        for (text, mistake) in mistakes {
            notes.mistakes(&text, [mistake]);
        }
        let loaded = rule::load(&packs, &stack.settings);
        for (origin, diagnostic) in loaded.diagnostics {
            let text = match origin {
                Origin::Pack { pack, file } => {
                    packs.get(pack).and_then(|pack| pack.files.get(file)).map(|file| &file.text)
                }
                Origin::Layer(layer) => stack.sheets.get(layer).map(|sheet| &sheet.text),
            };
            if let Some(text) = text {
                notes.mistakes(text, [diagnostic]);
            }
        }
        let fail_on = stack.fail_on.as_ref().map(|chosen| chosen.value);
        let tested = (!beside.is_empty()).then_some(tested);
        Rules { linter: Linter::new(loaded.set), packs, tested, fail_on }
    }
}
