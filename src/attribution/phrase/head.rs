//! Where the head of a phrase is, and which names are heads rather than modifiers of one.

use super::{NounPhrase, Reader};
use crate::attribution::kinds::MentionKind;
use crate::attribution::name::{Name, outlet_noun_ends};
use crate::attribution::words::grammar::Tags;
use crate::attribution::words::knowledge::EngineLexicon as L;
use crate::attribution::words::scene::Tokens;
use crate::prose::TokenKind;

/// How adjectives of places and parties end: Western, Turkish, Republican, Democratic, Chinese.
const ADJECTIVES: [&str; 5] = ["ern", "ish", "an", "ic", "ese"];

impl Reader<'_, '_> {
    /// The head of the phrase that begins at `range.start`, and the name it is.
    pub(super) fn head_in(&self, range: Tokens) -> Option<(Tokens, Option<usize>)> {
        let scene = self.scene;
        let mut at = self.rounded(range.start).unwrap_or(range.start);
        at += usize::from(self.points_at_one(at));
        while at < range.end {
            if let Some((index, name)) = self.name_at(at) {
                let end = name.whole.end.min(range.end);
                if !self.modifies_a_noun(end, range.end) {
                    return Some((name.core.start.max(at)..end, Some(index)));
                }
                at = end + usize::from(self.joined_to_a_modifier(end, range.end));
                continue;
            }
            // "The most telling promise" counts no one.
            let superlative =
                at > range.start && scene.is_one_of(at, &["most"]) && scene.is(at - 1, Tags::DEFINITE);
            if superlative {
                at += 2;
                continue;
            }
            if scene.is(at, Tags::HEAD | Tags::PRONOUN | Tags::IT) && self.ends_core(at + 1, range.end)
                || self.stands_for_people(at)
                || self.counts_alone(range.start..at + 1) && at + 1 == range.end
            {
                return Some((self.head_start(at, range.start)..at + 1, None));
            }
            if self.partitive(at, range.end) {
                at += 2;
                continue;
            }
            if self.share(at, range.end) {
                at += 3;
                continue;
            }
            if self.joins_modifiers(at, range.clone()) {
                at += 1;
                continue;
            }
            if at > range.start && self.ends_core(at, range.end) {
                let last = at - 1;
                let noun =
                    scene.is_word(last) && (!scene.is(last, Tags::DETERMINER) || scene.is(last, Tags::HEAD));
                return noun.then_some((last..at, None));
            }
            if at == range.start && self.ends_core(at, range.end) {
                return None;
            }
            at += 1;
        }
        let last = range.end.checked_sub(1).filter(|&last| last >= range.start)?;
        let noun = scene.is_word(last) && (!scene.is(last, Tags::DETERMINER) || scene.is(last, Tags::HEAD));
        noun.then_some((last..range.end, None))
    }

    /// Where a head of several words ("market participants") begins.
    pub(in crate::attribution) fn head_start(&self, last: usize, floor: usize) -> usize {
        let heads = [L::SourceHeads, L::BodyNouns, L::PersonNouns, L::DocumentNouns];
        let starts = heads.iter().filter_map(|&lexicon| self.scene.hit_ending(lexicon, last));
        starts.map(|hit| hit.first as usize).filter(|&first| first >= floor).min().unwrap_or(last)
    }

    /// "US and Israeli officials": the joining word between two modifiers of one noun.
    pub(super) fn joins_modifiers(&self, at: usize, range: Tokens) -> bool {
        let scene = self.scene;
        let modifier = |at: usize| scene.is(at, Tags::STATE | Tags::MODIFIER) && !scene.is(at, Tags::HEAD);
        let joins = scene.is(at, Tags::CONJUNCTION) || scene.kind(at) == Some(TokenKind::Comma);
        if !joins || at == range.start || at + 1 >= range.end {
            return false;
        }
        // "Federal and state officials": a word before the joint that is no noun of the lists, a noun behind it.
        let noun = (at + 1..range.end.min(at + 4)).find(|&at| scene.is(at, Tags::HEAD));
        let adjective =
            scene.is_word(at - 1) && !scene.is(at - 1, Tags::HEAD | Tags::NAME | Tags::DETERMINER);
        let described = adjective
            && scene.is(at, Tags::CONJUNCTION)
            && noun.is_some_and(|noun| noun > at + 1 && self.ends_core(noun + 1, range.end))
            && (at + 1..noun.unwrap_or(at))
                .all(|at| scene.is_word(at) && !scene.is(at, Tags::DETERMINER | Tags::NAME));
        modifier(at - 1) && modifier(at + 1) || described
    }

