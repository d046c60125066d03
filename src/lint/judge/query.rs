//! Asks a document: which phrases, attributions and mentions fit a matcher.

use super::window;
use crate::attribution::Attribution;
use crate::lint::read::document::Document;
use crate::lint::read::found::{Found, What};
use crate::lint::read::phrases::Phrase;
use crate::markup::RegionSet;
use crate::order::Order as _;
use crate::rule::{Matcher, PatternId, RegexId, RegionFilter};
use crate::text::Span;

/// Where a matcher is asked.
#[derive(Clone, Copy)]
pub(in crate::lint) struct Scope {
    pub(in crate::lint) window: Span,
    /// Where these regions admit nothing, nothing need be looked for; whoever asks still has to ask them of what is
    /// found.
    pub(in crate::lint) regions: RegionFilter,
    /// The number of an attribution: others are wanted only if they may have a claim in common with it.
    pub(in crate::lint) like: Option<usize>,
}

impl Scope {
    const fn of(window: Span, regions: RegionFilter) -> Self {
        Self { window, regions, like: None }
    }

    pub(in crate::lint) const fn everywhere(regions: RegionFilter) -> Self {
        Self::of(window::WHOLE, regions)
    }
}

/// Any place will do.
pub(in crate::lint) const ANYWHERE: RegionFilter =
    RegionFilter { within: RegionSet::EMPTY, without: RegionSet::EMPTY };

/// Things found, in order.
pub(in crate::lint) type Finds<'f> = Box<dyn Iterator<Item = Found> + 'f>;

/// A document being asked under the options of one rule.
#[derive(Clone, Copy)]
pub(in crate::lint) struct Asker<'a> {
    pub(in crate::lint) document: &'a Document<'a>,
    /// The values of the rule's options, in their order.
    pub(in crate::lint) settings: &'a [f64],
}

impl Asker<'_> {
    /// Everything a matcher finds in the document where these regions allow it, in order.
    pub(in crate::lint) fn all(&self, matcher: &Matcher, regions: RegionFilter) -> Vec<Found> {
        let mut found = self.everywhere(matcher, regions);
        found.retain(|found| self.document.admits(regions, found.place));
        found
    }

    /// Everything a matcher finds in the document, in order and wherever it lies; but what a document matcher
    /// counts must lie where these regions allow it.
    pub(in crate::lint) fn everywhere(&self, matcher: &Matcher, regions: RegionFilter) -> Vec<Found> {
        let mut found: Vec<Found> = match matcher {
            Matcher::Any(branches) => {
                branches.iter().flat_map(|branch| self.everywhere(branch, regions)).collect()
            }
            Matcher::Document(query) => return self.document(query, regions),
            one => self.simple(one, Scope::everywhere(ANYWHERE)).collect(),
        };
        found.order_by_key(|found| (found.place.start, found.place.end));
        found
    }

    /// What a matcher finds in a window, regions aside, each when it is asked for: most who ask are content with
    /// the first that will do. A thing lies in the window when its cue, else source, else content begins there;
    /// a phrase must lie in it whole.
    pub(in crate::lint) fn within<'s>(&'s self, matcher: &'s Matcher, scope: Scope) -> Finds<'s> {
        match matcher {
            Matcher::Any(branches) => {
                Box::new(branches.iter().flat_map(move |branch| self.within(branch, scope)))
            }
            Matcher::Document(query) => Box::new(self.document(query, scope.regions).into_iter()),
            one => {
                let found = self.simple(one, scope);
                Box::new(found.filter(move |found| self.is_in(found, scope.window)))
            }
        }
    }

    /// Whether a thing lies in a window.
    pub(in crate::lint) fn is_in(&self, found: &Found, window: Span) -> bool {
        match found.what {
            What::Attribution(_) | What::Mention(_) => window.holds(self.anchor(found)),
            _ => window.covers(found.place),
        }
    }

    /// Where an attribution or mention is counted as standing.
    fn anchor(&self, found: &Found) -> u32 {
        found.attribution(self.document).map_or(found.place, Attribution::anchor).start
    }

    /// What a matcher finds in the sentences that a window touches.
    fn simple<'s>(&'s self, matcher: &'s Matcher, scope: Scope) -> Finds<'s> {
        let window = scope.window;
        match matcher {
            Matcher::Phrase(patterns) => Box::new(self.phrases(patterns, scope).into_iter()),
            Matcher::Regex(regexes) => {
                Box::new(regexes.iter().flat_map(move |&regex| self.matches(regex, window)))
            }
            Matcher::Attribution(query) => {
                // Few blocks are admitted where regions are named, and words are dear to ask about.
                let fits = move |(index, known): (usize, &Attribution)| {
                    let admitted = || {
                        scope.regions.within.is_empty()
                            || self.document.may_admit(scope.regions, known.place())
                    };
                    let fits = query.kinds.contains(known.kind) && admitted() && self.fits(query, known);
                    fits.then(|| attribution(index, known))
                };
                match scope.like {
                    Some(like) => Box::new(self.document.attributions_claiming(like).filter_map(fits)),
                    None => {
                        Box::new(self.document.attributions_touching(window, query.kinds).filter_map(fits))
                    }
                }
            }
            Matcher::Mention(query) => {
                let near = self.document.mentions_touching(window);
                let fits = near.filter(|&one| self.mention_fits(query, one, |_| false));
                Box::new(fits.map(|(index, known)| Found {
                    what: What::Mention(index),
                    place: known.span,
                    extent: known.span,
                }))
            }
            Matcher::Document(_) | Matcher::Any(_) => Box::new(std::iter::empty()),
        }
    }

    /// The matches of a regex that begin in a window.
    fn matches(&self, regex: RegexId, window: Span) -> Vec<Found> {
        let places = self.document.regexes.of(regex, window, &self.document.phrases);
        let found = |place: &Phrase| Found {
            what: What::Regex(regex, place.captures.clone()),
            place: place.span,
            extent: place.span,
        };
        places.iter().map(found).collect()
    }

    /// The phrases of several patterns; of those that overlap the first, then the longest, stays.
    fn phrases(&self, patterns: &[PatternId], scope: Scope) -> Vec<Found> {
        let mut all: Vec<(PatternId, Phrase)> = Vec::new();
        for &pattern in patterns {
            let phrases = self.document.phrases.of(pattern, scope.window, scope.regions);
            all.extend(phrases.iter().map(|phrase| (pattern, phrase.clone())));
        }
        if all.is_empty() {
            return Vec::new();
        }
        all.order_by_key(|(_, phrase)| (phrase.span.start, std::cmp::Reverse(phrase.span.end)));
        let mut end = 0;
        all.retain(|(_, phrase)| {
            let fresh = phrase.span.start >= end;
            end = if fresh { phrase.span.end } else { end };
            fresh
        });
        let found = |(pattern, phrase): (PatternId, Phrase)| Found {
            what: What::Phrase(pattern, phrase.captures),
            place: phrase.span,
            extent: phrase.span,
        };
        all.into_iter().map(found).collect()
    }
}

/// An attribution as found.
pub(in crate::lint) fn attribution(index: usize, known: &Attribution) -> Found {
    Found { what: What::Attribution(index), place: known.place(), extent: known.extent() }
}
