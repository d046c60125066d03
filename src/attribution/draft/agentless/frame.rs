//! The frames that a participle may stand in: "it is believed that", "is said to", "thought to be", "accused of", and who
//! stands behind their *by*. Which words may stand in which frame is the lexicon's to say.

use super::Finder;
use crate::attribution::draft::Draft;
use crate::attribution::kinds::{Manner, Stance};
use crate::attribution::phrase::NounPhrase;
use crate::attribution::words::grammar::Tags;
use crate::attribution::words::knowledge::{EngineLexicon as L, Frame};
use crate::attribution::words::scene::Tokens;
use crate::lexicon::Hit;
use crate::prose::TokenKind;

/// How far behind a participle its *by* is looked for, in tokens.
const AGENT_REACH: usize = 12;

/// Verbs that tell how something is, behind a participle that describes it: "a fine thought to exceed a million".
pub(in crate::attribution::draft) const STATES: [&str; 12] = [
    "be", "have", "exceed", "run", "include", "contain", "involve", "total", "number", "stand", "cost",
    "date",
];

/// Who sits in a court.
const JUDGES: [&str; 4] = ["judge", "judges", "magistrate", "magistrates"];

/// How whoever is accused comes there.
const APPEARING: [&str; 8] =
    ["appear", "appeared", "appearing", "appears", "brought", "stand", "stood", "hauled"];

