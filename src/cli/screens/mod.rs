//! The screens of a run: what they need is fetched here, from files and from version control. What they decide is
//! decided in [`crate::screen`].

mod baseline;
mod changes;
mod sidecar;

pub(in crate::cli) use baseline::baseline_of;
pub(in crate::cli) use baseline::{Opened, Shelf};
pub(in crate::cli) use sidecar::beside;

use super::args::{Check, Gates};
use super::read::{self, Document, Unsaved};
use super::session::Rules;
use super::trouble::{Mistakes, Trouble};
use crate::attribution::Facts;
use crate::config::Limits;
use crate::lint::{Findings, Options};
use crate::report::{BaselineNews, Problem};
use crate::screen::baseline::{How, Matching};
use crate::screen::{Request, Screen, Screened, limits, suppress};
use changes::Changes;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is screened text by text, whatever the others hold; on any thread.
#[derive(Debug)]
pub(in crate::cli) struct Screens {
    /// Whether what authors allow is shown all the same.
    no_suppressions: bool,
    options: Options,
    /// What drafts are held to as a whole, whatever configs say.
    limits: Limits,
    changes: Option<Changes>,
    /// What goes ahead of files.
    unsaved: Unsaved,
}

impl Screens {
    /// The screens that were asked for, for what some paths name.
    ///
    /// # Errors
    /// When they cannot be put up.
    pub(in crate::cli) fn new(args: &Check, paths: &[PathBuf]) -> Result<Self, Problem> {
        let options = Options { pedantic: args.pedantic, ..Options::default() };
        let no_suppressions = args.screening.no_suppressions;
        let Gates { max_anonymous, min_sources } = args.gates;
        let limits = Limits { anonymous: max_anonymous, sources: min_sources };
        Ok(Self { no_suppressions, limits, changes: Changes::of(args, paths)?, ..Self::of_drafts(options) })
    }

    /// The screens that drafts themselves ask for.
    pub(in crate::cli) fn of_drafts(options: Options) -> Self {
        let limits = Limits { anonymous: None, sources: None };
        Self { no_suppressions: false, options, limits, changes: None, unsaved: Unsaved::default() }
    }

    /// The screens of an editor, which has some files open. What authors allow is shown where `no_suppressions` says so.
    pub(in crate::cli) fn of_editor(options: Options, no_suppressions: bool, unsaved: Unsaved) -> Self {
        Self { no_suppressions, unsaved, ..Self::of_drafts(options) }
    }

    /// What is asked of rules: facts only where documents are held to limits, which are about them.
    pub(in crate::cli) fn asks(&self, rules: &Rules) -> Options {
        Options { rules_only: !self.limits.or(rules.limits).are_set(), ..self.options }
    }

    /// Whether anything may be left of a file.
    ///
    /// # Errors
    /// When that cannot be told.
    pub(in crate::cli) fn want(&self, path: &Path) -> Result<bool, Trouble> {
        self.changes.as_ref().map_or(Ok(true), |changes| changes.touch(path))
    }

    /// Whether there may be drafts that nobody looks at.
    pub(in crate::cli) const fn look_away(&self) -> bool {
        self.changes.is_some()
    }

    /// What would have to be looked at below some paths, is not left out, and is not there.
    pub(in crate::cli) fn lost(
        &self,
        paths: &[PathBuf],
        is_left_out: &mut dyn FnMut(&Path) -> bool,
    ) -> Vec<Trouble> {
        self.changes.as_ref().map_or_else(Vec::new, |changes| changes.lost(paths, is_left_out))
    }

    /// What is to be read in place of what lies at a path.
    ///
    /// # Errors
    /// When it cannot be had.
    pub(in crate::cli) fn contents(&self, path: &Path) -> Result<Option<Vec<u8>>, Trouble> {
        if let Some(unsaved) = self.unsaved.get(path) {
            return Ok(Some(unsaved.as_bytes().to_vec()));
        }
        self.changes.as_ref().map_or(Ok(None), |changes| changes.staged(path))
    }

    /// Where a file lay before, where it is known that it lay elsewhere.
    pub(in crate::cli) fn former_path(&self, path: &Path) -> Option<PathBuf> {
        self.changes.as_ref()?.old_path(path)
    }

    /// Screens what was found in a text. What stood in the way is told too.
    ///
    /// # Errors
    /// When it cannot be told what is to be shown of it.
    pub(in crate::cli) fn alone(
        &self,
        rules: &Rules,
        document: &Document,
        mut findings: Findings,
    ) -> Result<(Screen, Vec<Trouble>), Trouble> {
        limits::hold(self.limits.or(rules.limits), &document.text, &mut findings);
        // What nobody asks for any more need not wait for its turn to be told.
        findings.facts = Facts::default();
        let mut screen = Screen::new(findings);
        let mut troubles = Vec::new();
        if !self.no_suppressions {
            let sidecar = sidecar::read(document, |path| self.contents(path)).unwrap_or_else(|trouble| {
                troubles.push(trouble);
                None
            });
            let request = Request {
                text: &document.text,
                linter: rules.linter(),
                options: self.options,
                sidecar: sidecar.as_ref(),
                require_reason: rules.requires_reason(),
            };
            suppress(&mut screen, &request);
        }
        if let Some(changes) = &self.changes {
            changes.change(document)?.screen(rules.linter(), &document.text, document.format, &mut screen);
        }
        Ok((screen, troubles))
    }
}

