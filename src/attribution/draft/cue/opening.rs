//! Where what is claimed begins behind a verb: behind whoever is told, the time and the channel, and at an object.

use super::Finder;
use super::content::PAST;
use crate::attribution::words::grammar::{Tags, looks_plural};
use crate::attribution::words::knowledge::EngineLexicon as L;
use crate::attribution::words::scene::Tokens;
use crate::prose::TokenKind;

/// *That* is looked for within so many tokens.
const NEAR: usize = 10;

/// Behind whoever is told it may stand further away.
const FAR: usize = 16;

/// An aside between two commas is no longer than this, in tokens.
const ASIDE: usize = 14;

/// How *that* opens what is claimed.
enum Opening {
    /// What follows is claimed.
    Behind(usize),
    /// It tells which object is meant, and the object is claimed as well.
    Object,
}

impl Finder<'_, '_, '_> {
    /// What follows a cue, to the end of the sentence or to a semicolon: behind *that* where a time, a place
    /// or a listener stands before it ("said on Monday that …", "told reporters that …").
    pub(super) fn content_after(&self, from: usize) -> Tokens {
        let scene = self.reader.scene;
        let mut start = self.claim_begins(from);
        let leads_in = |at: usize| match scene.kind(at) {
            Some(TokenKind::Comma | TokenKind::Colon) => true,
            Some(TokenKind::Dash) => at > from && scene.is(at - 1, Tags::THAT),
            _ => false,
        };
        while start < self.sentence.end && leads_in(start) {
            start += 1;
        }
        let end = (start..self.sentence.end)
            .find(|&at| scene.kind(at) == Some(TokenKind::Semicolon) && !scene.is(at, Tags::QUOTED));
        self.without_final_stop(start..end.unwrap_or(self.sentence.end))
    }

    fn claim_begins(&self, from: usize) -> usize {
        let scene = self.reader.scene;
        let told = self.addressed_from(from);
        match self.that_opens(from, told) {
            Some(Opening::Behind(start)) => return start,
            Some(Opening::Object) => return told.unwrap_or(from),
            None => {}
        }
        // "Told reporters: “…”": behind the colon.
        let colon = (from..self.sentence.end.min(from + 8))
            .take_while(|&at| !scene.is(at, Tags::QUOTED | Tags::PRONOUN | Tags::BE | Tags::AUXILIARY))
            .find(|&at| scene.kind(at) == Some(TokenKind::Colon));
        let listener = || from + usize::from(scene.is(from, Tags::LISTENER) && scene.is_word(from + 1));
        let open = told.map(|told| self.speech_near(told).unwrap_or(told)).or_else(|| self.channel_end(from));
        colon.map(|at| at + 1).or(open).unwrap_or_else(listener)
    }

    /// Whether a *that* opens the claim near a token behind a listener.
    pub(super) fn claim_marked(&self, told: usize) -> bool {
        self.that_opens(told, Some(told)).is_some()
    }

    /// Whether a *that* opens the claim behind the time and the channel of a verb that ends before `from`.
    pub(super) fn claim_opens(&self, from: usize) -> bool {
        matches!(self.that_opens(from, None), Some(Opening::Behind(_)))
    }

    /// Whether a *that* opens a clause of what is claimed, and not one about a noun: "said in a filing that was sealed".
    pub(super) fn that_clause_opens(&self, from: usize, told: Option<usize>) -> bool {
        let opening = self.that_opens(from, told);
        matches!(opening, Some(Opening::Behind(start)) if !self.is_finite(start) && !self.acts(start))
    }

    /// Where a claim begins with its *that*, if it does.
    fn that_opens(&self, from: usize, told: Option<usize>) -> Option<Opening> {
        let scene = self.reader.scene;
        let first = told.unwrap_or(from);
        let reach = if told.is_some() { FAR } else { NEAR };
        for at in first..self.sentence.end.min(first + reach) {
            let inner = scene.is_word(at)
                || matches!(scene.kind(at), Some(TokenKind::Number | TokenKind::Possessive));
            if !inner {
                return self.behind_aside(from, at, told.is_some()).map(Opening::Behind);
            }
            if scene.is(at, Tags::BE | Tags::AUXILIARY) || self.is_verb_here(from, at) {
                return None;
            }
            if scene.is(at, Tags::THAT) && !scene.is(at + 1, Tags::DAY) && !self.reader.points_at_time(at) {
                return Some(self.opening(from, at, told));
            }
        }
        None
    }

    /// What a *that* opens: a clause, unless it stands for the subject of the verb right behind it.
    fn opening(&self, from: usize, that: usize, told: Option<usize>) -> Opening {
        let scene = self.reader.scene;
        let first = self.behind_time(told.unwrap_or(from), that);
        let finite = self.is_finite(that + 1);
        if first == that {
            // "Says that isn't true", "told the Courier that was wrong".
            return Opening::Behind(that + usize::from(!finite));
        }
        if !finite && !self.acts(that + 1) {
            return Opening::Behind(that + 1);
        }
        if told.is_none() && self.is_object(first) {
            return Opening::Object;
        }
        // "Said in a letter that was lost that …".
        let near = (that + 1..self.sentence.end.min(that + NEAR)).take_while(|&at| scene.is_word(at));
        let again = near.into_iter().find(|&at| scene.is(at, Tags::THAT) && !self.is_finite(at + 1));
        Opening::Behind(again.unwrap_or(that) + 1)
    }

    /// Whether a *that* behind an aside opens what is claimed: "said on Monday, in a letter, that …".
    fn behind_aside(&self, from: usize, open: usize, told: bool) -> Option<usize> {
        let scene = self.reader.scene;
        let mark = scene.kind(open).filter(|mark| matches!(mark, TokenKind::Comma | TokenKind::Dash))?;
        let mut near = open + 1..self.sentence.end.min(open + ASIDE);
        let close = near.find(|&at| scene.kind(at) == Some(mark) && !scene.is(at, Tags::QUOTED))?;
        let inside = open + 1..close;
        let beside = told || self.behind_time(from, open) == open || scene.is(from, Tags::PREPOSITION);
        let interrupts = scene.is(inside.start, Tags::RELATIVE) || !self.reader.has_verb(inside);
        let that = close + 2 < self.sentence.end
            && scene.is(close + 1, Tags::THAT)
            && !scene.is(close + 2, Tags::DAY)
            && !self.is_finite(close + 2);
        (beside && interrupts && that).then_some(close + 2)
    }

    /// "Said in a letter she …", "said by phone the pier …": where the channel ends before a clause of its own.
    pub(super) fn channel_end(&self, from: usize) -> Option<usize> {
        let scene = self.reader.scene;
        let noun =
            from + 2 + usize::from(scene.is(from + 2, Tags::MODIFIER) && !scene.is(from + 2, Tags::HEAD));
        let paper = scene.is(from, Tags::PREPOSITION) && scene.is(from + 1, Tags::INDEFINITE);
        let paper = scene.hit_at(L::DocumentNouns, noun).filter(|_| paper).map(|hit| hit.end as usize);
        let end = paper.or_else(|| self.reader.contact_by(from))?;
        let on = usize::from(scene.is_one_of(end, &["on"]) && scene.is(end + 1, Tags::DAY));
        let end = end + on + usize::from(scene.is(end + on, Tags::DAY));
        let subject = Tags::DEFINITE | Tags::OWNER | Tags::PRONOUN | Tags::IT | Tags::NAME;
        (scene.is(end, subject) && !scene.is(end, Tags::THAT) && self.clause_follows(end)).then_some(end)
    }

    /// Behind the time that a verb is told by: "said again", "announced last week", "said on Monday".
    fn behind_time(&self, from: usize, end: usize) -> usize {
        let (scene, reader) = (self.reader.scene, self.reader);
        let mut at = from;
        while at < end {
            let on = usize::from(scene.is_one_of(at, &["on"]));
            at += if scene.is(at + on, Tags::DAY) {
                on + 1
            } else if scene.is(at, Tags::ADVERB) || scene.word(at).ends_with("ly") {
                1
            } else if reader.time_behind(at) {
                2
            } else {
                break;
            };
        }
        at.min(end)
    }

    /// Whether a verb has an object from a token on, and no time, place, channel or listener.
    fn is_object(&self, first: usize) -> bool {
        let scene = self.reader.scene;
        let beside = Tags::PREPOSITION
            | Tags::TO
            | Tags::BY
            | Tags::LISTENER
            | Tags::OBJECT
            | Tags::PRONOUN
            | Tags::IT
            | Tags::CONJUNCTION
            | Tags::SUBORDINATOR;
        scene.is_one_of(first, &["of", "against", "about"]) || !scene.is(first, beside)
    }

    /// Whether a small verb stands here that is finite, and has its subject before it: not "that should he go".
    pub(super) fn is_finite(&self, at: usize) -> bool {
        let scene = self.reader.scene;
        let subject = scene.is(at + 1, Tags::PRONOUN | Tags::IT)
            || scene.is_one_of(at, &["should", "had", "were", "did"])
                && scene.is(at + 1, Tags::DETERMINER | Tags::NAME | Tags::HEAD);
        let bare = scene.is_one_of(at, &["be", "been", "being", "having", "doing"]);
        scene.is(at, Tags::BE | Tags::AUXILIARY) && !scene.is(at, Tags::NAME) && !subject && !bare
    }

    /// "That killed nine people", "that bans the sale": a word that an object or a place follows, as it does a verb.
    pub(super) fn acts(&self, at: usize) -> bool {
        let scene = self.reader.scene;
        let told = scene.is_one_of(at, &["said", "told", "found", "wrote"]);
        let past =
            self.reader.is_participle(at) && !scene.word(at).ends_with("ing") || scene.is_one_of(at, &PAST);
        let present = looks_plural(scene.word(at)) && !scene.is(at, Tags::HEAD | Tags::FUNCTION | Tags::NAME);
        let object = Tags::DETERMINER | Tags::OBJECT;
        let number = scene.kind(at + 1) == Some(TokenKind::Number);
        let behind = scene.is(at + 1, object) || number;
        told || (past || present) && behind || past && scene.is(at + 1, Tags::PREPOSITION)
    }

    /// Whether a verb stands here, and no noun that is written like one: "in a text message", "a press conference".
    fn is_verb_here(&self, from: usize, at: usize) -> bool {
        let scene = self.reader.scene;
        let small = Tags::INDEFINITE | Tags::OWNER | Tags::PREPOSITION;
        let leads =
            |at: usize| scene.is(at, small) && !scene.is(at, Tags::TO) || scene.is_one_of(at, &["the"]);
        let one = |at: usize| leads(at) && scene.is(at - 1, Tags::PREPOSITION);
        let determined = at > from && leads(at - 1);
        // "In an internal email".
        let described = scene.is(at, Tags::HEAD) && at > from + 2 && one(at - 2);
        scene.is(at, Tags::VERB) && !scene.is(at, Tags::NAME) && !determined && !described
    }
}
