//! Where phrases and clauses begin and end, and what merely interrupts them.

use super::{NounPhrase, Reader};
use crate::attribution::grammar::{Tags, looks_plural};
use crate::attribution::knowledge::EngineLexicon as L;
use crate::attribution::scene::Tokens;
use crate::prose::TokenKind;

/// A formula of anonymity begins within so many tokens of the relative pronoun that it is about.
const FORMULA_NEAR: usize = 4;
/// An aside with a conjunction of its own is no longer than this, in tokens.
const ASIDE: usize = 4;

impl Reader<'_, '_> {
    /// The start of the clause that ends at `end`.
    pub(in crate::attribution) fn clause_start(&self, end: usize, floor: usize) -> usize {
        let mut at = end;
        while at > floor {
            match self.bracket_closed_at(at - 1, floor) {
                Some(open) => at = open,
                None if self.parts_clauses(at - 1) => break,
                None => at -= 1,
            }
        }
        at
    }

    /// "Tom Holt (D-Ore.)": where a bracket opens that closes at a token; what stands in it parts nothing.
    fn bracket_closed_at(&self, close: usize, floor: usize) -> Option<usize> {
        let near = (floor..close).rev().take(ASIDE + 2);
        let mut near = near.filter(|_| self.scene.kind(close) == Some(TokenKind::Close));
        near.find(|&at| self.scene.kind(at) == Some(TokenKind::Open))
    }

