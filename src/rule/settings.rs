//! What a config or profile asks of rules and lexicons, and how it is applied to them.

use super::compile::refuse_setting;
use super::{Rule, Status};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lexicon::LexiconFile;
use crate::prose;
use crate::yaml::{Located, Mistake, suggest};

/// What a config asks, in its order; the last that fits wins.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// What is asked of rules, by id, former id or `GROUP/*`.
    pub rules: Vec<(Located<String>, RuleSetting)>,
    /// What is asked of lexicons.
    pub lexicons: Vec<LexiconSetting>,
}

/// What is asked of a rule.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RuleSetting {
    /// Whether it is on or off.
    pub on: Option<bool>,
    /// How much it matters.
    pub severity: Option<Severity>,
    /// Values for its options.
    pub options: Vec<(Located<String>, Located<f64>)>,
    /// Whether its clauses are on or off.
    pub clauses: Vec<(Located<String>, bool)>,
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
    /// Sets the rules; what names no rule, option or clause of theirs is a diagnostic in the config.
    pub(super) fn apply_to_rules(&self, rules: &mut [Rule], diagnostics: &mut Vec<Diagnostic>) {
        for (selector, setting) in &self.rules {
            let mut chosen = rules.iter_mut().filter(|rule| rule.goes_by(&selector.value)).peekable();
            if chosen.peek().is_none() {
                drop(chosen);
                diagnostics.push(unknown_rule(selector, rules));
                continue;
            }
            let many = selector.value.ends_with("/*");
            for rule in chosen {
                setting.apply(rule, many, diagnostics);
            }
        }
    }

    /// Changes the lexicons. What is added becomes a lexicon of its own, which the one it is meant for extends,
    /// so that its entries keep their places; those lexicons are appended, in the order of the settings.
    pub(super) fn apply_to_lexicons(&self, files: &mut Vec<LexiconFile>, diagnostics: &mut Vec<Diagnostic>) {
        let known = files.len();
        for LexiconSetting { name, extend, remove } in &self.lexicons {
            let Some(at) = files[..known].iter().position(|file| file.name == name.value) else {
                let names: Vec<&str> = files[..known].iter().map(|file| file.name.as_str()).collect();
                diagnostics.push(unknown("lexicon", name, &names));
                files.push(LexiconFile::default());
                continue;
            };
            for unwanted in remove {
                if take_out(&mut files[at], &unwanted.value) {
                    continue;
                }
                if is_inherited(&files[..known], at, &unwanted.value, &mut Vec::new()) {
                    files[at].remove.push(unwanted.clone());
                    continue;
                }
                let message = format!("`{}` is no entry of `{}`", unwanted.value, name.value);
                diagnostics.push(Mistake::UnknownName.at(unwanted.span, message));
            }
            // No file can be called so, and no pattern can name it.
            let addition = format!("{} + config", name.value);
            files[at].extends.push(Located::new(addition.clone(), name.span));
            let exact = extend.exact || files[at].exact;
            files.push(LexiconFile { name: addition, exact, ..extend.clone() });
        }
    }
}

impl RuleSetting {
    fn apply(&self, rule: &mut Rule, many: bool, diagnostics: &mut Vec<Diagnostic>) {
        rule.off = self.on.map_or(rule.off, |on| !on);
        rule.severity = self.severity.unwrap_or(rule.severity);
        let waits = rule.opt_in || rule.status == Status::Preview;
        rule.called |= self.severity.is_some() || (waits && !many && self.on != Some(false));
        for (name, value) in &self.options {
            let Some(option) = rule.options.iter_mut().find(|option| option.name == name.value) else {
                let known: Vec<&str> = rule.options.iter().map(|option| option.name.as_str()).collect();
                diagnostics.push(unknown("option", name, &known));
                continue;
            };
            match refuse_setting(option.kind, value) {
                Some(diagnostic) => diagnostics.push(diagnostic),
                None => option.value = value.value,
            }
        }
        for (name, on) in &self.clauses {
            let mut clauses = rule.only_if.iter_mut().chain(&mut rule.unless);
            if let Some(clause) = clauses.find(|clause| clause.name == name.value) {
                clause.off = !on;
                continue;
            }
            let clauses = rule.only_if.iter().chain(&rule.unless);
            let known: Vec<&str> = clauses.map(|clause| clause.name.as_str()).collect();
            diagnostics.push(unknown("clause", name, &known));
        }
    }
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
fn is_inherited(files: &[LexiconFile], at: usize, wanted: &str, seen: &mut Vec<usize>) -> bool {
    // A cycle is reported where lexicons are compiled.
    if seen.contains(&at) {
        return false;
    }
    seen.push(at);
    let extended =
        files[at].extends.iter().filter_map(|name| files.iter().position(|file| file.name == name.value));
    extended.into_iter().any(|other| {
        let LexiconFile { words, lemmas, phrases, .. } = &files[other];
        let mut own = words.iter().chain(lemmas).chain(phrases);
        let wanted_folded = prose::fold(wanted);
        own.any(|entry| prose::fold(&entry.is.value) == wanted_folded)
            || is_inherited(files, other, wanted, seen)
    })
}

fn unknown_rule(selector: &Located<String>, rules: &[Rule]) -> Diagnostic {
    if selector.value.ends_with("/*") {
        let mut groups: Vec<String> = rules.iter().map(|rule| format!("{}/*", rule.group)).collect();
        groups.sort_unstable();
        groups.dedup();
        return unknown("group", selector, &groups.iter().map(String::as_str).collect::<Vec<_>>());
    }
    unknown("rule", selector, &rules.iter().map(|rule| &*rule.id.value).collect::<Vec<_>>())
}

fn unknown(sort: &str, name: &Located<String>, known: &[&str]) -> Diagnostic {
    let message = format!("there is no {sort} `{}`", name.value);
    // A long list of all there is helps nobody.
    let near = suggest(name.value.as_str(), known);
    let diagnostic = Mistake::UnknownName.at(name.span, message);
    if known.len() > 12 && !near.starts_with("Did") { diagnostic } else { diagnostic.with_help(near) }
}
