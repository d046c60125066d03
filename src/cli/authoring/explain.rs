//! `whosays explain`: rules on pages of their own.

use crate::cli::args::{Explain, RulesFormat};
use crate::cli::exit::Exit;
use crate::cli::session::Session;
use crate::cli::terminal::{self, Terminal, complain};
use crate::names::did_you_mean;
use crate::report::{Catalogue, CatalogueEntry};
use std::collections::BTreeSet;

/// Shows some rules.
pub(in crate::cli) fn run(args: &Explain, terminal: Terminal) -> Exit {
    let mut session = Session::new(args.config.clone());
    let rules = session.rules_for(None);
    let mut failed = session.complain(terminal);
    let all = rules.catalogue();
    let is_asked_for = |entry: &&CatalogueEntry<'_>| args.rules.iter().any(|name| entry.rule.goes_by(name));
    for name in args.rules.iter().filter(|name| !all.iter().any(|entry| entry.rule.goes_by(name))) {
        complain(name, &unknown(name, &all));
        failed = true;
    }
    let entries: Vec<CatalogueEntry<'_>> = all.iter().filter(is_asked_for).cloned().collect();
    if entries.is_empty() {
        return Exit::Failed;
    }
    let catalogue = Catalogue { entries: &entries };
    let page = match args.output_format {
        RulesFormat::Human => catalogue.pages(terminal.style()),
        RulesFormat::Markdown => catalogue.markdown(),
        RulesFormat::Json => catalogue.json(),
    };
    terminal::print(terminal, &page, failed)
}

fn unknown(name: &str, all: &[CatalogueEntry<'_>]) -> String {
    let is_group = name.ends_with("/*");
    let names: BTreeSet<String> = if is_group {
        all.iter().map(|entry| format!("{}/*", entry.rule.group)).collect()
    } else {
        all.iter().map(|entry| entry.rule.id.value.to_string()).collect()
    };
    let missing = if is_group { "there is no such group" } else { "there is no rule of this name" };
    match did_you_mean(name, names.iter().map(String::as_str)) {
        Some(near) => format!("{missing}; did you mean “{near}”?"),
        None => format!("{missing}; `whosays rules` lists all"),
    }
}
