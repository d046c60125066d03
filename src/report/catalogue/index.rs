//! The rules of packs as one page of Markdown, by group, with links to their files. It is made to stand in the folder
//! of the pack.

use super::CatalogueEntry;
use crate::diagnostic::Severity;
use crate::order::Order as _;
use crate::report::literal::plain;
use crate::report::summary::count;
use crate::rule::{Pack, Rule, RuleGroup};
use std::fmt::Write as _;

/// The page on all packs that have rules.
pub(super) fn page(entries: &[CatalogueEntry<'_>], packs: &[Pack]) -> String {
    let of = |pack: Option<&str>| -> Vec<&Rule> {
        entries.iter().filter(|entry| entry.pack.as_deref() == pack).map(|entry| entry.rule).collect()
    };
    let packs = packs.iter().map(|pack| (Some(pack), of(Some(&pack.name))));
    let parts = packs.chain([(None, of(None))]).filter(|(_, rules)| !rules.is_empty());
    parts.map(|(pack, rules)| part(pack, &rules)).collect::<Vec<_>>().join("\n")
}

fn part(pack: Option<&Pack>, rules: &[&Rule]) -> String {
    let title = pack.map_or_else(|| "Rules of no pack".to_owned(), |pack| format!("The pack {}", pack.name));
    let mut page = format!("# {}\n\n", plain(&title));
    if let Some(summary) = pack.and_then(|pack| pack.summary.as_ref()) {
        let _ = write!(page, "{}\n\n", plain(summary));
    }
    let _ = writeln!(page, "{}", shares(rules));
    let groups: &[RuleGroup] = pack.map_or(&[], |pack| &pack.groups);
    for group in in_order(groups, rules) {
        let of_group = rules.iter().copied().filter(|rule| rule.group == group);
        // Writing into a string cannot fail.
        let _ = write!(page, "\n{}{}", heading(groups, group), table(of_group));
    }
    page
}

/// The folders of some rules: those that the pack tells of in its order, then the others.
fn in_order<'r>(groups: &[RuleGroup], rules: &[&'r Rule]) -> Vec<&'r str> {
    let place = |name: &str| groups.iter().position(|group| group.name == name).unwrap_or(groups.len());
    let mut names: Vec<&str> = rules.iter().map(|rule| rule.group.as_str()).collect();
    names.order_by_key(|name| (!name.is_empty(), place(name), *name));
    names.dedup();
    names
}

fn heading(groups: &[RuleGroup], name: &str) -> String {
    match groups.iter().find(|group| group.name == name) {
        Some(RuleGroup { title, summary, .. }) => format!("## {}\n\n{}\n\n", plain(title), plain(summary)),
        None if name.is_empty() => String::new(),
        None => format!("## {}\n\n", plain(name)),
    }
}

fn table<'r>(rules: impl Iterator<Item = &'r Rule>) -> String {
    let mut table =
        "| rule | severity | confidence | shown | what it flags |\n|---|---|---|---|---|\n".to_owned();
    for rule in rules {
        let file = [rule.group.as_str(), &format!("{}.yml", rule.id.value)];
        let file = file.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/");
        let (id, summary) = (plain(&rule.id.value), plain(&rule.summary));
        let (severity, confidence, shown) = (rule.severity, rule.confidence, Shown::of(rule).in_words());
        let _ = writeln!(table, "| [{id}]({file}) | {severity} | {confidence} | {shown} | {summary} |");
    }
    table
}

/// When what a rule says is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Always,
    Pedantic,
    OptIn,
    Never,
}

impl Shown {
    fn of(rule: &Rule) -> Self {
        match rule {
            Rule { off: true, .. } => Self::Never,
            Rule { opt_in: true, called: false, .. } => Self::OptIn,
            _ if rule.is_held_back() || rule.severity == Severity::Info => Self::Pedantic,
            _ => Self::Always,
        }
    }

    const fn in_words(self) -> &'static str {
        match self {
            Self::Always => "yes",
            Self::Pedantic => "with `--pedantic`",
            Self::OptIn => "opt-in",
            Self::Never => "off",
        }
    }
}

/// How many rules are shown when.
fn shares(rules: &[&Rule]) -> String {
    let shares = [
        (Shown::Always, "shown by default"),
        (Shown::Pedantic, "with `--pedantic`"),
        (Shown::OptIn, "opt-in: shown where a config or profile asks for them, and with `--pedantic`"),
        (Shown::Never, "off"),
    ];
    let number = |when| rules.iter().filter(|rule| Shown::of(rule) == when).count();
    let shares = shares.map(|(when, words)| (number(when), words)).into_iter();
    let shares: Vec<String> =
        shares.filter(|share| share.0 > 0).map(|(number, words)| format!("{number} {words}")).collect();
    let rules = count(rules.len(), "rule");
    format!("{rules}: {}. `whosays explain RULE` tells all about one.", shares.join("; "))
}
