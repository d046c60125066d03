//! Loads packs: lexicons first, since rules name them, then the rules, then what a config asks of both.

use super::manifest::Manifest;
use super::{Pack, PackFiles, Sort, all};
use crate::diagnostic::Diagnostic;
use crate::lexicon::file::{self as lexicon_file, stem};
use crate::lexicon::{LexiconFile, Lexicons, doubts};
use crate::rule::compile::{self, Tools};
use crate::rule::matcher::{PhraseMatcher, When};
use crate::rule::regex::SentenceRegex;
use crate::rule::{PatternId, Rule, Settings};
use crate::text::Span;
use crate::yaml::Mistake;
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// All rules in force, with what they are matched by.
///
/// A copy has rules of its own and shares all else.
#[derive(Clone, Debug)]
pub struct RuleSet {
    /// The rules, in the order of their packs and paths; those that are switched off included.
    pub rules: Vec<Rule>,
    /// The lexicons, with the vocabulary that all patterns share.
    pub lexicons: Arc<Lexicons>,
    /// The patterns of all rules, ready to be looked for.
    pub phrases: Arc<PhraseMatcher>,
    /// The regexes of all rules, by [`crate::rule::RegexId`].
    pub regexes: Arc<[SentenceRegex]>,
    /// Of each regex, whether it is looked for everywhere, and not only where a clause asks about it.
    pub sought_regexes: Arc<[bool]>,
    /// The packs.
    pub packs: Arc<[Pack]>,
}

impl RuleSet {
    /// The same rules, set as other layers of the settings that they were loaded under ask.
    #[must_use]
    pub fn under(&self, settings: &Settings, layers: &[usize]) -> Self {
        let mut set = self.clone();
        settings.apply_to_rules(layers, &mut set.rules);
        set
    }

    /// The rule that goes by an id or a former id.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        let exact = self.rules.iter().find(|rule| *rule.id.value == *id);
        exact.or_else(|| self.rules.iter().find(|rule| rule.aliases.iter().any(|alias| alias.value == id)))
    }
}

/// Where a file lies among the packs that were handed in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shelf {
    /// Index of the pack among those given.
    pub pack: usize,
    /// Index of the file in the pack.
    pub file: usize,
}

/// What a diagnostic of loading is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// A file of a pack.
    File(Shelf),
    /// What a config or profile asks, by the index of its layer in [`Settings::layers`].
    Layer(usize),
}

/// What came of loading.
#[derive(Debug)]
pub struct Loaded {
    /// Everything that is sound.
    pub set: RuleSet,
    /// Everything that is not, file by file.
    pub diagnostics: Vec<(Origin, Diagnostic)>,
}

/// Loads packs under the settings of a config. One bad rule never hides the others: it is left out, and told.
pub fn load(packs: &[PackFiles], settings: &Settings) -> Loaded {
    let mut loader = Loader { settings, diagnostics: Vec::new() };
    let infos = packs.iter().enumerate().filter_map(|(at, pack)| loader.pack(at, pack)).collect();
    let mut tools = Tools { lexicons: loader.lexicons(packs), ..Tools::default() };
    let rules = loader.rules(packs, &mut tools);
    loader.diagnostics.sort_by_key(|(origin, diagnostic)| (*origin, diagnostic.span.start));
    let Tools { mut lexicons, patterns, regexes, .. } = tools;
    let sought: FxHashSet<PatternId> =
        rules.iter().filter(|rule| settings.may_speak(rule)).flat_map(Rule::sought).collect();
    let when = |pattern| if sought.contains(&pattern) { When::Always } else { When::OnDemand };
    let mut sought_regexes = vec![false; regexes.len()];
    for regex in rules.iter().filter(|rule| settings.may_speak(rule)).flat_map(Rule::sought_regexes) {
        sought_regexes[regex.0 as usize] = true;
    }
    let phrases = PhraseMatcher::new(patterns, when, &mut lexicons);
    let set = RuleSet {
        rules,
        lexicons: Arc::new(lexicons),
        phrases: Arc::new(phrases),
        regexes: regexes.into(),
        sought_regexes: sought_regexes.into(),
        packs: infos,
    };
    Loaded { set, diagnostics: loader.diagnostics }
}