    /// Where the last of several phrases without a joint begins: "an arrangement the campaign has criticised",
    /// "hackers who officials say".
    pub(super) fn last_phrase(&self, start: usize, end: usize) -> usize {
        let scene = self.scene;
        if end > start && scene.is(end - 1, Tags::PRONOUN | Tags::IT) {
            return end - 1;
        }
        let anew = |from: usize| {
            let joints = (from..end).rev().filter(|&at| scene.is(at, Tags::CONJUNCTION));
            joints.into_iter().find(|&joint| self.begins_anew(from - 1, joint, end)).map(|joint| joint + 1)
        };
        if let Some(relative) = (start..end).rev().find(|&at| scene.is(at, Tags::RELATIVE)) {
            let nounlike = Tags::MODIFIER | Tags::STATE | Tags::DETERMINER | Tags::NAME | Tags::HEAD;
            let subject = relative + 1..end;
            let own = !subject.is_empty() && subject.clone().all(|at| scene.is(at, nounlike));
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
        let nounlike = Tags::MODIFIER | Tags::STATE | Tags::DETERMINER | Tags::NAME | Tags::HEAD;
        let first = self.rounded(conjunction + 1).unwrap_or(conjunction + 1);
        let verb = |at: usize| scene.is(at, Tags::BE | Tags::AUXILIARY | Tags::VERB) && at + 1 < conjunction;
        let own =
            scene.is(end - 1, Tags::HEAD) || scene.is(end - 1, Tags::NAME) && (start..conjunction).any(verb);
        let capital = scene.tokens().get(conjunction - 1).is_some_and(|token| token.is_capitalized());
        let joins = capital || scene.is(conjunction - 1, nounlike) || !scene.is_word(conjunction - 1);
        // "Both State and FBI officials".
        let describes = Tags::NAME | Tags::STATE | Tags::MODIFIER;
        let inner = |at: usize| {
            at > first
                && scene.is(at, Tags::CONJUNCTION)
                && scene.is(at - 1, describes)
                && scene.is(at + 1, describes)
        };
        own && !joins && (first..end).all(|at| scene.is(at, nounlike) || inner(at))
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
                let hangs = at > 0
                    && scene.is(at - 1, Tags::HEAD)
                    && !scene.is(at - 1, Tags::VERB)
                    && !scene.is(at + 1, Tags::DETERMINER | Tags::NAME | Tags::PRONOUN);
                let that = scene.is(at, Tags::THAT) && !hangs && !self.points_at_one(at);
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

    /// Where an interruption that closes right before `end` opens: the index of its opening comma or dash.
    pub(super) fn interruption_before(&self, end: usize, floor: usize) -> Option<usize> {
        let close = end.checked_sub(1).filter(|&close| close > floor)?;
        let mark = self.scene.kind(close)?;
        if mark == TokenKind::Close {
            return (floor..close).rev().find(|&at| self.scene.kind(at) == Some(TokenKind::Open));
        }
        if !matches!(mark, TokenKind::Comma | TokenKind::Dash) {
            return None;
        }
        let open =
            (floor..close).rev().find(|&at| self.scene.kind(at) == Some(mark) && !self.inside_name(at))?;
        let interrupts = open > floor
            && (mark == TokenKind::Dash
                || self.interrupts(open + 1..close)
                || self.describes_a_name(open, open + 1..close));
        interrupts.then_some(open)
    }

    /// The opening mark of what interrupts before `end`. Behind a description, the comma that opens it may close
    /// another: "Ana Castro, 61, who runs the archive, said", "who beat Ana Castro, a judge, in May, said".
    pub(super) fn aside_before(&self, end: usize, floor: usize, described: bool) -> Option<usize> {
        self.interruption_before(end, floor).or_else(|| {
            let open = self.interruption_before(end + 1, floor)?;
            let inside = open + 1..end;
            (described && self.describes(inside.clone()) || self.describes_a_name(open, inside))
                .then_some(open)
        })
    }

    /// Whether what stands between two commas belongs to the noun before it, and does not only interrupt: an age,
    /// a relative clause, a place of origin, those who are counted in.
    pub(super) fn describes(&self, inside: Tokens) -> bool {
        let scene = self.scene;
        let first = inside.start;
        let whom = |at: usize| scene.is_one_of(at, &["of"]) && scene.is(at + 1, Tags::RELATIVE);
        let age = scene.kind(first) == Some(TokenKind::Number) && inside.len() == 1;
        age || self.opens_relative(first) && !self.withholds_name(first)
            || self.counts_in(first)
            || scene.is_one_of(first, &["of", "such"])
            || inside.clone().take(3).any(whom)
    }

    /// ", who was there,", ", and who was there,": whether a relative clause begins at a token.
    fn opens_relative(&self, at: usize) -> bool {
        let joined = self.scene.is(at, Tags::CONJUNCTION);
        self.scene.is(at + usize::from(joined), Tags::RELATIVE)
    }

    /// "Who asked not to be named": a formula of anonymity, which says nothing else of the source.
    pub(in crate::attribution) fn withholds_name(&self, relative: usize) -> bool {
        (relative + 1..relative + FORMULA_NEAR).any(|at| self.scene.hit_at(L::Anonymity, at).is_some())
    }

    /// "Said Ana Castro, who runs the archive": a relative clause behind a phrase belongs to it, unless it tells
    /// what is said there.
    pub(super) fn relative_behind(&self, phrase: &mut NounPhrase, ceiling: usize) {
        let scene = self.scene;
        let comma = phrase.whole.end;
        let relative = scene.kind(comma) == Some(TokenKind::Comma)
            && scene.is(comma + 1, Tags::RELATIVE)
            && !self.withholds_name(comma + 1);
        let ends = |at: usize| {
            !scene.is_word(at) && !matches!(scene.kind(at), Some(TokenKind::Possessive | TokenKind::Number))
        };
        let end = (comma + 1..ceiling).find(|&at| ends(at) && !self.inside_name(at)).unwrap_or(ceiling);
        if relative && !(comma + 1..end).any(|at| scene.is(at, Tags::VERB) && !scene.is(at, Tags::HEAD)) {
            phrase.whole.end = end;
        }
    }

    /// "Lea Novak, Corvane's director of finance,", "Lea Novak, Corvane director,": between two commas, behind a name,
    /// without a verb.
    fn describes_a_name(&self, open: usize, inside: Tokens) -> bool {
        let owner = self
            .name_at(inside.start)
            .is_none_or(|(_, name)| self.modifies_a_noun(name.whole.end, inside.end));
        self.scene.is(open - 1, Tags::NAME) && owner && !inside.is_empty() && !self.has_verb(inside)
    }

    /// Whether what stands between two commas interrupts a clause rather than being one.
    pub(super) fn interrupts(&self, inside: Tokens) -> bool {
        let scene = self.scene;
        let first = inside.start;
        if inside.is_empty() {
            return false;
        }
        scene.is(first, Tags::ADVERB | Tags::PREPOSITION | Tags::INCLUDING | Tags::TRAILING)
            || self.opens_relative(first)
            || scene.is(first, Tags::DETERMINER | Tags::TITLE | Tags::MODIFIER | Tags::HEAD | Tags::NUMBER)
                && !self.has_verb(inside.clone())
            || self.is_participle(first + usize::from(scene.is(first, Tags::SUBORDINATOR)))
            || scene.kind(first) == Some(TokenKind::Number)
            || self.apposed_name(inside.clone()).is_some()
            || scene.is_one_of(
                first,
                &["not", "for", "of", "according", "such", "now", "himself", "herself", "themselves"],
            )
            || inside.len() == 1
            || self.is_aside(inside)
    }

    /// "As ever", "though tired", "if any": a short aside that nobody speaks in.
    fn is_aside(&self, inside: Tokens) -> bool {
        let speaks = Tags::BE | Tags::AUXILIARY | Tags::PRONOUN | Tags::IT | Tags::HEAD | Tags::NAME;
        self.scene.is(inside.start, Tags::SUBORDINATOR)
            && inside.len() <= ASIDE
            && !inside.clone().any(|at| self.scene.is(at, speaks))
    }

    /// Whether a stretch has a finite verb of its own, as far as small words tell; that of a relative clause is none.
    pub(in crate::attribution) fn has_verb(&self, range: Tokens) -> bool {
        let scene = self.scene;
        let relative = |at: usize| {
            scene.is(at, Tags::RELATIVE)
                || at > range.start && scene.is(at, Tags::THAT) && scene.is(at - 1, Tags::HEAD | Tags::NAME)
        };
        let own = range.clone().take_while(|&at| !relative(at));
        own.into_iter().any(|at| {
            scene.is(at, Tags::BE | Tags::AUXILIARY)
                || scene.is(at, Tags::VERB)
                    && at > range.start
                    && !scene.is(at, Tags::HEAD | Tags::TITLE)
                    && !scene.is(at - 1, Tags::DETERMINER | Tags::PREPOSITION)
                    && !scene.word(at).ends_with("ing")
                    && !self.inside_noun(at)
        })
    }

    /// "Think tank", "watch group": whether a word is part of a noun that a list has.
    fn inside_noun(&self, at: usize) -> bool {
        let nouns = [L::SourceHeads, L::BodyNouns, L::PersonNouns, L::DocumentNouns];
        nouns
            .iter()
            .any(|&lexicon| self.scene.hit_at(lexicon, at).is_some_and(|hit| hit.end as usize > at + 1))
    }

    /// Where a phrase that begins at `start` is over at the latest.
    pub(super) fn phrase_end(&self, start: usize, ceiling: usize) -> usize {
        let scene = self.scene;
        let mut relative = false;
        for at in start..ceiling {
            let over = match scene.kind(at) {
                Some(
                    TokenKind::Possessive | TokenKind::Number | TokenKind::Symbol | TokenKind::Abbreviation,
                ) => false,
                Some(TokenKind::Word) => {
                    relative |= scene.is(at, Tags::RELATIVE)
                        || scene.is(at, Tags::THAT) && at > start && scene.is(at - 1, Tags::HEAD);
                    let that = scene.is(at, Tags::THAT) && at > start && !relative;
                    let subordinate = at > start
                        && scene.is(at, Tags::SUBORDINATOR)
                        && !scene.is(at, Tags::PREPOSITION)
                        && !(scene.is_one_of(at, &["as"]) && scene.is_one_of(at - 1, &["such"]));
                    let to = at > start
                        && !relative
                        && scene.is(at, Tags::TO)
                        && !scene.is(at - 1, Tags::TRAILING)
                        && !scene.is(at + 1, Tags::DETERMINER | Tags::NAME);
                    let verb = !relative && scene.is(at, Tags::BE | Tags::AUXILIARY) && at > start;
                    that || subordinate || verb || to
                }
                _ => true,
            };
            if over && !self.inside_name(at) {
                return at;
            }
        }
        ceiling
    }

    /// The end of a phrase without a time or channel that belongs to the verb: "officials said on Monday". In a
    /// relative clause and behind a participle it belongs to them ("a report published in May").
    pub(super) fn without_time(&self, head: usize, end: usize) -> usize {
        if self.is_participle(head) {
            return end;
        }
        let own = (head..end).take_while(|&at| !self.scene.is(at, Tags::RELATIVE));
        let time = own.into_iter().find(|&at| {
            self.scene.is(at, Tags::DAY) && !self.dates_a_noun(at)
                || at > head && self.time_behind(at)
                || self.scene.is(at, Tags::PREPOSITION)
                    && (self.scene.is(at + 1, Tags::DAY) || self.says_channel(at + 1))
        });
        time.unwrap_or(end)
    }

    /// "The firm this past week announced": where a time that stands right before a verb begins; else the verb.
    pub(in crate::attribution) fn time_before(&self, verb: usize, floor: usize) -> usize {
        let scene = self.scene;
        let Some(noun) = verb.checked_sub(1).filter(|&noun| scene.is_one_of(noun, &SPANS)) else {
            return verb;
        };
        let points = (floor + 1..noun).rev().take_while(|&at| scene.is_one_of(at, &POINTING));
        points.last().unwrap_or(verb)
    }

    /// Whether a time begins behind a noun: "a poll last month".
    pub(in crate::attribution) fn time_behind(&self, at: usize) -> bool {
        self.scene.is_one_of(at, &POINTING) && (at + 1..at + 3).any(|noun| self.scene.is_one_of(noun, &SPANS))
    }

    /// "A letter of 4 May": a date that belongs to its noun.
    fn dates_a_noun(&self, at: usize) -> bool {
        let scene = self.scene;
        let number = scene.kind(at - 1) == Some(TokenKind::Number);
        let before = if number { at.saturating_sub(2) } else { at - 1 };
        scene.is_one_of(before, &["of", "dated", "from"])
    }

    pub(super) fn says_channel(&self, at: usize) -> bool {
        self.scene.is(at, Tags::INDEFINITE) && self.scene.hit_at(L::DocumentNouns, at + 1).is_some()
    }
}

/// Spans of time, which a verb may be told by.
const SPANS: [&str; 11] = [
    "week",
    "month",
    "year",
    "night",
    "weekend",
    "morning",
    "evening",
    "afternoon",
    "summer",
    "spring",
    "decade",
];

/// What stands before them.
const POINTING: [&str; 7] = ["last", "this", "next", "past", "earlier", "late", "later"];
