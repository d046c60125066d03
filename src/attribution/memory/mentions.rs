//! Turns the names of a block into mentions of entities.

use super::abbreviation;
use super::context::{Context, NamedBody};
use super::meant::Antecedent;
use super::persons::NamedPerson;
use super::sex;
use crate::attribution::facts::{Entity, EntityId, Facts, Mention};
use crate::attribution::kinds::{Abbreviation, Kind, MentionKind, Stance};
use crate::attribution::name::Name;
use crate::attribution::wording::{Wording, Wordings};
use crate::attribution::words::grammar::{Tags, names_people};
use crate::attribution::words::knowledge::{Body, EngineLexicon as L};
use crate::attribution::words::scene::{Scene, Tokens};
use crate::prose::TokenKind;

/// Adds a block's names to the document's mentions; gives the index of the first one added.
pub(in crate::attribution) fn add(
    scene: &Scene<'_>,
    names: &[Name],
    sentences: u32,
    facts: &mut Facts,
    context: &mut Context,
) -> usize {
    let first = facts.mentions.len();
    for name in names {
        let sentence = sentences + scene.sentence_of(name.whole.start).0 as u32;
        let number = facts.mentions.len() as u32;
        let mention = read(scene, name, sentence, number, (&mut facts.wordings, context));
        remember(scene, name, &mention, number, context);
        facts.mentions.push(mention);
    }
    for (noun, sex) in sex::opening(scene, names) {
        let sentence = sentences + scene.sentence_of(noun).0 as u32;
        context.persons.open(sex, sentence, scene.span(noun..noun + 1));
    }
    first
}

/// What only the whole document can tell of mentions and entities.
pub(in crate::attribution) fn finish(facts: &mut Facts, mut entities: Vec<Entity>) {
    for attribution in &facts.attributions {
        let Some(source) = &attribution.source else { continue };
        if let Some(entity) = source.entity.and_then(|id| entities.get_mut(id.0 as usize)) {
            entity.answered = true;
        }
        // Who speaks for a body is tied to it; what an official keeps to himself does not bind a ministry.
        let speaks = source.entity.or(source.body.filter(|_| attribution.kind == Kind::Organization));
        let declines = attribution.cue.as_ref().is_some_and(|cue| cue.stance == Stance::Declining);
        if let Some(entity) = speaks.filter(|_| declines).and_then(|id| entities.get_mut(id.0 as usize)) {
            entity.declined = true;
        }
    }
    facts.entities = entities;
    facts.mentions.shrink_to_fit();
    for attribution in &facts.attributions {
        let accusing = attribution.cue.as_ref().is_some_and(|cue| cue.stance == Stance::Accusing);
        let target = attribution.target.and_then(|target| target.entity).filter(|_| accusing);
        let speaks = attribution.source.as_ref().map(|source| source.span);
        let in_sentence = facts.mentions.partition_point(|mention| mention.sentence < attribution.sentence);
        for mention in facts.mentions[in_sentence..]
            .iter_mut()
            .take_while(|mention| mention.sentence == attribution.sentence)
        {
            mention.accused |= target == Some(mention.entity);
            mention.speaks |= speaks.is_some_and(|source| source.covers(mention.name));
        }
    }
}

fn read(
    scene: &Scene<'_>,
    name: &Name,
    sentence: u32,
    number: u32,
    (wordings, context): (&mut Wordings, &mut Context),
) -> Mention {
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
        record: verdict.map_or_else(Wording::default, |verdict| wordings.add(&verdict.record)),
        accused: false,
        sentence,
    }
}

fn remember(scene: &Scene<'_>, name: &Name, mention: &Mention, number: u32, context: &mut Context) {
    if mention.role {
        context.entities.give_role(mention.entity, number);
    }
    let person = mention.kind == MentionKind::Person;
    let another = person && leads_in_to_another(scene, name);
    let title = (name.whole.start < name.core.start && person).then(|| name.core.start - 1);
    let nouns = [title, apposed_noun(scene, name), noun_before(scene, name)];
    if person {
        let owner = sex::of_name_owner(scene, name, nouns);
        let (id, sentence) = (mention.entity, mention.sentence);
        if !another {
            context.persons.name(NamedPerson { id, sentence, start: mention.span.start, owner });
        }
        if let Some(sex) = sex::of_name(scene, name, nouns) {
            context.persons.tell(id, sex);
        }
    }
    if matches!(mention.kind, MentionKind::Organization | MentionKind::Outlet) {
        let (_, sentence) = scene.sentence_of(name.whole.start);
        let leads = name.whole.start <= sentence.start + 1;
        let last = body_noun(scene, name);
        let metonym = matches!(name.known, Some((L::Metonyms, _)));
        let noun = context.noun(scene.word(last));
        context.body(NamedBody {
            id: mention.entity,
            kind: mention.kind,
            noun,
            place: mention.span,
            public: metonym || is_no_company(scene, name, last),
            leads: leads.then_some(mention.sentence),
        });
    }
    let kind = match mention.kind {
        MentionKind::Person => Kind::Person,
        MentionKind::Outlet => Kind::Outlet,
        MentionKind::Organization => Kind::Organization,
        MentionKind::State | MentionKind::Place => return,
    };
    for noun in nouns.into_iter().flatten() {
        context.call(scene.word(noun), Antecedent::named(kind, Some(mention.entity)), mention.span);
    }
    if let Some(at) = name.abbreviation {
        context.entities.also_known_as(mention.entity, scene.word(at));
    }
}

