//! Source phrases: the noun phrase before or behind a cue, taken apart into what leads in, its head and what
//! trails behind. No part-of-speech tagger: determiners, known heads, names and small words decide.

mod apposition;
mod aside;
mod clause;
mod edge;
mod head;
mod relative;
mod time;

use super::kinds::MentionKind;
use super::name::Name;
use super::words::grammar::Tags;
use super::words::scene::{Scene, Tokens};
use crate::prose::TokenKind;

/// A noun phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NounPhrase {
    /// The whole, from its determiner to the end of what trails behind its head.
    pub(super) whole: Tokens,
    /// The head noun, or the name.
    pub(super) head: Tokens,
    /// The name that is its head, or stands in apposition to it, or is counted in by *including*; an index
    /// into the block's names.
    pub(super) name: Option<usize>,
}

impl NounPhrase {
    /// What stands before the head.
    pub(super) fn leading(&self) -> Tokens {
        self.whole.start..self.head.start
    }

    /// What trails behind the head.
    pub(super) fn trailing(&self) -> Tokens {
        self.head.end..self.whole.end
    }
}

/// A block's names together with its tokens: what is needed to read phrases.
pub(super) struct Reader<'s, 'a> {
    pub(super) scene: &'s Scene<'a>,
    pub(super) names: &'s [Name],
}

/// The furthest a phrase is followed, in tokens; a bound on the work for texts without punctuation.
const REACH: usize = 40;

impl Reader<'_, '_> {
    /// The phrase that ends at the verb group beginning at `verb`: its subject. Never reaches behind `floor`.
    pub(super) fn subject_before(&self, verb: usize, floor: usize) -> Option<NounPhrase> {
        let floor = floor.max(verb.saturating_sub(REACH));
        let mut end = self.time_before(verb, floor);
        let mut counted = None;
        let mut tail = None;
        let mut described = false;
        // Steps over what interrupts: ", meanwhile,", ", who was there,", "—none of them confirmed—".
        while let Some(open) = self.aside_before(end, floor, described) {
            // "Mia Oates (Green Party) said": in brackets stands what the name before them belongs to.
            let tells = self.scene.kind(open) == Some(TokenKind::Open) && open > floor;
            let told = tells && self.name_at(open - 1).is_some();
            let apposed = self.apposed_name(open + 1..end - 1).filter(|_| !told);
            let wider = self.is_wider_place(open, end)
                || apposed.is_some_and(|name| self.names_where(open, floor, name, end - 1));
            if let Some(name) = apposed.filter(|_| !wider) {
                return Some(self.with_apposition(open, floor, name, end));
            }
            if counted.is_none() && self.counts_in(open + 1) {
                counted = self.names_in(open + 1..end).next().map(|(index, _)| index);
            }
            if tail.is_none() && (wider || self.describes(open + 1..end - 1)) {
                tail = Some(open + 1..end - 1);
            }
            described |= tail.is_some() || self.scene.is(open + 1, Tags::DETERMINER);
            end = open;
            if end <= floor {
                return None;
            }
        }
        let start = self.clause_start(end, floor);
        let start = self.told_with_its_reason(start, end, floor).unwrap_or(start);
        let start = self.last_phrase(start, end);
        let mut phrase = self.analyse(start..end)?;
        phrase.whole.end = self.without_time(phrase.head.end, end);
        phrase.name = phrase.name.or(counted);
        self.name_beside(&mut phrase, verb, floor);
        self.appositions_behind(&mut phrase, verb);
        // "Residents of Dol, which lies by the sea": the nearest noun is meant, which is not always the head.
        let nearest = |tail: &Tokens| !self.scene.is_one_of(tail.start, &["which"]) || phrase.head.end == end;
        let closed = |at: usize| usize::from(self.scene.kind(at) == Some(TokenKind::Close));
        let end = tail.filter(nearest).map_or(0, |tail| tail.end + closed(tail.end));
        phrase.whole.end = phrase.whole.end.max(end);
        Some(phrase)
    }

    /// The phrase that begins at `start`, behind a cue. Never reaches past `ceiling`.
    pub(super) fn phrase_from(&self, start: usize, ceiling: usize) -> Option<NounPhrase> {
        let end = self.phrase_end(start, ceiling.min(start + REACH));
        let mut phrase = self.analyse(start..end)?;
        phrase.whole.end = self.without_time(phrase.head.end, end);
        self.apposition_after(&mut phrase, ceiling);
        self.appositions_behind(&mut phrase, ceiling);
        self.relative_behind(&mut phrase, ceiling);
        Some(phrase)
    }

