//! What a config or profile asks of rules and lexicons, and how it is applied to them.

use super::compile::{Scope, refuse_setting};
use super::{OwnWords, Rule, Status, Template, Wording};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lexicon::LexiconFile;
use crate::names::named;
use crate::order::Order as _;
use crate::prose;
use crate::yaml::{Located, Mistake, suggest};
use rustc_hash::FxHashSet;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What configs and profiles ask. Of several layers that speak of one thing the last wins.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// Every layer that holds for some document, each once.
    pub layers: Vec<Layer>,
    /// The layers that hold where nothing special does, by index, in their order.
    pub base: Vec<usize>,
    /// Where some rules are put to the test, their ids or former ids: whatever else is asked, no others are on.
    pub only: Option<BTreeSet<String>>,
}

/// What one file asks for, or one of its overrides.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layer {
    /// What is asked of rules, by id, former id or `GROUP/*`, in order.
    pub rules: Vec<(Located<String>, RuleSetting)>,
    /// What is asked of lexicons. Only layers of the base may ask for something: what a text is read with does not
    /// depend on the text.
    pub lexicons: Vec<LexiconSetting>,
}

/// What is asked of a rule.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RuleSetting {
    /// Whether it is on or off.
    pub on: Option<bool>,
    /// How much it matters.
    pub severity: Option<Located<Severity>>,
    /// Values for its options.
    pub options: Vec<(Located<String>, Located<f64>)>,
    /// Whether its clauses are on or off.
    pub clauses: Vec<(Located<String>, bool)>,
    /// What it says instead of its own words, as written and taken apart.
    pub words: Vec<(Word, Located<String>, Wording)>,
}

named! {
    /// Something that a rule says.
    pub enum Word {
        /// What is wrong here.
        Message = "message",
        /// The question to the author.
        Ask = "ask",
        /// What would settle it.
        Help = "help",
    }
}

/// What is asked of a lexicon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LexiconSetting {
    /// Which lexicon.
    pub name: Located<String>,
    /// Entries to add to it.
    pub extend: LexiconFile,
    /// Entries to take out of it.
    pub remove: Vec<Located<String>>,
}

impl Settings {
    /// The settings of a single layer.
    pub fn of(layer: Layer) -> Self {
        Self { layers: vec![layer], base: vec![0], only: None }
    }

    /// The layers of the base, with their numbers.
    fn base(&self) -> impl Iterator<Item = (usize, &Layer)> {
        self.base.iter().filter_map(|&at| Some((at, self.layers.get(at)?)))
    }

    /// Sets the rules as some layers ask, whatever they were set to before.
    pub(super) fn apply_to_rules(&self, layers: &[usize], rules: &mut [Rule]) {
        rules.iter_mut().for_each(Rule::reset);
        for layer in layers.iter().filter_map(|&at| self.layers.get(at)) {
            for (selector, setting) in &layer.rules {
                let chosen = rules.iter_mut().filter(|rule| rule.goes_by(&selector.value));
                chosen.for_each(|rule| setting.apply(rule, is_group(selector)));
            }
        }
        if let Some(only) = &self.only {
            for rule in rules {
                let mut names = rule.aliases.iter().map(|alias| &*alias.value).chain([&*rule.id.value]);
                rule.off = !names.any(|name| only.contains(name));
            }
        }
    }

    /// What names no rule, option or clause of theirs, or asks for what an option cannot be, by layer.
    pub(super) fn mistakes(&self, rules: &[Rule]) -> Vec<(usize, Diagnostic)> {
        let mut mistakes = Vec::new();
        for (at, layer) in self.layers.iter().enumerate() {
            for (selector, setting) in &layer.rules {
                let mut chosen = rules.iter().filter(|rule| rule.goes_by(&selector.value)).peekable();
                if chosen.peek().is_none() {
                    mistakes.push((at, unknown_rule(selector, rules)));
                }
                mistakes.extend(chosen.flat_map(|rule| setting.mistakes(rule)).map(|mistake| (at, mistake)));
            }
        }
        mistakes
    }

    /// Whether a rule may speak in some document: one that is off may be on where layers of the base do not hold.
    pub(super) fn may_speak(&self, rule: &Rule) -> bool {
        !rule.off || self.only.is_none() && self.layers.len() > self.base.len()
    }

    /// Whether something is asked of lexicons.
    pub(super) fn change_lexicons(&self) -> bool {
        self.base().any(|(_, layer)| !layer.lexicons.is_empty())
    }

