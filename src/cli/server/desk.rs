//! Open documents, and what they are checked by.
//!
//! A draft is checked when somebody asks what was found in it, and again only when it or the rules have changed.

use super::open::{Kind, Open, Reading};
use super::settings::Settings;
use super::sheets::{self, Sheet};
use crate::cli::read::Unsaved;
use crate::cli::screens::{Screens, Turns, beside};
use crate::cli::session::{Session, text, whole};
use crate::cli::trouble::Mistakes;
use crate::cli::vigil::{Checked, Ground, Stamp, Vigil, Wrong};
use crate::lint::Options;
use crate::lsp::protocol::Uri;
use crate::lsp::sheet::Paper;
use crate::lsp::{Measure, Unit, actions, uri_of};
use crate::report::Problem;
use crate::text::Text;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What lies on the desk.
pub(super) struct Desk {
    settings: Settings,
    /// Whether rules are read for the first time by these settings: they hold then, broken or not.
    is_new: bool,
    pub(super) open: BTreeMap<String, Open>,
    pub(super) vigil: Vigil,
    /// What is open of rules and configs, by addresses.
    pub(super) sheets: BTreeMap<String, Sheet>,
    /// What is wrong in files that are no drafts.
    wrong: Wrong,
    /// What is wrong in the files beside drafts, by the drafts' addresses.
    beside: BTreeMap<String, Vec<Mistakes>>,
    /// What has yet to be said of what could not be read, and what was said.
    problems: Vec<Problem>,
    said: Vec<Problem>,
    stamps: BTreeMap<PathBuf, Stamp>,
    /// The drafts whose files are among those.
    known: BTreeSet<String>,
    /// How many files and folders had been asked for when it last looked.
    asked: usize,
}

impl Desk {
    /// Nothing lies on it, and no rules have been read.
    pub(super) fn new() -> Self {
        let screens = Screens::of_editor(Options::default(), false, Unsaved::default());
        Self {
            settings: Settings::default(),
            is_new: true,
            open: BTreeMap::new(),
            vigil: Vigil { ground: Ground::default(), screens, turns: Turns::none() },
            sheets: BTreeMap::new(),
            wrong: Wrong::default(),
            beside: BTreeMap::new(),
            problems: Vec::new(),
            said: Vec::new(),
            stamps: BTreeMap::new(),
            known: BTreeSet::new(),
            asked: 0,
        }
    }

    /// What it goes by.
    pub(super) const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Goes by other settings, once rules have been read again.
    pub(super) fn set(&mut self, settings: Settings) {
        (self.settings, self.is_new) = (settings, true);
    }

    /// Reads rules, configs and baselines again, and has every draft checked by them.
    pub(super) fn reread(&mut self) {
        let mut session = self.session();
        for open in self.open.values().filter(|open| open.path.is_some()) {
            session.rules_for(open.path.as_deref());
        }
        let ground = &mut self.vigil.ground;
        let is_new = std::mem::take(&mut self.is_new);
        let reading = if is_new { ground.begin(session) } else { ground.take(session) };
        self.wrong = self.vigil.ground.wrong().clone();
        self.problems.extend(reading.wrong.problems);
        let pedantic = self.settings.pedantic;
        let unsaved = self.unsaved();
        self.vigil.screens = Screens::of_editor(
            Options { pedantic, ..Options::default() },
            !self.settings.suppressions,
            unsaved,
        );
        self.vigil.turns =
            Turns::again(self.settings.baseline.as_ref(), pedantic).unwrap_or_else(|problem| {
                self.problems.push(problem);
                Turns::none()
            });
        self.sheets = sheets::all(&self.open, self.vigil.ground.latest());
        self.open.values_mut().for_each(Open::is_due);
        (self.stamps, self.asked) = (self.look(), self.vigil.asked());
        self.known.clear();
    }

    /// Whether a file that decides what is shown has changed since it was read.
    pub(super) fn has_changed(&self) -> bool {
        self.look() != self.stamps
    }

    /// A draft as it stands, checked; nothing where there is none, or nobody may look at it.
    pub(super) fn reading(&mut self, uri: &Uri) -> Option<&Reading> {
        let Self { open, vigil, .. } = self;
        let open = open.get_mut(&uri.0)?;
        if open.reading.is_none() {
            let document = open.document()?;
            if open.path.as_ref().is_some_and(|path| !vigil.ground.session.wants(path, false)) {
                return None;
            }
            let Checked { rules, screened, wrong, troubles } = vigil.check(&document, Some(&mut open.recall));
            self.wrong.add(wrong);
            self.problems.extend(troubles.into_iter().map(|trouble| trouble.problem));
            let mut screened = screened.unwrap_or_default();
            self.beside.insert(uri.0.clone(), std::mem::take(&mut screened.beside));
            let open = self.open.get_mut(&uri.0)?;
            if self.known.insert(uri.0.clone()) {
                if let Some((path, stamp)) = open.path.as_deref().map(beside).and_then(stamped) {
                    self.stamps.entry(path).or_insert(stamp);
                }
                // Most drafts lie where others do, and have no files of their own.
                let asked = self.vigil.asked();
                if std::mem::replace(&mut self.asked, asked) != asked {
                    self.look_at_new();
                }
            }
            let open = self.open.get_mut(&uri.0)?;
            open.reading = Some(Reading::new(document, rules, screened));
        }
        self.open.get(&uri.0)?.reading.as_ref()
    }