    /// The noun phrase right before `end`, from its determiner on: what a participle hangs on ("factions,
    /// accused of …").
    pub(super) fn noun_before(&self, end: usize, floor: usize) -> Option<NounPhrase> {
        let scene = self.scene;
        let parted = end > floor + 1 && scene.kind(end - 1) == Some(TokenKind::Comma);
        let end = end - usize::from(parted);
        // "Ana Castro, 61, who".
        let aged = parted
            && end > floor + 3
            && scene.kind(end - 1) == Some(TokenKind::Number)
            && scene.kind(end - 2) == Some(TokenKind::Comma)
            && self.name_at(end - 3).is_some();
        let end = if aged { end - 2 } else { end };
        let clause = self.clause_start(end, floor.max(end.saturating_sub(REACH)));
        let opens = |at: usize| {
            scene.is(at, Tags::DETERMINER) && !scene.is(at, Tags::HEAD)
                || scene.kind(at) == Some(TokenKind::Number)
        };
        let preposition = (clause..end)
            .rev()
            .find(|&at| scene.is(at, Tags::PREPOSITION | Tags::TO) && !scene.is_one_of(at, &["of"]));
        let determiner = (clause..end).rev().find(|&at| opens(at) && !self.inside_name(at));
        let start = determiner.max(preposition.map(|at| at + 1)).unwrap_or(clause);
        let object = self.object_of_past(start..end);
        self.analyse(object.unwrap_or(start)..end)
    }

    /// "The decision enraged residents, who": where the object begins, if a stretch from a determiner on holds a
    /// subject and its verb.
    fn object_of_past(&self, range: Tokens) -> Option<usize> {
        let scene = self.scene;
        let noun = |at: usize| {
            scene.is(at, Tags::HEAD | Tags::NAME)
                || scene.is_word(at)
                    && !scene.is(at, Tags::FUNCTION | Tags::MODIFIER)
                    && !scene.word(at).ends_with("ly")
        };
        let verb = |at: usize| scene.word(at).ends_with("ed") && self.is_participle(at) && noun(at - 1);
        let verb = (range.start + 1..range.end.saturating_sub(1)).rev().find(|&at| verb(at))?;
        scene.is(range.end - 1, Tags::HEAD | Tags::NAME).then_some(verb + 1)
    }

    /// "In what officials believed to be a prank": whether the noun right before a verb is its subject, as a word
    /// that opens a relative clause stands before the noun.
    pub(super) fn subject_in_relative(&self, verb: usize, floor: usize) -> bool {
        let opens = Tags::INTERROGATIVE | Tags::RELATIVE | Tags::THAT;
        let start = self.last_phrase(self.clause_start(verb, floor), verb);
        start > floor && start < verb && self.scene.is(start - 1, opens)
    }

    /// The subject a clause begins with, whatever verb follows it: for verbs joined by *and* and for
    /// participles that trail behind.
    pub(super) fn leading_subject(&self, range: Tokens) -> Option<NounPhrase> {
        let scene = self.scene;
        let start = self.skip_lead_in(range.clone())?;
        for at in self.rounded(start).unwrap_or(start)..range.end {
            if let Some((index, name)) = self.name_at(at) {
                if self.acts(name) || !self.modifies_a_noun(name.whole.end, range.end) {
                    let head = name.core.clone();
                    return Some(NounPhrase { whole: start..name.whole.end, head, name: Some(index) });
                }
            } else if scene.is(at, Tags::HEAD | Tags::PRONOUN | Tags::IT)
                && !scene.is(at + 1, Tags::HEAD)
                && !(scene.is(at, Tags::QUANTIFIER) && self.counts_a_noun(at))
            {
                // "Her colleague Ana Castro".
                let called = self.name_at(at + 1).filter(|(_, name)| name.kind == MentionKind::Person);
                if let Some((index, name)) = called.filter(|_| scene.is(at, Tags::HEAD)) {
                    let head = name.core.clone();
                    return Some(NounPhrase { whole: start..name.whole.end, head, name: Some(index) });
                }
                let head = self.head_start(at, start)..at + 1;
                return Some(NounPhrase { whole: start..at + 1, head, name: None });
            } else if self.parts_clauses(at)
                || scene.is(at, Tags::PREPOSITION | Tags::BE | Tags::AUXILIARY | Tags::VERB)
            {
                return None;
            }
        }
        None
    }

