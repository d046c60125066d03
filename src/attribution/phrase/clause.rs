//! Where clauses begin, and the last phrase of one.

use super::Reader;
use crate::attribution::kinds::MentionKind;
use crate::attribution::words::grammar::{Tags, looks_plural};
use crate::attribution::words::knowledge::EngineLexicon as L;
use crate::prose::TokenKind;

/// A bracket behind a name is no longer than this, in tokens.
const BRACKET: usize = 6;

impl Reader<'_, '_> {
    /// The start of the clause that ends at `end`.
    pub(in crate::attribution) fn clause_start(&self, end: usize, floor: usize) -> usize {
        let mut at = end;
        while at > floor {
            match self.bracket_closed_at(at - 1, floor) {
                Some(open) => at = open,
                None if self.parts_clauses(at - 1) && !self.dates_a_phrase(at - 1, floor) => break,
                None if self.opens_clause(at - 1, end) => break,
                None => at -= 1,
            }
        }
        at
    }

    /// "The school closed after an inspector": events and times come behind *after* and its like in a phrase; people and
    /// papers are the subject of a clause.
    fn opens_clause(&self, at: usize, end: usize) -> bool {
        let scene = self.scene;
        let person = || self.name_at(end - 1).is_some_and(|(_, name)| name.kind == MentionKind::Person);
        scene.is_one_of(at, &["after", "before", "since", "until"])
            && at + 1 < end
            && (scene.is(end - 1, Tags::HEAD) || person())
            && (at + 1..end).all(|at| scene.is(at, Tags::NOUNLIKE))
    }

    /// "A statement issued after a meeting": *after* and its like belong to the phrase that has no verb yet.
    fn dates_a_phrase(&self, at: usize, floor: usize) -> bool {
        let scene = self.scene;
        let before = (floor..at).rev().take_while(|&at| !self.parts_clauses(at));
        let first = before.last().unwrap_or(at);
        scene.is_one_of(at, &["after", "before", "since"])
            && first < at
            && scene.is(first, Tags::DETERMINER)
            && self.is_participle(at - 1)
            && !self.has_verb(first..at - 1)
    }

    /// "Tom Holt (D-Ore.)": where a bracket opens that closes at a token; what stands in it parts nothing.
    fn bracket_closed_at(&self, close: usize, floor: usize) -> Option<usize> {
        if self.scene.kind(close) != Some(TokenKind::Close) {
            return None;
        }
        let mut near = (floor..close).rev().take(BRACKET);
        near.find(|&at| self.scene.kind(at) == Some(TokenKind::Open))
    }

    /// Where the last of several phrases without a joint begins: "an arrangement the campaign has criticised",
    /// "hackers who officials say".
    pub(super) fn last_phrase(&self, start: usize, end: usize) -> usize {
        let scene = self.scene;
        if end > start && scene.is(end - 1, Tags::PRONOUN | Tags::IT) {
            // "A witness who saw it": the clause has its subject and its verb before the pronoun.
            let relative = (start..end - 1).rev().find(|&at| scene.is(at, Tags::RELATIVE));
            let object = relative.is_some_and(|at| at > start && at + 2 < end);
            return if object { start } else { end - 1 };
        }
        let anew = |from: usize| {
            let joints = (from..end).rev().filter(|&at| scene.is(at, Tags::CONJUNCTION));
            joints.into_iter().find(|&joint| self.begins_anew(from - 1, joint, end)).map(|joint| joint + 1)
        };
        if let Some(relative) = (start..end).rev().find(|&at| scene.is(at, Tags::RELATIVE)) {
            let subject = relative + 1..end;
            let own = !subject.is_empty() && subject.clone().all(|at| scene.is(at, Tags::NOUNLIKE));
            let subject = (own && scene.is(end - 1, Tags::HEAD | Tags::NAME)).then_some(relative + 1);
            return subject.or_else(|| anew(relative + 1)).unwrap_or(start);
        }
        if let Some(next) = anew(start + 1) {
            return next;
        }
        let joins = Tags::PREPOSITION
            | Tags::TO
            | Tags::BY
            | Tags::CONJUNCTION
            | Tags::BE
            | Tags::AUXILIARY
            | Tags::DETERMINER
            | Tags::INCLUDING
            | Tags::TRAILING
            | Tags::ADVERB
            | Tags::SUBORDINATOR;
        let opens = |at: usize| {
            scene.is(at, Tags::DEFINITE | Tags::INDEFINITE | Tags::OWNER)
                && !self.inside_name(at)
                && !self.counts_in(at)
        };
        let bare = |at: usize| scene.is_word(at) && !scene.is(at, joins) && !self.is_participle(at);
        let own = (start + 2..end).rev().find(|&at| opens(at) && bare(at - 1));
        own.or_else(|| self.contact_subject(start, end)).unwrap_or(start)
    }