    /// "At least three", "around 40", "nearly every": where the number begins that is rounded at `at`.
    pub(in crate::attribution) fn rounded(&self, at: usize) -> Option<usize> {
        let scene = self.scene;
        let near = || scene.is(at, Tags::PREPOSITION) && scene.is_one_of(at, &["about", "around", "over"]);
        let modifier = scene.hit_at(L::SourceModifiers, at).map(|hit| hit.end as usize);
        let number = modifier.or_else(|| near().then_some(at + 1))?;
        let dozen = scene.is(number, Tags::INDEFINITE) && scene.is(number + 1, Tags::NUMBER);
        let counts = scene.is(number, Tags::NUMBER)
            || scene.kind(number) == Some(TokenKind::Number)
            || scene.is_one_of(number, &["all", "both", "every"]);
        (dozen || counts).then_some(number)
    }

    /// "Those close to the bank", "those who were there", but not "those reports".
    pub(in crate::attribution) fn stands_for_people(&self, at: usize) -> bool {
        let told_apart = Tags::RELATIVE | Tags::TRAILING | Tags::PREPOSITION;
        self.scene.is_one_of(at, &["those"]) && self.scene.is(at + 1, told_apart)
    }

    /// "One said", "a third said", "the other": whether a count stands for somebody of those who were counted before.
    pub(in crate::attribution) fn counts_alone(&self, phrase: Tokens) -> bool {
        let scene = self.scene;
        match phrase.len() {
            // "One might say": anybody.
            1 => {
                let anybody = scene.is_one_of(phrase.start, &["one"]) && scene.is_one_of(phrase.end, &MODALS);
                scene.is_one_of(phrase.start, &CARDINALS) && !anybody
            }
            2 => scene.is_one_of(phrase.start, &["a", "the"]) && scene.is_one_of(phrase.end - 1, &ORDINALS),
            _ => false,
        }
    }

    /// Whether a quantifier stands before a noun rather than for one: "a few days", but "a few say".
    pub(super) fn counts_a_noun(&self, at: usize) -> bool {
        let scene = self.scene;
        let verb = scene.is(at + 1, Tags::VERB) || self.is_participle(at + 1) || scene.is(at + 2, Tags::TO);
        scene.is_word(at + 1) && !verb && !self.ends_core(at + 1, at + 2)
    }

    /// "Some of the", "three of": what follows is the noun.
    pub(super) fn partitive(&self, at: usize, end: usize) -> bool {
        let counted = self.scene.is(at, Tags::QUANTIFIER | Tags::NUMBER)
            || self.scene.kind(at) == Some(TokenKind::Number);
        counted && at + 2 < end && self.scene.word(at + 1) == "of"
    }

    /// "Nine out of" ten: what follows is a number and the noun.
    fn share(&self, at: usize, end: usize) -> bool {
        let scene = self.scene;
        let number = |at: usize| scene.is(at, Tags::NUMBER) || scene.kind(at) == Some(TokenKind::Number);
        number(at)
            && at + 4 < end
            && scene.is_one_of(at + 1, &["out"])
            && scene.is_one_of(at + 2, &["of"])
            && number(at + 3)
    }

    /// Whether a name that ends at `end` only modifies what follows: "Clinton aides", "US and Israeli officials",
    /// "Novak's deputy".
    pub(super) fn modifies_a_noun(&self, end: usize, limit: usize) -> bool {
        let scene = self.scene;
        if end >= limit {
            return false;
        }
        // "The Ostern newspaper": a name, and what it is the name of.
        let outlet = |(_, name): (usize, &Name)| name.kind == MentionKind::Outlet;
        if outlet_noun_ends(scene, end).is_some() && self.name_at(end - 1).is_some_and(outlet) {
            return false;
        }
        if scene.kind(end) == Some(TokenKind::Possessive) {
            return end + 1 < limit && scene.is_word(end + 1);
        }
        // "A Reuters/Ipsos poll".
        if scene.word(end) == "/"
            && let Some((_, name)) = self.name_at(end + 1)
        {
            return self.modifies_a_noun(name.whole.end, limit);
        }
        if self.joined_to_a_modifier(end, limit) {
            return true;
        }
        let mut at = end;
        while at < limit
            && (scene.is(at, Tags::CONJUNCTION)
                || scene.is(at, Tags::STATE)
                || scene.kind(at) == Some(TokenKind::Comma))
        {
            at += 1;
        }
        let through = at;
        while at < limit && scene.is(at, Tags::MODIFIER) && !scene.is(at, Tags::HEAD) {
            at += 1;
        }
        let noun = at < limit
            && (scene.is(at, Tags::HEAD) || at == end && scene.is_word(at) && !self.ends_core(at, limit));
        // "Ward and officials said" counts both; only adjectives of states are joined to a noun by *and*.
        noun && (through == end || scene.is(end - 1, Tags::STATE) && scene.is(through - 1, Tags::STATE))
    }

