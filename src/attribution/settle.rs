//! Turns drafts into attributions: grades sources, resolves names, pronouns and what points back, and makes
//! every place a place in the file.

use super::anonymity::{Statement, grant};
use super::draft::Draft;
use super::draft::issue::{Issue, Issuer};
use super::draft::speech;
use super::evidence;
use super::facts::{Attribution, Cue, EntityId, Facts, Mention, Source, Target};
use super::grade::{Grade, grade};
use super::kinds::{Evidence, Kind, Manner, MentionKind, Reason, Stance};
use super::memory::antecedent;
use super::memory::context::{Context, Speaker, Voice};
use super::memory::meant::Antecedent;
use super::memory::{claim, mentions, paper, sex};
use super::phrase::{NounPhrase, Reader};
use super::wording::Wording;
use super::words::grammar::Tags;
use super::words::knowledge::EngineLexicon as L;
use super::words::scene::Tokens;
use crate::prose::fold;
use crate::text::Span;
use std::ops::Range;

/// Whoever tells of a speaker speaks in no more attributions than this before it.
const OUTER: usize = 3;

/// So many mentions later a role is still known.
const ROLE_LASTS: usize = 64;

/// Settles the drafts of one block, in order.
pub(super) struct Settler<'r, 's, 'a> {
    pub(super) reader: &'r Reader<'s, 'a>,
    /// What the block says of sources' anonymity.
    pub(super) statements: &'r [Statement],
    /// Whether the block has any brackets, without which it has no references.
    pub(super) brackets: bool,
    /// How many sentences stand before the block.
    pub(super) sentences: u32,
    /// Index of the block's first mention among the document's.
    pub(super) first_mention: usize,
    pub(super) facts: &'r mut Facts,
    pub(super) context: &'r mut Context,
    /// Room that claims are read in.
    pub(super) room: &'r mut claim::Room,
    /// What the sentence brings that was asked about last, by its first token: there may be thousands of drafts in one.
    pub(super) evidence: Option<(usize, Evidence)>,
}

