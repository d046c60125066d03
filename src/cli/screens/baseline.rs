//! Baselines of a run: finds the one that goes with a draft, reads it once, and looks up what it cannot know by itself:
//! which files there are, and which rules. One baseline lies beside each config; drafts without a config go with that of
//! the current folder.

use crate::cli::read::Document;
use crate::cli::session::{Rules, places, shown, text};
use crate::cli::trouble::Mistakes;
use crate::diagnostic::{Diagnostic, own};
use crate::lint::{Options, Voice};
use crate::report::Problem;
use crate::screen::baseline::{self, Baseline, Standing, Surroundings};
use crate::text::Text;
use std::collections::{BTreeMap, HashMap};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Baselines, and what is made of each.
#[derive(Debug)]
pub(in crate::cli) struct Shelf<T> {
    /// The one that is used for all drafts, where one is named.
    named: Option<PathBuf>,
    /// By the path of its file; nothing where there is no such file and none is begun.
    kept: BTreeMap<PathBuf, Option<T>>,
    disk: Disk,
    pedantic: bool,
}

/// What is known of files.
#[derive(Debug)]
pub(in crate::cli) struct Disk {
    /// The folders that were searched for drafts, by their whole paths.
    searched: Vec<PathBuf>,
    /// What drafts are called that are looked for.
    extensions: Vec<&'static str>,
    gone: HashMap<PathBuf, bool>,
}

/// A file with a baseline, as it was read.
#[derive(Debug)]
pub(in crate::cli) struct Opened {
    pub(in crate::cli) baseline: Baseline,
    pub(in crate::cli) mistakes: Vec<Diagnostic>,
}

impl Opened {
    /// Reads a file.
    ///
    /// # Errors
    /// When it cannot be read, or is no text.
    pub(in crate::cli) fn read(path: &Path) -> Result<Self, Problem> {
        let (baseline, mistakes) = Baseline::read(Arc::new(text(path)?));
        Ok(Self { baseline, mistakes })
    }

    /// A baseline that has yet to be written.
    pub(in crate::cli) fn none(path: &Path) -> Self {
        let (baseline, mistakes) = Baseline::read(Arc::new(Text::new(shown(path), "")));
        Self { baseline, mistakes }
    }

    /// What is wrong in it.
    pub(in crate::cli) fn wrong(&mut self) -> Option<Mistakes> {
        let mistakes = std::mem::take(&mut self.mistakes);
        (!mistakes.is_empty()).then(|| (Arc::clone(self.baseline.text()), mistakes))
    }
}

impl<T> Shelf<T> {
    /// A shelf for what is read, on which nothing lies yet. In folders among `paths`, drafts with these extensions are
    /// looked for.
    pub(in crate::cli) fn new(
        named: Option<&PathBuf>,
        paths: &[PathBuf],
        extensions: Vec<&'static str>,
        pedantic: bool,
    ) -> Self {
        let searched = paths.iter().filter(|path| path.is_dir()).map(|path| places::whole(path)).collect();
        let disk = Disk { searched, extensions, gone: HashMap::new() };
        Self { named: named.cloned(), kept: BTreeMap::new(), disk, pedantic }
    }

    /// Does something with what is kept for a draft, under the name that the draft goes by in the baseline. The baseline
    /// is opened when the first draft needs it; if there is none, nothing is done. A draft without a name has no
    /// baseline.
    pub(in crate::cli) fn with<R>(
        &mut self,
        document: &Document,
        rules: &Rules,
        open: impl FnOnce(&Path) -> Option<T>,
        then: impl FnOnce(&mut T, &str, &mut dyn Surroundings) -> R,
    ) -> Option<R> {
        let (path, name) = baseline_of(self.named.as_deref(), document, rules)?;
        let folder = folder(&path);
        let kept = self.kept.entry(path).or_insert_with_key(|path| open(path)).as_mut()?;
        let former = document.former_path.as_ref().map(|former| places::from(&folder, former));
        let (disk, pedantic, is_record) = (&mut self.disk, self.pedantic, document.is_record);
        Some(then(kept, &name, &mut Around { disk, folder, former, rules, pedantic, is_record }))
    }