    /// "Treasury and Kremlin aides", "Western and Arab diplomats": a name that modifies the same noun as the word or
    /// name it is joined to. Both are bodies or both adjectives, for "Ward and Vell executives" counts Ward in.
    fn joined_to_a_modifier(&self, first: usize, limit: usize) -> bool {
        let scene = self.scene;
        let second = first + 1;
        let Some((_, name)) = self.name_at(first - 1).filter(|_| scene.is(first, Tags::CONJUNCTION)) else {
            return false;
        };
        let body = |name: &Name| {
            matches!(name.kind, MentionKind::Organization | MentionKind::Outlet | MentionKind::State)
        };
        let adjective = |at: usize| {
            scene.is(at, Tags::STATE | Tags::MODIFIER)
                || ADJECTIVES.iter().any(|end| scene.word(at).ends_with(end))
        };
        let (alike, end) = match self.name_at(second) {
            Some((_, other)) => (body(name) && body(other), other.whole.end),
            None => (false, second + 1),
        };
        let both = name.whole.len() == 1 && end == second + 1 && adjective(first - 1) && adjective(second);
        // "Both Treasury and Kremlin aides".
        let paired =
            name.whole.len() == 1 && name.whole.start > 0 && scene.is_one_of(name.whole.start - 1, &["both"]);
        let noun = scene.is(end, Tags::HEAD | Tags::MODIFIER) && !scene.is(end, Tags::QUANTIFIER);
        second < limit && (alike || both || paired) && noun && self.modifies_a_noun(end, limit)
    }

    /// Whether the core of a phrase is over at `at`: what follows, if anything, trails behind the head.
    pub(super) fn ends_core(&self, at: usize, limit: usize) -> bool {
        let scene = self.scene;
        if at >= limit {
            return true;
        }
        let small = Tags::PREPOSITION
            | Tags::TO
            | Tags::BY
            | Tags::RELATIVE
            | Tags::THAT
            | Tags::TRAILING
            | Tags::INCLUDING
            | Tags::CONJUNCTION
            | Tags::ADVERB
            | Tags::DAY
            | Tags::BE
            | Tags::AUXILIARY
            | Tags::PRONOUN;
        match scene.kind(at) {
            Some(TokenKind::Word | TokenKind::Abbreviation) => {
                scene.is(at, small) && !scene.is(at, Tags::HEAD) && !self.modifies_a_head(at)
                    || scene.means_others(at)
                    || at > 0
                        && scene.is(at - 1, Tags::HEAD)
                        && (self.is_participle(at) || self.time_behind(at))
            }
            Some(TokenKind::Possessive | TokenKind::Number | TokenKind::Symbol) => false,
            _ => true,
        }
    }

    /// "An inside source", "a raft of new studies": a small word that is a modifier here, or ends one.
    fn modifies_a_head(&self, at: usize) -> bool {
        self.scene.is(at, Tags::MODIFIER)
            && (self.scene.is(at + 1, Tags::HEAD) || self.scene.is_one_of(at, &["of"]))
    }

    /// "A series of", "the majority of": where a phrase goes on behind what counts or heaps up its noun.
    pub(in crate::attribution) fn behind_many(&self, start: usize) -> Option<usize> {
        let end = self.scene.hit_at(L::SourceModifiers, start)?.end as usize;
        self.scene.is_one_of(end - 1, &["of"]).then_some(end)
    }

    /// "Witnessing", "accused", "made": a participle behind a noun.
    pub(in crate::attribution) fn is_participle(&self, at: usize) -> bool {
        let word = self.scene.word(at);
        let ends = (word.ends_with("ing") || word.ends_with("ed")) && word.len() > 4;
        !self.scene.is(at, Tags::HEAD) && (ends || IRREGULAR.contains(&word))
    }

    /// Whether a word counts in those who are named behind it: including, such as, among them, led by.
    pub(super) fn counts_in(&self, at: usize) -> bool {
        let pair = |first: &str, second: &str| {
            self.scene.is_one_of(at, &[first]) && self.scene.is_one_of(at + 1, &[second])
        };
        self.scene.is(at, Tags::INCLUDING) || pair("such", "as") || pair("among", "them") || pair("led", "by")
    }

    /// "Critics including the Farmers' Union", "lawmakers and Governor Novak": the name that is counted in.
    pub(super) fn name_counted_in(&self, phrase: &NounPhrase) -> Option<usize> {
        let joined = phrase.trailing().next().filter(|&at| self.scene.is(at, Tags::CONJUNCTION));
        let person = |(_, name): &(usize, &Name)| {
            name.kind == MentionKind::Person && name.whole.end == phrase.whole.end
        };
        if let Some((index, _)) = joined.and_then(|joint| self.name_at(joint + 1)).filter(person) {
            return Some(index);
        }
        let mut trailing = phrase.trailing();
        let marker = trailing.find(|&at| self.counts_in(at))?;
        self.names_in(marker + 1..phrase.whole.end).next().map(|(index, _)| index)
    }
}

/// So many of those who were spoken of may speak alone.
const CARDINALS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// What *one* does in general.
const MODALS: [&str; 7] = ["can", "could", "may", "might", "must", "should", "would"];

/// Each of whom speaks in turn.
const ORDINALS: [&str; 8] = ["first", "second", "third", "fourth", "fifth", "sixth", "other", "others"];

/// Participles without an ending.
const IRREGULAR: [&str; 9] = ["made", "seen", "sent", "given", "written", "held", "taken", "shown", "drawn"];