    /// Changes the lexicons. What is added becomes a lexicon of its own, which the one it is meant for extends,
    /// so that its entries keep their places; those lexicons are appended, in the order of the settings. Returned is
    /// the layer that each of them is from.
    pub(super) fn apply_to_lexicons(
        &self,
        files: &mut Vec<LexiconFile>,
        mistakes: &mut Vec<(usize, Diagnostic)>,
    ) -> Vec<usize> {
        let known = files.len();
        let mut from = Vec::new();
        for (layer, setting) in
            self.base().flat_map(|(at, layer)| layer.lexicons.iter().map(move |setting| (at, setting)))
        {
            let mut wrong = Vec::new();
            setting.apply(files, known, &mut wrong);
            mistakes.extend(wrong.into_iter().map(|mistake| (layer, mistake)));
            from.resize(files.len() - known, layer);
        }
        from
    }
}

impl LexiconSetting {
    /// Changes one of the lexicons that are known.
    fn apply(&self, files: &mut Vec<LexiconFile>, known: usize, mistakes: &mut Vec<Diagnostic>) {
        let Self { name, extend, remove } = self;
        let Some(at) = files[..known].iter().position(|file| file.name == name.value) else {
            let names: Vec<&str> = files[..known].iter().map(|file| file.name.as_str()).collect();
            mistakes.push(unknown("lexicon", name, &names));
            return;
        };
        for unwanted in remove {
            if take_out(&mut files[at], &unwanted.value) {
                continue;
            }
            if is_inherited(files, at, &unwanted.value) {
                files[at].remove.push(unwanted.clone());
                continue;
            }
            let message = format!("`{}` is no entry of `{}`", unwanted.value, name.value);
            mistakes.push(Mistake::UnknownName.at(unwanted.span, message));
        }
        // No file can be called so, and no pattern can name it.
        let addition = format!("{} + {}", name.value, files.len() - known);
        files[at].extends.push(Located::new(addition.clone(), name.span));
        let exact = extend.exact || files[at].exact;
        files.push(LexiconFile { name: addition, exact, ..extend.clone() });
    }
}

impl RuleSetting {
    fn apply(&self, rule: &mut Rule, many: bool) {
        rule.off = self.on.map_or(rule.off, |on| !on);
        rule.severity = self.severity.as_ref().map_or(rule.severity, |severity| severity.value);
        let waits = rule.opt_in || rule.status == Status::Preview;
        // Whoever only words what it says has not asked to hear it.
        let asks = self.on == Some(true) || !self.options.is_empty() || !self.clauses.is_empty();
        rule.called |= self.severity.is_some() || (waits && !many && asks);
        for (name, value) in &self.options {
            if let Some(option) = rule.options.iter_mut().find(|option| option.name == name.value)
                && refuse_setting(option.kind, value).is_none()
            {
                option.value = value.value;
            }
        }
        for (name, on) in &self.clauses {
            rule.switch(&name.value, *on);
        }
        for (word, _, wording) in &self.words {
            let template = Scope::of(rule).look_up(wording, &mut Vec::new());
            if let Some(template) = template {
                rule.say(*word, template);
            }
        }
    }

    fn mistakes(&self, rule: &Rule) -> Vec<Diagnostic> {
        let option = |(name, value): &(Located<String>, Located<f64>)| {
            let known = || rule.options.iter().map(|option| option.name.as_str()).collect::<Vec<_>>();
            match rule.options.iter().find(|option| option.name == name.value) {
                Some(option) => refuse_setting(option.kind, value),
                None => Some(unknown("option", name, &known())),
            }
        };
        let clauses: Vec<&str> =
            rule.only_if.iter().chain(&*rule.unless).map(|clause| clause.name.as_str()).collect();
        let clause = |(name, _): &(Located<String>, bool)| {
            (!clauses.contains(&name.value.as_str())).then(|| unknown("clause", name, &clauses))
        };
        let mut words = Vec::new();
        for (_, _, wording) in &self.words {
            Scope::of(rule).look_up(wording, &mut words);
        }
        let options = self.options.iter().filter_map(option);
        options.chain(self.clauses.iter().filter_map(clause)).chain(words).collect()
    }
}

fn is_group(selector: &Located<String>) -> bool {
    selector.value.ends_with("/*")
}

impl Rule {
    /// Whether the rule goes by an id, a former id or `GROUP/*`.
    pub fn goes_by(&self, selector: &str) -> bool {
        match selector.strip_suffix("/*") {
            Some(group) => self.group == group || self.group.starts_with(&format!("{group}/")),
            None => self.names().any(|name| name.value == selector),
        }
    }

