//! The line over a draft: how many claims there are, and by whom.

use super::protocol::{CodeLens, Command, Range, Uri};
use crate::report::breakdown;
use crate::roster::Roster;

/// The command that tells more.
pub const SUMMARY: &str = "whosays.summary";

/// The line; none over a text in which nobody says anything.
pub fn lenses(uri: &Uri, roster: &Roster) -> Vec<CodeLens> {
    if roster.sources.is_empty() {
        return Vec::new();
    }
    let command = Command {
        title: breakdown(roster),
        tooltip: None,
        command: SUMMARY.to_owned(),
        arguments: Some(vec![uri.0.clone().into()]),
    };
    vec![CodeLens { range: Range::default(), command: Some(command), data: None }]
}