    /// Whether a verb follows a name, as far as can be told: "Novak left the board", "Lea Novak left".
    fn acts(&self, name: &Name) -> bool {
        let (scene, next) = (self.scene, name.whole.end);
        let noun = scene.is(next, Tags::HEAD | Tags::TITLE | Tags::STATE | Tags::FUNCTION);
        let object = Tags::DETERMINER | Tags::OBJECT;
        let full = name.kind == MentionKind::Person && name.core.len() > 1;
        scene.is_word(next)
            && !noun
            && (full || self.is_participle(next) || scene.is(next, Tags::VERB) || scene.is(next + 1, object))
    }

    /// The noun phrase that a stretch begins with, whatever it is: "the sign on the door was short".
    pub(super) fn opening_phrase(&self, range: Tokens) -> Option<NounPhrase> {
        let start = self.skip_lead_in(range.clone())?;
        let verb = Tags::BE | Tags::AUXILIARY | Tags::VERB | Tags::PREPOSITION;
        let end =
            (start + 1..range.end).find(|&at| self.scene.is(at, verb) && !self.scene.is(at, Tags::HEAD));
        self.analyse(start..end.unwrap_or(range.end))
    }

    /// The name that stands at a token, with its index.
    #[inline]
    pub(super) fn name_at(&self, at: usize) -> Option<(usize, &Name)> {
        let index = self.names.partition_point(|name| name.whole.end <= at);
        self.names.get(index).filter(|name| name.whole.contains(&at)).map(|name| (index, name))
    }

    /// The names that begin inside a range.
    pub(super) fn names_in(&self, range: Tokens) -> impl Iterator<Item = (usize, &Name)> {
        let first = self.names.partition_point(|name| name.whole.start < range.start);
        (first..).zip(&self.names[first..]).take_while(move |(_, name)| name.whole.start < range.end)
    }

    /// Takes a range apart: lead-in words are skipped, then comes the noun phrase.
    fn analyse(&self, range: Tokens) -> Option<NounPhrase> {
        let start = self.skip_lead_in(range.clone())?;
        let (head, name) = self.head_in(start..range.end)?;
        let mut phrase = NounPhrase { whole: start..range.end, head, name };
        if phrase.name.is_none() {
            phrase.name = self.name_counted_in(&phrase);
        }
        Some(phrase)
    }

    /// Skips conjunctions, adverbs and a fronted time or place ("In Kyiv officials said", "14:05 Officials say").
    fn skip_lead_in(&self, range: Tokens) -> Option<usize> {
        let scene = self.scene;
        let mut at = range.start;
        while at < range.end {
            let skips = scene.is(at, Tags::CONJUNCTION | Tags::ADVERB | Tags::SUBORDINATOR)
                || matches!(
                    scene.kind(at),
                    Some(TokenKind::Quote | TokenKind::Open | TokenKind::Dash | TokenKind::Symbol)
                );
            let clock = scene.kind(at) == Some(TokenKind::Number) && scene.is_clock(at);
            let skips = skips || clock || at > range.start && scene.kind(at) == Some(TokenKind::Comma);
            if self.rounded(at).is_some() {
                return Some(at);
            }
            if skips && !scene.is(at, Tags::HEAD | Tags::QUANTIFIER) {
                at += 1;
            } else if scene.is(at, Tags::PREPOSITION | Tags::TO) && !scene.is(at, Tags::NAME) {
                at = self.fronted_end(at, range.end)?;
            } else {
                return Some(at);
            }
        }
        None
    }

    /// The end of a fronted "on Monday", "in Kyiv", "in 2016".
    fn fronted_end(&self, preposition: usize, end: usize) -> Option<usize> {
        let scene = self.scene;
        let mut at = preposition + 1;
        while at < end && scene.is(at, Tags::DEFINITE) {
            at += 1;
        }
        if let Some((_, name)) = self.name_at(at) {
            return Some(name.whole.end);
        }
        let from = at;
        while at < end && (scene.is(at, Tags::DAY) || scene.kind(at) == Some(TokenKind::Number)) {
            at += 1;
        }
        if at > from {
            return Some(at);
        }
        // "At a baker's, she …": what a comma parts from the clause.
        (from..end.min(from + 8)).find(|&at| scene.kind(at) == Some(TokenKind::Comma)).map(|comma| comma + 1)
    }
}