/// What is screened in the order of the run, because it depends on the texts before.
#[derive(Debug)]
pub(in crate::cli) struct Turns {
    baselines: Option<Shelf<Matching>>,
    /// Whether a text may come again, and then stands for itself as it was.
    again: bool,
    wrong: Vec<Mistakes>,
    problems: Vec<Problem>,
}

/// What can only be said of baselines once all texts were screened.
#[derive(Debug, Default)]
pub(in crate::cli) struct Aftermath {
    /// What has changed since they were recorded.
    pub(in crate::cli) news: BaselineNews,
    /// What there is to say of entries that fit nothing any more.
    pub(in crate::cli) stale: Vec<Mistakes>,
}

impl Turns {
    /// Nothing is screened yet.
    ///
    /// # Errors
    /// When a baseline that is named cannot be read.
    pub(in crate::cli) fn new(args: &Check, paths: &[PathBuf]) -> Result<Self, Problem> {
        if args.screening.no_baseline {
            return Ok(Self { again: args.watch, ..Self::none() });
        }
        let extensions = read::extensions(&args.drafts.reading);
        let named = args.screening.baseline.as_ref();
        Self::by(named, Shelf::new(named, paths, extensions, args.pedantic), args.watch)
    }

    /// No baseline is looked at.
    pub(in crate::cli) const fn none() -> Self {
        Self { baselines: None, again: false, wrong: Vec::new(), problems: Vec::new() }
    }

    /// The same for texts that come again and again, one at a time.
    ///
    /// # Errors
    /// When the baseline that is named cannot be read.
    pub(in crate::cli) fn again(named: Option<&PathBuf>, pedantic: bool) -> Result<Self, Problem> {
        Self::by(named, Shelf::new(named, &[], Vec::new(), pedantic), true)
    }

    fn by(named: Option<&PathBuf>, mut baselines: Shelf<Matching>, again: bool) -> Result<Self, Problem> {
        let mut turns = Self { again, ..Self::none() };
        if let Some(named) = named {
            baselines.put(named, turns.open(Opened::read(named)?));
        }
        turns.baselines = Some(baselines);
        Ok(turns)
    }

    /// Screens what is left of a text.
    pub(in crate::cli) fn take(
        &mut self,
        document: &Document,
        rules: &Rules,
        mut screen: Screen,
    ) -> Screened {
        if let Some(mut baselines) = self.baselines.take() {
            let again = self.again;
            let open = |path: &Path| self.open_if_there(path);
            baselines.with(document, rules, open, |matching, name, around| {
                if again {
                    matching.forget(name);
                }
                matching.take(name, &mut screen, around);
            });
            self.baselines = Some(baselines);
        }
        screen.finish()
    }

    /// Forgets a file that is there no more.
    pub(in crate::cli) fn forget(&mut self, path: &Path) {
        for (matching, name) in self.baselines.iter_mut().flat_map(|baselines| baselines.each(path)) {
            matching.forget(&name);
        }
    }

    /// The files that were asked for, whether they are there or not.
    pub(in crate::cli) fn files(&self) -> impl Iterator<Item = &PathBuf> {
        self.baselines.iter().flat_map(Shelf::files)
    }

    /// What is wrong in the files read since this was last asked.
    pub(in crate::cli) fn take_mistakes(&mut self) -> Vec<Mistakes> {
        std::mem::take(&mut self.wrong)
    }

    /// What could not be read since this was last asked.
    pub(in crate::cli) fn take_problems(&mut self) -> Vec<Problem> {
        std::mem::take(&mut self.problems)
    }

    /// What there is to say at the end.
    pub(in crate::cli) fn finish(&mut self) -> Aftermath {
        let mut after = Aftermath::default();
        let Some(baselines) = self.baselines.take() else { return after };
        baselines.finish(|_, matching, is_lost| {
            let stale = matching.stale(is_lost);
            after.news.edited += matching.count(How::Edited);
            after.news.moved += matching.count(How::Moved);
            after.news.stale += stale.iter().filter(|(_, why)| why.is_over()).count();
            if !stale.is_empty() {
                after.stale.push((Arc::clone(matching.text()), matching.tell(&stale)));
            }
        });
        after
    }

    fn open_if_there(&mut self, path: &Path) -> Option<Matching> {
        if !path.exists() {
            return None;
        }
        let opened = Opened::read(path).map_err(|problem| self.problems.push(problem)).ok()?;
        Some(self.open(opened))
    }

    fn open(&mut self, mut opened: Opened) -> Matching {
        self.wrong.extend(opened.wrong());
        Matching::new(opened.baseline)
    }
}
