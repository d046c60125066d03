//! When two things found in a document have a claim, a source, a target or a body in common.

mod keys;

pub(in crate::lint) use keys::{Side, have_keys, keys};

use crate::attribution::{Attribution, EntityId, Kind, MentionKind, Source, Wording};
use crate::lexicon::plural as plural_of;
use crate::lint::read::document::Document;
use crate::lint::read::found::{Found, What};
use crate::prose::fold;
use crate::rule::Same;
use crate::text::Span;

/// Whether what a clause found is tied to the match as `same` asks.
pub(in crate::lint) fn ties(document: &Document<'_>, same: Same, matched: &Found, found: &Found) -> bool {
    match same {
        Same::Claim => same_claim(document, matched, found),
        Same::Source => same_source(document, matched, found),
        Same::Target => match (target(document, matched), target(document, found)) {
            (Some(left), Some(right)) => left.is_same_as(&right, document),
            _ => false,
        },
        Same::Body => {
            bodies(document, matched).meet(&bodies(document, found))
                || of_unnamed_body(document, matched, found)
                || of_unnamed_body(document, found, matched)
        }
        Same::Head => goes_by_head(document, matched, found),
    }
}

/// Whether one is a body without a name, and the other, which has none either, is described by its noun: "the bank",
/// "a bank executive", "an official at the bank".
fn of_unnamed_body(document: &Document<'_>, body: &Found, found: &Found) -> bool {
    unnamed(document, body) == Some(Kind::Organization)
        && unnamed(document, found).is_some_and(|kind| kind != Kind::Organization)
        && goes_by_head(document, body, found)
}

/// The kind of a source that is tied to no name.
fn unnamed(document: &Document<'_>, found: &Found) -> Option<Kind> {
    let known = found.attribution(document)?;
    let source = known.source.as_ref()?;
    (source.entity.is_none() && source.body.is_none()).then_some(known.kind)
}

/// Whether the noun that the source of the match is called by is among the words of the source or mention found.
fn goes_by_head(document: &Document<'_>, matched: &Found, found: &Found) -> bool {
    let source = |found: &Found| found.attribution(document).and_then(|known| known.source.as_ref());
    let Some(own) = source(matched) else { return false };
    let place = source(found).map(|source| source.span).or_else(|| Some(found.mention(document)?.span));
    let head = fold(&document.phrases.prose(own.head));
    let known = place.map_or_else(String::new, |place| fold(&document.phrases.prose(place)));
    words(&known).any(|word| is_noun_of(word, &head))
}

/// The words of a source or a mention.
fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric() && c != '-')
}

/// Whether two words are one noun, in either number.
fn is_noun_of(left: &str, right: &str) -> bool {
    let is_plural_of = |plural: &str, noun: &str| {
        // The longest endings that it can have are “es” and “ies”.
        let regular = || plural.len() <= noun.len() + 2 && plural == plural_of(noun);
        let mans = || noun.strip_suffix("man").is_some_and(|stem| plural.strip_suffix("men") == Some(stem));
        plural.len() >= noun.len() && (regular() || mans() || noun == "person" && plural == "people")
    };
    left == right || is_plural_of(left, right) || is_plural_of(right, left)
}

/// Whether two things found count as one: the same source, entity or folded text.
pub(in crate::lint) fn is_same_thing(document: &Document<'_>, left: &Found, right: &Found) -> bool {
    match (&left.what, &right.what) {
        (What::Attribution(_), What::Attribution(_)) => same_source(document, left, right),
        (What::Mention(_), What::Mention(_)) => {
            let entity = |found: &Found| found.mention(document).map(|mention| mention.entity);
            entity(left) == entity(right)
        }
        _ => fold(&document.phrases.prose(left.place)) == fold(&document.phrases.prose(right.place)),
    }
}

