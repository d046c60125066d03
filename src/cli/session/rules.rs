//! The rules that hold under a config, and what they stand on.

use super::gather::PackOrigin;
use super::places;
use crate::attribution::Facts;
use crate::cli::read::Document;
use crate::config::{FailOn, Limits, Stack};
use crate::lint::{Coverage, Findings, Ledger, Linter, Options, Recall, Trace, Trial};
use crate::markup::{self, Format};
use crate::order::Order as _;
use crate::rule::{PackFile, PackFiles, Rule, Shelf};
use crate::text::Text;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The rules that hold under one config, for documents that the same overrides fit.
#[derive(Debug)]
pub(in crate::cli) struct Rules {
    pub(super) linter: Linter,
    /// The overrides, by their index.
    pub(super) overrides: Vec<usize>,
    pub(super) ground: Arc<Ground>,
    /// From which severity on a run fails, if the config says so.
    pub(in crate::cli) fail_on: Option<FailOn>,
    /// What documents are held to as a whole, as the config says.
    pub(in crate::cli) limits: Limits,
}

/// What all documents under one config share.
#[derive(Debug)]
pub(in crate::cli) struct Ground {
    /// The config, if there is one.
    pub(in crate::cli) config: Option<Arc<Text>>,
    /// What is asked of rules and lexicons.
    pub(in crate::cli) stack: Stack,
    /// What brought each pack.
    pub(in crate::cli) origins: Vec<PackOrigin>,
    /// The folders that the paths of its configs count from.
    pub(super) folders: Vec<PathBuf>,
    pub(super) packs: Vec<PackFiles>,
    /// What is under test; everything is, where nothing is named.
    pub(super) tested: Option<Vec<UnderTest>>,
}

/// A pack under test, by its number, or one file or folder of it by its path there.
#[derive(Debug)]
pub(super) struct UnderTest {
    pub(super) pack: usize,
    pub(super) part: Option<String>,
}

