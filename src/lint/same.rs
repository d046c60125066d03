//! When two things found in a document have a claim, a source, a target or a body in common.

use super::document::Document;
use super::found::{Found, What};
use crate::attribution::{Attribution, EntityId, Kind};
use crate::prose::fold;
use crate::rule::Same;
use crate::text::Span;

/// Whether what a clause found is tied to the match as `same` asks.
pub(super) fn ties(document: &Document<'_>, same: Same, matched: &Found, found: &Found) -> bool {
    match same {
        Same::Claim => same_claim(document, matched, found),
        Same::Source => same_source(document, matched, found),
        Same::Target => match (target(document, matched), target(document, found)) {
            (Some(left), Some(right)) => left.is_same_as(&right, document),
            _ => false,
        },
        Same::Body => {
            let (left, right) = (bodies(document, matched), bodies(document, found));
            left.iter().any(|body| right.contains(body))
        }
    }
}

/// Whether two things found count as one: the same source, entity or folded text.
pub(super) fn is_same_thing(document: &Document<'_>, left: &Found, right: &Found) -> bool {
    match (&left.what, &right.what) {
        (What::Attribution(_), What::Attribution(_)) => same_source(document, left, right),
        (What::Mention(_), What::Mention(_)) => {
            let entity = |found: &Found| found.mention(document).map(|mention| mention.entity);
            entity(left) == entity(right)
        }
        _ => fold(document.text.slice(left.place)) == fold(document.text.slice(right.place)),
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
            || attribution.claim.restates(&evidence.claim)
            || attribution.kind != Kind::Writer && evidence.claim.restates(&attribution.claim)
    })
}

fn same_source(document: &Document<'_>, left: &Found, right: &Found) -> bool {
    let entity = |found: &Found| match found.mention(document) {
        Some(mention) => Some(mention.entity),
        None => found.attribution(document)?.source.as_ref()?.entity,
    };
    match (entity(left), entity(right)) {
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

/// Two unnamed sources are one when the later points back to the first, or is definite and has the same head, in
/// either number.
fn unnamed_twice(document: &Document<'_>, first: &Attribution, second: &Attribution) -> bool {
    let introduced = |attribution: &Attribution| {
        let number = attribution.source.as_ref()?.antecedent?;
        document.facts.attributions.get(number as usize)
    };
    let (first, second) = (introduced(first).unwrap_or(first), introduced(second).unwrap_or(second));
    let (Some(first), Some(second)) = (&first.source, &second.source) else { return false };
    if first.span == second.span {
        return true;
    }
    let head = |span: Span| {
        let folded = fold(document.text.slice(span));
        folded.strip_suffix('s').map_or(folded.clone(), str::to_owned)
    };
    second.definite && head(first.head) == head(second.head)
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
        let core = |span: Span| {
            let folded = fold(document.text.slice(span));
            folded.strip_prefix("the ").map_or(folded.clone(), str::to_owned)
        };
        core(self.span) == core(other.span)
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
    let from = document.facts.mentions.partition_point(|mention| mention.span.start < content.start);
    let first = document.facts.mentions.get(from).filter(|mention| content.covers(mention.name))?;
    Some(Party { entity: Some(first.entity), span: first.name })
}

/// The bodies and states a match stands for or is tied to, with their countries, as folded names.
fn bodies(document: &Document<'_>, found: &Found) -> Vec<String> {
    let mut names = Vec::new();
    let mut add = |id: Option<EntityId>| {
        if let Some(entity) = id.and_then(|id| document.facts.entities.get(id.0 as usize)) {
            names.extend(
                [&entity.name, &entity.country]
                    .into_iter()
                    .filter(|name| !name.is_empty())
                    .map(|name| fold(name)),
            );
        }
    };
    if let Some(mention) = found.mention(document) {
        add(Some(mention.entity));
    }
    let Some(attribution) = found.attribution(document) else { return names };
    let Some(source) = &attribution.source else { return names };
    add(source.entity);
    add(source.body);
    names.extend(source.countries.iter().map(|country| fold(country)));
    names
}
