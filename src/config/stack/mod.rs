//! What a config, the files that it extends and the profiles of packs ask for together, in the order in which it holds:
//! what stands nearer to the drafts comes later and wins.

mod build;

pub use build::MistakeIn;

use super::{Config, Exclusion, FailOn, Limits, Override};
use crate::rule::{Layer, PackFiles, Settings};
use crate::text::{Span, Text};
use crate::yaml::{Located, Mistake};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What to do about what makes no difference.
const IN_VAIN: &str = "Mend it, or take it out. Globs count from the folder of this file.";

/// A config file that has been read.
#[derive(Clone, Debug)]
pub struct Written {
    /// The file.
    pub text: Arc<Text>,
    /// What it says.
    pub config: Config,
    /// What its `extends` names.
    pub extends: Vec<Base>,
}

impl Written {
    /// A config that extends no files.
    pub fn alone(text: Arc<Text>, config: Config) -> Self {
        let extends = config.own.extends.iter().cloned().map(Base::Profile).collect();
        Self { text, config, extends }
    }
}

/// Something that a config extends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Base {
    /// Another config, by its index among those that have been read.
    Config(usize),
    /// A profile of some pack.
    Profile(Located<String>),
}

/// A file whose settings are in force.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// What it is.
    pub kind: SheetKind,
    /// The file.
    pub text: Arc<Text>,
}

/// What a [`Sheet`] is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetKind {
    /// A config.
    Config,
    /// A profile, by its name.
    Profile(String),
}

/// A value, and where a config chooses it.
#[derive(Clone, Debug)]
pub struct Chosen<T> {
    /// The value.
    pub value: T,
    /// The config and the place in it; nothing where it is a default.
    pub by: Option<(Arc<Text>, Span)>,
}

impl<T: Clone> Chosen<T> {
    /// What a file says, if it does.
    fn of(text: &Arc<Text>, value: Option<&Located<T>>) -> Option<Self> {
        let Located { value, span } = value?;
        Some(Self { value: value.clone(), by: Some((Arc::clone(text), *span)) })
    }

    fn map<U>(self, change: impl FnOnce(T) -> U) -> Chosen<U> {
        Chosen { value: change(self.value), by: self.by }
    }
}

/// What documents are held to, and where each is chosen.
#[derive(Clone, Debug, Default)]
pub struct ChosenLimits {
    /// The largest share of unnamed sources.
    pub anonymous: Option<Chosen<f64>>,
    /// The fewest named sources.
    pub sources: Option<Chosen<u32>>,
}

impl ChosenLimits {
    /// The numbers.
    pub fn limits(&self) -> Limits {
        Limits {
            anonymous: self.anonymous.as_ref().map(|it| it.value),
            sources: self.sources.as_ref().map(|it| it.value),
        }
    }
}

/// What is in force, and where it is written.
#[derive(Clone, Debug, Default)]
pub struct Stack {
    /// What is asked of rules and lexicons.
    pub settings: Settings,
    /// The file that each layer of the settings stands in, by the same index.
    pub sheets: Vec<Sheet>,
    /// From which severity on a run fails, if a config says so.
    pub fail_on: Option<Chosen<FailOn>>,
    /// Whether the built-in rules are in force, if a config says so.
    pub builtin: Option<Chosen<bool>>,
    /// Whether whoever allows something in a draft must say why, if a config says so.
    pub require_reason: Option<Chosen<bool>>,
    /// The largest share of unnamed sources, if a config sets one.
    anonymous: Option<Chosen<f64>>,
    /// The fewest named sources, if a config sets any.
    sources: Option<Chosen<u32>>,
    /// What is left out, with the configs that say so.
    exclude: Vec<Excluded>,
    /// Where documents start that no override sends elsewhere.
    start: Start,
    /// What holds on top of that.
    steps: Vec<Step>,
    special: Vec<Special>,
}

/// A profile to start from.
#[derive(Clone, Debug, Default)]
struct Start {
    profile: Option<Chosen<String>>,
    steps: Vec<Step>,
}

/// A layer that holds for all documents, or for those that an override fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Step {
    layer: usize,
    when: Option<usize>,
}

/// An override, where it stands.
#[derive(Clone, Debug)]
struct Special {
    asked: Override,
    text: Arc<Text>,
    /// The config whose folder its globs count from.
    config: usize,
    /// Where it sends documents to start.
    start: Option<Start>,
}

/// Something that is left out, where that stands.
#[derive(Clone, Debug)]
struct Excluded {
    asked: Exclusion,
    text: Arc<Text>,
    /// The config whose folder it counts from.
    config: usize,
}

impl Stack {
    /// Puts together configs, the first of which extends the others, and the profiles of packs.
    pub fn new(configs: &[Written], packs: &[PackFiles]) -> (Self, Vec<MistakeIn>) {
        let (mut stack, mistakes) = build::build(configs, packs);
        stack.settings.base = stack.layers_under(&[]);
        (stack, mistakes)
    }

