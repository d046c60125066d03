//! Builds the stack: finds the profiles that are named, and takes in each file once.

use super::{Base, Chosen, Excluded, Sheet, SheetKind, Special, Stack, Start, Step, Written};
use crate::config::{Config, DEFAULT_PROFILE, Profile};
use crate::diagnostic::Diagnostic;
use crate::rule::{Layer, PackFile, PackFiles};
use crate::text::{Span, Text};
use crate::yaml::{Located, Mistake, suggest};
use std::sync::Arc;

/// So many profiles may extend one another in a row. Each costs stack, and nobody needs as many.
const DEEPEST: usize = 64;

/// Something wrong in one of the files.
pub type MistakeIn = (Arc<Text>, Diagnostic);

pub(super) fn build<'c>(configs: &'c [Written], packs: &'c [PackFiles]) -> (Stack, Vec<MistakeIn>) {
    let (known, stack, mistakes) = (Vec::new(), Stack::default(), Vec::new());
    let mut builder = Builder { configs, taken: vec![false; configs.len()], known, stack, mistakes };
    builder.read_profiles(packs);
    builder.stack.start = builder.start();
    builder.stack.fail_on = nearest(configs, |config| config.fail_on.as_ref());
    builder.stack.builtin = nearest(configs, |config| config.builtin.as_ref());
    builder.stack.require_reason = nearest(configs, |config| config.require_reason.as_ref());
    let anonymous = nearest(configs, |config| config.limits.as_ref()?.anonymous.as_ref());
    builder.stack.anonymous = anonymous.map(|it| it.map(|share| share.0));
    builder.stack.sources = nearest(configs, |config| config.limits.as_ref()?.sources.as_ref());
    builder.stack.exclude =
        configs.iter().enumerate().flat_map(|(at, written)| excluded(at, written)).collect();
    let mut steps = Way::default();
    builder.config(0, &mut steps);
    builder.stack.steps = steps.steps;
    builder.refuse_lexicons();
    (builder.stack, builder.mistakes)
}

/// A profile of a pack.
struct Known<'c> {
    name: &'c str,
    file: &'c PackFile,
    /// What it says. What a profile says that comes with the tool is sound, and read when it is taken in.
    profile: Option<Profile>,
    /// What it asks for itself, once it is known.
    own: Option<Vec<Step>>,
}

/// What is gathered on the way from file to file.
#[derive(Default)]
struct Way {
    /// The profiles that lead here, one extending the next.
    open: Vec<usize>,
    /// The profiles that have been taken in.
    taken: Vec<usize>,
    steps: Vec<Step>,
}

struct Builder<'c> {
    configs: &'c [Written],
    /// Which of them have been taken in.
    taken: Vec<bool>,
    known: Vec<Known<'c>>,
    stack: Stack,
    mistakes: Vec<MistakeIn>,
}

impl<'c> Builder<'c> {
    fn read_profiles(&mut self, packs: &'c [PackFiles]) {
        for (name, file) in packs.iter().flat_map(PackFiles::profiles) {
            let profile = file.tree.is_none().then(|| {
                let (profile, mistakes) = Profile::read(file);
                self.mistakes.extend(mistakes.into_iter().map(|mistake| (Arc::clone(&file.text), mistake)));
                profile
            });
            if self.find(name).is_some() {
                let first = file.text.whole_lines(Span::empty(file.text.body_start()));
                let message = format!("another pack has a profile `{name}` already");
                let help = "Call this one something else.";
                self.mistake(&file.text, Mistake::Duplicate.at(first, message).with_help(help));
                continue;
            }
            self.known.push(Known { name, file, profile, own: None });
        }
    }

    /// The profile that the nearest config chooses.
    fn start(&mut self) -> Start {
        let mut way = Way::default();
        let profile = |written: &'c Written| Some((written, written.config.profile.as_ref()?));
        if let Some((written, name)) = self.configs.iter().find_map(profile) {
            self.profile(name, &written.text, &mut way);
            return Start { profile: Chosen::of(&written.text, Some(name)), steps: way.steps };
        }
        let Some(at) = self.find(DEFAULT_PROFILE) else { return Start::default() };
        self.enter(at, &mut way);
        Start { profile: Some(Chosen { value: DEFAULT_PROFILE.to_owned(), by: None }), steps: way.steps }
    }

    /// Takes in a config and, ahead of it, what it extends, each once.
    fn config(&mut self, at: usize, way: &mut Way) {
        let Some(written) = self.configs.get(at) else { return };
        if std::mem::replace(&mut self.taken[at], true) {
            return;
        }
        for base in &written.extends {
            match base {
                Base::Config(next) => self.config(*next, way),
                Base::Profile(name) => self.profile(name, &written.text, way),
            }
        }
        let own = self.own(&SheetKind::Config, &written.text, &written.config.own, at);
        way.steps.extend(own);
    }

