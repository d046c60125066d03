//! `whosays config`: what holds for a draft, and where each value was set.

use crate::cli::args::{Config, PageFormat};
use crate::cli::exit::Exit;
use crate::cli::read;
use crate::cli::session::{Rules, Session};
use crate::cli::terminal::{self, Terminal, complain};
use crate::cli::trouble::Trouble;
use crate::config::{Chosen, ChosenLimits, FailOn, Sheet, SheetKind};
use crate::names::Named;
use crate::report::printable;
use crate::rule::{Clause, Facet, Layer, LexiconSetting, Rule, RuleOption, Word};
use crate::text::{Span, Text};
use serde::Serialize;
use serde_json::Number;
use std::sync::Arc;
use unicode_width::UnicodeWidthStr;

/// Shows what holds.
pub(in crate::cli) fn run(args: &Config, terminal: Terminal) -> Exit {
    let mut session = Session::new(args.file.clone());
    let rules = match rules(args, &mut session) {
        Ok(rules) => rules,
        Err(Trouble { problem, .. }) => {
            complain(&problem.path, &problem.message);
            return Exit::Failed;
        }
    };
    let failed = session.complain(terminal);
    let effective = Effective::of(&rules);
    let page = match args.output_format {
        PageFormat::Human => table(&effective.rows()),
        // Strings, numbers and booleans always become JSON.
        PageFormat::Json => serde_json::to_string_pretty(&effective).unwrap_or_default() + "\n",
    };
    terminal::print(terminal, &page, failed)
}

/// The rules for what the arguments name: a draft, whose front matter counts, or a folder.
fn rules(args: &Config, session: &mut Session) -> Result<Arc<Rules>, Trouble> {
    match &args.path {
        None => Ok(session.rules_for(None)),
        Some(path) if path.is_dir() => Ok(session.rules_for(Some(&path.join("draft")))),
        Some(path) => Ok(session.rules_of(&read::read_one(path, None)?)),
    }
}

/// What holds. Scripts read these fields.
#[derive(Serialize)]
struct Effective<'r> {
    schema: &'static str,
    config: Option<&'r str>,
    profile: Option<Setting<&'r str>>,
    builtin: Setting<bool>,
    packs: Vec<Setting<&'r str>>,
    fail_on: Setting<&'static str>,
    require_reason: Setting<bool>,
    /// What documents are held to as a whole.
    limits: Vec<Part<'static, Number>>,
    exclude: Vec<Setting<&'r str>>,
    /// Where the overrides stand that fit.
    overrides: Vec<String>,
    rules: Vec<RuleEntry<'r>>,
    lexicons: Vec<LexiconEntry<'r>>,
}

/// A value, and where it was set.
#[derive(Serialize)]
struct Setting<T> {
    value: T,
    from: String,
}

#[derive(Serialize)]
struct RuleEntry<'r> {
    id: &'r str,
    /// `off`, or the severity.
    level: Setting<&'static str>,
    /// Whether it is shown only when everything is asked for.
    held_back: bool,
    options: Vec<Part<'r, Number>>,
    clauses: Vec<Part<'r, &'static str>>,
    /// What it says in place of its own words.
    words: Vec<Part<'r, String>>,
}

/// A part of a rule that has a value.
#[derive(Serialize)]
struct Part<'r, T> {
    name: &'r str,
    #[serde(flatten)]
    setting: Setting<T>,
}

#[derive(Serialize)]
struct LexiconEntry<'r> {
    name: &'r str,
    extend: Vec<&'r str>,
    remove: Vec<&'r str>,
    from: String,
}

