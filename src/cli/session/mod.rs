//! Rules in force: finds the config of each file, reads packs, and builds a linter for each config once.
//!
//! This is the one place where the commands meet rules, config and linter.

mod catalogue;
mod configs;
mod draft;
mod files;
mod gather;
mod idle;
mod notes;
mod packs;
pub(in crate::cli) mod places;
mod rules;

pub(in crate::cli) use draft::Tried;
pub(in crate::cli) use files::{shown, text};
pub(in crate::cli) use packs::LEXICONS;
pub(in crate::cli) use places::{here, whole};
pub(in crate::cli) use rules::Rules;

use crate::cli::args::Drafts;
use crate::cli::read::{self, Document, Unsaved};
use crate::cli::terminal::{Terminal, complain};
use crate::cli::trouble::{Mistakes, is_fatal};
use crate::config::{Exclusion, Stack};
use crate::lint::Linter;
use crate::order::Order as _;
use crate::report::{Pack, Problem, RuleCard};
use crate::rule::{self, Origin, PackFiles, Shelf};
use configs::Configs;
use gather::Gathering;
use notes::Notes;
use rules::{Ground, UnderTest};
use std::collections::{BTreeSet, HashMap};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a config file is called.
pub(in crate::cli) const CONFIG: &str = "whosays.yml";

/// What people who know other tools call it.
const MISNAMED: [&str; 3] = ["whosays.yaml", ".whosays.yml", ".whosays.yaml"];

/// All rules that a run needs.
#[derive(Debug, Default)]
pub(in crate::cli) struct Session {
    /// The config that holds for every file, where one is given.
    forced: Option<PathBuf>,
    /// What is left out, whatever configs say; counted from the current folder.
    exclude: Vec<Exclusion>,
    /// Whether that holds for what is named, too.
    force_exclude: bool,
    /// The config of each folder that was asked for.
    folders: HashMap<PathBuf, Option<PathBuf>>,
    /// What holds under a config and the overrides of it that fit a document.
    rules: HashMap<(Option<PathBuf>, Vec<usize>), Arc<Rules>>,
    /// Of each config, what it has left out something by.
    left_out: HashMap<Option<PathBuf>, BTreeSet<usize>>,
    notes: Notes,
}

impl Session {
    pub(in crate::cli) fn new(config: Option<PathBuf>) -> Self {
        Self { forced: config, ..Self::default() }
    }

    /// The session of a command that reads drafts.
    ///
    /// # Errors
    /// When what is to be left out is no glob.
    pub(in crate::cli) fn of(drafts: &Drafts) -> Result<Self, Problem> {
        Ok(Self::new(drafts.config.clone()).leaving_out(read::exclusions(drafts)?, drafts.force_exclude))
    }

    /// The same, leaving out some files too; `force_exclude` has what is left out be so even where it is named.
    pub(in crate::cli) fn leaving_out(self, exclude: Vec<Exclusion>, force_exclude: bool) -> Self {
        Self { exclude, force_exclude, ..self }
    }

    /// The same, reading what editors have open as it stands there.
    pub(in crate::cli) fn reading(mut self, unsaved: Unsaved) -> Self {
        self.notes.unsaved = unsaved;
        self
    }

    /// Whether a file is to be looked at. `named` are those that somebody asked for by their names.
    pub(in crate::cli) fn wants(&mut self, path: &Path, named: bool) -> bool {
        (named && !self.force_exclude) || !self.excludes(path)
    }

    /// Whether a file is left out, as its config or the command line asks.
    fn excludes(&mut self, path: &Path) -> bool {
        let here = places::below(Path::new(""), path);
        if here.is_some_and(|path| self.exclude.iter().any(|one| one.covers(&path))) {
            return true;
        }
        let ground = Arc::clone(&self.rules_for(Some(path)).ground);
        let excluding = ground.stack.excluding(|config| ground.path_from(config, path));
        let is_left_out = !excluding.is_empty();
        if is_left_out {
            let config = self.config_for(Some(path));
            self.left_out.entry(config).or_default().extend(excluding);
        }
        is_left_out
    }

    /// The rules for files in the folder of a path, or in the current one, whatever overrides say of some of them.
    pub(in crate::cli) fn rules_for(&mut self, path: Option<&Path>) -> Arc<Rules> {
        let config = self.config_for(path);
        if let Some(rules) = self.rules.get(&(config.clone(), Vec::new())) {
            return Arc::clone(rules);
        }
        let rules = Arc::new(self.load(config.as_deref(), &[]));
        self.rules.insert((config, Vec::new()), Arc::clone(&rules));
        rules
    }

    /// The rules for a document. What its overrides ask for is worked out once for all documents that they fit.
    pub(in crate::cli) fn rules_of(&mut self, document: &Document) -> Arc<Rules> {
        let rules = self.rules_for(document.path.as_deref());
        let overrides = rules.ground.overrides(document);
        if overrides.is_empty() {
            return rules;
        }
        let key = (self.config_for(document.path.as_deref()), overrides);
        if let Some(special) = self.rules.get(&key) {
            return Arc::clone(special);
        }
        let special = Arc::new(rules.under(&key.1));
        self.rules.insert(key, Arc::clone(&special));
        special
    }

    /// What is wrong in the files read since this was last asked.
    pub(in crate::cli) fn take_mistakes(&mut self) -> Vec<Mistakes> {
        std::mem::take(&mut self.notes.mistakes)
    }

    /// What could not be read since this was last asked.
    pub(in crate::cli) fn take_problems(&mut self) -> Vec<Problem> {
        std::mem::take(&mut self.notes.problems)
    }