    /// Takes in a profile that a file names.
    fn profile(&mut self, name: &Located<String>, by: &Arc<Text>, way: &mut Way) {
        let Some(at) = self.find(&name.value) else {
            let names: Vec<&str> = self.known.iter().map(|known| known.name).collect();
            let message = format!("there is no profile `{}`", name.value);
            let mistake = Mistake::UnknownName.at(name.span, message).with_help(suggest(&name.value, &names));
            self.mistake(by, mistake);
            return;
        };
        let wrong = if way.open.contains(&at) {
            let message = format!("`{}` comes back to itself here", name.value);
            let help = "A profile cannot extend itself, not even by way of others.";
            Mistake::Contradiction.at(name.span, message).with_help(help)
        } else if way.open.len() == DEEPEST {
            let message = format!("`{}` is extended by {DEEPEST} profiles in a row", name.value);
            Mistake::UnknownValue.at(name.span, message).with_help("Extend what is needed of it by itself.")
        } else {
            return self.enter(at, way);
        };
        self.mistake(by, wrong);
    }

    /// Takes in a profile and, ahead of it, those that it extends, each once.
    fn enter(&mut self, at: usize, way: &mut Way) {
        let Some(known) = self.known.get(at).filter(|_| !way.taken.contains(&at)) else { return };
        let (name, text) = (known.name.to_owned(), Arc::clone(&known.file.text));
        let profile = known.profile.clone().unwrap_or_else(|| Profile::read(known.file).0);
        way.taken.push(at);
        way.open.push(at);
        for base in &profile.extends {
            self.profile(base, &text, way);
        }
        way.open.pop();
        let own = match self.known.get(at).and_then(|known| known.own.clone()) {
            Some(own) => own,
            // The globs of a profile count from the config in force.
            None => self.own(&SheetKind::Profile(name), &text, &profile, 0),
        };
        way.steps.extend(&own);
        if let Some(known) = self.known.get_mut(at) {
            known.own = Some(own);
        }
    }

    /// What a file asks for itself: first for all documents, then for some.
    fn own(&mut self, kind: &SheetKind, text: &Arc<Text>, own: &Profile, config: usize) -> Vec<Step> {
        let mut steps = vec![Step { layer: self.layer(kind, text, &own.layer), when: None }];
        for asked in &own.overrides {
            let start = asked.profile.as_ref().map(|name| {
                let mut way = Way::default();
                self.profile(name, text, &mut way);
                let profile =
                    Some(Chosen { value: name.value.clone(), by: Some((Arc::clone(text), name.span)) });
                Start { profile, steps: way.steps }
            });
            let when = Some(self.stack.special.len());
            let layer = self.layer(kind, text, &asked.layer);
            let text = Arc::clone(text);
            self.stack.special.push(Special { asked: asked.clone(), text, config, start });
            steps.push(Step { layer, when });
        }
        steps
    }

    fn layer(&mut self, kind: &SheetKind, text: &Arc<Text>, layer: &Layer) -> usize {
        self.stack.settings.layers.push(layer.clone());
        self.stack.sheets.push(Sheet { kind: kind.clone(), text: Arc::clone(text) });
        self.stack.sheets.len() - 1
    }

    /// What a text is read with cannot depend on what stands in it, so an override cannot choose a profile that
    /// changes lexicons, unless it does so for all.
    fn refuse_lexicons(&mut self) {
        let all = self.stack.layers_under(&[]);
        let layers = &self.stack.settings.layers;
        let changes = |step: &Step| !all.contains(&step.layer) && !layers[step.layer].lexicons.is_empty();
        let starts = self.stack.special.iter().filter_map(|special| special.start.as_ref());
        let wrong: Vec<Chosen<String>> = starts
            .filter(|start| start.steps.iter().any(changes))
            .filter_map(|start| start.profile.clone())
            .collect();
        for Chosen { value, by } in wrong {
            let Some((text, span)) = by else { continue };
            let message = format!("`{value}` changes lexicons, which hold for all drafts of a config alike");
            let help = "Choose it in a `whosays.yml` of their own, in the folder of those drafts.";
            self.mistake(&text, Mistake::Contradiction.at(span, message).with_help(help));
        }
    }

    fn find(&self, name: &str) -> Option<usize> {
        self.known.iter().position(|known| known.name == name)
    }

    /// Keeps a mistake; one that is met on two ways is one.
    fn mistake(&mut self, text: &Arc<Text>, mistake: Diagnostic) {
        let is_told = |(known, told): &MistakeIn| Arc::ptr_eq(known, text) && *told == mistake;
        if !self.mistakes.iter().any(is_told) {
            self.mistakes.push((Arc::clone(text), mistake));
        }
    }
}

/// What a config leaves out.
fn excluded(config: usize, written: &Written) -> impl Iterator<Item = Excluded> {
    let Written { text, config: Config { exclude, .. }, .. } = written;
    exclude.iter().map(move |asked| Excluded { asked: asked.clone(), text: Arc::clone(text), config })
}

/// What the nearest config chooses that says anything of it.
fn nearest<T: Clone>(
    configs: &[Written],
    value: impl Fn(&Config) -> Option<&Located<T>>,
) -> Option<Chosen<T>> {
    configs.iter().find_map(|written| Chosen::of(&written.text, value(&written.config)))
}
