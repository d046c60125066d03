//! Loads packs: lexicons first, since rules name them, then the rules, then what a config asks of both.
//!
//! What the built-in pack is loaded into was worked out when the tool was built. Where a config leaves its lexicons as
//! they are, loading goes on from there.

use super::manifest::Manifest;
use super::{Pack, PackFile, PackFiles, RuleSet, Sort, all};
use crate::attribution::Knowledge;
use crate::diagnostic::Diagnostic;
use crate::lexicon::file::{self as lexicon_file, stem};
use crate::lexicon::{LexiconFile, Lexicons, doubts};
use crate::order::Order as _;
use crate::rule::compile::{self, Tools};
use crate::rule::matcher::{PhraseMatcher, When};
use crate::rule::papers::Papers;
use crate::rule::program::PatternSet;
use crate::rule::regex::SentenceRegex;
use crate::rule::{PatternId, Rule, Settings};
use crate::stored;
use crate::text::Span;
use crate::yaml::Mistake;
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Where a file lies among the packs that were handed in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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
    let mut loader = Loader { packs, settings, diagnostics: Vec::new() };
    let set = match loader.stored() {
        Some(stored) => loader.go_on(stored),
        None => loader.begin(),
    };
    loader.diagnostics.order_by_key(|(origin, diagnostic)| (*origin, diagnostic.span.start));
    Loaded { set, diagnostics: loader.diagnostics }
}

/// The patterns of all rules, ready to be looked for or yet to be made so.
#[expect(clippy::large_enum_variant, reason = "there is one of them, for a moment")]
enum Phrases {
    Ready(PhraseMatcher),
    New(PatternSet),
}

struct Loader<'l> {
    packs: &'l [PackFiles],
    settings: &'l Settings,
    diagnostics: Vec<(Origin, Diagnostic)>,
}