fn same_claim(document: &Document<'_>, matched: &Found, found: &Found) -> bool {
    let Some(evidence) = found.attribution(document) else { return false };
    let theirs = &evidence.content;
    let ours = match matched.attribution(document) {
        Some(attribution) => attribution.content.as_slice(),
        None => std::slice::from_ref(&matched.place),
    };
    let nested = |left: &Span, right: &Span| left.covers(*right) || right.covers(*left);
    if ours.iter().any(|our| theirs.iter().any(|their| nested(our, their))) {
        return true;
    }
    let (What::Attribution(our), What::Attribution(their)) = (&matched.what, &found.what) else {
        return false;
    };
    matched.attribution(document).is_some_and(|attribution| {
        attribution.hangs_on == Some(*their as u32)
            || evidence.hangs_on == Some(*our as u32)
            || comes_back(attribution, evidence)
            || attribution.kind != Kind::Writer && evidence.claim.restates(&attribution.claim)
    })
}

/// Whether a claim restates another. The writer's own words do so only where they can mean nothing else; that somebody
/// with a name has said it, less will show.
fn comes_back(attribution: &Attribution, evidence: &Attribution) -> bool {
    if attribution.kind == Kind::Writer && !evidence.kind.is_named() {
        attribution.claim.repeats(&evidence.claim)
    } else {
        attribution.claim.restates(&evidence.claim)
    }
}

fn same_source(document: &Document<'_>, left: &Found, right: &Found) -> bool {
    match (entity(document, left), entity(document, right)) {
        (Some(left), Some(right)) => left == right,
        (None, None) => match (left.attribution(document), right.attribution(document)) {
            (Some(first), Some(second)) if left.place.start <= right.place.start => {
                unnamed_twice(document, first, second)
            }
            (Some(second), Some(first)) => unnamed_twice(document, first, second),
            _ => false,
        },
        _ => false,
    }
}

/// Who was found, where that is told by a name.
#[inline]
pub(in crate::lint) fn entity(document: &Document<'_>, found: &Found) -> Option<EntityId> {
    match found.mention(document) {
        Some(mention) => Some(mention.entity),
        None => found.attribution(document)?.source.as_ref()?.entity,
    }
}

/// What can be told at a glance of an attribution to a source without a name.
#[derive(Clone, Copy)]
pub(in crate::lint) struct Glance {
    start: u32,
    /// Where the source is introduced.
    source: Span,
    definite: bool,
}

impl Glance {
    pub(in crate::lint) fn at(document: &Document<'_>, found: &Found) -> Option<Self> {
        let source = introduced(document, found.attribution(document)?).source.as_ref()?;
        let is_unnamed = entity(document, found).is_none();
        is_unnamed.then_some(Self {
            start: found.place.start,
            source: source.span,
            definite: source.definite,
        })
    }

    /// Where the source is introduced. Those that have this in common are one.
    pub(in crate::lint) const fn introduced_at(self) -> Span {
        self.source
    }

    /// Whether nothing up to a place can count as one with it, but for what is introduced where it is.
    pub(in crate::lint) const fn is_new_behind(self, place: u32) -> bool {
        !self.definite && place <= self.start
    }

    /// Where it stands.
    pub(in crate::lint) const fn start(self) -> u32 {
        self.start
    }

    /// Whether two may count as one. [`is_same_thing`] says no of all others.
    pub(in crate::lint) fn may_be(self, other: Self) -> bool {
        let later = if self.start <= other.start { other } else { self };
        later.definite || self.source == other.source
    }
}

/// Two unnamed sources are one when the later points back to the first, or is definite and has the same head, in
/// either number.
fn unnamed_twice(document: &Document<'_>, first: &Attribution, second: &Attribution) -> bool {
    let (first, second) = (introduced(document, first), introduced(document, second));
    let (Some(first), Some(second)) = (&first.source, &second.source) else { return false };
    if first.span == second.span {
        return true;
    }
    let head = |source: &Source| fold(&document.phrases.prose(source.head));
    second.definite && adds_nothing(first, second) && is_noun_of(&head(first), &head(second))
}