    /// What leaves a file out, by its index among [`Self::exclusions`]. `path_from` tells the path of the file from the
    /// folder of a config, if it lies below.
    pub fn excluding(&self, path_from: impl Fn(usize) -> Option<String>) -> Vec<usize> {
        let covers = |one: &Excluded| path_from(one.config).is_some_and(|path| one.asked.covers(&path));
        (0..).zip(&self.exclude).filter(|(_, one)| covers(one)).map(|(number, _)| number).collect()
    }

    /// What the first of the configs says in vain, given which overrides fit some draft and what leaves some out.
    pub fn idle(&self, overrides: &BTreeSet<usize>, exclusions: &BTreeSet<usize>) -> Vec<MistakeIn> {
        let special = (0..).zip(&self.special).filter(|(number, one)| {
            let is_unfit = !overrides.contains(number) && !one.asked.broken;
            one.config == 0 && is_unfit && self.stands_in_config(&one.text)
        });
        let special = special.map(|(_, one)| {
            let mistake = Mistake::Unused.warning(one.asked.span, "no draft fits this override");
            (Arc::clone(&one.text), mistake.with_help(IN_VAIN))
        });
        let exclude =
            (0..).zip(&self.exclude).filter(|(number, one)| one.config == 0 && !exclusions.contains(number));
        let exclude = exclude.map(|(_, one)| {
            let mistake = Mistake::Unused.warning(one.asked.span, "no draft is left out by this");
            (Arc::clone(&one.text), mistake.with_help(IN_VAIN))
        });
        special.chain(exclude).collect()
    }

    fn stands_in_config(&self, text: &Arc<Text>) -> bool {
        self.sheets.iter().any(|sheet| sheet.kind == SheetKind::Config && Arc::ptr_eq(&sheet.text, text))
    }

    /// What is left out, and where that stands.
    pub fn exclusions(&self) -> impl Iterator<Item = (&Arc<Text>, &Exclusion)> {
        self.exclude.iter().map(|one| (&one.text, &one.asked))
    }

    /// Whether nothing can be told of a document without its front matter.
    pub fn asks_for_front_matter(&self) -> bool {
        self.special.iter().any(|special| !special.asked.front_matter.is_empty())
    }

    /// The overrides that fit a document, by their index, in order. `path_from` tells its path from the folder of a
    /// config, if it lies below.
    pub fn fitting(&self, path_from: impl Fn(usize) -> Option<String>, front_matter: &str) -> Vec<usize> {
        let fits = |special: &Special| {
            let path = if special.asked.files.is_empty() { None } else { path_from(special.config) };
            special.asked.fits(path.as_deref(), front_matter)
        };
        let special = (0..).zip(&self.special);
        special.filter(|(_, special)| fits(special)).map(|(number, _)| number).collect()
    }

    /// Where the overrides stand, by their index.
    pub fn overrides(&self) -> impl Iterator<Item = (&Arc<Text>, Span)> {
        self.special.iter().map(|special| (&special.text, special.asked.span))
    }

    /// The layers that hold under some overrides, in order.
    pub fn layers_under(&self, overrides: &[usize]) -> Vec<usize> {
        let holds = |step: &&Step| step.when.is_none_or(|when| overrides.contains(&when));
        let steps = self.start_under(overrides).steps.iter().chain(&self.steps);
        steps.filter(holds).map(|step| step.layer).collect()
    }

    /// The profile that is started from under some overrides.
    pub fn profile_under(&self, overrides: &[usize]) -> Option<&Chosen<String>> {
        self.start_under(overrides).profile.as_ref()
    }

    /// What documents are held to under some overrides, and where that is chosen.
    pub fn limits_under(&self, overrides: &[usize]) -> ChosenLimits {
        let chosen = || overrides.iter().rev().filter_map(|&at| self.special.get(at));
        let limits = || chosen().filter_map(|special| Some((&special.text, special.asked.limits.as_ref()?)));
        let anonymous = limits().find_map(|(text, limits)| Chosen::of(text, limits.anonymous.as_ref()));
        let sources = limits().find_map(|(text, limits)| Chosen::of(text, limits.sources.as_ref()));
        ChosenLimits {
            anonymous: anonymous.map(|it| it.map(|share| share.0)).or_else(|| self.anonymous.clone()),
            sources: sources.or_else(|| self.sources.clone()),
        }
    }

    /// The layers that hold under some overrides, each with its file.
    pub fn sheets_under(&self, overrides: &[usize]) -> Vec<(&Layer, &Sheet)> {
        let layers = self.layers_under(overrides).into_iter();
        layers.filter_map(|at| Some((self.settings.layers.get(at)?, self.sheets.get(at)?))).collect()
    }

    fn start_under(&self, overrides: &[usize]) -> &Start {
        let mut chosen = overrides.iter().rev().filter_map(|&at| self.special.get(at));
        chosen.find_map(|special| special.start.as_ref()).unwrap_or(&self.start)
    }
}
