//! Times beside a phrase: which belong to it, and which to the verb.

use super::Reader;
use crate::attribution::words::grammar::Tags;
use crate::attribution::words::knowledge::EngineLexicon as L;
use crate::prose::TokenKind;

impl Reader<'_, '_> {
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
                    && (self.scene.is(at + 1, Tags::DAY) || self.is_date(at) || self.says_channel(at + 1))
        });
        time.unwrap_or(end)
    }

    /// "The firm this past week announced": where a time that stands right before a verb begins; else the verb.
    pub(in crate::attribution) fn time_before(&self, verb: usize, floor: usize) -> usize {
        let scene = self.scene;
        // "The firm, founded in May, today announced".
        if let Some(day) = verb.checked_sub(1).filter(|&day| day > floor + 1 && scene.is(day, Tags::DAY)) {
            let start = day - usize::from(scene.is_one_of(day - 1, &["on"]));
            if scene.kind(start - 1) == Some(TokenKind::Comma) {
                return start;
            }
        }
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

    /// Whether a demonstrative points at a time: "that evening".
    pub(in crate::attribution) fn points_at_time(&self, at: usize) -> bool {
        self.scene.is_one_of(at + 1, &SPANS)
    }

    /// "By phone", "by text message": where a way to reach somebody ends whose preposition stands at a token.
    pub(in crate::attribution) fn contact_by(&self, by: usize) -> Option<usize> {
        let scene = self.scene;
        let end = scene.hit_at(L::Contacts, by + 1)?.end as usize;
        // "By phone users".
        let over = !scene.is_word(end)
            || scene.is(end, Tags::FUNCTION | Tags::THAT | Tags::TO | Tags::DAY | Tags::NAME);
        (over && scene.is_one_of(by, &["by", "via"])).then_some(end)
    }

    /// "On 4 May", which "a letter of 4 May" is not.
    fn is_date(&self, preposition: usize) -> bool {
        let scene = self.scene;
        scene.kind(preposition + 1) == Some(TokenKind::Number)
            && scene.is(preposition + 2, Tags::DAY)
            && !self.dates_a_noun(preposition + 2)
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