/// The attribution that introduced whom the source of one points back to, or that itself.
#[inline]
pub(in crate::lint) fn introduced<'d>(document: &'d Document<'_>, known: &'d Attribution) -> &'d Attribution {
    let number = known.source.as_ref().and_then(|source| source.antecedent);
    number.and_then(|number| document.facts().attributions.get(number as usize)).unwrap_or(known)
}

/// Whether the later of two unnamed sources says no more of where it belongs than the first: "the Danish official"
/// is not one of those who were only called officials.
fn adds_nothing(first: &Source, second: &Source) -> bool {
    let known = |country: &Wording| first.countries.contains(country);
    second.countries.iter().all(known) && (second.body.is_none() || second.body == first.body)
}

/// A party spoken of.
struct Party {
    entity: Option<EntityId>,
    span: Span,
}

impl Party {
    fn is_same_as(&self, other: &Self, document: &Document<'_>) -> bool {
        if let (Some(left), Some(right)) = (self.entity, other.entity) {
            return left == right;
        }
        self.core(document) == other.core(document)
    }

    /// Its words without an article.
    fn core(&self, document: &Document<'_>) -> String {
        let folded = fold(&document.phrases.prose(self.span));
        folded.strip_prefix("the ").map_or(folded.clone(), str::to_owned)
    }
}

/// The target of an attribution, which may be in its content where it has none, or the mention.
fn target(document: &Document<'_>, found: &Found) -> Option<Party> {
    if let Some(mention) = found.mention(document) {
        return Some(Party { entity: Some(mention.entity), span: mention.name });
    }
    let attribution = found.attribution(document)?;
    if let Some(target) = attribution.target {
        return Some(Party { entity: target.entity, span: target.span });
    }
    let content = attribution.content.iter().copied().reduce(Span::hull)?;
    let from = document.facts().mentions.partition_point(|mention| mention.span.start < content.start);
    let first = document.facts().mentions.get(from).filter(|mention| content.covers(mention.name))?;
    Some(Party { entity: Some(first.entity), span: first.name })
}

/// What a match stands for or is tied to.
#[derive(Default)]
struct Bodies {
    organizations: Vec<EntityId>,
    /// States, and the countries of all that is there, by their folded names.
    states: Vec<String>,
}

impl Bodies {
    /// Two ministries of one country are two bodies: the country ties only what is not tied to one of its bodies.
    fn meet(&self, other: &Self) -> bool {
        if self.organizations.is_empty() || other.organizations.is_empty() {
            return self.states.iter().any(|state| other.states.contains(state));
        }
        self.organizations.iter().any(|body| other.organizations.contains(body))
    }

    fn add(&mut self, document: &Document<'_>, id: EntityId) {
        let Some(entity) = document.facts().entities.get(id.0 as usize) else { return };
        let is_organization = matches!(entity.kind, MentionKind::Organization | MentionKind::Outlet);
        let name = if is_organization {
            self.organizations.push(id);
            None
        } else {
            Some(&entity.name)
        };
        let names = name.into_iter().chain([&entity.country]).filter(|name| !name.is_empty());
        self.states.extend(names.map(|name| fold(name)));
    }
}

/// The bodies and states a match stands for or is tied to, with their countries.
fn bodies(document: &Document<'_>, found: &Found) -> Bodies {
    let mut bodies = Bodies::default();
    if let Some(mention) = found.mention(document) {
        bodies.add(document, mention.entity);
    }
    let source = found.attribution(document).and_then(|attribution| attribution.source.as_ref());
    if let Some(source) = source {
        for id in [source.entity, source.body].into_iter().flatten() {
            bodies.add(document, id);
        }
        bodies.states.extend(source.countries.iter().map(|&country| fold(document.facts().words(country))));
    }
    bodies
}
