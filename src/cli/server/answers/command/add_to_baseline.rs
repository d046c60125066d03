//! `whosays.addToBaseline`: writes a finding into the baseline that goes with its draft, whole or not at all, and has all
//! drafts checked again.

use super::text;
use crate::cli::output;
use crate::cli::screens::{Opened, baseline_of};
use crate::cli::server::Server;
use crate::cli::server::wire::Refusal;
use crate::diagnostic::Fingerprint;
use crate::lsp::protocol::Uri;
use crate::report::Problem;
use crate::screen::baseline::{CONFLICT, Entry};
use serde_json::Value;
use std::path::Path;

pub(super) fn run(server: &mut Server, arguments: &[Value]) -> Result<Option<Value>, Refusal> {
    let uri = Uri(text(arguments, 0, "the address of a draft")?.to_owned());
    let fingerprint: Fingerprint = text(arguments, 1, "the fingerprint of a finding")?
        .parse()
        .map_err(|()| Refusal::failed("a fingerprint has sixteen hexadecimal digits"))?;
    let named = server.desk.settings().baseline.clone();
    if server.desk.reading(&uri).is_none() {
        return Err(Refusal::failed("this draft is not open, or it is left out"));
    }
    let Some(reading) = server.desk.open.get(&uri.0).and_then(|open| open.reading.as_ref()) else {
        return Err(Refusal::failed("this draft is not open"));
    };
    let (document, rules) = (&reading.document, &reading.rules);
    let (path, name) = baseline_of(named.as_deref(), document, rules)
        .ok_or_else(|| Refusal::failed("a baseline knows drafts by their names; save this one first"))?;
    let screens = &server.desk.vigil.screens;
    let findings = rules.find(&document.text, document.format, screens.asks(rules));
    let screened = screens.alone(rules, document, findings);
    let (screen, _) = screened.map_err(|trouble| refused(&trouble.problem))?;
    let mut shown = screen.shown().map(|(_, said)| said);
    let said = shown
        .find(|said| said.diagnostic.fingerprint == fingerprint)
        .ok_or_else(|| Refusal::failed("there is no such finding any more"))?;
    let page = page(&path, &Entry::of(&name, said)).map_err(|problem| refused(&problem))?;
    output::write(&path, &page).map_err(|problem| refused(&problem))?;
    server.rules_are_due = true;
    Ok(None)
}

/// A baseline with an entry more. What a merge has left is no matter: the lines of both sides are taken.
fn page(path: &Path, entry: &Entry) -> Result<String, Problem> {
    let mut opened = if path.exists() { Opened::read(path)? } else { Opened::none(path) };
    opened.mistakes.retain(|mistake| &*mistake.rule != CONFLICT);
    match opened.mistakes.first() {
        Some(mistake) => {
            let (path, message) = (opened.baseline.text().name().to_owned(), mistake.message.clone());
            Err(Problem { path, message: format!("nothing is written, for {message}") })
        }
        None => Ok(opened.baseline.with(entry)),
    }
}

fn refused(problem: &Problem) -> Refusal {
    Refusal::failed(format!("{}: {}", problem.path, problem.message))
}