/// Whether a name whose noun is `last` is none of a company: "the Transport Ministry", "MPs", the place of a dateline.
fn is_no_company(scene: &Scene<'_>, name: &Name, last: usize) -> bool {
    scene.is_one_of(last, &NO_COMPANIES)
        || names_people(scene.word(last))
        || scene.kind(name.whole.end) == Some(TokenKind::Dash)
}

/// What no company's name ends with.
const NO_COMPANIES: [&str; 22] = [
    "assembly",
    "authority",
    "church",
    "commission",
    "committee",
    "congress",
    "council",
    "court",
    "department",
    "government",
    "inspectorate",
    "ministry",
    "office",
    "ombudsman",
    "parliament",
    "party",
    "police",
    "senate",
    "tribunal",
    "union",
    "university",
    "watchdog",
];

/// The noun of a body's name that "the ministry" may mean later: the last, or the one before *of* and *for*.
fn body_noun(scene: &Scene<'_>, name: &Name) -> usize {
    let joint = |&at: &usize| scene.is(at, Tags::PREPOSITION);
    name.core.clone().skip(1).find(joint).unwrap_or(name.core.end) - 1
}

/// The noun that an apposition gives, or a clause with *be*: "Ewa Weil, a beekeeper from Tolne", "Ewa Weil is a
/// beekeeper".
fn apposed_noun(scene: &Scene<'_>, name: &Name) -> Option<usize> {
    let joint = name.whole.end;
    let article = Tags::DEFINITE | Tags::INDEFINITE | Tags::OWNER;
    let apposed = scene.kind(joint) == Some(TokenKind::Comma) || scene.is(joint, Tags::BE);
    if !apposed || !scene.is(joint + 1, article) {
        return None;
    }
    let ends = Tags::PREPOSITION | Tags::RELATIVE | Tags::TO | Tags::BY | Tags::CONJUNCTION | Tags::TRAILING;
    // "Lea Novak, the company's director": of what she is a director is no word for her.
    let goes_on = |&at: &usize| {
        let owner = scene.kind(at) == Some(TokenKind::Possessive);
        owner || scene.is_word(at) && !scene.is(at, ends)
    };
    let last = (joint + 2..joint + 7).take_while(goes_on).last()?;
    let whole = scene.is_word(last) && scene.kind(last + 1) != Some(TokenKind::Possessive);
    whole.then_some(last)
}

/// The noun that a name is apposed to: "the coach, Ewa Weil, said".
fn noun_before(scene: &Scene<'_>, name: &Name) -> Option<usize> {
    let comma = name.whole.start.checked_sub(1)?;
    let noun = comma.checked_sub(1).filter(|_| scene.kind(comma) == Some(TokenKind::Comma))?;
    let closed = !scene.is_word(name.whole.end);
    let opens = |at: usize| scene.is(at, Tags::DETERMINER) || scene.kind(at) == Some(TokenKind::Possessive);
    let determined = (noun.saturating_sub(3)..noun).any(opens);
    let person = scene.hit_ending(L::PersonNouns, noun).is_some() || scene.is(noun, Tags::TITLE | Tags::HEAD);
    let thing = name.kind == MentionKind::Person && name.core.len() > 1 && scene.ends_thing(noun);
    (closed && determined && person && !thing).then_some(noun)
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

/// "Asked by Otto Lind, she said", "in a letter to Otto Lind in May, he wrote": whether what leads in to a pronoun names
/// somebody whom its deed has to do with, who is another.
fn leads_in_to_another(scene: &Scene<'_>, name: &Name) -> bool {
    let (_, sentence) = scene.sentence_of(name.whole.start);
    let (first, start) = (sentence.start, name.whole.start);
    let participle = ["ed", "ing"].iter().any(|ending| scene.word(first).ends_with(ending));
    if !(participle || scene.is(first, Tags::PREPOSITION)) {
        return false;
    }
    let tie =
        |at: usize| scene.is(at, Tags::BY | Tags::TO) || scene.is_one_of(at, &["with", "for", "against"]);
    let tied = (start.saturating_sub(TIED).max(first + 1)..start).any(tie);
    let clause = Tags::BE | Tags::AUXILIARY | Tags::PRONOUN | Tags::QUOTED;
    let behind = name.whole.end..sentence.end.min(name.whole.end + LEAD_IN);
    let subject = behind.into_iter().find(|&at| scene.is(at, clause));
    let pronoun = |at: usize| scene.is(at, Tags::PRONOUN) && scene.kind(at - 1) == Some(TokenKind::Comma);
    tied && subject.is_some_and(pronoun)
}

/// So many tokens stand at most between a name and what ties it: "by the chair, Otto Lind".
const TIED: usize = 4;

/// So many tokens stand at most between a name and the pronoun that it leads in to.
const LEAD_IN: usize = 12;

/// The entities whose names reach into a stretch, in order.
pub(in crate::attribution) fn entities_in(
    names: &[Name],
    mentions: &[Mention],
    stretch: Tokens,
) -> impl Iterator<Item = EntityId> {
    let first = names.partition_point(|name| name.whole.end <= stretch.start);
    let behind = names.iter().zip(mentions).skip(first);
    let reaching = behind.take_while(move |(name, _)| !stretch.is_empty() && name.whole.start < stretch.end);
    reaching.map(|(_, mention)| mention.entity)
}
