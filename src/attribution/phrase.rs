//! Source phrases: the noun phrase before or behind a cue, taken apart into what leads in, its head and what
//! trails behind. No part-of-speech tagger: determiners, known heads, names and small words decide.

use super::grammar::Tags;
use super::knowledge::EngineLexicon as L;
use super::name::Name;
use super::scene::{Scene, Tokens};
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
        let mut end = verb;
        // Steps over what interrupts: ", meanwhile,", ", who was there,", "—none of them confirmed—".
        while let Some(open) = self.interruption_before(end, floor) {
            if let Some(name) = self.apposed_name(open + 1..end - 1) {
                return self.with_apposition(open, floor, name, end);
            }
            end = open;
            if end <= floor {
                return None;
            }
        }
        let start = self.clause_start(end, floor);
        let mut phrase = self.analyse(start..end)?;
        phrase.whole.end = end;
        self.appositions_behind(&mut phrase, verb);
        Some(phrase)
    }

    /// The phrase that begins at `start`, behind a cue. Never reaches past `ceiling`.
    pub(super) fn phrase_from(&self, start: usize, ceiling: usize) -> Option<NounPhrase> {
        let end = self.phrase_end(start, ceiling.min(start + REACH));
        let mut phrase = self.analyse(start..end)?;
        phrase.whole.end = self.without_time(phrase.head.end, end);
        self.apposition_after(&mut phrase, ceiling);
        self.appositions_behind(&mut phrase, ceiling);
        Some(phrase)
    }

    /// The noun phrase right before `end`, from its determiner on: what a participle hangs on ("factions,
    /// accused of …").
    pub(super) fn noun_before(&self, end: usize, floor: usize) -> Option<NounPhrase> {
        let scene = self.scene;
        let parted = end > floor + 1 && scene.kind(end - 1) == Some(TokenKind::Comma);
        let end = end - usize::from(parted);
        let clause = self.clause_start(end, floor.max(end.saturating_sub(REACH)));
        let opens = |at: usize| {
            scene.is(at, Tags::DEFINITE | Tags::INDEFINITE | Tags::OWNER)
                || scene.kind(at) == Some(TokenKind::Number)
        };
        let preposition = (clause..end)
            .rev()
            .find(|&at| scene.is(at, Tags::PREPOSITION | Tags::TO) && !scene.is_one_of(at, &["of"]));
        let determiner = (clause..end).rev().find(|&at| opens(at) && !self.inside_name(at));
        let start = determiner.max(preposition.map(|at| at + 1)).unwrap_or(clause);
        self.analyse(start..end)
    }

    /// The subject a clause begins with, whatever verb follows it: for verbs joined by *and* and for
    /// participles that trail behind.
    pub(super) fn leading_subject(&self, range: Tokens) -> Option<NounPhrase> {
        let scene = self.scene;
        let start = self.skip_lead_in(range.clone())?;
        for at in start..range.end {
            if let Some((index, name)) = self.name_at(at) {
                if !self.modifies_a_noun(name.whole.end, range.end) || self.is_participle(name.whole.end) {
                    let head = name.name.clone();
                    return Some(NounPhrase { whole: start..name.whole.end, head, name: Some(index) });
                }
            } else if scene.is(at, Tags::HEAD | Tags::PRONOUN | Tags::IT) && !scene.is(at + 1, Tags::HEAD) {
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

    /// The name that stands at a token, with its index.
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

    /// Skips conjunctions, adverbs and a fronted time or place ("In Kyiv officials said").
    fn skip_lead_in(&self, range: Tokens) -> Option<usize> {
        let scene = self.scene;
        let mut at = range.start;
        while at < range.end {
            let skips = scene.is(at, Tags::CONJUNCTION | Tags::ADVERB | Tags::SUBORDINATOR)
                || matches!(scene.kind(at), Some(TokenKind::Quote | TokenKind::Open | TokenKind::Dash));
            if skips && !scene.is(at, Tags::HEAD | Tags::QUANTIFIER) {
                at += 1;
            } else if scene.is(at, Tags::PREPOSITION | Tags::TO) {
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
        (at > from).then_some(at)
    }

    /// The head of the phrase that begins at `range.start`, and the name it is.
    fn head_in(&self, range: Tokens) -> Option<(Tokens, Option<usize>)> {
        let scene = self.scene;
        let mut at = range.start;
        while at < range.end {
            if let Some((index, name)) = self.name_at(at) {
                let end = name.whole.end.min(range.end);
                if !self.modifies_a_noun(end, range.end) {
                    return Some((name.name.start.max(at)..end, Some(index)));
                }
                at = end;
                continue;
            }
            if scene.is(at, Tags::HEAD | Tags::PRONOUN | Tags::IT) && self.ends_core(at + 1, range.end) {
                return Some((self.head_start(at, range.start)..at + 1, None));
            }
            if self.partitive(at, range.end) {
                at += 2;
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
    fn head_start(&self, last: usize, floor: usize) -> usize {
        let heads = [L::SourceHeads, L::BodyNouns, L::PersonNouns, L::DocumentNouns];
        let starts = heads.iter().filter_map(|&lexicon| self.scene.hit_ending(lexicon, last));
        starts.map(|hit| hit.first as usize).filter(|&first| first >= floor).min().unwrap_or(last)
    }

    /// "US and Israeli officials": the joining word between two modifiers of one noun.
    fn joins_modifiers(&self, at: usize, range: Tokens) -> bool {
        let scene = self.scene;
        let modifier = |at: usize| scene.is(at, Tags::STATE | Tags::MODIFIER) && !scene.is(at, Tags::HEAD);
        let joins = scene.is(at, Tags::CONJUNCTION) || scene.kind(at) == Some(TokenKind::Comma);
        joins && at > range.start && at + 1 < range.end && modifier(at - 1) && modifier(at + 1)
    }

    /// "Some of the", "three of": what follows is the noun.
    fn partitive(&self, at: usize, end: usize) -> bool {
        let counted = self.scene.is(at, Tags::QUANTIFIER | Tags::NUMBER)
            || self.scene.kind(at) == Some(TokenKind::Number);
        counted && at + 2 < end && self.scene.word(at + 1) == "of"
    }

    /// Whether a name that ends at `end` only modifies what follows: "Clinton aides", "US and Israeli officials",
    /// "Novak's deputy".
    fn modifies_a_noun(&self, end: usize, limit: usize) -> bool {
        let scene = self.scene;
        if end >= limit {
            return false;
        }
        if scene.kind(end) == Some(TokenKind::Possessive) {
            return end + 1 < limit && scene.is_word(end + 1);
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

    /// Whether the core of a phrase is over at `at`: what follows, if anything, trails behind the head.
    fn ends_core(&self, at: usize, limit: usize) -> bool {
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
                scene.is(at, small) && !scene.is(at, Tags::HEAD)
                    || at > 0 && scene.is(at - 1, Tags::HEAD) && self.is_participle(at)
            }
            Some(TokenKind::Possessive | TokenKind::Number | TokenKind::Symbol) => false,
            _ => true,
        }
    }

    /// "Witnessing", "accused": a participle behind a noun.
    fn is_participle(&self, at: usize) -> bool {
        let word = self.scene.word(at);
        !self.scene.is(at, Tags::HEAD) && (word.ends_with("ing") || word.ends_with("ed")) && word.len() > 4
    }

    /// "Critics including the Farmers' Union", "officials such as Novak": the name that is counted in.
    fn name_counted_in(&self, phrase: &NounPhrase) -> Option<usize> {
        let scene = self.scene;
        let mut trailing = phrase.trailing();
        let marker = trailing.find(|&at| {
            scene.is(at, Tags::INCLUDING)
                || scene.is_one_of(at, &["such"]) && scene.is_one_of(at + 1, &["as"])
                || scene.is_one_of(at, &["among"]) && scene.is_one_of(at + 1, &["them"])
                || scene.is_one_of(at, &["led"]) && scene.is_one_of(at + 1, &["by"])
        })?;
        self.names_in(marker + 1..phrase.whole.end).next().map(|(index, _)| index)
    }

    /// The start of the clause that ends at `end`.
    fn clause_start(&self, end: usize, floor: usize) -> usize {
        let mut at = end;
        while at > floor && !self.parts_clauses(at - 1) {
            at -= 1;
        }
        at
    }

    /// Whether a token parts the subject from what stands before it.
    fn parts_clauses(&self, at: usize) -> bool {
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
                let that = scene.is(at, Tags::THAT)
                    && !(at > 0 && scene.is(at - 1, Tags::HEAD) && !scene.is(at - 1, Tags::VERB));
                let subordinate = scene.is(at, Tags::SUBORDINATOR) && !scene.is(at, Tags::PREPOSITION)
                    || scene.is_one_of(at, &["but", "while", "because"]);
                let question = scene.is(at, Tags::INTERROGATIVE) && !scene.is(at, Tags::RELATIVE);
                (that || subordinate || question)
                    && !scene.is_one_of(at + 1, &["of"])
                    && !self.inside_name(at)
            }
            _ => false,
        }
    }

    fn inside_name(&self, at: usize) -> bool {
        self.name_at(at).is_some_and(|(_, name)| name.whole.start < at)
    }

    /// Where an interruption that closes right before `end` opens: the index of its opening comma or dash.
    fn interruption_before(&self, end: usize, floor: usize) -> Option<usize> {
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
        let interrupts = open > floor && (mark == TokenKind::Dash || self.interrupts(open + 1..close));
        interrupts.then_some(open)
    }

    /// Whether what stands between two commas interrupts a clause rather than being one.
    fn interrupts(&self, inside: Tokens) -> bool {
        let scene = self.scene;
        let first = inside.start;
        if inside.is_empty() {
            return false;
        }
        scene.is(first, Tags::ADVERB | Tags::RELATIVE | Tags::PREPOSITION | Tags::INCLUDING | Tags::TRAILING)
            || scene.is(first, Tags::DETERMINER | Tags::TITLE | Tags::MODIFIER | Tags::HEAD | Tags::NUMBER)
                && !self.has_verb(inside.clone())
            || self.is_participle(first)
            || scene.kind(first) == Some(TokenKind::Number)
            || self.name_at(first).is_some_and(|(_, name)| name.whole.end >= inside.end)
            || scene.is_one_of(
                first,
                &["not", "for", "of", "according", "such", "now", "himself", "herself", "themselves"],
            )
            || inside.len() == 1
    }

    /// Whether a stretch has a verb of its own, as far as small words tell.
    fn has_verb(&self, range: Tokens) -> bool {
        range.clone().any(|at| {
            self.scene.is(at, Tags::BE | Tags::AUXILIARY)
                || self.scene.is(at, Tags::VERB)
                    && at > range.start
                    && !self.scene.is(at - 1, Tags::DETERMINER | Tags::PREPOSITION)
        })
    }

    /// The name that fills an apposition ("a former official, Ana Castro, said").
    fn apposed_name(&self, inside: Tokens) -> Option<usize> {
        let (index, name) = self.name_at(inside.start)?;
        let rest = name.whole.end..inside.end;
        (rest.is_empty() || self.scene.kind(rest.start) == Some(TokenKind::Comma)).then_some(index)
    }

    /// A phrase with a name in apposition, or the name alone where nothing is apposed.
    fn with_apposition(&self, comma: usize, floor: usize, index: usize, end: usize) -> Option<NounPhrase> {
        let start = self.clause_start(comma, floor);
        let before = self.analyse(start..comma);
        let name = &self.names[index];
        let whole_start = before.map_or(name.whole.start, |phrase| phrase.whole.start);
        Some(NounPhrase { whole: whole_start..end, head: name.name.clone(), name: Some(index) })
    }

    /// "Said a former official, Ana Castro": the name behind the comma.
    fn apposition_after(&self, phrase: &mut NounPhrase, ceiling: usize) {
        let comma = phrase.whole.end;
        if phrase.name.is_some() || comma + 1 >= ceiling || self.scene.kind(comma) != Some(TokenKind::Comma) {
            return;
        }
        let indefinite = self.scene.is(phrase.whole.start, Tags::DETERMINER);
        if let Some((index, name)) = self.name_at(comma + 1).filter(|_| indefinite)
            && (name.whole.end >= ceiling || !self.scene.is_word(name.whole.end))
        {
            phrase.head = name.name.clone();
            phrase.whole.end = name.whole.end;
            phrase.name = Some(index);
        } else if self.scene.is(comma + 1, Tags::INCLUDING) {
            phrase.name = self.names_in(comma + 1..ceiling).next().map(|(index, _)| index);
        }
    }

    /// "Ana Castro, a former judge": what is apposed to a name belongs to its phrase.
    fn appositions_behind(&self, phrase: &mut NounPhrase, ceiling: usize) {
        let comma = phrase.whole.end;
        let scene = self.scene;
        if phrase.name.is_none() || scene.kind(comma) != Some(TokenKind::Comma) {
            return;
        }
        let describes = Tags::DEFINITE
            | Tags::INDEFINITE
            | Tags::OWNER
            | Tags::NUMBER
            | Tags::TITLE
            | Tags::HEAD
            | Tags::MODIFIER;
        let ends = |at: usize| {
            !scene.is_word(at) && !matches!(scene.kind(at), Some(TokenKind::Possessive | TokenKind::Number))
        };
        let end = (comma + 1..ceiling)
            .find(|&at| ends(at) || scene.is(at, Tags::VERB) && !scene.is(at, Tags::HEAD))
            .unwrap_or(ceiling);
        if scene.is(comma + 1, describes) && end <= ceiling {
            phrase.whole.end = end;
        }
    }

    /// Where a phrase that begins at `start` is over at the latest.
    fn phrase_end(&self, start: usize, ceiling: usize) -> usize {
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
                    let subordinate = scene.is(at, Tags::SUBORDINATOR)
                        && !scene.is(at, Tags::PREPOSITION)
                        && !(scene.is_one_of(at, &["as"]) && scene.is_one_of(at - 1, &["such"]));
                    let verb = !relative && scene.is(at, Tags::BE | Tags::AUXILIARY) && at > start;
                    at > start && (that || subordinate || verb)
                }
                _ => true,
            };
            if over && !self.inside_name(at) {
                return at;
            }
        }
        ceiling
    }

    /// The end of a phrase without a time or channel that belongs to the verb: "officials said on Monday".
    fn without_time(&self, head: usize, end: usize) -> usize {
        let time = (head..end).find(|&at| {
            self.scene.is(at, Tags::DAY)
                || self.scene.is(at, Tags::PREPOSITION)
                    && (self.scene.is(at + 1, Tags::DAY) || self.says_channel(at + 1))
        });
        time.unwrap_or(end)
    }

    fn says_channel(&self, at: usize) -> bool {
        self.scene.is(at, Tags::INDEFINITE) && self.scene.hit_at(L::DocumentNouns, at + 1).is_some()
    }
}