impl Loader<'_> {
    /// Loads everything from its files.
    fn begin(&mut self) -> RuleSet {
        let packs = (0..self.packs.len()).filter_map(|at| self.pack(at)).collect();
        let mut tools = Tools::default();
        self.lexicons(&mut tools.lexicons);
        let known = Arc::new(Knowledge::new(&mut tools.lexicons));
        let mut rules = Vec::new();
        self.rules(&mut rules, &mut tools, |_| true);
        let Tools { lexicons, patterns, regexes } = tools;
        self.finish(rules, lexicons, known, Phrases::New(patterns), regexes.into(), packs)
    }

    /// What is stored of the first pack, where that can be gone on from: its lexicons are as they were, and nothing is
    /// asked of any lexicon.
    fn stored(&self) -> Option<RuleSet> {
        let first = self.packs.first()?;
        let as_they_were =
            |sort: Sort| first.files.iter().filter(move |file| file.is_stored && file.sort() == sort);
        if self.settings.change_lexicons() || as_they_were(Sort::Manifest).next().is_none() {
            return None;
        }
        let set: RuleSet = stored::read(first.stored?.set)?;
        (as_they_were(Sort::Lexicon).count() == set.lexicons.written().count()).then_some(set)
    }

    /// Loads what is not stored. Of the stored rules those are kept whose files are as they were.
    fn go_on(&mut self, stored: RuleSet) -> RuleSet {
        let RuleSet { mut rules, lexicons, known, phrases, regexes, packs, .. } = stored;
        rules.retain_mut(|rule| self.find(rule));
        let mut packs = packs.to_vec();
        packs.extend((1..self.packs.len()).filter_map(|at| self.pack(at)));
        let (lexicons, phrases) = (Arc::unwrap_or_clone(lexicons), Arc::unwrap_or_clone(phrases));
        let is_new = |sort| all(self.packs, sort).any(|(.., file)| !file.is_stored);
        if !is_new(Sort::Lexicon) && !is_new(Sort::Rule) {
            return self.finish(rules, lexicons, known, Phrases::Ready(phrases), regexes, packs.into());
        }
        // Where none of the rules is left, nobody asks for what was made of them.
        let (patterns, regexes) =
            if rules.is_empty() { Default::default() } else { (phrases.into_patterns(), regexes.to_vec()) };
        let mut tools = Tools { lexicons, patterns, regexes };
        self.lexicons(&mut tools.lexicons);
        self.rules(&mut rules, &mut tools, |file| !file.is_stored);
        let path =
            |rule: &Rule| Some(self.packs.get(rule.shelf.pack)?.files.get(rule.shelf.file)?.path.as_str());
        rules.order_by(|one, other| (one.shelf.pack, path(one)).cmp(&(other.shelf.pack, path(other))));
        let Tools { lexicons, patterns, regexes } = tools;
        self.finish(rules, lexicons, known, Phrases::New(patterns), regexes.into(), packs.into())
    }

    /// Finds the file of a stored rule. False where it is no longer there, or not as it was.
    fn find(&self, rule: &mut Rule) -> bool {
        let files = self.packs.first().map_or(&[][..], |first| &first.files);
        let is_its = |file: &PackFile| {
            file.is_stored && rule.group == file.group() && stem(&file.path) == &*rule.id.value
        };
        let found = if files.get(rule.shelf.file).is_some_and(is_its) {
            Some(rule.shelf.file)
        } else {
            files.iter().position(is_its)
        };
        let Some(at) = found else { return false };
        rule.shelf.file = at;
        rule.papers = Papers::of(&files[at].text, compile::written);
        true
    }

    /// Does what the settings ask of rules, and gets ready what is looked for.
    fn finish(
        &mut self,
        mut rules: Vec<Rule>,
        mut lexicons: Lexicons,
        known: Arc<Knowledge>,
        phrases: Phrases,
        regexes: Arc<[SentenceRegex]>,
        packs: Arc<[Pack]>,
    ) -> RuleSet {
        let settings = self.settings;
        self.report_settings(settings.mistakes(&rules));
        settings.apply_to_rules(&settings.base, &mut rules);
        let speaking = || rules.iter().filter(|rule| settings.may_speak(rule));
        let sought: FxHashSet<PatternId> = speaking().flat_map(Rule::sought).copied().collect();
        let when = |pattern| if sought.contains(&pattern) { When::Always } else { When::OnDemand };
        let mut sought_regexes = vec![false; regexes.len()];
        for regex in speaking().flat_map(Rule::sought_regexes) {
            sought_regexes[regex.0 as usize] = true;
        }
        let phrases = match phrases {
            Phrases::Ready(phrases) if phrases.is_for(when) => phrases,
            Phrases::Ready(phrases) => PhraseMatcher::new(phrases.into_patterns(), when, &mut lexicons),
            Phrases::New(patterns) => PhraseMatcher::new(patterns, when, &mut lexicons),
        };
        RuleSet {
            rules,
            lexicons: Arc::new(lexicons),
            known,
            phrases: Arc::new(phrases),
            regexes,
            sought_regexes: sought_regexes.into(),
            packs,
        }
    }

    fn report(&mut self, origin: Origin, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.diagnostics.extend(diagnostics.into_iter().map(|diagnostic| (origin, diagnostic)));
    }

    fn report_settings(&mut self, mistakes: Vec<(usize, Diagnostic)>) {
        self.diagnostics.extend(mistakes.into_iter().map(|(layer, mistake)| (Origin::Layer(layer), mistake)));
    }

    fn pack(&mut self, pack: usize) -> Option<Pack> {
        let files = self.packs.get(pack).filter(|files| !files.loose && !files.files.is_empty())?;
        let (manifest, file, mistakes) = Manifest::read(files);
        self.report(Origin::File(Shelf { pack, file }), mistakes);
        let manifest = manifest?;
        let groups = manifest.groups();
        let Manifest { name, version, summary, licence, .. } = manifest;
        Some(Pack { name: name?, version: version?, summary, licence, groups, at: pack })
    }

    /// Compiles the lexicons that are not known yet.
    fn lexicons(&mut self, lexicons: &mut Lexicons) {
        let name_only = |name: &str| LexiconFile { name: name.to_owned(), ..LexiconFile::default() };
        let mut files: Vec<LexiconFile> = lexicons.written().map(name_only).collect();
        let known = files.len();
        let mut origins = vec![Origin::File(Shelf::default()); known];
        for (pack, file, lexicon) in all(self.packs, Sort::Lexicon) {
            if known > 0 && lexicon.is_stored {
                continue;
            }
            let origin = Origin::File(Shelf { pack, file });
            let (read, diagnostics) = lexicon_file::read(&lexicon.text);
            self.report(origin, diagnostics);
            if !lexicon.is_stored {
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
        self.read_extended(&mut files, known);
        let mut mistakes = Vec::new();
        let from = self.settings.apply_to_lexicons(&mut files, &mut mistakes);
        self.report_settings(mistakes);
        origins.extend(from.into_iter().map(Origin::Layer));
        let mistakes = lexicons.add(&files, known);
        self.diagnostics
            .extend(mistakes.into_iter().filter_map(|(at, mistake)| Some((*origins.get(at)?, mistake))));
    }

    /// Reads those of the first `known` lexicons that later ones extend, of which only the names are known yet.
    fn read_extended(&self, files: &mut [LexiconFile], known: usize) {
        let (compiled, new) = files.split_at_mut(known);
        let names =
            |file: &LexiconFile| file.extends.iter().map(|name| name.value.clone()).collect::<Vec<_>>();
        let mut asked: Vec<String> = new.iter().flat_map(names).collect();
        while let Some(name) = asked.pop() {
            let unread = compiled.iter_mut().find(|file| file.name == name && file.says_nothing());
            let Some(unread) = unread else { continue };
            if let Some((.., file)) =
                all(self.packs, Sort::Lexicon).find(|(.., file)| stem(&file.path) == name)
            {
                *unread = lexicon_file::read(&file.text).0;
                asked.extend(names(unread));
            }
        }
    }

    /// Compiles the rules whose files are wanted.
    fn rules(&mut self, rules: &mut Vec<Rule>, tools: &mut Tools, wanted: impl Fn(&PackFile) -> bool) {
        let mut names: FxHashSet<String> =
            rules.iter().flat_map(Rule::names).map(|name| name.value.to_owned()).collect();
        for (pack, file, rule) in all(self.packs, Sort::Rule).filter(|(.., file)| wanted(file)) {
            let place = Shelf { pack, file };
            let origin = Origin::File(place);
            let (read, diagnostics) = compile::read(&rule.text, (stem(&rule.path), rule.group()), tools);
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
    }
}
