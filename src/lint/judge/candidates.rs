//! How much a rule has to look at before anything else of it is asked.

use super::query::ANYWHERE;
use super::window::WHOLE;
use crate::attribution::Kind;
use crate::lint::read::document::Document;
use crate::names::Named as _;
use crate::rule::Matcher;

/// How many things a matcher weighs in a document: phrases and matches of regexes that were found, attributions of the
/// kinds that it asks for, and mentions.
pub(in crate::lint) fn candidates(document: &Document<'_>, matcher: &Matcher) -> u64 {
    let of = |matcher| candidates(document, matcher);
    match matcher {
        Matcher::Any(branches) => branches.iter().map(of).sum(),
        Matcher::Phrase(patterns) => {
            let found = |&pattern| document.phrases.of(pattern, WHOLE, ANYWHERE).len() as u64;
            patterns.iter().map(found).sum()
        }
        Matcher::Regex(regexes) => {
            let found = |&regex| document.regexes.of(regex, WHOLE, &document.phrases).len() as u64;
            regexes.iter().map(found).sum()
        }
        Matcher::Attribution(query) => {
            let kinds = document.known().by_kind.iter().zip(Kind::ALL);
            kinds.filter(|(_, (_, kind))| query.kinds.contains(*kind)).map(|(own, _)| own.len() as u64).sum()
        }
        Matcher::Mention(_) => document.facts().mentions.len() as u64,
        Matcher::Document(query) => query.counted().map(of).sum(),
    }
}
