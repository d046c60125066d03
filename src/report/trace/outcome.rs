//! What became of a match, in prose.

use super::super::notes::{place, words};
use super::super::summary::count;
use super::TraceReport;
use super::words::{hold, regions, window};
use crate::lint::{ClauseRole, ClauseTrace, Fate, Finding, Match};
use crate::markup::RegionSet;
use crate::rule::{RegionFilter, ReportMode};
use crate::text::Span;

/// Words of the text are cut to so many columns.
const LONGEST: usize = 56;

/// What became of a match, as one paragraph.
pub(super) fn paragraph(report: &TraceReport<'_>, one: &Match) -> String {
    let (rule, what) = (&one.rule, matched(report, one));
    match &one.fate {
        Fate::Shown(message) => {
            format!("{rule} flags {what}: {}{}", stop(message), plain_grounds(report, one))
        }
        Fate::Merged { message, under, at } => {
            let leader = place(report.text, *at);
            format!(
                "{rule} flags {what}: {} It is told under {under} at {leader}, which is about the same words.{}",
                stop(message),
                plain_grounds(report, one)
            )
        }
        Fate::HeldBack { message, hold: why } => format!(
            "{rule} would flag {what}, but is held back, because {}: {}{}",
            hold(*why),
            stop(message),
            plain_grounds(report, one)
        ),
        Fate::Repeated { before, report: mode } => {
            format!(
                "{rule} matches {what}, but {}",
                repeated(*before, one.span, *mode, &place(report.text, *before))
            )
        }
        Fate::Failed => format!("{rule} matches {what}, but {}", lacking(one)),
        Fate::Cleared => format!("{rule} matches {what}, but {}", cleared(report, one)),
        Fate::Outside { regions, filter } => {
            format!("{rule} matches {what}, but {}", outside(*regions, *filter))
        }
        Fate::Pointless(part) => format!("{rule} matches {what}, but finds no {part} there to point at."),
    }
}

fn matched(report: &TraceReport<'_>, one: &Match) -> String {
    let spot = spot(report, one.span);
    match one.counted.as_deref() {
        None => spot,
        Some([]) => "the text as a whole".to_owned(),
        Some(counted) => {
            format!("the text as a whole, counting {} from {spot} on", count(counted.len(), "place"))
        }
    }
}

fn spot(report: &TraceReport<'_>, span: Span) -> String {
    spot_as(report, span, &str::to_owned)
}

fn spot_as(report: &TraceReport<'_>, span: Span, written: &dyn Fn(&str) -> String) -> String {
    format!("“{}” ({})", written(&words(report.text, span, LONGEST)), place(report.text, span))
}

fn plain_grounds(report: &TraceReport<'_>, one: &Match) -> String {
    grounds(report, one, &str::to_owned)
}

/// Why a rule speaks: its conditions and what met them, and the exceptions that do not hold. Words of the text are put
/// as `written` has them.
pub(super) fn grounds(report: &TraceReport<'_>, one: &Match, written: &dyn Fn(&str) -> String) -> String {
    let met = |(clause, found): (&ClauseTrace, Finding)| {
        format!(" Its condition `{}` is met{}.", clause.name, finding(report, found, written))
    };
    let exceptions = one.clauses.iter().filter(|clause| clause.role == ClauseRole::Unless);
    let exceptions: Vec<String> = exceptions.map(|clause| format!("`{}`", clause.name)).collect();
    let unmet = match exceptions.as_slice() {
        [] => String::new(),
        [only] => format!(" Its exception {only} does not hold."),
        many => format!(" None of its exceptions holds: {}.", many.join(", ")),
    };
    found(one, ClauseRole::OnlyIf).map(met).collect::<String>() + &unmet
}

fn lacking(one: &Match) -> String {
    let lacking =
        one.clauses.iter().find(|clause| clause.role == ClauseRole::OnlyIf && clause.found.is_none());
    lacking.map_or_else(String::new, |clause| {
        format!(
            "its condition `{}` is not met: there is nothing of the kind {}.",
            clause.name,
            window(clause.window)
        )
    })
}

fn cleared(report: &TraceReport<'_>, one: &Match) -> String {
    let by = found(one, ClauseRole::Unless).next();
    by.map_or_else(String::new, |(clause, found)| {
        format!("its exception `{}` holds{}.", clause.name, finding(report, found, &str::to_owned))
    })
}

/// The clauses that found something, with what that is.
fn found(one: &Match, role: ClauseRole) -> impl Iterator<Item = (&ClauseTrace, Finding)> {
    one.clauses
        .iter()
        .filter(move |clause| clause.role == role)
        .filter_map(|clause| Some((clause, clause.found?)))
}

fn finding(report: &TraceReport<'_>, found: Finding, written: &dyn Fn(&str) -> String) -> String {
    match found {
        Finding::At(span) => format!(": {}", spot_as(report, span, written)),
        Finding::Document => " for the text as a whole".to_owned(),
    }
}

fn repeated(before: Span, span: Span, mode: ReportMode, place: &str) -> String {
    match mode {
        _ if before.overlaps(span) => format!("speaks of these words at {place} already."),
        ReportMode::Once => format!("speaks once in a text, and does so at {place}."),
        ReportMode::PerEntity => format!("speaks once of everybody, and of this one at {place}."),
        ReportMode::Each => format!("has spoken at {place}, and goes on behind that place only."),
    }
}

fn outside(here: RegionSet, filter: RegionFilter) -> String {
    let barred = here.without(here.without(filter.without));
    if barred.is_empty() {
        format!("the rule looks only {}.", regions(filter.within, "or"))
    } else {
        format!("these words stand {}, where the rule does not look.", regions(barred, "and"))
    }
}

/// A message with a full stop, where it has no end of its own.
fn stop(message: &str) -> String {
    let ended = message.trim_end_matches(['”', '"', ')']).ends_with(['.', '?', '!', '…']);
    if ended { message.to_owned() } else { format!("{message}.") }
}
