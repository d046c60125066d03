//! Turns the names of a block into mentions of entities.

use super::abbreviation;
use super::context::{Context, NamedBody};
use super::facts::{Entity, EntityId, Facts, Mention};
use super::grammar::Tags;
use super::kinds::{Abbreviation, MentionKind, Stance};
use super::knowledge::{Body, EngineLexicon as L};
use super::name::Name;
use super::scene::Scene;
use crate::prose::{TokenKind, fold};

/// Adds a block's names to the document's mentions; gives the index of the first one added.
pub(super) fn add(
    scene: &Scene<'_>,
    names: &[Name],
    sentences: u32,
    facts: &mut Facts,
    context: &mut Context,
) -> usize {
    let first = facts.mentions.len();
    for name in names {
        let sentence = sentences + scene.sentence_of(name.whole.start).0 as u32;
        let mention = read(scene, name, sentence, facts.mentions.len() as u32, context);
        remember(scene, name, &mention, context);
        facts.mentions.push(mention);
    }
    first
}

/// What only the whole document can tell of mentions and entities.
pub(super) fn finish(facts: &mut Facts, mut entities: Vec<Entity>) {
    for attribution in &facts.attributions {
        let id = attribution.source.as_ref().and_then(|source| source.entity);
        if let Some(entity) = id.and_then(|id| entities.get_mut(id.0 as usize)) {
            entity.answered = true;
        }
    }
    facts.entities = entities;
    for attribution in &facts.attributions {
        let accusing = attribution.cue.is_some_and(|cue| cue.stance == Stance::Accusing);
        let target = attribution.target.map(|target| target.span).filter(|_| accusing);
        let speaks = attribution.source.as_ref().map(|source| source.span);
        let in_sentence = facts.mentions.partition_point(|mention| mention.sentence < attribution.sentence);
        for mention in facts.mentions[in_sentence..]
            .iter_mut()
            .take_while(|mention| mention.sentence == attribution.sentence)
        {
            mention.accused |= target.is_some_and(|target| target.overlaps(mention.name));
            mention.speaks |= speaks.is_some_and(|source| source.covers(mention.name));
        }
    }
}

fn read(scene: &Scene<'_>, name: &Name, sentence: u32, number: u32, context: &mut Context) -> Mention {
    let body = body(scene, name);
    let words = scene.text(name.core.clone());
    let canonical = body.map(|body| body.name.as_str()).or_else(|| state(scene, name));
    let entity = context.entities.resolve(words, canonical, name.kind, number);
    if let Some(country) = body.map(|body| body.country.as_str()).or_else(|| state(scene, name)) {
        context.entities.set_country(entity, country);
    }
    let may_abbreviate = matches!(name.kind, MentionKind::Organization | MentionKind::Outlet);
    let letters = name.abbreviation.filter(|_| may_abbreviate);
    let verdict = letters.map(|at| abbreviation::judge(scene.known, words, body, scene.word(at)));
    Mention {
        span: scene.span(name.whole.clone()),
        name: scene.span(name.core.clone()),
        kind: name.kind,
        entity,
        role: name.role,
        speaks: false,
        abbreviation: verdict.as_ref().map_or(Abbreviation::None, |verdict| verdict.fits),
        abbreviation_span: letters.map(|at| scene.span(at..at + 1)),
        record: verdict.map_or_else(String::new, |verdict| verdict.record),
        accused: false,
        sentence,
    }
}

fn remember(scene: &Scene<'_>, name: &Name, mention: &Mention, context: &mut Context) {
    context.mention(mention.entity, mention.kind, mention.sentence);
    if matches!(mention.kind, MentionKind::Organization | MentionKind::Outlet) {
        let noun = fold(scene.word(name.core.end - 1));
        context.body(NamedBody { id: mention.entity, kind: mention.kind, noun, place: mention.span });
    }
    if let Some(office) = apposed_office(scene, name).filter(|_| mention.kind == MentionKind::Person) {
        context.fill_office(office, mention.entity);
    }
    if let Some(at) = name.abbreviation {
        context.entities.also_known_as(mention.entity, scene.word(at));
    }
    if mention.kind == MentionKind::Person && name.whole.start < name.core.start {
        context.fill_office(fold(scene.word(name.core.start - 1)), mention.entity);
    }
}

/// The office that an apposition gives: "Ewa Weil, a beekeeper from Tolne".
fn apposed_office(scene: &Scene<'_>, name: &Name) -> Option<String> {
    let comma = name.whole.end;
    let article = Tags::DEFINITE | Tags::INDEFINITE | Tags::OWNER;
    if scene.kind(comma) != Some(TokenKind::Comma) || !scene.is(comma + 1, article) {
        return None;
    }
    let noun = |at: usize| scene.hit_ending(L::PersonNouns, at).is_some() || scene.is(at, Tags::TITLE);
    let core = (comma + 2..comma + 7).take_while(|&at| scene.is_word(at) && !scene.is(at, Tags::PREPOSITION));
    core.filter(|&at| noun(at)).last().map(|at| fold(scene.word(at)))
}

fn body<'s>(scene: &Scene<'s>, name: &Name) -> Option<&'s Body> {
    let (table, entry) = name.known?;
    match table {
        L::Outlets | L::OutletLetters => scene.known.outlets.get(entry as usize),
        L::Organizations | L::BodyLetters => scene.known.organizations.get(entry as usize),
        _ => None,
    }
}

fn state<'s>(scene: &Scene<'s>, name: &Name) -> Option<&'s str> {
    let (table, entry) = name.known?;
    let is_state = matches!(table, L::States | L::Capitals);
    scene.known.states.get(entry as usize).filter(|_| is_state).map(|state| state.name.as_str())
}

/// The entity that a token belongs to the name of.
pub(super) fn entity_at(names: &[Name], mentions: &[Mention], at: usize) -> Option<EntityId> {
    let index = names.partition_point(|name| name.whole.end <= at);
    names.get(index).filter(|name| name.whole.contains(&at))?;
    mentions.get(index).map(|mention| mention.entity)
}
