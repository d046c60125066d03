//! The writer's own voice: headline clauses that nobody is cited for, participles hung on someone else's
//! claim, and sentences that restate one.

use super::agentless;
use super::layers;
use crate::attribution::draft::Draft;
use crate::attribution::facts::{Attribution, Claim, EntityId, Facts};
use crate::attribution::kinds::{Kind, Stance};
use crate::attribution::memory::claim;
use crate::attribution::phrase::Reader;
use crate::attribution::words::grammar::Tags;
use crate::attribution::words::knowledge::EngineLexicon as L;
use crate::attribution::words::scene::Tokens;
use crate::order::Order as _;
use crate::prose::TokenKind;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

/// Adds what the writer hangs on somebody's claim with a participle (", illustrating …"), which ends the contents
/// before it.
pub(in crate::attribution) fn add_participle(
    reader: &Reader<'_, '_>,
    drafts: &mut Vec<Draft>,
    sentence: &Tokens,
) {
    let Some(index) = drafts.first().map(|draft| draft.sentence) else { return };
    let Some(participle) = trailing_participle(reader, sentence) else { return };
    let hangs = drafts.iter().any(|draft| draft.start() < participle);
    for draft in drafts.iter_mut().filter(|draft| draft.start() < participle) {
        layers::cut(reader, draft, participle);
    }
    if hangs {
        let end = sentence.end - usize::from(reader.scene.kind(sentence.end - 1) == Some(TokenKind::Stop));
        drafts.push(Draft { trails: true, ..agentless::writer(participle..end, index) });
    }
}

/// The name in front of a relative clause is looked for so many tokens back.
const NAME: usize = 12;

/// Adds the clauses that nobody is cited for: of the headline, of sentences without any attribution, and what others
/// state in passing. Outside the headline they are kept in the end only where they restate a claim, so that those are
/// left out at once that restate none for sure.
pub(in crate::attribution) fn add(reader: &Reader<'_, '_>, drafts: &mut Vec<Draft>) {
    let scene = reader.scene;
    if scene.is_voiceless() {
        return;
    }
    // Quotations that nobody is cited for stand behind the rest.
    drafts.order_by_key(|draft| draft.sentence);
    let mut rest = drafts.as_slice();
    let mut found = Vec::new();
    for (index, sentence) in scene.sentences().iter().enumerate() {
        let cited;
        (cited, rest) = rest.split_at(rest.partition_point(|draft| draft.sentence <= index));
        let end = sentence.end - usize::from(scene.kind(sentence.end - 1) == Some(TokenKind::Stop));
        let clause = sentence.first..end;
        let speaks = || scene.tokens()[clause.clone()].iter().filter(|token| token.is_word()).count() > 2;
        let kept = || scene.is_headline() || claim::points_back(scene, &clause);
        // Of a quotation that goes on past its first sentence only that with the cue is cited.
        let quoted = scene.is(sentence.first, Tags::QUOTED);
        if cited.is_empty() && !quoted && kept() && speaks() {
            found.push(agentless::writer(clause.clone(), index));
        }
        let only_deeds = !cited.is_empty() && cited.iter().all(|draft| is_deed_told_of(reader, draft));
        if only_deeds && kept() {
            found.push(agentless::writer(clause.clone(), index));
        }
        if !scene.is_headline() {
            found.extend(asides(reader, index, &clause, cited));
        }
    }
    drafts.append(&mut found);
}

/// "The payments show that", "Orrin's payments prove that": what was done proves something to the writer, who says so.
/// Somebody, a body or a paper could be cited for it.
fn is_deed_told_of(reader: &Reader<'_, '_>, draft: &Draft) -> bool {
    let scene = reader.scene;
    let Some(source) = draft.source.as_ref().filter(|source| source.name.is_none()) else { return false };
    let last = source.head.end - 1;
    let speakers = [L::BodyNouns, L::DocumentNouns, L::OrganizationNouns, L::PersonNouns, L::SourceHeads];
    draft.stance == Stance::Endorsing
        && !scene.is(last, Tags::HEAD | Tags::TITLE | Tags::NAME)
        && !speakers.iter().any(|&lexicon| scene.hit_ending(lexicon, last).is_some())
        && claim::points_back(scene, &source.whole)
}

/// What a sentence states in passing, unless one of those cited in it says so: "because Orrin pays them", "Orrin,
/// which pays them".
fn asides<'r>(
    reader: &'r Reader<'_, '_>,
    index: usize,
    sentence: &'r Tokens,
    cited: &'r [Draft],
) -> impl Iterator<Item = Draft> {
    let scene = reader.scene;
    let openings = scene.tagged(sentence.clone(), Tags::SUBORDINATOR | Tags::RELATIVE);
    let openings = openings.filter(|&at| !scene.is(at, Tags::QUOTED));
    let own = move |[_, clause]: &[Tokens; 2]| {
        let mut said = cited.iter().flat_map(|draft| &draft.content);
        !said.any(|content| content.start < clause.end && clause.start < content.end)
    };
    let restates =
        |draft: &Draft| draft.content.first().is_some_and(|first| claim::points_back(scene, first));
    let content = move |at| reason(reader, at, sentence).or_else(|| relative(reader, at, sentence));
    let draft = move |[name, clause]: [Tokens; 2]| {
        Draft::bare(Kind::Writer, index).with_content(name).with_content(clause)
    };
    openings.filter_map(content).filter(own).map(draft).filter(restates)
}

/// "Because Orrin pays them", "because of Orrin's payments": no name apart, and what is said.
fn reason(reader: &Reader<'_, '_>, at: usize, sentence: &Tokens) -> Option<[Tokens; 2]> {
    let scene = reader.scene;
    let start = if scene.word(at + 1) == "of" { at + 2 } else { at + 1 };
    let because = scene.is_one_of(at, &["because"]) && start < sentence.end;
    because.then(|| [at..at, start..clause_end(reader, start, sentence)])
}