    /// "A project Liberal lawmakers", "a group some critics": several people do not go with *a*, and begin a clause that
    /// hangs on what does.
    fn contact_subject(&self, start: usize, end: usize) -> Option<usize> {
        let scene = self.scene;
        let last = end.checked_sub(1).filter(|&last| scene.is(last, Tags::HEAD))?;
        let adjective = |at: usize| {
            scene.is(at, Tags::MODIFIER | Tags::STATE | Tags::TITLE)
                || scene.tokens()[at].is_capitalized() && !scene.is(at, Tags::NAME)
        };
        let describes = |at: &usize| {
            adjective(*at) && !scene.is(*at, Tags::HEAD | Tags::PREPOSITION)
                || scene.is(*at, Tags::QUANTIFIER | Tags::NUMBER)
        };
        let first = (start..last).rev().take_while(describes).last().unwrap_or(last);
        let article = (start..first).rev().find(|&at| scene.is(at, Tags::INDEFINITE))?;
        let counts = Tags::PREPOSITION | Tags::QUANTIFIER | Tags::NUMBER;
        let one = scene.is_one_of(article, &["a", "an"]) && !self.inside_name(article);
        let noun = first > article + 1 && !(article + 1..first).any(|at| scene.is(at, counts));
        (one && noun && looks_plural(scene.word(last))).then_some(first)
    }

    /// "He left and officials said": a phrase of nouns behind a joint that joins no nouns. Before a name stands the verb
    /// of the clause that is over, as a noun that no list has may be joined to it.
    fn begins_anew(&self, start: usize, conjunction: usize, end: usize) -> bool {
        let scene = self.scene;
        let first = self.rounded(conjunction + 1).unwrap_or(conjunction + 1);
        let verb = |at: usize| scene.is(at, Tags::BE | Tags::AUXILIARY | Tags::VERB) && at + 1 < conjunction;
        let own =
            scene.is(end - 1, Tags::HEAD) || scene.is(end - 1, Tags::NAME) && (start..conjunction).any(verb);
        let capital = scene.tokens().get(conjunction - 1).is_some_and(|token| token.is_capitalized());
        let joins = capital || scene.is(conjunction - 1, Tags::NOUNLIKE) || !scene.is_word(conjunction - 1);
        // "Both State and FBI officials".
        let describes = Tags::NAME | Tags::STATE | Tags::MODIFIER;
        let inner = |at: usize| {
            at > first
                && scene.is(at, Tags::CONJUNCTION)
                && scene.is(at - 1, describes)
                && scene.is(at + 1, describes)
        };
        own && !joins && (first..end).all(|at| scene.is(at, Tags::NOUNLIKE) || inner(at))
    }

    /// Whether a token parts the subject from what stands before it.
    pub(super) fn parts_clauses(&self, at: usize) -> bool {
        let scene = self.scene;
        match scene.kind(at) {
            Some(
                TokenKind::Comma
                | TokenKind::Semicolon
                | TokenKind::Colon
                | TokenKind::Dash
                | TokenKind::Quote
                | TokenKind::Stop
                | TokenKind::Mark
                | TokenKind::Ellipsis
                | TokenKind::Open,
            ) => !self.inside_name(at),
            Some(TokenKind::Word) => {
                // "People that live there" is one phrase, "people that some officials say" is not.
                let hangs = || {
                    at > 0
                        && scene.is(at - 1, Tags::HEAD)
                        && !scene.is(at - 1, Tags::VERB)
                        && !scene.is(at + 1, Tags::DETERMINER | Tags::NAME | Tags::PRONOUN)
                };
                let that = scene.is(at, Tags::THAT) && !hangs() && !self.points_at_one(at);
                let compares = || scene.is_one_of(at, &["than"]) && !self.ends_rounding(at);
                let subordinate = scene.is(at, Tags::SUBORDINATOR)
                    && (!scene.is(at, Tags::PREPOSITION) || compares())
                    || scene.is_one_of(at, &["but", "while", "because"]);
                let question = scene.is(at, Tags::INTERROGATIVE) && !scene.is(at, Tags::RELATIVE);
                (that || subordinate || question)
                    && !(at > 0 && self.counts_in(at - 1))
                    && !scene.is_one_of(at + 1, &["of"])
                    && !self.inside_name(at)
            }
            _ => false,
        }
    }

    /// "That report said": *that* at the beginning of a sentence, before one thing.
    pub(super) fn points_at_one(&self, that: usize) -> bool {
        let scene = self.scene;
        let opens = that == 0 || matches!(scene.kind(that - 1), Some(TokenKind::Stop | TokenKind::Mark));
        scene.is(that, Tags::THAT)
            && opens
            && scene.is(that + 1, Tags::HEAD)
            && !looks_plural(scene.word(that + 1))
    }

    /// The last word of "more than", "no fewer than".
    fn ends_rounding(&self, at: usize) -> bool {
        self.scene.hit_ending(L::SourceModifiers, at).is_some()
    }

    pub(super) fn inside_name(&self, at: usize) -> bool {
        self.name_at(at).is_some_and(|(_, name)| name.whole.start < at)
    }
}