    /// The same, with what the editor has open.
    pub(super) fn read(&mut self, uri: &Uri) -> Option<(&Open, &Reading)> {
        self.reading(uri)?;
        let open = self.open.get(&uri.0)?;
        Some((open, open.reading.as_ref()?))
    }

    /// An open file of rules or settings with what it may name, and its places.
    pub(super) fn paper(&self, uri: &Uri) -> Option<(Paper<'_>, Measure<'_>)> {
        let (sheet, open) = (self.sheets.get(&uri.0)?, self.open.get(&uri.0)?);
        let Sheet { subject, rules, .. } = sheet;
        let (set, packs) = (rules.linter().rules(), rules.pack_files());
        Some((Paper { contents: open.buffer.contents(), subject: *subject, set, packs }, open.measure()))
    }

    /// Runs the examples of the rules that are open.
    pub(super) fn run_examples(&mut self) {
        self.sheets.values_mut().for_each(Sheet::run);
    }

    /// What is wrong in files that are no drafts, by their addresses.
    pub(super) fn mistakes(&self) -> BTreeMap<String, Vec<&Mistakes>> {
        let mut mistakes: BTreeMap<String, Vec<&Mistakes>> = BTreeMap::new();
        let sheets = self.sheets.values().flat_map(Sheet::mistakes);
        for one in self.wrong.mistakes.iter().chain(self.beside.values().flatten()).chain(sheets) {
            let uri = self.uri_of(Path::new(one.0.name()));
            mistakes.entry(uri.0).or_default().push(one);
        }
        mistakes
    }

    /// What could not be read and has not been said yet.
    pub(super) fn take_problems(&mut self) -> Vec<Problem> {
        let mut news = Vec::new();
        for problem in std::mem::take(&mut self.problems) {
            if !self.said.contains(&problem) {
                self.said.push(problem.clone());
                news.push(problem);
            }
        }
        news
    }

    /// Puts a document away. Whether it was one that others are checked by.
    pub(super) fn close(&mut self, uri: &Uri) -> Option<Kind> {
        self.beside.remove(&uri.0);
        self.open.remove(&uri.0).map(|open| open.kind)
    }

    /// The address of a file, as the editor has it if it has it open.
    pub(super) fn uri_of(&self, path: &Path) -> Uri {
        let path = whole(path);
        let open = self.open.values().find(|open| open.path.as_ref().is_some_and(|open| whole(open) == path));
        open.map_or_else(|| uri_of(&path), |open| open.uri.clone())
    }

    /// A file with YAML as the editor has it, or as it lies on the disk, or as it would have to be begun. Nothing where it
    /// is there and cannot be read.
    pub(super) fn file(&self, path: &Path, unit: Unit) -> Option<actions::Companion> {
        let path = whole(path);
        let is_it = |open: &&Open| open.path.as_ref().is_some_and(|open| whole(open) == path);
        let name = path.to_string_lossy();
        let (uri, version, text, is_there) = match self.open.values().find(is_it) {
            Some(open) => {
                (open.uri.clone(), Some(open.version), Text::new(name, open.buffer.contents()), true)
            }
            None if path.exists() => {
                // An editor that opens it keeps the mark of the byte order to itself.
                let read = text(&path).ok()?;
                let contents = read.contents().trim_start_matches('\u{feff}');
                (uri_of(&path), None, Text::new(read.name(), contents), true)
            }
            None => (uri_of(&path), None, Text::new(name, ""), false),
        };
        Some(actions::Companion { uri, version, text, is_there, unit })
    }

    /// A session by the settings, reading what is open as it stands.
    pub(super) fn session(&self) -> Session {
        Session::new(self.settings.config.clone()).reading(self.unsaved())
    }

    /// Files that are no drafts as they stand in the editor.
    fn unsaved(&self) -> Unsaved {
        let yaml = self.open.values().filter(|open| open.kind == Kind::Yaml);
        Unsaved::new(yaml.filter_map(|open| Some((open.path.clone()?, open.buffer.contents().to_owned()))))
    }

    /// The files that decide what is shown, and what lies beside drafts.
    fn files(&self) -> BTreeSet<PathBuf> {
        let mut files = self.vigil.files();
        files.extend(self.open.values().filter_map(|open| open.path.as_deref()).map(beside));
        files
    }

    fn look(&self) -> BTreeMap<PathBuf, Stamp> {
        self.files().into_iter().filter_map(stamped).collect()
    }

    /// Looks at files that were not asked for when rules were read.
    fn look_at_new(&mut self) {
        for (path, stamp) in self.look() {
            self.stamps.entry(path).or_insert(stamp);
        }
    }
}

fn stamped(path: PathBuf) -> Option<(PathBuf, Stamp)> {
    let stamp = Stamp::of(&path)?;
    Some((path, stamp))
}
