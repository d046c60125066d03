//! `whosays rules`: the rules in force, or some of them, as a table, as Markdown or as JSON.

use crate::cli::args::{Rules, RulesFormat};
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::terminal::{self, Terminal, remark};
use crate::names::did_you_mean;
use crate::report::{Catalogue, CatalogueEntry};
use std::collections::BTreeSet;

/// Lists the rules.
pub(in crate::cli) fn run(args: &Rules, terminal: Terminal) -> Exit {
    let mut session = Session::new(args.config.clone());
    let rules = session.rules_for(None);
    let failed = session.complain(terminal);
    let all = rules.catalogue();
    let entries: Vec<CatalogueEntry<'_>> = all.iter().filter(|entry| args.ask_for(entry)).cloned().collect();
    if entries.is_empty() {
        remark("rules", &nothing(args, &all));
    }
    let catalogue = Catalogue { entries: &entries };
    let page = match args.output_format {
        RulesFormat::Human if entries.is_empty() => String::new(),
        RulesFormat::Human => catalogue.table(terminal.style()),
        RulesFormat::Markdown => catalogue.index(rules.packs()),
        RulesFormat::Json => catalogue.list_json(),
    };
    terminal::print(terminal, &page, failed)
}

impl Rules {
    /// Whether a rule is all that is asked for.
    fn ask_for(&self, entry: &CatalogueEntry<'_>) -> bool {
        let rule = entry.rule;
        let pack = entry.pack.as_deref().unwrap_or_default();
        let words = format!("{} {}", rule.id.value, rule.summary).to_lowercase();
        self.words.iter().all(|word| words.contains(&word.to_lowercase()))
            && is_any(&self.group, |group| rule.group == *group || rule.goes_by(&format!("{group}/*")))
            && is_any(&self.pack, |name| pack == name)
            && is_any(&self.severity, |severity| rule.severity == *severity)
            && is_any(&self.status, |status| rule.status == *status)
            && is_any(&self.confidence, |confidence| rule.confidence == *confidence)
            && (!self.held_back || (rule.is_held_back() && !rule.off))
    }
}

/// Whether one of the values will do; any does where none was given.
fn is_any<T>(wanted: &[T], will_do: impl FnMut(&T) -> bool) -> bool {
    wanted.is_empty() || wanted.iter().any(will_do)
}

/// Why no rule is listed.
fn nothing(args: &Rules, all: &[CatalogueEntry<'_>]) -> String {
    let groups = all.iter().map(|entry| entry.rule.group.as_str()).collect();
    let packs = all.iter().filter_map(|entry| entry.pack.as_deref()).collect();
    let unknown = unknown("group", &args.group, &groups).or_else(|| unknown("pack", &args.pack, &packs));
    unknown.unwrap_or_else(|| "no rule fits all of these filters".to_owned())
}

/// What is said of the first name that means nothing.
fn unknown(sort: &str, names: &[String], known: &BTreeSet<&str>) -> Option<String> {
    let name = names.iter().find(|name| !known.contains(name.as_str()))?;
    let help = if let Some(near) = did_you_mean(name, known.iter().copied()) {
        format!("did you mean “{near}”?")
    } else {
        let known: Vec<&str> = known.iter().copied().filter(|name| !name.is_empty()).collect();
        format!("there are {}", known.join(", "))
    };
    Some(format!("there is no {sort} “{name}”; {help}"))
}