    /// The files there are now among those that were asked for, and in the folders that were: what holds may have
    /// changed when one of them has, and when one comes or goes.
    pub(in crate::cli) fn files(&self) -> BTreeSet<PathBuf> {
        self.notes.asked.iter().flat_map(|place| packs::files_at(place)).collect()
    }

    /// How many files and folders were asked for.
    pub(in crate::cli) fn asked(&self) -> usize {
        self.notes.asked.len()
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

    /// The rules in force, of which those of the packs and rule files named are under test; all are, where none is
    /// named.
    pub(in crate::cli) fn under_test(&mut self, paths: &[PathBuf]) -> Arc<Rules> {
        if paths.is_empty() { self.rules_for(None) } else { Arc::new(self.load_beside(paths)) }
    }

    /// The rules that hold for a file, and beside them those of the pack that it lies in, or its own.
    pub(in crate::cli) fn beside(&mut self, path: &Path, pack: &Path) -> Rules {
        let config = self.config_for(Some(path));
        self.load(config.as_deref(), &[pack.to_path_buf()])
    }

    /// The folder of the pack that a file or a folder lies in, and the path below it.
    pub(in crate::cli) fn home(&self, path: &Path) -> Option<(PathBuf, String)> {
        packs::home(path, &self.notes)
    }

    /// The packs in force for files without a config of their own.
    pub(in crate::cli) fn packs(&mut self) -> Vec<Pack> {
        let rules = self.rules_for(None);
        let packs = rules.linter.rules().packs.iter();
        let digest = |at: usize| rules.ground.packs.get(at).map_or_else(String::new, PackFiles::digest);
        let told = packs.map(|pack| Pack {
            name: pack.name.clone(),
            version: pack.version.clone(),
            digest: digest(pack.at),
        });
        told.collect()
    }

    /// The rules in force for whatever was read, each id once, in the order of ids.
    pub(in crate::cli) fn cards(&self) -> Vec<RuleCard> {
        let mut cards: Vec<RuleCard> = self.rules.values().flat_map(|rules| rules.cards()).collect();
        // What a rule is set to may differ from config to config; each result tells its own severity.
        cards.order_by(|left, right| {
            (&left.id, right.severity, &left.text).cmp(&(&right.id, left.severity, &right.text))
        });
        cards.dedup_by(|left, right| left.id == right.id);
        cards
    }

    /// The packs in force and those named, which are under test.
    fn load_beside(&mut self, paths: &[PathBuf]) -> Rules {
        let config = self.config_for(None);
        self.load(config.as_deref(), paths)
    }

    /// The config that holds for a file, or for the current folder.
    pub(in crate::cli) fn config_for(&mut self, path: Option<&Path>) -> Option<PathBuf> {
        self.forced.clone().or_else(|| self.closest(path))
    }

    /// The closest config file, from the folder of `path` up.
    fn closest(&mut self, path: Option<&Path>) -> Option<PathBuf> {
        let path = whole(path.unwrap_or(Path::new(CONFIG)));
        let folder = path.parent()?;
        if let Some(known) = self.folders.get(folder) {
            return known.clone();
        }
        let mut configs = folder.ancestors().map(|folder| folder.join(CONFIG));
        let found = configs.find(|config| {
            let is_new = self.notes.asked(config);
            let is_there = self.notes.is_there(config);
            if is_new && !is_there {
                self.notes.misnamed(config, &MISNAMED);
            }
            is_there
        });
        self.folders.insert(folder.to_path_buf(), found.clone());
        found
    }

    fn load(&mut self, path: Option<&Path>, beside: &[PathBuf]) -> Rules {
        let notes = &mut self.notes;
        let mut configs = path.map_or_else(Configs::default, |path| Configs::read(path, notes));
        let mut gathering = configs.gather(notes);
        let mut tested = Vec::new();
        for path in beside {
            let (root, part) =
                packs::home(path, notes).map_or((path.clone(), None), |(root, part)| (root, Some(part)));
            let taken = gathering.take(&root, None, notes);
            let taken = taken.map_err(|reason| notes.problems.push(files::problem(path, reason)));
            tested.extend(taken.ok().flatten().map(|pack| UnderTest { pack, part }));
        }
        self.build(&configs, gathering, (!beside.is_empty()).then_some(tested), None)
    }

    /// Builds rules from what was gathered, all of them or only some.
    fn build(
        &mut self,
        configs: &Configs,
        gathering: Gathering,
        tested: Option<Vec<UnderTest>>,
        only: Option<BTreeSet<String>>,
    ) -> Rules {
        let notes = &mut self.notes;
        let packs = gathering.packs;
        let (mut stack, mistakes) = Stack::new(&configs.written, &packs);
        stack.settings.only = only;
        for (text, mistake) in mistakes {
            notes.mistakes(&text, [mistake]);
        }
        let loaded = rule::load(&packs, &stack.settings);
        for (origin, diagnostic) in loaded.diagnostics {
            let text = match origin {
                Origin::File(Shelf { pack, file }) => {
                    packs.get(pack).and_then(|pack| pack.files.get(file)).map(|file| &*file.text)
                }
                Origin::Layer(layer) => stack.sheets.get(layer).map(|sheet| &sheet.text),
            };
            if let Some(text) = text {
                notes.mistakes(text, [diagnostic]);
            }
        }
        let fail_on = stack.fail_on.as_ref().map(|chosen| chosen.value);
        let limits = stack.limits_under(&[]).limits();
        let config = configs.written.first().map(|written| Arc::clone(&written.text));
        let (origins, folders) = (gathering.origins, configs.folders());
        let ground = Arc::new(Ground { config, stack, origins, folders, packs, tested });
        Rules { linter: Linter::new(loaded.set), overrides: Vec::new(), ground, fail_on, limits }
    }
}
