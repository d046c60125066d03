//! Tags: "…, Ana Castro said", "the talks, she told reporters on Monday, had failed". Whether a source and its verb close or
//! break what is said, and what goes on behind them.

use super::Finder;
use crate::attribution::draft::Draft;
use crate::attribution::kinds::Manner;
use crate::attribution::words::grammar::{Tags, looks_plural};
use crate::attribution::words::knowledge::Verb;
use crate::attribution::words::scene::Tokens;
use crate::prose::TokenKind;

/// A tag with its listener, time and channel is no longer than this behind its verb, in tokens.
const TAG: usize = 12;

impl Finder<'_, '_, '_> {
    /// "Asked about the dam, Novak said: “…”", "On Monday, Novak told reporters that …": what stands in front of a source
    /// only leads in to what is said behind.
    pub(super) fn is_led_in(&self, source: usize, after: usize) -> bool {
        let scene = self.reader.scene;
        let first = self.sentence.start;
        let opens = Tags::PREPOSITION | Tags::SUBORDINATOR | Tags::INTERROGATIVE | Tags::DAY;
        let leads =
            scene.is(first, opens) || self.reader.is_participle(first) || self.reader.time_behind(first);
        leads && (self.opens_speech(after) || self.claim_follows(source, after))
    }

    /// Whether what is said follows behind the time, the channel or the listener of a verb: with its *that*, or where
    /// nothing in front of the source could be it.
    fn claim_follows(&self, source: usize, after: usize) -> bool {
        let told = self.addressed_from(after);
        let marked =
            self.that_clause_opens(after, told) || told.is_some_and(|told| self.speech_near(told).is_some());
        let front = self.sentence.start..source;
        let subject = |at: usize| self.reader.scene.is(at, Tags::PRONOUN | Tags::IT);
        let bare = || !self.reader.has_verb(front.clone()) && !front.clone().any(subject);
        let clause = || self.clause_follows(told.unwrap_or(after)) || self.channel_end(after).is_some();
        marked || bare() && clause()
    }

    /// Whether nothing but a time, a place or a listener follows the verb: the content stands before.
    pub(super) fn closes_sentence(&self, after: usize) -> bool {
        let scene = self.reader.scene;
        if after >= self.sentence.end || !scene.is_word(after) && scene.kind(after) != Some(TokenKind::Quote)
        {
            return true;
        }
        // "Found at least one case".
        let beside = scene.is(after, Tags::PREPOSITION)
            && !scene.is(after, Tags::TO | Tags::BY)
            && self.reader.rounded(after).is_none();
        scene.is(after, Tags::DAY | Tags::ADVERB | Tags::LISTENER) || beside
    }

    pub(super) fn content_stands_before(&self, source: usize) -> bool {
        let parted = source > self.sentence.start
            && matches!(
                self.reader.scene.kind(source - 1),
                Some(TokenKind::Comma | TokenKind::Quote | TokenKind::Mark | TokenKind::Dash)
            );
        // "By her own account, Ana Castro said".
        let led = |draft: &Draft| {
            let ends = draft.cue.as_ref().is_some_and(|cue| cue.end + 1 == source);
            ends && draft.manner == Manner::AccordingTo
        };
        parted && source > self.sentence.start + 2 && !self.found.last().is_some_and(led)
    }

    /// "Costs, Ana Castro said, have doubled": the one word that a clause begins with before its tag breaks it.
    pub(super) fn breaks_behind_a_noun(&self, source: usize, after: usize) -> bool {
        let scene = self.reader.scene;
        let comma = |at: usize| scene.kind(at) == Some(TokenKind::Comma);
        let first = self.sentence.start;
        let noun = scene.is(first, Tags::HEAD | Tags::NAME) || looks_plural(scene.word(first));
        source == first + 2
            && comma(first + 1)
            && comma(after)
            && noun
            && !scene.is(first, Tags::FUNCTION | Tags::DAY)
    }

    /// Whether a quotation ends right before a token, a comma between them left aside.
    pub(super) fn quotation_ends_before(&self, at: usize) -> bool {
        let scene = self.reader.scene;
        let comma = scene.kind(at - 1) == Some(TokenKind::Comma);
        let last = at - 1 - usize::from(comma && at > self.sentence.start + 1);
        scene.is(last, Tags::QUOTED)
    }

    /// The last token before the sentence closes a quotation: “…” Said on a new line.
    pub(super) fn quotation_just_before(&self, at: usize) -> bool {
        at > 0 && self.reader.scene.is(at - 1, Tags::QUOTED)
    }

    /// "The talks, she told reporters on Monday, had failed": the comma behind the listener, the time, the place or the
    /// channel of a tag; else where its verb ends.
    pub(super) fn tag_end(&self, after: usize, verb: &Verb) -> usize {
        let scene = self.reader.scene;
        let beside = Tags::PREPOSITION | Tags::DAY | Tags::ADVERB | Tags::LISTENER;
        let begins = verb.addresses() || scene.is(after, beside) || self.reader.time_behind(after);
        let begins = begins && self.reader.rounded(after).is_none();
        let own = |at: usize| {
            let word = scene.is_word(at)
                || matches!(scene.kind(at), Some(TokenKind::Possessive | TokenKind::Number));
            word && !scene.is(at, Tags::THAT | Tags::QUOTED)
        };
        let end = (after..self.sentence.end.min(after + TAG)).find(|&at| !own(at)).unwrap_or(after);
        let closed = begins && scene.kind(end) == Some(TokenKind::Comma) && !self.reader.has_verb(after..end);
        if closed { end } else { after }
    }

    /// What goes on behind a tag that interrupts: "the vote, he said, was rushed".
    pub(super) fn rest_of_clause(&self, from: usize, end: usize) -> Tokens {
        let scene = self.reader.scene;
        let comma = |at: usize| scene.kind(at) == Some(TokenKind::Comma);
        let interrupts = from > self.sentence.start && comma(from - 1) && comma(end);
        let joined = scene.is(end + 1, Tags::CONJUNCTION | Tags::SUBORDINATOR | Tags::RELATIVE | Tags::VERB);
        if !interrupts || joined || scene.word(end + 1).ends_with("ing") || scene.is(end + 1, Tags::QUOTED) {
            return end..end;
        }
        self.content_after(end + 1)
    }

    /// What goes on behind a tag that says more than who and that: "the talks, she said on Monday, had failed". What
    /// stands in front of it is no clause, and what goes on looks like the verb of one.
    pub(super) fn rest_of_open_clause(&self, from: usize, end: usize) -> Tokens {
        let (scene, reader) = (self.reader.scene, self.reader);
        let rest = self.rest_of_clause(from, end);
        let small =
            Tags::FUNCTION | Tags::DETERMINER | Tags::NAME | Tags::HEAD | Tags::DAY | Tags::TO | Tags::BY;
        let acts = scene.kind(rest.start) == Some(TokenKind::Word) && !scene.is(rest.start, small);
        // "In Scranton, Pa."
        let whole = scene.kind(rest.start) != Some(TokenKind::Abbreviation);
        let goes_on = whole && reader.has_verb(rest.clone()) || acts;
        let front = self.content_before(from);
        let past = |at: usize| reader.is_participle(at) && !scene.word(at).ends_with("ing");
        let clause = reader.has_verb(front.clone()) || front.skip(1).any(past);
        let closed = clause && !scene.is(rest.start, Tags::BE | Tags::AUXILIARY);
        // "Days after the storm", "capital of Tarran".
        let apposed = scene.is_one_of(rest.start + 1, &["after", "before", "since", "of"]);
        let time = reader.time_behind(rest.start) || reader.points_at_time(rest.start);
        if rest.is_empty() || !goes_on || closed || apposed || time { end..end } else { rest }
    }
}
