//! What a roster says, in words for people.

use crate::attribution::{Kind, Reason};
use crate::order::Order as _;
use crate::report::neutral;
use crate::report::summary::count;
use crate::roster::{Cited, Roster};
use std::cmp::Reverse;
use std::fmt::Write as _;

/// The sources, the strongest first, then those cited most.
pub(super) fn strongest_first(roster: &Roster) -> Vec<&Cited> {
    let mut sources: Vec<&Cited> = roster.sources.iter().collect();
    // A stable sort: equals stay in reading order.
    sources.order_by_key(|source| (source.kind, Reverse(source.count)));
    sources
}

/// What a source is called where it is listed.
pub fn called(source: &Cited) -> String {
    match source.kind {
        Kind::Nobody if source.name.is_empty() => "(a quotation)".to_owned(),
        Kind::Nobody => format!("(“{}”)", neutral::words(&source.name)),
        _ => neutral::words(&source.name).into_owned(),
    }
}

/// Its kind, and of those whose name is left out what is said of the reason.
pub fn kind(source: &Cited) -> String {
    match reason(source) {
        Some(reason) => format!("{}, {reason}", source.kind),
        None => source.kind.to_string(),
    }
}

/// What is said of the reason for leaving a name out, of those who have one.
fn reason(source: &Cited) -> Option<&'static str> {
    source.kind.is_unnamed_speaker().then_some(match source.reason {
        Reason::None => "no reason given",
        Reason::Boilerplate => "stock reason",
        Reason::Specific => "specific reason",
    })
}

/// What a roster adds up to, in a sentence.
pub fn shares(roster: &Roster) -> String {
    let tally = roster.tally();
    let Some(main) = roster.main() else { return "nobody is cited".to_owned() };
    let most = match main.count {
        1 if tally.sources > 1 => "no source is cited twice".to_owned(),
        _ => format!("{} to {}", share(tally.largest, tally.single_source_share()), called(main)),
    };
    let mut said = format!(
        "{} to {}: {} anonymous, {most}",
        count(tally.attributions as usize, "attribution"),
        count(tally.sources as usize, "source"),
        share(tally.anonymous, tally.anonymous_share()),
    );
    if roster.unresolved > 0 {
        let pronouns = count(roster.unresolved as usize, "pronoun");
        let _ = write!(said, "; {pronouns} left open");
    }
    said
}

/// How many claims there are by whom, in a few words.
pub fn breakdown(roster: &Roster) -> String {
    let sum = |is: fn(Kind) -> bool| -> u32 {
        roster.sources.iter().filter(|source| is(source.kind)).map(|source| source.count).sum()
    };
    let parts = [
        (sum(Kind::is_named), "by named sources"),
        (sum(|kind| kind.is_anonymous() && kind != Kind::Nobody), "unnamed"),
        (sum(|kind| kind == Kind::Nobody), "by nobody"),
    ];
    let all = count(roster.tally().attributions as usize, "claim");
    let parts = parts.into_iter().filter(|(number, _)| *number > 0);
    let parts: Vec<String> = parts.map(|(number, words)| format!("{number} {words}")).collect();
    if parts.is_empty() { all } else { format!("{all}: {}", parts.join(", ")) }
}

/// A number with its share.
pub(super) fn share(number: u32, share: Option<f64>) -> String {
    share.map_or_else(|| number.to_string(), |share| format!("{number} ({:.0}%)", share * 100.0))
}