impl Settler<'_, '_, '_> {
    pub(super) fn settle(&mut self, draft: &Draft) {
        let scene = self.reader.scene;
        let sentence = self.sentences + draft.sentence as u32;
        let statement = draft.statement.and_then(|index| self.statements.get(index));
        let spoken = self.sentences_of(draft);
        let (kind, source) = self.source(draft, spoken.start);
        let (kind, source) = match (statement, source) {
            (Some(_), Some(source)) => {
                let (kind, source) = self.unnamed(kind, source, spoken.start);
                (kind, Some(source))
            }
            (_, source) => (kind, source),
        };
        let statement = statement.filter(|_| kind.is_unnamed_speaker());
        match (&source, &draft.source) {
            // "The claim by officials" is no speech that goes on, and "asked by Novak, he said" goes on without her.
            (Some(_), _) if draft.manner == Manner::Noun || self.leads_in(draft) => {}
            (Some(source), Some(phrase)) => {
                // A tag stands behind its words and in nobody else's.
                let told = draft.content.first().is_some_and(|content| content.start > phrase.whole.start);
                self.remember(phrase, kind, source, spoken.end, told);
            }
            (Some(_), None) => self.context.goes_on(spoken.end),
            _ => {}
        }
        let (_, whole) = scene.sentence_of(draft.start());
        let cue = draft.cue.clone().map(|cue| self.cue(cue, draft.stance));
        let mentions = &self.facts.mentions[self.first_mention..];
        let named = |stretch: Tokens| mentions::entities_in(self.reader.names, mentions, stretch);
        let claim = claim::read(scene, &draft.content, named, self.room);
        let attribution = Attribution {
            kind,
            source,
            cue,
            content: draft.content.iter().map(|content| scene.span(content.clone())).collect(),
            quotation: speech::extent(self.reader, draft),
            manner: draft.manner,
            mood: draft.mood,
            target: self.target(draft),
            reason: statement.map_or(Reason::None, |statement| statement.reason),
            reason_span: statement.map(|statement| scene.span(statement.words.clone())),
            anonymity: statement.map(|statement| scene.span(statement.whole.clone())),
            evidence: self.evidence_in(&whole),
            claim,
            outer: None,
            hangs_on: draft.trails.then(|| self.last_claim()).flatten(),
            in_headline: self.reader.scene.is_headline(),
            sentence,
            clause: self.clause(draft),
        };
        self.facts.attributions.push(attribution);
    }

    /// "Asked by Novak, he said": whether a draft is a participle that a sentence begins with, and what is done by its source.
    fn leads_in(&self, draft: &Draft) -> bool {
        let first = self.reader.scene.sentence_of(draft.start()).1.start;
        draft.manner == Manner::Passive && draft.cue.as_ref().is_some_and(|cue| cue.start == first)
    }

    /// Whether a statement stands in a sentence before that of a draft.
    pub(super) fn stands_before(&self, statement: &Statement, draft: &Draft) -> bool {
        self.reader.scene.sentence_of(statement.whole.start).0 < draft.sentence
    }

    /// "The Courier agreed not to name her": what others say of a source's name holds for whoever spoke before.
    pub(super) fn grant(&mut self, statement: &Statement) {
        let (index, _) = self.reader.scene.sentence_of(statement.whole.start);
        grant::give(self.reader, statement, self.sentences + index as u32, self.context, self.facts);
    }

    /// A paper that is given out may be meant by its noun later: "the figures".
    pub(super) fn issue(&mut self, issue: &Issue) {
        let scene = self.reader.scene;
        let mention = match issue.issuer {
            Issuer::Named(name) => self.facts.mentions.get(self.first_mention + name),
            Issuer::Known => None,
        };
        let body = mention.map(|issuer| issuer.entity);
        let place = scene.span(issue.noun..issue.noun + 1);
        self.context.issue(scene.word(issue.noun), body, issue.new, place);
    }

    /// Whoever announces at the end of the block what stands in the next one speaks there, unless that end has a speaker.
    pub(super) fn announce(&mut self, phrase: NounPhrase) {
        let last = self.reader.scene.sentences().len().saturating_sub(1);
        let sentence = self.sentences + last as u32;
        if self.context.speaker_before(sentence + 1).is_some() {
            return;
        }
        let draft = Draft::bare(Kind::Nobody, last).with_source(phrase);
        let (kind, source) = self.source(&draft, sentence);
        let known = |source: &Source| source.entity.is_some() || source.antecedent.is_some();
        if let (Some(source), Some(phrase)) = (source.filter(known), &draft.source) {
            self.remember(phrase, kind, &source, sentence, false);
        }
    }

    /// The first and the last sentence of cue and content: a quotation may be as long as it likes, and whoever
    /// spoke before it or speaks after it stands near.
    fn sentences_of(&self, draft: &Draft) -> Range<u32> {
        let at = |token: usize| self.sentences + self.reader.scene.sentence_of(token).0 as u32;
        let here = self.sentences + draft.sentence as u32;
        let first = draft.content.first().map_or(here, |content| at(content.start));
        let last = draft.content.last().map_or(here, |content| at(content.end - 1));
        first.min(here)..last.max(here)
    }

    /// Of whom it is said that the name is left out, that is somebody unnamed, whatever the phrase looks like: a
    /// stranger's noun, a pronoun, a single name. A name in full stays one, and so does a body's.
    fn unnamed(&self, kind: Kind, mut source: Source, sentence: u32) -> (Kind, Source) {
        let entity = source.entity.and_then(|id| self.context.entities.get(id));
        let in_full =
            entity.is_some_and(|entity| entity.kind != MentionKind::Person || entity.name.contains(' '));
        let points = source.definite && entity.is_some();
        let kept = match kind {
            Kind::Person if !in_full => Kind::Described,
            // "He asked not to be named": not whoever was named last.
            Kind::Person | Kind::Pronoun if points || !in_full => {
                (source.entity, source.antecedent) = (None, None);
                self.context.unnamed_speaker(sentence).map_or(Kind::Described, |meant| meant.kind)
            }
            Kind::Organization if !in_full && source.body.is_none() => Kind::Described,
            kind => kind,
        };
        (kept, source)
    }

    /// The last attribution that is not the writer's.
    fn last_claim(&self) -> Option<u32> {
        let last = self.facts.attributions.iter().rposition(|known| known.kind != Kind::Writer);
        last.map(|last| last as u32)
    }

    fn cue(&mut self, tokens: Tokens, stance: Stance) -> Cue {
        Cue { span: self.reader.scene.span(tokens.clone()), words: self.words(tokens), stance }
    }

    fn words(&mut self, tokens: Tokens) -> Wording {
        self.facts.wordings.add(&self.reader.scene.words(tokens))
    }

    fn source(&mut self, draft: &Draft, sentence: u32) -> (Kind, Option<Source>) {
        let Some(phrase) = &draft.source else {
            return match self.carried_speaker(draft) {
                Some(speaker) => (speaker.kind, Some(speaker.source.clone())),
                None => (draft.sourceless, None),
            };
        };
        let graded = grade(self.reader, phrase);
        let place = (self.sentences, sentence);
        let verb = draft.cue.as_ref().map(|cue| (cue.start, draft.stance));
        let paper = verb.and_then(|verb| paper::meant(self.reader, phrase, verb, self.context, place));
        let mut found = paper.unwrap_or_else(|| self.resolve(phrase, graded, sentence));
        // "Her claim that …": whoever owns a claim need not have spoken before.
        if draft.manner == Manner::Noun && graded.kind == Kind::Pronoun && found.entity.is_none() {
            found = Antecedent::named(Kind::Pronoun, None);
        }
        let Antecedent { kind, entity, attribution, body } = found;
        let (words, countries) = (self.words(phrase.whole.clone()), self.countries(phrase));
        let meant = attribution.and_then(|number| self.facts.attributions.get(number as usize));
        let meant = meant.and_then(|attribution| attribution.source.as_ref());
        let scene = self.reader.scene;
        let mention = |index: usize| self.facts.mentions.get(self.first_mention + index);
        let source = Source {
            span: scene.span(phrase.whole.clone()),
            words,
            head: scene.span(phrase.head.clone()),
            number: graded.number,
            definite: graded.definite || antecedent::stands_for_somebody(self.reader, phrase),
            role: graded.role
                || body.is_some()
                || entity.is_some_and(|id| self.has_role(id))
                || meant.is_some_and(|source| source.role),
            body: graded
                .body
                .and_then(mention)
                .map(|mention| mention.entity)
                .or(body)
                .or_else(|| meant.and_then(|source| source.body))
                .or_else(|| self.body_by_noun(phrase)),
            countries,
            basis: graded.basis,
            entity,
            antecedent: attribution,
        };
        (kind, Some(source))
    }

    /// The body named before that "a bank executive", "a spokesman for the company" belongs to.
    fn body_by_noun(&self, phrase: &NounPhrase) -> Option<EntityId> {
        let scene = self.reader.scene;
        let behind = phrase.head.end;
        let belongs = scene.is_one_of(behind, &["at", "of", "for", "from", "with", "in", "inside"])
            && scene.is(behind + 1, Tags::DEFINITE);
        let nouns =
            phrase.leading().chain((behind + 2..phrase.whole.end.min(behind + 4)).filter(|_| belongs));
        let place = scene.span(phrase.whole.clone());
        let body = |at: usize| {
            // "A health ministry official" does not belong to whichever ministry was named.
            scene.hit_ending(L::BodyNouns, at).filter(|hit| hit.first as usize == at)?;
            self.context.body_for(&fold(scene.word(at)), place)
        };
        if phrase.name.is_some() { None } else { nouns.into_iter().find_map(body) }
    }

    /// The countries named before the head, by adjective or as owner.
    fn countries(&mut self, phrase: &NounPhrase) -> Box<[Wording]> {
        let scene = self.reader.scene;
        let tables = [L::Demonyms, L::States, L::Capitals];
        let hit = |at: usize| tables.iter().find_map(|&table| scene.hit_at(table, at));
        let states =
            phrase.leading().filter_map(hit).filter_map(|hit| scene.known.states.get(hit.entry as usize));
        states.map(|state| self.facts.wordings.add(&state.name)).collect()
    }

    /// Who it is and so of which kind: a name is known, what points back is looked up in the document's memory.
    fn resolve(&self, phrase: &NounPhrase, graded: Grade, sentence: u32) -> Antecedent {
        if let Some(index) = phrase.name {
            let mention = self.facts.mentions.get(self.first_mention + index);
            return Antecedent::named(graded.kind, mention.map(|mention| mention.entity));
        }
        let meant = antecedent::find(self.reader, phrase, graded, self.context, sentence);
        meant.unwrap_or(Antecedent::named(graded.kind, None))
    }

    /// An unnamed source may be meant by its noun later: "the official". `told` is whether somebody else may tell of it.
    fn remember(&mut self, phrase: &NounPhrase, kind: Kind, source: &Source, sentence: u32, told: bool) {
        let number = self.facts.attributions.len() as u32;
        let scene = self.reader.scene;
        let joint = |at: usize| scene.is(at, Tags::CONJUNCTION);
        let joined = kind == Kind::Person
            && (phrase.leading().any(joint) || !phrase.trailing().is_empty() && joint(phrase.head.end));
        let sexes = [sex::of_phrase(scene, phrase), sex::of_owner(scene, phrase)];
        let told = told && self.is_told(source.span);
        self.context.spoke(kind, source, sentence, number, Voice { joined, sexes, told });
        let unnamed = source.entity.is_none() && kind != Kind::Person && kind != Kind::Pronoun;
        if unnamed && !antecedent::stands_for_somebody(self.reader, phrase) {
            let attribution = source.antecedent.or(Some(number));
            let noun = scene.word(phrase.head.end - 1);
            self.context.call(noun, Antecedent { kind, entity: None, attribution, body: None }, source.span);
        }
    }

    /// "Ana Castro said officials had told her": whether a source stands in what somebody else says.
    fn is_told(&self, source: Span) -> bool {
        let spoken = |known: &Attribution| known.source.is_some() && known.manner != Manner::Noun;
        let near = self.facts.attributions.iter().rev().take(OUTER).filter(|known| spoken(known));
        near.into_iter().any(|known| known.content.iter().any(|content| content.covers(source)))
    }

    fn carried_speaker(&self, draft: &Draft) -> Option<&Speaker> {
        if draft.carried { self.context.main_speaker() } else { None }
    }

    /// Whether one of the last mentions gave the role of an entity.
    fn has_role(&self, id: EntityId) -> bool {
        let last = self.context.entities.role(id).map(|mention| mention as usize);
        last.is_some_and(|mention| mention + ROLE_LASTS >= self.facts.mentions.len())
    }

    fn target(&self, draft: &Draft) -> Option<Target> {
        let phrase = draft.target.as_ref()?;
        let mention: Option<&Mention> =
            phrase.name.and_then(|index| self.facts.mentions.get(self.first_mention + index));
        let span = self.reader.scene.span(phrase.whole.clone());
        Some(Target {
            span,
            entity: mention.map(|mention| mention.entity),
            kind: mention.map(|mention| mention.kind),
        })
    }

    /// What a sentence brings to show what it says.
    fn evidence_in(&mut self, sentence: &Tokens) -> Evidence {
        let known = self.evidence.filter(|(first, _)| *first == sentence.start);
        let look = || (sentence.start, evidence::find(self.reader.scene, sentence, self.brackets));
        let (_, evidence) = *self.evidence.insert(known.unwrap_or_else(look));
        evidence
    }

    fn clause(&self, draft: &Draft) -> Span {
        let parts = draft.content.iter().cloned();
        let parts =
            parts.chain(draft.cue.clone()).chain(draft.source.as_ref().map(|source| source.whole.clone()));
        let hull = parts.reduce(|hull, part| hull.start.min(part.start)..hull.end.max(part.end));
        self.reader.scene.span(hull.unwrap_or(0..0))
    }
}

/// Notes which attribution stands in whose content. `from` is the index of the first in the document.
pub(super) fn nest(attributions: &mut [Attribution], from: usize) {
    for inner in 0..attributions.len() {
        let place = attributions[inner].anchor();
        let holds = |outer: &Attribution| outer.content.iter().any(|content| content.covers(place));
        let sentence = attributions[inner].sentence;
        let before = attributions[..inner]
            .iter()
            .enumerate()
            .rev()
            .take_while(|(_, outer)| outer.sentence + 3 > sentence);
        // "She reportedly told them", "who is said to have pressed for it": what makes a report of her stands behind.
        let hearsay = |outer: &Attribution| outer.kind == Kind::Nobody && outer.sentence == sentence;
        let behind = attributions.iter().enumerate().skip(inner + 1).take(1);
        let hedged = behind.filter(|(_, outer)| hearsay(outer));
        let outer = hedged.chain(before).filter(|(_, outer)| holds(outer)).map(|(at, _)| at).next();
        attributions[inner].outer = outer.map(|at| (from + at) as u32);
    }
}