struct Loader<'l> {
    settings: &'l Settings,
    diagnostics: Vec<(Origin, Diagnostic)>,
}

impl Loader<'_> {
    fn report(&mut self, origin: Origin, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.diagnostics.extend(diagnostics.into_iter().map(|diagnostic| (origin, diagnostic)));
    }

    fn report_settings(&mut self, mistakes: Vec<(usize, Diagnostic)>) {
        self.diagnostics.extend(mistakes.into_iter().map(|(layer, mistake)| (Origin::Layer(layer), mistake)));
    }

    fn pack(&mut self, pack: usize, files: &PackFiles) -> Option<Pack> {
        if files.loose || files.files.is_empty() {
            return None;
        }
        let (manifest, file, mistakes) = Manifest::read(files);
        self.report(Origin::File(Shelf { pack, file }), mistakes);
        let manifest = manifest?;
        let groups = manifest.groups();
        let Manifest { name, version, summary, licence, .. } = manifest;
        Some(Pack { name: name?, version: version?, summary, licence, groups, at: pack })
    }

    fn lexicons(&mut self, packs: &[PackFiles]) -> Lexicons {
        let mut files: Vec<LexiconFile> = Vec::new();
        let mut origins = Vec::new();
        for (pack, file, lexicon) in all(packs, Sort::Lexicon) {
            let origin = Origin::File(Shelf { pack, file });
            let (read, diagnostics) = lexicon_file::read_tree(&lexicon.text, lexicon.tree());
            self.report(origin, diagnostics);
            if lexicon.tree.is_none() {
                self.report(origin, doubts(&read));
            }
            if files.iter().any(|known| known.name == read.name) {
                let first = lexicon.text.whole_lines(Span::empty(lexicon.text.body_start()));
                let message = format!("another pack has a lexicon `{}` already", read.name);
                let help = "Extend it in `whosays.yml`, or call this one something else.";
                self.report(origin, [Mistake::Duplicate.at(first, message).with_help(help)]);
                continue;
            }
            files.push(read);
            origins.push(origin);
        }
        let mut mistakes = Vec::new();
        let from = self.settings.apply_to_lexicons(&mut files, &mut mistakes);
        self.report_settings(mistakes);
        origins.extend(from.into_iter().map(Origin::Layer));
        let (lexicons, mistakes) = Lexicons::build(&files);
        self.diagnostics
            .extend(mistakes.into_iter().filter_map(|(at, mistake)| Some((*origins.get(at)?, mistake))));
        lexicons
    }

    fn rules(&mut self, packs: &[PackFiles], tools: &mut Tools) -> Vec<Rule> {
        let mut rules: Vec<Rule> = Vec::new();
        let mut names: FxHashSet<String> = FxHashSet::default();
        for (pack, file, rule) in all(packs, Sort::Rule) {
            let place = Shelf { pack, file };
            let origin = Origin::File(place);
            let (read, diagnostics) =
                compile::read(&rule.text, rule.tree(), (stem(&rule.path), rule.group()), tools);
            self.report(origin, diagnostics);
            let Some(mut read) = read else { continue };
            if let Some(name) = read.names().find(|name| names.contains(name.value)) {
                let message = format!("another rule goes by `{}` already", name.value);
                self.report(origin, [Mistake::Duplicate.at(name.span, message)]);
                continue;
            }
            names.extend(read.names().map(|name| name.value.to_owned()));
            read.shelf = place;
            rules.push(read);
        }
        self.report_settings(self.settings.mistakes(&rules));
        self.settings.apply_to_rules(&self.settings.base, &mut rules);
        rules
    }
}