impl UnderTest {
    /// Whether a file of the pack is under test.
    fn has(&self, path: &str) -> bool {
        let Some(part) = &self.part else { return true };
        path.strip_prefix(part.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

impl Rules {
    /// All that the rules say of a text.
    pub(in crate::cli) fn find(&self, text: &Text, format: Format, options: Options) -> Findings {
        self.linter.find(text, format, options)
    }

    /// The same of a text that changes while it is looked at.
    pub(in crate::cli) fn find_again(
        &self,
        text: &Text,
        format: Format,
        options: Options,
        recall: &mut Recall,
    ) -> Findings {
        self.linter.find_again(text, format, options, recall)
    }

    /// The rules at work.
    pub(in crate::cli) const fn linter(&self) -> &Linter {
        &self.linter
    }

    /// Whether whoever allows something in a draft must say why.
    pub(in crate::cli) fn requires_reason(&self) -> bool {
        self.ground.stack.require_reason.as_ref().is_some_and(|chosen| chosen.value)
    }

    /// What a rule is called now that may have had another id.
    pub(in crate::cli) fn present_id(&self, id: &str) -> Option<&str> {
        self.linter.rules().rule(id).map(|rule| &*rule.id.value)
    }

    /// Lints one text, and counts and times what rules do.
    pub(in crate::cli) fn profile(
        &self,
        text: &Text,
        format: Format,
        options: Options,
        ledger: &mut Ledger,
    ) -> Findings {
        self.linter.profile(text, format, options, ledger)
    }

    /// Who is said to have said what in a text, under the lexicons of this config.
    pub(in crate::cli) fn facts(&self, text: &Text, format: Format) -> Facts {
        self.linter.facts(text, format)
    }

    /// Lints one text, and tells how that went.
    pub(in crate::cli) fn trace(&self, text: &Text, format: Format, pedantic: bool) -> Trace {
        self.linter.trace(text, format, Options { pedantic, ..Options::default() })
    }

    /// A ledger for these rules.
    pub(in crate::cli) fn ledger(&self) -> Ledger {
        Ledger::new(self.linter.rules())
    }

    /// Puts the rules to the test on one text.
    pub(in crate::cli) fn attempt(&self, text: &Text, format: Format, ledger: &mut Ledger) -> Trace {
        self.linter.attempt(text, format, ledger)
    }

    /// What the rules stand on.
    pub(in crate::cli) fn ground(&self) -> &Ground {
        &self.ground
    }

    /// The overrides that hold, by their index.
    pub(in crate::cli) fn overrides(&self) -> &[usize] {
        &self.overrides
    }

    /// The rules, in the order in which they are listed.
    pub(in crate::cli) fn list(&self) -> Vec<&Rule> {
        let mut rules: Vec<&Rule> = self.linter.rules().rules.iter().collect();
        rules.order_by(|left, right| (&*left.group, &left.id.value).cmp(&(&*right.group, &right.id.value)));
        rules
    }
}

impl Rules {
    /// The same, for documents that some overrides fit.
    pub(super) fn under(&self, overrides: &[usize]) -> Self {
        let stack = &self.ground.stack;
        let linter = self.linter.under(&stack.settings, &stack.layers_under(overrides));
        let ground = Arc::clone(&self.ground);
        let limits = stack.limits_under(overrides).limits();
        Self { linter, overrides: overrides.to_vec(), ground, fail_on: self.fail_on, limits }
    }

    /// The rules under test, with their files.
    pub(in crate::cli) fn tested(&self) -> impl Iterator<Item = (&Rule, &Text)> {
        let ground = &self.ground;
        self.list().into_iter().filter_map(|rule| {
            let file =
                ground.file(rule.shelf).filter(|file| ground.is_tested(rule.shelf.pack, &file.path))?;
            Some((rule, &**file.text))
        })
    }

    /// The files of the packs that they come in; the first pack is built in.
    pub(in crate::cli) fn pack_files(&self) -> &[PackFiles] {
        &self.ground.packs
    }

    /// The file of a pack that lies at a path. What is built in lies nowhere.
    pub(in crate::cli) fn file_at(&self, path: &Path) -> Option<(Shelf, &PackFile)> {
        let path = places::whole(path);
        let mut shelves = (0..).zip(&self.ground.packs).skip(1).flat_map(|(pack, files)| {
            (0..).zip(&files.files).map(move |(file, contents)| (Shelf { pack, file }, contents))
        });
        shelves.find(|(_, file)| places::whole(Path::new(file.text.name())) == path)
    }

    /// The rule that a file holds, if it can be used, with its text.
    pub(in crate::cli) fn rule_at(&self, path: &Path) -> Option<(&Rule, &Arc<Text>)> {
        let (at, file) = self.file_at(path)?;
        let rule = self.linter.rules().rules.iter().find(|rule| rule.shelf == at)?;
        Some((rule, &file.text))
    }

    /// Whether a file is a config of theirs.
    pub(in crate::cli) fn have_config_at(&self, path: &Path) -> bool {
        use crate::config::SheetKind;
        let path = places::whole(path);
        self.ground.stack.sheets.iter().any(|sheet| {
            sheet.kind == SheetKind::Config && places::whole(Path::new(sheet.text.name())) == path
        })
    }

    /// Runs the examples of a rule from its file.
    pub(in crate::cli) fn trial(&self, rule: &Rule, file: &Text) -> Trial {
        self.linter.trial(rule, file)
    }

    /// What the examples of some rules touch.
    pub(in crate::cli) fn coverage<'r>(&self, rules: impl IntoIterator<Item = &'r Rule>) -> Coverage {
        self.linter.coverage(rules)
    }

    /// The names of the lexicons.
    pub(in crate::cli) fn lexicons(&self) -> impl Iterator<Item = &str> {
        self.linter.rules().lexicons.names()
    }
}

impl Ground {
    /// The folder of the config, if there is one.
    pub(in crate::cli) fn folder(&self) -> Option<&Path> {
        self.folders.first().map(PathBuf::as_path)
    }

    /// A file of the packs.
    pub(super) fn file(&self, at: Shelf) -> Option<&PackFile> {
        self.packs.get(at.pack)?.files.get(at.file)
    }

    /// Whether a file of a pack is under test.
    fn is_tested(&self, pack: usize, path: &str) -> bool {
        let fits = |one: &UnderTest| one.pack == pack && one.has(path);
        self.tested.as_ref().is_none_or(|tested| tested.iter().any(fits))
    }

    /// The path of a file from the folder of a config.
    pub(super) fn path_from(&self, config: usize, path: &Path) -> Option<String> {
        places::below(self.folders.get(config).map_or(Path::new(""), PathBuf::as_path), path)
    }

    /// The overrides that fit a document.
    pub(super) fn overrides(&self, document: &Document) -> Vec<usize> {
        let path_from = |config: usize| self.path_from(config, document.path.as_deref()?);
        let asks = self.stack.asks_for_front_matter();
        let front_matter = if asks { markup::front_matter(&document.text, document.format) } else { None };
        self.stack.fitting(path_from, front_matter.unwrap_or_default())
    }
}