impl<'r> Effective<'r> {
    fn of(rules: &'r Rules) -> Self {
        let (ground, overrides) = (rules.ground(), rules.overrides());
        let stack = &ground.stack;
        let sheets = stack.sheets_under(overrides);
        let origins = Origins { sheets: &sheets };
        let places = (0..).zip(stack.overrides()).filter(|(number, _)| overrides.contains(number));
        let base = stack.sheets_under(&[]);
        let lexicons =
            base.iter().flat_map(|(layer, sheet)| layer.lexicons.iter().map(move |it| (it, *sheet)));
        let fail_on = chosen(stack.fail_on.as_ref(), FailOn::Warning);
        Self {
            schema: "whosays-config/1",
            config: ground.config.as_ref().map(|text| text.name()),
            profile: stack
                .profile_under(overrides)
                .map(|it| Setting { value: &*it.value, from: by(it.by.as_ref()) }),
            builtin: chosen(stack.builtin.as_ref(), true),
            packs: ground
                .origins
                .iter()
                .map(|it| Setting { value: &*it.path, from: by(it.by.as_ref()) })
                .collect(),
            fail_on: Setting { value: fail_on.value.name(), from: fail_on.from },
            require_reason: chosen(stack.require_reason.as_ref(), false),
            exclude: stack
                .exclusions()
                .map(|(text, it)| Setting { value: &*it.text, from: place(text, it.span) })
                .collect(),
            limits: limits(&stack.limits_under(overrides)),
            overrides: places.map(|(_, (text, span))| place(text, span)).collect(),
            rules: rules.list().into_iter().map(|rule| origins.rule(rule)).collect(),
            lexicons: lexicons.map(|(setting, sheet)| lexicon(setting, sheet)).collect(),
        }
    }
}

/// Where the values of rules were set.
struct Origins<'s> {
    sheets: &'s [(&'s Layer, &'s Sheet)],
}

impl Origins<'_> {
    fn rule<'r>(&self, rule: &'r Rule) -> RuleEntry<'r> {
        let option = |option: &'r RuleOption| Part {
            name: &option.name,
            setting: self.setting(rule, &[Facet::Option(&option.name)], number(option.value)),
        };
        let clause = |clause: &'r Clause| Part {
            name: &clause.name,
            setting: self.setting(rule, &[Facet::Clause(&clause.name)], switch(!clause.off)),
        };
        let level = if rule.off {
            self.setting(rule, &[Facet::On], "off")
        } else {
            self.setting(rule, &[Facet::Severity, Facet::On], rule.severity.name())
        };
        RuleEntry {
            id: &rule.id.value,
            level,
            held_back: !rule.off && rule.is_held_back(),
            options: rule.options.iter().map(option).collect(),
            clauses: rule.only_if.iter().chain(&*rule.unless).map(clause).collect(),
            words: Word::ALL.iter().filter_map(|(name, word)| self.words(rule, name, *word)).collect(),
        }
    }

    /// What a rule says in place of its own words, as it is written.
    fn words(&self, rule: &Rule, name: &'static str, word: Word) -> Option<Part<'static, String>> {
        let layers: Vec<&Layer> = self.sheets.iter().map(|(layer, _)| *layer).collect();
        let (at, span) = rule.set_by(Facet::Word(word), &layers)?;
        let (layer, sheet) = self.sheets.get(at)?;
        let mut words = layer.rules.iter().flat_map(|(_, setting)| &setting.words);
        let (_, written, _) = words.find(|(_, written, _)| written.span == span)?;
        Some(Part { name, setting: Setting { value: written.value.clone(), from: origin(sheet, span) } })
    }

    /// A value, which the first of some facets that was set at all decides.
    fn setting<T>(&self, rule: &Rule, facets: &[Facet<'_>], value: T) -> Setting<T> {
        let layers: Vec<&Layer> = self.sheets.iter().map(|(layer, _)| *layer).collect();
        let set = facets.iter().find_map(|facet| rule.set_by(*facet, &layers));
        let from = set.and_then(|(at, span)| Some(origin(self.sheets.get(at)?.1, span)));
        Setting { value, from: from.unwrap_or_else(default) }
    }
}

fn lexicon<'r>(setting: &'r LexiconSetting, sheet: &Sheet) -> LexiconEntry<'r> {
    let LexiconSetting { name, extend, remove } = setting;
    let added = extend.words.iter().chain(&extend.lemmas).chain(&extend.phrases);
    LexiconEntry {
        name: &name.value,
        extend: added.map(|entry| entry.is.value.as_str()).collect(),
        remove: remove.iter().map(|entry| entry.value.as_str()).collect(),
        from: origin(sheet, name.span),
    }
}

/// The limits that are set.
fn limits(chosen: &ChosenLimits) -> Vec<Part<'static, Number>> {
    let anonymous = chosen.anonymous.as_ref().map(|it| ("anonymous", it.value, it.by.as_ref()));
    let sources = chosen.sources.as_ref().map(|it| ("sources", f64::from(it.value), it.by.as_ref()));
    let set = anonymous.into_iter().chain(sources);
    set.map(|(name, value, from)| Part { name, setting: Setting { value: number(value), from: by(from) } })
        .collect()
}

