//! Holds a document to limits: how much of it may rest on unnamed sources, and how many named ones there must be. The
//! numbers are those of the roster, so whoever is told that a limit is missed can look up who was counted.
//!
//! Short notes are left alone: where one source is all there could be, a number tells nothing.

use crate::config::Limits;
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::lint::Findings;
use crate::roster::Roster;
use crate::text::{Span, Text};

/// A document misses its limit to unnamed sources.
pub const ANONYMOUS: &str = "whosays/limit-anonymous";

/// A document misses its limit to named sources.
pub const SOURCES: &str = "whosays/limit-sources";

/// Of fewer attributions no share is told.
const FEWEST_ATTRIBUTIONS: u32 = 3;

/// In fewer words no second source is asked for.
const FEWEST_WORDS: u32 = 150;

/// So many of the places that were counted are labelled.
const MOST_PLACES: usize = 8;

/// Adds to what was found in a text the limits that it misses.
pub fn hold(limits: Limits, text: &Text, findings: &mut Findings) {
    if !limits.are_set() {
        return;
    }
    let roster = Roster::new(&findings.facts);
    let missed = [
        limits.anonymous.and_then(|limit| anonymous(limit, &roster, findings)),
        limits.sources.and_then(|limit| sources(limit, &roster, findings)),
    ];
    for (missed, places) in missed.into_iter().flatten() {
        let label = |span| Label { role: "counted".into(), message: "".into(), span };
        let labels = places.into_iter().take(MOST_PLACES).map(label).collect();
        findings.say_of_document(text, Diagnostic { labels, ..missed });
    }
}

/// What a limit says where it is missed, and the places that were counted.
type Missed = Option<(Diagnostic, Vec<Span>)>;

fn anonymous(limit: f64, roster: &Roster, findings: &Findings) -> Missed {
    let tally = roster.tally();
    let share = tally.anonymous_share().filter(|_| tally.attributions >= FEWEST_ATTRIBUTIONS)?;
    let message = format!(
        "{} of {} attributions ({}) rest on unnamed sources; the limit here is {}",
        tally.anonymous,
        tally.attributions,
        percent(share, limit),
        percent(limit, share)
    );
    let is_anonymous =
        |source: u32| roster.sources.get(source as usize).is_some_and(|it| it.kind.is_anonymous());
    let counted = findings.facts.attributions.iter().zip(&roster.of_attribution);
    let counted = counted.filter(|(_, source)| source.is_some_and(is_anonymous));
    let places = counted.map(|(attribution, _)| attribution.place()).collect();
    let ask = "Which of them could speak with a name, or be replaced by a document?";
    let help = "Start with the claim that matters most, and find one named source or record for it.";
    (share > limit).then(|| (missed(ANONYMOUS, message, ask, help), places))
}

fn sources(limit: u32, roster: &Roster, findings: &Findings) -> Missed {
    let named: Vec<_> = roster.sources.iter().filter(|source| source.kind.is_named()).collect();
    let message = match &*named {
        [] => format!("nobody is cited by name here; {} at least", wanted(limit)),
        [one] => format!("only {} is cited by name here; {} at least", one.name, wanted(limit)),
        named => format!("{} sources are cited by name here; {} at least", named.len(), wanted(limit)),
    };
    let places = named.iter().map(|source| source.first).collect();
    let ask = "Who else was there, or is touched by it?";
    let help =
        "Ask one more person, or find one document; if there is truly nobody else, say so in the story.";
    let misses = named.len() < limit as usize && findings.words >= FEWEST_WORDS;
    misses.then(|| (missed(SOURCES, message, ask, help), places))
}

fn wanted(limit: u32) -> String {
    if limit == 1 { "there should be one".to_owned() } else { format!("there should be {limit}") }
}

fn missed(id: &str, message: String, ask: &str, help: &str) -> Diagnostic {
    let missed = Diagnostic::new(id, Severity::Error, message, Span::default());
    Diagnostic { ask: Some(ask.into()), help: Some(help.into()), ..missed }
}

/// A share as a whole percentage, or to a tenth where that would make it the same as another.
fn percent(share: f64, other: f64) -> String {
    let whole = |share: f64| format!("{:.0}%", share * 100.0);
    if whole(share) == whole(other) { format!("{:.1}%", share * 100.0) } else { whole(share) }
}