    /// Its id and former ids, with their places.
    pub(super) fn names(&self) -> impl Iterator<Item = Located<&str>> {
        let id = Located::new(&*self.id.value, self.id.span);
        let former = self.aliases.iter().map(|alias| Located::new(alias.value.as_str(), alias.span));
        [id].into_iter().chain(former)
    }

    /// Takes back whatever was set.
    fn reset(&mut self) {
        (self.off, self.called, self.severity) = (false, false, self.default_severity);
        for option in &mut self.options {
            option.value = option.default;
        }
        self.ask_all();
        self.take_back_words();
    }

    /// Switches a clause on or off.
    pub fn switch(&mut self, clause: &str, on: bool) {
        for clauses in [&mut self.only_if, &mut self.unless] {
            clauses.amend(|clauses| {
                clauses.iter_mut().filter(|one| one.name == clause).for_each(|one| one.off = !on);
            });
        }
    }

    /// Has it ask all its clauses.
    pub(super) fn ask_all(&mut self) {
        for clauses in [&mut self.only_if, &mut self.unless] {
            clauses.read_before().into_iter().flatten().for_each(|clause| clause.off = false);
        }
    }

    /// Has it say something else.
    fn say(&mut self, word: Word, template: Template) {
        let Self { message, ask, help, reworded, .. } = self;
        if reworded.is_none() {
            let (message, ask, help) = (Template::clone(message), Option::clone(ask), Option::clone(help));
            *reworded = Some(Arc::new(OwnWords { message, ask, help }));
        }
        match word {
            Word::Message => *message = template.into(),
            Word::Ask => *ask = Some(template).into(),
            Word::Help => *help = Some(template).into(),
        }
    }

    /// Has it say what it says for itself.
    pub(super) fn take_back_words(&mut self) {
        if let Some(own) = self.reworded.take() {
            let OwnWords { message, ask, help } = &*own;
            self.message = message.clone().into();
            (self.ask, self.help) = (ask.clone().into(), help.clone().into());
        }
    }
}

/// Takes an entry out of a lexicon's own lists. Whether it was there.
fn take_out(lexicon: &mut LexiconFile, unwanted: &str) -> bool {
    let folded = prose::fold(unwanted);
    let mut found = false;
    for list in [&mut lexicon.words, &mut lexicon.lemmas, &mut lexicon.phrases] {
        let before = list.len();
        list.retain(|entry| prose::fold(&entry.is.value) != folded);
        found |= list.len() < before;
    }
    found
}

/// Whether a lexicon takes an entry over from one that it extends.
fn is_inherited(files: &[LexiconFile], at: usize, wanted: &str) -> bool {
    let wanted = prose::fold(wanted);
    let lists_it = |file: &LexiconFile| {
        let mut own = file.words.iter().chain(&file.lemmas).chain(&file.phrases);
        own.any(|entry| prose::fold(&entry.is.value) == wanted)
    };
    // Those that extend one another in a circle are told of where lexicons are compiled.
    let (mut open, mut seen) = (vec![at], FxHashSet::from_iter([at]));
    while let Some(at) = open.pop() {
        let named = |name: &Located<String>| files.iter().position(|file| file.name == name.value);
        for other in files[at].extends.iter().filter_map(named).filter(|other| seen.insert(*other)) {
            if lists_it(&files[other]) {
                return true;
            }
            open.push(other);
        }
    }
    false
}

fn unknown_rule(selector: &Located<String>, rules: &[Rule]) -> Diagnostic {
    if is_group(selector) {
        let mut groups: Vec<String> = rules.iter().map(|rule| format!("{}/*", rule.group)).collect();
        groups.order();
        groups.dedup();
        return unknown("group", selector, &groups.iter().map(String::as_str).collect::<Vec<_>>());
    }
    let diagnostic = unknown("rule", selector, &rules.iter().map(|rule| &*rule.id.value).collect::<Vec<_>>());
    let is_its_group = |rule: &Rule| rule.group.eq_ignore_ascii_case(&selector.value);
    match rules.iter().find(|rule| is_its_group(rule)) {
        Some(rule) => diagnostic.with_help(format!("For all rules of the group, write `{}/*`.", rule.group)),
        None => diagnostic,
    }
}

fn unknown(sort: &str, name: &Located<String>, known: &[&str]) -> Diagnostic {
    let message = format!("there is no {sort} `{}`", name.value);
    // A long list of all there is helps nobody.
    let near = suggest(name.value.as_str(), known);
    let diagnostic = Mistake::UnknownName.at(name.span, message);
    if known.len() > 12 && !near.starts_with("Did") { diagnostic } else { diagnostic.with_help(near) }
}
