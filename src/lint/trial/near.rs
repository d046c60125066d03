//! What comes nearest to what a matcher asks for where nothing matches, and what it lacks: the facts that the author of
//! an example did not foresee, by the keys that ask for them.

use crate::lint::judge::fits::Lack;
use crate::lint::judge::query::Asker;
use crate::rule::{DocumentQuery, Matcher, RegionFilter};
use crate::text::Span;

/// Why nothing matches, as far as that can be told, and what is said of the words that come nearest.
pub(super) type Why = (String, Option<(String, Span)>);

/// Why a matcher finds nothing at a mark; in all of the text where there is none.
pub(super) fn why(
    asker: &Asker<'_>,
    (matcher, regions): (&Matcher, RegionFilter),
    mark: Option<Span>,
) -> Why {
    if let Matcher::Document(query) = matcher {
        return (document(asker, query, regions), None);
    }
    let near = matcher.branches().iter().flat_map(|branch| near(asker, branch, mark));
    if let Some((lacking, place)) = near.min_by_key(|(lacking, _)| lacking.0.len()) {
        return ("what is here does not match".to_owned(), Some((lacking.told(), place)));
    }
    let looks = |wanted: fn(&Matcher) -> bool| matcher.branches().iter().all(wanted);
    let why = if looks(|one| matches!(one, Matcher::Attribution(_))) {
        "nobody is said to have said anything here"
    } else if looks(|one| matches!(one, Matcher::Mention(_))) {
        "nothing is named here"
    } else {
        "nothing matches here"
    };
    (why.to_owned(), None)
}

/// What a text lacks as a whole.
fn document(asker: &Asker<'_>, query: &DocumentQuery, regions: RegionFilter) -> String {
    let mut lacking = Lacking::default();
    asker.document_found(query, regions, |lack| lacking.note(lack));
    if lacking.0.is_empty() { "nothing matches here".to_owned() } else { format!("here {}", lacking.told()) }
}

/// The attributions or mentions at a mark, each with what it lacks and where it stands.
fn near(asker: &Asker<'_>, matcher: &Matcher, mark: Option<Span>) -> Vec<(Lacking, Span)> {
    let facts = asker.document.facts();
    let is_here = |place: Span| mark.is_none_or(|mark| place.start < mark.end && mark.start < place.end);
    let held_against = |place: Span, ask: &dyn Fn(&mut Lacking)| {
        let mut lacking = Lacking::default();
        ask(&mut lacking);
        (lacking, place)
    };
    match matcher {
        Matcher::Attribution(query) => facts
            .attributions
            .iter()
            .filter(|known| known.content.iter().copied().chain([known.extent()]).any(is_here))
            .map(|known| {
                held_against(known.place(), &|lacking| {
                    asker.attribution_fits(query, known, |lack| lacking.note(lack));
                })
            })
            .collect(),
        Matcher::Mention(query) => facts
            .mentions
            .iter()
            .enumerate()
            .filter(|(_, known)| is_here(known.span))
            .map(|one| {
                held_against(one.1.span, &|lacking| {
                    asker.mention_fits(query, one, |lack| lacking.note(lack));
                })
            })
            .collect(),
        Matcher::Phrase(_) | Matcher::Regex(_) | Matcher::Document(_) | Matcher::Any(_) => Vec::new(),
    }
}

/// What is lacking, a clause each.
#[derive(Default)]
struct Lacking(Vec<String>);

impl Lacking {
    /// Notes one thing, and asks for the next.
    fn note(&mut self, (key, is): Lack<'_>) -> bool {
        self.0.push(match is {
            Some(is) => format!("`{key}` is {is}"),
            None => format!("`{key}` does not match"),
        });
        true
    }

    fn told(&self) -> String {
        self.0.join(", ")
    }
}