/// "Orrin, which pays them": the name, and what is said of it.
fn relative(reader: &Reader<'_, '_>, at: usize, sentence: &Tokens) -> Option<[Tokens; 2]> {
    let scene = reader.scene;
    let comma = at.checked_sub(1).filter(|&before| scene.kind(before) == Some(TokenKind::Comma))?;
    let (_, name) = reader.names_in(comma.saturating_sub(NAME)..comma).last()?;
    let tells = scene.is_one_of(at, &["which", "who"]) && name.whole.end == comma && at + 1 < sentence.end;
    tells.then(|| [name.whole.clone(), at + 1..clause_end(reader, at + 1, sentence)])
}

/// Where a clause ends that begins at a token: at the next mark, or with the sentence.
fn clause_end(reader: &Reader<'_, '_>, start: usize, sentence: &Tokens) -> usize {
    let ends = |kind: TokenKind| {
        matches!(kind, TokenKind::Comma | TokenKind::Semicolon | TokenKind::Dash | TokenKind::Stop)
    };
    (start..sentence.end).find(|&at| reader.scene.kind(at).is_some_and(ends)).unwrap_or(sentence.end)
}

/// Drops the writer's clauses that restate nothing; those of the headline, and those hung on a claim, stay.
pub(in crate::attribution) fn keep_restated(facts: &mut Facts) {
    let renumbered = numbers_kept(&facts.attributions);
    let mut numbers = renumbered.iter();
    facts.attributions.retain(|_| numbers.next().is_some_and(Option::is_some));
    facts.attributions.shrink_to_fit();
    let moved = |old: Option<u32>| old.and_then(|old| renumbered.get(old as usize).copied().flatten());
    for attribution in &mut facts.attributions {
        attribution.outer = moved(attribution.outer);
        attribution.hangs_on = moved(attribution.hangs_on);
        if let Some(source) = &mut attribution.source {
            source.antecedent = moved(source.antecedent);
        }
    }
}

/// The numbers that attributions have among those that are kept.
fn numbers_kept(attributions: &[Attribution]) -> Vec<Option<u32>> {
    let claims = Claims::of(attributions);
    let keeps = |known: &Attribution| !has_to_restate(known) || claims.restated_by(&known.claim);
    let mut kept = 0;
    let number = |known| {
        let number = keeps(known).then_some(kept);
        kept += u32::from(number.is_some());
        number
    };
    attributions.iter().map(number).collect()
}

/// Whether an attribution is kept only if it restates a claim.
fn has_to_restate(attribution: &Attribution) -> bool {
    attribution.kind == Kind::Writer && attribution.hangs_on.is_none() && !attribution.in_headline
}

/// The claims of a document that somebody made, by what another may restate them with.
struct Claims<'f> {
    /// By who and what is named in them, of those that a claim begins with which has to restate one.
    by_entity: FxHashMap<EntityId, Alike<'f>>,
    /// By the stems of their words, of those that such a claim points back with.
    by_stem: FxHashMap<u32, Alike<'f>>,
}

/// Claims that have something in common; mostly it is few.
type Alike<'f> = SmallVec<[&'f Claim; 4]>;

/// So many claims are compared for one entity or word; what more of them share tells nothing.
const MOST_COMPARED: usize = 128;

impl<'f> Claims<'f> {
    fn of(attributions: &'f [Attribution]) -> Self {
        let asked = || attributions.iter().filter(|known| has_to_restate(known)).map(|known| &known.claim);
        let mut claims = Self {
            by_entity: asked().filter_map(|claim| Some((claim.leading?, Alike::new()))).collect(),
            by_stem: asked().filter_map(|claim| Some((claim.pointing?.stem, Alike::new()))).collect(),
        };
        let made = attributions.iter().filter(|attribution| attribution.kind != Kind::Writer);
        for claim in made.map(|attribution| &attribution.claim) {
            for id in &claim.entities {
                file(claims.by_entity.get_mut(id), claim);
            }
            for word in &*claim.words {
                file(claims.by_stem.get_mut(&word.stem), claim);
            }
        }
        claims
    }

    /// Whether a claim restates one of them: they share its leading entity, or the word of the noun it points with.
    fn restated_by(&self, claim: &Claim) -> bool {
        let entity = claim.leading.and_then(|id| self.by_entity.get(&id));
        let noun = claim.pointing.and_then(|noun| self.by_stem.get(&noun.stem));
        entity.into_iter().chain(noun).flatten().any(|known| claim.repeats(known))
    }
}

fn file<'f>(alike: Option<&mut Alike<'f>>, claim: &'f Claim) {
    if let Some(alike) = alike.filter(|alike| alike.len() < MOST_COMPARED) {
        alike.push(claim);
    }
}

/// ", illustrating …": a participle of a verb that vouches for what follows.
fn trailing_participle(reader: &Reader<'_, '_>, sentence: &Tokens) -> Option<usize> {
    let scene = reader.scene;
    let verbs = scene.hits(L::ReportingVerbs, sentence.start + 2..sentence.end);
    verbs.map(|hit| hit.first as usize).find(|&at| {
        let vouches = |entry: u32| {
            scene.known.verbs.get(entry as usize).is_some_and(|verb| verb.stance == Stance::Endorsing)
        };
        scene.kind(at - 1) == Some(TokenKind::Comma)
            && scene.word(at).ends_with("ing")
            && !scene.is(at, Tags::QUOTED)
            && scene.hit_at(L::ReportingVerbs, at).is_some_and(|hit| vouches(hit.entry))
            && !scene.is(at + 1, Tags::THAT)
    })
}