fn chosen<T: Copy>(chosen: Option<&Chosen<T>>, default: T) -> Setting<T> {
    Setting { value: chosen.map_or(default, |it| it.value), from: by(chosen.and_then(|it| it.by.as_ref())) }
}

/// Where a sheet says something: a profile goes by its name.
fn origin(sheet: &Sheet, span: Span) -> String {
    match &sheet.kind {
        SheetKind::Profile(name) => format!("profile {name}"),
        SheetKind::Config => place(&sheet.text, span),
    }
}

fn by(by: Option<&(Arc<Text>, Span)>) -> String {
    by.map_or_else(default, |(text, span)| place(text, *span))
}

/// A number as it would be written: counts without a point.
fn number(value: f64) -> Number {
    value.to_string().parse().unwrap_or_else(|_| Number::from(0))
}

const fn switch(is_on: bool) -> &'static str {
    if is_on { "on" } else { "off" }
}

fn default() -> String {
    "default".to_owned()
}

fn place(text: &Text, span: Span) -> String {
    format!("{}:{}", text.name(), text.position(span.start).line)
}

/// What, its value, and where that was set.
type Row = [String; 3];

fn row(what: &str, value: &str, from: &str) -> Row {
    [what, value, from].map(|cell| printable(cell).into_owned())
}

impl Effective<'_> {
    /// A line for each value; clauses only where they do not count.
    fn rows(&self) -> Vec<Row> {
        let mut rows = vec![row("SETTING", "VALUE", "FROM")];
        rows.push(row("config", self.config.unwrap_or("none"), ""));
        rows.push(match &self.profile {
            Some(profile) => row("profile", profile.value, &profile.from),
            None => row("profile", "none", ""),
        });
        rows.push(row("builtin", switch(self.builtin.value), &self.builtin.from));
        rows.extend(self.packs.iter().map(|pack| row("pack", pack.value, &pack.from)));
        rows.push(row("fail-on", self.fail_on.value, &self.fail_on.from));
        rows.push(row("require-reason", switch(self.require_reason.value), &self.require_reason.from));
        rows.extend(self.limits.iter().map(|part| part.row("limit")));
        rows.extend(self.exclude.iter().map(|glob| row("exclude", glob.value, &glob.from)));
        rows.extend(self.overrides.iter().map(|place| row("override", "fits", place)));
        rows.extend(self.rules.iter().flat_map(RuleEntry::rows));
        rows.extend(self.lexicons.iter().flat_map(LexiconEntry::rows));
        rows
    }
}

impl RuleEntry<'_> {
    fn rows(&self) -> Vec<Row> {
        let held_back = if self.held_back { ", held back" } else { "" };
        let level = format!("{}{held_back}", self.level.value);
        let options = self.options.iter().map(|part| part.row("  option"));
        let clauses = self.clauses.iter().filter(|part| part.setting.value == "off");
        let words = self.words.iter().map(|part| part.row("  says"));
        let parts = options.chain(clauses.map(|part| part.row("  clause"))).chain(words);
        [row(self.id, &level, &self.level.from)].into_iter().chain(parts).collect()
    }
}

impl<T: ToString> Part<'_, T> {
    fn row(&self, what: &str) -> Row {
        row(&format!("{what} {}", self.name), &self.setting.value.to_string(), &self.setting.from)
    }
}

impl LexiconEntry<'_> {
    fn rows(&self) -> Vec<Row> {
        let added = self.extend.iter().map(|entry| format!("+ {entry}"));
        let removed = self.remove.iter().map(|entry| format!("- {entry}"));
        added
            .chain(removed)
            .map(|change| row(&format!("lexicon {}", self.name), &change, &self.from))
            .collect()
    }
}

fn table(rows: &[Row]) -> String {
    let width = |column: usize| rows.iter().map(|row| row[column].width()).max().unwrap_or_default();
    let (first, second) = (width(0), width(1));
    let mut page = String::new();
    for [what, value, from] in rows {
        let (gap, next) = (first + 2 - what.width(), second + 2 - value.width());
        let line = format!("{what}{}{value}{}{from}", " ".repeat(gap), " ".repeat(next));
        page.push_str(line.trim_end());
        page.push('\n');
    }
    page
}
