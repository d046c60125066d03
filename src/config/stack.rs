//! Puts together what a config, the files that it extends and the profiles of packs ask for, in the order in which it
//! holds: what stands nearer to the drafts comes later and wins.

use super::{Config, DEFAULT_PROFILE, FailOn, Profile};
use crate::diagnostic::Diagnostic;
use crate::rule::{PackFiles, Settings};
use crate::text::{Span, Text};
use crate::yaml::{Located, Mistake, suggest};
use std::sync::Arc;

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

/// What is in force, and where it is written.
#[derive(Clone, Debug, Default)]
pub struct Stack {
    /// What is asked of rules and lexicons.
    pub settings: Settings,
    /// The file that each layer of the settings stands in, by index.
    pub sheets: Vec<Sheet>,
    /// The profile that is started from, with the config that chooses it, if one does.
    pub profile: Option<Chosen<String>>,
    /// From which severity on a run fails, if a config says so.
    pub fail_on: Option<Chosen<FailOn>>,
}

/// A value, and where a config chooses it.
#[derive(Clone, Debug)]
pub struct Chosen<T> {
    /// The value.
    pub value: T,
    /// The config and the place in it; nothing where it is a default.
    pub by: Option<(Arc<Text>, Span)>,
}

/// Something wrong in one of the files.
pub type MistakeIn = (Arc<Text>, Diagnostic);

impl Stack {
    /// Puts together configs, the first of which extends the others, and the profiles of packs.
    pub fn new(configs: &[Written], packs: &[PackFiles]) -> (Self, Vec<MistakeIn>) {
        let (known, stack, mistakes) = (Vec::new(), Self::default(), Vec::new());
        let mut builder = Builder { configs, taken: vec![false; configs.len()], known, stack, mistakes };
        builder.read_profiles(packs);
        builder.choose();
        builder.config(0);
        (builder.stack, builder.mistakes)
    }
}

/// A profile of a pack.
struct Known {
    name: String,
    text: Arc<Text>,
    profile: Profile,
    /// Whether its settings are in force.
    is_in: bool,
}

struct Builder<'c> {
    configs: &'c [Written],
    /// Which of them have been taken in.
    taken: Vec<bool>,
    known: Vec<Known>,
    stack: Stack,
    mistakes: Vec<MistakeIn>,
}

impl Builder<'_> {
    fn read_profiles(&mut self, packs: &[PackFiles]) {
        for (name, file) in packs.iter().flat_map(PackFiles::profiles) {
            let (profile, mistakes) = Profile::read(file);
            self.mistakes.extend(mistakes.into_iter().map(|mistake| (Arc::clone(&file.text), mistake)));
            if self.known.iter().any(|known| known.name == name) {
                let first = file.text.whole_lines(Span::empty(file.text.body_start()));
                let message = format!("another pack has a profile `{name}` already");
                let help = "Call this one something else.";
                self.mistake(&file.text, Mistake::Duplicate.at(first, message).with_help(help));
                continue;
            }
            let text = Arc::clone(&file.text);
            self.known.push(Known { name: name.to_owned(), text, profile, is_in: false });
        }
    }

    /// Settles what only one config decides, the nearest, and starts with the profile.
    fn choose(&mut self) {
        let configs = self.configs;
        self.stack.fail_on =
            configs.iter().find_map(|written| chosen(written, written.config.fail_on.as_ref()));
        let profile = configs.iter().find_map(|written| Some((written, written.config.profile.as_ref()?)));
        if let Some((written, name)) = profile {
            self.stack.profile = chosen(written, Some(name));
            self.profile(name, &written.text, &mut Vec::new());
        } else if let Some(at) = self.find(DEFAULT_PROFILE) {
            self.stack.profile = Some(Chosen { value: DEFAULT_PROFILE.to_owned(), by: None });
            self.enter(at, &mut Vec::new());
        }
    }

    /// Takes in a config and, ahead of it, what it extends, each once.
    fn config(&mut self, at: usize) {
        let Some(Written { text, config, extends }) = self.configs.get(at) else { return };
        if std::mem::replace(&mut self.taken[at], true) {
            return;
        }
        for base in extends {
            match base {
                Base::Config(next) => self.config(*next),
                Base::Profile(name) => self.profile(name, text, &mut Vec::new()),
            }
        }
        self.layer(SheetKind::Config, text, &config.own);
    }

    /// Takes in a profile that a file names.
    fn profile(&mut self, name: &Located<String>, by: &Arc<Text>, way: &mut Vec<usize>) {
        let Some(at) = self.find(&name.value) else {
            let names: Vec<&str> = self.known.iter().map(|known| known.name.as_str()).collect();
            let message = format!("there is no profile `{}`", name.value);
            let mistake = Mistake::UnknownName.at(name.span, message).with_help(suggest(&name.value, &names));
            self.mistake(by, mistake);
            return;
        };
        if way.contains(&at) {
            let message = format!("`{}` comes back to itself here", name.value);
            let help = "A profile cannot extend itself, not even by way of others.";
            self.mistake(by, Mistake::Contradiction.at(name.span, message).with_help(help));
        } else {
            self.enter(at, way);
        }
    }

    /// Takes in a profile and, ahead of it, those that it extends, each once.
    fn enter(&mut self, at: usize, way: &mut Vec<usize>) {
        let Some(known) = self.known.get_mut(at).filter(|known| !known.is_in) else { return };
        known.is_in = true;
        let (name, text, profile) = (known.name.clone(), Arc::clone(&known.text), known.profile.clone());
        way.push(at);
        for base in &profile.extends {
            self.profile(base, &text, way);
        }
        way.pop();
        self.layer(SheetKind::Profile(name), &text, &profile);
    }

    fn layer(&mut self, kind: SheetKind, text: &Arc<Text>, own: &Profile) {
        let settings = &mut self.stack.settings;
        settings.base.push(settings.layers.len());
        settings.layers.push(own.layer.clone());
        self.stack.sheets.push(Sheet { kind, text: Arc::clone(text) });
    }

    fn find(&self, name: &str) -> Option<usize> {
        self.known.iter().position(|known| known.name == name)
    }

    fn mistake(&mut self, text: &Arc<Text>, mistake: Diagnostic) {
        self.mistakes.push((Arc::clone(text), mistake));
    }
}

/// What a config chooses.
fn chosen<T: Clone>(written: &Written, value: Option<&Located<T>>) -> Option<Chosen<T>> {
    let Located { value, span } = value?;
    Some(Chosen { value: value.clone(), by: Some((Arc::clone(&written.text), *span)) })
}