    /// All that is kept, each with the name that a file goes by in it. What is known of the file is looked up anew.
    pub(in crate::cli) fn each(&mut self, path: &Path) -> impl Iterator<Item = (&mut T, String)> {
        self.disk.gone.clear();
        let kept = self.kept.iter_mut().filter_map(|(own, kept)| Some((own, kept.as_mut()?)));
        kept.map(move |(own, kept)| (kept, places::from(&folder(own), path)))
    }

    /// The files that were asked for.
    pub(in crate::cli) fn files(&self) -> impl Iterator<Item = &PathBuf> {
        self.kept.keys()
    }

    /// Keeps what was read ahead.
    pub(in crate::cli) fn put(&mut self, path: &Path, kept: T) {
        self.kept.insert(path.to_path_buf(), Some(kept));
    }

    /// Hands out all that is kept, each with the path of its file and with who knows whether the file of an entry was
    /// looked for and is not there.
    pub(in crate::cli) fn finish(self, mut each: impl FnMut(&Path, T, &mut dyn FnMut(&str) -> bool)) {
        let Self { kept, mut disk, .. } = self;
        for (path, kept) in kept {
            let folder = folder(&path);
            if let Some(kept) = kept {
                each(&path, kept, &mut |entry| disk.is_lost(&folder.join(entry)));
            }
        }
    }
}

impl Disk {
    fn is_gone(&mut self, path: PathBuf) -> bool {
        let look = |path: &PathBuf| path.symlink_metadata().is_err_and(|error| is_absence(error.kind()));
        *self.gone.entry(path).or_insert_with_key(look)
    }

    /// Whether a draft was looked for, and is not there.
    fn is_lost(&mut self, path: &Path) -> bool {
        let path = places::whole(path);
        let extension = path.extension().unwrap_or_default();
        let is_sought = self.extensions.iter().any(|known| extension.eq_ignore_ascii_case(known))
            && self.searched.iter().any(|folder| path.starts_with(folder));
        is_sought && self.is_gone(path)
    }
}

const fn is_absence(error: io::ErrorKind) -> bool {
    matches!(error, io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// What a baseline asks about a draft.
struct Around<'a> {
    disk: &'a mut Disk,
    folder: PathBuf,
    former: Option<String>,
    rules: &'a Rules,
    pedantic: bool,
    is_record: bool,
}

impl Surroundings for Around<'_> {
    fn former_path(&self) -> Option<&str> {
        self.former.as_deref()
    }

    fn may_have_moved(&self) -> bool {
        !self.is_record
    }

    fn is_gone(&mut self, path: &str) -> bool {
        self.disk.is_gone(self.folder.join(path))
    }

    fn standing(&self, rule: &str) -> Standing {
        if own(rule).is_some() {
            return Standing::Heard;
        }
        let voice = |pedantic| self.rules.linter().voice(rule, Options { pedantic, ..Options::default() });
        match (voice(self.pedantic), voice(true)) {
            (Voice::Unknown, _) => Standing::Unknown,
            (Voice::Heard, _) => Standing::Heard,
            (Voice::Silent, Voice::Heard) => Standing::HeldBack,
            (Voice::Silent, _) => Standing::Off,
        }
    }

    fn present_id<'a>(&'a self, rule: &'a str) -> &'a str {
        self.rules.present_id(rule).unwrap_or(rule)
    }
}

/// The file of the baseline that goes with a draft, and the name that the draft goes by in it. A draft without a name has
/// no baseline.
pub(in crate::cli) fn baseline_of(
    named: Option<&Path>,
    document: &Document,
    rules: &Rules,
) -> Option<(PathBuf, String)> {
    let path = named.map_or_else(|| beside(rules.ground().folder()), Path::to_path_buf);
    let name = match &document.path {
        _ if document.is_record => document.text.name().to_owned(),
        Some(draft) => places::from(&folder(&path), draft),
        None => return None,
    };
    Some((path, name))
}

/// The baseline in the folder of a config, or in the current one.
fn beside(config: Option<&Path>) -> PathBuf {
    config.map_or_else(PathBuf::new, Path::to_path_buf).join(baseline::FILE)
}

fn folder(baseline: &Path) -> PathBuf {
    baseline.parent().map_or_else(PathBuf::new, Path::to_path_buf)
}