impl Finder<'_, '_, '_> {
    pub(super) fn frame(&self, hit: Hit) -> Option<Draft> {
        let scene = self.reader.scene;
        let (frames, stance) = scene.known.frames.get(hit.entry as usize)?;
        let (at, after) = (hit.first as usize, hit.end as usize);
        let group = self.be_group(at);
        let (cue, manner) = self.framed(frames, group, at, after)?;
        let verb =
            scene.hit_at(L::ReportingVerbs, at).and_then(|verb| scene.known.verbs.get(verb.entry as usize));
        let default = match manner {
            Manner::Passive => verb.map_or(Stance::Believing, |verb| verb.stance),
            _ => Stance::Believing,
        };
        let mut draft = Draft::new(cue.clone(), stance.unwrap_or(default), manner, self.index);
        let start = cue.end + usize::from(manner == Manner::Expletive && scene.is(cue.end, Tags::THAT));
        let clause = self.clause_around(cue.end.min(self.sentence.end - 1));
        let close = if group.is_none() { self.parted_end(at, cue.end..clause.end) } else { None };
        draft = draft.with_content(start..close.unwrap_or(clause.end));
        // "Is feared dead", "the pilot was asleep, it is claimed": what is said stands before.
        if draft.content.is_empty() {
            let end = if manner == Manner::Expletive { cue.start.saturating_sub(1) } else { cue.end };
            draft = draft.with_content(clause.start..end);
        }
        if manner != Manner::Expletive {
            draft.target = self.described(cue.start, group.is_some());
        }
        let subject = draft.target.as_ref().map_or(cue.start, |target| target.whole.start);
        draft.mood = self.mood(subject, group.unwrap_or(at)..at, draft.stance);
        if let Some(by) = self.agent(at + 1).filter(|&by| by < self.claim_opens(at, manner))
            && let Some(source) = self.reader.phrase_from(by + 1, self.agent_ceiling(by, manner))
        {
            // What the agent stands in front of is the content: "is believed by experts to be a copy".
            let end = source.whole.end;
            // "A copy of which was seen by the Courier, found that": what is only seen is taken for nothing.
            let parted = manner == Manner::Passive && scene.kind(end) == Some(TokenKind::Comma);
            if parted && draft.stance == Stance::Believing {
                return None;
            }
            draft.content.retain(|content| !parted || content.start < by);
            let opener = usize::from(scene.is(end, Tags::TO | Tags::THAT));
            for content in draft.content.iter_mut().filter(|content| content.start < end) {
                content.start = if by < content.start + 1 { end + opener } else { content.start };
                content.end = if content.start < by { by } else { content.end };
            }
            draft.content.retain(|content| content.start < content.end);
            draft = draft.with_source(source);
        }
        // "Was described by visitors": whoever follows is someone, though no list knows them.
        if draft.source.is_none() && scene.is(after, Tags::BY) {
            return None;
        }
        Some(draft)
    }

    /// Whom a frame is about: the noun right before it, but for "two men appeared at Vell Crown Court accused of fraud" and
    /// "before magistrates on Monday accused of fraud", where that only says where or when.
    fn described(&self, cue: usize, finite: bool) -> Option<NounPhrase> {
        let scene = self.reader.scene;
        let noun = self.reader.noun_before(cue, self.sentence.start)?;
        let last = noun.head.end - 1;
        let tie = noun.whole.start.checked_sub(1).filter(|&tie| !finite && tie > self.sentence.start);
        let beside = |tie: usize| {
            let court = || scene.hit_ending(L::Courts, last).is_some();
            scene.is_one_of(tie, &["before"]) && scene.is_one_of(last, &JUDGES)
                || scene.is_one_of(tie, &["at", "before", "in"]) && court()
                || scene.is_one_of(tie, &["on"]) && scene.is(last, Tags::DAY)
        };
        let came = |start: usize, tie: usize| (start..tie).any(|at| scene.is_one_of(at, &APPEARING));
        let Some(tie) = tie.filter(|&tie| beside(tie)) else { return Some(noun) };
        let start = self.reader.clause_start(tie, self.sentence.start);
        if came(start, tie) { self.reader.leading_subject(start..tie) } else { Some(noun) }
    }

    /// "Okafor, thought to be worth 30 million, is out": the comma that closes an aside with a participle, behind which the
    /// clause goes on with its verb.
    fn parted_end(&self, at: usize, claim: Tokens) -> Option<usize> {
        let scene = self.reader.scene;
        let comma = |at: usize| scene.kind(at) == Some(TokenKind::Comma) && !scene.is(at, Tags::QUOTED);
        let finite = |at: usize| {
            let past = self.reader.is_participle(at) && !scene.word(at).ends_with("ing");
            scene.is(at, Tags::BE | Tags::AUXILIARY | Tags::VERB) || past
        };
        if at <= self.sentence.start + 1 || !comma(at - 1) {
            return None;
        }
        claim.into_iter().find(|&at| comma(at) && finite(at + 1))
    }

    /// Which frame the participle at `at` stands in, with the span of its cue.
    fn framed(
        &self,
        frames: &[Frame],
        group: Option<usize>,
        at: usize,
        after: usize,
    ) -> Option<(Tokens, Manner)> {
        let scene = self.reader.scene;
        let clause = scene.is(after, Tags::THAT | Tags::PRONOUN | Tags::DETERMINER | Tags::NAME | Tags::BY)
            || scene.kind(after) == Some(TokenKind::Comma)
            || self.closes_aside(group, after);
        if let Some(group) = group {
            if frames.contains(&Frame::Whole) {
                return Some((group..after, Manner::Raising));
            }
            let it = group.checked_sub(1).filter(|&it| it >= self.sentence.start && scene.is(it, Tags::IT));
            if let Some(it) = it.filter(|_| frames.contains(&Frame::Expletive) && clause) {
                return Some((it..after, Manner::Expletive));
            }
            if frames.contains(&Frame::Bare)
                && scene.is(after, Tags::INDEFINITE | Tags::DEFINITE | Tags::NUMBER)
            {
                return Some((group..after, Manner::Raising));
            }
            if frames.contains(&Frame::Raising) && scene.is(after, Tags::BY) {
                return Some((group..after, Manner::Raising));
            }
            if frames.contains(&Frame::Raising)
                && scene.is(after, Tags::TO)
                && !scene.is(after + 1, Tags::NAME | Tags::DETERMINER)
            {
                return Some((group..after + 1, Manner::Raising));
            }
        }
        if group.is_none() && frames.contains(&Frame::Raising) && self.leads_to_state(at, after) {
            return self.describes_with(at).then_some((at..after + 1, Manner::Raising));
        }
        // A view is of something *as* something: "considered for the post" is no view.
        let view = frames.contains(&Frame::Raising) || frames.contains(&Frame::Bare);
        let preposition = scene.is_one_of(after, &["as"])
            || !view && scene.is_one_of(after, &["of", "for", "over", "with"])
            || view && scene.is_one_of(after, &["of"]);
        let by_then = scene.is(after, Tags::BY);
        if !frames.contains(&Frame::Passive)
            || !(preposition || by_then && group.is_some())
            || self.has_subject_of_its_own(at, group)
        {
            return None;
        }
        let accuses =
            scene.hit_at(L::ReportingVerbs, at).and_then(|hit| scene.known.verbs.get(hit.entry as usize));
        // "Comments seen as rude" describes; "factions accused of theft" accuses.
        if group.is_none() && accuses.is_none_or(|verb| verb.stance != Stance::Accusing) {
            return None;
        }
        let start = group.unwrap_or(at);
        Some((start..after + usize::from(preposition), Manner::Passive))
    }

    /// "To be", "to exceed": whether what stands behind a participle tells how something is.
    fn leads_to_state(&self, at: usize, after: usize) -> bool {
        let scene = self.reader.scene;
        // "The firm claimed to include everybody": its own claim.
        let states = if scene.is_one_of(at, &["claimed"]) { &STATES[..2] } else { &STATES[..] };
        scene.is(after, Tags::TO) && scene.is_one_of(after + 1, states)
    }

    /// "A letter thought to be lost", but "the firm has always claimed to be honest": whether a participle describes what
    /// stands before it.
    fn describes_with(&self, at: usize) -> bool {
        let scene = self.reader.scene;
        let adverb = |at: &usize| scene.is(*at, Tags::ADVERB) || scene.word(*at).ends_with("ly");
        let noun = (self.sentence.start..at).rev().find(|at| !adverb(at)).filter(|&noun| {
            let named = scene.is(noun, Tags::NAME) && !self.stands_with(noun);
            scene.is_word(noun) && !named && !scene.is(noun, Tags::AUXILIARY | Tags::PRONOUN | Tags::RELATIVE)
        });
        let parted = at > self.sentence.start + 1 && scene.kind(at - 1) == Some(TokenKind::Comma);
        let believed = self.reader.subject_in_relative(at, self.sentence.start);
        parted || noun.is_some() && !believed
    }

    /// "With Vell United understood to be": whether *with* stands before the name that ends at a token.
    fn stands_with(&self, last: usize) -> bool {
        let name = self.reader.name_at(last).map_or(last, |(_, name)| name.whole.start);
        name > self.sentence.start && self.reader.scene.is_one_of(name - 1, &["with"])
    }

    /// "The pilot was asleep, it is claimed.": the frame stands behind its claim.
    fn closes_aside(&self, group: Option<usize>, after: usize) -> bool {
        let scene = self.reader.scene;
        let it = group.and_then(|group| group.checked_sub(2)).filter(|&comma| comma > self.sentence.start);
        it.is_some_and(|comma| scene.kind(comma) == Some(TokenKind::Comma)) && !scene.is_word(after)
    }

    /// "Tehran accuses of", "has accused the firm of": active, with someone who accuses.
    fn has_subject_of_its_own(&self, at: usize, group: Option<usize>) -> bool {
        let scene = self.reader.scene;
        if group.is_some() || at == self.sentence.start {
            return false;
        }
        let name = self.reader.name_at(at - 1).map(|(_, name)| name.whole.start);
        let relative =
            name.is_some_and(|start| start > 0 && scene.is(start - 1, Tags::THAT | Tags::RELATIVE));
        scene.is(at - 1, Tags::AUXILIARY | Tags::PRONOUN | Tags::TO) || relative
    }

    /// Where the claim of a frame opens. Who follows *by* behind that has done something: "is said to have been
    /// caught by guards".
    fn claim_opens(&self, at: usize, manner: Manner) -> usize {
        let opens = match manner {
            Manner::Expletive => Tags::THAT,
            Manner::Raising => Tags::TO,
            _ => Tags::NONE,
        };
        (at..self.sentence.end).find(|&at| self.reader.scene.is(at, opens)).unwrap_or(self.sentence.end)
    }

    /// How far an agent may reach: not past the clause that follows it.
    fn agent_ceiling(&self, by: usize, manner: Manner) -> usize {
        let charge =
            |&at: &usize| manner == Manner::Passive && self.reader.scene.is_one_of(at, &["of", "for"]);
        (by..self.sentence.end).find(charge).unwrap_or_else(|| self.claim_opens(by, manner))
    }

    /// The *by* that names who believes or accuses; not "by fraud", which says how.
    fn agent(&self, from: usize) -> Option<usize> {
        let scene = self.reader.scene;
        let limit = self.sentence.end.min(from + AGENT_REACH);
        let by = (from..limit)
            .take_while(|&at| {
                !matches!(scene.kind(at), Some(TokenKind::Semicolon | TokenKind::Comma | TokenKind::Stop))
            })
            .find(|&at| scene.is(at, Tags::BY))?;
        let modifies =
            |at: usize| scene.is_word(at) && !scene.is(at, Tags::CONJUNCTION | Tags::PREPOSITION | Tags::TO);
        let near = (by + 1..limit.min(by + 5)).take_while(|&at| modifies(at) || scene.is(at, Tags::NAME));
        let speaks = scene.is(by + 1, Tags::DETERMINER)
            || near.into_iter().any(|at| scene.is(at, Tags::NAME | Tags::HEAD));
        let speaks = speaks && !scene.word(by + 1).ends_with("ing");
        speaks.then_some(by)
    }
}
